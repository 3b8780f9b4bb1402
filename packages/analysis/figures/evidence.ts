// One change in ninety-eight towns, put together as a synthesis of studies puts effects together: the mean, and where a town may lie.

import * as Plot from '@observablehq/plot'
import { effectSizesRates, metaAnalysis } from '../src/evidence/index.ts'
import type { Figure } from './figure.ts'

const BLUE = '#1f4e79'
const ORANGE = '#c2571a'
const GREY = '#6b7280'
const NAMED = new Set(['København', 'Aarhus', 'Ishøj', 'Odense'])

export const figure: Figure = {
  name: 'evidence',
  title: 'Home burglary, 2019 to 2023: sure of the mean, unsure of the next municipality',
  source: 'Statistics Denmark, STRAF11 and FOLK1A (reported home burglaries and population, 98 municipalities), CC BY 4.0',
  n: '98 municipalities, sorted. Blue: mean with its 95 % interval (REML, Hartung and Knapp); orange: 95 % prediction interval; grey lines: 95 % interval of each municipality as if chance were all',
  caution: 'why burglary changed. Reported offences only; one municipality is no experiment.',
  draw(read) {
    const rows = read('dk_panel_2016_2023.csv')
    const of = (year: string, column: string) => rows.filter((row) => row.year === year).map((row) => Number(row[column]))
    const names = rows.filter((row) => row.year === '2023').map((row) => row.kommune!)
    const { effects, variances } = effectSizesRates({
      events1: of('2023', 'burglary_home'),
      time1: of('2023', 'population_q1'),
      events2: of('2019', 'burglary_home'),
      time2: of('2019', 'population_q1'),
    })
    const pooled = metaAnalysis(effects, variances)
    const towns = names
      .map((name, i) => {
        const reach = 1.96 * Math.sqrt(variances[i]!)
        return { name, ratio: Math.exp(effects[i]!), lower: Math.exp(effects[i]! - reach), upper: Math.exp(effects[i]! + reach) }
      })
      .sort((a, b) => a.ratio - b.ratio)
      .map((town, i) => ({ ...town, place: i + 1 }))
    const words = (log: number) => `${Math.round(100 * (Math.exp(log) - 1))} %`
    const labels = [
      { y: Math.exp(pooled.estimate), text: `mean ${words(pooled.estimate)}`, fill: BLUE },
      {
        y: Math.exp(pooled.predictionLower) * 1.07,
        text: `one municipality more: ${words(pooled.predictionLower)} to ${words(pooled.predictionUpper)}`,
        fill: ORANGE,
      },
    ]
    return {
      height: 520,
      marginLeft: 44,
      marginRight: 20,
      marginBottom: 40,
      x: { axis: null, domain: [0, 99] },
      y: {
        type: 'log',
        label: 'burglaries per resident, 2023 over 2019',
        domain: [0.035, 3],
        ticks: [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3],
        tickFormat: 'r',
        grid: true,
      },
      marks: [
        Plot.rect([pooled], {
          x1: 0,
          x2: 99,
          y1: Math.exp(pooled.predictionLower),
          y2: Math.exp(pooled.predictionUpper),
          fill: ORANGE,
          fillOpacity: 0.12,
        }),
        Plot.rect([pooled], { x1: 0, x2: 99, y1: Math.exp(pooled.lower), y2: Math.exp(pooled.upper), fill: BLUE, fillOpacity: 0.3 }),
        Plot.ruleY([1], { stroke: '#1b2a2e', strokeDasharray: '2 3' }),
        Plot.ruleX(towns, { x: 'place', y1: 'lower', y2: 'upper', stroke: GREY, strokeOpacity: 0.6, clip: true }),
        Plot.dot(towns, { x: 'place', y: 'ratio', r: 2.5, fill: (d) => (NAMED.has(d.name) ? ORANGE : BLUE) }),
        Plot.text(
          towns.filter((town) => NAMED.has(town.name)),
          { x: 'place', y: 'lower', text: 'name', dy: 12, fill: '#1b2a2e' },
        ),
        Plot.text(labels, { x: 98, y: 'y', text: 'text', fill: 'fill', textAnchor: 'end', dy: -6 }),
        Plot.text([{ x: 1, y: 1.06, text: 'no change' }], { x: 'x', y: 'y', text: 'text', textAnchor: 'start', fill: '#1b2a2e' }),
      ],
    }
  },
}
