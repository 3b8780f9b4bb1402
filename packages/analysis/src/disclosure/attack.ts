// Attacks our own table before anybody else can: what can be worked out of the numbers that are not shown?

import { requireNumber, requireOneOf } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { boundUnknowns, type Evidence, type Move } from './bounds/bound-unknowns.ts'
import { type Knowledge, type PublishedTable, unknownsOf } from './published-table.ts'

export type AttackOptions = LongRunOptions & {
  knowledge?: Knowledge
  leastWidth?: number
  depth?: 'tightest' | 'enough'
  /** What the publisher knows: the true counts of the full table and moves of cells that change nothing published. */
  evidence?: Evidence
}

export type Attack = {
  /** Cells of the full table that are not published, in order; the arrays below go with them. */
  readonly cells: Int32Array
  /** Proven bounds, whole numbers: no table that agrees with everything published lies outside. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** The least and the largest value in tables that agree with everything published, as far as such tables were found; NaN where none was. */
  readonly seenLower: Float64Array
  readonly seenUpper: Float64Array
  /** Cells whose value is known to the attacker. */
  readonly recovered: Int32Array
  /** Cells that are not recovered but known to less than `leastWidth`. */
  readonly narrow: Int32Array
  /** Cells of which neither safety nor recovery was shown; never to be taken as safe. */
  readonly undecided: Int32Array
  /** How the bounds were found: by linear programming wherever single equations were not enough, or by those alone in groups that are too large. */
  readonly method: 'linear programming' | 'propagation'
  readonly knowledge: Knowledge
  readonly leastWidth: number
  /** Groups of cells that say nothing about each other, and the size of the largest. */
  readonly components: number
  readonly largestComponent: number
}

/**
 * The tightest bounds of every cell that is not published, given everything that is.
 *
 * Question: what could a clever neighbour work out from this table?
 * Method: every total is the sum of its parts, counts are whole and not negative. Single equations first; then, for each group of cells that hang
 * together, linear programming from corner to corner, and branch and bound where a corner is not whole. A cell is called safe only when two
 * tables that agree with everything published, checked without rounding, differ in it by `leastWidth` or more.
 * Assumptions: the attacker has this table and nothing else - for several tables or dates use `differencing`.
 * When not to use it: as the only check where people know their own count (a cell of two persons, one of whom looks).
 *
 * @param table from `publishedTable` or `protectTable`
 * @param options `knowledge` ('rule'): what is known of withheld cells; `leastWidth` (1): the room a protected cell must have; `depth` ('tightest'; 'enough'
 * stops at a cell as soon as it is shown to be safe, and its bounds are then wider than they need be); `evidence`: makes large tables decidable
 * Errors: `infeasible` (published sums contradict each other), `range`, `shape` (evidence that does not belong to the table), `cancelled`.
 * Reference: Hundepool et al. (2012), section 5.4; Fischetti and Salazar (2000) for the attacker's linear programmes.
 *
 * @example
 * const areas = { name: 'area', levels: ['north', 'south'] }
 * const ages = { name: 'age', levels: ['15-19', '20-24', '25+'] }
 * const table = cube([areas, ages], [3, 12, 30, 8, 9, 41])
 * const found = await attack(publishedTable(primarySuppression(table)))
 * found.recovered // => [0]
 * found.lower // => [3]
 */
export async function attack(table: PublishedTable, options: AttackOptions = {}): Promise<Attack> {
  const { knowledge = 'rule', leastWidth = 1, depth = 'tightest', evidence } = options
  requireNumber('leastWidth', leastWidth, 1, 1e9)
  requireOneOf('knowledge', knowledge, ['nothing', 'rule', 'marked'])
  requireOneOf('depth', depth, ['tightest', 'enough'])
  const { system, cellOf, unknownOf } = await unknownsOf(table, knowledge, options)
  const bounds = await boundUnknowns(system, {
    signal: options.signal,
    onProgress: options.onProgress,
    depth,
    leastWidth,
    evidence: evidence && evidenceOf(evidence, table, cellOf, unknownOf),
  })
  const { lower, upper, seenLower, seenUpper, byProgramme } = bounds
  const recovered: number[] = []
  const narrow: number[] = []
  const undecided: number[] = []
  let method: Attack['method'] = 'linear programming'
  for (let j = 0; j < cellOf.length; j++) {
    const room = seenUpper[j]! - seenLower[j]!
    // Without an upper end and with a table found, there is room without end.
    const endless = byProgramme[j] === 1 && upper[j] === Number.POSITIVE_INFINITY && room >= 0
    if (lower[j] === upper[j]) recovered.push(cellOf[j]!)
    else if (room >= leastWidth || endless) continue
    else if (upper[j]! - lower[j]! < leastWidth) narrow.push(cellOf[j]!)
    else {
      undecided.push(cellOf[j]!)
      if (byProgramme[j] === 0) method = 'propagation'
    }
  }
  return {
    cells: cellOf,
    lower,
    upper,
    seenLower,
    seenUpper,
    recovered: Int32Array.from(recovered),
    narrow: Int32Array.from(narrow),
    undecided: Int32Array.from(undecided),
    method,
    knowledge,
    leastWidth,
    components: bounds.components,
    largestComponent: bounds.largestComponent,
  }
}

// From cells of the full table to unknowns; a move may also name cells whose count is published only if it leaves them alone, which it cannot.
function evidenceOf({ values, moves }: Evidence, table: PublishedTable, cellOf: Int32Array, unknownOf: Int32Array): Evidence {
  if (values.length !== table.size)
    throw new AnalysisError('shape', `Expected ${table.size} counts as evidence, but got ${values.length}.`, { names: ['evidence'] })
  const ofUnknowns = (move: Move): Move => ({ cells: move.cells.map((cell) => unknownOf[cell] ?? -1), changes: move.changes })
  const translated = moves.map(ofUnknowns)
  for (const { cells } of translated)
    if (cells.some((j) => j < 0))
      throw new AnalysisError('range', 'Expected moves of cells that are not published, but one moves a published cell.', {
        names: ['evidence'],
      })
  return { values: Float64Array.from(cellOf, (cell) => values[cell]!), moves: translated }
}
