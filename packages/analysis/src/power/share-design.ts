// What is known before a survey about two shares that will be compared: how many answer, how the sample is drawn, how large the town is.

import { requireNumber, requirePositive } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { PowerAssumption, TestOptions } from './power-result.ts'

export type TwoProportionsOptions = TestOptions & {
  /** People in the second group (as the first). */
  n2?: number
  /** Variance of the share over that of a simple random sample of the same size (1); see `clusterDesignEffect`. */
  designEffect?: number
  /** People the two groups are drawn from, where the conclusion is about just them (Infinity): a single figure for both, or one each. */
  population?: number | readonly [number, number]
}

export type ShareDesign = { n1: number; n2: number; scale1: number; scale2: number; assumptions: PowerAssumption[] }

/** Refuses a design that cannot be; `scale` is design effect times finite-population factor over n: what p(1 - p) is to be multiplied by. */
export function shareDesign(n1: number, options: TwoProportionsOptions): ShareDesign {
  const { n2 = n1, designEffect = 1, population = Number.POSITIVE_INFINITY } = options
  requirePositive('n1', n1)
  requirePositive('n2', n2)
  requireNumber('designEffect', designEffect, 0.01)
  const [all1, all2] = typeof population === 'number' ? [population, population] : population
  const assumptions: PowerAssumption[] = ['normal-approximation', designEffect === 1 ? 'simple-random-sample' : 'known-design-effect']
  if (all1 < Number.POSITIVE_INFINITY || all2 < Number.POSITIVE_INFINITY) assumptions.push('finite-population')
  return {
    n1,
    n2,
    scale1: (designEffect * finiteFactor(n1, all1)) / n1,
    scale2: (designEffect * finiteFactor(n2, all2)) / n2,
    assumptions,
  }
}

// Cochran (1977), chapter 3: sampling without putting back, with S^2 = N p q / (N - 1).
function finiteFactor(n: number, all: number): number {
  if (all === Number.POSITIVE_INFINITY) return 1
  if (!(all > n))
    throw new AnalysisError('range', `Expected more people in the population than the ${n} asked, but got ${all}.`, {
      names: ['population'],
    })
  return (all - n) / (all - 1)
}

/** Errors of the difference of two shares: under no difference (both at the pooled share), and as they are. */
export function shareErrors(share1: number, share2: number, design: ShareDesign): { under: number; against: number } {
  const pooled = (design.n1 * share1 + design.n2 * share2) / (design.n1 + design.n2)
  return {
    under: Math.sqrt(pooled * (1 - pooled) * (design.scale1 + design.scale2)),
    against: Math.sqrt(share1 * (1 - share1) * design.scale1 + share2 * (1 - share2) * design.scale2),
  }
}

/** Refuses a share that is not strictly between 0 and 1. */
export function requireShare(name: string, share: number): void {
  if (!(share > 0 && share < 1))
    throw new AnalysisError('range', `Expected ${name} to be strictly between 0 and 1, but got ${share}.`, { names: [name] })
}
