// The plan for the coherent effort, and the yearly status: versions that go from draft to adopted and are then never changed.

export const planKinds = ['plan', 'status'] as const
export type PlanKind = (typeof planKinds)[number]
export const planStates = ['draft', 'consultation', 'for-adoption', 'adopted', 'replaced'] as const
export type PlanState = (typeof planStates)[number]
/** Which states follow which. A version may go back to draft until it is adopted; only the next adoption replaces it. */
export const planTransitions: Record<PlanState, readonly PlanState[]> = {
  draft: ['consultation', 'for-adoption'],
  consultation: ['draft', 'for-adoption'],
  'for-adoption': ['draft', 'adopted'],
  adopted: ['replaced'],
  replaced: [],
}
export const mayFollow = (from: PlanState, to: PlanState): boolean => planTransitions[from].includes(to)
export const isOpen = (state: PlanState): boolean => state !== 'adopted' && state !== 'replaced'

export interface PlanVersion {
  id: string
  kind: PlanKind
  number: number
  title: string
  state: PlanState
  basedOn: string | null
  legalBasis: string | null
  year: number | null
  /** ISO dates. */
  figuresAsOf: string
  reviewOn: string | null
  consultationUntil: string | null
  residentsMayComment: boolean
  adoptedOn: string | null
  caseNumber: string
  minutesAddress: string
  isAdoptionInvented: boolean
  revision: number
}

export interface Chapter {
  id: string
  version: string
  thread: string
  position: number
  title: string
  /** Markdown; a line of its own in double braces is a live part: `{{goal safe-town}}`. */
  body: string
  revision: number
  changedByName: string
  changedAt: Date
}

/** A live part as it is written in a chapter. Arguments are what stands after the name. */
export interface PartCall {
  name: string
  arguments: string[]
}

/** A step of a version from one state to the next. */
export interface PlanMove {
  from: PlanState | null
  to: PlanState
  reason: string
  byName: string
  at: Date
}

/** The most signs a chapter may have; the database holds it too. */
export const longestChapter = 200_000
/** Years after which a plan must have been looked at again. */
export const yearsUntilReview = 4

/** The address of an adopted version, without language: lasting. */
export const publicPath = ({ kind, number }: Pick<PlanVersion, 'kind' | 'number'>): string => `/${kind}/${number}`
/** Where people who are asked read a version and comment on it. */
export const consultationPath = ({ id }: Pick<PlanVersion, 'id'>): string => `/consultations/${id}`
/** The workbench of a version. */
export const workbenchPath = ({ id }: Pick<PlanVersion, 'id'>): string => `/plans/${id}`

/** What is written for a live part: `goal safe-town` becomes its name and arguments. */
export function partCallOf(call: string): PartCall {
  const [name = '', ...rest] = call.trim().split(/\s+/)
  return { name, arguments: rest }
}
