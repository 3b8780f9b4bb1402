// A whole town for a test: its own database, every page, and people of each role to visit as.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobKinds, mountTown } from '../src/app.ts'
import { navigation } from '../src/navigation.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import { asSystem, type Db, openDb, type Tx } from '../src/platform/db.ts'
import { sessionCookie } from '../src/platform/http/open-request.ts'
import { listen, newTownWeb, readAssets } from '../src/platform/http/serve.ts'
import type { Platform } from '../src/platform/http/web.ts'
import { newId } from '../src/platform/id.ts'
import { prepareJobs, startJobs } from '../src/platform/jobs.ts'
import type { Role } from '../src/platform/roles.ts'
import { openSession } from '../src/platform/session.ts'
import { makeTown } from '../src/platform/town/store.ts'
import { testDatabase } from './database.ts'

export interface Visit {
  as?: Role
  method?: string
  form?: Record<string, string | string[]>
  body?: BodyInit
  headers?: Record<string, string>
}

export interface TestTown {
  platform: Platform
  db: Db
  ownerUrl: string
  backupUrl: string
  /** A request through the whole app, signed in as somebody of that role when asked. */
  visit(path: string, visit?: Visit): Promise<Response>
  /** Work in the database as somebody of that role, or as the machinery. */
  as<T>(role: Role | 'system', deed: (tx: Tx) => Promise<T>): Promise<T>
  accountOf(role: Role): Promise<string>
  tokenOf(role: Role): Promise<string>
  /** Listens on a free port and returns the address, for browsers. */
  listen(): Promise<string>
  close(): Promise<void>
}

export interface TestTownOptions {
  isDemonstration?: boolean
  /** The built styles and scripts, for browsers. */
  assets?: boolean
  /** Runs the background jobs too. */
  jobs?: boolean
  env?: Record<string, string>
}

const origin = 'http://localhost:3000'

export async function testTown(options: TestTownOptions = {}): Promise<TestTown> {
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'trygby-town-'))
  const config: Config = readConfig({
    TRYGBY_DATA: dataDir,
    TRYGBY_PSEUDO_LANGUAGE: 'on',
    STATBANK_URL: 'http://127.0.0.1:9/v1',
    ...options.env,
  })
  const db = openDb(database.appUrl, { connections: 6 })
  await db.transaction(asSystem(1, 'test'), (tx) =>
    makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: options.isDemonstration ?? false }),
  )
  await prepareJobs(database.ownerUrl, jobKinds)
  const asset = options.assets ? readAssets() : (name: string) => `/assets/${name}`
  const platform: Platform = { config, db, asset, navigation, jobs: startJobs(database.appUrl, jobKinds) }
  if (options.jobs) await platform.jobs.start(platform)
  const web = newTownWeb(platform, mountTown)
  const accounts = new Map<Role, Promise<{ account: string; token: string }>>()
  const stops: (() => Promise<void>)[] = []

  const personOf = (role: Role) => {
    const found = accounts.get(role) ?? db.transaction(asSystem(1, 'test'), (tx) => makePerson(tx, role))
    accounts.set(role, found)
    return found
  }

  return {
    platform,
    db,
    ownerUrl: database.ownerUrl,
    backupUrl: database.backupUrl,
    visit: async (path, visit = {}) => {
      const headers = new Headers({ host: 'localhost:3000', origin, ...visit.headers })
      if (visit.as) headers.set('cookie', `${sessionCookie(config.publicUrl)}=${(await personOf(visit.as)).token}`)
      const body = visit.form ? toForm(visit.form) : visit.body
      return web.request(`${origin}${path}`, { method: visit.method ?? (body ? 'POST' : 'GET'), headers, body })
    },
    as: async (role, deed) => {
      if (role === 'system') return db.transaction(asSystem(1, 'test'), deed)
      return db.transaction({ municipality: 1, account: (await personOf(role)).account, roles: [role], purpose: 'test' }, deed)
    },
    accountOf: async (role) => (await personOf(role)).account,
    tokenOf: async (role) => (await personOf(role)).token,
    listen: async () => {
      const listening = await listen(web, 0, '127.0.0.1')
      stops.push(() => listening.stop(500))
      return `http://localhost:${listening.port}`
    },
    close: async () => {
      for (const stop of stops) await stop()
      await platform.jobs.stop()
      await db.close()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function makePerson(tx: Tx, role: Role): Promise<{ account: string; token: string }> {
  const account = newId()
  await tx
    .insertInto('platform.account')
    .values({ municipality: 1, id: account, email: `${role}@example.invalid`, name: `Prøve ${role}` })
    .execute()
  await tx.insertInto('platform.account_role').values({ municipality: 1, account, role }).execute()
  return { account, token: (await openSession(tx, account, [role], 'second-factor')).token }
}

const toForm = (fields: Record<string, string | string[]>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, one] as [string, string]),
    ),
  )
