// The hot-spot surface of 200,000 incidents on 512 x 512 cells with edge correction, as spatstat's density.ppp draws it.

import { kernelDensityGrid } from '../src/index.ts'
import type { Columns, Workload } from './workload.ts'

export const town = { xMin: 0, xMax: 10_000, yMin: 0, yMax: 10_000 }

/** The first part of the places, so many as the scale says. */
export function placesOf(columns: Columns, scale: number): { x: Float64Array; y: Float64Array } {
  const n = Math.round(columns.x!.length * scale)
  return { x: columns.x!.slice(0, n), y: columns.y!.slice(0, n) }
}

export const workload: Workload<ReturnType<typeof placesOf>> = {
  title: 'Kernel density, 200,000 places, 512 x 512 cells, edge corrected',
  r: { script: 'iii_kde.R', id: 'iii_kde_spatstat_fft_edge_512', packages: ['spatstat.geom', 'spatstat.explore'] },
  data: 'points200k.csv',
  prepare: placesOf,
  check: 'sum of the surface and its highest point; both put places into cells first, so they agree to about 1 %',
  async run({ x, y }) {
    const map = await kernelDensityGrid(x, y, { window: town, bandwidth: 200, columns: 512, rows: 512 })
    let sum = 0
    let high = 0
    for (const value of map.intensity) {
      sum += value
      if (value > high) high = value
    }
    return [sum * map.cellWidth * map.cellHeight, high]
  },
}
