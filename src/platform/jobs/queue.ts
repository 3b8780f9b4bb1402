// Work to be done soon, put in line in the same transaction as the deed that asks for it: both are kept, or neither.
import { fromKysely, type PgBoss } from 'pg-boss'
import { sql, type Tx } from '../db.ts'
import { newId } from '../id.ts'

/** What a job is told: identifiers and numbers, never a person's words. */
export type JobData = Record<string, string | number>

export interface EnqueueOptions {
  /** Only one job with this key waits at a time; asking again returns the one that waits. */
  key?: string
  /** Not before this time. */
  after?: Date
}

/** The town's jobs, for a platform that holds them. */
export interface JobLine<Platform> {
  /** Puts a job in line and returns its id. It begins after the transaction is kept. Works whether or not this process runs jobs. */
  enqueue(tx: Tx, name: string, data: JobData, options?: EnqueueOptions): Promise<string>
  /** Gives a job that was given up another try; any other job stays as it is. */
  tryAgain(tx: Tx, name: string, id: string): Promise<void>
  /** Begins to run jobs in this process. */
  start(platform: Platform): Promise<void>
  /** Stops taking new jobs and lets those under way end; what does not end in time is taken up again at the next start. */
  stop(): Promise<void>
}

export const jobSchema = 'pgboss'

/** Settings that hold for every process: the library's own housekeeping that needs ownership is done by `prepareJobs` only. */
export const bossSettings = {
  schema: jobSchema,
  migrate: false,
  createSchema: false,
  reindex: false,
  monitorVacuum: false,
  openTelemetry: { enabled: false },
} as const

/** Puts a job in line with the given connection to the library. */
export async function enqueueWith(boss: PgBoss, tx: Tx, name: string, data: JobData, options: EnqueueOptions = {}): Promise<string> {
  const { rows } = await sql<{ town: number }>`select platform.town() as town`.execute(tx)
  const municipality = rows[0]?.town
  if (!municipality) throw new Error(`Job ${name} was put in line outside any town`)
  const singletonKey = `${municipality}:${options.key ?? newId()}`
  for (;;) {
    const id = await boss.send(
      name,
      { ...data, municipality },
      {
        db: fromKysely(tx),
        singletonKey,
        ...(options.after ? { startAfter: options.after } : {}),
      },
    )
    if (id) return id
    const waiting = await holdWaiting(tx, name, singletonKey)
    if (waiting) return waiting
  }
}

/** Holds the job that waits until this transaction ends, so that it cannot run on the state from before. Null when it just began. */
async function holdWaiting(tx: Tx, name: string, key: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from pgboss.job
    where name = ${name} and singleton_key = ${key} and state = 'created' for share`.execute(tx)
  return rows[0]?.id ?? null
}
