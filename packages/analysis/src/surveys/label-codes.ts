// Turns the words and numbers by which a survey file names its groups into small whole numbers to count with.

import { AnalysisError } from '../errors.ts'

/** Kinds, one per row: words or numbers. */
export type Labels = ArrayLike<string | number>

/** Rows by group: `code` of a row is the place of its label in `levels`. */
export type LabelCodes = { readonly codes: Int32Array; readonly levels: readonly (string | number)[] }

/**
 * Groups in the order of their first row, as they come: for clusters and strata, whose order says nothing.
 *
 * A missing label (`''`, NaN, null) is refused, or gets the code -1 with 'mark'.
 */
export function codeLabels(name: string, labels: Labels, rows: number, missing: 'refuse' | 'mark' = 'refuse'): LabelCodes {
  if (labels.length !== rows)
    throw new AnalysisError('shape', `Expected ${rows} values in "${name}", but got ${labels.length}.`, { names: [name] })
  const codes = new Int32Array(rows)
  // The number 1 and the word '1' are two labels.
  const places = new Map<string | number, number>()
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!
    if (label === '' || label === undefined || label === null || Number.isNaN(label)) {
      if (missing === 'refuse') throw missingLabel(name, i)
      codes[i] = -1
      continue
    }
    let code = places.get(label)
    if (code === undefined) {
      code = places.size
      places.set(label, code)
    }
    codes[i] = code
  }
  return { codes, levels: [...places.keys()] }
}

/** The sentence for a row without a label. */
export function missingLabel(name: string, row: number): AnalysisError {
  return new AnalysisError('not-finite', `Expected a label in "${name}" at row ${row}, but it is missing.`, { names: [name], row })
}

/** Groups in reading order: numbers by size and before words, words by code unit, whatever the order of the rows; -1 as for `codeLabels`. */
export function codeSorted(name: string, labels: Labels, rows: number, missing: 'refuse' | 'mark' = 'refuse'): LabelCodes {
  const { codes, levels } = codeLabels(name, labels, rows, missing)
  const order = levels.map((_, k) => k).sort((a, b) => inReadingOrder(levels[a]!, levels[b]!))
  const place = new Int32Array(levels.length)
  order.forEach((k, at) => {
    place[k] = at
  })
  return { codes: codes.map((code) => (code < 0 ? -1 : place[code]!)), levels: order.map((k) => levels[k]!) }
}

// Numbers by size and before words, words by code unit.
function inReadingOrder(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** One group for every pair of groups that occurs: schools within towns, ages within districts. */
export function crossCodes(outer: Int32Array, inner: Int32Array): { codes: Int32Array; groups: number } {
  const rows = outer.length
  const codes = new Int32Array(rows)
  const places = new Map<number, number>()
  for (let i = 0; i < rows; i++) {
    // Row numbers stay below 2^26, so a pair fits the 53 bits of a double.
    const pair = outer[i]! * 67108864 + inner[i]!
    let code = places.get(pair)
    if (code === undefined) {
      code = places.size
      places.set(pair, code)
    }
    codes[i] = code
  }
  return { codes, groups: places.size }
}
