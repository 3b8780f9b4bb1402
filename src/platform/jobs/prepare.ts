// Makes the job library's own tables and queues with the owner's login, and lets the town's login use them.
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { log } from '../log.ts'
import { bossSettings, jobSchema } from './queue.ts'

/** What a queue must know of a kind of job. */
export interface QueuePlan {
  name: string
  schedule?: string
  /** A chore of every moment has no queue. */
  everyMs?: number
  retries?: number
}

const secondsUntilTakenForDead = 20

/** Makes or brings up to date what the jobs need. Run at start, after the migrations, with the owner's address. */
export async function prepareJobs(ownerUrl: string, kinds: QueuePlan[]): Promise<void> {
  const boss = new PgBoss({
    ...bossSettings,
    migrate: true,
    createSchema: true,
    connectionString: ownerUrl,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', (error) => log('error', 'preparing jobs failed', { error: error.message }))
  await boss.start()
  try {
    for (const kind of kinds) if (!kind.everyMs) await prepareQueue(boss, kind)
    await unscheduleOthers(boss, kinds)
  } finally {
    await boss.stop({ graceful: false })
  }
  await letTheTownUseThem(ownerUrl)
}

async function prepareQueue(boss: PgBoss, kind: QueuePlan): Promise<void> {
  const settings = {
    retryLimit: kind.retries ?? 5,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 6 * 3600,
    heartbeatSeconds: secondsUntilTakenForDead,
    deleteAfterSeconds: 14 * 24 * 3600,
  }
  if (await boss.getQueue(kind.name)) await boss.updateQueue(kind.name, settings)
  else await boss.createQueue(kind.name, { ...settings, policy: 'short' })
  if (kind.schedule) await boss.schedule(kind.name, kind.schedule, {}, { tz: 'Europe/Copenhagen', missed: 'once' })
}

async function unscheduleOthers(boss: PgBoss, kinds: QueuePlan[]): Promise<void> {
  const wanted = new Set(kinds.filter((kind) => kind.schedule).map((kind) => kind.name))
  for (const { name, key } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name, key)
}

async function letTheTownUseThem(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`grant usage on schema ${jobSchema} to trygby_app;
      grant select, insert, update, delete on all tables in schema ${jobSchema} to trygby_app;
      grant execute on all functions in schema ${jobSchema} to trygby_app;
      grant usage on all sequences in schema ${jobSchema} to trygby_app`)
  } finally {
    await client.end()
  }
}
