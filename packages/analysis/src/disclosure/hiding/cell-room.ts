// How far the count of a cell could be another one without anything published showing it, and what it costs the reader to withhold it.

import { type Cube, tableOf } from '../cube.ts'
import { type PrimarySuppression, PUBLISHED, SECONDARY, SHOWN_EARLIER } from '../primary-suppression.ts'
import { type Knowledge, knownRange } from '../published-table.ts'

/** A change of some cells that leaves every published sum as it is, and what it costs to withhold those of its cells that are not withheld yet. */
export type FoundMove = { cells: Int32Array; changes: Int8Array; cost: number }

/** The table on which moves are looked for; `status` is the one part that changes. */
export type Ground = {
  readonly cube: Cube
  readonly primary: PrimarySuppression
  readonly status: Uint8Array
  readonly knowledge: Knowledge
  readonly leastWidth: number
  /** What withholding a published cell costs. */
  readonly cost: Float64Array
  /** 1 for cells that may take part in a move. */
  readonly usable: Uint8Array
  /** Least and largest value the public knows, by status; a published cell is seen as one that may become withheld. */
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** The same for the total of everything, of which more is known. */
  readonly mostTotal: number
}

/** What withholding costs: one per cell; or the count itself. */
export type CostKind = 'cells' | 'counts'

export function groundOf(
  primary: PrimarySuppression,
  options: { knowledge: Knowledge; leastWidth: number; cost: CostKind; keepTotal: boolean },
): Ground {
  const { cube } = primary
  const { knowledge, leastWidth, keepTotal } = options
  const total = cube.size - 1
  const status = primary.status.slice()
  const cost = options.cost === 'counts' ? cube.counts.slice() : Float64Array.from(status, (_, cell) => blindCost(cube, cell))
  // A published 0 stays: withholding it would tell nothing but that it is not a small count. What was shown earlier is known and hides nothing.
  const usable = Uint8Array.from({ length: cube.size }, (_, cell) =>
    primary.earlier[cell] !== SHOWN_EARLIER && (status[cell] !== PUBLISHED || cube.counts[cell]! > 0) ? 1 : 0,
  )
  if (keepTotal && status[total] === PUBLISHED) usable[total] = 0
  const rules = { ...primary, size: cube.size, totalKept: keepTotal && status[total] !== SECONDARY }
  const ranges = [0, 1, 2, 3].map((s) => knownRange(rules, knowledge, -1, s === PUBLISHED ? SECONDARY : s))
  const [, mostTotal] = knownRange(rules, knowledge, total, status[total] === PUBLISHED ? SECONDARY : status[total]!)
  return {
    cube,
    primary,
    status,
    knowledge,
    leastWidth,
    cost,
    usable,
    low: ranges.map((r) => r[0]),
    high: ranges.map((r) => r[1]),
    mostTotal,
  }
}

// Totals are a little dearer than their parts. Among equals the choice must not follow the counts: a reader who knows the method would
// learn from it that what is withheld is smaller than what is shown (Wong, Fu, Wang and Pei, 2007). So the cell's number decides, stirred.
function blindCost(cube: Cube, cell: number): number {
  const totals = cube.axes.length - detail(cube, cell)
  return 1 + 0.02 * totals + (0.01 * (Math.imul(cell + 1, 0x9e3779b1) >>> 0)) / 2 ** 32
}

/** How much larger the count of a cell could be. */
export function roomUp(ground: Ground, cell: number): number {
  const most = cell === ground.cube.size - 1 ? ground.mostTotal : ground.high[ground.status[cell]!]!
  return most - ground.cube.counts[cell]!
}

/** How much smaller the count of a cell could be. */
export function roomDown(ground: Ground, cell: number): number {
  return ground.cube.counts[cell]! - ground.low[ground.status[cell]!]!
}

/** What it costs to withhold a cell now. */
export function costNow(ground: Ground, cell: number): number {
  return ground.status[cell] === PUBLISHED ? ground.cost[cell]! : 0
}

/** How often a move can be made within the bounds, forwards and backwards together; each time every cell changes by one or more. */
export function roomOfMove(ground: Ground, cells: ArrayLike<number>, changes: ArrayLike<number>): number {
  let forwards = Number.POSITIVE_INFINITY
  let backwards = Number.POSITIVE_INFINITY
  for (let k = 0; k < cells.length; k++) {
    if (!ground.usable[cells[k]!]) return 0
    const up = Math.floor(roomUp(ground, cells[k]!) / Math.abs(changes[k]!))
    const down = Math.floor(roomDown(ground, cells[k]!) / Math.abs(changes[k]!))
    forwards = Math.min(forwards, changes[k]! > 0 ? up : down)
    backwards = Math.min(backwards, changes[k]! > 0 ? down : up)
  }
  return forwards + backwards
}

/** Of how many dimensions a cell is not a total. */
export function detail(cube: Cube, cell: number): number {
  let ones = 0
  for (let table = tableOf(cube.axes, cell); table > 0; table >>= 1) ones += table & 1
  return ones
}
