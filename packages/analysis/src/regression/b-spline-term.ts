// A condition whose effect may bend: a piecewise polynomial without corners.

import type { Numbers } from '../checks.ts'
import { type BasisTerm, basisTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { bSplines, type KnotOptions, knotSequence, placeKnots } from './b-spline.ts'

/**
 * A term of B-splines.
 *
 * Question: how does the outcome go with age (or time), when the curve has no formula?
 * Assumptions: a smooth curve; knots where there are enough values.
 * Not for: values outside the ends, where the outermost pieces simply go on; for a curve that stays calm there use `naturalSplineTerm`.
 *
 * @param name of the term; columns are called name1, name2 ...
 * @param values n numbers; @param options see `KnotOptions`, and `degree` (3). Without `df` and `knots` there are no inner knots.
 * Errors: `empty`, `not-finite`, `constant` (all values the same), `range` (a df too small, a knot outside the ends, a degree that is not whole from 1).
 * Reference: de Boor (1978); as R's `splines::bs`.
 *
 * @example
 * const term = bSplineTerm('bs(age)', [0, 1, 2, 3, 4], { df: 4 })
 * designMatrix(5, [term]).values.subarray(5, 10) // => [0, 0.5938, 0.25, 0.03125, 0]
 */
export function bSplineTerm(name: string, values: Numbers, options: KnotOptions & { degree?: number } = {}): BasisTerm {
  const { degree = 3, intercept = false } = options
  if (!(Number.isInteger(degree) && degree >= 1))
    throw new AnalysisError('range', `Expected a whole degree from 1, but got ${degree}.`, { names: ['degree'] })
  const order = degree + 1
  const { inner, ends } = placeKnots(values, options, degree + (intercept ? 1 : 0))
  const knots = knotSequence(inner, ends, order)
  const first = intercept ? 0 : 1
  const count = knots.length - order - first
  return basisTerm(name, values, (x) => {
    const columns = Array.from({ length: count }, (_, k) => ({ name: `${name}${k + 1}`, values: new Float64Array(x.length) }))
    for (let i = 0; i < x.length; i++) {
      const row = bSplines(knots, order, x[i]!)
      for (let k = 0; k < count; k++) columns[k]!.values[i] = row[k + first]!
    }
    return columns
  })
}
