// Writes the letters about what moved, and asks four weeks after the answer whether it helped; each once to each.
import type { Tx } from '../../../../platform/db.ts'
import type { JobKind } from '../../../../platform/jobs.ts'
import { queueMail } from '../../../../platform/mail.ts'
import { townName } from '../../../../platform/town/store.ts'
import { addEvent } from '../store.ts'
import { helpedLetter, newsLetter } from './letter.ts'
import { askOnce, closedLongEnough, readersOf, takeNewsToPost, writing } from './store.ts'

/** How many days after closing people are asked whether it helped. */
const daysUntilAsked = 28
const machinery = { whom: 'machinery', account: null, name: '' } as const

/**
 * Writes the letters of the oldest news that has none, in one transaction with striking it out. False when nothing waits. Whoever joined
 * after it was told has no letter of it.
 */
export async function writeNextLetters(tx: Tx, publicUrl: string): Promise<boolean> {
  const news = await takeNewsToPost(tx)
  if (!news) return false
  const readers = await readersOf(tx, news.report, news.at)
  const from = { town: await townName(tx), publicUrl }
  for (const reader of readers) await queueMail(tx, newsLetter(reader, news, from))
  return true
}

/** Asks everybody who follows reports closed four weeks ago, on their code page and by letter. Returns how many reports it was about. */
export async function askWhetherItHelped(tx: Tx, publicUrl: string, after = daysUntilAsked): Promise<number> {
  const due = await closedLongEnough(tx, after, 200)
  const from = { town: await townName(tx), publicUrl }
  for (const closed of due) {
    for (const reader of await askOnce(tx, closed.report)) await queueMail(tx, helpedLetter(reader, closed, from))
    await addEvent(tx, closed.report, { kind: 'asked', by: machinery, detail: { about: 'helped' } })
  }
  return due.length
}

/** Looks every few seconds, so that people hear the same minute. */
export const newsLetters: JobKind = {
  name: 'report-news-letters',
  everyMs: 5000,
  run: async ({ municipality, signal }, { db, config }) => {
    const write = () => db.transaction(writing(municipality), (tx) => writeNextLetters(tx, config.publicUrl))
    while (!signal.aborted && (await write()));
  },
}

/** Every morning; what one transaction does not reach is asked in the next. */
const helpedQuestions: JobKind = {
  name: 'report-helped-questions',
  schedule: '20 8 * * *',
  run: async ({ municipality, signal }, { db, config }) => {
    const ask = () => db.transaction(writing(municipality), (tx) => askWhetherItHelped(tx, config.publicUrl))
    while (!signal.aborted && (await ask()) > 0);
  },
}

export const threadJobs: JobKind[] = [newsLetters, helpedQuestions]
