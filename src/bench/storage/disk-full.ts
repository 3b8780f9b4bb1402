// The disk bench: the disk fills up under a whole town; reading goes on, writing is refused with a sentence, and all is well when there is room again.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { verifyLog } from '../../platform/audit/verify.ts'
import { readConfig } from '../../platform/config.ts'
import { openDb } from '../../platform/db.ts'
import { administratorUrl, startEmbedded } from '../../platform/embedded-postgres.ts'
import { signInAsEverybody, startWholeTown, type WholeTown } from '../whole-town.ts'
import { fillUp, freeUp, makeVolume } from './volume.ts'

export interface DiskFigures {
  /** Answers to writes while the disk was full, by status. */
  writes: Record<number, number>
  /** Answers to a public page while the disk was full, by status. */
  reads: Record<number, number>
  /** Whether every refusal held a sentence for the person and a time to come back. */
  wordedRefusals: boolean
  /** Until a write was taken again after room was made, with nobody doing anything. */
  resumedMs: number
  acknowledged: number
  /** Acknowledged changes that were not there afterwards; must be 0. */
  lost: number
  findings: number
}

const megabytes = 700

/** Keeps the disk full for so many seconds. `say` hears of progress. */
export async function diskBench(secondsFull = 20, say: (line: string) => void = () => {}): Promise<DiskFigures> {
  const volume = await makeVolume(megabytes)
  const town = await startWholeTown(volume.folder)
  const figures = { writes: {}, reads: {}, wordedRefusals: true, resumedMs: 0 }
  try {
    const people = await Promise.all((await signInAsEverybody(town.origin)).slice(0, 6).map((cookie, i) => newPerson(town, cookie, i)))
    for (let round = 0; round < 5; round++) await Promise.all(people.map((person) => person.write()))
    if (people.some(({ kept }) => kept === 0)) throw new Error('The town took no writes before the disk was full.')
    await copiesAreTaken(volume.folder)
    await fillUp(volume)
    say('the disk is full')
    const full = Date.now()
    while (Date.now() - full < secondsFull * 1000) {
      await useUpJournal(volume.folder)
      for (const { status, isWorded } of await Promise.all(people.map((person) => person.write()))) {
        count(figures.writes, status)
        if (status !== 303 && !isWorded) figures.wordedRefusals = false
      }
      count(figures.reads, await look(town))
    }
    await freeUp(volume)
    const freed = performance.now()
    say('there is room again')
    while ((await people[0]?.write())?.status !== 303) {
      if (performance.now() - freed > 60_000)
        throw new Error(`No write was taken a minute after there was room: ${town.said().slice(-500)}`)
      await pause(100)
    }
    figures.resumedMs = performance.now() - freed
    await town.end()
    return { ...figures, acknowledged: people.reduce((sum, { kept }) => sum + kept, 0), ...(await examineAfter(volume.folder, people)) }
  } finally {
    if (town.isAlive()) await town.end()
    await volume.remove()
  }
}

function count(counts: Record<number, number>, status: number): void {
  counts[status] = (counts[status] ?? 0) + 1
}

interface Person {
  /** Number of the last change the town said it had kept. */
  kept: number
  name: string
  write(): Promise<{ status: number; isWorded: boolean }>
}

/** One of the demonstration's people, who goes on changing their own name: to a number one higher each time. */
function newPerson({ origin }: WholeTown, cookie: string, i: number): Person {
  const name = `Fuld Disk ${i} nummer `
  let next = 0
  const person: Person = {
    kept: 0,
    name,
    write: async () => {
      const number = ++next
      try {
        const answer = await fetch(`${origin}/da/my-page`, {
          method: 'POST',
          redirect: 'manual',
          headers: { origin, cookie },
          body: new URLSearchParams({ name: `${name}${number}`, locale: 'da' }),
          signal: AbortSignal.timeout(20_000),
        })
        const text = await answer.text()
        if (answer.status === 303) person.kept = number
        return { status: answer.status, isWorded: answer.headers.has('retry-after') && /<h1/.test(text) }
      } catch {
        return { status: 0, isWorded: false }
      }
    },
  }
  return person
}

async function look({ origin }: WholeTown): Promise<number> {
  const answer = await fetch(`${origin}/da`, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
  await answer?.body?.cancel()
  return answer?.status ?? 0
}

/** The town copies its public pages a few seconds after it is up. */
async function copiesAreTaken(dataDir: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 200) {
    const files = await readdir(join(dataDir, 'public-copy'), { recursive: true }).catch(() => [])
    if (files.length > 10) return
    await pause(200)
  }
  throw new Error('The town took no copies of its public pages.')
}

/** The journal of changes has room of its own for a while; this takes it, as a busy week would. */
async function useUpJournal(dataDir: string): Promise<void> {
  const administrator = new pg.Client({ connectionString: administratorUrl(dataDir, 'trygby'), connectionTimeoutMillis: 2000 })
  administrator.on('error', () => {}) // goes down under it
  try {
    await administrator.connect()
    await administrator.query('select pg_switch_wal()')
  } catch {
    // the database is away already
  } finally {
    await administrator.end().catch(() => {})
  }
}

async function examineAfter(dataDir: string, people: Person[]): Promise<Pick<DiskFigures, 'lost' | 'findings'>> {
  const database = await startEmbedded(dataDir, { deed: 'a bench' })
  const db = openDb(database.appUrl)
  const administrator = new pg.Client({ connectionString: administratorUrl(dataDir, 'trygby') })
  await administrator.connect()
  try {
    let lost = 0
    for (const { name, kept } of people) {
      const { rows } = await administrator.query<{ name: string }>('select name from platform.account where starts_with(name, $1)', [name])
      lost += Math.max(0, kept - Number(rows[0]?.name.slice(name.length) ?? 0))
    }
    const { findings } = await verifyLog(db, 1, readConfig({ TRYGBY_DATA: dataDir }))
    return { lost, findings: findings.length }
  } finally {
    await administrator.end()
    await db.close()
    await database.stop()
  }
}
