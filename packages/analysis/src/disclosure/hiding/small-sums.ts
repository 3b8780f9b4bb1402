// Two withheld cells of 1 and 2 in a row whose total is shown: nobody knows which is which, but everybody knows there are three.

import type { LongRunOptions } from '../../long-run.ts'
import { type Axis, nodeOf } from '../cube.ts'
import { inPieces } from '../in-pieces.ts'
import { PUBLISHED } from '../primary-suppression.ts'
import type { Ground } from './cell-room.ts'

/** A shown total whose withheld parts give away a small sum, and the published cells of which one more could be withheld, cheapest first. */
export type SmallSum = { readonly total: number; readonly candidates: number[] }

/** All small sums that follow from single totals, also where a withheld part has to be replaced by its own withheld parts. */
export async function smallSums(ground: Ground, options: LongRunOptions): Promise<SmallSum[]> {
  const { cube, status } = ground
  const told = new Float64Array(cube.size)
  const found: SmallSum[] = []
  // Parts have lower numbers than their totals.
  await inPieces(
    cube.size,
    (cell) => {
      told[cell] = cube.counts[cell]!
      for (const axis of cube.axes) {
        const sum = withheldSum(ground, axis, cell, told)
        if (status[cell] !== PUBLISHED) {
          if (axis.children[nodeOf(axis, cell)]!.length > 0) told[cell] = Math.min(told[cell]!, sum)
        } else if (isSmall(ground, sum)) {
          const candidates = publishedParts(ground, axis, cell, told)
          found.push({ total: cell, candidates: candidates.sort((a, b) => ground.cost[a]! - ground.cost[b]! || a - b) })
        }
      }
    },
    options,
  )
  return found
}

/** Whether a line through this cell, as a part or as the total, shows a small sum at first sight. */
export function showsSmallSum(ground: Ground, cell: number): boolean {
  const { cube, status } = ground
  const shows = (axis: Axis, total: number) => status[total] === PUBLISHED && isSmall(ground, withheldSum(ground, axis, total, cube.counts))
  return cube.axes.some((axis) => {
    const node = nodeOf(axis, cell)
    const parent = axis.parent[node]!
    return shows(axis, cell) || (parent >= 0 && shows(axis, cell + (parent - node) * axis.stride))
  })
}

// What the withheld parts of a cell sum to; `told` is the least that can be told of the people in each of them.
function withheldSum({ status }: Ground, axis: Axis, cell: number, told: Float64Array): number {
  const node = nodeOf(axis, cell)
  let sum = 0
  for (const child of axis.children[node]!) {
    const part = cell + (child - node) * axis.stride
    if (status[part] !== PUBLISHED) sum += told[part]!
  }
  return sum
}

// The parts that were subtracted to come to the small sum.
function publishedParts(ground: Ground, axis: Axis, cell: number, told: Float64Array): number[] {
  const { cube, status, usable } = ground
  const node = nodeOf(axis, cell)
  return Array.from(axis.children[node]!).flatMap((child) => {
    const part = cell + (child - node) * axis.stride
    if (status[part] === PUBLISHED) return usable[part] ? [part] : []
    const replacing = cube.axes.find((other) => told[part]! < cube.counts[part]! && withheldSum(ground, other, part, told) === told[part])
    return replacing ? publishedParts(ground, replacing, part, told) : []
  })
}

function isSmall({ primary }: Ground, sum: number): boolean {
  return sum >= 1 && sum < primary.minimum
}
