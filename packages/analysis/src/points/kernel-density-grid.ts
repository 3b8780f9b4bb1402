// The hot-spot surface of a whole town: incidents counted into fine cells and smoothed, made good at the edge of what was observed.

import { type Numbers, requireAtMost, requireOneOf, requireWhole } from '../checks.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import {
  diggleWeights,
  EDGE_CORRECTIONS,
  type EdgeCorrection,
  GAUSSIAN_REACH,
  perSeen,
  requireBandwidth,
  requireWeights,
} from './kernel-density-at.ts'
import { isInside, type ObservationWindow, type PreparedWindow, prepareWindow, requirePlaces } from './window.ts'
import { gaussianMass } from './window-mass.ts'

export type KernelDensityGrid = {
  /** Expected incidents per unit of area in the middle of each cell, row by row from the lowest; NaN outside the window. */
  intensity: Float64Array
  columns: number
  rows: number
  /** Middles of the columns and rows. */
  x: Float64Array
  y: Float64Array
  cellWidth: number
  cellHeight: number
  bandwidth: number
  edge: EdgeCorrection
  n: number
}

export type KernelDensityGridOptions = {
  window: ObservationWindow
  bandwidth: number
  /** Cells across the window and up it. */
  columns?: number
  rows?: number
  edge?: EdgeCorrection
  weights?: Numbers
  /** 'cells': each incident is shared among the four nearest cells (fast, for maps); 'exact': the middle of each cell by the sum over all incidents. */
  sums?: 'cells' | 'exact'
} & LongRunOptions

const MOST_CELLS = 4_194_304

/**
 * Kernel density (intensity) on a grid over the window, Gaussian kernel.
 *
 * Question: where do incidents lie thick, on a map of the whole town?
 * Assumptions: as `kernelDensityAt`. With 'cells' the bandwidth is to be at least two cells wide, or the map shows the grid: the error is then below 1 %.
 * Not for: a figure at one place that is printed (take `kernelDensityAt`); risk per person (take `relativeRisk`).
 *
 * @param x, y n incidents, one unit of length, all inside the window
 * @param options `window`, `bandwidth`; `columns`, `rows` (256); `edge` ('uniform'); `weights`; `sums` ('cells'); `signal`, `onProgress`
 * Errors: `empty`, `shape`, `not-finite`, `range`, `too-large` (more than 2048 x 2048 cells), `cancelled`.
 * Reference: Wand (1994), Fast computation of multivariate kernel estimators, for linear binning; Jones (1993) and Diggle (1985) for the edge.
 *
 * @example
 * const town = { xMin: 0, xMax: 1000, yMin: 0, yMax: 1000 }
 * const map = await kernelDensityGrid([200, 220, 800], [300, 310, 700], { window: town, bandwidth: 100, columns: 20, rows: 20 })
 * map.intensity[5 * 20 + 4] // => 0.00002895
 */
export async function kernelDensityGrid(x: Numbers, y: Numbers, options: KernelDensityGridOptions): Promise<KernelDensityGrid> {
  const { bandwidth, columns = 256, rows = 256, edge = 'uniform', sums = 'cells' } = options
  const window = prepareWindow(options.window)
  requirePlaces(x, y, window, 1)
  requireBandwidth(bandwidth)
  requireOneOf('edge', edge, EDGE_CORRECTIONS)
  requireOneOf('sums', sums, ['cells', 'exact'])
  requireWhole('columns', columns, 1)
  requireWhole('rows', rows, 1)
  requireAtMost('cells', columns * rows, MOST_CELLS, 'Take fewer columns and rows.')
  requireWeights(options.weights, x.length)
  const grid = makeGrid(window, columns, rows)
  const weights = edge === 'diggle' ? await diggleWeights(x, y, bandwidth, window, options.weights, options) : options.weights
  const sum =
    sums === 'exact'
      ? await exactSums(x, y, weights, grid, bandwidth, options)
      : await smoothed(shareAmongCells(x, y, weights, grid), grid, bandwidth, 1 / (grid.cellWidth * grid.cellHeight), options)
  const mask = insideMask(window, grid)
  const mass =
    edge !== 'uniform'
      ? null
      : sums === 'exact'
        ? await exactMass(window, mask, grid, bandwidth, options)
        : await smoothed(mask, grid, bandwidth, 1, options)
  for (let c = 0; c < sum.length; c++) sum[c] = mask[c] === 0 ? Number.NaN : mass ? perSeen(sum[c]!, mass[c]!) : sum[c]!
  return { intensity: sum, ...grid, bandwidth, edge, n: x.length }
}

type Grid = Pick<KernelDensityGrid, 'columns' | 'rows' | 'x' | 'y' | 'cellWidth' | 'cellHeight'>

function makeGrid({ box }: PreparedWindow, columns: number, rows: number): Grid {
  const cellWidth = (box.xMax - box.xMin) / columns
  const cellHeight = (box.yMax - box.yMin) / rows
  const x = Float64Array.from({ length: columns }, (_, j) => box.xMin + (j + 0.5) * cellWidth)
  const y = Float64Array.from({ length: rows }, (_, i) => box.yMin + (i + 0.5) * cellHeight)
  return { columns, rows, x, y, cellWidth, cellHeight }
}

function insideMask(window: PreparedWindow, { columns, rows, x, y }: Grid): Float64Array {
  const mask = new Float64Array(columns * rows)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) mask[i * columns + j] = isInside(window, x[j]!, y[i]!) ? 1 : 0
  return mask
}

// Linear binning: an incident between four middles belongs to each by its nearness, so that no step of a cell is seen on the map.
function shareAmongCells(x: Numbers, y: Numbers, weights: Numbers | undefined, grid: Grid): Float64Array {
  const { columns, rows, cellWidth, cellHeight } = grid
  const cells = new Float64Array(columns * rows)
  const clamp = (value: number, high: number) => Math.min(Math.max(value, 0), high)
  for (let k = 0; k < x.length; k++) {
    const across = clamp((x[k]! - grid.x[0]!) / cellWidth, columns - 1)
    const up = clamp((y[k]! - grid.y[0]!) / cellHeight, rows - 1)
    const j = Math.min(Math.floor(across), Math.max(columns - 2, 0))
    const i = Math.min(Math.floor(up), Math.max(rows - 2, 0))
    const toRight = across - j
    const toTop = up - i
    const weight = weights?.[k] ?? 1
    const at = i * columns + j
    cells[at]! += weight * (1 - toRight) * (1 - toTop)
    if (toRight > 0) cells[at + 1]! += weight * toRight * (1 - toTop)
    if (toTop > 0) cells[at + columns]! += weight * (1 - toRight) * toTop
    if (toRight > 0 && toTop > 0) cells[at + columns + 1]! += weight * toRight * toTop
  }
  return cells
}

/** Half of a Gaussian by cells, from its middle outwards, at most `most` cells of it; the whole sums to 1, also where it is narrower than a cell. */
function halfKernel(sigmaInCells: number, most: number): Float64Array {
  const height = (d: number) => Math.exp(-0.5 * (d / sigmaInCells) ** 2)
  // From two cells on the sum is the integral to the last digit.
  let whole = sigmaInCells * Math.sqrt(2 * Math.PI)
  if (sigmaInCells < 2) {
    whole = 1
    for (let d = 1; d <= 2 * GAUSSIAN_REACH; d++) whole += 2 * height(d)
  }
  const reach = Math.min(most, Math.ceil(GAUSSIAN_REACH * sigmaInCells))
  return Float64Array.from({ length: reach + 1 }, (_, d) => height(d) / whole)
}

// The Gaussian is the product of one across and one up: two passes along lines do the work of the whole hill.
async function smoothed(cells: Float64Array, grid: Grid, sigma: number, unit: number, options: LongRunOptions): Promise<Float64Array> {
  const { columns, rows } = grid
  const across = halfKernel(sigma / grid.cellWidth, columns - 1)
  const up = halfKernel(sigma / grid.cellHeight, rows - 1)
  const along = new Float64Array(cells.length)
  const out = new Float64Array(cells.length)
  const { signal } = options
  await longRun(rows, (i) => smoothRow(cells, along, i * columns, columns, across), { signal })
  await longRun(rows, (i) => addRows(along, out, i, rows, columns, up, unit), options)
  return out
}

function smoothRow(from: Float64Array, to: Float64Array, start: number, columns: number, kernel: Float64Array): void {
  for (let j = 0; j < columns; j++) {
    const value = from[start + j]!
    if (value === 0) continue
    const low = Math.max(0, j - kernel.length + 1)
    const high = Math.min(columns - 1, j + kernel.length - 1)
    for (let k = low; k < j; k++) to[start + k]! += value * kernel[j - k]!
    for (let k = j; k <= high; k++) to[start + k]! += value * kernel[k - j]!
  }
}

function addRows(from: Float64Array, to: Float64Array, i: number, rows: number, columns: number, kernel: Float64Array, unit: number): void {
  const start = i * columns
  const high = Math.min(rows - 1, i + kernel.length - 1)
  for (let r = Math.max(0, i - kernel.length + 1); r <= high; r++) {
    const weight = unit * kernel[Math.abs(i - r)]!
    const other = r * columns
    for (let j = 0; j < columns; j++) to[start + j]! += weight * from[other + j]!
  }
}

async function exactMass(
  window: PreparedWindow,
  mask: Float64Array,
  grid: Grid,
  sigma: number,
  { signal }: LongRunOptions,
): Promise<Float64Array> {
  const mass = new Float64Array(mask.length)
  await longRun(
    mask.length,
    (c) => {
      if (mask[c] === 1) mass[c] = gaussianMass(window, grid.x[c % grid.columns]!, grid.y[Math.floor(c / grid.columns)]!, sigma)
    },
    { signal },
  )
  return mass
}

// Each incident adds the product of its two curves to the cells within reach.
async function exactSums(
  x: Numbers,
  y: Numbers,
  weights: Numbers | undefined,
  grid: Grid,
  sigma: number,
  options: LongRunOptions,
): Promise<Float64Array> {
  const { columns, rows } = grid
  const out = new Float64Array(columns * rows)
  const across = new Float64Array(columns)
  const reach = GAUSSIAN_REACH * sigma
  const shape = -1 / (2 * sigma * sigma)
  const top = 1 / (2 * Math.PI * sigma * sigma)
  const span = (middles: Float64Array, step: number, at: number): [number, number] => [
    Math.max(0, Math.ceil((at - reach - middles[0]!) / step)),
    Math.min(middles.length - 1, Math.floor((at + reach - middles[0]!) / step)),
  ]
  await longRun(
    x.length,
    (k) => {
      const [left, right] = span(grid.x, grid.cellWidth, x[k]!)
      const [low, high] = span(grid.y, grid.cellHeight, y[k]!)
      for (let j = left; j <= right; j++) across[j] = Math.exp((grid.x[j]! - x[k]!) ** 2 * shape)
      for (let i = low; i <= high; i++) {
        const hill = top * (weights?.[k] ?? 1) * Math.exp((grid.y[i]! - y[k]!) ** 2 * shape)
        for (let j = left, at = i * columns + left; j <= right; j++, at++) out[at]! += hill * across[j]!
      }
    },
    options,
  )
  return out
}
