// The three logins of a town's database - who owns it, who serves people, who backs it up - and the database itself.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { ADMINISTRATOR } from './cluster.ts'
import { EmbeddedDatabaseError } from './error.ts'
import type { Passwords, PlaceNote } from './place.ts'

export const address = (note: PlaceNote, role: string, password: string, database = 'trygby') =>
  `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${note.port}/${database}`

export const administratorAddress = (note: PlaceNote, database = 'postgres') =>
  address(note, ADMINISTRATOR, note.passwords.administrator, database)

/** Addresses of one database for the three logins. */
export function addresses(note: PlaceNote, database = 'trygby') {
  return {
    ownerUrl: address(note, 'trygby_owner', note.passwords.owner, database),
    appUrl: address(note, 'trygby_app', note.passwords.app, database),
    backupUrl: address(note, 'trygby_backup', note.passwords.backup, database),
  }
}

/** Each step can be repeated: a first start that was cut short is finished by the next one. */
export async function ensureRoles(note: PlaceNote): Promise<void> {
  const client = await connect(administratorAddress(note))
  try {
    await ensureRole(client, 'trygby_owner', note.passwords.owner, '')
    await ensureRole(client, 'trygby_app', note.passwords.app, 'noinherit')
    await ensureRole(client, 'trygby_backup', note.passwords.backup, 'bypassrls')
    await client.query('grant pg_read_all_data to trygby_backup')
    const found = await client.query("select 1 from pg_database where datname = 'trygby'")
    if (!found.rowCount) await client.query('create database trygby owner trygby_owner')
    await closeToOthers(client, 'trygby')
  } finally {
    await client.end()
  }
}

/** Only the three logins may enter a town's database. */
export async function closeToOthers(client: pg.Client, database: string): Promise<void> {
  const name = client.escapeIdentifier(database)
  await client.query(`revoke all on database ${name} from public; grant connect on database ${name} to trygby_app, trygby_backup`)
}

async function ensureRole(client: pg.Client, role: keyof Passwords | string, password: string, extra: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  const verb = found.rowCount ? 'alter' : 'create'
  await client.query(`${verb} role ${role} login nosuperuser nocreatedb nocreaterole ${extra} password ${client.escapeLiteral(password)}`)
}

/** A database that is just coming up says so (57P03); it is asked again for a minute. */
export async function connect(url: string, patience = 60_000): Promise<pg.Client> {
  const until = Date.now() + patience
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {}) // a connection lost later is seen by the query that needs it
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      const { code, message } = error as Error & { code?: string }
      if (code === '28P01')
        throw new EmbeddedDatabaseError(
          'The database does not take the password in postgres.json. The note and the files do not belong together.',
        )
      if (Date.now() > until) throw new EmbeddedDatabaseError(`The database does not answer: ${message}`, { cause: error })
      await pause(50)
    }
  }
}
