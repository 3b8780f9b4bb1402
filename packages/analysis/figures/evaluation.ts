// Home burglaries in Denmark by quarter, and where the years before 2020 were heading: an interruption nobody planned.

import * as Plot from '@observablehq/plot'
import { interruptedSeries } from '../src/index.ts'
import type { Figure } from './figure.ts'

const LOCKDOWN = '2020K2'

/** Middle of a quarter such as 2020K2, in years. */
const middleOf = (quarter: string) => Number(quarter.slice(0, 4)) + (Number(quarter.slice(5)) - 0.5) / 4

export const figure: Figure = {
  name: 'evaluation',
  title: 'Home burglaries fell with the lockdown of spring 2020 – but a trend drawn on for five years says less and less',
  source: 'Statistics Denmark, STRAF11, CC BY 4.0',
  n: '40 quarters, whole country; 95 % interval of the counterfactual: quasi-Poisson with step, slope, season and memory (restricted likelihood)',
  caution: 'what the lockdown alone did: homes stayed occupied, alarms spread, and nobody knows that the old trend would have gone on.',
  draw(read) {
    const rows = read('dk_straf11_quarterly_2016_2025.csv')
      .filter((row) => row.area_code === '000' && row.offence_code === '1320')
      .sort((one, other) => (one.quarter! < other.quarter! ? -1 : 1))
    const reported = rows.map((row) => Number(row.reported))
    const start = rows.findIndex((row) => row.quarter === LOCKDOWN)
    const { counterfactual } = interruptedSeries(reported, start, { model: 'quasi-poisson', season: { period: 4, form: 'levels' } })
    const seen = rows.map((row, t) => ({ year: middleOf(row.quarter!), count: reported[t]! }))
    const without = seen.slice(start).map(({ year }, t) => ({
      year,
      mean: counterfactual.mean[t]!,
      lower: counterfactual.lower[t]!,
      upper: Math.min(11_000, counterfactual.upper[t]!),
    }))
    const last = without.at(-1)!
    return {
      height: 400,
      marginLeft: 56,
      marginRight: 150,
      x: { label: null, tickFormat: 'd', ticks: 10 },
      y: { label: '↑ reported home burglaries a quarter', domain: [0, 11_000], tickFormat: ',d', grid: true },
      marks: [
        Plot.areaY(without, { x: 'year', y1: 'lower', y2: 'upper', fill: '#c2571a', fillOpacity: 0.14 }),
        Plot.lineY(without, { x: 'year', y: 'mean', stroke: '#c2571a', strokeWidth: 1.5, strokeDasharray: '5,3' }),
        Plot.ruleX([middleOf(LOCKDOWN) - 0.125], { stroke: '#6b7280', strokeDasharray: '2,4' }),
        Plot.text([{ year: middleOf(LOCKDOWN) - 0.125, count: 10_700 }], {
          x: 'year',
          y: 'count',
          text: () => 'lockdown, spring 2020',
          dx: 6,
          textAnchor: 'start',
          fill: '#6b7280',
        }),
        Plot.lineY(seen, { x: 'year', y: 'count', stroke: '#1f4e79', strokeWidth: 1.8 }),
        Plot.dot(seen, { x: 'year', y: 'count', r: 2.4, fill: '#1f4e79' }),
        Plot.text([seen.at(-1)!], { x: 'year', y: 'count', text: () => 'reported', dx: 9, textAnchor: 'start', fill: '#1f4e79' }),
        Plot.text([last], { x: 'year', y: 'mean', text: () => 'had nothing changed', dx: 9, textAnchor: 'start', fill: '#c2571a' }),
      ],
    }
  },
}
