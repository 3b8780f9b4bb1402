// The one gate through which figures become public, and the only place public figures are read from.
import { createHash } from 'node:crypto'
import { record } from '../audit.ts'
import { oneAtATime, sql, type Tx } from '../db.ts'
import { keepAtHand } from '../kept.ts'
import {
  type AttackedFigures,
  type Bilingual,
  CannotRelease,
  type PublicTable,
  type Release,
  requireReleasable,
  type Withdrawal,
} from './model.ts'

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

/** What stands behind a release of counts or figures of people. */
export interface Approved {
  proposal?: string | null
  figures?: AttackedFigures
}

/**
 * Releases a table and returns its number. When the newest release says exactly the same, that one stands. Counts of people go out as part of
 * a `proposal` only (`releaseProposal`), figures of people with what the attacker says of them (`protectFigures`). A name that stands for counts of one base stands for nothing else. Throws `CannotRelease`.
 */
export async function publishTable(tx: Tx, table: PublicTable, { proposal = null, figures }: Approved = {}): Promise<number> {
  requireReleasable(table, { isAttacked: proposal !== null, figures })
  const content = JSON.stringify(table)
  const hash = createHash('sha256').update(content).digest('hex')
  // Two releases of one dataset at once would want the same number.
  await oneAtATime(tx, `release ${table.dataset}`)
  const newest = (
    await sql<{
      number: number
      content_hash: string
      base: string | null
      withdrawn: boolean
    }>`select r.number, r.content_hash, r.content -> 'protection' ->> 'base' as base, w.number is not null as withdrawn
      from platform.release r left join platform.release_withdrawal w using (municipality, dataset, number)
      where r.municipality = platform.town() and r.dataset = ${table.dataset} order by r.number desc limit 1`.execute(tx)
  ).rows[0]
  const base = table.protection.kind === 'counts-of-people' ? table.protection.base : null
  if (newest && newest.base !== base)
    throw new CannotRelease(`"${table.dataset}" cannot be released: the name stands for other figures already`)
  if (newest && newest.content_hash === hash && !newest.withdrawn) return newest.number
  const number = (newest?.number ?? 0) + 1
  await sql`insert into platform.release (municipality, dataset, number, released_by, content, content_hash, proposal)
    values (platform.town(), ${table.dataset}, ${number}, platform.actor(), ${content}, ${hash}, ${proposal})`.execute(tx)
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

const ofBase = (slug: string) => sql`r.municipality = platform.town() and r.content -> 'protection' ->> 'base' = ${slug}`

/** Every table of a base of counts in the order of release, withdrawn ones too, as far as the one who asks may see them. */
export async function everReleased(tx: Tx, slug: string): Promise<{ table: PublicTable; number: number }[]> {
  const found = await sql<Row>`select r.dataset, r.number, r.released_at, r.content_hash from platform.release r
    where ${ofBase(slug)} order by r.released_at, r.dataset, r.number`.execute(tx)
  const tables: { table: PublicTable; number: number }[] = []
  for (const row of found.rows) tables.push({ table: (await releaseOf(tx, row)).table, number: row.number })
  return tables
}

export async function countEverReleased(tx: Tx, slug: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from platform.release r where ${ofBase(slug)}`.execute(tx)
  return found.rows[0]?.n ?? 0
}

/** Every release of one table with its rows, oldest first, withdrawn ones too, as far as the one who asks may see them. */
export async function everReleasedAs(tx: Tx, dataset: string): Promise<(Release & { isWithdrawn: boolean })[]> {
  const found = await sql<Row & { open: boolean }>`select r.dataset, r.number, r.released_at, r.content_hash, ${notWithdrawn} as open
    from platform.release r where r.municipality = platform.town() and r.dataset = ${dataset} order by r.number`.execute(tx)
  const releases: (Release & { isWithdrawn: boolean })[] = []
  for (const row of found.rows) releases.push({ ...(await releaseOf(tx, row)), isWithdrawn: !row.open })
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

/** When the first release of each table came, of those that stand. */
export async function firstReleases(tx: Tx): Promise<Map<string, Date>> {
  const found = await sql<{ dataset: string; at: Date }>`select r.dataset, min(r.released_at) as at from platform.release r
    where r.municipality = platform.town() and ${notWithdrawn} group by r.dataset`.execute(tx)
  return new Map(found.rows.map(({ dataset, at }) => [dataset, at]))
}

/** Something that became public or was taken back. */
export interface Happening {
  dataset: string
  number: number
  at: Date
  title: Bilingual
  description: Bilingual
  withdrawn: { reason: string } | null
}

/** The newest releases and withdrawals, newest first. A withdrawn table is called by the title it has now, or by its name. */
export async function listHappenings(tx: Tx, most = 50): Promise<Happening[]> {
  const found = await sql<Happening>`with visible as (
      select r.dataset, r.number, r.released_at, r.content -> 'title' as title, r.content -> 'description' as description
      from platform.release r where r.municipality = platform.town() and ${notWithdrawn}),
    newest as (select distinct on (dataset) dataset, title, description from visible order by dataset, number desc)
    select dataset, number, released_at as at, title, description, null::jsonb as withdrawn from visible
    union all
    select w.dataset, w.number, w.withdrawn_at, coalesce(n.title, jsonb_build_object('da', w.dataset, 'en', w.dataset)),
      coalesce(n.description, '{"da": "", "en": ""}'), jsonb_build_object('reason', w.reason)
    from platform.release_withdrawal w left join newest n using (dataset) where w.municipality = platform.town()
    order by at desc, dataset, number desc limit ${most}`.execute(tx)
  return found.rows
}
