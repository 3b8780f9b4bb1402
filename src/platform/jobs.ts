// The town's helpers in the background: each kind of job, run with retries wherever a worker process is, its effect once.
import { setTimeout as pause } from 'node:timers/promises'
import { fromKysely, type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss'
import { asSystem, type Db, sql, type Tx } from './db.ts'
import type { Platform } from './http/web.ts'
import { newId } from './id.ts'
import { bossSettings, enqueueWith, type JobData, type JobLine } from './jobs/queue.ts'
import { goOnceMore, type Round, startRounds } from './jobs/rounds.ts'
import { log } from './log.ts'
import { allTowns } from './town/store.ts'

export { prepareJobs } from './jobs/prepare.ts'

export type Jobs = JobLine<Platform>

export interface Job<D extends JobData = JobData> {
  id: string
  municipality: number
  data: D
  /** Aborted when the process stops or the job was given to another worker. */
  signal: AbortSignal
}

export interface JobKind<D extends JobData = JobData> {
  name: string
  /** Five fields of cron, read in Danish time; runs once for every town. */
  schedule?: string
  /** A chore of every moment instead of a job in line: done again and again in every town, this many milliseconds apart. */
  everyMs?: number
  /** This chore is done a last time when everything else of the process has ended. */
  onceMoreAtStop?: boolean
  /** How often a failed job is tried again, with growing pauses. */
  retries?: number
  /** How many of this kind one process runs side by side; one unless said. */
  atOnce?: number
  run(job: Job<D>, platform: Platform): Promise<void>
}

/** The jobs of this process. `prepareJobs` has run before; nothing runs until `start`. */
export function startJobs(appUrl: string, kinds: JobKind[]): Jobs {
  const stopping = new AbortController()
  let sender: Promise<PgBoss> | null = null
  let workers: PgBoss | null = null
  let rounds: { stop(): Promise<void> } | null = null
  let lastRounds: Round[] = []
  const jobs: Jobs = {
    enqueue: async (tx, name, data, options) => {
      sender ??= openSender(appUrl)
      return enqueueWith(await sender, tx, name, data, options)
    },
    tryAgain: async (tx, name, id) => {
      sender ??= openSender(appUrl)
      await (await sender).retry(name, id, { db: fromKysely(tx) })
    },
    start: async (platform) => {
      workers = await openWorkers(appUrl, kinds, platform, stopping.signal)
      rounds = startRounds(kinds.filter((kind) => kind.everyMs).map((kind) => roundOf(kind, platform)))
      lastRounds = kinds.filter((kind) => kind.onceMoreAtStop).map((kind) => roundOf(kind, platform))
    },
    stop: async () => {
      stopping.abort()
      await Promise.all([atMost(4000, rounds?.stop()), workers?.stop({ graceful: true, timeout: 4000 })])
      await atMost(2000, goOnceMore(lastRounds.splice(0)))
      await (await sender)?.stop({ graceful: false })
    },
  }
  return jobs
}

/** What waits for another machine, such as the place of the log's heads, must not hold up a stop for ever. */
const atMost = (milliseconds: number, work: Promise<void> | undefined): Promise<void> =>
  Promise.race([work, pause(milliseconds, undefined, { ref: false })])

async function openSender(appUrl: string): Promise<PgBoss> {
  const boss = new PgBoss({ ...bossSettings, connectionString: appUrl, max: 1, supervise: false, schedule: false, registerInstance: false })
  boss.on('error', (error) => log('error', 'putting jobs in line', { error: error.message }))
  return boss.start()
}

async function openWorkers(appUrl: string, kinds: JobKind[], platform: Platform, stopping: AbortSignal): Promise<PgBoss> {
  const supervision = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 }
  const boss = new PgBoss({ ...bossSettings, ...supervision, connectionString: appUrl, max: 4, registerInstance: false })
  boss.on('error', (error) => log('error', 'running jobs', { error: error.message }))
  await boss.start()
  for (const kind of kinds) {
    if (kind.everyMs) continue
    const pace = { pollingIntervalSeconds: 1, batchSize: kind.atOnce ?? 1, burstWhenBatchFull: true }
    await boss.work(kind.name, { ...pace, includeMetadata: true, perJobResults: true }, (batch: JobWithMetadata<JobData>[]) =>
      Promise.all(batch.map((job) => perform(kind, job, platform, AbortSignal.any([job.signal, stopping])))),
    )
  }
  return boss
}

/** Runs one job. What went wrong is logged under the job's id; the job table keeps no words of it. */
async function perform(kind: JobKind, job: JobWithMetadata<JobData>, platform: Platform, signal: AbortSignal): Promise<JobResult> {
  const { municipality, ...data } = job.data ?? {}
  try {
    if (typeof municipality !== 'number') await runInEveryTown(kind, job.id, platform)
    else await kind.run({ id: job.id, municipality, data, signal }, platform)
    return { id: job.id, status: 'completed' }
  } catch (error) {
    const isLast = job.retryCount >= job.retryLimit
    log(isLast ? 'error' : 'warning', isLast ? 'job given up' : 'job failed, will be tried again', {
      job: job.id,
      kind: kind.name,
      try: job.retryCount + 1,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    return { id: job.id, status: 'failed' }
  }
}

/** A tick of the clock becomes one job for every town, once even when the tick is handled twice. */
async function runInEveryTown(kind: JobKind, tick: string, { db, jobs }: Platform): Promise<void> {
  for (const municipality of await townsOf(db))
    await db.transaction(asSystem(municipality, `schedule ${kind.name}`), async (tx) => {
      if (await doneOnce(tx, tick)) await jobs.enqueue(tx, kind.name, {}, { key: 'scheduled' })
    })
}

const roundOf = (kind: JobKind, platform: Platform): Round => ({
  name: kind.name,
  everyMs: kind.everyMs ?? 1000,
  go: async (signal) => {
    for (const municipality of await townsOf(platform.db)) await kind.run({ id: newId(), municipality, data: {}, signal }, platform)
  },
})

const townsOf = async (db: Db): Promise<number[]> =>
  (await db.transaction({ municipality: 0, account: null, roles: [], purpose: 'list towns' }, allTowns)).map((town) => town.municipality)

/**
 * Whether the effect of this job is still to be made: true the first time, false ever after. Asked in the
 * transaction that makes the effect, so that both are kept or neither; a second worker waits for the first.
 */
export async function doneOnce(tx: Tx, jobId: string): Promise<boolean> {
  const { rows } = await sql`insert into platform.job_effect (municipality, job) values (platform.town(), ${jobId})
    on conflict do nothing returning job`.execute(tx)
  return rows.length === 1
}
