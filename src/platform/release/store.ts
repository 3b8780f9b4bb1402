// The one gate through which figures become public, and the only place public figures are read from.
import { createHash } from 'node:crypto'
import { record } from '../audit.ts'
import { oneAtATime, sql, type Tx } from '../db.ts'
import { keepAtHand } from '../kept.ts'
import { type PublicTable, type Release, requireReleasable, type Withdrawal } from './model.ts'

interface Row {
  dataset: string
  number: number
  released_at: Date
  content_hash: string
}

const mostKept = 64
/** Contents by their digest: a release never changes, so what was read once need not come from the database again. Who may see it, the row says. */
const kept = new Map<string, PublicTable>()

async function releaseOf(tx: Tx, row: Row): Promise<Release> {
  const table = keepAtHand(kept, row.content_hash, kept.get(row.content_hash) ?? (await readContent(tx, row)), mostKept)
  return { table, number: row.number, releasedAt: row.released_at }
}

async function readContent(tx: Tx, { dataset, number }: Row): Promise<PublicTable> {
  const found = await sql<{ content: PublicTable }>`select content from platform.release
    where municipality = platform.town() and dataset = ${dataset} and number = ${number}`.execute(tx)
  const content = found.rows[0]?.content
  if (!content) throw new Error(`Release ${dataset}/${number} was there a moment ago and is not now`)
  return content
}

/** Releases a table and returns its number. When the newest release says exactly the same, that one stands. */
export async function publishTable(tx: Tx, table: PublicTable): Promise<number> {
  requireReleasable(table)
  const content = JSON.stringify(table)
  const hash = createHash('sha256').update(content).digest('hex')
  // Two releases of one dataset at once would want the same number.
  await oneAtATime(tx, `release ${table.dataset}`)
  const newest = (
    await sql<{
      number: number
      content_hash: string
      withdrawn: boolean
    }>`select r.number, r.content_hash, w.number is not null as withdrawn
      from platform.release r left join platform.release_withdrawal w using (municipality, dataset, number)
      where r.municipality = platform.town() and r.dataset = ${table.dataset} order by r.number desc limit 1`.execute(tx)
  ).rows[0]
  if (newest && newest.content_hash === hash && !newest.withdrawn) return newest.number
  const number = (newest?.number ?? 0) + 1
  await sql`insert into platform.release (municipality, dataset, number, released_by, content, content_hash)
    values (platform.town(), ${table.dataset}, ${number}, platform.actor(), ${content}, ${hash})`.execute(tx)
  await record(tx, { deed: 'released', thing: 'dataset', thingId: `${table.dataset}/${number}`, detail: { rows: table.rows.length, hash } })
  return number
}

/** Takes a release back. Its number and the reason stay visible; its figures do not. False when there is no such release, or it is withdrawn already. */
export async function withdrawRelease(tx: Tx, dataset: string, number: number, reason: string): Promise<boolean> {
  const done = await sql`insert into platform.release_withdrawal (municipality, dataset, number, withdrawn_by, reason)
    select municipality, dataset, number, platform.actor(), ${reason} from platform.release
    where municipality = platform.town() and dataset = ${dataset} and number = ${number}
    on conflict do nothing`.execute(tx)
  if (Number(done.numAffectedRows ?? 0) === 0) return false
  await record(tx, { deed: 'withdrew', thing: 'dataset', thingId: `${dataset}/${number}`, detail: { reason } })
  return true
}

const notWithdrawn = sql`not exists (select from platform.release_withdrawal w
  where w.municipality = r.municipality and w.dataset = r.dataset and w.number = r.number)`

/** A released table: the newest one, or the one with this number. Null when there is none or it was withdrawn. */
export async function readReleased(tx: Tx, dataset: string, number?: number): Promise<Release | null> {
  const found = await sql<Row>`select r.dataset, r.number, r.released_at, r.content_hash from platform.release r
    where r.municipality = platform.town() and r.dataset = ${dataset} and ${notWithdrawn}
      and ${number === undefined ? sql`true` : sql`r.number = ${number}`}
    order by r.number desc limit 1`.execute(tx)
  return found.rows[0] ? releaseOf(tx, found.rows[0]) : null
}

/** The newest release of every table. */
export async function listReleased(tx: Tx): Promise<Release[]> {
  const found = await sql<Row>`select distinct on (r.dataset) r.dataset, r.number, r.released_at, r.content_hash from platform.release r
    where r.municipality = platform.town() and ${notWithdrawn} order by r.dataset, r.number desc`.execute(tx)
  const releases: Release[] = []
  for (const row of found.rows) releases.push(await releaseOf(tx, row))
  return releases
}

/** Every release of one table, newest first, without its rows; and those taken back, with the reason. */
export async function historyOf(
  tx: Tx,
  dataset: string,
): Promise<{ releases: { number: number; releasedAt: Date }[]; withdrawals: Withdrawal[] }> {
  const releases = await sql<{ number: number; released_at: Date }>`select r.number, r.released_at from platform.release r
    where r.municipality = platform.town() and r.dataset = ${dataset} and ${notWithdrawn} order by r.number desc limit 50`.execute(tx)
  const withdrawals = await sql<{ number: number; withdrawn_at: Date; reason: string }>`select number, withdrawn_at, reason
    from platform.release_withdrawal where municipality = platform.town() and dataset = ${dataset} order by number desc`.execute(tx)
  return {
    releases: releases.rows.map((row) => ({ number: row.number, releasedAt: row.released_at })),
    withdrawals: withdrawals.rows.map((row) => ({ dataset, number: row.number, withdrawnAt: row.withdrawn_at, reason: row.reason })),
  }
}
