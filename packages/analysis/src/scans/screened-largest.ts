// Finds the largest ratio of each invented study with hardly a logarithm: most cylinders cannot reach what chance usually reaches.

import { evenLimits, highLimits, type ScanLaw } from './log-likelihood-ratio.ts'

/** The largest ratio of the study that is laid out at the moment. */
export type ScreenedLargest = () => number

/**
 * Wraps a search that passes over cylinders whose expectation is not below the limit of their count.
 *
 * The limits belong to half of what the study laid out now reaches. A study that stays below it, which is rare, is searched again for any ratio
 * above 0, so the answer does not depend on the limits.
 */
export function screenedLargest(law: ScanLaw, among: (limits: Float64Array) => number): ScreenedLargest {
  const even = evenLimits(law)
  const level = among(even) / 2
  const limits = highLimits(law, level)
  return () => {
    const found = among(limits)
    return found >= level ? found : among(even)
  }
}
