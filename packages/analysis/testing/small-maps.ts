// Maps small enough to go through all their arrangements, for tests of likeness on a map.

import assert from 'node:assert/strict'
import { neighboursFromPairs } from '../src/areas/neighbours.ts'
import { type SpatialWeights, spatialWeights, weightsFromEdges } from '../src/areas/spatial-weights.ts'
import { readColumns } from './reference-case.ts'

/** The weights of a reference case, whose areas are numbered from 1. */
export function weightsOf(name: string, n: number): SpatialWeights {
  const edges = readColumns(name, 'weights.csv')
  const zeroBased = (column: string) => edges.numbers(column).map((area) => area - 1)
  return weightsFromEdges(zeroBased('from'), zeroBased('to'), edges.numbers('weight'), n)
}

/** Chances from 999 permutations near those from 99,999, as the case asks for it. */
export function nearInLaw(got: ArrayLike<number>, want: readonly number[], permutations = 999): void {
  const far = want.filter((p, i) => Math.abs(got[i]! - p) > 4.5 * Math.sqrt((p * (1 - p)) / permutations) + 2 / (permutations + 1))
  assert.ok(far.length <= 0.005 * want.length, `${far.length} of ${want.length} chances are off`)
}

export const near = (got: number, want: number, relative = 1e-10, what = '') =>
  assert.ok(Math.abs(got - want) <= relative * Math.max(Math.abs(want), 1e-6), `${what} got ${got}, expected ${want}`)

/** Every way to put values in order. */
export function orders(values: readonly number[]): number[][] {
  if (values.length <= 1) return [[...values]]
  return values.flatMap((value, i) => orders([...values.slice(0, i), ...values.slice(i + 1)]).map((rest) => [value, ...rest]))
}

export const meanAndVariance = (values: readonly number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return { mean, variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length }
}

// Seven areas, no two with the same surroundings; one-sided pairs among them.
const seven = neighboursFromPairs(7, [0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6], [1, 2, 0, 3, 0, 4, 1, 4, 5, 3, 3, 6, 0])
const uneven = Float64Array.from({ length: 13 }, (_, k) => 1 + ((k * 7) % 5))
export const maps: [string, SpatialWeights][] = [
  ['shares', spatialWeights(seven)],
  ['plain', spatialWeights(seven, { style: 'B' })],
  ['own weights', spatialWeights(seven, { style: 'B', given: uneven })],
]
export const figures = [3, 1, 4, 1, 5, 9, 2]
