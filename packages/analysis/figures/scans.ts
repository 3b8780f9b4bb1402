// Memphis 2019: after a robbery, how soon and how near do more follow than the places and the seasons would bring anyway?

import * as Plot from '@observablehq/plot'
import { type KnoxCell, nearRepeat } from '../src/index.ts'
import type { Figure, Rows } from './figure.ts'

const SPACE = [300, 600, 1200]
const TIME = [2, 7, 14, 21, 28, 35, 42]
const NAMES = ['up to 300 m', '300 to 600 m', '600 to 1,200 m']
const INK = '#1b2a2e'
const GREY = '#6b7280'

function eventsOf(rows: Rows): { x: number[]; y: number[]; day: number[] } {
  // Metres from a corner of the town; east-west degrees shrink towards the pole.
  const x = rows.map((row) => (Number(row.lon) + 90) * 111_320 * Math.cos((35.1 * Math.PI) / 180))
  const y = rows.map((row) => (Number(row.lat) - 35) * 111_320)
  return { x, y, day: rows.map((row) => Math.floor(Date.parse(`${row.date!.slice(0, 10)}T00:00:00Z`) / 86_400_000)) }
}

/** One band of days within one band of distance, as ratios to expectation. */
type Step = { near: string; from: number; to: number; ratio: number; low: number; high: number; above: boolean; pairs: string }

function stepOf(cell: KnoxCell, near: string, from: number): Step {
  const { observed, expected, permutedLower, permutedUpper, timeBand: to } = cell
  const above = observed > permutedUpper
  const [low, high] = [permutedLower / expected, permutedUpper / expected]
  return { near, from, to, ratio: observed / expected, low, high, above, pairs: `${observed} pairs, ${Math.round(expected)} expected` }
}

export const figure: Figure = {
  name: 'scans',
  title: 'Robberies in Memphis 2019: more than expected within 300 m and two days',
  source: 'Memphis Police Department through the Crime Open Database (M. Ashby), MIT licence; places are rounded to about 100 m',
  n: '2,245 personal robberies; line: pairs observed over pairs expected; grey: middle 95 % of 1,999 shuffles of the dates; orange: above it (21 cells, not adjusted)',
  caution: 'whether one robbery leads to the next or a busy spot has a bad week; anything about who did it; robberies never reported.',
  async draw(read) {
    const { x, y, day } = eventsOf(read('memphis_robberies_2019.csv'))
    const table = await nearRepeat(x, y, day, { spaceBands: SPACE, timeBands: TIME, permutations: 1999, seed: 2019 })
    const steps = table.cells.flatMap((row, s) => row.map((cell, t) => stepOf(cell, NAMES[s]!, TIME[t - 1] ?? 0)))
    const first = steps.slice(0, 1)
    return {
      height: 290,
      marginLeft: 84,
      marginBottom: 44,
      marginTop: 44,
      fx: { domain: NAMES, label: null, axis: null, padding: 0.08 },
      x: { label: 'days between two robberies', domain: [0, 42], ticks: [0, 7, 14, 21, 28, 35, 42], labelAnchor: 'center' },
      y: {
        label: null,
        domain: [0.7, 1.65],
        ticks: [0.75, 1, 1.25, 1.5],
        tickFormat: (value: number) => (value === 1 ? 'as expected' : `${value} times`),
      },
      marks: [
        Plot.rect(steps, { fx: 'near', x1: 'from', x2: 'to', y1: 'low', y2: 'high', fill: GREY, fillOpacity: 0.18 }),
        Plot.ruleY([1], { stroke: GREY, strokeWidth: 1, strokeDasharray: '3,3' }),
        Plot.ruleY(steps, {
          fx: 'near',
          x1: 'from',
          x2: 'to',
          y: 'ratio',
          stroke: (step: Step) => (step.above ? '#c2571a' : '#1f4e79'),
          strokeWidth: 3,
          strokeLinecap: 'butt',
        }),
        Plot.text(first, { fx: 'near', x: 2, y: 'ratio', text: 'pairs', textAnchor: 'start', dx: 6, fill: INK, fontSize: 11 }),
        Plot.text(NAMES, {
          fx: (name: string) => name,
          text: (name: string) => name,
          frameAnchor: 'top',
          dy: -24,
          fill: INK,
          fontSize: 13,
          fontWeight: 600,
        }),
      ],
    }
  },
}
