// The one way to a public table of counts of people: find what is unsafe, hide what would give it back, attack the result.

import { AnalysisError } from '../errors.ts'
import { type Attack, attack } from './attack.ts'
import type { Move } from './bounds/bound-unknowns.ts'
import type { Cube } from './cube.ts'
import {
  type PrimaryOptions,
  type PrimarySuppression,
  PUBLISHED,
  primarySuppression,
  SECONDARY,
  UNRELEASED,
} from './primary-suppression.ts'
import { type PublishedTable, publishedTable } from './published-table.ts'
import { type SecondaryOptions, secondarySuppression } from './secondary-suppression.ts'

export type ProtectOptions = PrimaryOptions & SecondaryOptions & { depth?: 'tightest' | 'enough' }

export type ProtectedTable = {
  /** What goes out; nothing else of this result may. */
  readonly published: PublishedTable
  /** Unsafe cells, and cells withheld to protect them. */
  readonly unsafe: Int32Array
  readonly secondary: Int32Array
  /** What protection costs: cells and persons in them that were safe by themselves; persons are counted in each withheld cell. */
  readonly lostCells: number
  readonly lostCount: number
  /** Cells of the released tables, and how many of them are shown. */
  readonly releasedCells: number
  readonly shownCells: number
  readonly minimum: number
  /** Changes of withheld cells that no published number shows, for `atomMoves`; not for publication. */
  readonly moves: readonly Move[]
  readonly attack: Attack
}

/**
 * A table that can be published: unsafe counts withheld, the cells that would give them back too, and the result attacked.
 *
 * Question: how do we publish this table without telling about a person?
 * Assumptions and methods: `primarySuppression`, `secondarySuppression`, `attack`. The attacker uses what the publisher knows (`evidence`) only to find
 * tables that agree with everything published; each is checked without rounding. Nothing is returned unless 0 cells are recovered, narrow or undecided.
 * A table that goes out again, with a week more: give `earlier`, what was shown and withheld of the same people before. What was shown stays shown and hides
 * nothing, what was withheld stays withheld, and sums that only earlier releases had are put into the cube by `cubeAfter`.
 * When not to use it: for several tables about the same people - protect each, then check all of them together with `differencing`.
 * What goes out does not say which cells are small and which protect them, unless `knowledge` is 'marked'; `unsafe` and `secondary` are for the staff only.
 * Size: a million cells with totals in four dimensions take some tens of seconds.
 *
 * @param table from `cube`
 * @param options those of the three steps; `depth` ('enough'; 'tightest' also gives the attacker's exact bounds, for small tables)
 * Errors: those of the three steps; `infeasible` also when the attacker is left with a cell that is not shown to be safe.
 * Reference: Hundepool et al. (2012), Statistical Disclosure Control, chapter 5.
 *
 * @example
 * const areas = { name: 'area', levels: ['north', 'south'] }
 * const ages = { name: 'age', levels: ['15-19', '20-24', '25+'] }
 * const safe = await protectTable(cube([areas, ages], [3, 12, 30, 8, 9, 41]), { depth: 'tightest' })
 * safe.published.values // => [NaN, NaN, 30, 45, NaN, NaN, 41, 58, 11, 21, 71, 103]
 * safe.lostCells // => 3
 * safe.attack.recovered // => []
 * safe.attack.upper // => [10, 14, 10, 16]
 */
export async function protectTable(table: Cube, options: ProtectOptions = {}): Promise<ProtectedTable> {
  const { depth = 'enough', knowledge, keepTotal, onProgress } = options
  const primary = primarySuppression(table, options)
  // Hiding takes the first nine tenths of the way, the attack the last.
  const hiding = (done: number, all: number) => onProgress?.(Math.floor((900 * done) / Math.max(1, all)), 1000)
  const { status, secondary, moves } = await secondarySuppression(primary, { ...options, onProgress: hiding })
  const published = publishedTable(primary, status, { reasons: knowledge === 'marked' ? 'mark' : 'hide', keepTotal })
  const attacking = (done: number, all: number) => onProgress?.(900 + Math.floor((100 * done) / Math.max(1, all)), 1000)
  const found = await attack(published, { ...options, depth, onProgress: attacking, evidence: { values: table.counts, moves } })
  refuseLeak(primary, status, found)
  let lostCells = 0
  let lostCount = 0
  let releasedCells = 0
  let shownCells = 0
  // Cells that only earlier releases speak of are no cost of this one.
  for (let cell = 0; cell < table.size; cell++) {
    if (!table.released[cell]) continue
    releasedCells++
    if (status[cell] === PUBLISHED) shownCells++
    if (status[cell] !== SECONDARY) continue
    lostCells++
    lostCount += table.counts[cell]!
  }
  onProgress?.(1000, 1000)
  const { minimum, unsafe } = primary
  return { published, unsafe, secondary, lostCells, lostCount, releasedCells, shownCells, minimum, moves, attack: found }
}

// Of unpublished tables only what is unsafe must not be known; of published ones, nothing that is withheld.
function refuseLeak({ cube, unsafe }: PrimarySuppression, status: Uint8Array, found: Attack): void {
  const doubtful = [found.recovered, found.narrow, found.undecided].flatMap((cells) => Array.from(cells))
  if (doubtful.length === 0) return
  const secret = new Set(unsafe)
  const leaks = doubtful.filter((cell) => status[cell] !== UNRELEASED || secret.has(cell))
  if (leaks.length > 0)
    throw new AnalysisError(
      'infeasible',
      `Expected no withheld cell to be found out, but ${leaks.length} of ${cube.size} are not shown to be safe.`,
      {
        row: leaks[0]!,
      },
    )
}
