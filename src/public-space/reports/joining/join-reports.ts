// Several reports of one thing become one, so that everybody hears the same; and one is taken out again when it was another thing after all.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { accepted, type Result, refused } from '../../../platform/result.ts'
import type { Report } from '../model.ts'
import { moveReport } from '../work/move-report.ts'
import { addEvent, type Doer, holdReport, readReport } from '../work/store.ts'
import { tellFollowers } from '../work/tell.ts'
import { goesInto } from './model.ts'
import { addLink, moveInto, moveOutOf, removeLink } from './store.ts'

/** On the trail and in nobody's letter: those who follow are told that the reports were put together. */
const closingAnswer = 'Lagt sammen med en anden henvendelse om det samme.'

/**
 * Puts reports into one. They are closed as duplicates, their followers, times and voices go along, and everybody is told. Runs in the name
 * of staff with the machinery's sight of followers. Refuses `gone` and `cannotJoin`, and then nothing is changed.
 */
export async function mergeReports(tx: Tx, wholeId: string, partIds: readonly string[], by: Doer): Promise<Result<Report>> {
  // In one order for everybody, so that two who join the same ones wait for each other and do not lock.
  const held = new Map<string, Report>()
  for (const id of [...new Set([wholeId, ...partIds])].sort()) {
    const report = await holdReport(tx, id)
    if (!report) return refused('part', 'gone')
    held.set(id, report)
  }
  const whole = held.get(wholeId)
  const parts = [...held.values()].filter(({ id }) => id !== wholeId)
  if (!whole || parts.length === 0 || !parts.every((part) => goesInto(part, whole))) return refused('part', 'cannotJoin')
  const batch = newId()
  for (const part of parts) {
    const closed = await moveReport(tx, part.id, {
      to: 'closed',
      outcome: 'duplicate',
      saidBy: 'staff',
      answer: closingAnswer,
      by,
      batch,
      isTold: false,
    })
    if (!closed.ok) throw new Error(`Report ${part.id} could not be closed: ${closed.errors.map(({ key }) => key)}`)
    await moveInto(tx, part.id, wholeId)
    await addEvent(tx, part.id, { kind: 'merged', by, batch, detail: { into: whole.number } })
    await addEvent(tx, wholeId, { kind: 'merged', by, batch, detail: { from: part.number, voices: part.voices } })
  }
  await record(tx, { deed: 'merged', thing: 'report', thingId: wholeId, detail: { parts: parts.map(({ id }) => id) } })
  const unit = whole.team?.name ?? ''
  const key = parts.every(({ splitFrom }) => splitFrom === wholeId) ? 'put-back' : 'merged'
  await tellFollowers(tx, [wholeId], { key, unit, nextStep: '', answerBy: whole.answerBy, words: '' })
  return accepted(whole)
}

/** Takes a report out of the one it was put into: it is open again with its own followers, times and voices, who are told. Refuses `gone`, and `inAnother` when
 * that one is itself in another, where everything has gone along. */
export async function splitReport(tx: Tx, wholeId: string, partId: string, by: Doer): Promise<Result<Report>> {
  for (const id of [wholeId, partId].sort()) await holdReport(tx, id)
  const [whole, part] = [await readReport(tx, wholeId), await readReport(tx, partId)]
  if (!whole || !part) return refused('part', 'gone')
  if (whole.mergedInto) return refused('part', 'inAnother')
  if (!(await moveOutOf(tx, partId, wholeId))) return refused('part', 'gone')
  const batch = newId()
  const opened = await moveReport(tx, partId, { to: 'reopened', by, batch })
  if (!opened.ok) throw new Error(`Report ${partId} could not be opened: ${opened.errors.map(({ key }) => key)}`)
  await addEvent(tx, partId, { kind: 'split', by, batch, detail: { from: whole.number } })
  await addEvent(tx, wholeId, { kind: 'split', by, batch, detail: { out: part.number } })
  await record(tx, { deed: 'split', thing: 'report', thingId: wholeId, detail: { part: partId } })
  return opened
}

/** Links two reports that are alike and not the same. Refuses `gone`, `itself` and `linked`. */
export async function linkReports(tx: Tx, one: string, two: string, by: Doer): Promise<Result<true>> {
  const [first, second] = [await readReport(tx, one), await readReport(tx, two)]
  if (!first || !second) return refused('number', 'gone')
  if (one === two) return refused('number', 'itself')
  if (!(await addLink(tx, one, two))) return refused('number', 'linked')
  await addEvent(tx, one, { kind: 'linked', by, detail: { with: second.number } })
  await addEvent(tx, two, { kind: 'linked', by, detail: { with: first.number } })
  await record(tx, { deed: 'linked', thing: 'report', thingId: one, detail: { with: two } })
  return accepted(true)
}

/** Takes a link away. Refuses `gone`. */
export async function unlinkReports(tx: Tx, one: string, two: string, by: Doer): Promise<Result<true>> {
  const [first, second] = [await readReport(tx, one), await readReport(tx, two)]
  if (!first || !second || !(await removeLink(tx, one, two))) return refused('number', 'gone')
  await addEvent(tx, one, { kind: 'unlinked', by, detail: { with: second.number } })
  await addEvent(tx, two, { kind: 'unlinked', by, detail: { with: first.number } })
  await record(tx, { deed: 'unlinked', thing: 'report', thingId: one, detail: { with: two } })
  return accepted(true)
}
