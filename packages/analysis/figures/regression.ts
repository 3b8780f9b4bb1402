// Violence and unemployment in Danish municipalities: a bent line through counts, with how sure it is and how far towns lie from it.

import * as Plot from '@observablehq/plot'
import { codeAlike, designMatrix, fitNegativeBinomial, naturalSplineTerm, predictGlm } from '../src/index.ts'
import type { Figure } from './figure.ts'

export const figure: Figure = {
  name: 'regression',
  title: 'More unemployment, more reported violence – and at every level of it municipalities lie far apart',
  source: 'Statistics Denmark, STRAF11, FOLK1A and AULP01, CC BY 4.0',
  n: '98 municipalities, 2023; natural spline, negative binomial; dark band 95 % of the mean, light band 95 % of a town of 40,000',
  caution: 'that unemployment causes violence, or anything about people out of work: the figures are of places.',
  draw(read) {
    const rows = read('dk_panel_2016_2023.csv').filter((row) => row.year === '2023')
    const unemployment = rows.map((row) => Number(row.unemployment_pct))
    const people = rows.map((row) => Number(row.population_q1))
    const violence = rows.map((row) => Number(row.violence))
    const spline = naturalSplineTerm('unemployment', unemployment, { df: 3 })
    const fit = fitNegativeBinomial(designMatrix(rows.length, [spline]), violence, { offset: people.map((n) => Math.log(n / 1000)) })
    const low = Math.min(...unemployment)
    const high = Math.max(...unemployment)
    const grid = Array.from({ length: 80 }, (_, k) => low + ((high - low) * k) / 79)
    const size = 40
    const { mean, lower, upper, ordinaryLower, ordinaryUpper } = predictGlm(fit, designMatrix(80, [codeAlike(spline, grid)]), {
      offset: grid.map(() => Math.log(size)),
    })
    const line = grid.map((x, k) => ({
      x,
      mean: mean[k]! / size,
      lower: lower[k]! / size,
      upper: upper[k]! / size,
      least: ordinaryLower[k]! / size,
      most: ordinaryUpper[k]! / size,
    }))
    const towns = rows.map((row, i) => ({
      name: row.kommune!,
      x: unemployment[i]!,
      rate: (1000 * violence[i]!) / people[i]!,
      people: people[i]!,
    }))
    const named = towns.filter((town) => ['Ishøj', 'Brøndby', 'Lolland', 'Fanø'].includes(town.name))
    return {
      height: 420,
      marginLeft: 50,
      marginRight: 110,
      marginBottom: 46,
      x: { label: 'unemployed, % of the labour force →' },
      y: { label: '↑ reported violence per 1,000 residents', grid: true, zero: true },
      r: { range: [2, 14] },
      marks: [
        Plot.areaY(line, { x: 'x', y1: 'least', y2: 'most', fill: '#1f4e79', fillOpacity: 0.07 }),
        Plot.areaY(line, { x: 'x', y1: 'lower', y2: 'upper', fill: '#1f4e79', fillOpacity: 0.2 }),
        Plot.lineY(line, { x: 'x', y: 'mean', stroke: '#1f4e79', strokeWidth: 2 }),
        Plot.dot(towns, { x: 'x', y: 'rate', r: 'people', fill: '#c2571a', fillOpacity: 0.45, stroke: 'white', strokeWidth: 0.5 }),
        Plot.text(named, { x: 'x', y: 'rate', text: 'name', dy: -8, lineAnchor: 'bottom', fill: '#1b2a2e', fontSize: 11 }),
        Plot.text([line.at(-1)!], { x: 'x', y: 'mean', text: () => 'mean', dx: 6, textAnchor: 'start', fill: '#1f4e79' }),
        Plot.text([line.at(-1)!], { x: 'x', y: 'upper', text: () => 'its interval', dx: 6, textAnchor: 'start', fill: '#1f4e79' }),
        Plot.text([line.at(-1)!], { x: 'x', y: 'most', text: () => 'towns of 40,000', dx: 6, dy: 8, textAnchor: 'start', fill: '#6b7280' }),
      ],
    }
  },
}
