// Somebody says “that is the one”: they become one more voice, with a code of their own, and the report is one time more.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Day } from '../../../platform/form/model.ts'
import { bringBackIfMany } from '../../follow/deeds.ts'
import { codeOf, hashOf } from '../code.ts'
import type { Filed } from '../filing/file-report.ts'
import { keepFollower, keepOccurrence, oneFormAtATime, reportOfCode, reportOfId } from '../filing/store.ts'
import { addVoice } from './store.ts'

export interface Voice {
  report: string
  /** Key of the form, as of a report: the same one twice is one voice and gives the same receipt. */
  draft: string
  email: string | null
  language: string
  /** Whether it happened again, and when it was seen. */
  again: boolean
  happenedOn: Day | null
  times: readonly string[]
}

/**
 * Only the machinery may. Null when the report is no longer there. Whether it is near is for whoever calls to have checked. Many voices for
 * one that is closed bring it back to staff.
 */
export async function joinReport(tx: Tx, secret: string, voice: Voice): Promise<Filed | null> {
  const code = codeOf(secret, voice.draft)
  await oneFormAtATime(tx, voice.draft)
  const before = await reportOfCode(tx, hashOf(secret, code))
  if (before) return { ...before, code }
  const report = await reportOfId(tx, voice.report)
  if (!report) return null
  await keepFollower(tx, { report: report.id, role: 'voice', codeHash: hashOf(secret, code), email: voice.email, language: voice.language })
  await addVoice(tx, report.id, voice)
  if (voice.happenedOn)
    await keepOccurrence(tx, report.id, { day: voice.happenedOn, time: voice.times.length === 1 ? (voice.times[0] ?? '') : '' })
  await record(tx, { deed: 'joined', thing: 'report', thingId: report.id })
  await bringBackIfMany(tx, report.id)
  return { ...report, code, isNew: true }
}
