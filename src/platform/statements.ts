// What the town asks its database: statements asked often are prepared once, and whoever waits hears what a transaction has written.
import { AbortedTransactionError, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
import type pg from 'pg'

/** From so many times on a statement is prepared: most are asked once or twice, and would only fill the database's memory. */
const oftenAsked = 3
/** So many are prepared on each connection, and so many texts are known at all. */
const mostPrepared = 300
const mostKnown = 3000

interface Statement {
  asked: number
  /** The name the database knows it by; none while it is not asked often. */
  name: string | undefined
  writes: readonly string[]
}

/** How a transaction begins: with whose it is, in one message. It is another text for everybody. */
export const opening = 'begin; '
const asItIs: Pick<Statement, 'name' | 'writes'> = { name: undefined, writes: [] }

/** What a transaction has written, such as `update platform.account`. */
export type Written = ReadonlySet<string>

const writes = /\b(insert\s+into|update|delete\s+from|merge\s+into)\s+(?:only\s+)?"?([a-z_]+)"?\."?([a-z_0-9]+)"?/gi

/** What a statement writes; what a trigger writes besides is not among it. */
export const writtenBy = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(writes)].map(([, verb = '', schema = '', table = '']) => `${verb.split(/\s/)[0]?.toLowerCase()} ${schema}.${table}`),
  ),
]

/** What is known of the statements of one pool. */
function statements(): (text: string) => Statement {
  const known = new Map<string, Statement>()
  let prepared = 0
  return (text) => {
    const found = known.get(text)
    if (found) {
      found.asked++
      if (found.name === undefined && found.asked >= oftenAsked && prepared < mostPrepared) found.name = `town_${++prepared}`
      return found
    }
    if (known.size >= mostKnown) for (const [other, { name }] of known) if (name === undefined) known.delete(other)
    const statement = { asked: 1, name: undefined, writes: writtenBy(text) }
    known.set(text, statement)
    return statement
  }
}

class Connection implements DatabaseConnection {
  /** By the transaction under way. */
  readonly written = new Set<string>()
  isBroken = false
  readonly client: pg.PoolClient
  readonly #know: (text: string) => Statement

  constructor(client: pg.PoolClient, know: (text: string) => Statement) {
    this.client = client
    this.#know = know
  }

  async executeQuery<R>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { name, writes: written } = text.startsWith(opening) ? asItIs : this.#know(text)
    for (const write of written) this.written.add(write)
    const { command, rowCount, rows } = await this.client.query({ name, text, values: [...parameters] })
    const isChange = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
    return { ...(isChange ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}), rows: rows ?? [] }
  }

  // biome-ignore lint/correctness/useYield: nothing of the town is read as a stream
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not read as a stream.')
  }
}

/** Speaks with the pool; `told` hears what a transaction has written, once it is over and everybody can see it. */
export class TownDriver implements Driver {
  readonly #know = statements()
  readonly #pool: pg.Pool
  readonly #told: (written: Written) => void

  constructor(pool: pg.Pool, told: (written: Written) => void) {
    this.#pool = pool
    this.#told = told
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    return new Connection(await this.#pool.connect(), this.#know)
  }

  /** It begins with the first statement, which says whose it is: one message instead of two. */
  async beginTransaction(): Promise<void> {}

  async commitTransaction(connection: Connection): Promise<void> {
    const { command } = await connection.client.query('commit')
    // One that had failed is taken back, and that is what the database says then.
    if (command === 'ROLLBACK') throw new AbortedTransactionError()
    if (connection.written.size > 0) this.#told(connection.written)
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    try {
      await connection.client.query('rollback')
    } catch (error) {
      connection.isBroken = true
      throw error
    }
  }

  async releaseConnection({ client, isBroken }: Connection): Promise<void> {
    client.release(isBroken)
  }

  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}
