// An adoption is killed at random moments, alone or with the database, again and again: each is there whole or not at all, and one that was acknowledged is there.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { beginWith } from '../../goals/plan/begin.ts'
import { adoptedDocument } from '../../goals/plan/frozen.ts'
import { addMove, listVersions, movesOf, moveVersion } from '../../goals/plan/store.ts'
import { asSystem, type Db, openDb, sql, type Tx } from '../../platform/db.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../platform/embedded-postgres.ts'
import { migrate } from '../../platform/migrate.ts'
import { makeTown } from '../../platform/town/store.ts'
import { killDatabase } from '../killed-town.ts'

const kills = 21
/** Every third kill takes the database, the others the process that adopts. */
const takesDatabase = (kill: number) => kill % 3 === 2
const chaptersEach = 12
const office = { account: null, name: 'Demo' }
let folder: string
let database: EmbeddedDatabase
let db: Db
const work = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(asSystem(1, 'test'), deed)

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygby-adoption-'))
  database = await startEmbedded(folder, { deed: 'the kill test of adoptions' })
  await migrate(database.ownerUrl)
  db = openDb(database.appUrl, { connections: 2 })
  await work((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: true }))
})
after(async () => {
  await db.close()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A version of long chapters with live parts, ready to be adopted. */
const readyVersion = (title: string): Promise<string> =>
  work(async (tx) => {
    const chapters = Array.from({ length: chaptersEach }, (_, place) => ({
      title: `Kapitel ${place + 1}`,
      body: `${'Ord om tryghed.\n\n'.repeat(200)}{{goal safe-town}}\n\n{{coverage}}`,
    }))
    const version = { kind: 'plan' as const, title, basedOn: null, legalBasis: null, year: null, figuresAsOf: '2026-01-01', reviewOn: null }
    const id = await beginWith(tx, version, chapters, office)
    await moveVersion(tx, id, 'draft', 'for-adoption')
    await addMove(tx, id, { from: 'draft', to: 'for-adoption', reason: '' }, office)
    return id
  })

/** A process that stands ready to adopt what it is told; started before it is needed, since its start takes longest. */
function standBy() {
  const file = fileURLToPath(new URL('./adopting-process.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv.filter((one) => !one.startsWith('--test')), file], {
    env: { ...process.env, APP_URL: database.appUrl },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { promise: begun, resolve: itBegan } = Promise.withResolvers<void>()
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.includes('began')) itBegan()
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  /** Adopts; killed so many milliseconds after it began, or left in peace. Whether it was acknowledged, and how long it took. */
  const adopt = async (version: string, killAfter?: number): Promise<{ isAcknowledged: boolean; ms: number }> => {
    child.stdin.write(`${version}\n`)
    await Promise.race([begun, ended])
    const began = performance.now()
    if (killAfter !== undefined) {
      await Promise.race([pause(killAfter), ended])
      child.kill('SIGKILL')
    }
    await ended
    return { isAcknowledged: said.includes('done'), ms: performance.now() - began }
  }
  return { adopt, leave: () => child.kill('SIGKILL') }
}

/** The same from this process, and it is the database that is killed. It comes back by itself. */
async function adoptAndKillDatabase(version: string, killAfter: number): Promise<{ isAcknowledged: boolean }> {
  const { adoptSlowly } = await import('./adopt-slowly.ts')
  const adopting = work((tx) => adoptSlowly(tx, version)).then(
    (hindrance) => ({ isAcknowledged: hindrance === null }),
    () => ({ isAcknowledged: false }),
  )
  await Promise.race([pause(killAfter), adopting])
  killDatabase(folder)
  const outcome = await adopting
  for (let wait = 0; wait < 600; wait++) {
    if (await work((tx) => sql`select 1`.execute(tx)).then(Boolean, () => false)) return outcome
    await pause(50)
  }
  throw new Error('The database did not come back within half a minute')
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

/** Whether the version is adopted; whichever it is, all that belongs to it must say the same. */
const examine = (current: string, next: string, isAcknowledged: boolean): Promise<boolean> =>
  work(async (tx) => {
    const states = new Map((await listVersions(tx)).map(({ id, state }) => [id, state]))
    const isAdopted = states.get(next) === 'adopted'
    assert.ok(isAdopted || !isAcknowledged, 'an acknowledged adoption is gone')
    assert.deepEqual([states.get(current), states.get(next)], isAdopted ? ['replaced', 'adopted'] : ['adopted', 'for-adoption'])
    // Reading it works out the digest anew and throws when it is another.
    assert.equal((await adoptedDocument(tx, next))?.document.chapters.length, isAdopted ? chaptersEach : undefined)
    assert.equal((await movesOf(tx, next)).length, isAdopted ? 3 : 2)
    assert.equal(await adoptionsIn(tx, next), isAdopted ? 1 : 0)
    return isAdopted
  })

test(`an adoption killed ${kills} times, ${kills / 3} of them with the database, is there whole or not at all`, {
  timeout: 300_000,
}, async () => {
  let current = await readyVersion('Den første')
  const { isAcknowledged, ms } = await standBy().adopt(current)
  assert.ok(isAcknowledged)
  const nothing = { adoption: 0, database: 0 }
  let waiting = standBy()
  for (let kill = 0; kill < kills; kill++) {
    const next = await readyVersion(`Udgave ${kill}`)
    const moment = ((kill + 0.5) / kills) * ms * 1.1
    let outcome: { isAcknowledged: boolean }
    if (takesDatabase(kill)) outcome = await adoptAndKillDatabase(next, moment)
    else {
      const adopting = waiting
      waiting = standBy()
      outcome = await adopting.adopt(next, moment)
      await untilQuiet()
    }
    if (await examine(current, next, outcome.isAcknowledged)) current = next
    else nothing[takesDatabase(kill) ? 'database' : 'adoption']++
  }
  waiting.leave()
  assert.ok(nothing.adoption > 0 && nothing.database > 0, `too few were killed in the middle: ${JSON.stringify(nothing)}`)
})
