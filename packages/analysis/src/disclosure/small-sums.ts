// Two withheld cells of 1 and 2 in a row whose total is shown: nobody knows which is which, but everybody knows there are three.

import type { Ground } from './cell-room.ts'
import { type Axis, nodeOf } from './cube.ts'
import { PUBLISHED } from './primary-suppression.ts'

/** What the withheld parts of a shown total sum to; 0 where the total is not shown. */
export function withheldSum({ cube, status }: Ground, axis: Axis, total: number): number {
  if (status[total] !== PUBLISHED) return 0
  const node = nodeOf(axis, total)
  let sum = 0
  for (const child of axis.children[node]!) {
    const part = total + (child - node) * axis.stride
    if (status[part] !== PUBLISHED) sum += cube.counts[part]!
  }
  return sum
}

/** Whether a line through this cell, as a part or as the total, shows a small sum. */
export function showsSmallSum(ground: Ground, cell: number): boolean {
  for (const axis of ground.cube.axes) {
    const node = nodeOf(axis, cell)
    const parent = axis.parent[node]!
    if (isSmall(ground, withheldSum(ground, axis, cell))) return true
    if (parent >= 0 && isSmall(ground, withheldSum(ground, axis, cell + (parent - node) * axis.stride))) return true
  }
  return false
}

/** For each line that shows a small sum the parts that could be withheld too, cheapest first. */
export function smallSumLines(ground: Ground): { total: number; candidates: number[] }[] {
  const lines = []
  const { cube, status, usable, cost } = ground
  for (const axis of cube.axes)
    for (let total = 0; total < cube.size; total++) {
      const node = nodeOf(axis, total)
      if (axis.children[node]!.length === 0 || !isSmall(ground, withheldSum(ground, axis, total))) continue
      const parts = Array.from(axis.children[node]!, (child) => total + (child - node) * axis.stride)
      const candidates = parts.filter((part) => status[part] === PUBLISHED && usable[part]).sort((a, b) => cost[a]! - cost[b]! || a - b)
      lines.push({ total, candidates })
    }
  return lines
}

function isSmall({ primary }: Ground, sum: number): boolean {
  return sum >= 1 && sum < primary.minimum
}
