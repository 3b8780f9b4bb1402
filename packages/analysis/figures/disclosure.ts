// A real table protected twice: only its small counts withheld, and properly. What subtraction gives back is computed by the attacker.

import * as Plot from '@observablehq/plot'
import {
  type Attack,
  attack,
  type Cube,
  cube,
  nodeOf,
  PUBLISHED,
  type PublishedTable,
  primarySuppression,
  protectTable,
  publishedTable,
} from '../src/disclosure/index.ts'
import type { Figure, Rows } from './figure.ts'

const BLUE = '#1f4e79'
const ORANGE = '#c2571a'
const GREY = '#6b7280'
const TOWN = 'Vallensbæk'
const OFFENCES = [
  ['12', 'Violence'],
  ['1320', 'Burglary, homes'],
  ['1316', 'Burglary, business'],
  ['1332', 'Shoplifting'],
  ['1336', 'Other theft'],
  ['3210', 'Drugs'],
  ['3410', 'Weapons'],
] as const
const QUARTERS = ['2024K1', '2024K2', '2024K3', '2024K4', '2025K1', '2025K2', '2025K3', '2025K4']

type Square = { panel: string; column: string; row: string; text: string; kind: 'shown' | 'range' | 'found' | 'extra'; total: boolean }

function tableOf(rows: Rows): Cube {
  const counts = OFFENCES.flatMap(([code]) =>
    QUARTERS.map((quarter) => {
      const row = rows.find((r) => r.area_name === TOWN && r.offence_code === code && r.quarter === quarter)
      return Number(row!.reported)
    }),
  )
  const years = { name: 'year', groups: ['2024', '2025'], of: QUARTERS.map((quarter) => Number(quarter.slice(0, 4)) - 2024) }
  return cube(
    [
      { name: 'offence', levels: OFFENCES.map(([, name]) => name) },
      { name: 'quarter', levels: QUARTERS, groupings: [years] },
    ],
    counts,
  )
}

const columnName = (node: string) => (node.includes('K') ? `Q${node.slice(5)} ${node.slice(2, 4)}` : node)

function squares(table: Cube, published: PublishedTable, unsafe: Int32Array, found: Attack, panel: string): Square[] {
  const [offence, quarter] = table.axes as [Cube['axes'][0], Cube['axes'][0]]
  return Array.from({ length: table.size }, (_, cell) => {
    const at = found.cells.indexOf(cell)
    const known = at >= 0 && found.lower[at] === found.upper[at]
    const text = at < 0 ? String(published.values[cell]) : known ? String(found.lower[at]) : `${found.lower[at]}–${found.upper[at]}`
    const hidden = known ? 'found' : unsafe.includes(cell) ? 'range' : 'extra'
    const [row, column] = [nodeOf(offence, cell), nodeOf(quarter, cell)]
    return {
      panel,
      column: columnName(quarter.nodes[column]!),
      row: offence.nodes[row]!,
      text,
      kind: published.status[cell] === PUBLISHED ? 'shown' : hidden,
      total: row >= offence.levels || column >= quarter.levels,
    }
  })
}

const fill = { shown: 'white', range: '#f3d3bf', found: ORANGE, extra: '#cfdcea' }
const ink = ({ kind, total }: Square) =>
  kind === 'found' ? 'white' : kind === 'shown' ? (total ? '#1b2a2e' : GREY) : kind === 'range' ? '#7a3410' : BLUE

export const figure: Figure = {
  name: 'disclosure',
  title: 'Withhold only the small counts, and subtraction gives some of them back; withhold a few more, and it gives back none',
  source: 'Statistics Denmark, STRAF11 (reported offences in Vallensbæk by quarter, 2024 and 2025), CC BY 4.0',
  n: 'Seven kinds of offence, eight quarters, with the sums of the table itself. Dark orange: withheld, but computed from the rest. Light orange: a small count (1 to 4) and the range that is left of it. Blue: withheld to protect the others.',
  caution:
    'anything about a person: these are offences, and all of them are published by the source. The table is protected here as one of residents would be.',
  async draw(read) {
    const table = tableOf(read('dk_straf11_quarterly_2016_2025.csv'))
    const primary = primarySuppression(table)
    const naive = publishedTable(primary)
    const before = await attack(naive)
    const safe = await protectTable(table, { depth: 'tightest' })
    const small = primary.unsafe.length
    const first = `Only the ${small} small counts withheld: ${before.recovered.length} of them given back`
    const second = `${safe.lostCells} more cells withheld: ${safe.attack.recovered.length} given back`
    const data = [...squares(table, naive, safe.unsafe, before, first), ...squares(table, safe.published, safe.unsafe, safe.attack, second)]
    const columns = ['Q1 24', 'Q2 24', 'Q3 24', 'Q4 24', '2024', 'Q1 25', 'Q2 25', 'Q3 25', 'Q4 25', '2025', 'total']
    return {
      height: 590,
      marginLeft: 132,
      marginTop: 56,
      x: { domain: columns, axis: 'top', label: null, tickSize: 0, padding: 0.06 },
      y: { domain: [...OFFENCES.map(([, name]) => name), 'total'], label: null, tickSize: 0, padding: 0.08 },
      fy: { domain: [first, second], label: null, axis: null, padding: 0.24 },
      marks: [
        Plot.cell(data, { x: 'column', y: 'row', fy: 'panel', fill: (d: Square) => fill[d.kind] }),
        Plot.text(data, {
          x: 'column',
          y: 'row',
          fy: 'panel',
          text: 'text',
          fill: ink,
          fontSize: 12,
        }),
        Plot.text([first, second], {
          fy: (d: string) => d,
          text: (d: string) => d,
          frameAnchor: 'top-left',
          dy: -46,
          dx: -128,
          fontSize: 13.5,
          fontWeight: 600,
          fill: '#1b2a2e',
        }),
      ],
    }
  },
}
