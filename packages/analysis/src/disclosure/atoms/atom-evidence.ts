// What the publisher knows helps the joint check: other ways the town could be, which every release would describe in the same words.

import { AnalysisError } from '../../errors.ts'
import { type Evidence, keepsSums, type Move } from '../bounds/bound-unknowns.ts'
import { equationsOf, type Unknowns } from '../bounds/unknowns.ts'
import { type Cube, levelCells } from '../cube.ts'
import type { PublishedSum } from '../published-sums.ts'
import type { AtomClasses } from './atom-classes.ts'

/**
 * The moves of a protected table as moves of atoms, for the `evidence` of `differencing`.
 *
 * Question: how does the joint check of large tables come to an end?
 * A person more or less in a combination of levels is one more or less in the first of its atoms.
 *
 * @param table the cube; @param moves of `protectTable` or `secondarySuppression`; @param atoms as in `publishedSums`
 * Errors: `shape`.
 *
 * @example
 * const table = cube([{ name: 'area', levels: ['north', 'south'] }], [3, 40])
 * const safe = await protectTable(table)
 * const moves = atomMoves(table, safe.moves)
 * const release = { name: 'May', sums: publishedSums(safe.published) }
 * const found = await differencing([release], { evidence: { values: Float64Array.of(3, 40), moves } })
 * found.recovered // => []
 */
export function atomMoves(table: Cube, moves: readonly Move[], atoms?: readonly ArrayLike<number>[]): Move[] {
  const leaves = levelCells(table.axes)
  if (atoms && atoms.length !== leaves.length)
    throw new AnalysisError('shape', `Expected atoms for ${leaves.length} combinations of levels, but got ${atoms.length}.`, {
      names: ['atoms'],
    })
  const atomOf = new Map(Array.from(leaves, (cell, i) => [cell, atoms ? atoms[i]![0]! : i]))
  return moves.map(({ cells, changes }) => {
    const kept = Array.from(cells.keys()).filter((k) => atomOf.has(cells[k]!))
    return { cells: Int32Array.from(kept, (k) => atomOf.get(cells[k]!)!), changes: Int8Array.from(kept, (k) => changes[k]!) }
  })
}

/** Evidence about atoms as evidence about classes and withheld sums; moves that another release would show are no evidence and left out. */
export function classEvidence(
  { values, moves }: Evidence,
  classes: AtomClasses,
  sums: readonly PublishedSum[],
  unknownOfSum: Int32Array,
  system: Unknowns,
): Evidence {
  const { classOf, count, ofSum } = classes
  if (values.length < classOf.length)
    throw new AnalysisError('shape', `Expected the counts of ${classOf.length} atoms as evidence, but got ${values.length}.`, {
      names: ['evidence'],
    })
  const translated = new Float64Array(system.count)
  for (let atom = 0; atom < classOf.length; atom++) translated[classOf[atom]!]! += values[atom]!
  const withheldWith: number[][] = Array.from({ length: count }, () => [])
  for (let s = 0; s < sums.length; s++) {
    if (unknownOfSum[s]! < 0) continue
    for (const c of ofSum[s]!) {
      translated[unknownOfSum[s]!]! += translated[c]!
      withheldWith[c]!.push(unknownOfSum[s]!)
    }
  }
  const touching = equationsOf(system)
  const balance = new Int32Array(system.total.length)
  const kept: Move[] = []
  for (const { cells, changes } of moves) {
    const change = new Map<number, number>()
    const add = (unknown: number, by: number) => change.set(unknown, (change.get(unknown) ?? 0) + by)
    for (let k = 0; k < cells.length; k++) {
      const c = classOf[cells[k]!]!
      for (const unknown of [c, ...withheldWith[c]!]) add(unknown, changes[k]!)
    }
    const moved = Array.from(change).filter(([, by]) => by !== 0)
    const move = { cells: Int32Array.from(moved, ([unknown]) => unknown), changes: Int8Array.from(moved, ([, by]) => by) }
    if (moved.length > 0 && moved.every(([, by]) => Math.abs(by) <= 127) && keepsSums(touching, balance, move.cells, move.changes))
      kept.push(move)
  }
  return { values: translated, moves: kept }
}
