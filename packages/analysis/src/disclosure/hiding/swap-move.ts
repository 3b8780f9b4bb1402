// The last way to hide a cell of a thin table: one person here instead of there, felt only by the totals that hold one of the two.

import { nodeOf } from '../cube.ts'
import { PUBLISHED } from '../primary-suppression.ts'
import { pathUp } from './axis-steps.ts'
import { costNow, type FoundMove, type Ground, roomOfMove } from './cell-room.ts'

/** How many cells to exchange with are tried, of the withheld and of the published each. */
const MOST_DONORS = 150

/** A finder of exchanges between two cells of the finest table; it finds one wherever two persons are counted in different cells. */
export function swapMoves(ground: Ground): (cell: number) => FoundMove | null {
  const donors = finestCells(ground)
  return (cell) => {
    const leaf = leafBelow(ground, cell)
    if (leaf < 0) return null
    let best: FoundMove | null = null
    for (const donor of donors) {
      if (donor === leaf) continue
      const move = exchangeOf(ground, leaf, donor)
      if (!move.cells.includes(cell) || (best && move.cost >= best.cost)) continue
      if (roomOfMove(ground, move.cells, move.changes) >= ground.leastWidth) best = move
    }
    return best
  }
}

// Evenly spread over the table, so that no corner of it carries all.
function finestCells(ground: Ground): number[] {
  const withheld: number[] = []
  const published: number[] = []
  const { cube, usable, status } = ground
  for (let cell = 0; cell < cube.size; cell++) {
    if (!usable[cell] || !cube.axes.every((axis) => nodeOf(axis, cell) < axis.levels)) continue
    if (status[cell] === PUBLISHED) published.push(cell)
    else withheld.push(cell)
  }
  const spread = (cells: number[]) => cells.filter((_, i) => i % Math.max(1, Math.ceil(cells.length / MOST_DONORS)) === 0)
  return [...spread(withheld), ...spread(published)]
}

function leafBelow({ cube, usable }: Ground, cell: number): number {
  let candidates = [cell]
  for (const axis of cube.axes)
    candidates = candidates.flatMap((candidate) => {
      const node = nodeOf(axis, candidate)
      if (node < axis.levels) return [candidate]
      const levels = Array.from({ length: axis.levels }, (_, level) => level).filter((level) => pathUp(axis, level).includes(node))
      // The fullest levels first: a cell with people in it can be moved.
      const counted = levels.map((level) => candidate + (level - node) * axis.stride)
      return counted.sort((a, b) => cube.counts[b]! - cube.counts[a]!).slice(0, 2)
    })
  return candidates.find((candidate) => usable[candidate]) ?? -1
}

function exchangeOf(ground: Ground, up: number, down: number): FoundMove {
  const changes = new Map<number, number>()
  addAncestors(ground, up, 1, changes)
  addAncestors(ground, down, -1, changes)
  const kept = Array.from(changes).filter(([, change]) => change !== 0)
  let cost = 0
  for (const [cell] of kept) cost += costNow(ground, cell)
  return { cells: Int32Array.from(kept, ([cell]) => cell), changes: Int8Array.from(kept, ([, change]) => change), cost }
}

function addAncestors({ cube }: Ground, leaf: number, change: number, changes: Map<number, number>): void {
  let cells = [leaf]
  for (const axis of cube.axes) {
    const node = nodeOf(axis, leaf)
    cells = cells.flatMap((cell) => pathUp(axis, node).map((other) => cell + (other - node) * axis.stride))
  }
  for (const cell of cells) changes.set(cell, (changes.get(cell) ?? 0) + change)
}
