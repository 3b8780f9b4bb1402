// Crime against what was to be expected as everybody meets it: pages, files with the same numbers, and who may start the calculation.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { lix } from '../../platform/pages/testing/lix.ts'
import { finishProgress, openProgress, reportProgress } from '../../platform/progress.ts'
import { withdrawRelease } from '../../platform/release/index.ts'
import { groups } from './model.ts'
import { analysisName } from './store.ts'
import { releaseInvented } from './testing/released.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const page = async (path: string, visit = {}) => {
  const answer = await town.visit(path, visit)
  return { status: answer.status, html: await answer.text(), answer }
}

test('before figures are fetched, the page says so and what would fill it', async () => {
  for (const path of ['/da/knowledge', '/da/knowledge/crime', '/en/knowledge/crime', '/ar-XB/knowledge/crime', '/da/data'])
    assert.equal((await page(path)).status, 200, path)
  const { html } = await page('/da/knowledge/crime')
  assert.match(html, /Tallene er ikke hentet endnu[\s\S]*href="\/da\/knowledge\/sources"/)
  assert.match(html, /Er det sket for dig\?[\s\S]*href="tel:112"[\s\S]*href="tel:116006"/)
  assert.equal((await town.visit('/da/knowledge/crime/violence')).headers.get('location'), '/da/knowledge/crime')
  assert.equal((await town.visit('/da/data/crime-expected')).status, 404)
})

test('started too early, the analyst hears what is missing', async () => {
  const answer = await town.visit('/da/knowledge/crime/calculate', { as: 'analyst', form: {} })
  assert.equal(answer.headers.get('location'), '/da/knowledge/crime?said=not-fetched')
  assert.match((await page('/da/knowledge/crime?said=not-fetched', { as: 'analyst' })).html, /Der er ingen tal at regne på endnu/)
})

test('nobody but analyst and administrator starts or stops it', async () => {
  for (const as of ['resident', 'professional', 'coordinator', 'leader', 'partner', 'data-protection', undefined] as const)
    for (const deed of ['calculate', 'stop'])
      assert.equal((await town.visit(`/da/knowledge/crime/${deed}`, { as, form: {} })).status, 403, `${as} ${deed}`)
  assert.doesNotMatch((await page('/da/knowledge/crime', { as: 'leader' })).html, /Regn igen/)
  assert.match((await page('/da/knowledge/crime', { as: 'administrator' })).html, /Regn igen/)
})

test('while it runs the analyst sees how far it is and can stop it', async () => {
  const id = await town.as('system', (tx) => openProgress(tx, analysisName, '2025K4'))
  await town.as('system', (tx) => reportProgress(tx, id, { done: 3, total: 37, note: '' }))
  assert.match((await page('/da/knowledge/crime', { as: 'analyst' })).html, /<progress[^>]*value="3"[^>]*max="37"[\s\S]*Stop beregningen/)
  await town.visit('/da/knowledge/crime/stop', { as: 'analyst', form: {} })
  assert.equal(await town.as('system', (tx) => reportProgress(tx, id, { done: 4, total: 37, note: '' })), true)
  const log = await town.as('data-protection', (tx) =>
    sql`select from platform.audit_entry where deed = 'stopped' and thing_id = ${id}`.execute(tx),
  )
  assert.equal(log.rows.length, 1)
})

test('two answers first, one for residents and one for businesses, then a page for each group', async () => {
  await town.as('system', (tx) => releaseInvented(tx))
  const { html } = await page('/da/knowledge/crime')
  assert.ok(html.indexOf('>Borgerne<') > 0 && html.indexOf('>Borgerne<') < html.indexOf('>Virksomhederne<'))
  assert.match(html, /Det er ikke vist, at målet er nået/)
  for (const group of groups)
    for (const locale of ['da', 'en', 'ar-XB']) {
      const shown = await page(`/${locale}/knowledge/crime/${group}`)
      assert.equal(shown.status, 200)
      assert.match(shown.html, /href="tel:112"[\s\S]*href="tel:116006"/)
      assert.doesNotMatch(shown.html, /NaN|undefined|\[object/)
    }
  assert.equal((await town.visit('/da/knowledge/crime/traffic')).status, 404)
  assert.equal((await town.visit('/da/knowledge/crime/__proto__')).status, 404)
})

test('beside answers staff hear that the last calculation failed, and that the earlier answers stand', async () => {
  const id = await town.as('system', (tx) => openProgress(tx, analysisName, ''))
  await town.as('system', (tx) => finishProgress(tx, id, { state: 'failed', note: '' }))
  const failed = /Den sidste beregning gik ikke godt\. Prøv igen\. De gamle svar står her endnu\./
  assert.match((await page('/da/knowledge/crime', { as: 'analyst' })).html, failed)
  assert.doesNotMatch((await page('/da/knowledge/crime')).html, /Den sidste beregning|gik ikke godt/)
})

test('the page, JSON, CSV and workbook say the same numbers', async () => {
  const json = (await (await town.visit('/da/data/crime-expected.json')).json()) as {
    rows: Record<string, string | number | null>[]
    columns: { key: string; kind: string; labels?: Record<string, { da: string }> }[]
  }
  const csv = parse(await (await town.visit('/da/data/crime-expected.csv')).text(), { bom: true, delimiter: ';' }) as string[][]
  const book = new exceljs.Workbook()
  await book.xlsx.load(await (await town.visit('/da/data/crime-expected.xlsx')).arrayBuffer())
  const { html } = await page('/da/knowledge/crime/violence')
  assert.equal(csv.length, json.rows.length + 1)
  for (const [place, row] of json.rows.entries())
    for (const [at, { key, labels }] of json.columns.entries()) {
      const cell = typeof row[key] === 'string' ? (labels?.[row[key]]?.da ?? row[key]) : row[key]
      assert.equal(csv[place + 1]?.[at], cell === null ? '' : String(cell).replace('.', typeof cell === 'number' ? ',' : '.'))
      assert.equal(book.worksheets[0]?.getRow(place + 2).getCell(at + 1).value ?? null, cell)
    }
  const newest = json.rows.find((row) => row.group === 'violence' && row.period === '2021')
  assert.ok(
    newest &&
      html.includes(
        `${Number(newest.observed).toLocaleString('da-DK')} anmeldt, ${Math.round(Number(newest.expected)).toLocaleString('da-DK')} ventet`,
      ),
  )
})

test('files say what they are and where they are described', async () => {
  const answer = await town.visit('/en/data/crime-expected.csv')
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8; header=present')
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="crime-expected-1.csv"')
  assert.equal(answer.headers.get('link'), '</en/data/crime-expected/1>; rel="describedby"')
  for (const wrong of [
    '/en/data/crime-expected.exe',
    '/en/data/nothing',
    '/en/data/crime-expected/99',
    '/en/data/crime-expected/x',
    '/en/data/__proto__.json',
  ])
    assert.equal((await town.visit(wrong)).status, 404, wrong)
})

test('every figure page carries source, date, n, interval and limits', async () => {
  const { html } = await page('/da/knowledge/crime/all')
  for (const wanted of [
    'Prøvekilden',
    'STRAF11',
    '3. februar 2026',
    'Modellen har lært af',
    'Spændet er på 95 %',
    'Tallene følger stedet for lovbruddet',
    'Vilkår, vi mangler',
    'Her er et brud i tallene',
    'Et år er fire kvartaler lagt sammen. Det er omkring 6 % under de endelige tal',
  ])
    assert.ok(html.includes(wanted), wanted)
})

test('a withdrawn release leaves a page that says why, and its number is not reused', async () => {
  await town.as('system', (tx) => releaseInvented(tx, 0.5))
  await town.as('analyst', (tx) => withdrawRelease(tx, 'crime-expected', 2, 'Kilden har rettet sine tal'))
  const gone = await page('/da/data/crime-expected/2')
  assert.equal(gone.status, 410)
  assert.match(gone.html, /Kilden har rettet sine tal/)
  assert.equal((await town.visit('/da/data/crime-expected/2.csv')).status, 410)
  assert.equal(((await (await town.visit('/da/data/crime-expected.json')).json()) as { version: number }).version, 1)
})

test('half the crime: the goal is shown met, on the page and on the front page', async () => {
  await town.as('system', (tx) => releaseInvented(tx, 0.4))
  assert.match(
    (await page('/da/knowledge/crime')).html,
    /Borgerne mødte mindre kriminalitet end ventet i 2021\. Tallene viser, at målet er nået\./,
  )
  const front = (await page('/da')).html
  assert.match(front, /Virksomhederne mødte mindre kriminalitet end ventet i 2021\. Tallene viser, at målet er nået\./)
  assert.match(front, /href="\/da\/knowledge\/crime"[\s\S]*Kilde: Prøvekilden, STRAF11\. Hentet 3\. februar 2026\./)
})

test('Danish pages read easily: LIX at most 30', async () => {
  for (const path of [
    '/da',
    '/da/knowledge',
    '/da/knowledge/crime',
    ...groups.map((group) => `/da/knowledge/crime/${group}`),
    '/da/data',
  ]) {
    const score = lix((await page(path)).html)
    assert.ok(score <= 30, `${path}: ${score.toFixed(1)}`)
  }
})
