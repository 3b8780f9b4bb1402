// Generations of quiet spells: how many offences followed by the same number of months after six quiet months had ended, in the City of London.

import * as Plot from '@observablehq/plot'
import { cohortCumulative, compareCohorts } from '../src/generations/index.ts'
import type { Figure, Rows } from './figure.ts'

/** Half-years in which a quiet spell of a place ended, as months since April 2018. */
const COHORTS = [
  { from: 6, name: 'Oct 2018-Mar 2019', colour: '#6b7280' },
  { from: 12, name: 'Apr-Sep 2019', colour: '#c2571a' },
  { from: 18, name: 'Oct 2019-Mar 2020', colour: '#1f4e79' },
]
const MONTHS = 32
const QUIET = 6
const MOST_AGE = 12

const monthOf = (text: string) => 12 * (Number(text.slice(0, 4)) - 2018) + Number(text.slice(5, 7)) - 4

/** Counts and place-months by the half-year in which a quiet spell ended and months since. The rule is the same in every cohort. */
function cellsOf(rows: Rows) {
  const places = new Map<string, number[]>()
  for (const row of rows) {
    if (!row.Longitude || !row.Latitude || !row.Month) continue
    const place = `${row.Longitude} ${row.Latitude}`
    const months = places.get(place) ?? new Array<number>(MONTHS).fill(0)
    const month = monthOf(row.Month)
    if (month >= 0 && month < MONTHS) months[month]!++
    places.set(place, months)
  }
  const cells = { cohort: [] as number[], age: [] as number[], counts: [] as number[], personTime: [] as number[] }
  const sizes = COHORTS.map(() => 0)
  COHORTS.forEach(({ from }, c) => {
    const members = [...places.values()].flatMap((months) => endsOfQuiet(months, from).map((first) => ({ months, first })))
    sizes[c] = members.length
    for (let age = 1; age <= MOST_AGE; age++) {
      const seen = members.filter(({ first }) => first + age < MONTHS)
      // Only ages to which every place of the cohort has been watched.
      if (seen.length < members.length) break
      cells.cohort.push(from)
      cells.age.push(age)
      cells.counts.push(seen.reduce((sum, { months, first }) => sum + months[first + age]!, 0))
      cells.personTime.push(seen.length)
    }
  })
  return { cells, sizes }
}

/** Months from `from` to half a year later in which an offence came after six months without one. */
function endsOfQuiet(months: number[], from: number): number[] {
  const found: number[] = []
  for (let month = from; month < from + 6; month++) {
    if (months[month]! > 0 && months.slice(month - QUIET, month).every((count) => count === 0)) found.push(month)
  }
  return found
}

export const figure: Figure = {
  name: 'generations',
  title: 'After six quiet months: further offences per place, by the half-year in which the quiet ended',
  source:
    'data.police.uk, City of London Police, April 2018 to November 2020, Open Government Licence v3.0; places are the points to which the publisher rounds',
  n: 'A cohort: places whose first offence after six months without one came in that half-year (a place can be in several); 95 % limits take counts as Poisson',
  caution:
    'whether the cohort or the time did it: each met the first lockdown (March 2020) at another age. Offences at one place come in clusters, so limits are too narrow.',
  draw(read) {
    const { cells, sizes } = cellsOf(read('police_uk_city_of_london.csv'))
    const curves = cohortCumulative(cells)
    const rows = curves.flatMap((curve, c) => [
      { age: 0, rate: 0, lower: 0, upper: 0, name: COHORTS[c]!.name },
      ...Array.from(curve.ageFrom, (age, i) => ({
        age,
        rate: curve.cumulativeRate[i]!,
        lower: curve.lower[i]!,
        upper: curve.upper[i]!,
        name: COHORTS[c]!.name,
      })),
    ])
    const ends = curves.map((curve, c) => ({
      age: curve.ageFrom.at(-1)! + 0.15,
      rate: curve.cumulativeRate.at(-1)!,
      text: `${COHORTS[c]!.name} (n = ${sizes[c]})`,
      name: COHORTS[c]!.name,
    }))
    const [, last] = compareCohorts(cells, COHORTS[0]!.from)
    const end = last!.ratio.length - 1
    const limits = `${last!.lower[end]!.toFixed(2)} to ${last!.upper[end]!.toFixed(2)}`
    return {
      height: 400,
      marginLeft: 56,
      marginRight: 200,
      marginBottom: 44,
      color: { domain: COHORTS.map(({ name }) => name), range: COHORTS.map(({ colour }) => colour) },
      x: { label: 'months since the quiet ended', domain: [0, MOST_AGE], ticks: MOST_AGE },
      y: { label: 'further offences per place, added up', grid: true, ticks: 5 },
      marks: [
        Plot.areaY(rows, { x: 'age', y1: 'lower', y2: 'upper', z: 'name', fill: 'name', fillOpacity: 0.14 }),
        Plot.lineY(rows, { x: 'age', y: 'rate', z: 'name', stroke: 'name', strokeWidth: 2.2 }),
        Plot.text(ends, { x: 'age', y: 'rate', text: 'text', fill: 'name', textAnchor: 'start', fontWeight: 600 }),
        Plot.text(
          [{ text: `latest against earliest by month ${last!.ageFrom[end]}: ${last!.ratio[end]!.toFixed(2)} times as many (${limits})` }],
          {
            frameAnchor: 'top-left',
            text: 'text',
            fill: '#5b6a6f',
            dx: 8,
            dy: 6,
          },
        ),
        Plot.ruleY([0], { stroke: '#1b2a2e' }),
      ],
    }
  },
}
