// Counts of people that went through the whole gate, as anybody meets them: page and every file say what was released, and a withheld count is nowhere.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import { parseHTML } from 'linkedom'
import type { Cell, PublicTable } from '../model.ts'
import { gateTown } from '../proposal/testing/gate-town.ts'
import { inventedCells, inventedCut } from '../proposal/testing/invented-counts.ts'
import { withdrawRelease } from '../store.ts'
import type { JsonStat } from './json-stat.ts'

const { town, bringIn, letOut, publicTable } = await gateTown()
after(() => town.close())

const names = ['klubber', 'klubber-i-tiden', 'klubber-kun']
const tables = new Map<string, PublicTable>()
before(async () => {
  const base = await bringIn('unge-i-klub', inventedCells())
  await letOut(
    base,
    1,
    inventedCut('klubber', ['klub', 'alder']),
    inventedCut('klubber-i-tiden', ['kvartal', 'klub', 'alder']),
    inventedCut('klubber-kun', ['klub']),
  )
  for (const name of names) tables.set(name, (await publicTable(name)) as PublicTable) // let out just above
})

const countsOf = (table: PublicTable): Cell[] => {
  const at = table.columns.findIndex(({ key }) => key === 'count')
  return table.rows.map((row) => row[at] ?? null)
}
const get = async (path: string) => {
  const answer = await town.visit(path)
  assert.equal(answer.status, 200, path)
  return answer
}

test('the fixture withholds something, or the tests below say nothing', () => {
  const withheld = [...tables.values()].flatMap(countsOf).filter((count) => count === null)
  assert.ok(withheld.length > 4)
})

for (const language of ['da', 'en'] as const)
  for (const name of names)
    test(`every file of “${name}” carries the counts of the release and no other (${language})`, async () => {
      const table = tables.get(name) as PublicTable // every name has one
      const truth = countsOf(table)
      const at = table.columns.findIndex(({ key }) => key === 'count')
      const file = (ending: string) => get(`/${language}/data/${name}.${ending}`)

      const [, ...lines] = parse(await (await file('csv')).text(), { bom: true, delimiter: language === 'da' ? ';' : ',' }) as string[][]
      assert.deepEqual(
        lines.map((cells) => (cells[at] === '' ? null : Number(cells[at]))),
        truth,
      )

      const book = new exceljs.Workbook()
      await book.xlsx.load(await (await file('xlsx')).arrayBuffer())
      const sheet = book.worksheets[0]?.getSheetValues().slice(2) as Cell[][]
      assert.deepEqual(
        sheet.map((row) => row[at + 1] ?? null),
        truth,
      )

      const json = (await (await file('json')).json()) as { rows: Record<string, Cell>[] }
      assert.deepEqual(
        json.rows.map(({ count }) => count),
        truth,
      )

      const cube = (await (await file('jsonstat')).json()) as JsonStat
      const shown = truth.filter((count) => count !== null)
      const sorted = (counts: readonly Cell[]) => counts.toSorted((a, b) => Number(a) - Number(b))
      assert.deepEqual(sorted(cube.value.filter((count) => count !== null)), sorted(shown))
      assert.equal(Object.keys(cube.status ?? {}).length, truth.length - shown.length)

      // One club has no place: its rows and the sums are in the table only.
      const places = (await (await file('geojson')).json()) as { features: { properties: Record<string, Cell> }[] }
      const club = table.columns.findIndex(({ key }) => key === 'klub')
      assert.deepEqual(
        places.features.map(({ properties }) => properties.count),
        table.rows.filter((row) => row[club] === 'Nord' || row[club] === 'Syd').map((row) => row[at]),
      )
    })

test('the pages of a table show each released count, a word where one is withheld, and how many are', async () => {
  const table = tables.get('klubber-i-tiden') as PublicTable
  const shown: (string | null | undefined)[] = []
  let notice = ''
  for (let page = 1; page <= Math.ceil(table.rows.length / 25); page++) {
    const { document } = parseHTML(await (await get(`/da/data/klubber-i-tiden?page=${page}`)).text())
    const rows = [...document.querySelectorAll('main .table-block:not(.chart-frame *) tbody tr')]
    shown.push(...rows.map((row) => row.querySelector('td:last-child')?.textContent))
    notice = document.querySelector('.notice')?.textContent ?? ''
  }
  assert.deepEqual(
    shown,
    countsOf(table).map((count) => (count === null ? 'tilbageholdt' : String(count))),
  )
  const withheld = countsOf(table).filter((count) => count === null).length
  assert.match(notice, new RegExp(`${withheld} af ${table.rows.length} tal er tilbageholdt`))
})

test('charts and map of the page are made of the same table, in both languages', async () => {
  for (const [language, word] of [
    ['da', 'tilbageholdt'],
    ['en', 'withheld'],
  ] as const) {
    const { document } = parseHTML(await (await get(`/${language}/data/klubber`)).text())
    const table = tables.get('klubber') as PublicTable
    const ofClub = (club: string) => {
      const count = table.rows.find(([name, age]) => name === club && age === 'total')?.[2] ?? null
      return count === null ? word : String(count)
    }
    const list = [...document.querySelectorAll('.map-list tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent),
    )
    assert.deepEqual(
      list,
      ['Nord', 'Syd'].map((club) => [club, ofClub(club)]),
    )
    const points = JSON.parse(document.querySelector('.map-live script')?.textContent ?? '') as {
      features: { properties: { name: string; text: string } }[]
    }
    assert.deepEqual(
      points.features.map(({ properties }) => [properties.name, properties.text]),
      list,
    )
    const through = parseHTML(await (await get(`/${language}/data/klubber-i-tiden`)).text()).document
    assert.equal(through.querySelectorAll('.chart-frame svg.chart').length, 2)
  }
})

test('a withdrawn table of counts leaves its name, the reason and the way on; its counts are gone in every format', async () => {
  await town.as('data-protection', (tx) => withdrawRelease(tx, 'klubber-kun', 1, 'En klub var talt to gange'))
  for (const ending of ['', '.csv', '.json', '.xlsx', '.jsonstat', '.geojson', '.pdf', '/1', '/1.csv', '/1.json']) {
    const answer = await town.visit(`/en/data/klubber-kun${ending}`)
    assert.equal(answer.status, 410, ending)
    const text = await answer.text()
    assert.match(text, /klubber-kun/)
    assert.match(text, /<span lang="da">En klub var talt to gange<\/span>/)
    for (const count of countsOf(tables.get('klubber-kun') as PublicTable))
      if (count !== null) assert.doesNotMatch(text, new RegExp(`>${count}<`))
  }
  const feed = await (await get('/en/data.atom')).text()
  assert.match(feed, /klubber-kun: release 1 was withdrawn/)
})
