// Robberies in Memphis in 2019: the squares that were hot, and what their year was like.

import * as Plot from '@observablehq/plot'
import { contiguityNeighbours, hotSpotClasses, includeSelf, spaceTimeGStar, spatialWeights } from '../src/index.ts'
import type { Figure, Rows } from './figure.ts'

const CELL = 1.5
const MONTHS = ['J', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D']

type Square = { column: number; row: number; months: Float64Array }
type Spot = Square & { course: string; letter: string; states: number[]; z: number[] }

const LASTING = '#c2571a'
const PASSING = '#e3a06a'

/** Squares of 1.5 km in which anything was recorded, with their robberies by month. */
function squaresOf(rows: Rows): Square[] {
  const squares = new Map<string, Square>()
  for (const { lon, lat, date } of rows) {
    const column = Math.floor(((Number(lon) + 90.13) * 111.32 * Math.cos((35.1 * Math.PI) / 180)) / CELL)
    const row = Math.floor(((Number(lat) - 34.99) * 111.32) / CELL)
    const square = squares.get(`${column} ${row}`) ?? { column, row, months: new Float64Array(12) }
    square.months[Number(date!.slice(5, 7)) - 1]!++
    squares.set(`${column} ${row}`, square)
  }
  return Array.from(squares.values())
}

const outline = ({ column: x, row: y }: Square) => [
  [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ],
]

const total = ({ months }: Square) => months.reduce((sum, count) => sum + count, 0)

/** The squares with a hot course, lasting ones first, each with a letter. */
async function spotsOf(squares: Square[]): Promise<Spot[]> {
  const weights = spatialWeights(includeSelf(await contiguityNeighbours(squares.map(outline))), { style: 'B' })
  const byMonth = MONTHS.map((_, t) => Float64Array.from(squares, ({ months }) => months[t]!))
  const { z } = spaceTimeGStar(byMonth, weights)
  const { classes, states } = hotSpotClasses(z)
  return squares
    .map((square, i) => ({
      ...square,
      course: classes[i]!.kind === 'hot' ? classes[i]!.course! : '',
      letter: '',
      states: states.map((month) => month[i]!),
      z: z.map((month) => month[i]!),
    }))
    .filter(({ course }) => course !== '')
    .sort((a, b) => Number(a.course !== 'persistent') - Number(b.course !== 'persistent') || total(b) - total(a))
    .map((spot, at) => ({ ...spot, letter: String.fromCharCode(65 + at) }))
}

const greyOf = (square: Square) => (total(square) >= 30 ? '#c9c3b4' : total(square) >= 10 ? '#dbd7cb' : '#efede6')
const colourOf = ({ course }: Spot) => (course === 'persistent' ? LASTING : PASSING)

export const figure: Figure = {
  name: 'areas',
  title: 'Robbery in Memphis in 2019: a few places were hot in nearly every month, others now and then',
  source: 'Memphis Police Department through the Crime Open Database, robberies of 2019 with time and place (MIT licence)',
  n: 'Squares of 1.5 km; Gi* of each square with those around it, this month and the one before, against the whole year. Hot: false-discovery adjusted p at most 0.05 over all squares and months.',
  caution:
    'how many people were there to be robbed, and what was not reported. Squares without a robbery in the year are left out; what is lively is hot.',
  async draw(read) {
    const squares = squaresOf(read('memphis_robberies_2019.csv'))
    const spots = await spotsOf(squares)
    // Squares of the map and rows of months share one plane; the rows stand right of the map.
    const right = 26
    const high = 20.3
    const step = high / Math.max(spots.length, 1)
    const rowOf = (at: number) => high - (at + 0.5) * step
    const cells = spots.flatMap((spot, at) =>
      MONTHS.map((month, t) => ({ month, t, y: rowOf(at), spot, count: spot.months[t]!, hot: spot.states[t] === 1 })),
    )
    const label = { fill: '#1b2a2e', fontSize: 11 }
    return {
      height: 388,
      margin: 0,
      marginTop: 34,
      marginBottom: 4,
      x: { axis: null, domain: [-0.5, 42.5] },
      y: { axis: null, domain: [-0.3, high] },
      marks: [
        Plot.rect(squares, { x1: 'column', x2: (d) => d.column + 1, y1: 'row', y2: (d) => d.row + 1, fill: greyOf, inset: 0.4 }),
        Plot.rect(spots, { x1: 'column', x2: (d) => d.column + 1, y1: 'row', y2: (d) => d.row + 1, fill: colourOf, inset: 0.4 }),
        Plot.text(spots, {
          x: (d) => d.column + 0.5,
          y: (d) => d.row + 0.5,
          text: 'letter',
          fill: (d) => (d.course === 'persistent' ? '#ffffff' : '#1b2a2e'),
          fontSize: 10.5,
        }),
        Plot.rect(cells, {
          x1: (d) => right + d.t,
          x2: (d) => right + d.t + 1,
          y1: (d) => d.y - step / 2,
          y2: (d) => d.y + step / 2,
          fill: (d) => (d.hot ? colourOf(d.spot) : '#f3f1ea'),
          inset: 1,
        }),
        Plot.text(cells, {
          x: (d) => right + d.t + 0.5,
          y: 'y',
          text: 'count',
          fill: (d) => (d.hot && d.spot.course === 'persistent' ? '#ffffff' : '#1b2a2e'),
          fontSize: 10.5,
        }),
        Plot.text(spots, { x: right - 0.5, y: (_, at) => rowOf(at), text: 'letter', ...label }),
        Plot.text(spots, { x: right + 12.3, y: (_, at) => rowOf(at), text: 'course', textAnchor: 'start', ...label }),
        Plot.text(MONTHS, { x: (_, t) => right + t + 0.5, y: high, text: (d) => d, dy: -8, fill: '#5b6a6f' }),
        Plot.text([{ x: right, y: high, text: 'robberies a month; coloured: hot' }], {
          x: 'x',
          y: 'y',
          text: 'text',
          textAnchor: 'start',
          dy: -24,
          fill: '#5b6a6f',
        }),
        Plot.text([{ x: -0.3, y: high, text: 'grey: to 9, to 29, more robberies in the year; letters: hot spots' }], {
          x: 'x',
          y: 'y',
          text: 'text',
          textAnchor: 'start',
          dy: -24,
          fill: '#5b6a6f',
        }),
        Plot.ruleY([0.2], { x1: 16.4, x2: 16.4 + 5 / CELL, stroke: '#1b2a2e', strokeWidth: 2 }),
        Plot.text([{ x: 16.4, y: 0.2, text: '5 km' }], { x: 'x', y: 'y', text: 'text', textAnchor: 'start', dy: -9, ...label }),
      ],
    }
  },
}
