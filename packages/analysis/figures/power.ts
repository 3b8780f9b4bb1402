// What one year of home burglaries could show in each Danish municipality, before anybody tries anything.

import * as Plot from '@observablehq/plot'
import { effectSizesRates, metaAnalysis } from '../src/evidence/index.ts'
import { minimumDetectableRatio } from '../src/power/index.ts'
import type { Figure, Rows } from './figure.ts'

const BLUE = '#1f4e79'
const ORANGE = '#c2571a'
const GREY = '#6b7280'
const NAMED = new Set(['Aarhus', 'Ishøj', 'Helsingør', 'Bornholm'])

const column = (rows: Rows, year: string, name: string) => rows.filter((row) => row.year === year).map((row) => Number(row[name]))

/** Variance of the change from one year to the next between municipalities, beyond chance: twice 1 / theta of a single count. */
function varianceOfChanges(rows: Rows): number {
  const { effects, variances } = effectSizesRates({
    events1: column(rows, '2023', 'burglary_home'),
    time1: column(rows, '2023', 'population_q1'),
    events2: column(rows, '2022', 'burglary_home'),
    time2: column(rows, '2022', 'population_q1'),
  })
  return metaAnalysis(effects, variances).tau2
}

function smallestFall(count: number, theta: number): number | null {
  const seen = count > 0 ? minimumDetectableRatio(count, { theta }).decreasePercent : null
  return seen === null ? null : -seen
}

export const figure: Figure = {
  name: 'power',
  title: 'Would one year of home burglaries show that an effort worked? Only if they fell by more than half',
  source: 'Statistics Denmark, STRAF11 and FOLK1A (reported home burglaries and population, 98 municipalities, 2022 and 2023), CC BY 4.0',
  n: '98 municipalities, counts of 2023; before and after without a comparison area, two-sided 5 %. Blue: with the variance of changes from 2022 to 2023 between municipalities (REML); grey: as if counts varied by chance alone',
  caution:
    'whether anything works. A smaller fall may be there and be missed; more years, more areas or a comparison area change the answer.',
  draw(read) {
    const rows = read('dk_panel_2016_2023.csv')
    const theta = 2 / varianceOfChanges(rows)
    const places = rows
      .filter((row) => row.year === '2023')
      .map((row) => ({ name: row.kommune!, count: Number(row.burglary_home), fall: smallestFall(Number(row.burglary_home), theta) }))
    const seen = places.filter((place) => place.fall !== null)
    const unseen = places.filter((place) => place.fall === null).map((place) => ({ ...place, count: Math.max(1, place.count) }))
    const steps = Array.from({ length: 160 }, (_, i) => 10 ** (i / 48)).filter((count) => count < 2000)
    const line = (own: number) => steps.map((count) => ({ count, fall: smallestFall(count, own) })).filter((point) => point.fall !== null)
    return {
      height: 430,
      marginLeft: 48,
      marginRight: 30,
      marginBottom: 42,
      x: {
        type: 'log',
        label: 'reported home burglaries in a year',
        domain: [0.8, 2200],
        ticks: [1, 3, 10, 30, 100, 300, 1000],
        tickFormat: 'd',
      },
      y: { label: 'smallest fall that would be seen four times in five, %', domain: [0, 100], grid: true },
      marks: [
        Plot.line(line(Number.POSITIVE_INFINITY), { x: 'count', y: 'fall', stroke: GREY, strokeDasharray: '4 3' }),
        Plot.line(line(theta), { x: 'count', y: 'fall', stroke: BLUE }),
        Plot.dot(seen, { x: 'count', y: 'fall', r: 3.2, fill: BLUE, fillOpacity: 0.5 }),
        Plot.dot(unseen, { x: 'count', y: 97, r: 3.2, stroke: ORANGE }),
        Plot.text(
          seen.filter((place) => NAMED.has(place.name)),
          { x: 'count', y: 'fall', text: 'name', dy: -11, dx: 4, textAnchor: 'start', fill: '#1b2a2e' },
        ),
        Plot.text([{ x: 1, y: 91 }], {
          x: 'x',
          y: 'y',
          text: () => 'so few that no fall could be seen',
          textAnchor: 'start',
          fill: ORANGE,
        }),
        Plot.text([{ x: 100, y: 50 }], {
          x: 'x',
          y: 'y',
          text: () => 'as unevenly as municipalities change',
          textAnchor: 'start',
          fill: BLUE,
        }),
        Plot.text([{ x: 75, y: 32 }], { x: 'x', y: 'y', text: () => 'if chance were all', fill: GREY, textAnchor: 'end' }),
      ],
    }
  },
}
