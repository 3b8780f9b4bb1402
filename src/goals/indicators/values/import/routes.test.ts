// A file of figures: every fault is named by line and column, holes are spoken of, and all of it comes in or nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Excel from 'exceljs'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { readReleased } from '../../../../platform/release/index.ts'
import { toCsv } from '../../../../platform/release/open/csv.ts'
import { readValues } from '../../store.ts'
import { holding } from '../model.ts'
import { releaseIndicator } from '../release.ts'
import { makeInvented } from '../testing/invented-indicator.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const make = async (slug: string) => (await town.as('system', (tx) => makeInvented(tx, slug))).id
const handIn = async (slug: string, text: string | Uint8Array, name = 'tal.csv', more: Record<string, string> = {}) => {
  const body = new FormData()
  for (const [field, value] of Object.entries(more)) body.append(field, value)
  body.append('file', new File([text as BlobPart], name))
  const answer = await town.visit(`/da/indicators/${slug}/values/import`, { as: 'analyst', body })
  return { status: answer.status, html: await answer.text() }
}
const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const carriedIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
const confirm = (slug: string, html: string, more: Record<string, string> = {}) =>
  town.visit(`/da/indicators/${slug}/values/import`, { as: 'analyst', form: { ...carriedIn(html), ...more } })
const valuesOf = (id: string) => town.as('leader', (tx) => readValues(tx, id))

const head = 'Periode;Tal;Nedre;Øvre;n\n'
const whole = `${head}2021;68,5;65;72;500\n2022;69;66;72;510\n2023;71;68;74;520\n`

test('a whole file is looked through first, and comes in on a yes', async () => {
  const id = await make('hel')
  const { status, html } = await handIn('hel', whole)
  assert.equal(status, 200)
  assert.match(html, /Nye tal: 3\. Rettede tal: 0/)
  assert.equal((await valuesOf(id)).length, 0)
  const answer = await confirm('hel', html)
  assert.equal(answer.headers.get('location'), '/da/indicators/hel/values?done=imported&added=3&corrected=0')
  const values = await valuesOf(id)
  assert.deepEqual(
    values.map(({ period, value, origin, provenance }) => [period, value, origin, provenance.file]),
    [
      ['2023', 71, 'file', 'tal.csv'],
      ['2022', 69, 'file', 'tal.csv'],
      ['2021', 68.5, 'file', 'tal.csv'],
    ],
  )
})

test('the same file again changes nothing, also when the yes is sent twice', async () => {
  const id = await make('igen')
  const { html } = await handIn('igen', whole)
  await confirm('igen', html)
  const twice = await confirm('igen', html)
  assert.match(await twice.text(), /Tallene er ændret, siden du så dem/)
  const again = await handIn('igen', whole)
  assert.match(again.html, /Filen siger ikke noget nyt/)
  assert.doesNotMatch(again.html, />Hent tallene ind</)
  assert.equal((await valuesOf(id)).length, 3)
})

test('every wrong cell is named by line, column, what was expected and what came; nothing comes in', async () => {
  const id = await make('fejl')
  const { status, html } = await handIn(
    'fejl',
    `${head}2021;68;72;65;500\n2022K1;69;66;72;510\n2023;mange;68;74;-5\n2020;70;68;74;5\n2020;70;68;74;5\n`,
  )
  assert.equal(status, 422)
  const rows = [...html.matchAll(/<tr><th scope="row"[^>]*>(\d+)<\/th><td[^>]*>(.*?)<\/td><td[^>]*>(.*?)<\/td><td[^>]*>(.*?)<\/td>/g)].map(
    ([, ...cells]) => cells,
  )
  assert.deepEqual(
    rows.map(([line, column, , came]) => [line, column, came]),
    [
      ['2', 'Nedre', '72'],
      ['3', 'Periode', '2022K1'],
      ['4', 'Tal', 'mange'],
      ['4', 'n', '-5'],
      ['6', 'Periode', '2020'],
    ],
  )
  assert.match(rows[0]?.[2] ?? '', /byt dem om/)
  assert.equal((await valuesOf(id)).length, 0)
})

test('a hole in the series is named, and must be given a reason that is kept and shown', async () => {
  const id = await make('hul')
  const { html } = await handIn('hul', `${head}2019;68;65;72;500\n2023;71;68;74;520\n`)
  assert.match(html, /Der mangler tal for 2020, 2021, 2022/)
  const without = await confirm('hul', html)
  assert.equal(without.status, 422)
  assert.match(await without.text(), /Skriv, hvorfor tallene mangler/)
  assert.equal((await valuesOf(id)).length, 0)
  assert.equal((await confirm('hul', html, { holeReason: 'Der blev ikke spurgt.' })).status, 303)
  assert.match(
    await (await town.visit('/da/indicators/hul/values', { as: 'leader' })).text(),
    /Der er ingen tal for 2020, 2021, 2022: Der blev ikke spurgt\./,
  )
  await town.as('analyst', (tx) => releaseIndicator(tx, 'hul'))
  const release = await town.as('resident', (tx) => readReleased(tx, 'indicator-hul'))
  assert.match(release?.table.cannotSay.at(-1)?.da ?? '', /2020, 2021, 2022\. Der blev ikke spurgt\./)
  // A hole that was spoken of is not asked about again.
  assert.doesNotMatch((await handIn('hul', `${head}2024;71;68;74;520\n`)).html, /Der mangler tal/)
})

test('a file that corrects figures needs a reason, and the earlier figures stay', async () => {
  const id = await make('ret')
  await confirm('ret', (await handIn('ret', whole)).html)
  const { html } = await handIn('ret', whole.replace('68,5', '68,7'))
  assert.match(html, /Nye tal: 0\. Rettede tal: 1\. Uændrede tal: 2[\s\S]*Retter 68,5/)
  assert.match(await (await confirm('ret', html)).text(), /Skriv, hvorfor tallet rettes/)
  assert.equal((await confirm('ret', html, { reason: 'Vægtet på ny.' })).status, 303)
  const values = await valuesOf(id)
  assert.deepEqual([values.length, holding(values).find(({ period }) => period === '2021')?.reason], [4, 'Vægtet på ny.'])
})

test('what somebody else corrected meanwhile is shown before anything is overwritten', async () => {
  const id = await make('imens')
  await confirm('imens', (await handIn('imens', whole)).html)
  const mine = await handIn('imens', whole.replace('68,5', '68,7'))
  const theirs = await handIn('imens', whole.replace('68,5', '66'))
  await confirm('imens', theirs.html, { reason: 'Deres' })
  const answer = await confirm('imens', mine.html, { reason: 'Min' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Tallene er ændret, siden du så dem[\s\S]*Retter 66,0[\s\S]*>Min<\/textarea>/)
  assert.equal(holding(await valuesOf(id)).find(({ period }) => period === '2021')?.value, 66)
})

test('a workbook is read too, and one reason may stand for all rows', async () => {
  const id = await make('bog')
  const book = new Excel.Workbook()
  book.addWorksheet('Tal').addRows([
    ['År', 'Værdi (procent)', 'Bemærkning'],
    [2022, 69.25, 'x'],
    [2023, 71, 'y'],
  ])
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  const { html } = await handIn('bog', bytes, 'tal.xlsx', { noInterval: 'Alle er talt', noN: 'Ikke oplyst' })
  assert.match(html, /Disse kolonner bruges ikke: Bemærkning/)
  await confirm('bog', html)
  assert.deepEqual(
    (await valuesOf(id)).map(({ value, interval, n }) => [value, interval, n]),
    [
      [71, { none: 'Alle er talt' }, { none: 'Ikke oplyst' }],
      [69.25, { none: 'Alle er talt' }, { none: 'Ikke oplyst' }],
    ],
  )
})

test('an open table of an indicator reads back as the same figures', async () => {
  await make('rund')
  await confirm('rund', (await handIn('rund', whole)).html)
  await town.as('analyst', (tx) => releaseIndicator(tx, 'rund'))
  const release = await town.as('resident', (tx) => readReleased(tx, 'indicator-rund'))
  assert.ok(release)
  for (const language of ['da', 'en'] as const)
    assert.match((await handIn('rund', toCsv(release.table, language))).html, /Filen siger ikke noget nyt/)
})

const refusals: [string, string | Uint8Array, string, RegExp][] = [
  ['no period', 'Tal;n\n71;5\n', 'tal.csv', /Vi ventede en kolonne med tiden .* Filen har: Tal, n\./],
  ['one column', 'Tal\n71\n', 'tal.csv', /Vi ventede mindst to kolonner/],
  ['another ending', 'x', 'tal.pdf', /slutter på en af disse/],
  ['a workbook under another name', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'tal.csv', /passer ikke sammen/],
  ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'tal.xlsx', /er gået i stykker/],
  ['nothing', '', 'tal.csv', /er tom/],
  ['too many rows', `${head}${'2020;1;1;1;1\n'.repeat(1001)}`, 'tal.csv', /højst 1\.000 rækker\. Filen har 1001/],
]
for (const [name, content, file, sentence] of refusals)
  test(`refused with a sentence: ${name}`, async () => {
    const id = await make(`nej-${refusals.findIndex(([one]) => one === name)}`)
    const slug = `nej-${refusals.findIndex(([one]) => one === name)}`
    const { status, html } = await handIn(slug, content, file)
    assert.equal(status, 422)
    assert.match(html, sentence)
    assert.equal((await valuesOf(id)).length, 0)
  })

test('a preview that was changed by hand is refused', async () => {
  await make('bøjet'.replace('ø', 'oe'))
  const { html } = await handIn('boejet', whole)
  const bent: Record<string, string>[] = [
    { rows: 'x' },
    { rows: '[]' },
    { rows: '[["2021","x","","","a","","b"]]' },
    { hash: 'x' },
    { rows: '[["2021"]]' },
  ]
  for (const more of bent) assert.equal((await confirm('boejet', html, more)).status, 422)
})
