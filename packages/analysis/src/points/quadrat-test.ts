// The simplest look at a pattern: the town in equal squares, and whether their counts differ more than chance.

import { type Numbers, requireAtMost, requireWhole } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { type ObservationWindow, type PreparedWindow, prepareWindow, requirePlaces } from './window.ts'

const MOST_SQUARES = 100_000

export type QuadratTest = {
  /** Incidents in each square, row by row from the lowest. */
  observed: Float64Array
  /** What an even density would give: by the part of the square that lies in the window. */
  expected: Float64Array
  columns: number
  rows: number
  chiSquare: number
  df: number
  /** Two-sided: twice the smaller tail. */
  p: number
  /** Squares counts differ more (clustered) than chance. */
  pClustered: number
  /** Squares counts differ less (regular) than chance. */
  pRegular: number
  /** Squares with fewer than five expected: with many of them p is rough. */
  fewExpected: number
  n: number
}

/**
 * Counts in squares, and the chi-square test of an even density.
 *
 * Question: are incidents spread evenly over the window, judged by squares of this size?
 * Assumptions: at least five expected in nearly every square; incidents come independently.
 * Not for: finding where (take `kernelDensityGrid`) or at which distance (take `ripleyK`); the answer depends on the squares chosen.
 *
 * @param x, y n places inside the window
 * @param options `window`; `columns`, `rows` (5) squares across and up
 * Errors: `empty`, `shape`, `not-finite`, `range`, `too-large` (100,000 squares).
 * Reference: Diggle (2014), Statistical Analysis of Spatial and Spatio-Temporal Point Patterns, on Pearson's statistic of counts in quadrats.
 *
 * @example
 * const town = { xMin: 0, xMax: 2, yMin: 0, yMax: 2 }
 * quadratTest([0.2, 0.4, 0.3, 1.5], [0.2, 0.6, 0.9, 1.5], { window: town, columns: 2, rows: 2 }).chiSquare // => 6
 */
export function quadratTest(x: Numbers, y: Numbers, options: { window: ObservationWindow; columns?: number; rows?: number }): QuadratTest {
  const { columns = 5, rows = 5 } = options
  const window = prepareWindow(options.window)
  requirePlaces(x, y, window, 1)
  requireWhole('columns', columns, 1)
  requireWhole('rows', rows, 1)
  requireAtMost('squares', columns * rows, MOST_SQUARES, 'With so many hardly one would hold five.')
  const { box, area } = window
  const width = (box.xMax - box.xMin) / columns
  const height = (box.yMax - box.yMin) / rows
  const observed = new Float64Array(columns * rows)
  for (let k = 0; k < x.length; k++) {
    const j = squareOf(x[k]!, box.xMin, width, columns)
    const i = squareOf(y[k]!, box.yMin, height, rows)
    observed[i * columns + j]!++
  }
  const expected = new Float64Array(columns * rows)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const left = box.xMin + j * width
      const below = box.yMin + i * height
      expected[i * columns + j] = (x.length * areaWithin(window, left, below, left + width, below + height)) / area
    }
  }
  return { observed, expected, columns, rows, ...chiSquareOf(observed, expected), n: x.length }
}

// A place on the line between two squares belongs to the one below it or left of it, as R has it.
function squareOf(at: number, from: number, side: number, squares: number): number {
  let k = Math.min(squares - 1, Math.floor((at - from) / side))
  while (k > 0 && at <= from + k * side) k--
  return k
}

function chiSquareOf(
  observed: Float64Array,
  expected: Float64Array,
): Pick<QuadratTest, 'chiSquare' | 'df' | 'p' | 'pClustered' | 'pRegular' | 'fewExpected'> {
  let chiSquare = 0
  let squares = 0
  let fewExpected = 0
  for (let k = 0; k < observed.length; k++) {
    if (expected[k]! <= 0) continue
    squares++
    if (expected[k]! < 5) fewExpected++
    chiSquare += (observed[k]! - expected[k]!) ** 2 / expected[k]!
  }
  const df = squares - 1
  // One square can differ from nothing: there is no test.
  const pClustered = df > 0 ? chiSquareCdf(chiSquare, df, true) : 1
  const pRegular = df > 0 ? chiSquareCdf(chiSquare, df) : 1
  return { chiSquare, df, p: Math.min(1, 2 * Math.min(pClustered, pRegular)), pClustered, pRegular, fewExpected }
}

// Area of the window inside a box. Row by row the inside is the sum of its crossings, each moved into the box; summed along the edge as in Green's theorem.
function areaWithin(window: PreparedWindow, left: number, below: number, right: number, above: number): number {
  if (window.isRectangle) return (right - left) * (above - below)
  let area = 0
  for (let i = 0; i < window.x1.length; i++) {
    const y1 = window.y1[i]!
    const y2 = window.y2[i]!
    if (y1 === y2) continue
    const from = Math.min(Math.max(y1, below), above)
    const to = Math.min(Math.max(y2, below), above)
    const slope = (window.x2[i]! - window.x1[i]!) / (y2 - y1)
    const across = (y: number) => window.x1[i]! + (y - y1) * slope - left
    area += (to - from) * meanWithin(across(from), across(to), right - left)
  }
  return area
}

// Mean of a coordinate that runs evenly from a to b and is held between 0 and `width` on its way.
function meanWithin(a: number, b: number, width: number): number {
  const held = (u: number) => Math.min(Math.max(u, 0), width)
  const summed = (u: number) => (u <= 0 ? 0 : u <= width ? (u * u) / 2 : (width * width) / 2 + width * (u - width))
  return Math.abs(b - a) < 1e-9 * width ? held((a + b) / 2) : (summed(b) - summed(a)) / (b - a)
}
