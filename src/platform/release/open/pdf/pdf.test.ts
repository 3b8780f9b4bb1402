import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, readPdf } from '../../../paper/testing/read-pdf.ts'
import type { Cell, Language, PublicTable, Release } from '../../model.ts'
import { inventedTable } from '../../testing/invented-table.ts'
import { chartOf } from './chart.ts'
import { type PaperTown, paperOf } from './paper.ts'
import { pdfOf } from './pdf-in-thread.ts'
import { mostRows } from './table.ts'
import { da } from './texts.da.ts'

const both = (da: string, en: string) => ({ da, en })
const town: PaperTown = { name: 'Prøveby', isDemonstration: true, address: 'https://prove.example/da/data/youth/2' }
const releaseOf = (table: PublicTable): Release => ({ table, number: 2, releasedAt: new Date('2026-03-04T10:00:00Z') })

/** Young people by year and quarter of town; 2023 is withheld in the total, and one class in 2024. */
const youth = (rows: Cell[][] = counted): PublicTable =>
  inventedTable(rows, {
    dataset: 'youth',
    title: both('Unge i klubben', 'Young people in the club'),
    columns: [
      { key: 'year', heading: both('År', 'Year'), kind: 'dimension' },
      {
        key: 'area',
        heading: both('Kvarter', 'Quarter'),
        kind: 'dimension',
        labels: { north: both('Nord', 'North'), total: both('I alt', 'Total') },
      },
      { key: 'count', heading: both('Antal', 'Count'), kind: 'measure', digits: 0, unit: both('unge', 'young people') },
      {
        key: 'withheld',
        heading: both('Tilbageholdt', 'Withheld'),
        kind: 'text',
        labels: { protected: both('så ingen kan kendes', 'so that nobody is recognised') },
      },
    ],
  })
const counted: Cell[][] = [
  ['2022', 'north', 20, null],
  ['2022', 'total', 1040, null],
  ['2023', 'north', null, 'protected'],
  ['2023', 'total', null, 'protected'],
  ['2024', 'north', null, 'protected'],
  ['2024', 'total', 1100, null],
  ['2025', 'north', 31, null],
  ['2025', 'total', 1203, null],
]

const readIn = async (table: PublicTable, language: Language = 'da') => readPdf(Buffer.from(await pdfOf(releaseOf(table), language, town)))

test('the paper says what it is, which release, when, from where, and at which address', async () => {
  const read = await readIn(youth())
  assert.equal(read.info.Title, 'Unge i klubben')
  assert.equal(read.info.Author, 'Prøveby')
  assert.equal(read.info.Language, 'da-DK')
  assert.ok(read.isMarked)
  const said = read.elements.map(({ words }) => words).join(' ')
  for (const words of [
    'Til prøve.',
    'Udgivelse',
    '4. marts 2026',
    'Prøvekilden, PRØVE1',
    'To rækker',
    'Alt er talt med',
    'Hvorfor.',
    town.address,
  ])
    assert.ok(said.includes(words), words)
  for (const printed of read.printed) assert.match(printed, /Demonstration/)
})

test('the paper is in the language asked for', async () => {
  const read = await readIn(youth(), 'en')
  assert.equal(read.info.Language, 'en-GB')
  const printed = read.printed.join(' ')
  assert.match(printed, /1,040/)
  assert.match(printed, /Permanent address/)
  assert.doesNotMatch(printed, /Fast adresse|Kilde/)
})

test('a withheld figure is a word, never a nought or an empty cell, and it is said why', async () => {
  const read = await readIn(youth())
  const [figures] = all(read.elements, 'TBody')
  const cells = all([figures ?? assert.fail('no table')], 'TD').map(({ words }) => words.trim())
  assert.deepEqual(
    cells.filter((_, place) => place % 2 === 1),
    ['20', '1.040', 'tilbageholdt', 'tilbageholdt', 'tilbageholdt', '1.100', '31', '1.203'],
  )
  const said = read.printed.join(' ')
  assert.match(said, /I 3 rækker er tallet tilbageholdt/)
  assert.match(said, /så ingen kan kendes/)
})

test('the chart draws the totals, and a withheld figure is a gap in it', () => {
  const chart = chartOf(youth(), 'da', da, { source: '', asOf: '', n: '', uncertainty: '', cannotSay: [] })
  assert.ok(chart?.kind === 'chart')
  assert.deepEqual(
    chart.points.map(({ label, value, afterGap }) => ({ label, value, afterGap })),
    [
      { label: '2022', value: 1040, afterGap: undefined },
      { label: '2024', value: 1100, afterGap: true },
      { label: '2025', value: 1203, afterGap: undefined },
    ],
  )
  assert.match(chart.alternative, /Det første tal er 1\.040 \(2022\)\. Det nyeste er 1\.203 \(2025\)\..*brudt/)
})

test('where time does not divide the table, or several lines would be drawn, no chart is', () => {
  const note = { source: '', asOf: '', n: '', uncertainty: '', cannotSay: [] }
  assert.equal(chartOf(inventedTable(), 'da', da, note), null)
  const withoutTotals = counted.filter(([, area]) => area !== 'total').concat([['2022', 'south', 12, null]])
  assert.equal(chartOf(youth(withoutTotals), 'da', da, note), null)
  const yearsAndQuarters = [...counted, ['2025K1', 'total', 300, null]]
  assert.equal(chartOf(youth(yearsAndQuarters), 'da', da, note), null)
})

test('a long table shows its first rows, says so, and says where all are', async () => {
  const rows = Array.from({ length: mostRows + 40 }, (_, place): Cell[] => [`row ${place}`, null, place, null])
  const read = await readIn(inventedTable(rows))
  const printed = read.printed.join(' ')
  assert.match(printed, /Her står de første 300 rækker af 340/)
  assert.ok(read.links.some(({ url }) => url === `${town.address}.csv`))
  assert.ok(printed.includes('row 299') && !printed.includes('row 300'))
})

test('a wide table stands in parts, each with what its rows are about', () => {
  const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => ({ key, heading: both(key, key), kind: 'measure' as const }))
  const wide = inventedTable([['home', 1, 2, 3, 4, 5, 6, 7, 8]], {
    columns: [{ key: 'group', heading: both('Gruppe', 'Group'), kind: 'dimension' }, ...columns],
  })
  const tables = paperOf(releaseOf(wide), 'da', town).sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
  assert.deepEqual(
    tables.map((table) => table.columns.map(({ heading }) => heading).join('')),
    ['Gruppeabcdef', 'Gruppegh'],
  )
  assert.deepEqual(
    tables.map(({ note }) => note !== undefined),
    [false, true],
  )
})

test('the same release is the same file, and another town has another', async () => {
  const [one, again] = [await pdfOf(releaseOf(youth()), 'da', town), await pdfOf(releaseOf(youth()), 'da', { ...town })]
  assert.ok(one === again)
  assert.ok(one !== (await pdfOf(releaseOf(youth()), 'da', { ...town, name: 'Naboby' })))
})
