// An effort: something the town has agreed to do, for which goal, by whom and until when. The backbone every action points to.
import type { Goal } from '../goals/model.ts'
import type { Bilingual } from '../indicators/model.ts'

export const kinds = ['proactive', 'reactive', 'public-space'] as const
export type Kind = (typeof kinds)[number]
export const ageGroups = ['0-5', '6-12', '13-17', '18-24', '25-64', '65-'] as const
export type AgeGroup = (typeof ageGroups)[number]
/** Groups an effort is for; never persons. */
export const audiences = [
  'everybody',
  'children',
  'young-people',
  'parents',
  'residents',
  'visitors',
  'businesses',
  'associations',
  'professionals',
  'people-on-the-way-out',
] as const
export type Audience = (typeof audiences)[number]
/** How much could go wrong for the people it meets. */
export const harms = ['little', 'some', 'much'] as const
export type Harm = (typeof harms)[number]

export const states = ['idea', 'planned', 'going', 'paused', 'ended', 'judged'] as const
export type State = (typeof states)[number]
export const isState = (text: string | undefined): text is State => states.some((state) => state === text)
/** Which states follow which. An idea may be ended without ever starting; a judged effort is judged again, not reopened. */
export const transitions: Record<State, readonly State[]> = {
  idea: ['planned', 'ended'],
  planned: ['idea', 'going', 'ended'],
  going: ['paused', 'ended'],
  paused: ['going', 'ended'],
  ended: ['judged'],
  judged: [],
}
export const mayFollow = (from: State, to: State): boolean => transitions[from].includes(to)

export const verdicts = ['worked', 'promising', 'no-effect', 'harmful', 'cannot-tell'] as const
export type Verdict = (typeof verdicts)[number]
/** After these comes what the town tries next: something always works. */
export const asksForNext = (verdict: Verdict): boolean => verdict !== 'worked' && verdict !== 'promising'

/** A piece of evidence in the knowledge room that an effort rests on. */
export interface EvidenceRef {
  /** Which source knows it: `method` for an evidence card. */
  source: string
  key: string
  /** Its title when it was pointed to. */
  title: string
}

export interface Effort {
  id: string
  name: Bilingual
  what: Bilingual
  kind: Kind
  goals: Goal[]
  subGoals: string[]
  isWholeTown: boolean
  areas: string[]
  whereText: string
  ageGroups: AgeGroup[]
  audiences: Audience[]
  forWhom: string
  department: string | null
  owner: string | null
  ownerName: string
  /** ISO dates. */
  from: string | null
  to: string | null
  /** Danish kroner in all. */
  cost: number | null
  funding: string
  harm: Harm
  evidence: string
  evidenceRefs: EvidenceRef[]
  organisations: string[]
  isPublic: boolean
  state: State
  verdict: Verdict | null
  revision: number
  madeBy: string | null
  changedAt: Date
}

/** The groups of fields an effort has from when it is planned; an idea needs only name, kind and goal. */
export const basics = ['what', 'where', 'audiences', 'department', 'owner', 'from'] as const
export type Basic = (typeof basics)[number]

/** Which of the basics an effort does not say yet. */
export function missingBasics(
  effort: Pick<Effort, 'what' | 'isWholeTown' | 'areas' | 'whereText' | 'audiences' | 'forWhom' | 'department' | 'owner' | 'from'>,
): Basic[] {
  const said: Record<Basic, boolean> = {
    what: effort.what.da !== '',
    where: effort.isWholeTown || effort.areas.length > 0 || effort.whereText !== '',
    audiences: effort.audiences.length > 0 || effort.forWhom !== '',
    department: effort.department !== null,
    owner: effort.owner !== null,
    from: effort.from !== null,
  }
  return basics.filter((basic) => !said[basic])
}

/** What lists, matrices and the plan show of an effort. */
export interface EffortLine {
  id: string
  name: Bilingual
  kind: Kind
  goals: Goal[]
  isWholeTown: boolean
  areas: string[]
  ageGroups: AgeGroup[]
  audiences: Audience[]
  department: string | null
  departmentName: string
  ownerName: string
  from: string | null
  to: string | null
  state: State
  isPublic: boolean
  /** Day of the verdict as agreed; null without an agreed evaluation. */
  verdictOn: string | null
  /** Null until judged; for the public only when published. */
  verdict: Verdict | null
}
