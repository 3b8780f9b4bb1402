// One report that told of two things becomes two: each with its own kind, place and team, and everybody who follows follows both.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import { accepted, type Result, refused } from '../../../platform/result.ts'
import { areaOfSpot } from '../../../platform/town/area/store.ts'
import { routeReport } from '../../routing/route.ts'
import { namesOfPlaces, tellReceived } from '../filing/store.ts'
import { locate } from '../filing/where.ts'
import { doorOf, type Report, type ReportPlace } from '../model.ts'
import { findPeople } from '../words/find-people.ts'
import { addEvent, type Doer, holdReport } from '../work/store.ts'
import { tellFollowers } from '../work/tell.ts'
import { consequencesFor, type Division, mayBeDivided } from './model.ts'
import { addPart, copyFollowers, madeByDraft } from './store.ts'

/**
 * Divides a report and returns the new one's identifier; the same form again returns the same. Runs in the name of staff with the machinery's
 * sight of followers. Refuses `gone`, `cannot` (closed or part of another), `people` (the words name somebody) and what `locate` refuses.
 */
export async function divideReport(tx: Tx, id: string, division: Division, by: Doer): Promise<Result<string>> {
  const { draft, kind, words } = division
  const before = await madeByDraft(tx, draft)
  if (before) return accepted(before)
  const whole = await holdReport(tx, id)
  if (!whole) return refused('kind', 'gone')
  if (!mayBeDivided(whole)) return refused('kind', 'cannot')
  const found = findPeople(words, await namesOfPlaces(tx)).map(({ from, to }) => words.slice(from, to))
  if (found.length > 0) return refused('words', 'people', found.join(', '))
  const placed = await placeOf(tx, division, whole)
  if (!placed.ok) return placed
  const part = await makePart(tx, whole, division, placed.value)
  const batch = newId()
  await addEvent(tx, part.id, { kind: 'received', to: 'received', by, batch, detail: { channel: whole.channel } })
  await addEvent(tx, part.id, { kind: 'divided', by, batch, detail: { from: whole.number } })
  await addEvent(tx, whole.id, { kind: 'divided', by, batch, detail: { made: part.number } })
  await record(tx, { deed: 'divided', thing: 'report', thingId: whole.id, detail: { part: part.id, kind } })
  // One letter tells of both: the page behind the code shows each with its own story.
  await tellFollowers(tx, [whole.id], { key: 'divided', unit: '', nextStep: '', answerBy: whole.answerBy, words: '' })
  return accepted(part.id)
}

async function placeOf(tx: Tx, { where }: Division, whole: Report): Promise<Result<ReportPlace>> {
  if (!where) return accepted(whole.place)
  const located = await locate(tx, where)
  if (!located.ok) return located
  return 'choices' in located.value ? refused('address', 'addressChoice', located.value.choices.join(', ')) : accepted(located.value.place)
}

/** The new one comes to its own team by its own rules, with a day of its own on which there is an answer. */
async function makePart(
  tx: Tx,
  whole: Report,
  { draft, kind, words }: Division,
  place: ReportPlace,
): Promise<{ id: string; number: number }> {
  const area = (await areaOfSpot(tx, place))?.id ?? null
  const routed = await routeReport(tx, { kind, area, times: whole.times, day: todayInTown() })
  const consequences = consequencesFor(doorOf(kind), whole.consequences)
  const part = await addPart(tx, whole.id, { draft, kind, place, words, consequences, area, ...routed })
  await copyFollowers(tx, whole.id, part.id)
  await tellReceived(tx, part.id, routed)
  return part
}
