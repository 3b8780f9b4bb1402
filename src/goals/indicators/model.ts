// An indicator: how the town sees whether a goal comes nearer, defined so that a stranger can work out the same.
import type { Goal } from '../goals/model.ts'

export const aims = ['raise', 'lower', 'hold'] as const
export type Aim = (typeof aims)[number]
export const frequencies = ['month', 'quarter', 'half-year', 'year', 'second-year', 'other'] as const
export type Frequency = (typeof frequencies)[number]
export const indicatorStates = ['proposed', 'adopted', 'dropped'] as const
export type IndicatorState = (typeof indicatorStates)[number]
/** What a figure counts; decides how it is protected when it becomes public. */
export const countedThings = ['people', 'share-of-people', 'events', 'other'] as const
export type CountedThing = (typeof countedThings)[number]

/** Words in both languages; empty English shows the Danish. */
export interface Bilingual {
  da: string
  en: string
}

export interface Indicator {
  id: string
  /** Lasting name in addresses and files. */
  slug: string
  goal: Goal
  subGoal: string | null
  position: number
  state: IndicatorState
  name: Bilingual
  definition: Bilingual
  source: Bilingual
  formula: Bilingual
  unit: Bilingual
  cannotSay: Bilingual
  /** Decimals on a page. */
  digits: number
  counts: CountedThing
  aim: Aim
  /** Which way is good; for `hold` too. */
  goodIs: 'higher' | 'lower'
  /** The smallest change that matters, in the unit. */
  margin: number
  /** Period the newest figure is compared with; empty means the first there is. */
  baselinePeriod: string
  target: { value: number; on: string } | null
  frequency: Frequency
  responsible: string
  dataClass: 'open' | 'internal'
  /** The series that feeds it; null when figures come by hand. */
  series: { source: string; code: string } | null
  revision: number
  changedAt: Date
}

/** One figure. Every figure has n and a 95 per cent interval, or says why not. */
export interface IndicatorValue {
  id: string
  period: string
  value: number
  interval: { lower: number; upper: number } | { none: string }
  n: { count: number } | { none: string }
  origin: 'hand' | 'file' | 'series'
  /** Publisher, table, codes and dates of a series; name of a file. */
  provenance: Record<string, unknown>
  /** Why an earlier figure was corrected. */
  reason: string
  enteredByName: string
  enteredAt: Date
  /** The correction that took its place; null while it holds. */
  replacedBy: string | null
}
