// A proposal: tables somebody wants to make public together, cut from one edition of a base, and what protecting them costs.
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

/** What protection costs, for everybody who sees the proposal; no cell is named. */
export interface ProtectionCost {
  dataset: string
  /** Cells of the table with its sums, those that are shown, those too small, and those withheld to protect them. */
  cells: number
  shown: number
  small: number
  lost: number
  /** People in the cells that are withheld to protect others, counted in each of them. */
  lostPeople: number
}

export interface ProposalSummary {
  costs: ProtectionCost[]
  leaks: number
  releases: number
}

/** For the staff: why each row of the table is shown or not, in the order of its rows. */
export interface RowProtection {
  dataset: string
  reasons: ('shown' | 'small' | 'protects')[]
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
