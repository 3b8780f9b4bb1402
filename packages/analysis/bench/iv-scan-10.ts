// Circular scan of 2,000 areas, circles up to a tenth of the population, 999 invented maps.

import { spatialScan } from '../src/index.ts'
import { onThreads } from './ii-local-moran.ts'
import type { Workload } from './workload.ts'

type Areas = { x: Float64Array; y: Float64Array; population: Float64Array; cases: Float64Array }

/** A scan with circles up to `percent` of the population. */
export function scanWorkload(percent: number): Workload<Areas> {
  return {
    title: `Kulldorff scan, 2,000 areas, circles up to ${percent} %, 999 maps`,
    r: { script: 'iv_scan.R', id: `iv_kulldorff_2000_max${percent}pct_999`, packages: [] },
    data: 'scan2000.csv',
    // The work goes with the square of the number of areas.
    prepare(columns, scale) {
      const some = (column: Float64Array) => column.slice(0, Math.round(column.length * Math.sqrt(scale)))
      return { x: some(columns.x!), y: some(columns.y!), population: some(columns.pop!), cases: some(columns.cases!) }
    },
    async run({ x, y, population, cases }, threads) {
      const scan = await spatialScan(x, y, cases, population, { maxFraction: percent / 100, maxClusters: 1, ...onThreads(threads) })
      const { logLikelihoodRatio, p } = scan.clusters[0]!
      return [logLikelihoodRatio, p, scan.windows]
    },
    check: 'likelihood ratio, circles: equal; p: within its simulation error',
  }
}

export const workload = scanWorkload(10)
