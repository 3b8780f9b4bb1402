// The figures in the database: written so that earlier ones are kept and equal ones change nothing; read as panels.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Bilingual, BreakMark, Figures, Panel, PanelQuestion, SeriesFacts, SourceKind } from './model.ts'

/** Writes one series and its figures as they came by a fetch. Says how many were new and how many differed from what was held. */
export async function writeSeries(
  tx: Tx,
  source: string,
  fetch: string,
  facts: SeriesFacts,
  figures: Figures,
): Promise<{ added: number; changed: number }> {
  const series = await ensureSeries(tx, source, facts)
  const none = figures.values.map(() => null)
  const came = sql`unnest(${figures.areas}::text[], ${figures.periods}::text[], ${figures.values}::float8[], ${figures.n ?? none}::int[],
    ${figures.lower ?? none}::float8[], ${figures.upper ?? none}::float8[]) as came (area, period, value, n, lower, upper)`
  const replaced = await sql`update knowledge.observation held set replaced_by = ${fetch} from ${came}
    where held.municipality = platform.town() and held.series = ${series} and held.replaced_by is null
      and held.area = came.area and held.period = came.period
      and (held.value, held.n, held.lower, held.upper) is distinct from (came.value, came.n, came.lower, came.upper)`.execute(tx)
  const written = await sql`insert into knowledge.observation (municipality, series, area, period, fetch_id, value, n, lower, upper)
    select platform.town(), ${series}, came.area, came.period, ${fetch}, came.value, came.n, came.lower, came.upper from ${came}
    where not exists (select from knowledge.observation held where held.municipality = platform.town() and held.series = ${series}
      and held.replaced_by is null and held.area = came.area and held.period = came.period)`.execute(tx)
  const changed = Number(replaced.numAffectedRows ?? 0)
  return { added: Number(written.numAffectedRows ?? 0) - changed, changed }
}

async function ensureSeries(tx: Tx, source: string, facts: SeriesFacts): Promise<string> {
  const made = await sql<{ id: string }>`insert into knowledge.series (municipality, id, source, code, codes, labels, unit, frequency)
    values (platform.town(), ${newId()}, ${source}, ${facts.code}, ${JSON.stringify(facts.codes)}, ${JSON.stringify(facts.labels)}, ${facts.unit}, ${facts.frequency})
    on conflict (municipality, source, code) do update set codes = excluded.codes, labels = excluded.labels, unit = excluded.unit,
      frequency = excluded.frequency returning id`.execute(tx)
  const id = made.rows[0]?.id
  if (!id) throw new Error(`The series ${facts.code} was not written`)
  return id
}

/** Number and checksum of the figures of a source that hold now. */
export async function fingerprintOf(tx: Tx, source: string): Promise<{ held: number; fingerprint: string }> {
  const found = await sql<{ held: number; fingerprint: string }>`select coalesce(sum(part.held), 0)::int as held,
      md5(coalesce(string_agg(part.sum, '' order by part.code collate "C"), '')) as fingerprint
    from (select r.code, count(*) as held,
        md5(string_agg(concat_ws('|', o.area, o.period, o.value, o.n, o.lower, o.upper), ';' order by o.area collate "C", o.period collate "C")) as sum
      from knowledge.observation o join knowledge.series r on r.municipality = o.municipality and r.id = o.series
      where o.municipality = platform.town() and r.source = ${source} and o.replaced_by is null group by r.code) part`.execute(tx)
  return found.rows[0] ?? { held: 0, fingerprint: '' }
}

/** Changes whenever a table of this kind has been brought in again, or the town has another code. */
export async function fetchStamp(tx: Tx, kind: SourceKind): Promise<string> {
  const found = await sql<{ stamp: string }>`select concat_ws(' ', m.code, max(f.finished_at), count(f.id)) as stamp
    from platform.municipality m left join knowledge.source s on s.municipality = m.municipality and s.kind = ${kind}
    left join knowledge.fetch f on f.municipality = s.municipality and f.source = s.id and f.state = 'done'
    where m.municipality = platform.town() group by m.code`.execute(tx)
  return found.rows[0]?.stamp ?? ''
}

/** One figure as it was brought in, with what stood beside it. */
export interface HeldFigure {
  period: string
  value: number
  n: number | null
  lower: number | null
  upper: number | null
}

/** The figures of one series of the town's own for one place, in order of time; periods without a figure are left out. */
export async function readOwnFigures(tx: Tx, table: string, code: string, area: string): Promise<HeldFigure[]> {
  const found = await sql<HeldFigure>`select o.period, o.value, o.n, o.lower, o.upper from knowledge.observation o
    join knowledge.series r on r.municipality = o.municipality and r.id = o.series
    join knowledge.source s on s.municipality = r.municipality and s.id = r.source
    where o.municipality = platform.town() and s.kind = 'own' and s.table_id = ${table} and r.code = ${code} and o.area = ${area}
      and o.replaced_by is null and o.value is not null order by o.period collate "C"`.execute(tx)
  return found.rows
}

interface SourceRow {
  id: string
  publisher: string
  table_id: string
  title: Bilingual
  unit: string
  credit: string
  address: string
  finished_at: Date
  published_at: Date | null
  breaks: BreakMark[]
}

/** The figures of a table that hold now; null when the table has never been brought in. */
export async function readPanel(tx: Tx, { kind, table, codes, periods }: PanelQuestion): Promise<Panel | null> {
  const source = await lastFetched(tx, kind, table)
  if (!source) return null
  const series = await sql<SeriesFacts & { id: string }>`select id, code, codes, labels, unit, frequency from knowledge.series
    where municipality = platform.town() and source = ${source.id} order by code collate "C"`.execute(tx)
  const wanted = codes ?? series.rows.map((row) => row.code)
  const held = wanted.flatMap((code) => series.rows.filter((row) => row.code === code))
  const rows = await readFigures(
    tx,
    held.map((row) => row.id),
  )
  const codeOf = new Map(held.map((row) => [row.id, row.code]))
  const { areas, times, values } = block(rows, codeOf, wanted, periods)
  return {
    codes: [...wanted],
    areas,
    periods: times,
    values,
    provenance: {
      publisher: source.publisher,
      table: source.table_id,
      title: source.title,
      series: held.map(({ id: _, ...facts }) => facts),
      missing: wanted.filter((code) => !held.some((row) => row.code === code)),
      unit: source.unit,
      fetchedAt: source.finished_at,
      publishedAt: source.published_at,
      credit: source.credit,
      address: source.address,
      breaks: source.breaks.filter((mark) => mark.codes.length === 0 || mark.codes.some((code) => wanted.includes(code))),
    },
  }
}

async function lastFetched(tx: Tx, kind: SourceKind, table: string): Promise<SourceRow | undefined> {
  const found =
    await sql<SourceRow>`select s.id, s.publisher, s.table_id, s.title, s.unit, s.credit, s.address, f.finished_at, f.published_at,
      coalesce((select jsonb_agg(jsonb_build_object('key', b.key, 'kind', b.kind, 'period', b.period, 'codes', b.codes, 'text', b.text, 'origin', b.origin)
        order by b.period, b.key) from knowledge.break_mark b where b.municipality = s.municipality and b.source = s.id), '[]') as breaks
    from knowledge.source s join knowledge.fetch f on f.municipality = s.municipality and f.source = s.id and f.state = 'done'
    where s.municipality = platform.town() and s.kind = ${kind} and s.table_id = ${table} order by f.finished_at desc limit 1`.execute(tx)
  return found.rows[0]
}

interface FigureRow {
  series: string
  area: string
  periods: string
  figures: string
}

// One row a series and place, the figures joined as text: 34,000 cells as single rows would cost ten times as much to read.
async function readFigures(tx: Tx, series: string[]): Promise<FigureRow[]> {
  const found = await sql<FigureRow>`select series, area, string_agg(period, ' ' order by period) as periods,
      string_agg(coalesce(value::text, ''), ' ' order by period) as figures
    from knowledge.observation where municipality = platform.town() and series = any(${series}::uuid[]) and replaced_by is null
    group by series, area`.execute(tx)
  return found.rows
}

function block(rows: FigureRow[], codeOf: Map<string, string>, codes: readonly string[], wanted: readonly string[] | undefined) {
  const areas = [...new Set(rows.map((row) => row.area))].sort()
  const times = wanted ? [...wanted] : [...new Set(rows.flatMap((row) => row.periods.split(' ')))].sort()
  const placeOfArea = new Map(areas.map((area, place) => [area, place]))
  const placeOfTime = new Map(times.map((time, place) => [time, place]))
  const placeOfCode = new Map(codes.map((code, place) => [code, place]))
  const values = new Float64Array(codes.length * areas.length * times.length).fill(Number.NaN)
  for (const row of rows) {
    const code = placeOfCode.get(codeOf.get(row.series) ?? '') ?? 0
    const start = (code * areas.length + (placeOfArea.get(row.area) ?? 0)) * times.length
    const figures = row.figures.split(' ')
    row.periods.split(' ').forEach((period, i) => {
      const place = placeOfTime.get(period)
      const figure = figures[i]
      if (place !== undefined && figure) values[start + place] = Number(figure)
    })
  }
  return { areas, times, values }
}
