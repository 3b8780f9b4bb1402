// An adoption is killed at random moments, again and again: each is there whole or not at all, and one that was acknowledged is there.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '../../../tests/database.ts'
import { beginWith } from '../../goals/plan/begin.ts'
import { adoptedDocument } from '../../goals/plan/frozen.ts'
import { addMove, listVersions, movesOf, moveVersion } from '../../goals/plan/store.ts'
import { asSystem, type Db, openDb, sql, type Tx } from '../../platform/db.ts'
import { makeTown } from '../../platform/town/store.ts'

const kills = 24
const office = { account: null, name: 'Demo' }
let database: TestDatabase
let db: Db
const work = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(asSystem(1, 'test'), deed)

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 2 })
  await work((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: true }))
})
after(async () => {
  await db.close()
  await database.close()
})

/** A version of twenty long chapters with live parts, ready to be adopted. */
const readyVersion = (title: string): Promise<string> =>
  work(async (tx) => {
    const chapters = Array.from({ length: 20 }, (_, place) => ({
      title: `Kapitel ${place + 1}`,
      body: `${'Ord om tryghed.\n\n'.repeat(200)}{{goal safe-town}}\n\n{{coverage}}`,
    }))
    const version = { kind: 'plan' as const, title, basedOn: null, legalBasis: null, year: null, figuresAsOf: '2026-01-01', reviewOn: null }
    const id = await beginWith(tx, version, chapters, office)
    await moveVersion(tx, id, 'draft', 'for-adoption')
    await addMove(tx, id, { from: 'draft', to: 'for-adoption', reason: '' }, office)
    return id
  })

/** Adopts in a process of its own; killed so many milliseconds after it began, or left in peace. What it had said by then. */
async function adoptIn(version: string, breath: number, killAfter?: number): Promise<{ said: string; ms: number }> {
  const file = fileURLToPath(new URL('./adopting-process.ts', import.meta.url))
  const env = { ...process.env, APP_URL: database.appUrl, VERSION: version, BREATH: String(breath) }
  const child = spawn(process.execPath, [...process.execArgv.filter((one) => !one.startsWith('--test')), file], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { promise: begun, resolve: itBegan } = Promise.withResolvers<void>()
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.includes('began')) itBegan()
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await Promise.race([begun, ended])
  const started = performance.now()
  if (killAfter !== undefined) {
    await Promise.race([pause(killAfter), ended])
    child.kill('SIGKILL')
  }
  await ended
  return { said, ms: performance.now() - started }
}

/** The database has noticed that whoever adopted is gone: nobody but this test holds a transaction. */
async function untilQuiet(): Promise<void> {
  for (let wait = 0; wait < 500; wait++) {
    const others = await work((tx) =>
      sql`select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`.execute(
        tx,
      ),
    )
    if (others.rows.length === 0) return
    await pause(10)
  }
  throw new Error('A transaction of a killed process was still open after five seconds')
}

const adoptionsIn = async (tx: Tx, version: string): Promise<number> =>
  (await sql`select 1 from platform.audit_entry where municipality = 1 and deed = 'adopted' and thing_id = ${version}`.execute(tx)).rows
    .length

test(`an adoption killed ${kills} times is there whole or not at all`, { timeout: 300_000 }, async () => {
  let current = await readyVersion('Den første')
  const { ms, said: first } = await adoptIn(current, 60)
  assert.match(first, /done/)
  let whole = 0
  let nothing = 0
  for (let kill = 0; kill < kills; kill++) {
    const next = await readyVersion(`Udgave ${kill}`)
    const { said } = await adoptIn(next, 60, ((kill + 0.5) / kills) * ms * 1.1)
    await untilQuiet()
    await work(async (tx) => {
      const states = new Map((await listVersions(tx)).map(({ id, state }) => [id, state]))
      const isAdopted = states.get(next) === 'adopted'
      assert.ok(isAdopted || !said.includes('done'), 'an acknowledged adoption is gone')
      assert.deepEqual([states.get(current), states.get(next)], isAdopted ? ['replaced', 'adopted'] : ['adopted', 'for-adoption'])
      // Reading it works out the digest anew and throws when it is another.
      assert.equal((await adoptedDocument(tx, next))?.document.chapters.length, isAdopted ? 20 : undefined)
      assert.equal((await movesOf(tx, next)).length, isAdopted ? 3 : 2)
      assert.equal(await adoptionsIn(tx, next), isAdopted ? 1 : 0)
      if (isAdopted) {
        whole++
        current = next
      } else nothing++
    })
  }
  assert.equal(whole + nothing, kills)
  assert.ok(nothing > 0, 'no adoption was killed in the middle')
})
