// Before people are served: is this a database the town can live in, and is the login that serves them as powerless as their rights suppose?
import pg from 'pg'

/** A database or a login that cannot be used; the message is for the person who starts the town. */
export class UnfitDatabase extends Error {}

const oldest = 15

export interface Facts {
  /** As PostgreSQL counts it: 150004 is 15.4. */
  version: number
  name: string
  owner: string
  /** Whether Å and å are one letter to it: a town's search and its unique names depend on that. */
  knowsDanish: boolean
}

/** Refuses a PostgreSQL that is too old, or a database that does not know Danish letters. Asked before the migrations. */
export async function refuseUnfitDatabase(ownerUrl: string): Promise<void> {
  const [facts] = await ask<Facts>(
    ownerUrl,
    'DATABASE_URL',
    `select current_setting('server_version_num')::int as version, current_database() as name, session_user as owner,
      case when current_setting('server_encoding') = 'UTF8' then lower(chr(197)) = chr(229) else false end as "knowsDanish"`,
  )
  const why = facts && whyUnfit(facts)
  if (why) throw new UnfitDatabase(why)
}

export function whyUnfit({ version, name, owner, knowsDanish }: Facts): string | null {
  const main = Math.floor(version / 10_000)
  if (main < oldest) return `PostgreSQL ${oldest} or later was expected at DATABASE_URL; ${main} came.`
  if (knowsDanish) return null
  return `The database ${name} of DATABASE_URL does not know Danish letters (UTF-8, with Å and å as one letter). Make it anew, as a superuser: create database ${name} owner ${owner} template template0 encoding 'UTF8' locale_provider icu icu_locale 'da-DK';`
}

// Row-level security does not hold for whoever is, or can become, one of these.
const powers: [fault: string, isSo: string][] = [
  ['is a superuser, or can become one', 'exists (select from power where rolsuper)'],
  ['passes row-level security by (bypassrls)', 'exists (select from power where rolbypassrls)'],
  ['may make logins (createrole)', 'exists (select from power where rolcreaterole)'],
  ['owns the database', 'exists (select from pg_database where datname = current_database() and datdba in (select oid from power))'],
  ['owns tables', 'exists (select from pg_class where relowner in (select oid from power))'],
  ['owns a schema', 'exists (select from pg_namespace where nspowner in (select oid from power))'],
  ['owns functions', 'exists (select from pg_proc where proowner in (select oid from power))'],
  [
    'comes to another database than DATABASE_URL',
    "not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'platform' and c.relname = 'municipality')",
  ],
  [
    'is not a member of trygby_app',
    `not exists (select from pg_roles where rolname = 'trygby_app' and pg_has_role(session_user, oid, 'usage'))`,
  ],
]

/** Refuses a login past which the rights in the database would not hold. Asked when the migrations have run. */
export async function refuseUnfitLogin(appUrl: string): Promise<void> {
  const [login] = await ask<{ name: string; faults: string[] }>(
    appUrl,
    'DATABASE_APP_URL',
    `with power as (select oid, rolsuper, rolbypassrls, rolcreaterole from pg_roles where pg_has_role(session_user, oid, 'member'))
      select session_user as name, array_remove(array[${powers.map(([fault, isSo]) => `case when ${isSo} then '${fault}' end`).join(', ')}], null) as faults`,
  )
  const [fault] = login?.faults ?? []
  if (login && fault)
    throw new UnfitDatabase(
      `The login ${login.name} of DATABASE_APP_URL ${fault}. People are served by a login that owns nothing and is a member of trygby_app, or row-level security would not hold; docs/operations.md says how to make one.`,
    )
}

async function ask<T extends pg.QueryResultRow>(url: string, setting: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // a connection lost later is seen by the query that needs it
  try {
    await client.connect()
  } catch (cause) {
    const { code, message } = cause as Error & { code?: string }
    throw new UnfitDatabase(`The database of ${setting} cannot be reached: ${message || code}.`, { cause })
  }
  try {
    return (await client.query<T>(query)).rows
  } finally {
    await client.end()
  }
}
