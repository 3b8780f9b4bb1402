// Turns what is known of each town (figures and kinds) into the columns of a regression, named so that a reader recognises them.

import { type Numbers, requireAtMost, requireFinite } from './checks.ts'
import { AnalysisError } from './errors.ts'
import { makeRoom, weightedLeastSquares } from './linear-algebra/weighted-least-squares.ts'

/** One figure per row. */
export type NumericTerm = { kind: 'numeric'; name: string; values: Numbers }
/** One kind per row (a region, a year taken as a label); `levels` are in the order of the columns, the first is the reference. */
export type FactorTerm = { kind: 'factor'; name: string; values: ArrayLike<string | number>; levels: readonly (string | number)[] }
/** Several columns made from one figure, such as a spline; `code` makes the same columns for other rows. */
export type BasisTerm = {
  kind: 'basis'
  name: string
  values: Numbers
  columns: readonly { name: string; values: Float64Array }[]
  code(values: Numbers): readonly { name: string; values: Float64Array }[]
}
/** The product of the columns of its parts. */
export type InteractionTerm = { kind: 'interaction'; parts: readonly SingleTerm[] }
export type SingleTerm = NumericTerm | FactorTerm | BasisTerm
export type Term = SingleTerm | InteractionTerm

/** The columns of a regression. `values` is column-major: value of row i, column j at i + j * rows. */
export type DesignMatrix = {
  readonly rows: number
  readonly columns: number
  readonly names: readonly string[]
  readonly values: Float64Array
  readonly intercept: boolean
  /** Which columns each term made: from (included) to (excluded). */
  readonly terms: readonly { name: string; from: number; to: number }[]
}

/** A million rows with fifty columns: about a gigabyte while it is fitted. */
const MOST_FIGURES = 5e7

/** A term of plain figures, named as the column is to be named. */
export function numericTerm(name: string, values: Numbers): NumericTerm {
  return { kind: 'numeric', name, values }
}

/**
 * A term of kinds with treatment coding: one column per level but the first, named as in R (`sexM`, `factor(year)1983`).
 *
 * Without `levels` they are the values seen, numbers by size and words by code unit; give `levels` to choose another reference. NaN is no level: such a
 * row is missing.
 */
export function factorTerm(name: string, values: ArrayLike<string | number>, levels?: readonly (string | number)[]): FactorTerm {
  return { kind: 'factor', name, values, levels: levels ?? levelsSeen(values) }
}

function levelsSeen(values: ArrayLike<string | number>): (string | number)[] {
  const seen = new Set<string | number>()
  for (let i = 0; i < values.length; i++) if (!isMissing(values[i])) seen.add(values[i]!)
  return Array.from(seen).sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1))
}

/** The interaction of terms; their own main effects are to be in the design too, for the coding is the treatment one of each part. */
export function interactionTerm(...parts: SingleTerm[]): InteractionTerm {
  return { kind: 'interaction', parts }
}

/** A term of several columns, each figure coded alone by rules that `code` keeps; refuses (`range`) figures whose columns are beyond all numbers. */
export function basisTerm(name: string, values: Numbers, code: BasisTerm['code']): BasisTerm {
  const columns = code(values)
  for (const column of columns)
    for (let i = 0; i < values.length; i++)
      if (Number.isFinite(values[i]) && !Number.isFinite(column.values[i]))
        throw new AnalysisError(
          'range',
          `Expected figures of a size that can be multiplied in "${name}", but got ${values[i]} at row ${i}; choose another unit.`,
          {
            names: [name],
            row: i,
          },
        )
  return { kind: 'basis', name, values, columns, code }
}

/**
 * The same term for other rows: a factor keeps its levels, a spline its knots, a polynomial its centres.
 *
 * Question: what does the model say of towns (or ages, or months) that it was not fitted to?
 *
 * @example
 * const years = polynomialTerm('year', [2016, 2017, 2018, 2019], 2)
 * codeAlike(years, [2020]).columns[1].values // => [2.5]
 */
export function codeAlike<Kind extends SingleTerm>(term: Kind, values: Kind['values']): Kind {
  return term.kind === 'basis' ? { ...term, values, columns: term.code(values as Numbers) } : { ...term, values }
}

/**
 * Builds the columns of a regression.
 *
 * Question: which conditions of a town does the model see, and how are they coded?
 * Assumptions: rows are independent units; a factor's first level is the reference.
 * Not for: formulas as text, or terms that depend on the outcome.
 *
 * @param rows number of rows n
 * @param terms figures, factors and interactions, each with n values
 * @param options `intercept` (true): a first column of ones called `(Intercept)`; `missing` ('refuse'): 'allow' lets NaN through for a fit that leaves such rows out
 * Errors: `empty` (no rows or no columns), `shape` (a term of another length), `not-finite` (also a row without a level), `unknown-level`, `constant` (a factor of one level),
 * `too-large` (above 50 million figures).
 * Collinear columns are refused by the fit, which sees the weights; `requireIndependentColumns` asks beforehand.
 * Reference: Chambers and Hastie (1992), Statistical Models in S, chapter 2 (contr.treatment).
 *
 * @example
 * const sex = factorTerm('sex', ['F', 'M', 'M'])
 * const age = numericTerm('age', [15, 20, 24])
 * designMatrix(3, [sex, age, interactionTerm(sex, age)]).names // => ['(Intercept)', 'sexM', 'age', 'sexM:age']
 */
export function designMatrix(
  rows: number,
  terms: readonly Term[],
  options: { intercept?: boolean; missing?: 'refuse' | 'allow' } = {},
): DesignMatrix {
  const { intercept = true, missing = 'refuse' } = options
  if (!(rows > 0)) throw new AnalysisError('empty', 'Expected at least one row, but got none.')
  const columns: Column[] = intercept ? [{ name: '(Intercept)', values: new Float64Array(rows).fill(1) }] : []
  const spans: { name: string; from: number; to: number }[] = []
  for (const term of terms) {
    const made = columnsOf(term, rows)
    if (missing === 'refuse') requireNothingMissing(term, made)
    spans.push({ name: termName(term), from: columns.length, to: columns.length + made.length })
    columns.push(...made)
  }
  if (columns.length === 0) throw new AnalysisError('empty', 'Expected at least one column, but there is no intercept and no term.')
  requireAtMost('figures (rows times columns)', rows * columns.length, MOST_FIGURES, 'Leave out columns, or add up rows that are alike.')
  const values = new Float64Array(rows * columns.length)
  columns.forEach((column, j) => {
    values.set(column.values, j * rows)
  })
  return { rows, columns: columns.length, names: columns.map((c) => c.name), values, intercept, terms: spans }
}

/** The same design without one of its terms, for asking what that term adds. */
export function withoutTerm(design: DesignMatrix, name: string): DesignMatrix {
  const gone = design.terms.find((term) => term.name === name)
  if (!gone)
    throw new AnalysisError(
      'unknown-level',
      `Expected one of the terms ${design.terms.map((t) => t.name).join(', ')}, but got "${name}".`,
      { names: [name] },
    )
  return keepTerms(design, (term) => term.name !== name)
}

/** The same design with only the terms that the question keeps (the intercept stays). */
export function keepTerms(design: DesignMatrix, keep: (term: { name: string }, index: number) => boolean): DesignMatrix {
  const lead = design.intercept ? 1 : 0
  const spans = design.terms.filter(keep)
  const kept = [...Array(lead).keys(), ...spans.flatMap((span) => Array.from({ length: span.to - span.from }, (_, k) => span.from + k))]
  const values = new Float64Array(design.rows * kept.length)
  kept.forEach((j, at) => {
    values.set(design.values.subarray(j * design.rows, (j + 1) * design.rows), at * design.rows)
  })
  let from = lead
  const terms = spans.map((span) => {
    const to = from + span.to - span.from
    const moved = { name: span.name, from, to }
    from = to
    return moved
  })
  return { ...design, columns: kept.length, names: kept.map((j) => design.names[j]!), values, terms }
}

/** Refuses (`collinear`) a design in which a column is a combination of those before it, naming the column. */
export function requireIndependentColumns(design: DesignMatrix): void {
  const ones = new Float64Array(design.rows).fill(1)
  const dependent = weightedLeastSquares(design.values, ones, new Float64Array(design.rows), makeRoom(design.rows, design.columns))
  if (dependent >= 0) throw collinearError(design.names, dependent)
}

/** The sentence for a column that says nothing that the columns before it do not say. */
export function collinearError(names: readonly string[], column: number): AnalysisError {
  const name = names[column]!
  return new AnalysisError(
    'collinear',
    `Expected columns that each say something of their own, but "${name}" follows from the columns before it.`,
    { names: [name] },
  )
}

type Column = { name: string; values: Float64Array }

function termName(term: Term): string {
  return term.kind === 'interaction' ? term.parts.map((part) => part.name).join(':') : term.name
}

function columnsOf(term: Term, rows: number): Column[] {
  if (term.kind === 'interaction') return term.parts.map((part) => columnsOf(part, rows)).reduce(products)
  if (term.values.length !== rows)
    throw new AnalysisError('shape', `Expected ${rows} values in "${term.name}", but got ${term.values.length}.`, { names: [term.name] })
  if (term.kind === 'basis') return [...term.columns]
  return term.kind === 'numeric' ? [{ name: term.name, values: new Float64Array(term.values) }] : factorColumns(term, rows)
}

// The columns of a factor are finite wherever its values are there.
function requireNothingMissing(term: Term, made: readonly Column[]): void {
  if (term.kind !== 'factor') for (const { name, values } of made) requireFinite(name, values)
  else
    for (let i = 0; i < term.values.length; i++)
      if (isMissing(term.values[i]))
        throw new AnalysisError('not-finite', `Expected a level of "${term.name}" at row ${i}, but there is none.`, {
          names: [term.name],
          row: i,
        })
}

const isMissing = (level: string | number | undefined | null) => level === undefined || level === null || Number.isNaN(level)

function factorColumns(term: FactorTerm, rows: number): Column[] {
  const place = new Map<string | number, number>(term.levels.map((level, k) => [String(level), k]))
  if (place.size < 2)
    throw new AnalysisError('constant', `Expected at least two levels in "${term.name}", but got ${place.size}.`, { names: [term.name] })
  // Also as they are, so that the level of a row is found without writing it out.
  term.levels.forEach((level, k) => {
    place.set(level, k)
  })
  const columns = term.levels.slice(1).map((level) => ({ name: `${term.name}${level}`, values: new Float64Array(rows) }))
  for (let i = 0; i < rows; i++) {
    const value = term.values[i]!
    if (isMissing(value)) {
      for (const column of columns) column.values[i] = Number.NaN
      continue
    }
    const k = place.get(value) ?? place.get(String(value))
    if (k === undefined)
      throw new AnalysisError(
        'unknown-level',
        `Expected one of ${term.levels.join(', ')} in "${term.name}" at row ${i}, but got ${value}.`,
        { names: [term.name], row: i },
      )
    if (k > 0) columns[k - 1]!.values[i] = 1
  }
  return columns
}

// The first part's levels run fastest, as in R.
function products(left: Column[], right: Column[]): Column[] {
  return right.flatMap((b) => left.map((a) => ({ name: `${a.name}:${b.name}`, values: a.values.map((value, i) => value * b.values[i]!) })))
}
