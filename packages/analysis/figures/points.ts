// The City of London in 2019: where violence is a large share of what was recorded, once it is known how much is recorded there at all.

import * as Plot from '@observablehq/plot'
import { relativeRisk } from '../src/index.ts'
import type { Figure, Rows } from './figure.ts'

const BOX = { west: -0.1135, east: -0.0715, south: 51.5075, north: 51.522 }
const STEP = 50
const BANDWIDTH = 110

const metres = (lon: number, lat: number) => ({
  x: (lon - BOX.west) * 111_320 * Math.cos((BOX.south * Math.PI) / 180),
  y: (lat - BOX.south) * 111_320,
})

function placesOf(rows: Rows): { x: number[]; y: number[] } {
  const places = rows.map((row) => metres(Number(row.Longitude), Number(row.Latitude)))
  return { x: places.map((place) => place.x), y: places.map((place) => place.y) }
}

export const figure: Figure = {
  name: 'points',
  title: 'Violence as a share of all recorded crime, City of London 2019: high in some streets, whatever the crowds',
  source:
    'data.police.uk, City of London Police, January to December 2019, Open Government Licence v3.0; places are rounded to nearby points by the publisher',
  n: 'Gaussian kernel, standard deviation 110 m; dark dots: p below 0.05 at that place in 499 random relabellings, not adjusted for the number of places',
  caution: 'what people were at risk; what was never reported. A high share can also mean that little else is recorded there.',
  async draw(read) {
    const year = read('police_uk_city_of_london.csv').filter((row) => {
      const lon = Number(row.Longitude)
      const lat = Number(row.Latitude)
      return row.Month?.startsWith('2019') && lon > BOX.west && lon < BOX.east && lat > BOX.south && lat < BOX.north
    })
    const isViolence = (row: Rows[number]) => row['Crime type'] === 'Violence and sexual offences'
    const cases = placesOf(year.filter(isViolence))
    const controls = placesOf(year.filter((row) => !isViolence(row)))
    const corner = metres(BOX.east, BOX.north)
    const at: { x: number[]; y: number[] } = { x: [], y: [] }
    for (let y = STEP / 2; y < corner.y; y += STEP) {
      for (let x = STEP / 2; x < corner.x; x += STEP) {
        at.x.push(x)
        at.y.push(y)
      }
    }
    const risk = await relativeRisk(cases, controls, at, { bandwidth: BANDWIDTH, permutations: 499, seed: 2019 })
    const most = Math.max(...risk.controlIntensity)
    const cells = at.x.map((x, k) => ({
      x,
      y: at.y[k]!,
      share: 100 * risk.probability[k]!,
      seen: risk.controlIntensity[k]! > most / 60,
      sure: risk.pHigh![k]! < 0.05,
    }))
    return {
      height: Math.round((720 * corner.y) / corner.x) + 60,
      marginLeft: 10,
      marginBottom: 20,
      x: { axis: null, domain: [0, corner.x] },
      y: { axis: null, domain: [0, corner.y * 1.06] },
      color: { type: 'linear', range: ['#f3f1ea', '#c2571a'], domain: [5, 30], clamp: true, legend: false },
      marks: [
        Plot.rect(
          cells.filter((cell) => cell.seen),
          {
            x1: (d) => d.x - STEP / 2,
            x2: (d) => d.x + STEP / 2,
            y1: (d) => d.y - STEP / 2,
            y2: (d) => d.y + STEP / 2,
            fill: 'share',
            inset: 0.4,
          },
        ),
        Plot.dot(
          cells.filter((cell) => cell.seen && cell.sure),
          { x: 'x', y: 'y', r: 1.6, fill: '#1b2a2e' },
        ),
        Plot.text(
          [
            { x: 0, y: corner.y * 1.04, text: 'pale 5 %  -  deep orange 30 % and above; white: too little recorded to say' },
            { x: corner.x * 0.86, y: corner.y * 0.02, text: '500 m' },
          ],
          { x: 'x', y: 'y', text: 'text', textAnchor: 'start', fill: '#5b6a6f', fontSize: 12 },
        ),
        Plot.ruleY([corner.y * 0.05], { x1: corner.x * 0.8, x2: corner.x * 0.8 + 500, stroke: '#1b2a2e', strokeWidth: 2 }),
      ],
    }
  },
}
