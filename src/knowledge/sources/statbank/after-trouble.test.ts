// What is said of a table once trouble is over, and what trouble is never taken for success.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { smallTown } from '../../../../tests/small-town.ts'
import { readPanel } from '../series/store.ts'
import { readSource, readSources } from '../store.ts'
import { type FetchSettings, fetchTable } from './fetch-table.ts'
import { failuresOf, fetchWanted } from './fetch-wanted.ts'
import { type SmallBank, smallBank } from './testing/small-bank.ts'
import { wantedTables } from './wanted.ts'

const crime = wantedTables.find(({ table }) => table === 'STRAF11') ?? assert.fail()

describe('after trouble', { concurrency: false }, () => {
  let bank: SmallBank
  let town: Awaited<ReturnType<typeof smallTown>>
  let settings: FetchSettings

  before(async () => {
    bank = await smallBank()
  })
  beforeEach(async () => {
    await town?.close()
    town = await smallTown()
    Object.assign(bank, { updated: '2026-02-11T08:00:00', answered: 0, lost: new Set() })
    bank.fail('none', 0)
    settings = { bank: { url: bank.url, firstPause: 1, tries: 2 }, work: town.work, cellsAtATime: 20 }
  })
  after(async () => {
    await town.close()
    await bank.close()
  })

  const away = (): FetchSettings => ({ ...settings, bank: { ...settings.bank, url: 'http://127.0.0.1:9/v1', tries: 1 } })
  const latest = async () => {
    const [source] = await town.work(readSources)
    return source ?? assert.fail('no source')
  }

  test('a bank that answers again, with nothing new, ends the warning and says when it was asked', async () => {
    await fetchTable(crime, settings)
    await fetchTable(crime, away())
    assert.equal((await latest()).latest?.trouble?.key, 'unreachable')
    assert.equal((await fetchTable(crime, settings)).state, 'nothing-new')
    const { latest: newest, fetched } = await latest()
    assert.equal(newest?.trouble, null)
    assert.ok(fetched?.confirmedAt && fetched.finishedAt && fetched.confirmedAt > fetched.finishedAt)
    const { fetches } = (await town.work(async (tx) => readSource(tx, (await readSources(tx))[0]?.id ?? ''))) ?? assert.fail()
    assert.deepEqual(
      fetches.map(({ state }) => state),
      ['failed', 'done'],
    )
    await fetchTable(crime, away())
    assert.equal((await latest()).latest?.trouble?.key, 'unreachable')
  })

  test('a fetch taken up again and carried through ends the warning of a later one that never began', async () => {
    await fetchTable(crime, { ...settings, onProgress: ({ done }) => void (done === 5 && bank.fail('error-500', 100)) })
    await fetchTable(crime, away())
    bank.fail('none', 0)
    bank.answered = 0
    assert.equal((await fetchTable(crime, settings)).state, 'done')
    assert.equal(bank.answered, 12 - 5)
    assert.equal((await latest()).latest?.trouble, null)
  })

  test('an address that knows nothing of tables is a failure, not a bank without them', async () => {
    const server = createServer((_, response) => void response.writeHead(404).end('<h1>Not found</h1>'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
    const results = await fetchWanted({ ...settings, bank: { ...settings.bank, url } })
    server.close()
    assert.equal(failuresOf(results).length, wantedTables.length)
    for (const result of results)
      assert.deepEqual(result.state === 'failed' && [result.trouble.key, result.trouble.facts.address], ['wrongAddress', url])
  })

  test('a table the bank says it lacks is a failure only when nothing can be said without it', async () => {
    const lacking = (table: string) => ({ table, state: 'failed' as const, trouble: { key: 'noTable' as const, table, facts: {} } })
    const failures = failuresOf(wantedTables.map(({ table }) => lacking(table)))
    assert.deepEqual(
      failures.map(({ table }) => table),
      ['STRAF11', 'FOLK1A'],
    )
  })

  for (const format of ['JSONSTAT', 'BULK'] as const)
    test(`figures updated while they are fetched (${format}) are not mixed: the table is begun anew`, async () => {
      const fetched = await fetchTable(crime, {
        ...settings,
        bank: { ...settings.bank, format },
        onProgress: ({ done }) => {
          if (done !== 3) return
          bank.updated = '2026-03-01T08:00:00'
          bank.put('STRAF11|183|TOT|2016K1', 4321)
        },
      })
      assert.equal(fetched.state, 'done')
      assert.equal(bank.answered, 12 + 12)
      const { fetches } = (await town.work(async (tx) => readSource(tx, (await readSources(tx))[0]?.id ?? ''))) ?? assert.fail()
      assert.deepEqual(
        fetches.map(({ state, publishedAt, trouble }) => [state, publishedAt?.toISOString(), trouble?.key]),
        [
          ['done', '2026-03-01T07:00:00.000Z', undefined],
          ['failed', '2026-02-11T07:00:00.000Z', 'changedMidway'],
        ],
      )
    })

  test('a table that the publisher updates again and again is given up, and nothing of it is saved', async () => {
    let minute = 0
    const failed = await fetchTable(crime, {
      ...settings,
      onProgress: () => {
        minute += 1
        bank.updated = `2026-03-01T08:${String(minute).padStart(2, '0')}:00`
      },
    })
    assert.equal(failed.state === 'failed' && failed.trouble.key, 'changedMidway')
    assert.equal(await town.work((tx) => readPanel(tx, { kind: 'official', table: 'STRAF11' })), null)
    assert.equal((await fetchTable(crime, settings)).state, 'done')
  })
})
