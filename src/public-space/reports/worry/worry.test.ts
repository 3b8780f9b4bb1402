// Whoever is worried is shown who helps, and nothing about them is kept; the town keeps its own numbers right.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { isDay } from '../../../platform/form/model.ts'
import type { Role } from '../../../platform/roles.ts'
import { nationalLines } from './model.ts'
import { saveLine } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const line = {
  topic: 'child',
  nameDa: 'Modtagelsen',
  nameEn: 'The reception',
  wordsDa: 'Hele døgnet.',
  wordsEn: 'Day and night.',
  phone: '00 00 00 00',
  link: '',
  source: 'Byens egen side om underretninger',
  checkedOn: '2026-03-02',
} as const
const form = { ...line, 'checkedOn-day': '2', 'checkedOn-month': '3', 'checkedOn-year': '2026' }

test('the page of worries shows 112 first and keeps nothing, in either language', async () => {
  const rows = () =>
    town.as(
      'system',
      async (tx) =>
        (
          await sql<{
            n: number
          }>`select (select count(*) from public_space.report) + (select count(*) from platform.rate_count) as n`.execute(tx)
        ).rows[0]?.n,
    )
  const before = await rows()
  for (const locale of ['da', 'en']) {
    const html = await (await town.visit(`/${locale}/report/worry`)).text()
    assert.ok(html.indexOf('tel:112') > 0 && html.indexOf('tel:112') < html.indexOf('<h2'), locale)
    assert.ok(!html.includes('<form'), 'nothing to fill in')
  }
  assert.equal(await rows(), before)
})

describe('the town’s own lines', () => {
  test('the coordinator adds one with where the number stands, and residents see it', async () => {
    const bare = await town.visit('/da/reports/help/new', { as: 'coordinator', form: { ...form, source: '' } })
    assert.equal(bare.status, 422)
    assert.match(await bare.text(), /Skriv, hvor du har set nummeret/)
    assert.equal((await town.visit('/da/reports/help/new', { as: 'coordinator', form })).status, 303)
    assert.match(
      await (await town.visit('/da/report/worry')).text(),
      /Modtagelsen.*tel:00000000.*tel:116111.*Numrene er, som de var 2\. marts 2026/s,
    )
    assert.match(await (await town.visit('/da/reports/help', { as: 'coordinator' })).text(), /Byens egen side om underretninger/)
  })

  test('a number from memory is shown to nobody until somebody has looked it up', async () => {
    const shown = async () => [...(await (await town.visit('/da/report/worry')).text()).matchAll(/tel:(\d+)/g)].map(([, number]) => number)
    assert.deepEqual([...new Set(await shown())].sort(), ['00000000', '112', '114', '116006', '116111', '1888'])
    const waiting = await (await town.visit('/da/reports/help', { as: 'administrator' })).text()
    assert.match(waiting, /Livslinien.*70 201 201.*Skal bekræftes/s)
    const page = await (await town.visit('/da/reports/help/new?from=livslinien', { as: 'administrator' })).text()
    assert.match(page, /value="70 201 201"/)
    const one = { ...form, topic: 'talk', nameDa: 'Livslinien', phone: '70 201 201', source: 'Deres egen side' }
    assert.equal((await town.visit('/da/reports/help/new', { as: 'administrator', form: one })).status, 303)
    assert.ok((await shown()).includes('70201201'))
    assert.doesNotMatch(await (await town.visit('/da/reports/help', { as: 'administrator' })).text(), /from=livslinien/)
  })

  test('a national number the town has looked up itself stands once, as the town wrote it', async () => {
    for (const { source, checkedOn } of nationalLines) assert.ok(source.length > 5 && isDay(checkedOn))
    const one = { ...form, nameDa: 'BørneTelefonen, set efter', phone: '11 61 11', source: 'Deres egen side' }
    assert.equal((await town.visit('/da/reports/help/new', { as: 'administrator', form: one })).status, 303)
    const html = await (await town.visit('/da/report/worry')).text()
    assert.equal([...html.matchAll(/tel:116111/g)].length, 1)
    assert.match(html, /BørneTelefonen, set efter/)
  })

  test('a line nobody can reach is said to be so, and what was written stays', async () => {
    const answer = await town.visit('/da/reports/help/new', { as: 'administrator', form: { ...form, phone: '', nameDa: 'Uden nummer' } })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(html, /Skriv en telefon eller en adresse/)
    assert.match(html, /value="Uden nummer"/)
  })

  for (const role of ['resident', 'partner', 'professional', 'leader', 'analyst', 'data-protection'] as Role[])
    test(`${role} has no such page and writes no line`, async () => {
      assert.equal((await town.visit('/da/reports/help', { as: role })).status, 404)
      assert.equal((await town.visit('/da/reports/help/new', { as: role, form })).status, 404)
      await assert.rejects(
        town.as(role, (tx) => saveLine(tx, null, line)),
        /row-level security/,
      )
    })
})
