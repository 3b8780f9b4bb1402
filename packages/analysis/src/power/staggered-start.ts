// Before an effort that reaches areas one after another: what the order of starting will let the town see.

import { type Numbers, requireAtLeast, requireAtMost, requireNumber, requirePositive, requireWithin } from '../checks.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import {
  detectableDifferences,
  detectableRatios,
  type MinimumDetectable,
  type Power,
  type PowerAssumption,
  requirePower,
  type TestOptions,
  testSettings,
} from './power-result.ts'

/** What one area has in one period: an expected count (effects are then ratios), or a mean with this variance (effects are differences). */
export type StaggeredNoise = { counts: number | Numbers; dispersion?: number } | { variance: number | Numbers }

export type StaggeredOptions = TestOptions & {
  /** Variance between the areas' own levels. Infinity (the default) takes nothing from comparing areas' levels: only their changes count. */
  betweenVariance?: number
}

/**
 * Power of an effort that starts in different areas at different times: stepped wedge, or staggered difference in differences.
 *
 * Question: six areas get the effort, one every quarter; would a fall by a fifth be seen after two years?
 * Assumptions: areas are independent; each period moves all areas alike; the effect is there in full from an area's first period, the same everywhere
 * and lasting. Counts: variance of a log rate is dispersion / expected count.
 * Not for: effects that grow or fade, or that differ between early and late areas; fewer than about 8 areas, where the normal law is too hopeful;
 * noise that is correlated from period to period within an area.
 *
 * @param starts first period with the effort for each area, 0-based; `periods` or later (Infinity) for never
 * @param periods number of periods; @param effect true ratio (counts) or difference (means)
 * @param noise of one area in one period, one value for all areas or one each; @param options see `StaggeredOptions`
 * Errors: `empty`, `too-short`, `range`, `shape`, `too-large`, `collinear` where no area changes at another time than the others. `n` is the number of area-periods.
 * Reference: Hussey and Hughes (2007) for equal areas; here its generalised least squares with any variances.
 *
 * @example
 * powerStaggeredStart([1, 2, 3, 4, 5, 6], 8, 0.8, { counts: 30, dispersion: 1.5 }).power // => 0.4783
 */
export function powerStaggeredStart(
  starts: Numbers,
  periods: number,
  effect: number,
  noise: StaggeredNoise,
  options: StaggeredOptions = {},
): Power {
  const ratio = 'counts' in noise
  if (ratio) requirePositive('effect', effect)
  else requireNumber('effect', effect)
  const standardError = staggeredError(starts, periods, noise, options)
  const { significance, sides, critical } = testSettings(options)
  const distance = Math.abs(ratio ? Math.log(effect) : effect)
  return {
    power: normalCdf(critical - distance / standardError, true),
    significance,
    sides,
    scale: ratio ? 'ratio' : 'difference',
    effect,
    standardError,
    n: starts.length * periods,
    assumptions: STAGGERED,
  }
}

/**
 * Smallest effect that an effort starting area by area would show.
 *
 * Question, assumptions, limits, errors and reference: as `powerStaggeredStart`; @param options also `power` (0.8). Counts are taken as without the effort.
 *
 * @example
 * minimumDetectableStaggered([1, 2, 3, 4, 5, 6], 8, { counts: 30, dispersion: 1.5 }).decreasePercent // => -27.97
 */
export function minimumDetectableStaggered(
  starts: Numbers,
  periods: number,
  noise: StaggeredNoise,
  options: StaggeredOptions & { power?: number } = {},
): MinimumDetectable {
  const { power = 0.8 } = options
  const error = staggeredError(starts, periods, noise, options)
  const { significance, sides, tail, critical } = testSettings(options)
  requirePower(power, tail)
  const found = (critical + normalQuantile(power)) * error
  const ends = 'counts' in noise ? detectableRatios(Math.exp(-found), Math.exp(found)) : detectableDifferences(-found, found, null)
  return { ...ends, power, significance, sides, n: starts.length * periods, assumptions: STAGGERED }
}

// Each area is read in each period; so many take a fraction of a second.
const MOST_CELLS = 1e7

const STAGGERED: readonly PowerAssumption[] = [
  'independent-areas',
  'common-period-effects',
  'constant-effect',
  'known-dispersion',
  'normal-approximation',
]

/**
 * Error of the effect with period effects and area levels in the model.
 *
 * Area i weighs (1/v)(I - c 11'), c = b/(v + periods b), b the between variance. Period effects are then taken out: their block of the information is
 * A I - C 11' with A = sum 1/v and C = sum c/v, whose inverse is known. At b = Infinity that block is singular along 11', where the effect has no part.
 */
function staggeredError(starts: Numbers, periods: number, noise: StaggeredNoise, options: StaggeredOptions): number {
  const { betweenVariance = Number.POSITIVE_INFINITY } = options
  const variances = cellVariances(starts, periods, noise)
  if (!(betweenVariance >= 0))
    throw new AnalysisError('range', `Expected a variance between areas from 0, but got ${betweenVariance}.`, {
      names: ['betweenVariance'],
    })
  const perPeriod = new Float64Array(periods)
  let weight = 0
  let common = 0
  let whole = 0
  // What is left along 11', written without the difference 1 - c periods, which would lose its digits for large b.
  let along = 0
  let treatedAlong = 0
  for (let i = 0; i < starts.length; i++) {
    const v = variances[i]!
    const start = Math.min(periods, starts[i]!)
    const treated = periods - start
    const c = betweenVariance === Number.POSITIVE_INFINITY ? 1 / periods : betweenVariance / (v + periods * betweenVariance)
    weight += 1 / v
    common += c / v
    along += 1 / (v + periods * betweenVariance)
    treatedAlong += treated / (v + periods * betweenVariance)
    whole += (treated - c * treated * treated) / v
    for (let j = 0; j < periods; j++) perPeriod[j]! += ((j >= start ? 1 : 0) - c * treated) / v
  }
  let squares = 0
  for (const h of perPeriod) squares += h * h
  let information = whole - squares / weight
  if (along > 0) information -= (common * treatedAlong * treatedAlong) / (weight * along)
  if (!(information > 1e-10 * whole))
    throw new AnalysisError('collinear', 'Expected areas that start at different times, or some that never do, but all change together.', {
      names: ['starts'],
    })
  return Math.sqrt(1 / information)
}

function cellVariances(starts: Numbers, periods: number, noise: StaggeredNoise): Float64Array {
  requireAtLeast('starts', starts, 2)
  if (!(Number.isInteger(periods) && periods >= 2))
    throw new AnalysisError('too-short', `Expected at least 2 periods, but got ${periods}.`, { names: ['periods'] })
  requireAtMost('area-periods', starts.length * periods, MOST_CELLS, 'Take longer periods or larger areas.')
  for (let i = 0; i < starts.length; i++) {
    if (!(starts[i]! >= 0 && (Number.isInteger(starts[i]) || starts[i] === Number.POSITIVE_INFINITY)))
      throw new AnalysisError('range', `Expected a period from 0 in "starts" at row ${i}, but got ${starts[i]}.`, {
        names: ['starts'],
        row: i,
      })
  }
  const given = 'counts' in noise ? noise.counts : noise.variance
  const each = typeof given === 'number' ? new Float64Array(starts.length).fill(given) : Float64Array.from(given)
  if (each.length !== starts.length)
    throw new AnalysisError('shape', `Expected noise of ${starts.length} areas, but got ${each.length}.`, { names: ['noise'] })
  requireWithin('noise', each, 0, Number.POSITIVE_INFINITY, true)
  if (!('counts' in noise)) return each
  const { dispersion = 1 } = noise
  requireNumber('dispersion', dispersion, 1)
  return each.map((count) => dispersion / count)
}
