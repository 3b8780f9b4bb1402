// What an invented effort is written down as, before the demonstration's areas, people and partners are found.

import type { Asked } from '../evaluation/effect/model.ts'
import type { EvaluationForm } from '../evaluation/model.ts'
import type { AgeGroup, Audience, Effort, Harm, Kind, State } from '../model.ts'
import type { PerspectiveForm } from '../perspectives/model.ts'
import type { VerdictForm } from '../verdict/model.ts'

/** Names of the demonstration's areas, departments, people and organisations, as `fillTown` and `fillPeople` make them. */
export const quarters = { nord: 'Demokvarteret Nord', syd: 'Demokvarteret Syd' } as const
export const departments = {
  city: 'Demo: By og Miljø',
  youth: 'Demo: Børn og Unge',
  community: 'Demo: Borger og Fællesskab',
} as const
export const people = {
  karen: 'Demo Karen Koordinator',
  kasim: 'Demo Kasim Koordinator',
  palle: 'Demo Palle Pædagog',
  sanne: 'Demo Sanne SSP',
  anders: 'Demo Anders Analytiker',
  lene: 'Demo Lene Leder',
} as const
export type Person = keyof typeof people

/** `organisation`: the partner it is said for. `isAnswer`: said a week after the verdict, not before the start. */
export type Spoken = PerspectiveForm & { by: string; organisation?: string; isAnswer?: true }

export interface InventedEffort {
  id: string
  name: [da: string, en: string]
  what: [da: string, en: string]
  kind: Kind
  goals: Effort['goals']
  /** The whole town when empty. */
  areas: (keyof typeof quarters)[]
  where?: string
  ages?: AgeGroup[]
  audiences: Audience[]
  forWhom?: string
  department: keyof typeof departments
  owner: Person
  /** Days from today. */
  from: number
  to: number | null
  cost: number | null
  funding: string
  harm: Harm
  evidence: string
  isPublic: boolean
  partners?: { name: string; isOrganisation: boolean; promise: string; isConfirmed?: boolean }[]
  perspectives?: Spoken[]
  /** Agreed before the start; days of the verdict from today. */
  evaluation?: Partial<EvaluationForm> & { verdictAfter: number; asked?: Asked }
  moves: { to: State; by: Person; reason?: string; isOverride?: boolean }[]
  verdict?: VerdictForm & { by: Person; heard?: string; isPublished: boolean }
}

/** Lasting identifiers, so that other parts of the demonstration can point to an effort. */
export const inventedId = (number: number): string => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`
