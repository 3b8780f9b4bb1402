// Local Moran's I of 10,000 areas with eight nearest neighbours, each against 999 permutations, as spdep's localmoran_perm makes it.

import { includeSelf, localMoran, nearestNeighbours, type SpatialWeights, spatialWeights } from '../src/index.ts'
import { workerReplicates } from '../src/node.ts'
import type { Columns, Workload } from './workload.ts'

export type Areas = { values: Float64Array; weights: SpatialWeights }

/** The first part of the areas, so many as the scale says, with the eight nearest as neighbours. */
export async function areasOf(columns: Columns, scale: number, self: boolean): Promise<Areas> {
  const n = Math.round(columns.z!.length * scale)
  const near = await nearestNeighbours(columns.x!.subarray(0, n), columns.y!.subarray(0, n), 8)
  const neighbours = self ? includeSelf(near) : near
  return { values: columns.z!.slice(0, n), weights: spatialWeights(neighbours, { style: self ? 'B' : 'W' }) }
}

/** How a Monte Carlo method is to be run on so many threads. */
export const onThreads = (threads: number) => (threads > 1 ? { runner: workerReplicates(threads) } : {})

export const workload: Workload<Areas | Promise<Areas>> = {
  title: 'Local Moran, 10,000 areas, 8 neighbours, 999 permutations',
  r: { script: 'ii_localperm.R', id: 'ii_localmoran_perm_10k_k8_999', packages: ['spdep'] },
  data: 'areas10k.csv',
  prepare: (columns, scale) => areasOf(columns, scale, false),
  check: 'sum of I, equal to all digits; share of areas with two-sided p below 5 %, equal to about half a point (R draws with replacement)',
  async run(input, threads) {
    const { values, weights } = await input
    const local = await localMoran(values, weights, { permutations: 999, seed: 1, ...onThreads(threads) })
    const sum = local.estimate.reduce((total, value) => total + value, 0)
    return [sum, local.permutation.p.filter((p) => p < 0.05).length / values.length]
  },
}
