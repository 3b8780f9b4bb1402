// One municipality's home burglaries, quarter by quarter: what was usual, and the two times it was not.

import * as Plot from '@observablehq/plot'
import { changePoints, farringtonFlexible } from '../src/early-warning/index.ts'
import type { Figure } from './figure.ts'

const BLUE = '#1f4e79'
const ORANGE = '#c2571a'
const GREY = '#6b7280'

export const figure: Figure = {
  name: 'early-warning',
  title: 'Home burglary in Ishøj: fewer than before, and three quarters above what had become usual',
  source: 'Statistics Denmark, STRAF11 (reported residential burglaries, Ishøj, 2016 to 2025), CC BY 4.0',
  n: '40 quarters (Q). Blue: up to the limit of usual counts by five years before (farringtonFlexible, alpha 0.005), white line: expected; orange: above it. Grey: levels (changePoints), band: when the change came, 95 %',
  caution: 'why there were more, or whether it will last. Reported burglaries only; each limit is estimated from about twenty quarters.',
  async draw(read) {
    const rows = read('dk_straf11_quarterly_2016_2025.csv').filter((row) => row.area_code === '183' && row.offence_code === '1320')
    const counts = rows.map((row) => Number(row.reported))
    const whenOf = (quarter: number) => 2016 + quarter / 4
    const series = { counts, lastPeriod: 'complete' } as const
    const usual = farringtonFlexible(series, { frequency: 4, b: 5, w: 0, noPeriods: 4, pastWeeksNotIncluded: 1 })
    const { changes, segments } = await changePoints(series)
    const limits = Array.from(usual.periods, (quarter, i) => ({
      from: whenOf(quarter),
      to: whenOf(quarter + 1),
      expected: usual.expected[i]!,
      upper: usual.upper[i]!,
      alarm: usual.alarm[i] === 1,
    }))
    const points = counts.map((count, quarter) => ({
      when: whenOf(quarter + 0.5),
      count,
      alarm: limits.some((limit) => limit.from === whenOf(quarter) && limit.alarm),
      name: `${count} in Q${(quarter % 4) + 1} ${2016 + Math.floor(quarter / 4)}`,
    }))
    const alarms = points.filter((point) => point.alarm)
    // A second alarm right after the first is named on its other side, or the two names would cover each other.
    const followers = alarms.filter((point) => alarms.some((other) => other.when === point.when - 0.25))
    const firsts = alarms.filter((point) => !followers.includes(point))
    const label = { x: 'when', y: 'count', text: 'name', fill: ORANGE, stroke: '#ffffff', strokeWidth: 3 }
    const levels = segments.map(({ from, to, level }) => ({ from: whenOf(from), to: whenOf(to), level }))
    const bands = changes.map(({ lower, upper }) => ({ from: whenOf(lower), to: whenOf(upper + 1) }))
    return {
      height: 380,
      marginLeft: 44,
      marginRight: 20,
      x: { label: null, domain: [2016, 2026], ticks: [2016, 2018, 2020, 2022, 2024, 2026], tickFormat: 'd' },
      y: { label: 'reported home burglaries in a quarter', domain: [0, 52], grid: true },
      marks: [
        Plot.rect(bands, { x1: 'from', x2: 'to', y1: 0, y2: 52, fill: GREY, fillOpacity: 0.12 }),
        Plot.rect(limits, { x1: 'from', x2: 'to', y1: 0, y2: 'upper', fill: BLUE, fillOpacity: 0.22 }),
        Plot.ruleY(limits, { x1: 'from', x2: 'to', y: 'expected', stroke: '#ffffff', strokeWidth: 2 }),
        Plot.ruleY(levels, { x1: 'from', x2: 'to', y: 'level', stroke: GREY, strokeWidth: 2 }),
        Plot.line(points, { x: 'when', y: 'count', stroke: '#1b2a2e', strokeOpacity: 0.35 }),
        Plot.dot(points, { x: 'when', y: 'count', r: (d) => (d.alarm ? 5 : 3), fill: (d) => (d.alarm ? ORANGE : '#1b2a2e') }),
        Plot.text(firsts, { ...label, textAnchor: 'end', dx: -9, dy: -4 }),
        Plot.text(followers, { ...label, textAnchor: 'start', dx: 9, dy: -4 }),
        Plot.text(levels, {
          x: 'from',
          y: 'level',
          text: (d) => `level ${d.level.toFixed(1)}`,
          textAnchor: 'start',
          dx: 6,
          dy: -8,
          fill: GREY,
          stroke: '#ffffff',
          strokeWidth: 3,
        }),
        Plot.text([{ x: 2022.05, y: 0.9 }], { x: 'x', y: 'y', text: ['usual counts'], textAnchor: 'start', dy: -4, fill: BLUE }),
      ],
    }
  },
}
