// A town whose tables did not all come goes on asking for them; one that has them does not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { fetchJob } from './fetch-in-sight.ts'
import { fetchWhatIsMissing, jobKinds, yetToCome } from './jobs.ts'
import { type SmallBank, smallBank } from './statbank/testing/small-bank.ts'
import { readSources } from './store.ts'

let town: TestTown
let bank: SmallBank
before(async () => {
  bank = await smallBank()
  town = await testTown({ env: { STATBANK_URL: bank.url } })
})
after(async () => {
  await town.close()
  await bank.close()
})

const job = jobKinds.find(({ name }) => name === fetchJob) ?? assert.fail()
const run = (signal = new AbortController().signal) => job.run({ id: newId(), municipality: 1, data: {}, signal }, town.platform)
const missing = async () => yetToCome(await town.as('system', readSources))
const waiting = () =>
  town.as('system', async (tx) => {
    const { rows } = await sql<{ key: string; minutes: number }>`select singleton_key as key,
      extract(epoch from start_after - now())::float8 / 60 as minutes from pgboss.job where name = ${fetchJob} order by created_on`.execute(
      tx,
    )
    return rows.map(({ key, minutes }) => `${key} ${Math.ceil(minutes / 10) * 10}`)
  })

test('a first import that went wrong half-way is tried again within the hour, however much of it came', async () => {
  bank.lost.add('OVERTRÆD')
  assert.equal((await missing()).length, 5)
  await assert.rejects(run(), /Not everything was fetched: STRAF11/)
  assert.deepEqual(await missing(), ['STRAF11'])
  assert.deepEqual(await waiting(), ['1:later 60'])
})

test('asked again meanwhile, it waits once', async () => {
  await assert.rejects(run())
  assert.deepEqual(await waiting(), ['1:later 60'])
})

test('the next start takes it up at once', async () => {
  assert.equal(await fetchWhatIsMissing(town.platform, 1), true)
  assert.deepEqual(await waiting(), ['1:later 60', '1:first 0'])
})

test('when all is there that the bank has, nobody asks before the weekly look', async () => {
  await town.as('system', (tx) => sql`delete from pgboss.job where name = ${fetchJob}`.execute(tx))
  bank.lost.clear()
  await run()
  assert.deepEqual(await missing(), [])
  assert.equal(await fetchWhatIsMissing(town.platform, 1), false)
  assert.deepEqual(await waiting(), [])
})
