// How far and how long after one offence the neighbourhood sees more of the same: the window in which to warn and to help neighbours.

import { type Numbers, requireLevel, requireNumber } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { closePairs } from './close-pairs.ts'
import { type KnoxCell, type KnoxOptions, type KnoxTest, knoxTest } from './knox-test.ts'

export type NearRepeatOptions = KnoxOptions & {
  /** Adjusted p up to which a cell counts; 0.05. */
  level?: number
  /** Observed over expected from which a cell counts; 1.2. */
  leastRatio?: number
}

export type NearRepeat = KnoxTest & {
  level: number
  leastRatio: number
  /** Per space band: the last time band up to which every cell from the first one on counts; null where the first does not. */
  lastTime: (number | null)[]
  /** Last space band up to which the first time band counts without a gap, and the longest of its time bands; null where none counts. */
  reach: { distance: number; time: number } | null
  /** Pairs above expectation in the cells that count. */
  excessPairs: number
  /** Events with an earlier one, or one at the same time, in the cells that count. */
  nearRepeats: number
}

/**
 * Near-repeat calculation: the Knox table of bands, and how far the raised risk reaches.
 *
 * Question: after a burglary, how near and how soon do others follow more often than chance, and how many of all burglaries are such followers?
 * Assumptions: those of `knoxTest`; bands that were chosen before looking.
 * A cell counts when its adjusted p is at most `level` and its ratio at least `leastRatio`. The first space band is the same spot (distance 0) by default.
 * Not for: proving that one offence leads to the next (a street with an open season looks alike); predicting who or which house; few events, where
 * nothing can be seen and a null reach means only that.
 *
 * @param x, y metres, one event per row; @param time any unit, one number per event
 * Defaults: space bands 0, 100, 200, 300, 400 m; time bands 7, 14, 21, 28.
 * Errors: those of `knoxTest`.
 * Reference: Townsley, Homel and Chaseling (2003); Ratcliffe and Rengert (2008) for the least ratio.
 *
 * @example
 * const x = [0, 10, 20, 500, 510, 900, 1500, 1510]
 * const y = [0, 0, 10, 0, 20, 300, 0, 0]
 * const days = [1, 3, 4, 40, 45, 20, 70, 71]
 * const near = await nearRepeat(x, y, days, { spaceBands: [50, 100], timeBands: [7, 14] })
 * near.reach // => { distance: 50, time: 7 }
 * near.nearRepeats // => 4
 */
export async function nearRepeat(x: Numbers, y: Numbers, time: Numbers, options: NearRepeatOptions = {}): Promise<NearRepeat> {
  const { level = 0.05, leastRatio = 1.2, spaceBands = [0, 100, 200, 300, 400], timeBands = [7, 14, 21, 28] } = options
  requireLevel(level)
  requireNumber('leastRatio', leastRatio, 0)
  if (options.alternative !== undefined && options.alternative !== 'greater')
    throw new AnalysisError(
      'infeasible',
      `Expected the alternative greater, since a raised risk is looked for, but got ${options.alternative}.`,
      {
        names: ['alternative'],
      },
    )
  const knox = await knoxTest(x, y, time, { ...options, spaceBands, timeBands })
  const counts = (cell: KnoxCell) => cell.pAdjusted <= level && (cell.ratio ?? 0) >= leastRatio
  const raised = knox.cells.map((row) => row.map(counts))
  const lastTime = raised.map((row) => knox.timeBands[untilGap(row) - 1] ?? null)
  const far = untilGap(raised.map((row) => row[0]!))
  const excess = knox.cells.flat().filter(counts)
  return {
    ...knox,
    level,
    leastRatio,
    lastTime,
    reach: far === 0 ? null : { distance: knox.spaceBands[far - 1]!, time: Math.max(...lastTime.slice(0, far).map(Number)) },
    excessPairs: excess.reduce((sum, { observed, expected }) => sum + observed - expected, 0),
    nearRepeats: await followers(time, raised, knox, await closePairs(x, y, spaceBands, knox.distance, options)),
  }
}

// How many yeses stand before the first no.
function untilGap(row: readonly boolean[]): number {
  const gap = row.indexOf(false)
  return gap < 0 ? row.length : gap
}

/** Events that another one of a raised cell came before; of two at the same time, the one in the later row follows. */
function followers(
  time: Numbers,
  raised: readonly boolean[][],
  { timeBands }: KnoxTest,
  pairs: Awaited<ReturnType<typeof closePairs>>,
): number {
  const { n, row, start, other } = pairs
  const follows = new Uint8Array(n)
  raised.forEach((cells, band) => {
    for (let i = 0; i < n; i++) {
      for (let k = start[band * n + i]!; k < start[band * n + i + 1]!; k++) {
        const [a, b] = [row[i]!, row[other[k]!]!]
        const apart = Math.abs(time[a]! - time[b]!)
        const cell = timeBands.findIndex((end) => apart <= end)
        if (cells[cell]) follows[time[a]! === time[b]! ? Math.max(a, b) : time[a]! > time[b]! ? a : b] = 1
      }
    }
  })
  return follows.reduce((sum, yes) => sum + yes, 0)
}
