// Fits rates by classes of age, period and cohort, leaving out what cannot be told apart and what never happened.

import { type Numbers, requireAtMost } from '../checks.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'
import { fitGlm } from '../regression/fit-glm.ts'
import { type AgePeriodCells, distinct } from './cells.ts'

/**
 * A Poisson fit with one effect per class of each factor; the first factor carries the level, the first
 * class of each other is 0.
 *
 * Effects are logarithms: of events per unit of time lived for the first factor, of rate ratios to the
 * reference class for the others. Where columns are aliased, effects hang on which of them was left out
 * and are not to be shown; their second differences, and all that is fitted, do not.
 */
export type ClassFit = {
  deviance: number
  df: number
  aic: number
  fitted: Float64Array
  /**
   * Per factor: classes, effects and their errors; -Infinity (error NaN) for a class without events, 0
   * (error 0) for a reference or aliased class.
   */
  factors: { classes: Float64Array; effects: Float64Array; standardErrors: Float64Array }[]
  /** Slope of `trend`, where one was given. */
  drift: number
  driftError: number
  /** Columns left out because they follow from the others. */
  aliased: number
}

/**
 * Fits counts by the classes of `factors` and, where given, a straight `trend`.
 *
 * log(expected / time lived) = effect of each factor's class + slope x trend. As cohort = period - age, a
 * straight line can be moved between the three factors at will: columns that follow from those before them
 * are left out one by one, so that the fit is of full rank; deviance, expected counts and whatever else is
 * identified do not depend on which of them it is. Reference: Clayton and Schifflers (1987b), section 2.
 */
export function fitClasses(cells: AgePeriodCells, factors: readonly Numbers[], trend?: Numbers): ClassFit {
  const n = cells.counts.length
  const classes = factors.map(distinct)
  const all = classes.reduce((sum, levels) => sum + levels.length, 0)
  requireAtMost('cells times classes', n * all, 5_000_000, 'Add up cells to wider classes of age and period first, with widenClasses.')
  // What is left after classes without events have been set aside is a plain Poisson fit of full rank.
  const kept = rowsThatHappen(cells.counts, factors)
  const counts = kept.map((row) => cells.counts[row]!)
  const offset = kept.map((row) => Math.log(cells.personTime[row]!))
  const columns = classColumns(kept, factors, classes, trend)
  const used = independentClasses(columns, kept.length)
  const design = designMatrix(
    kept.length,
    used.map((at) => numericTerm(columns[at]!.name, columns[at]!.values)),
    { intercept: false },
  )
  const fit = fitGlm(design, counts, { offset, tolerance: 1e-11 })
  const place = new Map(used.map((column, at) => [columns[column]!.name, at]))
  const fitted = new Float64Array(n)
  kept.forEach((row, at) => {
    fitted[row] = fit.fitted[at]!
  })
  const happens = factors.map((factor) => new Set(kept.map((row) => factor[row]!)))
  // Back to all classes: fitted ones, references and aliased ones at 0, and those that never happened.
  const effectsOf = classes.map((levels, f) => {
    const value = (level: number, of: Float64Array, otherwise: number) => {
      const at = place.get(`${f}:${level}`)
      return at !== undefined ? of[at]! : happens[f]!.has(level) ? 0 : otherwise
    }
    return {
      classes: levels,
      effects: levels.map((level) => value(level, fit.coefficients, Number.NEGATIVE_INFINITY)),
      standardErrors: levels.map((level) => value(level, fit.standardErrors, Number.NaN)),
    }
  })
  // As in R's glm, a class that is expected to have nothing still takes a parameter, and its cells still count.
  const empty = classes.reduce((sum, levels, f) => sum + levels.length - happens[f]!.size, 0)
  const trendAt = place.get('trend')
  return {
    deviance: fit.deviance,
    df: n - used.length - empty,
    aic: fit.aic + 2 * empty,
    fitted,
    factors: effectsOf,
    drift: trendAt === undefined ? Number.NaN : fit.coefficients[trendAt]!,
    driftError: trendAt === undefined ? Number.NaN : fit.standardErrors[trendAt]!,
    aliased: columns.length - used.length,
  }
}

// With no event in a class the likelihood rises for ever as its effect falls: the estimate is -Infinity,
// the expected counts are 0, and the class adds nothing to the deviance. Fitting it would only make the
// other effects' errors noisy. Setting one class aside may empty another, so this goes on until it stops.
//
// A class without events is expected to have none whatever the others do, so its cells say nothing about them.
function rowsThatHappen(counts: Numbers, factors: readonly Numbers[]): number[] {
  let rows = Array.from({ length: counts.length }, (_, i) => i)
  for (let before = -1; before !== rows.length; ) {
    before = rows.length
    for (const factor of factors) {
      const happens = new Set(rows.filter((row) => counts[row]! > 0).map((row) => factor[row]!))
      rows = rows.filter((row) => happens.has(factor[row]!))
    }
  }
  return rows
}

/** A column with its name: `factor:class`, or `trend`. */
type Column = { name: string; values: Float64Array }

// The first factor has all its classes and carries the level; the others leave out their first class that
// has an event.
function classColumns(rows: number[], factors: readonly Numbers[], classes: Float64Array[], trend: Numbers | undefined): Column[] {
  const columns: Column[] = []
  for (let f = 0; f < factors.length; f++) {
    const ofClass = new Map<number, Float64Array>()
    rows.forEach((row, at) => {
      const level = factors[f]![row]!
      const values = ofClass.get(level) ?? new Float64Array(rows.length)
      values[at] = 1
      ofClass.set(level, values)
    })
    const present = Array.from(classes[f]!).filter((level) => ofClass.has(level))
    for (const level of f === 0 ? present : present.slice(1)) columns.push({ name: `${f}:${level}`, values: ofClass.get(level)! })
  }
  if (trend) columns.push({ name: 'trend', values: Float64Array.from(rows, (row) => trend[row]!) })
  return columns
}

/**
 * Places of the columns that say something of their own given those before them, for classes whose first
 * factor carries the level.
 *
 * Sums of squares and products of classes are counts, so they are exact, and a column that follows from
 * others leaves nothing but rounding of its own square (about 1e-14) where a real one leaves more than
 * 1e-7. The trend is taken from its mean first, which the level makes good. Left of its diagonal, a row of
 * the triangle costs as much as in any Cholesky factor: p^3 / 6 sums in all, whatever the number of cells.
 * Reference: Golub and Van Loan (2013), Matrix Computations, algorithm 4.2.1, passing over columns without
 * a pivot.
 */
function independentClasses(columns: readonly Column[], rows: number): number[] {
  const p = columns.length
  const gram = countsTogether(columns, rows)
  const factor: Float64Array[] = []
  const used: number[] = []
  for (let j = 0; j < p; j++) {
    const row = new Float64Array(used.length + 1)
    let left = gram[j * p + j]!
    for (let k = 0; k < used.length; k++) {
      const other = factor[k]!
      let sum = gram[j * p + used[k]!]!
      for (let m = 0; m < k; m++) sum -= row[m]! * other[m]!
      row[k] = sum / other[k]!
      left -= row[k]! * row[k]!
    }
    if (!(left > 1e-10 * gram[j * p + j]!)) continue
    row[used.length] = Math.sqrt(left)
    factor.push(row)
    used.push(j)
  }
  return used
}

// X'X without weights: entry (j, k) is how many cells are of both classes, so it is exact in doubles. Rank
// does not depend on the weights of a fit as long as they are above 0, which Poisson's are.
//
// Sums of products of every two columns; a cell has one class of each factor, so most products are never
// looked at.
function countsTogether(columns: readonly Column[], rows: number): Float64Array {
  const p = columns.length
  const gram = new Float64Array(p * p)
  const values = columns.map((column) => (column.name === 'trend' ? fromMean(column.values) : column.values))
  const here: number[] = []
  for (let i = 0; i < rows; i++) {
    here.length = 0
    for (let j = 0; j < p; j++) if (values[j]![i] !== 0) here.push(j)
    for (const j of here) for (const k of here) gram[j * p + k]! += values[j]![i]! * values[k]![i]!
  }
  return gram
}

// Years near 2000 would leave the differences between them ten digits behind.
function fromMean(values: Float64Array): Float64Array {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return values.map((value) => value - mean)
}

/**
 * The columns that say something of their own given those before them, as a design without intercept;
 * `used` are their places. A column of which less than 1e-9 of its length is left says nothing: rounding
 * leaves 1e-16, a real curve far more.
 */
export function independentColumns(columns: readonly Column[], rows: number): number[] {
  let used = columns.map((_, at) => at)
  for (;;) {
    const design = designMatrix(
      rows,
      used.map((at) => numericTerm(columns[at]!.name, columns[at]!.values)),
      { intercept: false },
    )
    const dependent = weightedLeastSquares(
      design.values,
      new Float64Array(rows).fill(1),
      new Float64Array(rows),
      makeRoom(rows, used.length),
      1e-9,
    )
    if (dependent < 0) return used
    used = used.filter((_, at) => at !== dependent)
  }
}
