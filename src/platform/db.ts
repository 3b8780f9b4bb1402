// The only door to the database: every transaction says which town, who acts, in which roles and why.
import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './db-types.ts'
import type { Role } from './roles.ts'
import { opening, TownDriver, type Written } from './statements.ts'

export type Tx = Transaction<DB>
export { sql, type Written }

/** On whose behalf a transaction runs. The role `system` is the town's own machinery: sign-in, jobs, the command line. */
export interface Acting {
  municipality: number
  account: string | null
  roles: readonly (Role | 'system')[]
  purpose: string
  /** Hash of the session token a browser presented, so that it can see its own session and no other. */
  token?: string
}

export const asSystem = (municipality: number, purpose: string): Acting => ({ municipality, account: null, roles: ['system'], purpose })

export interface Db {
  transaction<T>(acting: Acting, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Calls `tell` each time a transaction of this process that has written is over and everybody sees it: with what, such as `update platform.account`. */
  whenWritten(tell: (written: Written) => void): void
  close(): Promise<void>
}

// Counts and sums come as bigint; the town's numbers fit in a double, so they are read as numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Opens a pool for the role that owns nothing. `url` is a PostgreSQL address. */
export function openDb(url: string, options: { connections?: number } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 12,
    connectionTimeoutMillis: 5000,
    application_name: 'trygby',
  })
  pool.on('error', () => {}) // an idle connection that breaks is replaced at the next use, where the error is seen
  pool.on('connect', (client) => client.on('error', () => {})) // one that breaks between two statements fails the next of them
  const listeners: ((written: Written) => void)[] = []
  const driver = new TownDriver(pool, (written) => {
    for (const tell of listeners) tell(written)
  })
  const kysely = new Kysely<DB>({ dialect: new TownDialect(driver, pool) })
  return {
    transaction: (acting, work) =>
      kysely.transaction().execute(async (tx) => {
        await tx.executeQuery(CompiledQuery.raw(openingOf(acting)))
        return work(tx)
      }),
    whenWritten: (tell) => void listeners.push(tell),
    close: () => kysely.destroy(),
  }
}

class TownDialect extends PostgresDialect {
  readonly #driver: TownDriver

  constructor(driver: TownDriver, pool: pg.Pool) {
    super({ pool })
    this.#driver = driver
  }

  override createDriver(): TownDriver {
    return this.#driver
  }
}

/** The beginning of a transaction: what row-level security asks about whoever acts, until it ends. */
function openingOf({ municipality, account, roles, purpose, token }: Acting): string {
  const facts = { municipality, account, roles: roles.join(','), purpose, token }
  const set = Object.entries(facts).map(([name, value]) => `set local trygby.${name} = ${pg.escapeLiteral(String(value ?? ''))}`)
  return opening + set.join('; ')
}

/**
 * Whoever else in this town wants to do the same waits here until this transaction ends: of two presses of one button, the second sees what
 * the first has done. With `ofOneself` only the same account's own presses wait for each other.
 */
export async function oneAtATime(tx: Tx, what: string, { ofOneself = false } = {}): Promise<void> {
  const whose = ofOneself ? sql`platform.actor()` : sql`platform.town()`
  await sql`select pg_advisory_xact_lock(hashtextextended(${what}::text || ' ' || ${whose}, 0))`.execute(tx)
}
