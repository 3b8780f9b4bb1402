// What somebody does with their code, each in one transaction of the machinery: kept whole, on the trail, and in the log without a word of who.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Day } from '../../platform/form/model.ts'
import { manyVoices, type Report } from '../reports/model.ts'
import { findPeople, redact } from '../reports/words/find-people.ts'
import { choosableFrom } from '../reports/work/model.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { addEvent, type Doer, holdReport } from '../reports/work/store.ts'
import { type Follower, type HelpedAnswer, mayBeNotSolved } from './model.ts'
import { addOccurrence, addReply, forgetEmail, saidSinceClosing, saveHelped } from './store.ts'

const one: Doer = { whom: 'reporter', account: null, name: '' }
const somebody: Doer = { whom: 'somebody', account: null, name: '' }
const machinery: Doer = { whom: 'machinery', account: null, name: '' }

/** It happened again, on a day. */
export async function sayAgain(tx: Tx, { report }: Follower, seen: { id: string; day: Day; time: string }): Promise<void> {
  if (!(await addOccurrence(tx, report, seen))) return
  await addEvent(tx, report, { kind: 'again', by: one, detail: { day: seen.day } })
  await record(tx, { deed: 'said it happened again', thing: 'report', thingId: report })
}

/** Answers a question; names and numbers are covered for good. The report no longer waits. */
export async function reply(
  tx: Tx,
  { report }: Follower,
  { id, question, words }: { id: string; question: string; words: string },
): Promise<void> {
  const covered = redact(words, findPeople(words))
  if (!(await addReply(tx, report, { id, question, words: covered }))) return
  await addEvent(tx, report, { kind: 'replied', by: one, words: covered })
  await record(tx, { deed: 'answered a question', thing: 'report', thingId: report })
  const standing = await holdReport(tx, report)
  if (standing?.state === 'waiting' && choosableFrom('waiting').includes('assessed'))
    await moveReport(tx, report, { to: 'assessed', by: machinery, isTold: false })
}

/**
 * It is not solved. Whoever reported or followed before it was closed opens it again; whoever came later asks for it, and so many who ask
 * open it without anybody’s judgement. `open`: it is worked on already.
 */
export async function sayNotSolved(tx: Tx, follower: Pick<Follower, 'id' | 'report' | 'joinedAt'>): Promise<'reopened' | 'asked' | 'open'> {
  const report = await holdReport(tx, follower.report)
  if (!report || !mayBeNotSolved(report.state)) return 'open'
  const isFirstTime = await saveHelped(tx, follower.id, 'no')
  await record(tx, { deed: 'said it is not solved', thing: 'report', thingId: report.id })
  if (report.closedAt && follower.joinedAt <= report.closedAt) return reopen(tx, report, one)
  if (report.state === 'closed') await moveReport(tx, report.id, { to: 'reopen-asked', by: somebody })
  else if (isFirstTime) await addEvent(tx, report.id, { kind: 'voice', by: somebody, detail: { about: 'not-solved' } })
  return (await bringBackIfMany(tx, report.id)) ? 'reopened' : 'asked'
}

/** A closed report that enough people speak of again comes back to staff; true when it did. Call it whenever somebody joins one. */
export async function bringBackIfMany(tx: Tx, id: string): Promise<boolean> {
  const report = await holdReport(tx, id)
  if (!report || !mayBeNotSolved(report.state) || (await saidSinceClosing(tx, id)) < manyVoices) return false
  await reopen(tx, report, machinery)
  return true
}

async function reopen(tx: Tx, { id }: Report, by: Doer): Promise<'reopened'> {
  const done = await moveReport(tx, id, { to: 'reopened', by })
  if (!done.ok) throw new Error(`A closed report could not be opened again: ${done.errors[0]?.key}`)
  return 'reopened'
}

/** Whether it helped; counted for staff, who do not see who said it. */
export async function sayHelped(tx: Tx, { id, report }: Follower, helped: HelpedAnswer): Promise<void> {
  if (!(await saveHelped(tx, id, helped))) return
  await addEvent(tx, report, { kind: 'helped', by: one, detail: { helped } })
  await record(tx, { deed: 'said whether it helped', thing: 'report', thingId: report, detail: { helped } })
}

/** No more letters. */
export async function stopLetters(tx: Tx, { id, report }: Follower): Promise<void> {
  await forgetEmail(tx, id)
  await record(tx, { deed: 'stopped letters', thing: 'report', thingId: report })
}
