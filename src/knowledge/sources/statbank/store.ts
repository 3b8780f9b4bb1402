// A fetch in the database: begun or taken up again, its portions kept as they arrive, taken over in one piece at the end.
import { type Acting, asSystem, sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { BreakMark } from '../series/model.ts'
import { fingerprintOf } from '../series/store.ts'
import type { TableInfo } from './model.ts'
import type { Plan } from './plan.ts'
import type { Trouble } from './trouble.ts'
import type { WantedTable } from './wanted.ts'

/** On whose behalf official figures are fetched. */
export const fetcher = (municipality: number): Acting => asSystem(municipality, 'fetch official figures')

/** Notes the table as a source of the town, with the breaks and traps that are known of it. */
export async function ensureSource(tx: Tx, wanted: WantedTable, info: { da: TableInfo; en: TableInfo }): Promise<string> {
  const title = JSON.stringify({ da: info.da.text, en: info.en.text })
  const made = await sql<{
    id: string
  }>`insert into knowledge.source (municipality, id, kind, publisher, table_id, title, unit, address, credit, licence)
    values (platform.town(), ${newId()}, 'official', 'Danmarks Statistik', ${wanted.table}, ${title}, ${info.da.unit},
      ${`https://www.statistikbanken.dk/${wanted.table}`}, ${`Kilde: Danmarks Statistik, ${wanted.table}`}, 'CC BY 4.0')
    on conflict (municipality, kind, table_id) do update set title = excluded.title, unit = excluded.unit, address = excluded.address,
      credit = excluded.credit, licence = excluded.licence returning id`.execute(tx)
  const id = made.rows[0]?.id
  if (!id) throw new Error(`The source ${wanted.table} was not written`)
  for (const mark of wanted.marks) await noteMark(tx, id, mark)
  return id
}

async function noteMark(tx: Tx, source: string, mark: BreakMark): Promise<void> {
  await sql`insert into knowledge.break_mark (municipality, source, key, kind, period, codes, text, origin)
    values (platform.town(), ${source}, ${mark.key}, ${mark.kind}, ${mark.period}, ${mark.codes}, ${JSON.stringify(mark.text)}, ${mark.origin})
    on conflict (municipality, source, key) do update set kind = excluded.kind, period = excluded.period, codes = excluded.codes,
      text = excluded.text, origin = excluded.origin`.execute(tx)
}

/** Whether the last fetch carried through asked for exactly this; if so, notes that the publisher has nothing newer today. */
export async function confirmHeld(tx: Tx, source: string, planHash: string): Promise<boolean> {
  const held =
    await sql`update knowledge.fetch set confirmed_at = clock_timestamp() where municipality = platform.town() and plan_hash = ${planHash}
    and id = (select id from knowledge.fetch where municipality = platform.town() and source = ${source} and state = 'done'
      order by finished_at desc limit 1)`.execute(tx)
  return Number(held.numAffectedRows ?? 0) === 1
}

export interface OpenFetch {
  id: string
  arrived: Set<number>
}

/** Takes up a fetch of the same plan that was cut off; one for another plan is given up, and a new one begun. */
export async function openFetch(tx: Tx, source: string, plan: Plan, origin: string, updated: string): Promise<OpenFetch> {
  // Whoever else begins the same source at this moment waits here. One that writes its series needs the source only to stay, and goes on:
  // with a plain `for update` it would wait for this one, which may be waiting for its fetch.
  await sql`select id from knowledge.source where municipality = platform.town() and id = ${source} for no key update`.execute(tx)
  const found = await sql<{ id: string; plan_hash: string }>`select id, plan_hash from knowledge.fetch f
    where municipality = platform.town() and source = ${source} and (state = 'running' or (state = 'failed'
      and exists (select from knowledge.fetch_chunk c where c.municipality = f.municipality and c.fetch_id = f.id)))
    order by state desc, started_at desc for update`.execute(tx)
  const same = found.rows.find((row) => row.plan_hash === plan.hash)
  for (const other of found.rows) if (other !== same) await endFetch(tx, other.id, 'cancelled', null)
  if (same) {
    await sql`update knowledge.fetch set state = 'running', finished_at = null, trouble = null
      where municipality = platform.town() and id = ${same.id}`.execute(tx)
    return { id: same.id, arrived: await arrivedChunks(tx, same.id) }
  }
  const id = newId()
  // The bank writes its times without a zone; they are Danish time.
  const zone = updated.endsWith('Z') ? 'UTC' : 'Europe/Copenhagen'
  const published = isTime(updated) ? sql`(${updated.replace(/Z$/, '')}::timestamp at time zone ${zone})` : null
  await sql`insert into knowledge.fetch (municipality, id, source, origin, plan_hash, chunks, published_at, missing)
    values (platform.town(), ${id}, ${source}, ${origin}, ${plan.hash}, ${Math.max(1, plan.chunks.length)}, ${published},
      ${JSON.stringify(plan.missing)})`.execute(tx)
  return { id, arrived: new Set() }
}

const isTime = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/.test(text)

async function arrivedChunks(tx: Tx, fetch: string): Promise<Set<number>> {
  const found = await sql<{
    chunk: number
  }>`select chunk from knowledge.fetch_chunk where municipality = platform.town() and fetch_id = ${fetch}`.execute(tx)
  return new Set(found.rows.map((row) => row.chunk))
}

/** Keeps a portion. Two processes that bring the same one keep the first. */
export async function keepChunk(tx: Tx, fetch: string, chunk: number, answer: { text: string; updated: string }): Promise<void> {
  await sql`insert into knowledge.fetch_chunk (municipality, fetch_id, chunk, updated, answer)
    values (platform.town(), ${fetch}, ${chunk}, ${answer.updated}, ${answer.text}) on conflict do nothing`.execute(tx)
}

/** All portions in order; null when another process has already ended the fetch. Holds the fetch until the transaction ends. */
export async function takeChunks(tx: Tx, fetch: string): Promise<{ text: string; updated: string }[] | null> {
  const open =
    await sql`select id from knowledge.fetch where municipality = platform.town() and id = ${fetch} and state = 'running' for update`.execute(
      tx,
    )
  if (open.rows.length === 0) return null
  const found = await sql<{ text: string; updated: string }>`select answer as text, updated from knowledge.fetch_chunk
    where municipality = platform.town() and fetch_id = ${fetch} order by chunk`.execute(tx)
  return found.rows
}

export interface Taken {
  cells: number
  added: number
  changed: number
}

/** Ends a fetch whose figures are written, with the checksum by which a lost figure would be found. */
export async function completeFetch(tx: Tx, source: string, fetch: string, taken: Taken): Promise<void> {
  const { held, fingerprint } = await fingerprintOf(tx, source)
  await sql`update knowledge.fetch set state = 'done', finished_at = clock_timestamp(), cells = ${taken.cells}, added = ${taken.added},
    changed = ${taken.changed}, held = ${held}, fingerprint = ${fingerprint} where municipality = platform.town() and id = ${fetch}`.execute(
    tx,
  )
  await forgetChunks(tx, fetch)
}

/** Ends a fetch without taking anything over. `keep` leaves the portions that arrived, for when the bank answers again. */
export async function endFetch(tx: Tx, fetch: string, state: 'failed' | 'cancelled', trouble: Trouble | null, keep = false): Promise<void> {
  await sql`update knowledge.fetch set state = ${state}, finished_at = clock_timestamp(), trouble = ${trouble && JSON.stringify(trouble)}
    where municipality = platform.town() and id = ${fetch} and state in ('running', 'failed')`.execute(tx)
  if (!keep) await forgetChunks(tx, fetch)
}

async function forgetChunks(tx: Tx, fetch: string): Promise<void> {
  await sql`delete from knowledge.fetch_chunk where municipality = platform.town() and fetch_id = ${fetch}`.execute(tx)
}

/** Notes a fetch that failed, also before it could begin. A table that was never reached becomes a source all the same, so that its page can say why. */
export async function noteFailure(tx: Tx, wanted: WantedTable, origin: string, trouble: Trouble): Promise<void> {
  const known = await sql<{
    id: string
  }>`select id from knowledge.source where municipality = platform.town() and kind = 'official' and table_id = ${wanted.table}`.execute(tx)
  const facts = { id: wanted.table, unit: '', updated: '', variables: [] }
  const source =
    known.rows[0]?.id ?? (await ensureSource(tx, wanted, { da: { ...facts, text: wanted.why.da }, en: { ...facts, text: wanted.why.en } }))
  const running = await sql<{
    id: string
  }>`select id from knowledge.fetch where municipality = platform.town() and source = ${source} and state = 'running'`.execute(tx)
  const fetch = running.rows[0]?.id ?? newId()
  if (running.rows.length === 0)
    await sql`insert into knowledge.fetch (municipality, id, source, origin, plan_hash, missing) values (platform.town(), ${fetch}, ${source}, ${origin}, '', '[]')`.execute(
      tx,
    )
  await endFetch(tx, fetch, 'failed', trouble, ['unreachable', 'tooSlow', 'erring'].includes(trouble.key))
}

/** How far each table is: fetches carried through, and portions kept of the one under way. */
export async function fetchStanding(tx: Tx): Promise<Map<string, { done: number; kept: number }>> {
  const found = await sql<{ table: string; done: number; kept: number }>`select s.table_id as "table",
      (select count(*) from knowledge.fetch f where f.municipality = s.municipality and f.source = s.id and f.state = 'done')::int as done,
      (select count(*) from knowledge.fetch f join knowledge.fetch_chunk c on c.municipality = f.municipality and c.fetch_id = f.id
        where f.municipality = s.municipality and f.source = s.id and f.state in ('running', 'failed'))::int as kept
    from knowledge.source s where s.municipality = platform.town() and s.kind = 'official'`.execute(tx)
  return new Map(found.rows.map(({ table, ...standing }) => [table, standing]))
}
