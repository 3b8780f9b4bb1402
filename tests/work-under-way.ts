// What the demonstration has finished or not begun, and pages are about: a plan in consultation, a status that is out, an effort to judge.

import { renewFeed } from '../src/goals/efforts/actions/calendar/store.ts'
import { ownActions } from '../src/goals/efforts/actions/mine/store.ts'
import { actionsOf, addAction } from '../src/goals/efforts/actions/store.ts'
import { changeMany } from '../src/goals/efforts/bulk/store.ts'
import { keepSearch, savedSearches } from '../src/goals/efforts/list/saved/store.ts'
import { moveEffort } from '../src/goals/efforts/moves/store.ts'
import { addPartner, partnersOf } from '../src/goals/efforts/partners/store.ts'
import { addPerspective, perspectivesOf } from '../src/goals/efforts/perspectives/store.ts'
import { oneEffort } from '../src/goals/efforts/testing/one-effort.ts'
import { judge, verdictsOf } from '../src/goals/efforts/verdict/store.ts'
import { adoptVersion } from '../src/goals/plan/adopt.ts'
import { beginPlan } from '../src/goals/plan/begin.ts'
import { saveChapter } from '../src/goals/plan/chapters/save.ts'
import { chaptersOf, waitingOf } from '../src/goals/plan/chapters/store.ts'
import { fillConsultation } from '../src/goals/plan/consultation/demo.ts'
import { addComment, partiesOf } from '../src/goals/plan/consultation/store.ts'
import { listLegalBases } from '../src/goals/plan/legal-basis/store.ts'
import { partsWith } from '../src/goals/plan/parts/all.ts'
import { beginStatus } from '../src/goals/plan/status/draft.ts'
import { addMove, moveVersion, versionById } from '../src/goals/plan/store.ts'
import type { Tx } from '../src/platform/db.ts'
import { todayInTown } from '../src/platform/form/model.ts'
import { newId } from '../src/platform/id.ts'
import { allOrganisations } from '../src/platform/people/organisations/store.ts'
import { hashOf } from '../src/platform/session.ts'

/** Asked in the consultation of `planUnderWay`. */
export const askedPartner = 'Demo Boligselskab'

const office = { account: null, name: 'Demo: Sikker by-kontoret' }

export interface PlanUnderWay {
  /** In consultation; residents may say something too. */
  plan: string
  chapter: string
  /** A text that came too late for the chapter, and waits. */
  save: string
  party: string
  /** A comment that waits for its answer. */
  comment: string
  basis: string
}

/** Runs as the machinery, after the demonstration's goals. */
export async function planUnderWay(tx: Tx): Promise<PlanUnderWay> {
  const version = { kind: 'plan' as const, title: 'Demo: Næste plan', basedOn: null, legalBasis: null, year: null }
  const plan = await beginPlan(tx, { ...version, figuresAsOf: '2026-01-01', reviewOn: null }, office)
  const [chapter] = await chaptersOf(tx, plan)
  if (!chapter) throw new Error('A plan begins with chapters')
  const { title, body } = chapter
  for (const more of ['Vi spørger dem, der bor her.', 'Vi spørger også dem, der kommer på besøg.'])
    await saveChapter(tx, plan, chapter.id, { title, body: `${body}\n\n${more}`, revision: 1, waiting: null }, office)
  await fillConsultation(tx, plan)
  const party = (await partiesOf(tx, plan)).find(({ name }) => name === askedPartner)
  const comment = newId()
  await addComment(tx, { id: comment, version: plan, chapter, party: party?.id ?? null, words: 'Hvem spørger I, og hvornår?' })
  const [waiting] = await waitingOf(tx, plan)
  const [basis] = await listLegalBases(tx)
  return { plan, chapter: chapter.id, save: waiting?.id ?? '', party: party?.id ?? '', comment, basis: basis?.id ?? '' }
}

/** Runs as the machinery: a plan that waits for the council's decision. */
export async function planReady(tx: Tx): Promise<string> {
  const version = { kind: 'plan' as const, title: 'Demo: Plan til byrådet', basedOn: null, legalBasis: null, year: null }
  const plan = await beginPlan(tx, { ...version, figuresAsOf: todayInTown(), reviewOn: null }, office)
  await moveVersion(tx, plan, 'draft', 'for-adoption')
  await addMove(tx, plan, { from: 'draft', to: 'for-adoption', reason: '' }, office)
  return plan
}

/** Runs as the machinery: a yearly status that everybody reads. Returns its number. */
export async function publishedStatus(tx: Tx): Promise<number> {
  const today = todayInTown()
  const id = await beginStatus(tx, { title: 'Demo: Status for to år siden', year: Number(today.slice(0, 4)) - 2, today }, office)
  await moveVersion(tx, id, 'draft', 'for-adoption')
  await addMove(tx, id, { from: 'draft', to: 'for-adoption', reason: '' }, office)
  const town = { name: 'Prøveby', isDemonstration: true }
  const decision = { on: today, caseNumber: '', minutesAddress: '' }
  const hindrance = await adoptVersion(tx, id, decision, { town, publicUrl: '', parts: partsWith([]) }, office)
  if (hindrance) throw new Error(`The status cannot be published: ${JSON.stringify(hindrance)}`)
  return (await versionById(tx, id))?.number ?? 0
}

/** What hangs on an effort, by the part of the address that stands before it. */
export type EffortAddresses = Record<string, string>

/**
 * Runs as the machinery, after organisations are there: an effort that everybody sees, with a partner, an action, a perspective, and a
 * verdict that waits to be published.
 */
export async function judgedEffort(tx: Tx): Promise<EffortAddresses> {
  const effort = await oneEffort(tx, 'Demo: Aftenlys', { isPublic: true, from: '2026-01-01' })
  const [organisation] = await allOrganisations(tx)
  await addPartner(tx, effort, { organisation: organisation?.id ?? null, name: '', promise: 'Vi tænder.' }, organisation?.name ?? '')
  await addAction(tx, effort, { what: 'Tæl, hvor mange der går der', doer: null, doerName: 'Demo Kasim', byOn: '2030-01-01' })
  await addPerspective(tx, effort, { profession: 'Gartner', view: 'concern', words: 'Lad træerne stå.' }, 'Demo: Park')
  for (const [from, to] of [
    ['idea', 'planned'],
    ['planned', 'going'],
    ['going', 'ended'],
  ] as const)
    await moveEffort(tx, effort, {
      from,
      to,
      reason: 'Lamperne var sat op, før vi havde aftalt det.',
      isOverride: to === 'going',
      byName: office.name,
    })
  const words = { words: 'Flere gik der.', measured: 'Tal fra to uger.', next: 'Vi prøver et andet sted.', heard: '' }
  await judge(tx, effort, { verdict: 'cannot-tell', ...words }, { byName: office.name })
  const at = `efforts/${effort}`
  return {
    efforts: effort,
    [`${at}/partners`]: (await partnersOf(tx, effort))[0]?.id ?? '',
    [`${at}/actions`]: (await actionsOf(tx, effort))[0]?.id ?? '',
    [`${at}/perspectives`]: (await perspectivesOf(tx, effort))[0]?.id ?? '',
    [`${at}/verdict`]: (await verdictsOf(tx, effort))[0]?.id ?? '',
  }
}

/** The addresses of a plan under way, by the part that stands before each. */
export const planAddresses = ({ plan, chapter, save, party, comment, basis }: PlanUnderWay): Record<string, string> => ({
  plans: plan,
  [`plans/${plan}/chapters`]: chapter,
  [`plans/${plan}/chapters/${chapter}/saves`]: save,
  [`plans/${plan}/consultation/parties`]: party,
  [`plans/${plan}/consultation/comments`]: comment,
  consultations: plan,
  [`consultations/${plan}/chapters`]: chapter,
  'legal-bases': basis,
})

/** Runs as a coordinator: what is theirs alone, an action, a search that is kept, a change of many efforts, and their calendar. */
export async function ownThings(tx: Tx, account: string, effort: string): Promise<Record<string, string>> {
  await addAction(tx, effort, { what: 'Ring til klubben', doer: account, doerName: 'Prøve coordinator', byOn: '2030-01-01' })
  await keepSearch(tx, { name: 'Lys', query: '?words=lys' })
  const [change, token] = [newId(), newId()]
  await changeMany(tx, change, { kind: 'add-goal', goal: 'fewer-victims' }, [{ id: effort, revision: 1 }])
  await renewFeed(tx, hashOf(token))
  return {
    'my-actions': (await ownActions(tx))[0]?.id ?? '',
    'efforts/searches': (await savedSearches(tx))[0]?.id ?? '',
    'efforts/bulk': change,
    calendar: `${token}.ics`,
  }
}
