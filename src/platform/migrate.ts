// Brings a database to the shape of this version: the SQL files of migrations/, in order, each once.
import { readdir, readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'

const folder = new URL('../../migrations/', import.meta.url)

/** Runs what is missing and returns the names of what ran. Two at once: one runs, the other waits. A failing file rolls back. `upTo` stops after that name. */
export async function migrate(ownerUrl: string, log: (line: string) => void = () => {}, upTo?: string): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 2 }) }) })
  try {
    await ensureAppRole(db)
    await sql`create schema if not exists migration`.execute(db)
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations }, migrationTableSchema: 'migration' })
    const { error, results } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest())
    const failed = results?.find((r) => r.status === 'Error')
    if (error)
      throw new Error(`Migration ${failed?.migrationName ?? ''} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    const ran = (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
    for (const name of ran) log(`migrated ${name}`)
    return ran
  } finally {
    await db.destroy()
  }
}

async function readMigrations() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const entries = names.map(async (name) => {
    const text = await readFile(new URL(name, folder), 'utf8')
    return [name.replace(/\.sql$/, ''), { up: async (db: Kysely<unknown>) => void (await sql.raw(text).execute(db)) }] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function ensureAppRole(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ n: number }>`select count(*)::int as n from pg_roles where rolname = 'trygby_app'`.execute(db)
  if (found.rows[0]?.n) return
  try {
    await sql`create role trygby_app nologin`.execute(db)
  } catch (cause) {
    throw new Error(
      'The database has no role trygby_app and this login may not make it. Run as a superuser: CREATE ROLE trygby_app NOLOGIN; GRANT trygby_app TO <the login of DATABASE_APP_URL>;',
      { cause },
    )
  }
}
