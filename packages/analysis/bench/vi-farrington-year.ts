// Fifty weekly series, every week of the last year judged: what is run when settings are tried out.

import { firstSeries, judgeAll } from './vi-farrington.ts'
import type { Workload } from './workload.ts'

export const workload: Workload<Float64Array[]> = {
  title: 'Farrington (flexible, nbPlugin), 50 weekly series, last 52 weeks of 520',
  r: { script: 'vi_farrington.R', id: 'vi_farringtonFlexible_50x_last52weeks', packages: ['surveillance'] },
  data: 'weekly1000.csv',
  prepare: (columns, scale) => firstSeries(columns, 50, scale),
  run: (series) =>
    judgeAll(
      series,
      Array.from({ length: 52 }, (_, week) => 468 + week),
    ),
  check: 'alarms and sum of limits the same',
}
