// Before an effort with a comparison area: how large must its effect be to stand out from what happens next door anyway?

import { requireNumber, requirePositive } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { detectableLogRatio, type LogRatioDesign, logRatioError, logRatioPower, neededFactor } from './log-ratio-design.ts'
import {
  detectableRatios,
  type MinimumDetectable,
  type Power,
  type PowerAssumption,
  requirePower,
  type TestOptions,
  testSettings,
} from './power-result.ts'
import { requireEffectRatio } from './rate-design.ts'

/** Counts expected without the effort; an after that is not given equals its before. */
export type ComparisonCounts = { treatedBefore: number; treatedAfter?: number; comparisonBefore: number; comparisonAfter?: number }

export type RatioOfRatiosOptions = TestOptions & {
  /** Variance over mean of each of the four counts, from 1 (1). */
  dispersion?: number
  /** Variance of the log rate of one area in one period beyond that, by which areas differ from what the model says of them (0). */
  areaVariance?: number
  /** Correlation of that part between the two periods of one area, -1 to 1 (0): what stays in an area cancels out. */
  correlation?: number
  /** Number of treated and of comparison areas whose counts are summed ([1, 1]). */
  areas?: readonly [number, number]
}

export type SampleSizeRatioOfRatios = {
  /** By how much all four counts must be larger; below 1 they are more than enough. */
  factor: number
  ratio: number
  power: number
  significance: number
  sides: 1 | 2
  /** Incidents then expected in all. */
  n: number
  assumptions: readonly PowerAssumption[]
}

/**
 * Power of a before-and-after comparison with a comparison area.
 *
 * Question: the effort runs in one district and not in its neighbour; what chance have we to see that it did better than the neighbour?
 * Assumptions: without the effort both areas would have changed by the same factor; four independent counts with a known dispersion; areas of about equal
 * size where there are several. var(ln ratio of ratios) = dispersion x (sum of 1/count) + 2 areaVariance (1 - correlation)(1/areas treated + 1/areas compared).
 * Not for: a neighbour to which incidents may move (see `weightedDisplacement`); counts below about 10.
 *
 * @param counts expected without the effort, each above 0; @param ratio true effect: after over before, treated over comparison
 * @param options see `RatioOfRatiosOptions`
 * Errors: `range`, `shape` (not two numbers of areas). `n` is the number of incidents expected in all.
 * Reference: Wilson (2022), "The relative incident rate ratio effect size for count-based impact evaluations"; for `correlation`
 * Feldman and McKinlay (1994).
 *
 * @example
 * powerRatioOfRatios({ treatedBefore: 200, comparisonBefore: 400 }, 0.75).power // => 0.6058
 */
export function powerRatioOfRatios(counts: ComparisonCounts, ratio: number, options: RatioOfRatiosOptions = {}): Power {
  const plan = comparisonPlan(counts, options)
  requirePositive('ratio', ratio)
  const { significance, sides, critical } = testSettings(options)
  return {
    power: logRatioPower(plan.design, ratio, critical),
    significance,
    sides,
    scale: 'ratio',
    effect: ratio,
    standardError: logRatioError(plan.design, ratio),
    n: plan.others + plan.changing * ratio,
    assumptions: plan.assumptions,
  }
}

/**
 * Smallest ratio of ratios that would be seen, downwards and upwards; `n` is the number of incidents expected without effect.
 *
 * Question, assumptions, errors and reference: as `powerRatioOfRatios`; @param options also `power` (0.8).
 *
 * @example
 * minimumDetectableRatioOfRatios({ treatedBefore: 200, comparisonBefore: 400 }).decreasePercent // => -30.76
 */
export function minimumDetectableRatioOfRatios(
  counts: ComparisonCounts,
  options: RatioOfRatiosOptions & { power?: number } = {},
): MinimumDetectable {
  const { power = 0.8 } = options
  const plan = comparisonPlan(counts, options)
  const { significance, sides, tail, critical } = testSettings(options)
  requirePower(power, tail)
  return {
    ...detectableRatios(detectableLogRatio(plan.design, -1, power, critical), detectableLogRatio(plan.design, 1, power, critical)),
    power,
    significance,
    sides,
    n: plan.others + plan.changing,
    assumptions: plan.assumptions,
  }
}

/**
 * How many times as many incidents (longer periods, larger areas) the comparison needs to see this ratio of ratios.
 *
 * Question, assumptions and reference: as `powerRatioOfRatios`; the part of variation that belongs to the areas stays as it is.
 * Errors: `range`, `constant` (ratio 1), `infeasible` where the areas' own variation hides the effect however many incidents there are.
 *
 * @example
 * sampleSizeRatioOfRatios({ treatedBefore: 200, comparisonBefore: 400 }, 0.75).factor // => 1.581
 */
export function sampleSizeRatioOfRatios(
  counts: ComparisonCounts,
  ratio: number,
  options: RatioOfRatiosOptions & { power?: number } = {},
): SampleSizeRatioOfRatios {
  const { power = 0.8 } = options
  const plan = comparisonPlan(counts, options)
  requireEffectRatio(ratio)
  const { significance, sides, tail, critical } = testSettings(options)
  requirePower(power, tail)
  const counted = { fixed: plan.design.fixed - plan.staying, changing: plan.design.changing }
  const factor = neededFactor(counted, plan.staying, ratio, power, critical)
  return { factor, ratio, power, significance, sides, n: factor * (plan.others + plan.changing * ratio), assumptions: plan.assumptions }
}

type ComparisonPlan = { design: LogRatioDesign; staying: number; others: number; changing: number; assumptions: PowerAssumption[] }

function comparisonPlan(counts: ComparisonCounts, options: RatioOfRatiosOptions): ComparisonPlan {
  const { treatedBefore, treatedAfter = treatedBefore, comparisonBefore, comparisonAfter = comparisonBefore } = counts
  const { dispersion = 1, areaVariance = 0, correlation = 0, areas = [1, 1] } = options
  for (const [name, count] of Object.entries({ treatedBefore, treatedAfter, comparisonBefore, comparisonAfter }))
    requirePositive(name, count)
  requireNumber('dispersion', dispersion, 1)
  requireNumber('areaVariance', areaVariance, 0)
  requireNumber('correlation', correlation, -1, 1)
  if (areas.length !== 2)
    throw new AnalysisError('shape', `Expected two numbers of areas, treated and comparison, but got ${areas.length}.`, {
      names: ['areas'],
    })
  for (const number of areas) {
    if (!(Number.isInteger(number) && number >= 1))
      throw new AnalysisError('range', `Expected whole numbers of areas from 1, but got ${number}.`, { names: ['areas'] })
  }
  const staying = 2 * areaVariance * (1 - correlation) * (1 / areas[0] + 1 / areas[1])
  const counted = dispersion * (1 / treatedBefore + 1 / comparisonBefore + 1 / comparisonAfter)
  const known: PowerAssumption = dispersion === 1 && areaVariance === 0 ? 'poisson' : 'known-dispersion'
  return {
    design: { fixed: counted + staying, changing: dispersion / treatedAfter },
    staying,
    others: treatedBefore + comparisonBefore + comparisonAfter,
    changing: treatedAfter,
    assumptions: ['independent-counts', 'parallel-change', known, 'normal-approximation'],
  }
}
