// How long it took until home burglary had halved, municipality by municipality, by how much of it there was to begin with.

import * as Plot from '@observablehq/plot'
import { kaplanMeier, logRank, type SurvivalCurve, survivalQuantiles } from '../src/time-to-event/index.ts'
import type { Figure, Rows } from './figure.ts'

const FIRST = 2016
const LEAST = 40
const GROUPS = ['fewest in 2016', 'in between', 'most in 2016']
const COLOURS = ['#6b7280', '#c2571a', '#1f4e79']

type Place = { rate: number; quarters: number; halved: number }

/** Quarters after 2016 until a sum of four quarters was first at most half that of 2016; not halved where it never was. */
function placesOf(counts: Rows, population: Rows): Place[] {
  const heads = new Map(population.filter((row) => row.period === `${FIRST}K1`).map((row) => [row.area_code, Number(row.population)]))
  const byArea = new Map<string, Map<string, number>>()
  for (const row of counts) {
    if (row.offence_code !== '1320' || !heads.has(row.area_code)) continue
    const series = byArea.get(row.area_code!) ?? new Map<string, number>()
    series.set(row.quarter!, Number(row.reported))
    byArea.set(row.area_code!, series)
  }
  const places: Place[] = []
  for (const [area, byQuarter] of byArea) {
    const quarters = [...byQuarter.keys()].sort()
    const series = quarters.map((quarter) => byQuarter.get(quarter)!)
    const year = (end: number) => series[end]! + series[end - 1]! + series[end - 2]! + series[end - 3]!
    // Codes below 101 are regions and the country; small numbers halve by chance alone.
    if (Number(area) < 101 || year(3) < LEAST) continue
    let end = 4
    while (end < series.length && year(end) > year(3) / 2) end++
    const halved = end < series.length ? 1 : 0
    places.push({ rate: year(3) / heads.get(area)!, quarters: (halved === 1 ? end : series.length - 1) - 3, halved })
  }
  return places.sort((a, b) => a.rate - b.rate)
}

const steps = (curve: SurvivalCurve, name: string) => [
  { quarter: 0, share: 100, lower: 100, upper: 100, name },
  ...Array.from(curve.times, (quarter, t) => ({
    quarter,
    share: 100 * curve.survival[t]!,
    lower: 100 * (Number.isNaN(curve.lower[t]!) ? curve.survival[t]! : curve.lower[t]!),
    upper: 100 * (Number.isNaN(curve.upper[t]!) ? curve.survival[t]! : curve.upper[t]!),
    name,
  })),
]

export const figure: Figure = {
  name: 'time-to-event',
  title: 'Home burglary halved sooner where there was most of it: municipalities that had not yet halved their number of 2016',
  source: 'Statistics Denmark STRAF11 (reported residential burglaries) and FOLK1A (population 1 January 2016), CC BY 4.0; own calculation',
  n: 'Municipalities with at least 40 in 2016, in three groups by rate; sums of four quarters; bands: 95 % log-log limits, each quarter by itself',
  caution:
    'why it fell. A high number in 2016 was partly chance and falls back by itself; other years to begin with give other curves; later rises are not shown.',
  async draw(read) {
    const places = placesOf(read('dk_straf11_quarterly_2016_2025.csv'), read('dk_folk1a_population_q1_2016_2025.csv'))
    const group = places.map((_, i) => Math.min(2, Math.floor((3 * i) / places.length)))
    const quarters = places.map((place) => place.quarters)
    const halved = places.map((place) => place.halved)
    const curves = await kaplanMeier(quarters, halved, { group })
    const { p } = (await logRank(quarters, halved, group, { scores: [0, 1, 2] })).trend!
    const rows = curves.flatMap((curve, g) => steps(curve, GROUPS[g]!))
    // Left of the steep fall, right of the slow one: where each label is nearest to its curve alone.
    const spots = [
      { quarter: 36, share: 74 },
      { quarter: 15.4, share: 43 },
      { quarter: 15.4, share: 33 },
    ]
    const labels = curves.map((curve, g) => {
      const half = survivalQuantiles(curve, [0.5]).quantiles[0]!
      return { ...spots[g]!, text: `${GROUPS[g]}: half by quarter ${half} (n = ${curve.n})`, name: GROUPS[g]! }
    })
    const colour = { domain: GROUPS, range: COLOURS }
    return {
      height: 400,
      marginLeft: 56,
      marginRight: 24,
      marginBottom: 44,
      color: colour,
      x: { label: 'quarters after the end of 2016', domain: [0, 36], ticks: [0, 4, 8, 12, 16, 20, 24, 28, 32, 36] },
      y: { label: 'not yet halved, per cent of municipalities', domain: [0, 100], grid: true, ticks: 5 },
      marks: [
        Plot.areaY(rows, { x: 'quarter', y1: 'lower', y2: 'upper', z: 'name', fill: 'name', fillOpacity: 0.13, curve: 'step-after' }),
        Plot.lineY(rows, { x: 'quarter', y: 'share', z: 'name', stroke: 'name', strokeWidth: 2.2, curve: 'step-after' }),
        Plot.text(labels, { x: 'quarter', y: 'share', text: 'text', fill: 'name', textAnchor: 'end', fontWeight: 600 }),
        Plot.text([{ text: `trend over the three groups, log-rank: p ${p < 0.001 ? 'below 0.001' : `= ${p.toPrecision(2)}`}` }], {
          frameAnchor: 'top-right',
          text: 'text',
          fill: '#5b6a6f',
          dy: 6,
        }),
        Plot.ruleY([0], { stroke: '#1b2a2e' }),
      ],
    }
  },
}
