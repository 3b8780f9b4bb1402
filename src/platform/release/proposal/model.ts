// A proposal: tables somebody wants to make public together, cut from one edition of a base, and what protecting them costs.
import type { AttackReport } from '../attack/model.ts'
import type { Bilingual, PublicTable } from '../model.ts'

/** Time is as fine as the base has it, or coarser. */
export const timeSteps = ['as-it-is', 'month', 'quarter', 'year'] as const
export type TimeStep = (typeof timeSteps)[number]

export interface CutDimension {
  key: string
  /** Units of the base put together under one name; units named nowhere stand alone. */
  classes: { name: string; units: string[] }[]
  /** For a dimension of time. */
  step?: TimeStep
}

/** One table: which dimensions it divides the people by, in which classes. The others it counts together. */
export interface TableCut {
  dataset: string
  title: Bilingual
  description: Bilingual
  dimensions: CutDimension[]
  /** Whether every sum is shown too, or only the finest cells and the sum of all. */
  totals: 'all' | 'grand'
}

/** `refused`: it could not be protected, or the attacker found something. */
export const proposalStates = ['waiting', 'working', 'ready', 'refused', 'released', 'dropped'] as const
export type ProposalState = (typeof proposalStates)[number]

/**
 * What protection costs, for everybody who sees the proposal, in what everybody will be able to count. How many of the withheld cells are
 * small, and how many people the others count, would give some of them back: that stands with the reasons.
 */
export interface ProtectionCost {
  dataset: string
  /** Cells of the table with its sums, and those that are shown. */
  cells: number
  shown: number
}

/**
 * Why tables could not be let out. `leaks`: the attacker found something. `no-cover`: no cells are left to hide the small ones behind.
 * `shown-earlier`: what must be withheld was shown before. `too-large`: more than can be protected or read. The others say what is wrong with a cut.
 */
export const refusalKeys = [
  'leaks',
  'no-cover',
  'shown-earlier',
  'too-large',
  'unknown-dimension',
  'unknown-unit',
  'nothing-divided',
  'unit-twice',
  'class-total',
  'class-is-unit',
  'class-twice',
  'time-step',
  'dataset-name',
  'dataset-twice',
  'dataset-taken',
] as const
export type RefusalKey = (typeof refusalKeys)[number]

/** A sentence to be worded: which table, which dimension it is about or is to be made coarser, and what came. Never names a cell. */
export interface Refusal {
  key: RefusalKey
  dataset: string
  dimension: string | null
  came: string
}

export interface ProposalSummary {
  costs: ProtectionCost[]
  leaks: number
  releases: number
  /** Why it was refused; null when it was not. */
  refusal: Refusal | null
}

/** The reason a proposal carries when somebody asked the work to stop; it can be started again. */
export const stopped = 'stopped'

/** For the staff: why each row of the table is shown or not, in the order of its rows. */
export interface RowProtection {
  dataset: string
  reasons: ('shown' | 'small' | 'protects')[]
  /** People in the cells that are withheld to protect others, counted in each of them. */
  lostPeople: number
}

export interface Proposal {
  id: string
  base: string
  edition: number
  cuts: TableCut[]
  state: ProposalState
  summary: ProposalSummary | null
  progress: string | null
  madeByName: string
  madeAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  reason: string | null
}

/** One table as it would be released, with what it cost. */
export interface ProtectedCut {
  table: PublicTable
  protection: RowProtection
  cost: ProtectionCost
}

/** What came of protecting and attacking a proposal: everything in it is for those who see the unprotected counts. */
export interface ProposalOutcome {
  /** Exactly as they would be released, in the order of the cuts; none when they could not be protected. */
  tables: PublicTable[]
  protection: RowProtection[]
  report: AttackReport
}

/** An outcome as it is kept. */
export interface KeptOutcome extends ProposalOutcome {
  attackedAt: Date
  /** How many releases of the same people the attacker had; with one more it must attack again. */
  releasesSeen: number
}
