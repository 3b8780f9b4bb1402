// The columns of an age-period-cohort model: curves of period and cohort with their straight parts taken out, so that the trend stands alone.

import type { Numbers } from '../checks.ts'
import { makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'
import { type ApcCurve, type ColumnFit, contrastCurve } from './apc-fit.ts'
import { distinct } from './cells.ts'
import { independentColumns } from './fit-classes.ts'
import type { Basis } from './spline-bases.ts'

/** One of the three scales: its value in each cell, and its shapes at any values. */
export type ApcAxis = { values: Numbers; shapes: (where: Numbers) => Basis }
/** `fixed`: the curve is to be 0 at the reference, not just on average. */
export type ApcTrendAxis = ApcAxis & { reference: number; fixed: boolean }

/** Turns a part of a fit into a curve; `columns` are those the part was fitted with. */
type CurveReader = (fit: ColumnFit, part: number, columns: Float64Array[], level: number) => ApcCurve

export type ApcColumns = {
  /** Spans the curves of age, the level included. */
  age: Float64Array[]
  /** Without level and straight part, by the weights chosen. */
  period: Float64Array[]
  cohort: Float64Array[]
  /** Years since the reference period, and since the reference cohort. */
  trendPeriod: Float64Array
  trendCohort: Float64Array
  ones: Float64Array
  /** Reads a part of a fit as a curve over the distinct values of its scale. */
  curve: { age: CurveReader; period: CurveReader; cohort: CurveReader }
}

/**
 * Makes the columns once; every model and every form of an analysis is put together from them.
 * Reference: Carstensen (2007), section 4: curves of period and cohort are projected on what is orthogonal
 * to a constant and a straight line.
 */
export function apcColumns(axes: { age: ApcAxis; period: ApcTrendAxis; cohort: ApcTrendAxis; weights: Float64Array }): ApcColumns {
  const { age, period, cohort, weights } = axes
  const n = age.values.length
  return {
    age: independent(age.shapes(age.values)),
    period: detrended(period, weights),
    cohort: detrended(cohort, weights),
    trendPeriod: Float64Array.from(period.values, (p) => p - period.reference),
    trendCohort: Float64Array.from(cohort.values, (c) => c - cohort.reference),
    ones: new Float64Array(n).fill(1),
    curve: { age: curveReader(age.values), period: curveReader(period.values), cohort: curveReader(cohort.values) },
  }
}

// Columns live on cells, curves on the values of one scale; after centring at a reference they still depend
// on that scale alone, so any cell with the value will do. Rows of cells that stand for each distinct
// value: a curve has one value at each, whichever cell it is read from.
function curveReader(values: Numbers): CurveReader {
  const at = distinct(values)
  const first = new Map<number, number>()
  for (let i = values.length - 1; i >= 0; i--) first.set(values[i]!, i)
  const rows = Array.from(at, (value) => first.get(value)!)
  return (fit, part, columns, level) =>
    contrastCurve(
      fit,
      part,
      rows.map((row) => columns.map((column) => column[row]!)),
      at,
      level,
    )
}

/**
 * For each shape s the projection is s - (a + b t), a and b its weighted regression on a constant and time
 * t. What is left cannot carry a trend, by these weights: so the drift column beside it means the whole
 * trend. With other weights another part of a bent curve counts as its trend, and the drift differs while
 * the fit stays the same.
 *
 * The shapes less their weighted straight line, and less their value at the reference where that is fixed.
 * Two of them then follow from the others, or more where classes are few, and are left out. The value at
 * the reference is read from the same line, so the line's weights do not see it.
 */
function detrended({ values, shapes, reference, fixed }: ApcTrendAxis, weights: Float64Array): Float64Array[] {
  const n = values.length
  const basis = shapes(values)
  const nearest = distinct(values).reduce((best, value) => (Math.abs(value - reference) < Math.abs(best - reference) ? value : best))
  const isClass = basis.every((shape) => shape.every((value) => value === 0 || value === 1))
  const anchor = isClass ? nearest : reference
  const atReference = shapes([anchor])
  // The regression of each shape on a constant and the line, by the weights chosen: what it explains is the
  // shape's own trend.
  const spread = standardised(values, weights)
  const line = new Float64Array(2 * n)
  line.fill(1, 0, n)
  line.set(spread.values, n)
  const roots = weights.map(Math.sqrt)
  const room = makeRoom(n, 2)
  const bent = basis.map((shape, j) => {
    weightedLeastSquares(line, roots, shape, room)
    const [level = 0, slope = 0] = room.coefficients
    const rest = (value: number, at: number) => value - level - slope * at
    // Epi subtracts the line at the reference itself, also where the shape is that of the nearest class.
    const fromReference = fixed ? rest(atReference[j]![0]!, spread.of(reference)) : 0
    return shape.map((value, i) => rest(value, spread.values[i]!) - fromReference)
  })
  return independentOfLine(bent, spread.values)
}

// Weighted mean and standard deviation, by the same weights as the projection: the constant and the line are
// then orthogonal, and the two-column regression is as well conditioned as can be.
// The line in units of its own spread: years near 2000 and their square would lose digits.
function standardised(values: Numbers, weights: Float64Array) {
  let all = 0
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    all += weights[i]!
    sum += weights[i]! * values[i]!
  }
  const middle = sum / all
  let square = 0
  for (let i = 0; i < values.length; i++) square += weights[i]! * (values[i]! - middle) ** 2
  const size = Math.sqrt(square / all) || 1
  const of = (value: number) => (value - middle) / size
  return { values: Float64Array.from(values, of), of }
}

// Columns need names only for messages that are never shown here.
const named = (columns: readonly Float64Array[]) => columns.map((values, at) => ({ name: String(at), values }))

// With few classes or knots on one value some shapes follow from others.
function independent(columns: Basis): Float64Array[] {
  return independentColumns(named(columns), columns[0]!.length).map((at) => columns[at]!)
}

// Shapes that are nothing once the line is out would count as columns of rounding; so each is judged beside
// a constant and the line.
function independentOfLine(columns: Basis, line: Float64Array): Float64Array[] {
  const lead = [new Float64Array(line.length).fill(1), line]
  const used = independentColumns(named([...lead, ...columns]), line.length)
  return used.filter((at) => at >= lead.length).map((at) => columns[at - lead.length]!)
}
