// Open figures as others collect them: the catalogue, the feed, addresses without a language, and a long table a page at a time.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DOMParser, parseHTML } from 'linkedom'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { publishTable, withdrawRelease } from '../store.ts'
import { inventedTable } from '../testing/invented-table.ts'

const years = Array.from({ length: 60 }, (_, i) => String(1960 + i))
const groups = ['home', 'shop']

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', async (tx) => {
    const short = inventedTable()
    await publishTable(tx, short)
    const [group, ...others] = short.columns
    const columns = [
      group,
      { key: 'period', heading: { da: 'År', en: 'Year' }, kind: 'dimension' as const, role: 'time' as const },
      ...others.slice(1),
    ]
    const rows = groups.flatMap((name) => years.map((year, i) => [name, year, i, i / 2]))
    await publishTable(tx, inventedTable(rows, { dataset: 'invented-years', columns: columns.flatMap((one) => one ?? []) }))
    await publishTable(tx, inventedTable([['home', 'one', 1, 1]], { dataset: 'invented-gone' }))
    await withdrawRelease(tx, 'invented-gone', 1, 'Talt <forkert> & rettet')
  })
})
after(() => town.close())

const textOf = async (path: string) => (await town.visit(path)).text()

test('the catalogue names every dataset that is public, and none that was withdrawn', async () => {
  const answer = await town.visit('/da/data.jsonld')
  assert.match(answer.headers.get('content-type') ?? '', /^application\/ld\+json/)
  const catalogue = (await answer.json()) as { 'dcat:dataset': Record<string, string>[] }
  assert.deepEqual(
    catalogue['dcat:dataset'].map((one) => one['dct:identifier']),
    ['invented-counts', 'invented-years'],
  )
  const one = (await (await town.visit('/en/data/invented-years.jsonld')).json()) as Record<string, unknown>
  assert.equal(one['dct:identifier'], 'invented-years')
})

test('the feed is well-formed and tells of releases and of what was taken back, newest first', async () => {
  const answer = await town.visit('/da/data.atom')
  assert.match(answer.headers.get('content-type') ?? '', /^application\/atom\+xml/)
  const document = new DOMParser().parseFromString(await answer.text(), 'text/xml')
  const titles = [...document.querySelectorAll('entry > title')].map((title) => title.textContent)
  assert.equal(titles.length, 3)
  assert.ok(titles.some((title) => title?.includes('trukket tilbage')))
  assert.ok([...document.querySelectorAll('summary')].some((text) => text.textContent === 'Talt <forkert> & rettet'))
  for (const part of ['id', 'title', 'updated', 'author > name', 'link[rel=self]'])
    assert.ok(document.querySelector(`feed > ${part}`), part)
  const dates = [...document.querySelectorAll('entry > updated')].map((at) => at.textContent ?? '')
  assert.deepEqual(dates, dates.toSorted().toReversed())
})

test('an address without a language leads to the reader’s own', async () => {
  for (const path of ['/data', '/data/invented-counts', '/data/invented-counts.csv']) {
    const answer = await town.visit(path)
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, `/da${path}`])
  }
})

test('a table that is no cube or has no places has no such file', async () => {
  assert.equal((await town.visit('/da/data/invented-counts.geojson')).status, 404)
  assert.equal((await town.visit('/da/data/invented-years.jsonstat')).status, 200)
  assert.equal((await town.visit('/da/data/invented-years.xml')).status, 404)
})

test('a long table is read a page at a time, and rows are chosen from it as it stands', async () => {
  const rowsIn = (html: string) => [...parseHTML(html).document.querySelectorAll('main table tbody tr')].map((row) => row.textContent)
  assert.equal(rowsIn(await textOf('/da/data/invented-years')).length, 25)
  assert.equal(rowsIn(await textOf('/da/data/invented-years?page=5')).length, 20)
  assert.equal(rowsIn(await textOf('/da/data/invented-years?group=shop&period=1961')).length, 1)
  // What does not exist is passed over, and never an error.
  assert.equal(rowsIn(await textOf('/da/data/invented-years?group=nobody&page=-3')).length, 25)
})

test('what stands at the address of a withdrawn edition is its tombstone, in every format', async () => {
  for (const ending of ['', '.csv', '.json', '.jsonstat', '.pdf']) {
    const answer = await town.visit(`/da/data/invented-gone/1${ending}`)
    assert.equal(answer.status, 410, ending)
    assert.match(await answer.text(), /Talt &lt;forkert&gt; &amp; rettet/)
  }
  assert.equal((await town.visit('/da/data/invented-gone')).status, 410)
  assert.equal((await town.visit('/da/data/never-there')).status, 404)
  assert.equal((await town.visit('/da/data/invented-counts/9')).status, 404)
})

test('the head of a page names the same table as files, and that of the list the feed and the catalogue', async () => {
  const linksOf = async (path: string) =>
    [...parseHTML(await textOf(path)).document.querySelectorAll('head link[rel=alternate]')].map((link) => link.getAttribute('href'))
  assert.deepEqual(await linksOf('/en/data'), ['/en/data.atom', '/en/data.jsonld'])
  const files = await linksOf('/da/data/invented-years/1')
  assert.deepEqual(
    files,
    ['csv', 'json', 'xlsx', 'pdf', 'jsonstat'].map((ending) => `/da/data/invented-years/1.${ending}`),
  )
  for (const file of files) assert.equal((await town.visit(file ?? '')).status, 200, file ?? '')
})
