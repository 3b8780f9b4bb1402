// Where a goal stands: its words, what its figures say, how people judge it, and what is done for it.
import type { Bilingual, Indicator } from '../../indicators/model.ts'
import type { Assessment, MovementCounts } from '../assessments/model.ts'
import type { Worded } from '../wording/model.ts'

type Cell = string | number | null

/** What stands beside an indicator's newest released figure, so that it is never shown alone. */
export interface Besides {
  n: number | null
  /** Why there is no interval; '' when there is one. */
  noInterval: string
  /** Why there is no n; '' when there is one. */
  noN: string
}

/** What stands beside the figure of a period in a released series. */
export function besides(rows: readonly Record<string, Cell>[], period: string): Besides {
  const row = rows.find((one) => one.period === period)
  const words = (cell: Cell | undefined) => (typeof cell === 'string' ? cell : '')
  return { n: typeof row?.n === 'number' ? row.n : null, noInterval: words(row?.noInterval), noN: words(row?.noN) }
}

/** Where figures come from, for a reader who wants to look for themselves. */
export interface Origin {
  /** Publisher, table and codes. */
  name: string
  fetchedAt: string
}

/** Everything an adopted, open indicator has released; `M` is its movement as the figures have it. */
export interface IndicatorStanding<M> {
  indicator: Indicator
  /** Null while nothing is released. */
  released: { moved: M; besides: Besides; origins: Origin[]; cannotSay: Bilingual[] } | null
}

/** One goal among the four. */
export interface GoalStanding {
  worded: Worded
  counts: MovementCounts
  assessment: Assessment | null
  /** Public efforts under way. */
  going: number
}
