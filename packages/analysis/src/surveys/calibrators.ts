// What is known of every resident from the register, laid out so that two hundred districts cost no more than two.

import type { FactorTerm, Term } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { inParts, type Pace } from '../pace.ts'

/**
 * Columns of a calibration as sparse rows: entries `start[i]` to `start[i + 1]` are those of row i.
 *
 * A factor has one entry per row, whatever its number of levels.
 */
export type Calibrators = {
  readonly rows: number
  readonly names: readonly string[]
  readonly start: Uint32Array
  readonly column: Uint32Array
  readonly value: Float64Array
  /** What was taken from each figure so that it is near 0 (by column; 0 for groups): sums of large figures lose their digits. */
  readonly centre: Float64Array
}

/** One factor without intercept: a column per group, as post-stratification and raking need. */
export function indicatorCalibrators(groups: readonly Int32Array[], counts: readonly number[], names: readonly string[]): Calibrators {
  const rows = groups[0]!.length
  const width = groups.length
  const column = new Uint32Array(rows * width)
  let offset = 0
  groups.forEach((codes, k) => {
    for (let i = 0; i < rows; i++) column[i * width + k] = codes[i]! + offset
    offset += counts[k]!
  })
  const start = Uint32Array.from({ length: rows + 1 }, (_, i) => i * width)
  return { rows, names, start, column, value: new Float64Array(rows * width).fill(1), centre: new Float64Array(names.length) }
}

/** The columns of `designMatrix` with an intercept or without, under the same names; beside an intercept figures are centred. */
export async function calibratorsOf(terms: readonly Term[], rows: number, intercept: boolean, pace: Pace): Promise<Calibrators> {
  const parts: Part[] = []
  for (const term of terms) {
    parts.push(...partsOf(term, rows))
    await pace(0)
  }
  const centre = intercept ? centreFigures(parts) : []
  const names = [...(intercept ? ['(Intercept)'] : []), ...parts.flatMap((part) => part.names)]
  if (names.length === 0) throw new AnalysisError('empty', 'Expected something to calibrate on, but there is no intercept and no term.')
  const width = parts.length + (intercept ? 1 : 0)
  const start = new Uint32Array(rows + 1)
  const column = new Uint32Array(rows * width)
  const value = new Float64Array(rows * width)
  let at = 0
  await inParts(rows, 20 * width, pace, (from, to) => {
    for (let i = from; i < to; i++) {
      let offset = 0
      if (intercept) {
        value[at++] = 1
        offset = 1
      }
      for (const part of parts) {
        const own = part.column[i]!
        if (own >= 0) {
          column[at] = offset + own
          value[at++] = part.value[i]!
        }
        offset += part.names.length
      }
      start[i + 1] = at
    }
  })
  const centres = Float64Array.from(names, (_, j) => centre[j] ?? 0)
  return { rows, names, start, column: column.subarray(0, at), value: value.subarray(0, at), centre: centres }
}

// Takes its mean from each plain figure, in place; gives the means by column.
function centreFigures(parts: readonly Part[]): number[] {
  const centre = [0]
  for (const part of parts) {
    const own = new Array<number>(part.names.length).fill(0)
    if (part.figure) {
      own[0] = part.value.reduce((a, b) => a + b, 0) / part.value.length
      for (let i = 0; i < part.value.length; i++) part.value[i]! -= own[0]
    }
    centre.push(...own)
  }
  return centre
}

// Columns of which a row has at most one: the one in `column` (-1 for the reference level) with `value`.
type Part = { names: string[]; column: Int32Array; value: Float64Array; figure: boolean }

function partsOf(term: Term, rows: number): Part[] {
  if (term.kind === 'interaction') return term.parts.map((part) => partsOf(part, rows)).reduce(products)
  if (term.values.length !== rows)
    throw new AnalysisError('shape', `Expected ${rows} values in "${term.name}", but got ${term.values.length}.`, { names: [term.name] })
  if (term.kind === 'factor') return [factorPart(term, rows)]
  const columns = term.kind === 'numeric' ? [term] : term.columns
  return columns.map(({ name, values }) => ({ names: [name], column: new Int32Array(rows), value: finite(name, values), figure: true }))
}

// A factor has an entry in one column at most: none for its reference level.
function factorPart(term: FactorTerm, rows: number): Part {
  const places = new Map(term.levels.map((level, k) => [String(level), k]))
  if (places.size < 2)
    throw new AnalysisError('constant', `Expected at least two levels in "${term.name}", but got ${places.size}.`, { names: [term.name] })
  const column = new Int32Array(rows)
  for (let i = 0; i < rows; i++) {
    const k = places.get(String(term.values[i]))
    if (k === undefined) throw unknownLevel(term.name, i, term.values[i])
    column[i] = k - 1
  }
  const names = term.levels.slice(1).map((level) => `${term.name}${level}`)
  return { names, column, value: new Float64Array(rows).fill(1), figure: false }
}

// A copy, as centring changes it.
function finite(name: string, values: ArrayLike<number>): Float64Array {
  const copy = Float64Array.from(values)
  const row = copy.findIndex((value) => !Number.isFinite(value))
  if (row >= 0)
    throw new AnalysisError('not-finite', `Expected a finite number in "${name}" at row ${row}, but got ${copy[row]}.`, {
      names: [name],
      row,
    })
  return copy
}

function unknownLevel(name: string, row: number, got: unknown): AnalysisError {
  return new AnalysisError('unknown-level', `Expected one of the levels of "${name}" at row ${row}, but got ${got}.`, {
    names: [name],
    row,
  })
}

// Every part on the left with every part on the right, the left one's levels running fastest.
function products(left: Part[], right: Part[]): Part[] {
  return right.flatMap((b) => left.map((a) => product(a, b)))
}

// The reference level of either is that of both.
function product(a: Part, b: Part): Part {
  const names = b.names.flatMap((second) => a.names.map((first) => `${first}:${second}`))
  const column = a.column.map((level, i) => (level < 0 || b.column[i]! < 0 ? -1 : level + a.names.length * b.column[i]!))
  return { names, column, value: a.value.map((value, i) => value * b.value[i]!), figure: a.figure && b.figure }
}

/** The combination of a row's columns with these coefficients. */
export function rowCombination(calibrators: Calibrators, row: number, coefficients: Float64Array): number {
  const { start, column, value } = calibrators
  let sum = 0
  for (let e = start[row]!; e < start[row + 1]!; e++) sum += value[e]! * coefficients[column[e]!]!
  return sum
}
