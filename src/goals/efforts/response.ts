// An effort as the answer to a phenomenon of public space: begun from it with its evaluation drafted, and read again as it moves.
import type { Tx } from '../../platform/db.ts'
import { allOrganisations } from '../../platform/people/organisations/store.ts'
import type { Bilingual } from '../indicators/model.ts'
import { recordDeed } from './deed.ts'
import { emptyEvaluation } from './evaluation/model.ts'
import { newestEvaluation, saveEvaluation } from './evaluation/store.ts'
import type { State, Verdict } from './model.ts'
import { historyOf } from './moves/store.ts'
import { addPartner } from './partners/store.ts'
import { effortById, justProposed, listEffortLines, makeEffort } from './store.ts'
import { verdictsOf } from './verdict/store.ts'

/** How far an effort has come, as those who wait for its answer need to know. */
export interface Response {
  id: string
  name: Bilingual
  state: State
  /** When its evaluation was agreed; null for a draft or none. */
  agreedAt: Date | null
  /** Whether it was agreed before the effort began. */
  agreedBeforehand: boolean
  beganAt: Date | null
  endedAt: Date | null
  /** ISO day on which it is judged, as agreed. */
  verdictOn: string | null
  verdict: Verdict | null
  /** The newest verdict in words; empty until judged. */
  verdictWords: string
  organisations: string[]
  /** How its evaluation says one sees whether it has only moved; empty when it does not say. */
  displacement: string
}

/** An effort as a response, or null when it is not there or not for whoever asks. */
export async function readResponse(tx: Tx, id: string): Promise<Response | null> {
  const effort = await effortById(tx, id)
  if (!effort) return null
  const evaluation = await newestEvaluation(tx, id)
  const history = await historyOf(tx, id)
  const [newest] = await verdictsOf(tx, id)
  const beganAt = history.find(({ to }) => to === 'going')?.at ?? null
  const agreedAt = evaluation?.agreedAt ?? null
  return {
    id,
    name: effort.name,
    state: effort.state,
    agreedAt,
    agreedBeforehand: agreedAt !== null && (beganAt === null || agreedAt <= beganAt),
    beganAt,
    endedAt: history.findLast(({ to }) => to === 'ended')?.at ?? null,
    verdictOn: evaluation?.verdictOn ?? null,
    verdict: effort.verdict,
    verdictWords: newest?.words ?? '',
    organisations: effort.organisations,
    displacement: evaluation?.displacement ?? '',
  }
}

/** What a phenomenon says of the effort that is to answer it. */
export interface ResponseDraft {
  name: string
  what: string
  whereText: string
  areas: string[]
  organisations: string[]
  owner: string | null
  /** What should be different, and how it is seen; the start of the evaluation. */
  difference: string
  seenBy: string
  question: string
  /** How it is seen whether it only moved. */
  displacement: string
}

/** Proposes an effort in public space, with its partners and a draft of its evaluation, in the name of whoever acts. The same one again makes no second. */
export async function beginResponse(tx: Tx, draft: ResponseDraft, byName: string): Promise<string> {
  const content = {
    name: { da: draft.name, en: '' },
    what: { da: draft.what, en: '' },
    kind: 'public-space' as const,
    goals: ['safe-town' as const],
    subGoals: [],
    isWholeTown: false,
    areas: draft.areas,
    whereText: draft.whereText,
    ageGroups: [],
    audiences: ['residents' as const],
    forWhom: '',
    department: null,
    owner: draft.owner,
    from: null,
    to: null,
    cost: null,
    funding: '',
    harm: 'little' as const,
    evidence: '',
    evidenceRefs: [],
    isPublic: false,
  }
  const before = await justProposed(tx, content)
  if (before) return before
  const id = await makeEffort(tx, content, { byName })
  const known = await allOrganisations(tx)
  for (const organisation of draft.organisations) {
    const name = known.find((one) => one.id === organisation && one.endedAt === null)?.name
    if (name) await addPartner(tx, id, { organisation, name: '', promise: '' }, name)
  }
  const { difference, seenBy, question, displacement } = draft
  await saveEvaluation(tx, id, {
    ...emptyEvaluation,
    size: 'standard',
    difference,
    seenBy,
    question,
    comparison: 'comparison-area',
    displacement,
  })
  await recordDeed(tx, id, { deed: 'proposed' })
  return id
}

/** Efforts in public space that may become a response: those that are not over, by name. */
export async function effortsToAnswerBy(tx: Tx): Promise<{ id: string; name: Bilingual; state: State }[]> {
  const { lines } = await listEffortLines(tx, { kind: 'public-space', states: ['idea', 'planned', 'going', 'paused'], limit: 200 })
  return lines.map(({ id, name, state }) => ({ id, name, state }))
}

/** What was tried in an area: efforts in public space of any state, as lines with their verdicts. */
export async function effortsTriedIn(
  tx: Tx,
  area: string | null,
): Promise<{ id: string; name: Bilingual; state: State; verdict: Verdict | null }[]> {
  const { lines } = await listEffortLines(tx, { kind: 'public-space', limit: 500 })
  return lines
    .filter(({ isWholeTown, areas }) => isWholeTown || (area !== null && areas.includes(area)))
    .map(({ id, name, state, verdict }) => ({ id, name, state, verdict }))
}
