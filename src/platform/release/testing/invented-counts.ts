// A small invented table of counts of people for tests: place by quarter, with sums, and some counts withheld.
import type { Cell, PublicTable } from '../model.ts'
import { inventedTable } from './invented-table.ts'

const both = (da: string, en: string) => ({ da, en })

const places = { '1-1': { lat: 55.61, lon: 12.34 }, '1-2': { lat: 55.62, lon: 12.36 } }
const quarters = ['2026K1', '2026K2', '2026K3']

/** Rows are place, quarter, count, why it is missing. */
const rows: Cell[][] = [
  ['1-1', '2026K1', 12, null],
  ['1-1', '2026K2', null, 'protected'],
  ['1-1', '2026K3', null, 'protected'],
  ['1-1', 'total', 41, null],
  ['1-2', '2026K1', 0, null],
  ['1-2', '2026K2', null, 'protected'],
  ['1-2', '2026K3', null, 'protected'],
  ['1-2', 'total', 33, null],
  ['total', '2026K1', 12, null],
  ['total', '2026K2', 30, null],
  ['total', '2026K3', 32, null],
  ['total', 'total', 74, null],
]

export const inventedCounts = (more: Partial<PublicTable> = {}): PublicTable =>
  inventedTable(rows, {
    dataset: 'invented-people',
    columns: [
      {
        key: 'place',
        heading: both('Sted', 'Place'),
        kind: 'dimension',
        role: 'place',
        places,
        labels: {
          '1-1': both('omkring Demovej', 'around Demovej'),
          '1-2': both('omkring Prøvevej', 'around Prøvevej'),
          total: both('I alt', 'Total'),
        },
      },
      {
        key: 'quarter',
        heading: both('Kvartal', 'Quarter'),
        kind: 'dimension',
        role: 'time',
        labels: {
          ...Object.fromEntries(quarters.map((code) => [code, both(`${code.at(-1)}. kvartal 2026`, `Quarter ${code.at(-1)}, 2026`)])),
          total: both('I alt', 'Total'),
        },
      },
      { key: 'count', heading: both('Antal', 'Count'), kind: 'measure', unit: both('personer', 'people'), digits: 0 },
      { key: 'withheld', heading: both('Tilbageholdt', 'Withheld'), kind: 'text', labels: { protected: both('tilbageholdt', 'withheld') } },
    ],
    protection: {
      kind: 'counts-of-people',
      k: 5,
      base: 'invented',
      edition: 1,
      dimensions: [
        { key: 'place', classes: { '1-1': ['1-1'], '1-2': ['1-2'], total: ['1-1', '1-2'] } },
        { key: 'quarter', classes: { ...Object.fromEntries(quarters.map((code) => [code, [code]])), total: quarters } },
      ],
    },
    ...more,
  })
