// A second format is no way round: every file of a table of counts of people carries the figures of its release, and no other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import type { Cell, Language, Release } from '../model.ts'
import { inventedCounts } from '../testing/invented-counts.ts'
import { inventedTable } from '../testing/invented-table.ts'
import { pictureOf, placesIn, withheldIn } from './counts-picture.ts'
import { toCsv } from './csv.ts'
import { formatsOf } from './formats.ts'
import { toGeoJson } from './geojson.ts'
import { toJson } from './json.ts'
import { type JsonStat, toJsonStat } from './json-stat.ts'
import { toXlsx } from './xlsx.ts'

const release: Release = { table: inventedCounts(), number: 3, releasedAt: new Date('2026-11-02T08:00:00Z') }
const figuresOf = (rows: readonly Cell[][]): (number | null)[] => rows.map((row) => (typeof row[2] === 'number' ? row[2] : null))
const truth = figuresOf(release.table.rows)

/** A reader of JSON-stat of our own: walks the cube and gives the value of each combination of codes. */
function readCube({ id, size, dimension, value }: JsonStat): Map<string, number | null> {
  const codes = id.map((key) => dimension[key]?.category.index ?? [])
  assert.deepEqual(
    size,
    codes.map((list) => list.length),
  )
  assert.equal(
    value.length,
    size.reduce((all, n) => all * n, 1),
  )
  const read = new Map<string, number | null>()
  for (const [place, cell] of value.entries()) {
    let rest = place
    const names: string[] = []
    for (let d = id.length - 1; d >= 0; d--) {
      names.unshift(codes[d]?.[rest % (size[d] ?? 1)] ?? '')
      rest = Math.floor(rest / (size[d] ?? 1))
    }
    read.set(names.join(' '), cell)
  }
  return read
}

for (const language of ['da', 'en'] as const satisfies Language[]) {
  test(`CSV, workbook, JSON and JSON-stat read back give the released counts (${language})`, async () => {
    const [, ...lines] = parse(toCsv(release.table, language), { bom: true, delimiter: language === 'da' ? ';' : ',' }) as string[][]
    assert.deepEqual(
      lines.map((cells) => (cells[2] === '' ? null : Number(cells[2]))),
      truth,
    )

    const book = new exceljs.Workbook()
    await book.xlsx.load((await toXlsx(release, language)).buffer)
    const sheet = book.worksheets[0]?.getSheetValues().slice(2) as Cell[][]
    assert.deepEqual(
      sheet.map((row) => (typeof row[3] === 'number' ? row[3] : null)),
      truth,
    )

    const { rows } = toJson(release) as { rows: { count: number | null }[] }
    assert.deepEqual(
      rows.map(({ count }) => count),
      truth,
    )

    const cube = toJsonStat(release, language, 'https://x.invalid/')
    assert.ok(cube)
    const read = readCube(cube)
    assert.deepEqual(
      release.table.rows.map((row) => read.get(`${row[0]} ${row[1]} count`)),
      truth,
    )
    assert.equal(read.size, truth.length)
    assert.equal(Object.keys(cube.status ?? {}).length, 4)
    assert.deepEqual(cube.extension.status, { label: { protected: { da: 'tilbageholdt', en: 'withheld' }[language] } })
    assert.deepEqual(cube.role, { time: ['quarter'], geo: ['place'], metric: ['figure'] })
  })

  test(`map and GeoJSON show places of the table and their released counts only (${language})`, () => {
    const placed = toGeoJson(release, language, 'https://x.invalid/')
    assert.ok(placed)
    const ofPlaces = release.table.rows.filter((row) => row[0] !== 'total')
    assert.deepEqual(
      placed.features.map(({ properties }) => properties.count),
      figuresOf(ofPlaces),
    )
    assert.deepEqual(
      placesIn(release.table, language).map(({ count }) => count),
      [41, 33],
    )
  })
}

test('a withheld count is a gap in the chart, never nought', () => {
  const picture = pictureOf(release.table, 'da')
  assert.equal(picture?.kind, 'lines')
  assert.deepEqual(
    picture?.series.map(({ name, points }) => [name, points.map(({ count }) => count)]),
    [
      ['omkring Demovej', [12, null, null]],
      ['omkring Prøvevej', [0, null, null]],
    ],
  )
  assert.deepEqual(withheldIn(release.table), { withheld: 4, cells: 12 })
})

test('a table without places has no GeoJSON, and one whose rows are not told apart is no cube', () => {
  assert.deepEqual(formatsOf(release), ['csv', 'json', 'xlsx', 'pdf', 'jsonstat', 'geojson'])
  const twice = inventedTable([
    ['home', 'one', 1, 1],
    ['home', 'two', 2, 2],
  ])
  assert.deepEqual(formatsOf({ ...release, table: twice }), ['csv', 'json', 'xlsx', 'pdf'])
})
