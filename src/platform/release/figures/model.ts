// Figures of the town as a whole, one for each time: what goes to everybody, what is held back or waits, and why.
import type { AttackReport } from '../attack/model.ts'
import type { TownFigures } from '../model.ts'

/** From when to when, in years; null for a day, which is a state and no sum. */
export type Span = { start: number; end: number } | null

export interface TimeFigure {
  /** The time as it stands in the table: `2025K3`. */
  key: string
  span: Span
  value: number
  /** How many it rests on; null where nobody can say. */
  n: number | null
}

/** A figure with the moment from which it held, in milliseconds. */
export type HeldFigure = TimeFigure & { from: number }

/** What an earlier release said. Withdrawn ones count too: somebody has kept them. */
export interface EarlierFigures {
  number: number
  at: number
  isWithdrawn: boolean
  /** A withheld row has no value. */
  rows: (Omit<TimeFigure, 'value'> & { value: number | null })[]
}

export interface FiguresToProtect {
  dataset: string
  counts: TownFigures['counts']
  /** The least count of people shown. */
  k: number
  /** The figures that hold, one for each time. */
  figures: readonly TimeFigure[]
  /** All that ever held, in the order of entering, so that earlier releases are read as they were meant. */
  history: readonly HeldFigure[]
  /** Oldest first. */
  earlier: readonly EarlierFigures[]
}

/**
 * `small`: it would tell of fewer than k people. `few-answers`: a share of too few answers. `protects`: with it a small one could be worked out.
 * `waits`: a correction of fewer than k people; what was released before stands, where it is still public.
 */
export type FigureOutcome = 'shown' | 'small' | 'few-answers' | 'protects' | 'waits'

export interface ProtectedFigure {
  key: string
  outcome: FigureOutcome
  /** What goes out; null where it is withheld. */
  shown: { value: number; n: number | null } | null
  /** The release whose row is repeated, for a figure that waits. */
  repeats: number | null
}

export interface ProtectedFigures {
  rows: ProtectedFigure[]
  /** What the attacker finds with these rows that it did not know before; only with nothing found may they go out. */
  report: AttackReport
  /** What the earlier releases give away among themselves: it is known, whatever is released now. */
  knownBefore: number
}
