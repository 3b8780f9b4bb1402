// How many to ask in each group before the effort starts, so that a change worth having would be seen.

import { requireLevel } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'

export type SampleSizeTwoProportions = {
  nPerGroup: number
  share1: number
  share2: number
  power: number
  significance: number
  reference: string
}

/**
 * People needed per group to see a difference of two shares.
 *
 * Question: how many must answer before and after, so that a fall from 20 to 15 % unsafe would be seen?
 * Assumptions: simple random answers, equal groups, two-sided test with normal approximation; not rounded (round up).
 * Not for: clustered samples (multiply by the design effect), very small shares.
 *
 * @param share1, share2 different, strictly between 0 and 1; @param options `power` (0.8), `significance` (0.05)
 * Errors: `range`, `constant` (no difference to see).
 * Reference: Fleiss, Levin, Paik (2003), chapter 4, without continuity correction; as R's `power.prop.test`.
 *
 * @example
 * sampleSizeTwoProportions(0.2, 0.15).nPerGroup // => 905.4
 */
export function sampleSizeTwoProportions(
  share1: number,
  share2: number,
  options: { power?: number; significance?: number } = {},
): SampleSizeTwoProportions {
  const { power = 0.8, significance = 0.05 } = options
  for (const level of [share1, share2, power, significance]) requireLevel(level)
  if (share1 === share2) throw new AnalysisError('constant', `Expected two different shares, but both are ${share1}.`)
  const pooled = (share1 + share2) / 2
  const under = normalQuantile(significance / 2, true) * Math.sqrt(2 * pooled * (1 - pooled))
  const against = normalQuantile(power) * Math.sqrt(share1 * (1 - share1) + share2 * (1 - share2))
  return {
    nPerGroup: ((under + against) / (share1 - share2)) ** 2,
    share1,
    share2,
    power,
    significance,
    reference: 'Fleiss, Levin, Paik (2003), chapter 4',
  }
}
