// Other ways the town could be that every release would describe in the same words, found without the releases telling how they were protected.

import { requireCounts, requireSameLength } from '../../checks.ts'
import { AnalysisError } from '../../errors.ts'
import { type LongRunOptions, longRun } from '../../long-run.ts'
import type { Move } from '../bounds/bound-unknowns.ts'
import type { Release } from '../published-sums.ts'
import { atomClasses } from './atom-classes.ts'
import { type Family, families } from './exchange-families.ts'
import { type AtomGrid, type Field, fieldOf, type Target } from './exchange-field.ts'
import { differentSums } from './said-again.ts'

/** Atoms of a withheld sum from which a change is begun, and cells looked at for its other end. */
const MOST_STARTS = 60
const MOST_LOOKED_AT = 1_000_000
/** Where much cannot be hidden, less and less is looked for, down to this: the answer is clear by then, and would take hours. */
const LEAST_LOOKED_AT = 20_000

/**
 * Exchanges of persons between atoms that change no published number, for the `evidence` of `differencing`.
 *
 * Question: how does the joint check of many releases come to an end, when nobody has kept how each of them was protected?
 * Method: for each withheld number, and each part no release tells apart that holds fewer than `minimum`, a box of atoms is looked for that moves it: a
 * person of each corner goes to the next. A side of the box may run along several dimensions at once; with one side it is a plain exchange of two cells.
 * Assumptions: none that matter for safety: `differencing` puts every exchange into its equations again. What is not found stays undecided there.
 * When not to use it: for a single table; `protectTable` knows its own moves.
 *
 * @param releases as for `differencing`; withheld sums with their bounds
 * @param grid where the atoms lie, and their true counts
 * @param options `minimum` (5), `signal`, `onProgress`
 * Errors: `shape` (a count for each atom, cells that fall), `range`, `cancelled`.
 * Reference: Giessing and Repsilber (2002) for boxes within one table.
 *
 * @example
 * const sums = [[0, 1], [2, 3], [0, 2], [1, 3]].map((atoms) => ({ atoms: Int32Array.from(atoms), value: 9 }))
 * const cells = [0, 1, 2, 3].map((atom) => ({ atoms: Int32Array.of(atom), value: null, lower: 1 }))
 * const grid = { shape: [2, 2], cellOf: Int32Array.of(0, 1, 2, 3), counts: [4, 5, 5, 4] }
 * const moves = await atomExchanges([{ name: 'May', sums: [...sums, ...cells] }], grid)
 * moves[0].cells // => [0, 2, 1, 3]
 * moves[0].changes // => [1, -1, -1, 1]
 */
export async function atomExchanges(
  releases: readonly Release[],
  grid: AtomGrid,
  options: LongRunOptions & { minimum?: number } = {},
): Promise<Move[]> {
  const { minimum = 5 } = options
  requireGrid(grid)
  const { sums } = differentSums(
    releases.flatMap((release) => release.sums),
    grid.counts.length,
  )
  const field = fieldOf(sums, atomClasses(grid.counts.length, sums), grid, minimum)
  const order = families(grid.shape.length)
  const moves: Move[] = []
  let inVain = 0
  const hide = (target: Target) => {
    if (field.hasRoom[target.sum] === 1) return
    const found = exchangeFor(field, target, order, Math.max(LEAST_LOOKED_AT, MOST_LOOKED_AT / (1 + inVain / 10)))
    if (found) moves.push(found)
    else inVain++
  }
  await longRun(field.targets.length, (i) => hide(field.targets[i]!), options)
  return moves
}

function requireGrid({ shape, cellOf, counts }: AtomGrid): void {
  requireCounts('counts', counts)
  requireSameLength('cellOf', cellOf, counts.length)
  const cells = shape.reduce((n, units) => n * units, 1)
  for (let atom = 0; atom < cellOf.length; atom++)
    if (!(cellOf[atom]! >= (cellOf[atom - 1] ?? 0) && cellOf[atom]! < cells))
      throw new AnalysisError('shape', `Expected cells from 0 to ${cells - 1} that never fall, but atom ${atom} lies in ${cellOf[atom]}.`, {
        names: ['cellOf'],
        row: atom,
      })
}

// What worked for the number before mostly works for the next, so a family that does moves to the front.
function exchangeFor(field: Field, target: Target, order: Family[], mostLookedAt: number): Move | null {
  const starts = startsOf(field, target)
  let left = mostLookedAt
  for (const [place, family] of order.entries()) {
    const ends = field.endsOf(family)
    // An even share for each of the families that are left; what one does not need is there for the next.
    const share = Math.ceil(left / (order.length - place))
    const each = Math.max(1, Math.min(ends.length, Math.ceil(share / Math.max(1, starts.length))))
    for (const start of starts.slice(0, Math.ceil(share / each))) {
      const from = Math.imul(start + 1, 0x9e3779b1) >>> 0
      for (let k = 0; k < each; k++) {
        const move = field.tryBox(target, start, ends[(from + k) % ends.length]!, family)
        if (!move) continue
        order.splice(place, 1)
        order.unshift(family)
        return move
      }
      left -= each
    }
  }
  return null
}

// Atoms with people in them first: a person who is there can go.
function startsOf({ isFixed, counts }: Field, { atoms }: Target): number[] {
  const open = Array.from(atoms).filter((atom) => !isFixed[atom])
  const filled = open.filter((atom) => counts[atom]! > 0)
  const empty = open.filter((atom) => counts[atom] === 0)
  const spread = (some: number[], most: number) => some.filter((_, i) => i % Math.max(1, Math.ceil(some.length / most)) === 0)
  const people = spread(filled, MOST_STARTS)
  return [...people, ...spread(empty, Math.max(2, MOST_STARTS - people.length))]
}
