// A condition whose effect may bend like a parabola or a cubic, in columns that do not get in each other's way.

import { type Numbers, requireFinite } from '../checks.ts'
import { type BasisTerm, basisTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'

/**
 * A term of orthogonal polynomials: each column of length 1, at right angles to the constant and to the columns before it.
 *
 * Question: is the line bent, and does the bend matter?
 * Assumptions: a low degree; independent rows.
 * Not for: degrees above 4 or so, or values outside those seen: polynomials run away. Use `naturalSplineTerm`.
 *
 * @param name of the term; columns are called name1, name2 ...; @param values n numbers; @param degree from 1
 * Errors: `empty`, `not-finite`, `range` (a degree that is not whole from 1), `too-short` (no more different values than the degree).
 * Reference: Kennedy and Gentle (1980), Statistical Computing, section 8.2; as R's `poly`.
 *
 * @example
 * const term = polynomialTerm('poly(x)', [0, 1, 2, 3], 2)
 * designMatrix(4, [term]).values.subarray(8, 12) // => [0.5, -0.5, -0.5, 0.5]
 */
export function polynomialTerm(name: string, values: Numbers, degree: number): BasisTerm {
  requireFinite('values', values)
  if (values.length === 0) throw new AnalysisError('empty', `Expected values in "${name}", but there are none.`, { names: [name] })
  if (!(Number.isInteger(degree) && degree >= 1))
    throw new AnalysisError('range', `Expected a whole degree from 1, but got ${degree}.`, { names: ['degree'] })
  const different = new Set(Array.from(values)).size
  if (different <= degree)
    throw new AnalysisError('too-short', `Expected more than ${degree} different values in "${name}", but got ${different}.`, {
      names: [name],
    })
  const { centres, norms } = recurrence(Float64Array.from(values), degree)
  return basisTerm(name, values, (x) =>
    powers(Float64Array.from(x), centres, norms)
      .slice(1)
      .map((column, k) => ({ name: `${name}${k + 1}`, values: column.map((v) => v / Math.sqrt(norms[k + 1]!)) })),
  )
}

// Centre and squared length of each polynomial: all that new values need to be coded alike.
function recurrence(x: Float64Array, degree: number): { centres: number[]; norms: number[] } {
  const centres: number[] = []
  const norms: number[] = [x.length]
  for (let k = 0; k < degree; k++) {
    const last = powers(x, centres, norms)[k]!
    let weighted = 0
    for (let i = 0; i < x.length; i++) weighted += x[i]! * last[i]! ** 2
    centres.push(weighted / norms[k]!)
    const next = powers(x, centres, norms)[k + 1]!
    norms.push(next.reduce((sum, v) => sum + v * v, 0))
  }
  return { centres, norms }
}

// The constant, then each polynomial from the two before it.
function powers(x: Float64Array, centres: readonly number[], norms: readonly number[]): Float64Array[] {
  const out = [new Float64Array(x.length).fill(1)]
  centres.forEach((centre, k) => {
    const last = out[k]!
    const earlier = out[k - 1]
    const share = k > 0 ? norms[k]! / norms[k - 1]! : 0
    out.push(last.map((v, i) => (x[i]! - centre) * v - (earlier ? share * earlier[i]! : 0)))
  })
  return out
}
