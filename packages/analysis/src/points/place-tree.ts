// Finds the nearest other place of every place, however unevenly they lie: a town and one stray coordinate, or a thousand reports of one address.

import type { Numbers } from '../checks.ts'
import { selectMiddle } from '../select-middle.ts'

/** Places halved again and again across their longer side: the middle one of every stretch of `order` parts the others. */
export type PlaceTree = { readonly x: Float64Array; readonly y: Float64Array; readonly order: Int32Array; readonly across: Uint8Array }

// Fewer than these are looked through faster than parted.
const LEAF = 8

/** Parts the places; x and y are in the tree's own order. Reference: Bentley (1975), Multidimensional binary search trees. */
export function placeTree(x: Numbers, y: Numbers): PlaceTree {
  const n = x.length
  const order = Int32Array.from({ length: n }, (_, i) => i)
  const across = new Uint8Array(n)
  const part = (from: number, to: number): void => {
    if (to - from <= LEAF) return
    const middle = (from + to) >> 1
    const byY = spread(y, order, from, to) > spread(x, order, from, to)
    across[middle] = byY ? 1 : 0
    selectMiddle(byY ? y : x, 1, 0, order, from, to, middle)
    part(from, middle)
    part(middle + 1, to)
  }
  part(0, n)
  return { x: Float64Array.from(order, (i) => x[i]!), y: Float64Array.from(order, (i) => y[i]!), order, across }
}

function spread(values: Numbers, order: Int32Array, from: number, to: number): number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let k = from; k < to; k++) {
    const value = values[order[k]!]!
    if (value < low) low = value
    if (value > high) high = value
  }
  return high - low
}

/** Squared distance from the place at position `own` of the tree to the nearest other one. */
export function nearestSquared({ x, y, across }: PlaceTree, own: number): number {
  const [atX, atY] = [x[own]!, y[own]!]
  let best = Number.POSITIVE_INFINITY
  const ask = (k: number) => {
    const squared = (x[k]! - atX) ** 2 + (y[k]! - atY) ** 2
    if (squared < best && k !== own) best = squared
  }
  const search = (from: number, to: number): void => {
    if (best === 0) return
    if (to - from <= LEAF) {
      for (let k = from; k < to; k++) ask(k)
      return
    }
    const middle = (from + to) >> 1
    ask(middle)
    const beyond = across[middle] === 1 ? atY - y[middle]! : atX - x[middle]!
    if (beyond < 0) search(from, middle)
    else search(middle + 1, to)
    if (beyond * beyond >= best) return
    if (beyond < 0) search(middle + 1, to)
    else search(from, middle)
  }
  search(0, x.length)
  return best
}
