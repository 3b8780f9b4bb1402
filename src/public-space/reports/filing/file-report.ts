// Somebody has told the town something: it is kept with everything that belongs to it, or not at all, and the same form twice makes one.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { type Day, todayInTown } from '../../../platform/form/model.ts'
import { areaOfSpot } from '../../../platform/town/area/store.ts'
import { routeReport } from '../../routing/route.ts'
import { codeOf, hashOf } from '../code.ts'
import type { Told } from '../model.ts'
import { findPeople, redact } from '../words/find-people.ts'
import {
  beginTrail,
  type Kept,
  keepFollower,
  keepOccurrence,
  keepReport,
  keepWords,
  namesOfPlaces,
  oneFormAtATime,
  reportOfCode,
  tellReceived,
} from './store.ts'

export interface Wishes {
  /** Where whoever reports wants to hear; null when they gave no address. */
  email: string | null
  /** The language they read, two letters. */
  language: string
  /** Word for word what they wrote; waits until somebody has read it. Empty when there is nothing. */
  written: string
}

export interface Filed extends Kept {
  /** The 16 digits of the receipt. */
  code: string
  answerBy: Day | null
}

/**
 * Files a report that came from a resident or another system; only the machinery may. `secret` is the town's own. The same draft
 * again, in parallel too, gives the same receipt and changes nothing.
 */
export async function fileReport(tx: Tx, secret: string, told: Told, wishes: Wishes): Promise<Filed> {
  const code = codeOf(secret, told.draft)
  // Most who send a form again come after the first was kept; only those who come with it wait for it.
  const before = (await reportOfCode(tx, hashOf(secret, code))) ?? (await afterOthers(tx, told.draft, hashOf(secret, code)))
  if (before) return { ...before, code }
  const kept = await writeReport(tx, told, wishes.written)
  await addReporter(tx, secret, kept.id, told.draft, wishes)
  return { ...kept, code }
}

async function afterOthers(tx: Tx, draft: string, codeHash: string): Promise<Kept | null> {
  await oneFormAtATime(tx, draft)
  return reportOfCode(tx, codeHash)
}

/**
 * The report without whoever follows it: what staff may write down for somebody, in their own name. `addReporter`, by the machinery, then
 * gives that person a code.
 */
export async function writeReport(tx: Tx, told: Told, written: string): Promise<Kept> {
  const area = (await areaOfSpot(tx, told.place))?.id ?? null
  const routed = await routeReport(tx, { kind: told.kind, area, times: told.times, day: todayInTown() })
  const words = told.words === '' ? '' : redact(told.words, findPeople(told.words, await namesOfPlaces(tx)))
  const placing = { ...routed, area, words: words.slice(0, 1000) }
  const kept = await keepReport(tx, told, placing)
  if (!kept.isNew) return kept
  if (written !== '') await keepWords(tx, kept.id, written)
  if (told.happenedOn) await keepOccurrence(tx, kept.id, { day: told.happenedOn, time: onlyOne(told.times) })
  await beginTrail(tx, kept.id, told.channel)
  await tellReceived(tx, kept.id, placing)
  await record(tx, { deed: 'received', thing: 'report', thingId: kept.id, detail: { door: told.door, channel: told.channel } })
  return kept
}

/** Gives whoever reported their code and returns it; only the machinery may. */
export async function addReporter(
  tx: Tx,
  secret: string,
  report: string,
  draft: string,
  { email, language }: Pick<Wishes, 'email' | 'language'>,
): Promise<string> {
  const code = codeOf(secret, draft)
  await keepFollower(tx, { report, role: 'reporter', codeHash: hashOf(secret, code), email, language })
  return code
}

const onlyOne = (times: readonly string[]): string => (times.length === 1 ? (times[0] ?? '') : '')
