// The error of every estimate here: how totals would vary if the sample were drawn again in the same way.

import { AnalysisError } from '../errors.ts'
import type { Pace } from '../pace.ts'
import { takeResiduals } from './adjustment.ts'
import type { Stage } from './stage.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Covariance of the totals of weighted answers (or of linearised influences), k x k row by row.
 *
 * Between the units of each stratum at each stage; a later stage counts by the share drawn before it. Calibrations take their part first.
 *
 * @param columns k arrays, one entry per row, already multiplied by the weights; rows outside a domain are 0
 * @param inDomain rows of the domain; only 'average' asks, which shares out the lonely strata among those that the domain has
 * Reference: Särndal, Swensson and Wretman (1992), section 3.7 and result 4.3.1; Lumley (2010), Complex Surveys, chapter 2.
 */
export async function totalCovariance(
  design: SurveyDesign,
  columns: readonly Float64Array[],
  inDomain: Uint8Array | null,
  pace: Pace,
): Promise<Float64Array> {
  const k = columns.length
  const covariance = new Float64Array(k * k)
  const residuals: Float64Array[] = []
  for (const column of columns) {
    residuals.push(residualsOf(design, column))
    await pace(0)
  }
  for (const stage of design.stages) {
    const scales = unitScales(stage, design, presentOf(design, inDomain))
    if (scales === null) continue
    const centred: Float64Array[] = []
    for (const column of residuals) {
      centred.push(centredTotals(stage, column, design.lonelyPsu === 'adjust'))
      await pace(0)
    }
    for (let a = 0; a < k; a++) {
      for (let b = 0; b <= a; b++) {
        const sum = scaledProduct(scales, centred[a]!, centred[b]!)
        covariance[a * k + b]! += sum
        if (a !== b) covariance[b * k + a]! += sum
        await pace(0)
      }
    }
  }
  return covariance
}

/** Standard error of one total of weighted answers: the root of what `totalCovariance` has for it, at once. */
export function totalError(design: SurveyDesign, weighted: Float64Array, inDomain: Uint8Array | null = null): number {
  const residuals = residualsOf(design, weighted)
  let variance = 0
  for (const stage of design.stages) {
    const scales = unitScales(stage, design, presentOf(design, inDomain))
    if (scales === null) continue
    const centred = centredTotals(stage, residuals, design.lonelyPsu === 'adjust')
    variance += scaledProduct(scales, centred, centred)
  }
  return Math.sqrt(variance)
}

// A calibration spreads residuals over all strata, so all of them are there.
function presentOf(design: SurveyDesign, inDomain: Uint8Array | null): Uint8Array | null {
  return design.adjustments.length === 0 ? inDomain : null
}

// Sum over units of what each counts, times both of its distances from the mean of its stratum.
function scaledProduct(scales: Float64Array, left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let u = 0; u < scales.length; u++) sum += scales[u]! * left[u]! * right[u]!
  return sum
}

// What the calibrations leave of each row's part, one after the other.
function residualsOf(design: SurveyDesign, column: Float64Array): Float64Array {
  if (design.adjustments.length === 0) return column
  const residuals = column.slice()
  for (const adjustment of design.adjustments) takeResiduals(adjustment, residuals)
  return residuals
}

// Totals by unit less the mean of their stratum. A lonely unit is its own mean; 'adjust' leaves it as it is, its distance from the whole.
function centredTotals(stage: Stage, column: Float64Array, adjust: boolean): Float64Array {
  const totals = unitTotals(stage, column)
  const means = new Float64Array(stage.strata)
  for (let u = 0; u < stage.units; u++) means[stage.stratum[u]!]! += totals[u]!
  for (let h = 0; h < stage.strata; h++) means[h] = adjust && stage.drawn[h] === 1 ? 0 : means[h]! / stage.drawn[h]!
  for (let u = 0; u < stage.units; u++) totals[u]! -= means[stage.stratum[u]!]!
  return totals
}

// All that the rows of a unit add: units were drawn, not rows.
function unitTotals(stage: Stage, column: Float64Array): Float64Array {
  if (stage.unit === null) return column.slice()
  const totals = new Float64Array(stage.units)
  for (let i = 0; i < column.length; i++) totals[stage.unit[i]!]! += column[i]!
  return totals
}

/** What a squared deviation of each unit counts: undrawn share x n/(n - 1) x share drawn before. Null where the stage adds nothing. */
export function unitScales(stage: Stage, design: SurveyDesign, present: Uint8Array | null): Float64Array | null {
  if (stage.share.every((share) => share === 0)) return null
  const spread = design.lonelyPsu === 'average' ? averageFactors(stage, present) : null
  const scales = new Float64Array(stage.units)
  for (let u = 0; u < stage.units; u++) {
    const h = stage.stratum[u]!
    const drawn = stage.drawn[h]!
    const undrawn = stage.undrawn ? stage.undrawn[u]! : 1
    // A stratum taken whole has no error of its own, whatever rounding says.
    if (undrawn < 1e-7) continue
    scales[u] = undrawn * stage.share[h]! * (drawn > 1 ? drawn / (drawn - 1) : 1)
    if (spread) scales[u]! *= drawn > 1 ? spread[stage.parent[h]!]! : 0
  }
  return scales
}

// 'average': all strata over those with two units or more, within each unit of the stage before.
function averageFactors(stage: Stage, present: Uint8Array | null): Float64Array {
  const parents = stage.parent.reduce((most, parent) => Math.max(most, parent), 0) + 1
  const all = new Float64Array(parents)
  const usable = new Float64Array(parents)
  const here = present ? presentStrata(stage, present) : null
  const whole = new Uint8Array(stage.strata)
  if (stage.undrawn) for (let u = 0; u < stage.units; u++) if (stage.undrawn[u]! < 1e-7) whole[stage.stratum[u]!] = 1
  for (let h = 0; h < stage.strata; h++) {
    if (here && here[h] === 0) continue
    all[stage.parent[h]!]!++
    if (stage.drawn[h]! > 1 || whole[h] === 1) usable[stage.parent[h]!]!++
  }
  return all.map((count, parent) => {
    if (count > 0 && usable[parent] === 0)
      throw new AnalysisError('too-short', 'Expected a stratum with two sampled units to average over, but every stratum has one.')
    return count === 0 ? 0 : count / usable[parent]!
  })
}

// Strata with a row in the domain.
function presentStrata(stage: Stage, present: Uint8Array): Uint8Array {
  const here = new Uint8Array(stage.strata)
  for (let i = 0; i < present.length; i++) if (present[i] === 1) here[stage.stratum[stage.unit ? stage.unit[i]! : i]!] = 1
  return here
}
