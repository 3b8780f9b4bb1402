// Before an effort that will be judged by a monthly series: how likely is it that the bend in the line will be told from chance?

import { requirePositive } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import { type MonteCarloOptions, onThisThread, requireReplicates } from '../replicates.ts'
import {
  type ExpectedSeries,
  expectedSeries,
  type InterruptedEffect,
  interruptedReplicates,
  rejectionShare,
  type SeriesChange,
  type SeriesPowerMethod,
  type SeriesWork,
  seriesDf,
} from './interrupted-series.ts'
import {
  detectableRatios,
  type MinimumDetectable,
  type PowerAssumption,
  requirePower,
  type TestOptions,
  testSettings,
} from './power-result.ts'

export type InterruptedOptions = MonteCarloOptions &
  TestOptions & {
    /** Number of invented series (999). */
    simulations?: number
    /** 'level-and-slope' (the default) or 'level': see `SeriesChange`. */
    model?: SeriesChange
    /** How the error of the regression is found: see `SeriesPowerMethod` ('quasi-poisson', or 'autoregressive' where the series has autocorrelation). */
    errors?: SeriesPowerMethod
    /** Lags of 'newey-west' (the cube root of the number of periods, rounded up). */
    lag?: number
  }

export type InterruptedPower = {
  /** Share of invented series with a significant result in the direction of the effect. */
  power: number
  /** Standard error of that share from the number of simulations. */
  powerError: number
  /** Share of the same series without the effect that come out significant either way: what the significance really is. */
  size: number
  /** Power at the critical value that would make the size right; compare designs by this where `size` is far from `significance`. */
  powerAtSize: number
  significance: number
  sides: 1 | 2
  /** Which coefficient was tested. */
  tested: 'level' | 'slope'
  simulations: number
  /** Series, with the effect or without it, of which no regression could be made; they count as not significant. */
  notFitted: number
  errors: SeriesPowerMethod
  /** Number of periods. */
  n: number
  assumptions: readonly PowerAssumption[]
}

/**
 * Power of an interrupted time series, by simulation.
 *
 * Question: burglaries have been about 30 a month; with three years before and one year after, would a fall by a fifth be seen in the series?
 * Assumptions: counts around a log-linear trend and a steady season; extra variation from a hidden log-normal process, correlated from period to period;
 * analysed by Poisson regression on trend, step, change of trend and two pairs of harmonics, with the errors asked for and t with n - p.
 * The level is tested; the slope, where only a slope is given. No error of a short, correlated series is quite right: read `size` beside `power`.
 * Not for: effects that come slowly (give a slope); seasons of a shape that two pairs of harmonics miss.
 *
 * @param series expected without the effort; @param effect `level` and `slope` as ratios, not both 1; @param options see `InterruptedOptions`
 * Errors: `range`, `constant` (no effect), `too-short`, `too-large` (above 2,000 periods), `cancelled`.
 * Reference: Zhang, Wagner and Ross-Degnan (2011) for the method; Huitema and McKean (1991, 2007); Newey and West (1987).
 *
 * @example
 * const power = await powerInterruptedSeries({ baseline: 30, before: 36, after: 12 }, { level: 0.8 }, { model: 'level' })
 * power.power // => 0.5996
 */
export async function powerInterruptedSeries(
  series: ExpectedSeries,
  effect: InterruptedEffect,
  options: InterruptedOptions = {},
): Promise<InterruptedPower> {
  const plan = seriesPlan(series, options)
  const { level = 1, slope = 1 } = effect
  requirePositive('level', level)
  requirePositive('slope', slope)
  if (level === 1 && slope === 1)
    throw new AnalysisError('constant', 'Expected a level or a slope other than 1, because 1 is no change to see.')
  if (slope !== 1 && plan.model === 'level')
    throw new AnalysisError('range', 'Expected the model "level-and-slope" for an effect on the slope, but got "level".', {
      names: ['model'],
    })
  return simulatedPower(plan, { level, slope }, options)
}

/**
 * Smallest change of level that an interrupted time series would show, by simulation.
 *
 * Question, assumptions, limits, errors and reference: as `powerInterruptedSeries`; @param options also `power` (0.8).
 * The search uses the same dice at every step and ends when the simulated power is as near to the one wanted as the simulations can tell.
 * A side is null where no change of level up to a factor of 100 is seen.
 *
 * @example
 * const seen = await minimumDetectableLevel({ baseline: 30, before: 36, after: 12 }, { model: 'level', simulations: 499 })
 * seen.decreasePercent // => -25.37
 */
export async function minimumDetectableLevel(
  series: ExpectedSeries,
  options: InterruptedOptions & { power?: number } = {},
): Promise<MinimumDetectable> {
  const { power = 0.8 } = options
  const plan = seriesPlan(series, options)
  requirePower(power, plan.test.tail)
  const decrease = await detectableLevel(plan, -1, power, options)
  const increase = await detectableLevel(plan, 1, power, options)
  const { significance, sides } = plan.test
  const n = plan.series.before + plan.series.after
  return { ...detectableRatios(decrease, increase), power, significance, sides, n, assumptions: SERIES }
}

const SERIES: readonly PowerAssumption[] = [
  'log-linear-trend',
  'steady-season',
  'constant-effect',
  'autoregressive-noise',
  'known-dispersion',
]

type SeriesPlan = ReturnType<typeof seriesPlan>

function seriesPlan(given: ExpectedSeries, options: InterruptedOptions) {
  const { simulations = 999, model = 'level-and-slope', seed = 1, runner = onThisThread } = options
  const series = expectedSeries(given)
  requireReplicates('simulations', simulations)
  const periods = series.before + series.after
  const { errors = series.autocorrelation > 0 ? 'autoregressive' : 'quasi-poisson', lag = Math.ceil(Math.cbrt(periods)) } = options
  if (!(Number.isInteger(lag) && lag >= 0 && lag < periods))
    throw new AnalysisError('range', `Expected a whole number of lags from 0 to ${periods - 1}, but got ${lag}.`, { names: ['lag'] })
  return { series, model, seed, runner, simulations, errors, lag, test: testSettings(options) }
}

async function simulatedPower(
  plan: SeriesPlan,
  effect: Required<InterruptedEffect>,
  options: InterruptedOptions,
): Promise<InterruptedPower> {
  const { series, model, seed, errors, lag, simulations, test } = plan
  const work: SeriesWork = { series, effect, errors, lag, model, seed }
  const df = seriesDf(work)
  const parts = await plan.runner(interruptedReplicates, work, simulations, options)
  const statistics = parts.flatMap((part) => Array.from(part))
  const withEffect = statistics.filter((_, i) => i % 2 === 0)
  const without = statistics.filter((_, i) => i % 2 === 1)
  const tested = effect.level === 1 ? 'slope' : 'level'
  const sign = (tested === 'level' ? effect.level : effect.slope) < 1 ? -1 : 1
  const power = rejectionShare(withEffect, df, test.tail, sign)
  const trueCritical = criticalOf(without, sign, test)
  return {
    power,
    powerError: Math.sqrt((power * (1 - power)) / simulations),
    size: rejectionShare(without, df, test.tail, test.sides === 2 ? 0 : sign),
    powerAtSize: withEffect.filter((t) => sign * t > trueCritical).length / simulations,
    significance: test.significance,
    sides: test.sides,
    tested,
    simulations,
    notFitted: statistics.filter(Number.isNaN).length,
    errors,
    n: series.before + series.after,
    assumptions: SERIES,
  }
}

// The statistic that so few of the series without effect pass as the significance says; series without a fit cannot pass.
function criticalOf(without: readonly number[], sign: number, test: { significance: number; sides: 1 | 2 }): number {
  const seen = without.map((t) => (Number.isNaN(t) ? Number.NEGATIVE_INFINITY : test.sides === 2 ? Math.abs(t) : sign * t))
  seen.sort((a, b) => b - a)
  return seen[Math.min(seen.length - 1, Math.floor(test.significance * (seen.length + 1)))]!
}

/** Steps by the normal law, under which the probit of the power is nearly a straight line in ln(ratio). */
async function detectableLevel(plan: SeriesPlan, direction: -1 | 1, power: number, options: InterruptedOptions): Promise<number | null> {
  const enough = 0.5 * Math.sqrt((power * (1 - power)) / plan.simulations)
  const wanted = plan.test.critical + normalQuantile(power)
  const most = Math.log(100)
  let low = 0
  let high = most
  let s = 0.3
  for (let step = 0; step < 12; step++) {
    const got = (await simulatedPower(plan, { level: Math.exp(direction * s), slope: 1 }, options)).power
    if (Math.abs(got - power) <= enough) return Math.exp(direction * s)
    if (got < power) low = s
    else high = s
    if (got < power && s === most) return null
    // Probits of shares next to 0 and 1 say little; within these bounds a step is at most about threefold.
    const reached = plan.test.critical + normalQuantile(Math.min(0.995, Math.max(0.02, got)))
    const next = s * Math.max(0.3, Math.min(3, wanted / reached))
    s = next > low && next < high ? next : high === most ? most : (low + high) / 2
  }
  return high === most ? null : Math.exp(direction * s)
}
