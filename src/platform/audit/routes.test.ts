// The data protection officer reads the log, narrows it down, takes it along, and is written down doing so.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { record } from '../audit.ts'
import { sql } from '../db.ts'
import { newId } from '../id.ts'
import { roles } from '../roles.ts'

let town: TestTown
let leader: string
const read = async (query = '') => (await town.visit(`/da/audit${query}`, { as: 'data-protection' })).text()

before(async () => {
  town = await testTown()
  leader = await town.accountOf('leader')
  await town.as('leader', (tx) => record(tx, { deed: 'changed', thing: 'area', thingId: 'north', detail: { name: '=1+1' } }))
  await town.as('coordinator', (tx) => record(tx, { deed: 'read', thing: 'case', thingId: newId() }))
})
after(() => town.close())

test('the log shows who did what in which role, in every language', async () => {
  for (const locale of ['da', 'en', 'ar-XB']) assert.equal((await town.visit(`/${locale}/audit`, { as: 'data-protection' })).status, 200)
  const page = await read()
  assert.match(page, /Prøve leader/)
  assert.match(page, /leder/)
  assert.match(page, /north/)
})

test('nobody else finds the log', async () => {
  assert.equal((await town.visit('/da/audit')).status, 404)
  for (const role of roles.filter((one) => one !== 'data-protection')) {
    assert.equal((await town.visit('/da/audit', { as: role })).status, 404, role)
    assert.equal((await town.visit('/da/audit.csv', { as: role })).status, 404, role)
  }
})

test('it is narrowed by person, deed, kind, number and day', async () => {
  const cases: [query: string, hasLeader: boolean, hasCoordinator: boolean][] = [
    ['?who=leader', true, false],
    [`?who=${leader}`, true, false],
    ['?who=%25', false, false],
    ['?deed=read&thing=case', false, true],
    ['?thing=area&thing-id=north', true, false],
    ['?from-day=1&from-month=1&from-year=2020', true, true],
    ['?to-day=1&to-month=1&to-year=2020', false, false],
  ]
  for (const [query, hasLeader, hasCoordinator] of cases) {
    const table = (await read(query)).split('<tbody')[1] ?? ''
    assert.deepEqual([table.includes('Prøve leader'), table.includes('Prøve coordinator')], [hasLeader, hasCoordinator], query)
  }
})

test('a day that is none is said, and what was written stays', async () => {
  const answer = await town.visit('/da/audit?from-day=31&from-month=2&from-year=2026&who=leader', { as: 'data-protection' })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /Der stod 31\.2\.2026/)
  assert.match(page, /value="31"/)
  assert.match(page, /value="leader"/)
  assert.match(await read('?from-day=2&from-month=1&from-year=2026&to-day=1&to-month=1&to-year=2026'), /skal ligge efter/)
})

test('reading the log is itself in the log, without the name that was looked for', async () => {
  await read('?who=hanne')
  const { rows } = await town.as('data-protection', (tx) =>
    sql<{ detail: unknown }>`select detail from platform.audit_entry
    where thing = 'log' and deed = 'read' order by at desc limit 1`.execute(tx),
  )
  assert.deepEqual(rows[0]?.detail, { who: 'named' })
})

test('the file opens in a spreadsheet without running anything', async () => {
  await town.as('leader', (tx) => record(tx, { deed: '=cmd()', thing: '+1', thingId: '@x', detail: {} }))
  const answer = await town.visit('/da/audit.csv?who=leader', { as: 'data-protection' })
  assert.match(answer.headers.get('content-type') ?? '', /text\/csv/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf])
  const text = new TextDecoder().decode(bytes)
  assert.match(text, /"'=cmd\(\)"/)
  assert.doesNotMatch(text, /;"[=+@-]/)
  assert.equal(text.trim().split('\r\n').length, 3)
})

test('older entries are on further pages, each entry once', async () => {
  await town.as('analyst', async (tx) => {
    for (let i = 0; i < 230; i++) await record(tx, { deed: 'paged', thing: 'page', thingId: `number-${i}` })
  })
  const seen: string[] = []
  let address: string | undefined = '/da/audit?deed=paged'
  for (let pages = 0; address && pages < 5; pages++) {
    const text: string = await (await town.visit(address, { as: 'data-protection' })).text()
    seen.push(...(text.match(/number-\d+/g) ?? []))
    address = /class="button[^"]*" href="([^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.deepEqual([seen.length, new Set(seen).size], [230, 230])
})
