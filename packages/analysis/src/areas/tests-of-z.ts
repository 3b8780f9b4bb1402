// From a statistic with its expectation and variance to the chance of something as far out.

import { normalCdf } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'

/** Which way is asked about. */
export type Alternative = 'greater' | 'less' | 'two-sided'

/** Chance under the bell curve of a z as far out in the asked direction; NaN for NaN. */
export function normalP(z: number, alternative: Alternative): number {
  if (alternative === 'two-sided') return Math.min(1, 2 * normalCdf(Math.abs(z), true))
  return normalCdf(z, alternative === 'greater')
}

/** (estimate - expectation) over its error; refuses a statistic that no arrangement of the values could change. */
export function standardised(gap: number, variance: number): number {
  if (!(variance > 0))
    throw new AnalysisError(
      'infeasible',
      `Expected a statistic that depends on where the values lie, but its variance over all arrangements is ${variance}.`,
      { names: ['weights'] },
    )
  return gap / Math.sqrt(variance)
}

/** A difference of figures of this size, or 0 where nothing but their rounding is left of it. */
export function beyondRounding(difference: number, size: number): number {
  return Math.abs(difference) > 1e-12 * size ? difference : 0
}

/** Chances from permutations, the observed arrangement counted in: how many were at least and at most as large. */
export function permutationP(atLeast: number, atMost: number, permutations: number): { greater: number; less: number; twoSided: number } {
  const all = permutations + 1
  return {
    greater: (atLeast + 1) / all,
    less: (atMost + 1) / all,
    twoSided: Math.min(1, (2 * (Math.min(atLeast, atMost) + 1)) / all),
  }
}
