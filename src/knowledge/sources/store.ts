// The town's sources as their pages show them, and the check that no figure has been lost.
import { sql, type Tx } from '../../platform/db.ts'
import type { HeldFigures, Revision, Source, SourceFetch, SourceInFull } from './model.ts'
import { fingerprintOf } from './series/store.ts'

export { fetcher } from './statbank/store.ts'

const fetchAsJson = sql`jsonb_build_object('id', f.id, 'state', f.state, 'origin', f.origin, 'startedAt', f.started_at, 'finishedAt', f.finished_at,
  'publishedAt', f.published_at, 'confirmedAt', f.confirmed_at, 'cells', f.cells, 'added', f.added, 'changed', f.changed, 'missing', f.missing, 'trouble', f.trouble)`

const sourceColumns = sql`s.id, s.kind, s.publisher, s.table_id as "table", s.title, s.unit, s.address, s.credit, s.licence,
  coalesce((select jsonb_agg(jsonb_build_object('key', b.key, 'kind', b.kind, 'period', b.period, 'codes', b.codes, 'text', b.text, 'origin', b.origin)
    order by b.period, b.key) from knowledge.break_mark b where b.municipality = s.municipality and b.source = s.id), '[]') as marks,
  (select ${fetchAsJson} from knowledge.fetch f where f.municipality = s.municipality and f.source = s.id and f.state = 'done'
    order by f.finished_at desc limit 1) as fetched,
  (select ${fetchAsJson} from knowledge.fetch f where f.municipality = s.municipality and f.source = s.id
    order by f.state = 'running' desc, coalesce(f.confirmed_at, f.finished_at) desc limit 1) as latest`

type Moment = 'startedAt' | 'finishedAt' | 'publishedAt' | 'confirmedAt'
type FetchJson = Omit<SourceFetch, Moment> & Record<Moment, string | null>
type SourceRow = Omit<Source, 'fetched' | 'latest'> & { fetched: FetchJson | null; latest: FetchJson | null }

const momentOf = (text: string | null): Date | null => (text === null ? null : new Date(text))
const fetchOf = (row: FetchJson): SourceFetch => ({
  ...row,
  startedAt: new Date(row.startedAt ?? 0),
  finishedAt: momentOf(row.finishedAt),
  publishedAt: momentOf(row.publishedAt),
  confirmedAt: momentOf(row.confirmedAt),
})
const sourceOf = (row: SourceRow): Source => ({
  ...row,
  fetched: row.fetched && fetchOf(row.fetched),
  latest: row.latest && fetchOf(row.latest),
})

/** Every source the reader may see: official tables first, then the town's own. */
export async function readSources(tx: Tx): Promise<Source[]> {
  const found = await sql<SourceRow>`select ${sourceColumns} from knowledge.source s where s.municipality = platform.town()
    order by s.kind = 'own', s.created_at, s.table_id`.execute(tx)
  return found.rows.map(sourceOf)
}

/** One source in full; null when there is none or the reader may not see it. */
export async function readSource(tx: Tx, id: string): Promise<SourceInFull | null> {
  const found =
    await sql<SourceRow>`select ${sourceColumns} from knowledge.source s where s.municipality = platform.town() and s.id = ${id}`.execute(
      tx,
    )
  const row = found.rows[0]
  if (!row) return null
  const series = await sql<SourceInFull['series'][number]>`select code, codes, labels, unit, frequency from knowledge.series
    where municipality = platform.town() and source = ${id} order by code`.execute(tx)
  const fetches = await sql<{ fetch: FetchJson }>`select ${fetchAsJson} as fetch from knowledge.fetch f
    where f.municipality = platform.town() and f.source = ${id} order by f.started_at desc limit 20`.execute(tx)
  return {
    ...sourceOf(row),
    series: series.rows,
    fetches: fetches.rows.map((one) => fetchOf(one.fetch)),
  }
}

/** What is held of a source. It reads the figures themselves, so no public answer may ask for it. */
export async function readHeld(tx: Tx, id: string): Promise<HeldFigures> {
  const found = await sql<{ code: string; figures: number; first: string; last: string }>`select r.code, count(o.area)::int as figures,
      coalesce(min(o.period), '') as first, coalesce(max(o.period), '') as last
    from knowledge.series r left join knowledge.observation o on o.municipality = r.municipality and o.series = r.id and o.replaced_by is null
    where r.municipality = platform.town() and r.source = ${id} group by r.municipality, r.id`.execute(tx)
  const bySeries = Object.fromEntries(found.rows.map(({ code, ...held }) => [code, held]))
  return { bySeries, revisions: await readRevisions(tx, id) }
}

async function readRevisions(tx: Tx, source: string): Promise<Revision[]> {
  const found = await sql<Revision>`select r.code, o.area, o.period, o.value as before, later.value as after, f.finished_at as at
    from knowledge.observation o join knowledge.series r on r.municipality = o.municipality and r.id = o.series
      join knowledge.fetch f on f.municipality = o.municipality and f.id = o.replaced_by
      join knowledge.observation later on later.municipality = o.municipality and later.series = o.series and later.area = o.area
        and later.period = o.period and later.fetch_id = o.replaced_by
    where o.municipality = platform.town() and r.source = ${source} and o.replaced_by is not null
    order by f.finished_at desc, o.period desc, o.area limit 50`.execute(tx)
  return found.rows
}

/** Takes a series of the town's own away with everything that came by it. Official tables stay. */
export async function removeOwnSource(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from knowledge.source where municipality = platform.town() and id = ${id} and kind = 'own'`.execute(tx)
  return Number(gone.numAffectedRows ?? 0) === 1
}

export interface LostFigures {
  table: string
  expected: number
  held: number
}

/** Compares the figures of every source with the checksum noted when they were brought in. Empty when none was lost or altered. */
export async function findLostFigures(tx: Tx): Promise<LostFigures[]> {
  const last = await sql<{ source: string; table: string; held: number; fingerprint: string }>`select distinct on (f.source) f.source,
      s.table_id as "table", f.held, f.fingerprint
    from knowledge.fetch f join knowledge.source s on s.municipality = f.municipality and s.id = f.source
    where f.municipality = platform.town() and f.state = 'done' order by f.source, f.finished_at desc`.execute(tx)
  const lost: LostFigures[] = []
  for (const { source, table, held, fingerprint } of last.rows) {
    const now = await fingerprintOf(tx, source)
    if (now.fingerprint !== fingerprint) lost.push({ table, expected: held, held: now.held })
  }
  return lost
}
