// Knox test of 20,000 burglaries with 999 shuffles.

import { knoxTest } from '../src/index.ts'
import { onThreads } from './ii-local-moran.ts'
import type { Workload } from './workload.ts'

type Events = { x: Float64Array; y: Float64Array; t: Float64Array }

export const workload: Workload<Events> = {
  title: 'Knox test, 20,000 events, 200 m and 14 days, 999 shuffles',
  r: { script: 'v_knox.R', id: 'v_knox_20k_999_200m_14d', packages: ['spatstat.geom'] },
  data: 'knox20k.csv',
  // A strip of the map: events and close pairs both shrink in proportion.
  prepare(columns, scale) {
    const inside = columns.x!.map((x) => (x <= 10_000 * scale ? 1 : 0))
    const strip = (column: Float64Array) => column.filter((_, i) => inside[i] === 1)
    return { x: strip(columns.x!), y: strip(columns.y!), t: strip(columns.t!) }
  },
  async run({ x, y, t }, threads) {
    const knox = await knoxTest(x, y, t, { spaceBands: [200], timeBands: [14], permutations: 999, ...onThreads(threads) })
    const { observed, permutedMean, p } = knox.cells[0]![0]!
    return [knox.spacePairs[0]!, observed, permutedMean, p]
  },
  check: 'pairs, observed: equal; mean of the shuffles and p: within their simulation error',
}
