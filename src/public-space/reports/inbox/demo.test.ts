// The demonstration's reports: every door and kind, all states, in the invented quarters, and gone again with one command.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { removeDemonstration } from '../../../platform/demonstration.ts'
import { fillPeople } from '../../../platform/people/demo.ts'
import { fillTown } from '../../../platform/town/demo.ts'
import { kinds, states } from '../model.ts'
import { fillReports } from './demo.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await fillReports(tx, town.platform.config.secret)
  })
})
after(() => town.close())

const rows = <T>(query: string) => town.as('system', async (tx) => (await sql.raw<T>(query).execute(tx)).rows)

test('about 120 reports of a year, of every kind and in nearly every state', async () => {
  const all = await rows<{ kind: string; state: string; door: string; area: string | null; received_at: Date }>(
    'select * from public_space.report',
  )
  assert.ok(all.length >= 110 && all.length <= 140, String(all.length))
  assert.deepEqual([...new Set(all.map(({ kind }) => kind))].sort(), [...kinds].sort())
  const seen = new Set(all.map(({ state }) => state))
  assert.deepEqual(
    states.filter((state) => !seen.has(state)),
    ['with-partner'],
  )
  assert.ok(all.some(({ received_at }) => received_at.getTime() < Date.now() - 300 * 86_400_000))
  assert.ok(all.every(({ received_at }) => received_at.getTime() <= Date.now()))
})

test('every disturbance and unsafe place lies in an invented quarter', async () => {
  const outside = await rows(`select from public_space.report r where door in ('disturbance', 'unsafe') and not exists (
    select from platform.area a where a.id = r.area and a.name like 'Demokvarteret %')`)
  assert.equal(outside.length, 0)
})

test('a trail begins when its report came and ends at its state', async () => {
  const wrong = await rows(`select from public_space.report r where r.state <> (select e.to_state from public_space.report_event e
    where e.report = r.id order by e.happened_at desc limit 1) or r.received_at <> (select min(e.happened_at) from public_space.report_event e where e.report = r.id)`)
  assert.equal(wrong.length, 0)
})

test('nobody but the machinery says that something happened before now', async () => {
  await assert.rejects(
    town.as('coordinator', async (tx) =>
      sql`insert into public_space.report_event (municipality, id, report, kind, by_whom, account, happened_at)
        select platform.town(), gen_random_uuid(), id, 'noted', 'staff', platform.actor(), now() - interval '1 day' from public_space.report limit 1`.execute(
        tx,
      ),
    ),
    /row-level security/,
  )
})

test('one command takes them all away', async () => {
  await town.as('system', removeDemonstration)
  assert.equal((await rows('select from public_space.report')).length, 0)
})
