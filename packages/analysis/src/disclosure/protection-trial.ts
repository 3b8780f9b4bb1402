// One trial of our own protection: a random table is protected, and an attacker who knows only what is published tries it.

import { AnalysisError } from '../errors.ts'
import { randomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'
import { attack } from './attack.ts'
import { cube } from './cube.ts'
import { primarySuppression } from './primary-suppression.ts'
import { publishedTable } from './published-table.ts'
import { secondarySuppression } from './secondary-suppression.ts'

export type ProtectionTrial = {
  readonly dimensions: readonly number[]
  readonly cells: number
  readonly unsafe: number
  readonly secondary: number
  /** Withheld cells that the attacker works out, knows too well, or of which safety could not be shown. */
  readonly recovered: number
  readonly undecided: number
  /** Cells that would have been recovered if only the unsafe ones had been withheld. */
  readonly recoveredWithout: number
  /** The sentence with which the table was refused, null when it was protected. */
  readonly refused: string | null
}

const MOST_LEVELS = [0, 30, 9, 5, 4]

/**
 * Protects random table number `index` and attacks it without any help from the publisher; only what is too large for linear programming (one table in
 * ten thousand) is decided by tables that the publisher shows to fit.
 *
 * Question: does the protection hold on tables that nobody chose?
 * The tables have one to four dimensions, now and then with groups of levels, from thin (0.3 persons a cell) to full (20), with a fifth of the cells five times as full.
 * Not for: a statement about a table of the town; that table is attacked itself.
 *
 * @param index number of the table, from 0; @param options `seed` (1), `minimum` (5)
 *
 * @example
 * (await protectionTrial(7)).recovered // => 0
 */
export async function protectionTrial(index: number, options: { seed?: number; minimum?: number } = {}): Promise<ProtectionTrial> {
  const { seed = 1, minimum = 5 } = options
  const table = randomCube(seed, index)
  const primary = primarySuppression(table, { minimum })
  const size = { dimensions: table.axes.map((axis) => axis.levels), cells: table.size, unsafe: primary.unsafe.length }
  const without = await attack(publishedTable(primary), { depth: 'enough' })
  try {
    const { status, secondary, moves } = await secondarySuppression(primary)
    const published = publishedTable(primary, status)
    const alone = await attack(published, { depth: 'enough' })
    const evidence = { values: table.counts, moves }
    const found = alone.undecided.length > 0 ? await attack(published, { depth: 'enough', evidence }) : alone
    const recovered = found.recovered.length + found.narrow.length
    const result = { secondary: secondary.length, recovered, undecided: found.undecided.length }
    return { ...size, ...result, recoveredWithout: without.recovered.length, refused: null }
  } catch (error) {
    if (!(error instanceof AnalysisError && error.code === 'infeasible')) throw error
    return { ...size, secondary: 0, recovered: 0, undecided: 0, recoveredWithout: without.recovered.length, refused: error.message }
  }
}

function randomCube(seed: number, index: number) {
  const random = randomStream(seed, index)
  const depth = 1 + random.below(4)
  const dimensions = Array.from({ length: depth }, (_, d) => {
    const levels = 1 + random.below(MOST_LEVELS[depth]!)
    const names = Array.from({ length: levels }, (_, level) => `${d}.${level}`)
    const grouping = {
      name: 'pairs',
      groups: names.filter((_, i) => i % 2 === 0).map((name) => `from ${name}`),
      of: names.map((_, i) => i >> 1),
    }
    return { name: `dimension ${d}`, levels: names, groupings: levels > 2 && random.below(4) === 0 ? [grouping] : [] }
  })
  const mean = [0.3, 1, 3, 8, 20][random.below(5)]!
  const cells = dimensions.reduce((n, dimension) => n * dimension.levels.length, 1)
  const counts = Float64Array.from({ length: cells }, () => drawPoisson(random, mean * (random.below(5) === 0 ? 5 : 1)))
  return cube(dimensions, counts)
}
