// Chooses the further cells that must be withheld so that subtraction gives nothing back, and as few of them as can be.

import { requireOneOf, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, pauseForOthers } from '../long-run.ts'
import { randomStream } from '../random.ts'
import { drawPermutation } from '../random-draws.ts'
import type { Cube } from './cube.ts'
import { type CostKind, detail, type Ground, groundOf } from './hiding/cell-room.ts'
import { fill, planOf, resultOf, type SecondarySuppression, toHide } from './hiding/suppression-plan.ts'
import { type PrimarySuppression, SHOWN_EARLIER } from './primary-suppression.ts'
import type { Knowledge } from './published-table.ts'

export type SecondaryOptions = LongRunOptions & {
  knowledge?: Knowledge
  leastWidth?: number
  cost?: CostKind
  /** Whether it may be known how many people some withheld cells hold together, where that is less than the minimum. */
  smallSums?: 'allow' | 'protect'
  /** Whether the total of everything stays published. */
  keepTotal?: boolean
  /** How many orders of the unsafe cells are tried; the cheapest result is kept. */
  tries?: number
}

/**
 * Further cells to withhold, so that no unsafe cell can be worked out.
 *
 * Question: what else must stay hidden, and what is the least?
 * Method: a cell is safe when its count could be another one and everything published still be true. For each unsafe cell the cheapest such
 * change is looked for - boxes of cells first (also with totals as corners), in small tables changes of any shape by linear programming, in
 * thin tables the exchange of two persons, at last changes of any shape again - and its cells are withheld. Afterwards each withheld cell is published again if all unsafe cells can be
 * hidden without it. Because every unsafe cell ends with its own change in whole numbers, the result is safe by construction; `protectTable` has it attacked nonetheless.
 * Published zeros are never withheld. Among equally few cells the choice does not follow the counts, for whoever knows the method would learn from it.
 * Small sums are protected by default: where 1 and 2 are withheld in a row whose total is shown, everybody can compute that there are 3 people, and
 * a count of 3 that can be computed is as good as printed; the rule says that none below the minimum is. It costs a few cells in a hundred.
 * The least number of cells is not promised: finding it is beyond any method for large tables.
 * Earlier releases: what they showed hides nothing, and what they withheld gets a change of its own (`earlier` of `primarySuppression`).
 * When not to use it: alone, for a table that overlaps an earlier one in other classes - check all together with `differencing`.
 *
 * @param primary from `primarySuppression`
 * @param options `knowledge` ('rule'): what the public knows of withheld cells ('marked' also stands against readers who rerun the method to guess
 * which cells are the small ones, at the price of more cells); `leastWidth` (1): the room each unsafe cell must have; `cost` ('cells'; 'counts' withholds
 * fewer people in more cells, and by its choice tells which counts are small); `smallSums` ('protect'; 'allow' is for tables whose rule speaks of single cells only); `keepTotal` (true); `tries` (12 for tables of up to 50 cells, fewer to 1 for larger ones); `signal`, `onProgress`
 * Errors: `infeasible` with a sentence that says what to merge, `range`, `cancelled`.
 * Reference: Giessing and Repsilber (2002); Cox (1980); Kelly, Golden and Assad (1992); Fischetti and Salazar (2000).
 *
 * @example
 * const areas = { name: 'area', levels: ['north', 'south'] }
 * const ages = { name: 'age', levels: ['15-19', '20-24', '25+'] }
 * const table = cube([areas, ages], [3, 12, 30, 8, 9, 41])
 * const more = await secondarySuppression(primarySuppression(table))
 * Array.from(more.secondary, (cell) => cellName(table, cell)) // => ['north, 20-24', 'south, 15-19', 'south, 20-24']
 */
export async function secondarySuppression(primary: PrimarySuppression, options: SecondaryOptions = {}): Promise<SecondarySuppression> {
  const { knowledge = 'rule', leastWidth = 1, cost = 'cells', keepTotal = true, smallSums = 'protect' } = options
  requireWhole('leastWidth', leastWidth, 1, 60)
  requireOneOf('knowledge', knowledge, ['nothing', 'rule', 'marked'])
  requireOneOf('cost', cost, ['cells', 'counts'])
  requireOneOf('smallSums', smallSums, ['allow', 'protect'])
  const ground = groundOf(primary, { knowledge, leastWidth, cost, keepTotal })
  await pauseForOthers()
  const usable = ground.usable.reduce((n, may) => n + may, 0)
  const tries = options.tries ?? Math.max(1, Math.min(12, Math.floor(30000 / usable ** 2)))
  requireWhole('tries', tries, 1, 1e4)
  const hidden = toHide(primary)
  let best: SecondarySuppression | null = null
  for (let attempt = 0; attempt < tries && (attempt === 0 || hidden.length > 1); attempt++) {
    const plan = planOf(attemptOn(ground, attempt), usable)
    const onProgress = (share: number) => options.onProgress?.(Math.round((attempt + share) * 1000), tries * 1000)
    await fill(plan, orderOf(primary.cube, hidden, attempt), smallSums, { signal: options.signal, onProgress })
    // A first try that leaves a cell open says what to do; a later one that does is only a worse try.
    if (attempt === 0) refuseUncovered(primary, plan.uncovered)
    if (plan.uncovered.length > 0) continue
    const result = resultOf(plan, ground.cost)
    if (!best || result.cost < best.cost) best = result
  }
  options.onProgress?.(tries * 1000, tries * 1000)
  return best!
}

// A later try finds other changes when it prices the cells a little differently; results are compared by the real prices.
function attemptOn(ground: Ground, attempt: number): Ground {
  const random = randomStream(2, attempt)
  const cost = attempt === 0 ? ground.cost : ground.cost.map((price) => price * (0.6 + 0.8 * random.uniform()))
  return { ...ground, cost, status: ground.status.slice() }
}

// Totals first: the cells that hide them lie in many lines. Then the smallest counts, which have the least room. Later tries shuffle.
function orderOf(cube: Cube, hidden: Int32Array, attempt: number): Int32Array {
  if (attempt > 0) return Int32Array.from(drawPermutation(randomStream(1, attempt), hidden.length), (i) => hidden[i]!)
  // One number holds detail, count and position, so that a million of them are sorted in a moment.
  const keys = Float64Array.from(hidden, (cell, i) => (detail(cube, cell) * 10000 + Math.min(cube.counts[cell]!, 9999)) * 2 ** 22 + i)
  return Int32Array.from(keys.sort(), (key) => hidden[key % 2 ** 22]!)
}

function refuseUncovered({ cube, earlier }: PrimarySuppression, uncovered: number[]): void {
  if (uncovered.length === 0) return
  const widest = cube.axes.reduce((a, b) => (b.levels > a.levels ? b : a))
  const shown = earlier.includes(SHOWN_EARLIER) ? ' What was shown earlier cannot hide them.' : ''
  throw new AnalysisError(
    'infeasible',
    `Expected a table in which small counts can be hidden, but for ${uncovered.length} no way was found. Merge levels of "${widest.name}", publish fewer totals, or let the total of everything be withheld.${shown}`,
    { names: [widest.name], row: uncovered[0] },
  )
}
