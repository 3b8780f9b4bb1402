// A condition whose effect may bend in the middle and runs straight beyond the ends, where there are few towns to bend it.

import type { Numbers } from '../checks.ts'
import { type BasisTerm, basisTerm } from '../design-matrix.ts'
import { bSplines, type KnotOptions, knotSequence, placeKnots } from './b-spline.ts'

/**
 * A term of natural cubic splines.
 *
 * Question: how does the outcome go with age (or time), when the curve has no formula?
 * Assumptions: a smooth curve that is straight beyond the ends; 3 to 5 columns are plenty for a town's figures.
 * Not for: a jump - give it a term of its own.
 *
 * @param name of the term; columns are called name1, name2 ...
 * @param values n numbers; @param options see `KnotOptions`. Without `df` and `knots` there is one column: a straight line.
 * Errors: `empty`, `not-finite`, `constant` (all values the same), `range` (a df too small, a knot outside the ends).
 * Reference: de Boor (1978); Hastie (1992), section 7.6; as R's `splines::ns`, column for column.
 *
 * @example
 * const term = naturalSplineTerm('ns(age)', [0, 1, 2, 3, 4], { df: 2 })
 * designMatrix(5, [term]).values.subarray(5, 10) // => [0, 0.357, 0.5663, 0.5291, 0.3441]
 */
export function naturalSplineTerm(name: string, values: Numbers, options: KnotOptions = {}): BasisTerm {
  const { intercept = false } = options
  const { inner, ends } = placeKnots(values, options, intercept ? 2 : 1)
  const knots = knotSequence(inner, ends, 4)
  const first = intercept ? 0 : 1
  const straighten = freeOfCurvature(bSplines(knots, 4, ends[0], 2).subarray(first), bSplines(knots, 4, ends[1], 2).subarray(first))
  const count = knots.length - 4 - first - 2
  return basisTerm(name, values, (x) => {
    const columns = Array.from({ length: count }, (_, k) => ({ name: `${name}${k + 1}`, values: new Float64Array(x.length) }))
    for (let i = 0; i < x.length; i++) {
      const row = straighten(straightOutside(knots, ends, x[i]!).subarray(first))
      for (let k = 0; k < count; k++) columns[k]!.values[i] = row[k + 2]!
    }
    return columns
  })
}

function straightOutside(knots: Float64Array, ends: readonly [number, number], x: number): Float64Array {
  const end = Math.max(ends[0], Math.min(ends[1], x))
  const at = bSplines(knots, 4, end)
  if (x === end) return at
  const slope = bSplines(knots, 4, end, 1)
  return at.map((value, i) => value + (x - end) * slope[i]!)
}

// Two mirrors that lead the second derivatives at both ends into the first two coordinates; what the others hold has none.
function freeOfCurvature(left: Float64Array, right: Float64Array): (row: Float64Array) => Float64Array {
  const first = mirrorOf(left, 0)
  const second = mirrorOf(first(right), 1)
  return (row) => second(first(row))
}

function mirrorOf(vector: Float64Array, from: number): (row: Float64Array) => Float64Array {
  const normal = Float64Array.from(vector)
  normal.fill(0, 0, from)
  const length = Math.sqrt(normal.reduce((sum, v) => sum + v * v, 0))
  normal[from]! += normal[from]! < 0 ? -length : length
  const half = normal.reduce((sum, v) => sum + v * v, 0) / 2
  return (row) => {
    const scale = half > 0 ? row.reduce((sum, v, i) => sum + v * normal[i]!, 0) / half : 0
    return row.map((v, i) => v - scale * normal[i]!)
  }
}
