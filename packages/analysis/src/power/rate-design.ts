// What is known before the effort about two counts that will be compared: how many are expected, and how much they vary beyond chance.

import { requireNumber, requirePositive } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { LogRatioDesign } from './log-ratio-design.ts'
import type { PowerAssumption, TestOptions } from './power-result.ts'

export type TwoRatesOptions = TestOptions & {
  /** Exposure of the second count over that of the first: length of period, or population (1). */
  exposureRatio?: number
  /** Variance over mean of each count, from 1 (1). Look it up: town counts often have 1.5 to 4. */
  dispersion?: number
  /** Negative binomial theta of each whole count (Infinity); a total of k independent periods of theta t has k t. */
  theta?: number
  /** 'normal': Wald test of ln(ratio). 'exact': conditional test of two Poisson counts, for small counts. */
  method?: 'normal' | 'exact'
}

export type RateDesign = { exposureRatio: number; dispersion: number; theta: number; method: 'normal' | 'exact' }

// An exact calculation sums over all totals that may come: some hundreds here, about 5 ms.
const MOST_FOR_EXACT = 5_000

/** Refuses a design that cannot be and fills in what was not said. */
export function rateDesign(baseline: number, options: TwoRatesOptions): RateDesign {
  const { exposureRatio = 1, dispersion = 1, theta = Number.POSITIVE_INFINITY, method = 'normal' } = options
  requirePositive('baseline', baseline)
  requirePositive('exposureRatio', exposureRatio)
  requireNumber('dispersion', dispersion, 1)
  if (!(theta > 0)) throw new AnalysisError('range', `Expected theta to be above 0, but got ${theta}.`, { names: ['theta'] })
  if (method === 'exact' && !(dispersion === 1 && theta === Number.POSITIVE_INFINITY))
    throw new AnalysisError('range', 'Expected dispersion 1 and no theta for the exact test of Poisson counts, but got others.', {
      names: ['method'],
    })
  return { exposureRatio, dispersion, theta, method }
}

/** Refuses an exact calculation of counts so large that the normal one says the same in no time. */
export function requireSmallEnough(baseline: number, exposureRatio: number): void {
  const total = baseline * (1 + exposureRatio)
  if (total > MOST_FOR_EXACT)
    throw new AnalysisError(
      'too-large',
      `Expected at most ${MOST_FOR_EXACT} incidents for the exact test, but got ${total}. Take the normal one: at such counts they agree.`,
      { names: ['baseline'] },
    )
}

export function logRatioDesign(baseline: number, design: RateDesign): LogRatioDesign {
  const { dispersion, theta, exposureRatio } = design
  return { fixed: dispersion / baseline + 2 / theta, changing: dispersion / (baseline * exposureRatio) }
}

export function rateAssumptions(design: RateDesign): PowerAssumption[] {
  const chance: PowerAssumption = design.dispersion === 1 && design.theta === Number.POSITIVE_INFINITY ? 'poisson' : 'known-dispersion'
  return [
    'independent-counts',
    'no-change-without-effort',
    chance,
    design.method === 'exact' ? 'exact-conditional' : 'normal-approximation',
  ]
}

/** Refuses a ratio that is no effect. */
export function requireEffectRatio(ratio: number): void {
  requirePositive('ratio', ratio)
  if (ratio === 1)
    throw new AnalysisError('constant', 'Expected a ratio other than 1, because 1 is no change to see.', { names: ['ratio'] })
}
