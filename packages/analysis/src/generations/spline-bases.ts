// Smooth curves over age, period or cohort, as sums of a few fixed shapes.

import { type Numbers, requireFinite } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { distinct } from './cells.ts'

/** Shapes at each value, one array per shape; together they span the curves of their kind, a constant included. */
export type Basis = Float64Array[]

/** Refuses knots that cannot carry a curve; gives them sorted and distinct. */
export function requireKnots(name: string, knots: Numbers): Float64Array {
  requireFinite(name, knots)
  const sorted = distinct(knots)
  if (sorted.length < 2)
    throw new AnalysisError('too-short', `Expected at least two distinct knots in "${name}", but got ${sorted.length}.`, { names: [name] })
  return sorted
}

/**
 * Natural cubic splines: smooth between the knots, straight beyond the first and the last.
 *
 * Shape j is the one that is 1 at knot j and 0 at the others: such shapes stay well apart in size and
 * direction, whatever the unit of the values.
 * Reference: de Boor (2001), A Practical Guide to Splines, chapter IV, with free ends.
 */
export function naturalSplines(values: Numbers, knots: Float64Array): Basis {
  const bends = knotBends(knots)
  const k = knots.length
  const basis = Array.from({ length: k }, () => new Float64Array(values.length))
  for (let i = 0; i < values.length; i++) {
    const x = Math.min(Math.max(values[i]!, knots[0]!), knots[k - 1]!)
    const beyond = values[i]! - x
    const piece = pieceOf(knots, x)
    const width = knots[piece + 1]! - knots[piece]!
    const right = (x - knots[piece]!) / width
    const left = 1 - right
    // On a piece a cubic is its two ends and its two bends (second derivatives): left y0 + right y1 +
    // ((left^3 - left) b0 + (right^3 - right) b1) h^2 / 6.
    const bendLeft = ((left ** 3 - left) * width ** 2) / 6
    const bendRight = ((right ** 3 - right) * width ** 2) / 6
    const slopeLeft = ((1 - 3 * left ** 2) * width) / 6
    const slopeRight = ((3 * right ** 2 - 1) * width) / 6
    for (let j = 0; j < k; j++) {
      const here = j === piece ? 1 : 0
      const next = j === piece + 1 ? 1 : 0
      const at = here * left + next * right + bendLeft * bends[piece * k + j]! + bendRight * bends[(piece + 1) * k + j]!
      const slope = (next - here) / width + slopeLeft * bends[piece * k + j]! + slopeRight * bends[(piece + 1) * k + j]!
      basis[j]![i] = at + beyond * slope
    }
  }
  return basis
}

// Knots are few (two to some tens), so going through them is quicker than halving.
// Between which two knots a value lies; values beyond go with the outermost pieces.
function pieceOf(knots: Float64Array, x: number): number {
  let piece = 0
  while (piece < knots.length - 2 && x > knots[piece + 1]!) piece++
  return piece
}

/**
 * Second derivatives at the knots of each shape, knots x shapes.
 *
 * A cubic on each piece with these bends and the given heights is continuous; that slopes meet at the inner
 * knots too gives one equation per inner knot, in its own bend and those of its two neighbours: a
 * tridiagonal system, solved for all shapes at once (Thomas's elimination, which needs no exchange of rows
 * as the diagonal outweighs its neighbours).
 */
function knotBends(knots: Float64Array): Float64Array {
  const k = knots.length
  const bends = new Float64Array(k * k)
  const upper = new Float64Array(k)
  // h0 b(i-1) + 2 (h0 + h1) b(i) + h1 b(i+1) = 6 (slope after - slope before), with no bend at the two
  // ends; eliminated downward, then upward.
  for (let i = 1; i < k - 1; i++) {
    const before = knots[i]! - knots[i - 1]!
    const after = knots[i + 1]! - knots[i]!
    const pivot = 2 * (before + after) - (i > 1 ? before * upper[i - 1]! : 0)
    upper[i] = after / pivot
    for (let j = 0; j < k; j++) {
      const at = (which: number) => (which === j ? 1 : 0)
      const right = 6 * ((at(i + 1) - at(i)) / after - (at(i) - at(i - 1)) / before)
      bends[i * k + j] = (right - before * (i > 1 ? bends[(i - 1) * k + j]! : 0)) / pivot
    }
  }
  for (let i = k - 3; i >= 1; i--) for (let j = 0; j < k; j++) bends[i * k + j]! -= upper[i]! * bends[(i + 1) * k + j]!
  return bends
}

/**
 * Shapes are 0 but over degree + 1 pieces and add up to 1 everywhere. Straight-line pieces bend at the
 * knots; cubic ones are smooth there but, unlike natural ones, go on as cubics beyond the outer knots and
 * can run away: give no values far outside.
 *
 * B-splines of a degree (1: straight pieces, 3: cubic), with the first and last knot as borders; the last
 * pieces go on beyond them.
 *
 * Reference: de Boor (2001), chapter IX, equations 14 and 15.
 */
export function bSplines(values: Numbers, knots: Float64Array, degree: number): Basis {
  const last = knots.length - 1
  const full = [...Array(degree).fill(knots[0]!), ...knots, ...Array(degree).fill(knots[last]!)] as number[]
  const shapes = knots.length + degree - 1
  const basis = Array.from({ length: shapes }, () => new Float64Array(values.length))
  for (let i = 0; i < values.length; i++) {
    const piece = pieceOf(knots, values[i]!)
    const weights = new Float64Array(degree + 1)
    weights[0] = 1
    // Each degree spreads every weight of the one below over two neighbours, in the shares in which the
    // value divides their span.
    for (let d = 1; d <= degree; d++) {
      let carried = 0
      for (let r = 0; r < d; r++) {
        const right = full[piece + degree + r + 1]!
        const left = full[piece + degree + 1 - d + r]!
        const share = weights[r]! / (right - left)
        weights[r] = carried + (right - values[i]!) * share
        carried = (values[i]! - left) * share
      }
      weights[d] = carried
    }
    for (let r = 0; r <= degree; r++) basis[piece + r]![i] = weights[r]!
  }
  return basis
}

/**
 * The curve without any smoothness: as many parameters as classes, and no value between two of them.
 *
 * One shape per distinct value among `classes`: 1 where the value is it.
 */
export function indicators(values: Numbers, classes: Float64Array): Basis {
  return Array.from(classes, (level) => Float64Array.from(values, (value) => (value === level ? 1 : 0)))
}
