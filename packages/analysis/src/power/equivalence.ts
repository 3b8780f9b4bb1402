// For the aim "hold": could the figures show that things have not become worse than a margin the town would accept?

import { requireLevel, requireNumber, requirePositive } from '../checks.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { risingRoot } from '../distributions/root.ts'
import { secantCurve } from '../distributions/secant-curve.ts'
import { AnalysisError } from '../errors.ts'
import { detectableDifferences, detectableRatios, type MinimumDetectable, type Power, requirePower } from './power-result.ts'

/** Any power result whose test is read from an estimate and its error; its `effect` is taken as the truth. */
export type PlannedComparison = Pick<Power, 'standardError' | 'scale' | 'effect' | 'n' | 'assumptions'>

export type EquivalenceOptions = {
  /** Chance of calling a change harmless that is as large as the margin (0.05, for each of the two ends). */
  significance?: number
  /** 'both': neither fallen nor risen by more than the margin; 'rise' or 'fall': only that direction matters (non-inferiority). */
  against?: 'both' | 'rise' | 'fall'
}

/**
 * Power to show that a change is smaller than a margin: two one-sided tests.
 *
 * Question: violence is to be held at 400 a year; if it truly stays, could the count show that it has not risen by more than a quarter?
 * "No significant change" does not show that things held: it is what few figures always say.
 * Assumptions: those of the comparison, and an estimate that is near normal on its scale. The margin is chosen before the figures are seen.
 * Not for: exact power results, which have no error (`range`).
 *
 * @param comparison result of `powerTwoRates`, `powerTwoProportions`, `powerStaggeredStart` and the like, taken at the effect that is true (1 or 0 for "held")
 * @param margin ratio above 1 (its inverse is the lower end) or difference above 0
 * @param options see `EquivalenceOptions`
 * Errors: `range`.
 * Reference: Schuirmann (1987); Chow, Shao and Wang (2008), chapter 3.
 *
 * @example
 * powerEquivalence(powerTwoRates(400, 1), 1.25).power // => 0.8692
 * powerEquivalence(powerTwoRates(400, 1), 1.25, { against: 'rise' }).power // => 0.9346
 */
export function powerEquivalence(comparison: PlannedComparison, margin: number, options: EquivalenceOptions = {}): Power {
  const { truth, error, critical, significance, against } = equivalenceTest(comparison, options)
  requirePositive('margin', margin)
  if (comparison.scale === 'ratio' && !(margin > 1))
    throw new AnalysisError('range', `Expected a margin above 1 for a ratio, but got ${margin}.`, { names: ['margin'] })
  const reach = comparison.scale === 'ratio' ? Math.log(margin) : margin
  return {
    power: chanceWithin(reach, truth, error, critical, against),
    significance,
    sides: 1,
    scale: comparison.scale,
    effect: comparison.effect,
    standardError: error,
    n: comparison.n,
    assumptions: [...comparison.assumptions, 'equivalence'],
  }
}

/**
 * Smallest margin within which a change could be shown to lie.
 *
 * Question: if violence truly stays as it is, how narrow a "no worse than" could we promise to show?
 * Assumptions, limits and reference: as `powerEquivalence`. `increase` is the margin, `decrease` its mirror; the side that is not looked at is null.
 *
 * @param comparison see `powerEquivalence`; @param options `power` (0.8) and those of `EquivalenceOptions`
 * Errors: `range`.
 *
 * @example
 * minimumEquivalenceMargin(powerTwoRates(400, 1)).increasePercent // => 22.99
 */
export function minimumEquivalenceMargin(
  comparison: PlannedComparison,
  options: EquivalenceOptions & { power?: number } = {},
): MinimumDetectable {
  const { power = 0.8 } = options
  const { truth, error, critical, significance, against } = equivalenceTest(comparison, options)
  requirePower(power, 0)
  const lack = (reach: number) => chanceWithin(reach, truth, error, critical, against) - power
  const reach = risingRoot(secantCurve(lack), Math.abs(truth) + 2 * critical * error, 0)
  const down = against === 'rise' ? null : -reach
  const up = against === 'fall' ? null : reach
  const ends =
    comparison.scale === 'ratio'
      ? detectableRatios(down === null ? null : Math.exp(down), up === null ? null : Math.exp(up))
      : detectableDifferences(down, up, null)
  return { ...ends, power, significance, sides: 1, n: comparison.n, assumptions: [...comparison.assumptions, 'equivalence'] }
}

/** Refuses a comparison without an error (an exact one), or with an effect that its scale does not have. */
export function requirePlanned({ standardError, scale, effect }: PlannedComparison): void {
  requirePositive('standardError', standardError)
  if (scale === 'ratio') requirePositive('effect', effect)
  else requireNumber('effect', effect)
}

function equivalenceTest(comparison: PlannedComparison, options: EquivalenceOptions) {
  const { significance = 0.05, against = 'both' } = options
  requireLevel(significance)
  requirePlanned(comparison)
  const truth = comparison.scale === 'ratio' ? Math.log(comparison.effect) : comparison.effect
  return { truth, error: comparison.standardError, critical: normalQuantile(significance, true), significance, against }
}

// Chance that the estimate lies further inside each end that matters than the critical value.
function chanceWithin(reach: number, truth: number, error: number, critical: number, against: 'both' | 'rise' | 'fall'): number {
  const below = against === 'fall' ? 1 : normalCdf((reach - truth) / error - critical)
  const under = against === 'rise' ? 0 : normalCdf((-reach - truth) / error + critical)
  return Math.max(0, below - under)
}
