// Gi* of the same 10,000 areas against 999 permutations, as spdep's localG_perm makes it.

import { localG } from '../src/index.ts'
import { type Areas, areasOf, onThreads } from './ii-local-moran.ts'
import type { Workload } from './workload.ts'

export const workload: Workload<Areas | Promise<Areas>> = {
  title: 'Local Gi*, 10,000 areas, 8 neighbours and the area itself, 999 permutations',
  r: { script: 'ii_localperm.R', id: 'ii_localGstar_perm_10k_k8_999', packages: ['spdep'] },
  data: 'areas10k.csv',
  prepare: (columns, scale) => areasOf(columns, scale, true),
  check:
    "sum of z and share with two-sided p below 5 %; R prints the sum of z from its own permutations, which draw the area's own value anew as well, and no share",
  async run(input, threads) {
    const { values, weights } = await input
    const spots = await localG(values, weights, { permutations: 999, seed: 1, ...onThreads(threads) })
    const sum = spots.z.reduce((total, value) => total + value, 0)
    return [sum, spots.permutation.p.filter((p) => p < 0.05).length / values.length]
  },
}
