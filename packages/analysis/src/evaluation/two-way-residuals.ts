// Takes out of a figure what is always so in a town and what is so everywhere in a year; what is left can tell what a measure did.

import { requireAtMost } from '../checks.ts'
import type { Groups } from '../regression/clusters.ts'

export type TwoWay = {
  /** What a column has left after the effects of unit and period. */
  residuals(column: Float64Array): Float64Array
  /** What a column has left after the effects of unit alone. */
  withinUnit(column: Float64Array): Float64Array
  /** Number of effects taken out: units and periods less one for each separate part of the panel. */
  rank: number
}

/**
 * Projection off the unit and period effects of any panel, balanced or not, in closed form.
 *
 * Units are taken out by their means; the periods then have equations as many as periods (Frisch, Waugh and Lovell), solved once. Periods that follow
 * from others (one of every connected part) are left out. Reference: Baltagi (2021), Econometric Analysis of Panel Data, section 9.4.
 */
export function twoWay(units: Groups, periodOf: Uint32Array, periods: number, weights: Float64Array): TwoWay {
  requireAtMost('periods', periods, 500, 'Put days or weeks together into months.')
  const n = weights.length
  const unitWeights = new Float64Array(units.count)
  for (let i = 0; i < n; i++) unitWeights[units.of[i]!]! += weights[i]!
  const { factor, kept } = periodEquations(units, periodOf, periods, weights, unitWeights)

  const withinUnit = (column: Float64Array) => {
    const sums = new Float64Array(units.count)
    for (let i = 0; i < n; i++) sums[units.of[i]!]! += weights[i]! * column[i]!
    return column.map((v, i) => (unitWeights[units.of[i]!]! > 0 ? v - sums[units.of[i]!]! / unitWeights[units.of[i]!]! : v))
  }
  const residuals = (column: Float64Array) => {
    let left = withinUnit(column)
    // The second pass takes out what rounding left of the first.
    for (let pass = 0; pass < 2; pass++) {
      const right = new Float64Array(periods)
      for (let i = 0; i < n; i++) right[periodOf[i]!]! += weights[i]! * left[i]!
      const effects = solveKept(factor, kept, right, periods)
      left = withinUnit(left.map((v, i) => v - effects[periodOf[i]!]!))
    }
    return left
  }
  const usedUnits = unitWeights.filter((w) => w > 0).length
  return { residuals, withinUnit, rank: usedUnits + kept.reduce((a, b) => a + b, 0) }
}

// Triangle of D'(1 - P)D, D the period dummies and P the projection onto unit means; pivots that vanish are passed over.
function periodEquations(units: Groups, periodOf: Uint32Array, periods: number, weights: Float64Array, unitWeights: Float64Array) {
  const matrix = new Float64Array(periods * periods)
  const rowsOf: number[][] = Array.from({ length: units.count }, () => [])
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i]! > 0)) continue
    matrix[periodOf[i]! * (periods + 1)]! += weights[i]!
    rowsOf[units.of[i]!]!.push(i)
  }
  const whole = Float64Array.from({ length: periods }, (_, t) => matrix[t * (periods + 1)]!)
  for (let u = 0; u < units.count; u++)
    for (const i of rowsOf[u]!)
      for (const j of rowsOf[u]!) matrix[periodOf[i]! * periods + periodOf[j]!]! -= (weights[i]! * weights[j]!) / unitWeights[u]!
  const kept = new Uint8Array(periods)
  for (let j = 0; j < periods; j++) {
    const pivot = matrix[j * (periods + 1)]!
    if (!(pivot > 1e-9 * whole[j]!)) continue
    kept[j] = 1
    const root = Math.sqrt(pivot)
    for (let k = j; k < periods; k++) matrix[j * periods + k]! /= root
    for (let i = j + 1; i < periods; i++) {
      const share = matrix[j * periods + i]!
      if (share !== 0) for (let k = i; k < periods; k++) matrix[i * periods + k]! -= share * matrix[j * periods + k]!
    }
  }
  return { factor: matrix, kept }
}

function solveKept(factor: Float64Array, kept: Uint8Array, right: Float64Array, periods: number): Float64Array {
  const half = Float64Array.from(right)
  for (let j = 0; j < periods; j++) {
    if (!kept[j]) continue
    half[j]! /= factor[j * (periods + 1)]!
    for (let k = j + 1; k < periods; k++) half[k]! -= factor[j * periods + k]! * half[j]!
  }
  const out = new Float64Array(periods)
  for (let j = periods - 1; j >= 0; j--) {
    if (!kept[j]) continue
    let sum = half[j]!
    for (let k = j + 1; k < periods; k++) sum -= factor[j * periods + k]! * out[k]!
    out[j] = sum / factor[j * (periods + 1)]!
  }
  return out
}
