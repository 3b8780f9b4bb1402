// How many incidents fewer in the target and the streets around it, beyond what happened in the areas they are compared with?

import { requireCounts, requireLevel, requireWithin } from '../checks.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'

/** Counts before and after of one area. */
export type BeforeAfter = { before: number; after: number }

export type WeightedDisplacementDifference = {
  /** Change of the target minus change of its control; and of the displacement area minus change of its control. */
  target: number
  displacement: number
  /** Both together: below 0 is a reduction beyond the controls. */
  difference: number
  standardError: number
  lower: number
  upper: number
  z: number
  p: number
  dispersion: number
  level: number
  n: number
}

/**
 * Weighted displacement difference.
 *
 * Question: with the streets around it counted in, how many incidents fewer were there than the comparison areas made expected?
 * Assumptions: independent counts, variance `dispersion` times the mean; without the effort all areas would have changed by the same number of incidents,
 * so control areas should have about as many incidents as the areas they stand for (use `weightedDisplacement`'s odds ratio where they have not).
 * Not for: counts so small that a normal law is far off (a sum below about 10); areas chosen by their last count.
 *
 * @param areas `target` and `control`; and, where displacement is looked at, `displacement` and `displacementControl`
 * @param options `level` (0.95), `dispersion` (1), `areaRatio` (1) and `timeRatio` (1): what the controls' changes are to be multiplied by where controls are
 * larger than the areas they stand for, and what the counts before where that period was longer
 * Errors: `not-finite`, `range`, `shape` (one of the two displacement areas alone), `constant` (no incidents at all).
 * Reference: Wheeler and Ratcliffe (2018), "A simple weighted displacement difference test to evaluate place based crime interventions".
 *
 * @example
 * const areas = { target: { before: 50, after: 30 }, control: { before: 60, after: 55 }, displacement: { before: 20, after: 22 }, displacementControl: { before: 24, after: 20 } }
 * const found = weightedDisplacementDifference(areas)
 * found.difference // => -9
 * [found.lower, found.upper] // => [-41.85, 23.85]
 */
export function weightedDisplacementDifference(
  areas: { target: BeforeAfter; control: BeforeAfter; displacement?: BeforeAfter; displacementControl?: BeforeAfter },
  options: { level?: number; dispersion?: number; areaRatio?: number; timeRatio?: number } = {},
): WeightedDisplacementDifference {
  const { level = 0.95, dispersion = 1, areaRatio = 1, timeRatio = 1 } = options
  requireLevel(level)
  for (const [name, value] of Object.entries({ dispersion, areaRatio, timeRatio }))
    requireWithin(name, [value], 0, Number.POSITIVE_INFINITY, true)
  if ((areas.displacement === undefined) !== (areas.displacementControl === undefined))
    throw new AnalysisError('shape', 'Expected a displacement area with a control of its own, but got one without the other.')
  const none = { before: 0, after: 0 }
  const { target, control, displacement = none, displacementControl = none } = areas
  let n = 0
  let variance = 0
  const changes: number[] = []
  for (const [area, scale] of [
    [target, 1],
    [control, areaRatio],
    [displacement, 1],
    [displacementControl, areaRatio],
  ] as const) {
    requireCounts('counts', [area.before, area.after])
    n += area.before + area.after
    variance += scale ** 2 * (area.after + timeRatio ** 2 * area.before)
    changes.push(scale * (area.after - timeRatio * area.before))
  }
  if (n === 0) throw new AnalysisError('constant', 'Expected at least one incident in the areas, but there is none.')
  const [a = 0, c = 0, b = 0, d = 0] = changes
  const difference = a - c + (b - d)
  const standardError = Math.sqrt(dispersion * variance)
  const z = difference / standardError
  const reach = normalQuantile((1 - level) / 2, true) * standardError
  return {
    target: a - c,
    displacement: b - d,
    difference,
    standardError,
    lower: difference - reach,
    upper: difference + reach,
    z,
    p: 2 * normalCdf(Math.abs(z), true),
    dispersion,
    level,
    n,
  }
}
