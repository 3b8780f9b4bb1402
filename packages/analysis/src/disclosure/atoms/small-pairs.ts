// Two small counts that nobody can tell, but whose sum everybody can: what hides one of them always goes to the other.

import type { Move } from '../bounds/bound-unknowns.ts'

/** A pair of unknowns, by their numbers. */
export type Pair = readonly [number, number]

/** Sums of two that are looked at; beyond so many a table has other troubles. */
const MOST_PAIRS = 300

/**
 * Pairs of unknowns that hold 1 to `minimum` - 1 people together and that no move changes as a pair: candidates, to be looked at one by one.
 *
 * `values` are the true counts of the unknowns, `open` tells which of them nobody knows by itself, `classesOf` the people in each.
 */
export function unmovedPairs(
  values: Float64Array,
  open: readonly boolean[],
  moves: readonly Move[],
  classesOf: (unknown: number) => ArrayLike<number>,
  minimum: number,
): Pair[] {
  const isSmall = (value: number) => value >= 1 && value < minimum
  const small = open.flatMap((isOpen, j) => (isOpen && isSmall(values[j]! + 1) && values[j]! >= 1 ? [j] : []))
  const stirred = movesStirred(values.length, moves)
  const waiting = new Map<string, number[]>()
  const found: Pair[] = []
  for (const j of small) {
    const opposite = stirred[j]!.map((sum) => -sum | 0).join()
    for (const other of waiting.get(opposite) ?? []) {
      if (found.length >= MOST_PAIRS) return found
      if (isSmall(values[j]! + values[other]!) && isApart(classesOf(j), classesOf(other))) found.push([other, j])
    }
    const own = stirred[j]!.join()
    waiting.set(own, [...(waiting.get(own) ?? []), j])
  }
  return found
}

// Two sums over the moves, each with a number of its own: a pair that no move changes has opposite ones.
function movesStirred(unknowns: number, moves: readonly Move[]): [number, number][] {
  const stirred = Array.from({ length: unknowns }, (): [number, number] => [0, 0])
  for (const [m, { cells, changes }] of moves.entries()) {
    const one = Math.imul(m + 1, 0x9e3779b1)
    const two = Math.imul(Math.imul(m + 7, 0x85ebca6b) ^ (m << 13), 0xc2b2ae35)
    for (let k = 0; k < cells.length; k++) {
      const sums = stirred[cells[k]!]!
      sums[0] = (sums[0] + Math.imul(one, changes[k]!)) | 0
      sums[1] = (sums[1] + Math.imul(two, changes[k]!)) | 0
    }
  }
  return stirred
}

function isApart(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  const inside = new Set(Array.from(one))
  return Array.from(other).every((c) => !inside.has(c))
}
