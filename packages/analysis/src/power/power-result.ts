// The one form in which every power calculation answers, so that an effort can show what it could see before it starts.

import { requireLevel } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'

/** What a power calculation takes for granted, as codes that a page puts into words. */
export type PowerAssumption =
  /** Counts of the two sides do not influence each other. */
  | 'independent-counts'
  /** Counts vary as chance alone makes them vary (dispersion 1). */
  | 'poisson'
  /** Counts vary more than chance, by a factor or a theta that was given and not estimated. */
  | 'known-dispersion'
  /** The estimate is near normal: too hopeful where expected counts are below about 10. */
  | 'normal-approximation'
  /** The exact test given the total was asked for, and its power summed over all totals. */
  | 'exact-conditional'
  /** Without the effort the second period would have been as the first. */
  | 'no-change-without-effort'
  /** Without the effort both areas would have changed by the same factor. */
  | 'parallel-change'
  | 'simple-random-sample'
  | 'known-design-effect'
  /** The conclusion is about the people of this town now, not about people like them. */
  | 'finite-population'
  | 'known-intra-cluster-correlation'
  | 'normal-values'
  | 'known-spread'
  /** The effect is there in full from the first period, the same everywhere and lasting. */
  | 'constant-effect'
  | 'common-period-effects'
  | 'independent-areas'
  | 'log-linear-trend'
  | 'steady-season'
  | 'autoregressive-noise'
  /** Shown is that the change is smaller than a margin, not that there is one. */
  | 'equivalence'

export type PowerScale = 'ratio' | 'difference'

/** What the test is to be like; shared by all calculations. */
export type TestOptions = {
  /** Chance of seeing a change where there is none (0.05). */
  significance?: number
  /** 2 where a change either way would be reported (the default), 1 where only the expected way is looked for. */
  sides?: 1 | 2
}

/** The chance of a significant result in the direction of the true effect. */
export type Power = {
  power: number
  significance: number
  sides: 1 | 2
  scale: PowerScale
  effect: number
  /** Error of ln(ratio) or of the difference that the design leaves; NaN where the test is exact. */
  standardError: number
  /** Expected incidents, people asked, or area-periods: see the method. */
  n: number
  assumptions: readonly PowerAssumption[]
}

/** The smallest true changes that the design would see with the power asked for. */
export type MinimumDetectable = {
  scale: PowerScale
  /** Ratio below 1 or difference below 0; null where even the largest possible fall would be missed. */
  decrease: number | null
  /** Ratio above 1 or difference above 0; null where even the largest possible rise would be missed. */
  increase: number | null
  /** The same in per cent of the starting point; null where there is none, or where the scale has no starting point. */
  decreasePercent: number | null
  increasePercent: number | null
  power: number
  significance: number
  sides: 1 | 2
  n: number
  assumptions: readonly PowerAssumption[]
}

/** Checked settings of a test and the normal quantiles they stand for. */
export type TestSettings = { significance: number; sides: 1 | 2; tail: number; critical: number }

/** Refuses a test that cannot be and gives the quantile that its statistic must pass. */
export function testSettings(options: TestOptions): TestSettings {
  const { significance = 0.05, sides = 2 } = options
  requireLevel(significance)
  if (sides !== 1 && sides !== 2) throw new AnalysisError('range', `Expected 1 or 2 sides, but got ${sides}.`, { names: ['sides'] })
  const tail = significance / sides
  return { significance, sides, tail, critical: normalQuantile(tail, true) }
}

/** Refuses a wanted power that the test has without any effect, or that no design has. */
export function requirePower(power: number, tail: number): void {
  if (!(power > tail && power < 1))
    throw new AnalysisError('range', `Expected a power above ${tail} and below 1, but got ${power}.`, { names: ['power'] })
}

/** Detectable ratios with their changes in per cent. */
export function detectableRatios(decrease: number | null, increase: number | null) {
  const percent = (ratio: number | null) => (ratio === null ? null : 100 * (ratio - 1))
  return { scale: 'ratio' as const, decrease, increase, decreasePercent: percent(decrease), increasePercent: percent(increase) }
}

/** Detectable differences, in per cent of `from` where that is a starting point. */
export function detectableDifferences(decrease: number | null, increase: number | null, from: number | null) {
  const percent = (difference: number | null) => (difference === null || from === null ? null : (100 * difference) / from)
  return { scale: 'difference' as const, decrease, increase, decreasePercent: percent(decrease), increasePercent: percent(increase) }
}
