// Fills a town with very many reports, in proportions as a large town has them after five years; the same seed and day give the same rows.
import pg from 'pg'
import { manyReports, type Slice } from './rows.ts'

export interface Seeded {
  reports: number
  rows: number
  seconds: number
}

export interface SeedOptions {
  /** Address of the database for whoever may step past its rules, as only a bench does. */
  administratorUrl: string
  municipality: number
  reports: number
  seed?: number
  /** The newest reports are of this day. */
  today: string
  say?(line: string): void
}

const atATime = 50_000

/** Indexes are made anew afterwards, and the database knows its new rows when this returns. */
export async function seedReports({ administratorUrl, say = () => {}, ...options }: SeedOptions): Promise<Seeded> {
  const client = new pg.Client({ connectionString: administratorUrl })
  await client.connect()
  const began = performance.now()
  try {
    // Past row-level security, references and triggers: what is written here is whole by itself.
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'")
    // The demonstration has reports of its own; numbers go on from theirs.
    const { rows: found } = await client.query<{ highest: string }>('select coalesce(max(number), 0) as highest from public_space.report')
    const before = Number(found[0]?.highest ?? 0)
    const indexes = await takeIndexesOff(client)
    let rows = 0
    for (let from = 1; from <= options.reports; from += atATime) {
      const to = Math.min(options.reports, from + atATime - 1)
      rows += await writeSlice(client, { seed: 1, ...options, from, to, before })
      say(`${to} reports, ${perSecond(rows, began)} rows a second`)
    }
    await client.query(`select setval(pg_get_serial_sequence('public_space.report', 'number'), $1)`, [before + options.reports])
    for (const definition of indexes) await client.query(definition)
    // As a town of five years has been tidied: else the database tidies while the load is measured.
    await client.query('vacuum (analyze)')
    return { reports: options.reports, rows, seconds: (performance.now() - began) / 1000 }
  } finally {
    await client.end()
  }
}

const perSecond = (rows: number, began: number): number => Math.round(rows / ((performance.now() - began) / 1000))

/** How many reports are there already. */
export async function countReports(administratorUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: administratorUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ n: string }>('select count(*) as n from public_space.report')
    return Number(rows[0]?.n ?? 0)
  } finally {
    await client.end()
  }
}

const tables = ['report', 'public_fault', 'report_event', 'report_news', 'follower', 'occurrence']

/** Rows come in much faster into tables without indexes; keys stay. Returns how each is made again. */
async function takeIndexesOff(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public_space' and c.relname = any ($1) and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    [tables],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** One slice in one transaction; how many rows it had. */
async function writeSlice(client: pg.Client, slice: Slice): Promise<number> {
  let written = 0
  await client.query('begin')
  for (const { text, values } of manyReports(slice)) written += (await client.query(text, values)).rowCount ?? 0
  await client.query('drop table seeded')
  await client.query('commit')
  return written
}
