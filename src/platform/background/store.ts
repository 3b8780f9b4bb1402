// The queries behind the administrator's view of jobs and letters.
import { sql, type Tx } from '../db.ts'
import type { GivenUpJob, JobsInLine, MailCounts } from './model.ts'

/** Jobs of this town that failed at every try. The job library's tables know no walls, so the town is named here. */
export async function jobsGivenUp(tx: Tx): Promise<GivenUpJob[]> {
  const { rows } =
    await sql<GivenUpJob>`select id, name as kind, retry_count + 1 as tries, created_on as "putInLineAt", completed_on as "givenUpAt"
    from pgboss.job where state = 'failed' and data ->> 'municipality' = platform.town()::text order by completed_on desc nulls last, id limit 200`.execute(
      tx,
    )
  return rows
}

/** How many jobs of this town wait or run, by kind. */
export async function jobsInLine(tx: Tx): Promise<JobsInLine[]> {
  const { rows } = await sql<JobsInLine>`select name as kind,
      count(*) filter (where state in ('created', 'retry'))::int as waiting, count(*) filter (where state = 'active')::int as running
    from pgboss.job where state in ('created', 'retry', 'active') and data ->> 'municipality' = platform.town()::text group by 1 order by 1`.execute(
    tx,
  )
  return rows
}

/** Letters on their way and letters given up; runs as the machinery, for nobody else sees letters. */
export async function mailCounts(tx: Tx): Promise<MailCounts> {
  const { rows } =
    await sql<MailCounts>`select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'given-up')::int as "givenUp",
      coalesce((array_agg(failure order by ended_at desc nulls first, queued_at desc) filter (where failure <> ''))[1], '') as "lastFailure"
    from platform.outgoing_mail where municipality = platform.town()`.execute(tx)
  return rows[0] ?? { waiting: 0, givenUp: 0, lastFailure: '' }
}

/** The kind of a job that was given up in this town. */
export async function kindOfGivenUp(tx: Tx, id: string): Promise<string | null> {
  return (await jobsGivenUp(tx)).find((job) => job.id === id)?.kind ?? null
}
