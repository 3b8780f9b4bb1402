// A thousand weekly series, the last week of each judged: what a town does every Monday for all its offences and neighbourhoods.

import { type FarringtonFlexibleOptions, farringtonFlexible } from '../src/index.ts'
import type { Columns, Workload } from './workload.ts'

/** The settings of R's script. */
export const settings: FarringtonFlexibleOptions = {
  b: 5,
  w: 3,
  weightsThreshold: 2.58,
  noPeriods: 10,
  pastWeeksNotIncluded: 26,
  pThresholdTrend: 1,
  thresholdMethod: 'nbPlugin',
  alpha: 0.005,
  trend: true,
  limit54: [0, 4],
  reweight: true,
}

/** Judges the named periods of every series; gives the number of alarms and the sum of the limits. */
export function judgeAll(series: Float64Array[], periods: readonly number[]): number[] {
  let alarms = 0
  let limits = 0
  for (const counts of series) {
    const judged = farringtonFlexible({ counts, lastPeriod: 'complete' }, { ...settings, periods })
    for (let i = 0; i < periods.length; i++) {
      alarms += judged.alarm[i]!
      limits += judged.upper[i]!
    }
  }
  return [alarms, limits]
}

/** The first `share` of the first `many` series of the file. */
export function firstSeries(columns: Columns, many: number, share: number): Float64Array[] {
  return Object.values(columns).slice(0, Math.round(many * share))
}

export const workload: Workload<Float64Array[]> = {
  title: 'Farrington (flexible, nbPlugin), 1,000 weekly series, last week of 520',
  r: { script: 'vi_farrington.R', id: 'vi_farringtonFlexible_1000x_lastweek', packages: ['surveillance'] },
  data: 'weekly1000.csv',
  prepare: (columns, scale) => firstSeries(columns, 1000, scale),
  run: (series) => judgeAll(series, [519]),
  check: 'alarms and sum of limits the same',
}
