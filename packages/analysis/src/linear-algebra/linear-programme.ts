// Finds the smallest and the largest value that a hidden number can have when the equations around it are known.

import { AnalysisError } from '../errors.ts'

/** Equations and bounds: sum of coefficient * x over each row = rightHand, lower <= x <= upper. Rows are compressed: row i is entries start[i] to start[i + 1]. */
export type LinearProgramme = {
  readonly columns: number
  readonly start: Int32Array
  readonly column: Int32Array
  readonly coefficient: Int8Array | Float64Array
  readonly rightHand: Float64Array
  /** Finite. */
  readonly lower: Float64Array
  /** May be infinite. */
  readonly upper: Float64Array
}

/** A programme at one of its corners; every question starts from the corner where the last one ended. */
export type Simplex = {
  /** Goes to a corner where the objective is least and gives its value; -Infinity where it has no least value. */
  minimise(objective: Float64Array): number
  /** The same for one variable alone; `sense` 1 for its least value, -1 for its largest (given as such, Infinity where it has none). */
  extreme(column: number, sense: 1 | -1): number
  /** The corner where it stands. */
  solution(): Float64Array
}

type Tableau = {
  rows: number
  columns: number
  /** Rows x columns; basic variable of row i = basicValue[i] - sum of cells[i, j] * (move of the variable in column j). */
  cells: Float64Array
  basicValue: Float64Array
  /** Variable of row i; an artificial one is -1. */
  basic: Int32Array
  /** Variable of column j; a column that an artificial one has taken is -1 and never enters again. */
  nonbasic: Int32Array
  atUpper: Uint8Array
  reducedCost: Float64Array
  lower: Float64Array
  upper: Float64Array
}

const SMALL = 1e-9
/** Smallest pivot: dividing by less would blow rounding errors up. */
const PIVOT = 1e-7
/** How far the tableau may have drifted from the equations before it is made anew. */
const DRIFT = 1e-7

/**
 * Opens a linear programme at a corner of what is possible, or gives null when nothing is.
 *
 * Question: which numbers fit all these sums, and how small or large can each be?
 * Method: primal simplex with bounded variables on a dense, condensed tableau (only the columns outside the basis are kept). Phase one
 * drives artificial variables out and drops equations that follow from the others. Entering: steepest reduced cost; after forty steps
 * without progress Bland's rule, which cannot go round in circles. Why our own: docs/decisions/0008-own-linear-programme.md.
 * Exactness: tables of sums have coefficients 1 and -1, so nearly all pivots are 1 or -1. After each question the corner and every move out of it are put into the
 * equations; a tableau that has drifted is made anew. Still, nothing here is a proof: who needs one rounds the corner and checks it without rounding.
 * Not for: more than some million tableau cells (rows times columns) - take the problem apart first.
 *
 * @param programme equations and bounds
 * Errors: `not-converged` after fifty times as many steps as there are rows and columns, or when rounding errors win.
 * Reference: Dantzig (1963), Linear Programming and Extensions, chapter 18; Bland (1977).
 */
export function openSimplex(programme: LinearProgramme): Simplex | null {
  const first = firstTableau(programme)
  if (!reachPossible(first)) return null
  let t = first
  const descended = (objective: Float64Array): boolean => {
    const bounded = descend(t, objective)
    if (drift(t, programme) <= DRIFT) return bounded
    t = firstTableau(programme)
    reachPossible(t)
    const again = descend(t, objective)
    if (drift(t, programme) > DRIFT)
      throw new AnalysisError('not-converged', 'Expected a linear programme to be solved to seven digits, but rounding errors were larger.')
    return again
  }
  return {
    minimise(objective) {
      return descended(objective) ? objectiveValue(t, objective) : Number.NEGATIVE_INFINITY
    },
    extreme(column, sense) {
      const objective = new Float64Array(programme.columns)
      objective[column] = sense
      return descended(objective) ? sense * objectiveValue(t, objective) : -sense * Number.POSITIVE_INFINITY
    },
    solution: () => solutionOf(t, programme.columns),
  }
}

// The largest error in the equations, of the corner itself and of every way out of it: each column of the tableau is a move that keeps all sums.
function drift(t: Tableau, { start, column, coefficient, rightHand, columns }: LinearProgramme): number {
  const x = new Float64Array(columns)
  let worst = 0
  const compare = (total: (row: number) => number) => {
    for (let i = 0; i < rightHand.length; i++) {
      let sum = -total(i)
      for (let e = start[i]!; e < start[i + 1]!; e++) sum += coefficient[e]! * x[column[e]!]!
      worst = Math.max(worst, Math.abs(sum))
    }
  }
  x.set(solutionOf(t, columns))
  compare((i) => rightHand[i]!)
  for (let j = 0; j < t.columns; j++) {
    x.fill(0)
    for (let i = 0; i < t.rows; i++) x[t.basic[i]!] = -t.cells[i * t.columns + j]!
    x[t.nonbasic[j]!] = 1
    compare(() => 0)
  }
  return worst
}

function firstTableau({ columns, start, column, coefficient, rightHand, lower, upper }: LinearProgramme): Tableau {
  const rows = start.length - 1
  const cells = new Float64Array(rows * columns)
  const basicValue = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    let rest = rightHand[i]!
    for (let e = start[i]!; e < start[i + 1]!; e++) rest -= coefficient[e]! * lower[column[e]!]!
    const sign = rest < 0 ? -1 : 1
    basicValue[i] = sign * rest
    for (let e = start[i]!; e < start[i + 1]!; e++) cells[i * columns + column[e]!]! += sign * coefficient[e]!
  }
  return {
    rows,
    columns,
    cells,
    basicValue,
    basic: new Int32Array(rows).fill(-1),
    nonbasic: Int32Array.from({ length: columns }, (_, j) => j),
    atUpper: new Uint8Array(columns),
    reducedCost: new Float64Array(columns),
    lower: lower.slice(),
    upper: upper.slice(),
  }
}

// Phase one: the sum of the artificial variables becomes 0 or nothing is possible; then none of them is left in a row that says something.
function reachPossible(t: Tableau): boolean {
  for (let j = 0; j < t.columns; j++) {
    let cost = 0
    for (let i = 0; i < t.rows; i++) cost -= t.cells[i * t.columns + j]!
    t.reducedCost[j] = cost
  }
  let scale = 1
  for (let i = 0; i < t.rows; i++) scale = Math.max(scale, t.basicValue[i]!)
  run(t)
  for (let i = 0; i < t.rows; i++) if (t.basic[i] === -1 && t.basicValue[i]! > 1e-7 * scale) return false
  for (let i = 0; i < t.rows; i++) {
    if (t.basic[i] !== -1) continue
    const j = largestInRow(t, i)
    if (j >= 0) exchange(t, i, j, valueAt(t, j))
  }
  dropArtificial(t)
  return true
}

function largestInRow(t: Tableau, row: number): number {
  let best = -1
  let size = 1e-7
  for (let j = 0; j < t.columns; j++) {
    const entry = Math.abs(t.cells[row * t.columns + j]!)
    if (t.nonbasic[j]! >= 0 && entry > size) {
      best = j
      size = entry
    }
  }
  return best
}

// Rows that are sums of others and columns of artificial variables have done their work.
function dropArtificial(t: Tableau): void {
  const rows = Array.from(t.basic.keys()).filter((i) => t.basic[i] !== -1)
  const columns = Array.from(t.nonbasic.keys()).filter((j) => t.nonbasic[j] !== -1)
  const cells = new Float64Array(rows.length * columns.length)
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < columns.length; j++) cells[i * columns.length + j] = t.cells[rows[i]! * t.columns + columns[j]!]!
  t.basicValue = Float64Array.from(rows, (i) => t.basicValue[i]!)
  t.basic = Int32Array.from(rows, (i) => t.basic[i]!)
  t.nonbasic = Int32Array.from(columns, (j) => t.nonbasic[j]!)
  t.atUpper = Uint8Array.from(columns, (j) => t.atUpper[j]!)
  t.reducedCost = new Float64Array(columns.length)
  t.rows = rows.length
  t.columns = columns.length
  t.cells = cells
}

// Phase two for one objective, from the corner where the tableau stands; false when the objective falls without end.
function descend(t: Tableau, objective: Float64Array): boolean {
  for (let j = 0; j < t.columns; j++) t.reducedCost[j] = objective[t.nonbasic[j]!]!
  for (let i = 0; i < t.rows; i++) {
    const cost = objective[t.basic[i]!]!
    if (cost === 0) continue
    for (let j = 0; j < t.columns; j++) t.reducedCost[j]! -= cost * t.cells[i * t.columns + j]!
  }
  return run(t)
}

function run(t: Tableau): boolean {
  const most = 50 * (t.rows + t.columns) + 1000
  let idle = 0
  for (let step = 0; step < most; step++) {
    const entering = idle < 40 ? steepest(t) : first(t)
    if (entering < 0) return true
    const moved = move(t, entering, idle >= 40)
    if (moved === Number.POSITIVE_INFINITY) return false
    idle = moved > SMALL ? 0 : idle + 1
  }
  throw new AnalysisError('not-converged', `Expected a linear programme to end within ${most} steps, but it did not.`)
}

// How fast the objective falls when the variable of column j leaves the bound where it rests; 0 where it does not fall.
function slope(t: Tableau, j: number): number {
  if (t.nonbasic[j]! < 0) return 0
  const cost = t.reducedCost[j]!
  const falls = t.atUpper[j] ? cost > SMALL : cost < -SMALL
  const variable = t.nonbasic[j]!
  return falls && t.upper[variable]! > t.lower[variable]! ? Math.abs(cost) : 0
}

function steepest(t: Tableau): number {
  let best = -1
  let most = 0
  for (let j = 0; j < t.columns; j++) {
    const fall = slope(t, j)
    if (fall > most) {
      best = j
      most = fall
    }
  }
  return best
}

function first(t: Tableau): number {
  let best = -1
  for (let j = 0; j < t.columns; j++) if (slope(t, j) > 0 && (best < 0 || t.nonbasic[j]! < t.nonbasic[best]!)) best = j
  return best
}

// Moves the variable of column j as far as the bounds of all others allow and gives the length of the move.
function move(t: Tableau, j: number, byIndex: boolean): number {
  const variable = t.nonbasic[j]!
  const direction = t.atUpper[j] ? -1 : 1
  let length = t.upper[variable]! - t.lower[variable]!
  let leaving = -1
  for (let i = 0; i < t.rows; i++) {
    const rate = direction * t.cells[i * t.columns + j]!
    if (Math.abs(rate) < PIVOT) continue
    const room = rate > 0 ? t.basicValue[i]! - basicLower(t, i) : basicUpper(t, i) - t.basicValue[i]!
    const reach = Math.max(0, room) / Math.abs(rate)
    if (reach < length - SMALL || (leaving >= 0 && reach < length + SMALL && preferred(t, i, leaving, j, byIndex))) {
      length = Math.min(length, reach)
      leaving = i
    }
  }
  if (length === Number.POSITIVE_INFINITY) return length
  for (let i = 0; i < t.rows; i++) t.basicValue[i]! -= direction * length * t.cells[i * t.columns + j]!
  if (leaving < 0) t.atUpper[j] = t.atUpper[j] ? 0 : 1
  else exchange(t, leaving, j, valueAt(t, j) + direction * length)
  return length
}

// Of rows that stop the move at the same point: artificial ones first, then the safest pivot (or the lowest index, for Bland's rule).
function preferred(t: Tableau, i: number, old: number, j: number, byIndex: boolean): boolean {
  if (t.basic[i] === -1 || t.basic[old] === -1) return t.basic[old] !== -1
  if (byIndex) return t.basic[i]! < t.basic[old]!
  return Math.abs(t.cells[i * t.columns + j]!) > Math.abs(t.cells[old * t.columns + j]!)
}

function basicLower(t: Tableau, i: number): number {
  return t.basic[i] === -1 ? 0 : t.lower[t.basic[i]!]!
}

function basicUpper(t: Tableau, i: number): number {
  return t.basic[i] === -1 ? Number.POSITIVE_INFINITY : t.upper[t.basic[i]!]!
}

function valueAt(t: Tableau, j: number): number {
  return t.atUpper[j] ? t.upper[t.nonbasic[j]!]! : t.lower[t.nonbasic[j]!]!
}

// Row i and column j change places; the entering variable has this value. Cells of 0 are passed over: tables of sums are mostly 0.
function exchange(t: Tableau, row: number, j: number, value: number): void {
  const { cells, columns } = t
  const leaving = t.basic[row]!
  const toUpper = leaving >= 0 && Math.abs(t.basicValue[row]! - t.upper[leaving]!) < Math.abs(t.basicValue[row]! - t.lower[leaving]!)
  const pivot = cells[row * columns + j]!
  const touched = pivotRow(t, row, j, pivot)
  cells[row * columns + j] = 1 / pivot
  for (let i = 0; i < t.rows; i++) {
    const factor = cells[i * columns + j]!
    if (i === row || factor === 0) continue
    for (const k of touched) {
      const entry = cells[i * columns + k]! - factor * cells[row * columns + k]!
      cells[i * columns + k] = Math.abs(entry) < 1e-12 ? 0 : entry
    }
    cells[i * columns + j] = leaving < 0 ? 0 : -factor / pivot
  }
  const cost = t.reducedCost[j]!
  for (const k of touched) t.reducedCost[k]! -= cost * cells[row * columns + k]!
  t.reducedCost[j] = -cost / pivot
  if (leaving < 0) for (let i = 0; i < t.rows; i++) cells[i * columns + j] = 0
  t.basic[row] = t.nonbasic[j]!
  t.nonbasic[j] = leaving
  t.atUpper[j] = toUpper ? 1 : 0
  t.basicValue[row] = value
}

// Divides the pivot row and gives the other columns in which it has entries.
function pivotRow(t: Tableau, row: number, j: number, pivot: number): number[] {
  const touched: number[] = []
  for (let k = 0; k < t.columns; k++) {
    if (k === j || t.cells[row * t.columns + k] === 0) continue
    t.cells[row * t.columns + k]! /= pivot
    touched.push(k)
  }
  return touched
}

function objectiveValue(t: Tableau, objective: Float64Array): number {
  const x = solutionOf(t, objective.length)
  let sum = 0
  for (let j = 0; j < x.length; j++) if (objective[j] !== 0) sum += objective[j]! * x[j]!
  return sum
}

function solutionOf(t: Tableau, columns: number): Float64Array {
  const x = new Float64Array(columns)
  for (let j = 0; j < t.columns; j++) if (t.nonbasic[j]! >= 0) x[t.nonbasic[j]!] = valueAt(t, j)
  for (let i = 0; i < t.rows; i++) x[t.basic[i]!] = t.basicValue[i]!
  return x
}
