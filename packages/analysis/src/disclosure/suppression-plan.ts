// The working sheet of secondary suppression: which change hides each unsafe cell, and what is withheld for it.

import { type LongRunOptions, longRun } from '../long-run.ts'
import type { Move } from './bound-unknowns.ts'
import type { FoundMove, Ground } from './cell-room.ts'
import { cheapestMoves } from './cheapest-move.ts'
import { PUBLISHED, SECONDARY } from './primary-suppression.ts'
import { productMoves } from './product-move.ts'
import { showsSmallSum, smallSumLines } from './small-sums.ts'
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

/** What is withheld so far, and why. */
export type Plan = {
  ground: Ground
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

/** An empty plan: nothing but the unsafe cells is withheld. In small tables changes of any shape are looked for. */
export function planOf(ground: Ground, small: boolean): Plan {
  const { cube, primary } = ground
  const unsafe = new Uint8Array(cube.size)
  for (const cell of primary.unsafe) unsafe[cell] = 1
  const boxes = productMoves(ground)
  const anyShape = small ? cheapestMoves(ground) : null
  let exchange: ReturnType<typeof swapMoves> | null = null
  const find = (cell: number, onlyWithheld: boolean) => {
    const box = boxes(cell, onlyWithheld, onlyWithheld ? 300 : small ? 4000 : 2000)
    if (box && box.cost === 0) return box
    const other = anyShape ? anyShape(cell, onlyWithheld, 1) : null
    if (box || other) return !box || (other && other.cost < box.cost) ? other : box
    if (onlyWithheld) return null
    exchange ??= swapMoves(ground)
    return exchange(cell)
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
export async function fill(plan: Plan, order: Int32Array, smallSums: 'allow' | 'protect', options: LongRunOptions): Promise<void> {
  const { signal, onProgress } = options
  await longRun(order.length, (i) => cover(plan, order[i]!), { signal, onProgress: (done, all) => onProgress?.(done / all / 2, 1) })
  if (smallSums === 'protect') enlargeSmallSums(plan)
  const chosen = dearestFirst(plan)
  await longRun(chosen.length, (i) => giveBack(plan, chosen[i]!), {
    signal,
    onProgress: (done, all) => onProgress?.(0.5 + done / all / 2, 1),
  })
}

function cover(plan: Plan, cell: number): void {
  if (plan.hiddenBy[cell]! >= 0) return
  const move = plan.find(cell, false)
  if (!move) plan.uncovered.push(cell)
  else take(plan, move)
}

// One more cell of the line is withheld and then treated as unsafe itself: known, it would give the small sum back.
function enlargeSmallSums(plan: Plan): void {
  plan.guardsSums = true
  for (const { total, candidates } of smallSumLines(plan.ground)) {
    // An earlier line may have taken a cell of this one.
    const open = candidates.every((cell) => plan.ground.status[cell] === PUBLISHED)
    if (!open) continue
    const move = candidates.length > 0 ? plan.find(candidates[0]!, false) : null
    if (!move) {
      plan.uncovered.push(total)
      continue
    }
    plan.unsafe[candidates[0]!] = 1
    take(plan, move)
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

/** The result of a filled plan, its cost by the prices in `real`. */
export function resultOf(plan: Plan, real: Float64Array): SecondarySuppression {
  const { ground, moves, hiddenBy, unsafe, usedBy } = plan
  const used = new Uint8Array(moves.length)
  for (let cell = 0; cell < unsafe.length; cell++) if (unsafe[cell]) used[hiddenBy[cell]!] = 1
  const kept = moves.filter((_, number) => used[number] === 1)
  // What no kept change needs any longer is published again.
  const needed = new Uint8Array(unsafe.length)
  for (const { cells } of kept) for (const cell of cells) needed[cell] = 1
  for (const cell of usedBy.keys()) {
    if (ground.status[cell] !== SECONDARY || needed[cell]) continue
    ground.status[cell] = PUBLISHED
    if (plan.guardsSums && showsSmallSum(ground, cell)) ground.status[cell] = SECONDARY
  }
  const secondary = Int32Array.from(ground.status.keys()).filter((cell) => ground.status[cell] === SECONDARY)
  let cost = 0
  for (const cell of secondary) cost += real[cell]!
  return { status: ground.status, secondary, moves: kept.map(({ cells, changes }) => ({ cells, changes })), cost }
}
