// The working sheet of secondary suppression: which change hides each unsafe cell, and what is withheld for it.

import { type LongRunOptions, longRun } from '../../long-run.ts'
import type { Move } from '../bounds/bound-unknowns.ts'
import { type PrimarySuppression, PUBLISHED, SECONDARY, WITHHELD_EARLIER } from '../primary-suppression.ts'
import type { FoundMove, Ground } from './cell-room.ts'
import { cheapestMoves, MOST_LAST_RESORT, MOST_SMALL } from './cheapest-move.ts'
import { productMoves } from './product-move.ts'
import { type SmallSum, showsSmallSum, smallSums } from './small-sums.ts'
import { swapMoves } from './swap-move.ts'

export type SecondarySuppression = {
  /** PUBLISHED, PRIMARY, SECONDARY or UNRELEASED for each cell of the full table. */
  readonly status: Uint8Array
  /** Cells withheld to protect others, in order. */
  readonly secondary: Int32Array
  /** For every unsafe cell there is one of these: a change of withheld cells, the cell among them, that no published number shows. */
  readonly moves: readonly Move[]
  readonly cost: number
}

/** Cells of a line that are tried to enlarge its small sum. */
const MOST_CANDIDATES = 20

/** What is withheld so far, and why. */
export type Plan = {
  ground: Ground
  /** 1 for the cells to hide. */
  unsafe: Uint8Array
  /** For each unsafe cell the move that hides it, -1 while there is none. */
  hiddenBy: Int32Array
  moves: FoundMove[]
  /** Moves in which a secondary cell takes part. */
  usedBy: Map<number, number[]>
  uncovered: number[]
  guardsSums: boolean
  find: (cell: number, onlyWithheld: boolean) => FoundMove | null
}

/** Unsafe cells, and safe ones that were withheld earlier: known, those would give back what they protected then. */
export function toHide({ cube, unsafe, earlier }: PrimarySuppression): Int32Array {
  const isHidden = earlier.map((said) => (said === WITHHELD_EARLIER ? 1 : 0))
  for (const cell of unsafe) isHidden[cell] = 1
  return Int32Array.from({ length: cube.size }, (_, cell) => cell).filter((cell) => isHidden[cell] === 1)
}

/** An empty plan: nothing but the cells to hide is withheld. In small tables of `usable` cells changes of any shape are looked for, in larger ones as a last resort. */
export function planOf(ground: Ground, usable: number): Plan {
  const { cube, primary } = ground
  const unsafe = new Uint8Array(cube.size)
  for (const cell of toHide(primary)) unsafe[cell] = 1
  const boxes = productMoves(ground)
  const small = usable <= MOST_SMALL
  const anyShape = cheapestMoves(ground)
  let isHopeless = usable > MOST_LAST_RESORT
  let exchange: ReturnType<typeof swapMoves> | null = null
  const find = (cell: number, onlyWithheld: boolean) => {
    const box = boxes(cell, onlyWithheld, onlyWithheld ? 300 : small ? 4000 : 2000)
    if (box && box.cost === 0) return box
    const other = small ? anyShape(cell, onlyWithheld, 1) : null
    if (box || other) return !box || (other && other.cost < box.cost) ? other : box
    if (onlyWithheld) return null
    exchange ??= swapMoves(ground)
    const swapped = exchange(cell)
    if (swapped || small || isHopeless) return swapped
    const last = anyShape(cell, false, 1)
    // One cell without a way is enough to refuse the table; the time for the others is saved.
    isHopeless = last === null
    return last
  }
  return {
    ground,
    unsafe,
    hiddenBy: new Int32Array(cube.size).fill(-1),
    moves: [],
    usedBy: new Map(),
    uncovered: [],
    guardsSums: false,
    find,
  }
}

/** Hides every unsafe cell, then publishes again what turns out not to be needed. Both halves take about as long. */
export async function fill(plan: Plan, order: Int32Array, guard: 'allow' | 'protect', options: LongRunOptions): Promise<void> {
  const { signal, onProgress } = options
  const half = (from: number) => ({ signal, onProgress: (done: number, all: number) => onProgress?.(from + done / all / 2, 1) })
  await longRun(order.length, (i) => cover(plan, order[i]!), half(0))
  // A cell without a way of its own may have been hidden by the change found later for another.
  plan.uncovered = plan.uncovered.filter((cell) => plan.hiddenBy[cell]! < 0)
  plan.guardsSums = guard === 'protect'
  await enlargeSmallSums(plan, options)
  const chosen = dearestFirst(plan)
  await longRun(chosen.length, (i) => giveBack(plan, chosen[i]!), half(0.5))
  publishUnneeded(plan)
  await enlargeSmallSums(plan, options)
}

function cover(plan: Plan, cell: number): void {
  if (plan.hiddenBy[cell]! >= 0) return
  const move = plan.find(cell, false)
  if (!move) plan.uncovered.push(cell)
  else take(plan, move)
}

// One more cell of the line is withheld and then treated as unsafe itself: known, it would give the small sum back.
async function enlargeSmallSums(plan: Plan, { signal }: LongRunOptions): Promise<void> {
  const { ground, unsafe, uncovered } = plan
  const enlarge = ({ total, candidates }: SmallSum) => {
    // Where an earlier one has taken a cell of this sum, the next round sees whether it is still small.
    if (candidates.some((cell) => ground.status[cell] !== PUBLISHED)) return
    // The total itself is the last resort, where all its parts are withheld, empty or known from earlier releases.
    for (const cell of [...candidates.slice(0, MOST_CANDIDATES), total]) {
      const move = ground.usable[cell] ? plan.find(cell, false) : null
      if (!move) continue
      unsafe[cell] = 1
      take(plan, move)
      return
    }
    uncovered.push(total)
  }
  while (plan.guardsSums && uncovered.length === 0) {
    const found = await smallSums(ground, { signal })
    if (found.length === 0) return
    await longRun(found.length, (i) => enlarge(found[i]!), { signal })
  }
}

function take(plan: Plan, move: FoundMove): void {
  const { ground, unsafe, hiddenBy, usedBy } = plan
  const number = plan.moves.push(move) - 1
  for (const cell of move.cells) {
    if (ground.status[cell] === PUBLISHED) ground.status[cell] = SECONDARY
    if (unsafe[cell] && hiddenBy[cell]! < 0) hiddenBy[cell] = number
    if (ground.status[cell] !== SECONDARY) continue
    const users = usedBy.get(cell)
    if (users) users.push(number)
    else usedBy.set(cell, [number])
  }
}

function dearestFirst({ ground, usedBy, unsafe }: Plan): number[] {
  return Array.from(usedBy.keys())
    .filter((cell) => !unsafe[cell])
    .sort((a, b) => ground.cost[b]! - ground.cost[a]! || a - b)
}

// Publishes a withheld cell again if all unsafe cells that it helps to hide can be hidden without it; gives up at the first that cannot.
function giveBack(plan: Plan, cell: number): void {
  const { ground, hiddenBy, moves, usedBy } = plan
  const helped: [cell: number, by: number][] = []
  ground.status[cell] = PUBLISHED
  if (plan.guardsSums && showsSmallSum(ground, cell)) {
    ground.status[cell] = SECONDARY
    return
  }
  for (const number of usedBy.get(cell)!.slice())
    for (const other of moves[number]!.cells) {
      if (hiddenBy[other] !== number) continue
      const instead = plan.find(other, true)
      helped.push([other, number])
      hiddenBy[other] = -1
      if (instead) {
        take(plan, instead)
        continue
      }
      ground.status[cell] = SECONDARY
      for (const [was, by] of helped) hiddenBy[was] = by
      return
    }
}

// What no change needs any longer is shown after all.
function publishUnneeded(plan: Plan): void {
  const needed = new Uint8Array(plan.unsafe.length)
  for (const { cells } of keptMoves(plan)) for (const cell of cells) needed[cell] = 1
  const { status } = plan.ground
  for (const cell of plan.usedBy.keys()) if (status[cell] === SECONDARY && !needed[cell]) status[cell] = PUBLISHED
}

function keptMoves({ moves, hiddenBy, unsafe }: Plan): FoundMove[] {
  const used = new Uint8Array(moves.length)
  for (let cell = 0; cell < unsafe.length; cell++) if (unsafe[cell]) used[hiddenBy[cell]!] = 1
  return moves.filter((_, number) => used[number] === 1)
}

/** The result of a filled plan, its cost by the prices in `real`. */
export function resultOf(plan: Plan, real: Float64Array): SecondarySuppression {
  const { status } = plan.ground
  const secondary = Int32Array.from(Array.from(status.keys()).filter((cell) => status[cell] === SECONDARY))
  let cost = 0
  for (const cell of secondary) cost += real[cell]!
  return { status, secondary, moves: keptMoves(plan).map(({ cells, changes }) => ({ cells, changes })), cost }
}
