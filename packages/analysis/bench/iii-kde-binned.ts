// The same surface without edge correction from linear binning, as KernSmooth's bkde2D makes it.

import { kernelDensityGrid } from '../src/index.ts'
import { placesOf } from './iii-kde.ts'
import type { Workload } from './workload.ts'

const half = 10_000 / 511 / 2
const asBkde2D = { xMin: -half, xMax: 10_000 + half, yMin: -half, yMax: 10_000 + half }

export const workload: Workload<ReturnType<typeof placesOf>> = {
  title: 'Kernel density from binned places, 200,000 places, 512 x 512 points',
  r: { script: 'iii_kde_binned.R', id: 'iii_kde_KernSmooth_bkde2D_512', packages: ['KernSmooth'] },
  data: 'points200k.csv',
  prepare: placesOf,
  check: 'highest point per place; equal to about 1e-3, for bkde2D cuts its kernel shorter',
  async run({ x, y }) {
    const map = await kernelDensityGrid(x, y, { window: asBkde2D, bandwidth: 200, columns: 512, rows: 512, edge: 'none' })
    let high = 0
    for (const value of map.intensity) if (value > high) high = value
    return [high / x.length]
  },
}
