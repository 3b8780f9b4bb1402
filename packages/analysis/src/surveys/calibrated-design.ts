// What a calibration did to the weights, so that nobody has to take it on trust.

import type { Adjustment } from './adjustment.ts'
import { effectiveSampleSize } from './effective-sample-size.ts'
import { degreesOfFreedom, type SurveyDesign } from './survey-design.ts'

/** A design whose weights were calibrated. */
export type CalibratedDesign = SurveyDesign & { readonly calibration: Calibration }

export type Calibration = {
  readonly method: 'post-stratification' | 'raking by margins' | 'linear' | 'raking' | 'logit'
  readonly iterations: number
  /** Largest distance of a calibrated total from the known one, relative to 1 + its size. */
  readonly misfit: number
  /** Smallest and largest factor by which a weight was multiplied. */
  readonly smallestFactor: number
  readonly largestFactor: number
  /** Kish's effective number of answers before and after. */
  readonly effectiveBefore: number
  readonly effectiveAfter: number
  /** Known groups that nobody in the sample belongs to and that were left out. */
  readonly leftOut: readonly string[]
  readonly reference: string
}

/** The design with new weights and one more adjustment. */
export function calibratedDesign(
  design: SurveyDesign,
  adjustment: Adjustment,
  about: Pick<Calibration, 'method' | 'iterations' | 'misfit' | 'leftOut' | 'reference'>,
): CalibratedDesign {
  const { weights } = adjustment
  // How far weights were bent, and what that costs in answers: large factors are a sample that does not look like its town.
  let smallestFactor = Number.POSITIVE_INFINITY
  let largestFactor = Number.NEGATIVE_INFINITY
  for (let i = 0; i < design.rows; i++) {
    if (design.weights[i] === 0) continue
    const factor = weights[i]! / design.weights[i]!
    smallestFactor = Math.min(smallestFactor, factor)
    largestFactor = Math.max(largestFactor, factor)
  }
  const effectiveBefore = effectiveSampleSize(design.weights)
  const effectiveAfter = effectiveSampleSize(weights)
  return {
    ...design,
    weights,
    adjustments: [...design.adjustments, adjustment],
    df: degreesOfFreedom(design.stages[0]!, weights),
    calibration: { ...about, smallestFactor, largestFactor, effectiveBefore, effectiveAfter },
  }
}
