// What partners see of sensitive reports: counts of five or more, and nothing that gives a smaller one back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { addArea } from '../../../platform/town/area/store.ts'
import { aReport } from '../../reports/work/testing/a-report.ts'
import { addBlock } from '../blocks/store.ts'
import { aPartner, comesFrom } from '../testing/partners.ts'
import { countMonth, shownOf } from './count-month.ts'
import type { RawCount } from './model.ts'

let town: TestTown
const areas: string[] = []
const box = (west: number) =>
  [
    [
      [west, 55.6],
      [west + 0.01, 55.6],
      [west + 0.01, 55.62],
      [west, 55.62],
      [west, 55.6],
    ],
  ] as [number, number][][] // a ring
before(async () => {
  town = await testTown()
  for (const [name, west] of [
    ['Nord', 12.3],
    ['Syd', 12.32],
  ] as const) {
    const id = await town.as('system', (tx) =>
      addArea(tx, { name, kind: 'quarter', shape: { type: 'MultiPolygon', coordinates: [box(west)] } }),
    )
    areas.push(id ?? '')
  }
})
after(() => town.close())

const quarters = [
  { id: 'n', name: 'Nord' },
  { id: 's', name: 'Syd' },
  { id: 'v', name: 'Vest' },
]

test('a small count is withheld, and so are those that would give it back', async () => {
  const raw: RawCount[] = [
    { kind: 'mopeds', area: 'n', count: 3 },
    { kind: 'mopeds', area: 's', count: 12 },
    { kind: 'mopeds', area: 'v', count: 20 },
    { kind: 'noise', area: 'n', count: 30 },
    { kind: 'noise', area: 's', count: 8 },
    { kind: 'noise', area: 'v', count: 9 },
  ]
  const shown = await shownOf(raw, quarters)
  const at = (kind: string, area: string | null) => shown.find((one) => one.kind === kind && one.area === area)?.count
  assert.equal(at('mopeds', 'n'), undefined)
  assert.equal(at('', null), 82)
  // Everything in its row but one, or in its column but one, would give it by a subtraction.
  const row = [at('mopeds', 's'), at('mopeds', 'v'), at('mopeds', null)]
  const column = [at('noise', 'n'), at('', 'n')]
  assert.ok(row.includes(undefined))
  assert.ok(column.includes(undefined))
  assert.ok(shown.every(({ count }) => count >= 5))
})

test('a month with nobody shows nothing', async () => assert.deepEqual(await shownOf([], quarters), []))

test('a month is counted once, whatever becomes of its reports', async () => {
  for (let n = 0; n < 7; n++)
    await aReport(town, 'mopeds', { place: { by: 'map', label: 'Prøvevej', place: null, lat: 55.61, lon: 12.305 } })
  for (let n = 0; n < 6; n++)
    await aReport(town, 'noise', { place: { by: 'map', label: 'Prøvevej', place: null, lat: 55.61, lon: 12.325 } })
  await aReport(town, 'lamp')
  const now = await town.as('system', (tx) =>
    sql<{ month: string }>`select date_trunc('month', now() at time zone 'Europe/Copenhagen')::date as month`.execute(tx),
  )
  const month = now.rows[0]?.month ?? ''
  assert.equal(await town.as('system', (tx) => countMonth(tx, month)), true)
  await aReport(town, 'mopeds')
  assert.equal(await town.as('system', (tx) => countMonth(tx, month)), false)
  const all = await town.as('system', (tx) =>
    sql<{ count: number }>`select count from public_space.partner_count where kind = '' and area is null`.execute(tx),
  )
  assert.deepEqual(all.rows, [{ count: 13 }])
})

const countsAs = () =>
  town.as('partner', (tx) => sql<{ area: string }>`select area_name as area from public_space.partner_count`.execute(tx))

test('a partner sees counts only by its agreement, of the town and of the areas it looks after', async () => {
  const company = await aPartner(town, 'housing-company', 'Boligselskab', ['aggregates'])
  await town.as('system', (tx) => addBlock(tx, company, { area: areas[0] ?? '', street: '' }))
  await comesFrom(town, company)
  const seen = new Set((await countsAs()).rows.map(({ area }) => area))
  assert.deepEqual([...seen].sort(), ['', 'Nord'])
  const page = await town.visit('/da/handovers/counts', { as: 'partner' })
  const html = await page.text()
  assert.equal(page.status, 200)
  assert.match(html, /Hele byen/)
  assert.doesNotMatch(html, /Syd/)
  await comesFrom(town, await aPartner(town, 'association', 'Forening', ['faults']))
  assert.deepEqual((await countsAs()).rows, [])
  assert.equal((await town.visit('/da/handovers/counts', { as: 'partner' })).status, 404)
})

test('nobody but the machinery counts, and the database keeps no count below five', async () => {
  const put = (count: number) => sql`insert into public_space.partner_count (municipality, id, month, count)
    values (platform.town(), gen_random_uuid(), '2020-01-01', ${count})`
  await assert.rejects(
    town.as('system', (tx) => put(4).execute(tx)),
    /check constraint/,
  )
  for (const role of ['coordinator', 'administrator', 'partner'] as const)
    await assert.rejects(
      town.as(role, (tx) => put(9).execute(tx)),
      /row-level security/,
    )
  for (const role of ['resident', 'administrator', 'data-protection'] as const) {
    assert.equal((await town.visit('/da/handovers/counts', { as: role })).status, 404)
    assert.deepEqual((await town.as(role, (tx) => sql`select from public_space.partner_count`.execute(tx))).rows, [])
  }
})
