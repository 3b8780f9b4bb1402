// Jobs: put in line with the deed, tried again when they fail, their effect once however often the worker is killed.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { processFile } from '../../tests/processes/bundle.ts'
import { readConfig } from './config.ts'
import { asSystem, type Db, openDb, sql, type Tx } from './db.ts'
import type { Platform } from './http/web.ts'
import { newId } from './id.ts'
import { doneOnce, type JobKind, type Jobs, prepareJobs, startJobs } from './jobs.ts'
import { makeTown } from './town/store.ts'

let database: TestDatabase
let db: Db
let owner: pg.Client
let dataDir: string
const started: Jobs[] = []
const asMachinery = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(asSystem(1, 'test'), deed)

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 6 })
  dataDir = await mkdtemp(join(tmpdir(), 'trygby-jobs-'))
  await asMachinery((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
after(async () => {
  for (const jobs of started) await jobs.stop()
  await owner.end()
  await db.close()
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function running(kinds: JobKind[]): Promise<Jobs> {
  await prepareJobs(database.ownerUrl, kinds)
  const jobs = startJobs(database.appUrl, kinds)
  started.push(jobs)
  const platform: Platform = { config: readConfig({ TRYGBY_DATA: dataDir }), db, jobs, asset: (name) => name, navigation: () => [] }
  await jobs.start(platform)
  return jobs
}

async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 50) {
    if (waited > seconds * 1000) throw new Error(`waited ${seconds} s for: ${what}`)
    await pause(50)
  }
}

test('a job is told identifiers, runs in its town, and begins only when its deed is kept', async () => {
  const seen: unknown[] = []
  const jobs = await running([{ name: 'greet', run: async ({ municipality, data }) => void seen.push([municipality, data]) }])
  await assert.rejects(
    asMachinery(async (tx) => {
      await jobs.enqueue(tx, 'greet', { who: 'never' })
      throw new Error('the deed failed')
    }),
  )
  await asMachinery((tx) => jobs.enqueue(tx, 'greet', { who: 'a1' }))
  await until('the greeting', () => seen.length > 0)
  await pause(1200)
  assert.deepEqual(seen, [[1, { who: 'a1' }]])
})

test('only one job of a key waits, and asking again returns the one that waits', async () => {
  const kinds = [{ name: 'refit', run: async () => {} }]
  await prepareJobs(database.ownerUrl, kinds)
  const jobs = startJobs(database.appUrl, kinds)
  started.push(jobs)
  const first = await asMachinery((tx) => jobs.enqueue(tx, 'refit', {}, { key: 'all' }))
  const [again, other] = await Promise.all([
    asMachinery((tx) => jobs.enqueue(tx, 'refit', {}, { key: 'all' })),
    asMachinery((tx) => jobs.enqueue(tx, 'refit', {}, { key: 'one' })),
  ])
  assert.equal(again, first)
  assert.notEqual(other, first)
})

test('a failing job is tried again, and the job table keeps no words of the failure', async () => {
  let tries = 0
  const jobs = await running([
    {
      name: 'stumble',
      retries: 3,
      run: async () => {
        tries++
        if (tries < 2) throw new Error('Hanne Hansen, Gaden 4')
      },
    },
  ])
  const id = await asMachinery((tx) => jobs.enqueue(tx, 'stumble', {}))
  await until('the second try', () => tries === 2)
  await until(
    'its end',
    async () => (await owner.query("select 1 from pgboss.job where id = $1 and state = 'completed'", [id])).rowCount === 1,
  )
  const { rows } = await owner.query<{ row: string }>('select job::text as row from pgboss.job where id = $1', [id])
  assert.doesNotMatch(rows[0]?.row ?? '', /Hanne/)
})

test('what is to be done once more at the end is done when the last job has ended', async () => {
  const order: string[] = []
  const begun = Promise.withResolvers<void>()
  const jobs = await running([
    { name: 'sweep', everyMs: 3600_000, onceMoreAtStop: true, run: async () => void order.push('swept') },
    {
      name: 'linger',
      run: async ({ signal }) => {
        begun.resolve()
        await new Promise((asked) => signal.addEventListener('abort', asked))
        await pause(300)
        order.push('lingered')
      },
    },
  ])
  await asMachinery((tx) => jobs.enqueue(tx, 'linger', {}))
  await begun.promise
  await jobs.stop()
  assert.deepEqual(order, ['swept', 'lingered', 'swept'])
})

test('a chore of every moment goes round in every town until stopped', async () => {
  let rounds = 0
  const jobs = await running([
    {
      name: 'look',
      everyMs: 20,
      run: async ({ municipality }) => {
        assert.equal(municipality, 1)
        rounds++
      },
    },
  ])
  await until('three rounds', () => rounds >= 3)
  await jobs.stop()
  const then = rounds
  await pause(100)
  assert.equal(rounds, then)
})

test('a scheduled kind stands in the schedule in Danish time, and leaves it with its code', async () => {
  await prepareJobs(database.ownerUrl, [{ name: 'nightly', schedule: '15 3 * * *' }])
  const scheduled = () => owner.query('select name, cron, timezone from pgboss.schedule').then(({ rows }) => rows)
  assert.deepEqual(await scheduled(), [{ name: 'nightly', cron: '15 3 * * *', timezone: 'Europe/Copenhagen' }])
  await prepareJobs(database.ownerUrl, [])
  assert.deepEqual(await scheduled(), [])
})

test('an effect is made once, also by two workers at the same time', async () => {
  const job = newId()
  const results = await Promise.all(Array.from({ length: 5 }, () => asMachinery((tx) => doneOnce(tx, job))))
  assert.deepEqual(results.filter(Boolean), [true])
  await assert.rejects(
    db.transaction({ municipality: 1, account: newId(), roles: ['administrator'], purpose: 'test' }, (tx) => doneOnce(tx, newId())),
    /row-level security/,
  )
})

const kills = Number(process.env.TRYGBY_KILLS ?? 20)

test(`a worker killed ${kills} times in the middle of jobs makes each effect exactly once`, async () => {
  const kind = { name: 'count', retries: 1000 }
  await prepareJobs(database.ownerUrl, [kind])
  const jobs = startJobs(database.appUrl, [])
  started.push(jobs)
  const script = await processFile('counting-worker')
  let wanted = 0
  let killedWithin = 0
  for (let i = 0; i < kills; i++) {
    for (let n = 0; n < 3; n++) await asMachinery((tx) => jobs.enqueue(tx, 'count', { n: wanted++ }))
    const worker = startWorker(script)
    await worker.saw(i % 2 === 0 ? 'begun' : 'kept')
    await pause(Math.random() * 25)
    worker.process.kill('SIGKILL')
    await worker.ended
    killedWithin += await lettingTimePass('active')
  }
  assert.ok(killedWithin > 0, 'some kills came in the middle of a job')
  const survivor = startWorker(script)
  await until('all effects', async () => {
    await lettingTimePass('retry')
    return (await owner.query("select 1 from pgboss.job where name = 'count' and state <> 'completed'")).rowCount === 0
  })
  survivor.process.kill('SIGKILL')
  await survivor.ended
  const { rows } = await asMachinery((tx) =>
    sql<{ n: string; times: number }>`select thing_id as n, count(*)::int as times
    from platform.audit_entry where municipality = 1 and thing = 'job' group by 1`.execute(tx),
  )
  assert.equal(rows.length, wanted)
  assert.deepEqual(
    rows.filter((row) => row.times !== 1),
    [],
  )
  await rm(script)
})

/** The jobs of a dead worker are given to another after 20 silent seconds, and pause before a new try: here the clock is moved instead of waiting. */
async function lettingTimePass(state: 'active' | 'retry'): Promise<number> {
  const { rowCount } = await owner.query(
    `update pgboss.job set state = 'retry', retry_count = retry_count + 1, start_after = now(), heartbeat_on = null where name = 'count' and state = $1`,
    [state],
  )
  return rowCount ?? 0
}

function startWorker(script: string): { process: ChildProcess; saw(word: string): Promise<void>; ended: Promise<void> } {
  const child = spawn(process.execPath, [script, database.appUrl, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout?.on('data', (piece) => {
    said += piece
  })
  return {
    process: child,
    saw: (word) => until(`the worker to say ${word}`, () => said.includes(word)),
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
  }
}
