// An import is killed with its database twenty times, and nothing acknowledged may be lost; a row deleted on purpose must be seen.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openDb, type Tx } from '../../../platform/db.ts'
import { embeddedBinaries } from '../../../platform/embedded/binaries.ts'
import { clusterIn, running } from '../../../platform/embedded/cluster.ts'
import { settlePlace } from '../../../platform/embedded/place.ts'
import { administratorUrl, type EmbeddedDatabase, startEmbedded } from '../../../platform/embedded-postgres.ts'
import { migrate } from '../../../platform/migrate.ts'
import { makeTown } from '../../../platform/town/store.ts'
import { readPanel } from '../series/store.ts'
import { fetchWanted } from '../statbank/fetch-wanted.ts'
import { type SmallBank, smallBank } from '../statbank/testing/small-bank.ts'
import { smallTown } from '../statbank/testing/small-town.ts'
import { fetcher, findLostFigures } from '../store.ts'
import { importUnderKills, missingReceipts } from './import-under-kills.ts'

const times = 20
const tables = ['STRAF11', 'FOLK1A', 'IFOR41']

describe('an import that is killed', { timeout: 300_000 }, () => {
  let folder: string
  let database: EmbeddedDatabase
  let bank: SmallBank
  let db: ReturnType<typeof openDb>
  const work = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(fetcher(1), deed)

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trygby-kill-'))
    // On the disk as in production: this is what is tested.
    database = await startEmbedded(folder, { deed: 'a kill test' })
    await migrate(database.ownerUrl)
    db = openDb(database.appUrl, { connections: 2 })
    await work((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
    bank = await smallBank()
    bank.pauseMs = 5
  })
  after(async () => {
    await db.close()
    await database.stop()
    await bank.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function killDatabase(): Promise<void> {
    const { place, account } = settlePlace(folder)
    const cluster = clusterIn(place, await embeddedBinaries(folder, account), account)
    const pid = running(cluster)?.pid
    if (pid) process.kill(pid, 'SIGKILL')
    for (let wait = 0; wait < 200; wait++) {
      const now = running(cluster)
      if (now?.ready && now.pid !== pid && (await work(async () => true).catch(() => false))) return
      await pause(50)
    }
    throw new Error('The database did not come back')
  }

  test(`${times} times together with its database loses nothing that was acknowledged, and ends with every figure right`, async () => {
    let seed = 42
    const random = () => {
      seed = (seed * 16807) % 2147483647
      return seed / 2147483647
    }
    const report = await importUnderKills({
      times,
      appUrl: database.appUrl,
      statbankUrl: bank.url,
      cellsAtATime: 10,
      killDatabase,
      work,
      within: 900,
      random,
    })
    assert.deepEqual(report.lost, [])
    assert.equal(report.kills, times)
    assert.ok(report.acknowledged > times, `only ${report.acknowledged} receipts`)
    assert.ok(report.through < times, 'no import was killed in the middle')

    const undisturbed = await smallTown()
    bank.pauseMs = 0
    await fetchWanted({ bank: { url: bank.url }, work: undisturbed.work })
    for (const table of tables) {
      const whole = await undisturbed.work((tx) => readPanel(tx, { table }))
      const survived = await work((tx) => readPanel(tx, { table }))
      assert.deepEqual(survived?.values, whole?.values, table)
      assert.deepEqual(survived?.areas, whole?.areas, table)
    }
    await undisturbed.close()
  })

  test('control: a figure deleted on purpose is seen', async () => {
    const client = new pg.Client({ connectionString: administratorUrl(folder, new URL(database.ownerUrl).pathname.slice(1)) })
    await client.connect()
    const gone = await client.query(
      'delete from knowledge.observation where ctid in (select ctid from knowledge.observation where replaced_by is null limit 1)',
    )
    await client.end()
    assert.equal(gone.rowCount, 1)
    assert.equal((await work(findLostFigures)).length, 1)
  })

  test('control: a receipt the database does not honour is seen', () => {
    const standing = new Map([['STRAF11', { done: 1, kept: 2 }]])
    assert.equal(missingReceipts(['kept STRAF11 3', 'done STRAF11'], standing, standing).length, 2)
  })
})
