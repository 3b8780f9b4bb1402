// Smooth pieces from which curves are put together: B-splines and their slopes, also outside the ends.

import { type Numbers, requireFinite } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/**
 * All B-splines of an order (degree + 1) at x, or one of their derivatives, on a knot sequence whose ends are repeated `order` times.
 *
 * Outside the ends the outermost polynomial pieces go on. Reference: de Boor (1978), A Practical Guide to Splines, chapter X, equations 4 and 8.
 */
export function bSplines(knots: Float64Array, order: number, x: number, derivative = 0): Float64Array {
  const count = knots.length - order
  if (derivative > 0) {
    const lower = bSplines(knots, order - 1, x, derivative - 1)
    return Float64Array.from({ length: count }, (_, i) => {
      const rising = knots[i + order - 1]! - knots[i]!
      const falling = knots[i + order]! - knots[i + 1]!
      return (order - 1) * ((rising > 0 ? lower[i]! / rising : 0) - (falling > 0 ? lower[i + 1]! / falling : 0))
    })
  }
  const values = new Float64Array(knots.length - 1)
  values[pieceOf(knots, x)] = 1
  for (let k = 2; k <= order; k++) {
    for (let i = 0; i + k < knots.length; i++) {
      const rising = knots[i + k - 1]! - knots[i]!
      const falling = knots[i + k]! - knots[i + 1]!
      values[i] =
        (rising > 0 ? ((x - knots[i]!) * values[i]!) / rising : 0) + (falling > 0 ? ((knots[i + k]! - x) * values[i + 1]!) / falling : 0)
    }
  }
  return values.slice(0, count)
}

// The piece that x lies in; the first or last one for an x outside, and the last one for the last knot itself.
function pieceOf(knots: Float64Array, x: number): number {
  const last = knots[knots.length - 1]!
  let piece = 0
  for (let i = 0; i < knots.length - 1; i++)
    if (knots[i]! < knots[i + 1]! && (knots[i]! <= x || knots[i]! === knots[0]!) && knots[i]! < last) piece = i
  return piece
}

export type KnotOptions = {
  /** Number of columns; sets the number of inner knots, at the quantiles (type 7) of the values inside the ends. */
  df?: number
  /** Inner knots, instead of `df`. */
  knots?: Numbers
  /** The two ends; smallest and largest value unless given. */
  boundaryKnots?: readonly [number, number]
  /** Whether the columns together also hold the constant; false beside an intercept. */
  intercept?: boolean
}

/** Inner knots and ends as asked for, or from the values; `fixed` is the number of columns without inner knots. */
export function placeKnots(values: Numbers, options: KnotOptions, fixed: number): { inner: Float64Array; ends: readonly [number, number] } {
  requireFinite('values', values)
  if (values.length === 0) throw new AnalysisError('empty', 'Expected values to place knots by, but there are none.')
  const x = Float64Array.from(values)
  const ends = options.boundaryKnots ?? [x.reduce((a, b) => Math.min(a, b)), x.reduce((a, b) => Math.max(a, b))]
  if (!(ends[0] < ends[1]))
    throw new AnalysisError('constant', `Expected an upper end above the lower one, but got ${ends[0]} and ${ends[1]}.`, {
      names: ['boundaryKnots'],
    })
  if (options.knots) return { inner: insideEnds(Float64Array.from(options.knots).sort(), ends), ends }
  const { df = fixed } = options
  if (!(Number.isInteger(df) && df >= fixed))
    throw new AnalysisError('range', `Expected a whole df from ${fixed}, but got ${df}.`, { names: ['df'] })
  const inside = x.filter((v) => v >= ends[0] && v <= ends[1]).sort()
  const count = df - fixed
  return {
    inner: insideEnds(
      Float64Array.from({ length: count }, (_, k) => sortedQuantile(inside, (k + 1) / (count + 1))),
      ends,
    ),
    ends,
  }
}

// Quantile of type 7: linear between the order statistics.
function sortedQuantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p
  const low = Math.floor(at + 4e-16 * sorted.length)
  const part = Math.max(0, at - low)
  return sorted[low]! + (part > 0 ? part * (sorted[low + 1]! - sorted[low]!) : 0)
}

function insideEnds(knots: Float64Array, ends: readonly [number, number]): Float64Array {
  for (const knot of knots)
    if (!(knot > ends[0] && knot < ends[1]))
      throw new AnalysisError('range', `Expected knots between the ends ${ends[0]} and ${ends[1]}, but got ${knot}.`, { names: ['knots'] })
  return knots
}

/** The whole knot sequence: ends repeated `order` times around the inner knots. */
export function knotSequence(inner: Float64Array, ends: readonly [number, number], order: number): Float64Array {
  return Float64Array.from([...new Array<number>(order).fill(ends[0]), ...inner, ...new Array<number>(order).fill(ends[1])])
}
