// The same surface by exact sums over all incidents, as MASS's kde2d makes it.

import { kernelDensityGrid } from '../src/index.ts'
import { placesOf, town } from './iii-kde.ts'
import type { Workload } from './workload.ts'

// kde2d reaches from edge to edge of the town: its outermost cells have their middles on the edge.
const half = 10_000 / 511 / 2
const asKde2d = { xMin: town.xMin - half, xMax: town.xMax + half, yMin: town.yMin - half, yMax: town.yMax + half }

export const workload: Workload<ReturnType<typeof placesOf>> = {
  title: 'Kernel density by exact sums, 200,000 places, 512 x 512 points',
  r: { script: 'iii_kde_exact.R', id: 'iii_kde_MASS_kde2d_exact_512', packages: ['MASS'] },
  data: 'points200k.csv',
  prepare: placesOf,
  check: 'highest point per place; the same to all digits',
  async run({ x, y }) {
    const map = await kernelDensityGrid(x, y, { window: asKde2d, bandwidth: 200, columns: 512, rows: 512, sums: 'exact', edge: 'none' })
    let high = 0
    for (const value of map.intensity) if (value > high) high = value
    return [high / x.length]
  },
}
