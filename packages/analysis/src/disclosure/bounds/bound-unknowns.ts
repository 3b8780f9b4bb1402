// The attacker's work: from everything that is published, the tightest whole-number bounds of everything that is not.

import { AnalysisError } from '../../errors.ts'
import { openSimplex, type Simplex } from '../../linear-algebra/linear-programme.ts'
import { breather, type LongRunOptions, refuseCancelled } from '../../long-run.ts'
import { inPieces } from '../in-pieces.ts'
import { type Component, takeApart } from './components.ts'
import { integerExtreme, wholeBound, wholeSolution } from './integer-extreme.ts'
import { propagateBounds } from './propagate-bounds.ts'
import { contradiction, equationsOf, fits, type Unknowns } from './unknowns.ts'

/** Tables that a publisher knows to fit as well as the true one: the true values, and changes of some of them that change no published sum. */
export type Evidence = { readonly values: Float64Array; readonly moves: readonly Move[] }
export type Move = { readonly cells: Int32Array; readonly changes: Int8Array }

export type BoundOptions = LongRunOptions & {
  /** `tightest`: both bounds of every unknown asked for; `enough`: stop at an unknown as soon as it is known to have `leastWidth` of room. */
  depth?: 'tightest' | 'enough'
  leastWidth?: number
  evidence?: Evidence
  /** Unknowns asked for; all unless given. */
  targets?: Int32Array
}

export type Bounds = {
  /** Proven: no consistent whole numbers lie outside. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Reached: consistent whole numbers with these values were found and checked exactly. NaN where none was found. */
  readonly seenLower: Float64Array
  readonly seenUpper: Float64Array
  /** 1 where linear programming was used, 0 where single equations were enough or the group of equations was too large. */
  readonly byProgramme: Uint8Array
  readonly components: number
  readonly largestComponent: number
}

/** Tableau cells (equations times unknowns of one group) up to which linear programming is used. */
export const MOST_TABLEAU = 1_000_000
/** Programmes solved by branch and bound for one end of one unknown, and tableau cells in all of them for one group. */
const MOST_NODES = 400
const MOST_BRANCHED = 60_000_000

/** Bounds of unknowns from public knowledge. Errors: `infeasible` when nothing fits, `range` when the evidence does not fit, `cancelled`. */
export async function boundUnknowns(system: Unknowns, options: BoundOptions = {}): Promise<Bounds> {
  const { depth = 'tightest', leastWidth = 1, evidence, targets } = options
  const lower = system.lower.slice()
  const upper = system.upper.slice()
  await propagateBounds(system, lower, upper, options)
  const seenLower = new Float64Array(system.count).fill(Number.NaN)
  const seenUpper = new Float64Array(system.count).fill(Number.NaN)
  for (let j = 0; j < system.count; j++) if (lower[j] === upper[j]) seenLower[j] = seenUpper[j] = lower[j]!
  if (evidence) await takeEvidence(system, evidence, seenLower, seenUpper, options)
  const parts = takeApart(system, lower, upper)
  const work: Work = {
    lower,
    upper,
    seenLower,
    seenUpper,
    byProgramme: new Uint8Array(system.count),
    component: null,
    simplex: null,
    columnOf: new Map(),
    branching: 0,
  }
  const wanted = (targets ?? Int32Array.from({ length: system.count }, (_, j) => j))
    .filter((j) => parts.componentOf[j]! >= 0)
    .sort((a, b) => parts.componentOf[a]! - parts.componentOf[b]! || a - b)
  const breathe = breather(wanted.length, options)
  let current = -1
  for (const [index, j] of wanted.entries()) {
    await breathe(index + 1)
    if (depth === 'enough' && seenUpper[j]! - seenLower[j]! >= leastWidth) continue
    const part = parts.componentOf[j]!
    const room = depth === 'enough' ? leastWidth : Number.POSITIVE_INFINITY
    if (part !== current) {
      current = part
      const fitting = parts.equations[part]!.length * parts.members[part]!.length <= MOST_TABLEAU
      openComponent(work, fitting ? parts.open(part) : null)
    }
    try {
      if (work.component) await boundOne(work, j, room, () => breathe(index + 1))
    } catch (error) {
      // Rounding won, as beside counts of a billion: what was proven so far stays true, and what was not shown stays undecided.
      if (!(error instanceof AnalysisError && error.code === 'not-converged')) throw error
      work.byProgramme[j] = 0
      openComponent(work, work.component)
    }
  }
  refuseCancelled(options.signal)
  const largestComponent = parts.members.reduce((most, members) => Math.max(most, members.length), 0)
  return { lower, upper, seenLower, seenUpper, byProgramme: work.byProgramme, components: parts.members.length, largestComponent }
}

type Work = {
  lower: Float64Array
  upper: Float64Array
  seenLower: Float64Array
  seenUpper: Float64Array
  byProgramme: Uint8Array
  component: Component | null
  simplex: Simplex | null
  columnOf: Map<number, number>
  /** What is left to spend on branch and bound in this group. */
  branching: number
}

function openComponent(work: Work, component: Component | null): void {
  work.component = component
  if (!component) return
  work.branching = MOST_BRANCHED
  work.columnOf = new Map(Array.from(component.unknowns, (j, column) => [j, column]))
  work.simplex = openSimplex(component.programme)
  if (!work.simplex) throw contradiction()
  noteCorner(work)
}

// A corner in whole numbers is a table that could be the true one.
function noteCorner(work: Work): void {
  const whole = wholeSolution(work.component!.programme, work.simplex!.solution())
  if (whole) noteWhole(work, whole)
}

function noteWhole(work: Work, x: Float64Array): void {
  const { unknowns } = work.component!
  for (let k = 0; k < x.length; k++) {
    const j = unknowns[k]!
    if (!(work.seenLower[j]! <= x[k]!)) work.seenLower[j] = x[k]!
    if (!(work.seenUpper[j]! >= x[k]!)) work.seenUpper[j] = x[k]!
  }
}

// Both ends of one unknown; stops when as much room as `enough` has been seen.
async function boundOne(work: Work, j: number, enough: number, pause: () => Promise<void>): Promise<void> {
  const column = work.columnOf.get(j)!
  const { programme } = work.component!
  work.byProgramme[j] = 1
  for (const sense of [-1, 1] as const) {
    const proven = sense === 1 ? work.lower : work.upper
    const reached = sense === 1 ? work.seenLower : work.seenUpper
    if (reached[j] === proven[j]) continue
    await pause()
    const value = work.simplex!.extreme(column, sense)
    proven[j] = sense === 1 ? Math.max(proven[j]!, wholeBound(value, sense)) : Math.min(proven[j]!, wholeBound(value, sense))
    noteCorner(work)
    if (work.seenUpper[j]! - work.seenLower[j]! >= enough) return
  }
  for (const sense of [-1, 1] as const) {
    const proven = sense === 1 ? work.lower : work.upper
    const reached = sense === 1 ? work.seenLower : work.seenUpper
    if (reached[j] === proven[j] || !Number.isFinite(proven[j]!)) continue
    const known = Number.isNaN(reached[j]) ? sense * Number.POSITIVE_INFINITY : reached[j]!
    let nodes = 0
    const spend = async () => {
      await pause()
      work.branching -= programme.columns * programme.rightHand.length
      return nodes++ < MOST_NODES && work.branching > 0
    }
    const bound = await integerExtreme(programme, column, sense, proven[j]!, known, (x) => noteWhole(work, x), spend)
    if (!Number.isFinite(bound)) throw contradiction()
    proven[j] = sense === 1 ? Math.max(proven[j]!, bound) : Math.min(proven[j]!, bound)
    if (work.seenUpper[j]! - work.seenLower[j]! >= enough) return
  }
}

// Every move is put into the equations; how often it can be made within the bounds says how much room each of its cells has.
async function takeEvidence(
  system: Unknowns,
  { values, moves }: Evidence,
  seenLower: Float64Array,
  seenUpper: Float64Array,
  options: LongRunOptions,
): Promise<void> {
  if (!fits(system, values))
    throw new AnalysisError('range', 'Expected evidence that agrees with everything published, but its values do not.', {
      names: ['evidence'],
    })
  seenLower.set(values)
  seenUpper.set(values)
  const touching = equationsOf(system)
  const balance = new Int32Array(system.total.length)
  const take = ({ cells, changes }: Move) => {
    // A cell that comes twice, or stays, would seem to have room that it has not.
    if (new Set(cells).size < cells.length || changes.length !== cells.length || changes.includes(0))
      throw new AnalysisError('range', 'Expected moves that change each of their cells once, but one does not.', { names: ['evidence'] })
    if (!keepsSums(touching, balance, cells, changes))
      throw new AnalysisError('range', 'Expected moves that change no published sum, but one does.', { names: ['evidence'] })
    const [up, down] = timesPossible(system, values, cells, changes)
    for (let k = 0; k < cells.length; k++) {
      const j = cells[k]!
      const forwards = values[j]! + changes[k]! * up
      const backwards = values[j]! - changes[k]! * down
      seenUpper[j] = Math.max(seenUpper[j]!, forwards, backwards)
      seenLower[j] = Math.min(seenLower[j]!, forwards, backwards)
    }
  }
  await inPieces(moves.length, (i) => take(moves[i]!), options)
}

/** Whether a move leaves all equations true; `balance` is 0 for every equation before and after. */
export function keepsSums(touching: ReturnType<typeof equationsOf>, balance: Int32Array, cells: Int32Array, changes: Int8Array): boolean {
  const { start, equation, sign } = touching
  for (let k = 0; k < cells.length; k++)
    for (let e = start[cells[k]!]!; e < start[cells[k]! + 1]!; e++) balance[equation[e]!]! += changes[k]! * sign[e]!
  let kept = true
  for (const j of cells)
    for (let e = start[j]!; e < start[j + 1]!; e++) {
      if (balance[equation[e]!] !== 0) kept = false
      balance[equation[e]!] = 0
    }
  return kept
}

function timesPossible(
  system: Unknowns,
  values: Float64Array,
  cells: Int32Array,
  changes: Int8Array,
): [forwards: number, backwards: number] {
  let forwards = Number.POSITIVE_INFINITY
  let backwards = Number.POSITIVE_INFINITY
  for (let k = 0; k < cells.length; k++) {
    const j = cells[k]!
    const above = Math.floor((system.upper[j]! - values[j]!) / Math.abs(changes[k]!))
    const below = Math.floor((values[j]! - system.lower[j]!) / Math.abs(changes[k]!))
    forwards = Math.min(forwards, changes[k]! > 0 ? above : below)
    backwards = Math.min(backwards, changes[k]! > 0 ? below : above)
  }
  return [forwards, backwards]
}
