// The error of a total over the rows of one group, from those rows alone: a hundred districts then cost little more than one.

import type { Stage } from './stage.ts'
import type { SurveyDesign } from './survey-design.ts'
import { totalError, unitScales } from './total-covariance.ts'

/** Standard error of the sum of `values`, which belong to `rows` (weights multiplied in); all other rows count as 0. */
export type ErrorOfRows = (rows: Int32Array, values: Float64Array) => number

/**
 * How errors of groups are found: from the group's rows alone where that is enough, and otherwise as any other total's.
 *
 * Units without a row in the group have a total of 0. Within a stratum they all lie as far from its mean as the mean lies from 0, so their squares can be
 * counted without being visited. Two things make a row's part depend on rows outside the group: a calibration, which spreads the residuals over the
 * whole sample, and 'average', whose factor depends on the strata that the group has.
 */
export function errorsOfRows(design: SurveyDesign): ErrorOfRows {
  if (design.adjustments.length > 0 || design.lonelyPsu === 'average') return (rows, values) => errorOfAll(design, rows, values)
  const stages: StageRoom[] = []
  for (const stage of design.stages) {
    const scales = unitScales(stage, design, null)
    if (scales) stages.push(roomFor(stage, scales))
  }
  return (rows, values) => {
    let variance = 0
    for (const room of stages) variance += stageVariance(room, rows, values, design.lonelyPsu === 'adjust')
    return Math.sqrt(variance)
  }
}

// The long way: a figure for every row of the sample, 0 outside the group.
function errorOfAll(design: SurveyDesign, rows: Int32Array, values: Float64Array): number {
  const whole = new Float64Array(design.rows)
  const inDomain = new Uint8Array(design.rows)
  for (let k = 0; k < rows.length; k++) {
    whole[rows[k]!] = values[k]!
    inDomain[rows[k]!] = 1
  }
  return totalError(design, whole, inDomain)
}

/** A stage with what its units count, and sums that are 0 between two groups. */
type StageRoom = {
  readonly stage: Stage
  readonly scales: Float64Array
  /** By stratum: sum of the scales of all its units. */
  readonly allScales: Float64Array
  readonly totals: Float64Array
  readonly seen: Uint8Array
  /** By stratum: sum of totals, of scales and number of the units that the group has. */
  readonly sums: Float64Array
  readonly ownScales: Float64Array
  readonly own: Int32Array
}

// Made once for all groups of a design.
function roomFor(stage: Stage, scales: Float64Array): StageRoom {
  const allScales = new Float64Array(stage.strata)
  for (let u = 0; u < stage.units; u++) allScales[stage.stratum[u]!]! += scales[u]!
  const perStratum = () => new Float64Array(stage.strata)
  return {
    stage,
    scales,
    allScales,
    totals: new Float64Array(stage.units),
    seen: new Uint8Array(stage.units),
    sums: perStratum(),
    ownScales: perStratum(),
    own: new Int32Array(stage.strata),
  }
}

// Sum over the units of a stage of scale x (total - mean of the stratum)^2, as in `total-covariance.ts`.
function stageVariance(room: StageRoom, rows: Int32Array, values: Float64Array, adjust: boolean): number {
  const { stage, scales, allScales, totals, seen, sums, ownScales, own } = room
  const units = addByUnit(room, rows, values)
  const strata: number[] = []
  for (const u of units) {
    const h = stage.stratum[u]!
    if (own[h] === 0) strata.push(h)
    own[h]!++
    sums[h]! += totals[u]!
    ownScales[h]! += scales[u]!
  }
  // A lonely unit is its own mean; 'adjust' leaves it as it is, its distance from the whole.
  for (const h of strata) sums[h] = adjust && stage.drawn[h] === 1 ? 0 : sums[h]! / stage.drawn[h]!
  let variance = 0
  for (const u of units) {
    variance += scales[u]! * (totals[u]! - sums[stage.stratum[u]!]!) ** 2
    totals[u] = 0
    seen[u] = 0
  }
  for (const h of strata) {
    if (own[h]! < stage.drawn[h]!) variance += Math.max(0, allScales[h]! - ownScales[h]!) * sums[h]! ** 2
    own[h] = sums[h] = ownScales[h] = 0
  }
  return variance
}

// Totals by unit; gives the units that the rows lie in.
function addByUnit({ stage, totals, seen }: StageRoom, rows: Int32Array, values: Float64Array): Int32Array {
  const units = new Int32Array(rows.length)
  let count = 0
  for (let k = 0; k < rows.length; k++) {
    const u = stage.unit ? stage.unit[rows[k]!]! : rows[k]!
    totals[u]! += values[k]!
    if (seen[u] === 1) continue
    seen[u] = 1
    units[count++] = u
  }
  return units.subarray(0, count)
}
