// Home burglaries of 2023 in Danish municipalities against what the country's rate would give them: a funnel, not a league table.

import * as Plot from '@observablehq/plot'
import { funnelRatio } from '../src/index.ts'
import type { Figure } from './figure.ts'

export const figure: Figure = {
  name: 'rates',
  title: 'Home burglaries 2023 against the country’s rate: most municipalities differ no more than municipalities do',
  source: 'Statistics Denmark, STRAF11 and FOLK1A, CC BY 4.0',
  n: 'Municipalities; expected = population x national rate; inner band 95 %, outer 99.8 %, widened by the usual spread between municipalities',
  caution: 'why. Homes, wealth and roads differ; what was never reported is in neither figure.',
  draw(read) {
    const rows = read('dk_panel_2016_2023.csv').filter((row) => row.year === '2023' && Number(row.burglary_home) > 0)
    const observed = rows.map((row) => Number(row.burglary_home))
    const population = rows.map((row) => Number(row.population_q1))
    const sum = (list: number[]) => list.reduce((total, value) => total + value, 0)
    const rate = sum(observed) / sum(population)
    const expected = population.map((people) => people * rate)
    const funnel = funnelRatio(observed, expected)
    const places = rows.map((row, i) => ({ name: row.kommune!, expected: expected[i]!, ratio: funnel.ratio[i]!, flag: funnel.flags[i]! }))
    const bySize = places.map((_, i) => i).sort((one, other) => expected[one]! - expected[other]!)
    const band = (level: number) => {
      const { lower, upper } = funnel.limits[level]!
      return bySize.map((i) => ({ size: expected[i]!, low: Math.max(0, lower[i]!), high: upper[i]! }))
    }
    const named = places.filter((place) => place.flag !== 0 || place.name === 'Ishøj')
    return {
      height: 430,
      marginLeft: 50,
      marginRight: 90,
      x: { type: 'log', label: 'expected burglaries →', grid: false, ticks: [10, 30, 100, 300, 1000], tickFormat: ',d' },
      y: { label: '↑ recorded over expected', domain: [0, 2.6], ticks: [0, 0.5, 1, 1.5, 2, 2.5] },
      marks: [
        Plot.areaY(band(1), { x: 'size', y1: 'low', y2: (d) => Math.min(2.6, d.high), fill: '#1f4e79', fillOpacity: 0.08 }),
        Plot.areaY(band(0), { x: 'size', y1: 'low', y2: (d) => Math.min(2.6, d.high), fill: '#1f4e79', fillOpacity: 0.12 }),
        Plot.ruleY([1], { stroke: '#6b7280', strokeDasharray: '3,4' }),
        Plot.dot(places, { x: 'expected', y: 'ratio', r: 3, fill: (d) => (d.flag === 0 ? '#1f4e79' : '#c2571a'), fillOpacity: 0.75 }),
        Plot.text(named, { x: 'expected', y: 'ratio', text: 'name', dx: 6, textAnchor: 'start', fill: '#1b2a2e', fontSize: 11 }),
      ],
    }
  },
}
