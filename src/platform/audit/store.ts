// Every query of the log: reading it, the line that waits for a seal, and the chain.
import { sql, type Tx } from '../db.ts'
import type { SealedEntry } from './chain.ts'
import type { LogEntry, LogFilter } from './model.ts'

const asHashed = sql`e.municipality, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.account, e.roles, e.deed,
  e.thing, e.thing_id as "thingId", e.purpose, e.detail::text as detail`

/** True for the one sealer of the town, until its transaction ends. */
export async function becomeSealer(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtext('audit seal'), platform.town()) as mine`.execute(
    tx,
  )
  return rows[0]?.mine ?? false
}

export async function lastSeal(tx: Tx): Promise<{ number: number; hash: string; sealedAt: Date } | null> {
  const { rows } = await sql<{ number: number; hash: string; sealedAt: Date }>`select number, hash, sealed_at as "sealedAt"
    from platform.audit_seal where municipality = platform.town() order by number desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Entries that wait, oldest first. An entry is seen here when its deed is kept, however long that took. */
export async function waitingEntries(tx: Tx, limit: number): Promise<SealedEntry[]> {
  const { rows } = await sql<SealedEntry>`select ${asHashed} from platform.audit_unsealed u
    join platform.audit_entry e on e.municipality = u.municipality and e.id = u.entry
    where u.municipality = platform.town() order by u.entry limit ${limit}`.execute(tx)
  return rows
}

export interface Seal {
  number: number
  entry: string
  previous: string
  hash: string
}

export async function addSeals(tx: Tx, seals: Seal[]): Promise<void> {
  const rows = JSON.stringify(seals)
  await sql`insert into platform.audit_seal (municipality, number, entry, previous, hash)
    select platform.town(), number, entry, previous, hash
    from jsonb_to_recordset(${rows}::jsonb) as s (number bigint, entry uuid, previous text, hash text)`.execute(tx)
  await sql`delete from platform.audit_unsealed
    where municipality = platform.town() and entry in (select entry from jsonb_to_recordset(${rows}::jsonb) as s (entry uuid))`.execute(tx)
}

export type Link = Seal & { content: SealedEntry | null }

/** The chain after a number, with what each link seals; null where the entry is gone. */
export async function linksAfter(tx: Tx, after: number, limit: number): Promise<Link[]> {
  const { rows } = await sql<Seal & { id: string | null } & Omit<SealedEntry, 'id'>>`
    select s.number, s.entry, s.previous, s.hash, ${asHashed}
    from platform.audit_seal s left join platform.audit_entry e on e.municipality = s.municipality and e.id = s.entry
    where s.municipality = platform.town() and s.number > ${after} order by s.number limit ${limit}`.execute(tx)
  return rows.map(({ number, entry, previous, hash, id, ...rest }) => ({
    number,
    entry,
    previous,
    hash,
    content: id === null ? null : { id, ...rest },
  }))
}

/** Entries without a seal although there was time for one. */
export async function overdueEntries(tx: Tx, seconds: number): Promise<{ id: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; at: Date }>`select e.id, e.at from platform.audit_entry e
    where e.municipality = platform.town() and e.at < clock_timestamp() - make_interval(secs => ${seconds})
      and not exists (select from platform.audit_seal s where s.municipality = e.municipality and s.entry = e.id)
    order by e.id limit 100`.execute(tx)
  return rows
}

/** The log, newest first, as the reader may see it. `before` is the last entry of the page before. */
export async function readLog(tx: Tx, filter: LogFilter, { before = '', limit }: { before?: string; limit: number }): Promise<LogEntry[]> {
  const { who, deed, thing, thingId, from, to } = filter
  const part = `%${who.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } =
    await sql<LogEntry>`select e.id, e.at, e.account, a.name, e.roles, e.deed, e.thing, e.thing_id as "thingId", e.purpose, e.detail, s.number
    from platform.audit_entry e
    left join platform.account a on a.municipality = e.municipality and a.id = e.account
    left join platform.audit_seal s on s.municipality = e.municipality and s.entry = e.id
    where e.municipality = platform.town()
      and (${who} = '' or e.account::text = lower(${who}) or a.name ilike ${part} or a.email ilike ${part})
      and (${deed} = '' or e.deed = ${deed})
      and (${thing} = '' or e.thing = ${thing})
      and (${thingId} = '' or e.thing_id = ${thingId})
      and (${from} = '' or e.at >= nullif(${from}, '')::date::timestamp at time zone 'Europe/Copenhagen')
      and (${to} = '' or e.at < (nullif(${to}, '')::date + 1)::timestamp at time zone 'Europe/Copenhagen')
      and (${before} = '' or (e.at, e.id) < (select b.at, b.id from platform.audit_entry b where b.municipality = platform.town() and b.id::text = ${before}))
    order by e.at desc, e.id desc limit ${limit}`.execute(tx)
  return rows
}

/** The deeds and things the log holds, to choose from. */
export async function wordsOfLog(tx: Tx): Promise<{ deeds: string[]; things: string[] }> {
  const { rows } = await sql<{ deeds: string[]; things: string[] }>`select
    coalesce(array_agg(distinct deed order by deed), '{}') as deeds, coalesce(array_agg(distinct thing order by thing), '{}') as things
    from platform.audit_entry where municipality = platform.town()`.execute(tx)
  return rows[0] ?? { deeds: [], things: [] }
}
