// Efforts looked for in the database: one page of them, all of them for a file, or only which they are.
import { sql, type Tx } from '../../../platform/db.ts'
import type { EffortLine } from '../model.ts'
import { effortLineColumns } from '../store.ts'
import { everything, pageSize, pagesOf, type Search, type Sort } from './model.ts'

/** The day of the verdict as agreed, for every effort that has one: reads the evaluations once instead of once a row. */
const verdictDays = sql`select distinct on (v.effort) v.effort, v.verdict_on from goals.evaluation v
  where v.municipality = platform.town() and v.agreed_at is not null order by v.effort, v.number desc`

/** Words as people write them (quotes, minus, or), in Danish; each also finds what begins with it, as Danish joins words. */
const asQuery = (words: string) => sql`replace(websearch_to_tsquery('danish', ${words})::text || ' ', ''' ', ''':* ')::tsquery`

const areaIs = (area: string) => {
  if (area === 'town') return sql`e.is_whole_town`
  if (area === 'none') return sql`not e.is_whole_town and e.areas = '{}'`
  return sql`e.areas @> array[${area}]::uuid[]`
}

const verdictIs = (verdict: string, isColleague: boolean) =>
  isColleague
    ? sql`e.verdict = ${verdict}`
    : sql`e.id in (select p.effort from (select distinct on (v.effort) v.effort, v.verdict from goals.verdict v
        where v.municipality = platform.town() and v.published_at is not null order by v.effort, v.judged_at desc) p where p.verdict = ${verdict})`

/** What an effort must be to be found. Row-level security adds what whoever reads may see. */
function conditions(search: Search, isColleague: boolean) {
  const { words, goal, kind, state, area, age, audience, department, verdict, owner, evaluation, shown, partner } = search
  const all = [sql`e.municipality = platform.town()`]
  if (words) all.push(sql`e.search @@ (select ${asQuery(words)})`)
  if (goal) all.push(sql`e.goals @> array[${goal}]::text[]`)
  if (kind) all.push(sql`e.kind = ${kind}`)
  if (state) all.push(state === 'current' ? sql`e.state in ('planned', 'going')` : sql`e.state = ${state}`)
  if (area) all.push(areaIs(area))
  if (age) all.push(age === 'none' ? sql`e.age_groups = '{}'` : sql`e.age_groups @> array[${age}]::text[]`)
  if (audience) all.push(sql`e.audiences @> array[${audience}]::text[]`)
  if (department) all.push(sql`e.department = ${department}`)
  if (verdict) all.push(verdictIs(verdict, isColleague))
  if (owner) all.push(owner === 'me' ? sql`e.owner = (select platform.actor())` : sql`e.owner is null`)
  if (evaluation === 'none') all.push(sql`e.id not in (select d.effort from (${verdictDays}) d)`)
  if (evaluation === 'due')
    all.push(
      sql`e.state in ('going', 'paused', 'ended') and e.id in (select d.effort from (${verdictDays}) d where d.verdict_on <= current_date)`,
    )
  if (shown) all.push(shown === 'public' ? sql`e.is_public and e.state <> 'idea'` : sql`not (e.is_public and e.state <> 'idea')`)
  if (partner) all.push(sql`(select goals.own_organisation()) = any (e.organisations)`)
  return sql.join(all, sql` and `)
}

const stateOrder = sql`array_position(array['idea', 'planned', 'going', 'paused', 'ended', 'judged'], e.state)`
const sortValues: Record<Sort, ReturnType<typeof sql>> = {
  name: sql`e.name_da collate "da-x-icu"`,
  state: stateOrder,
  kind: sql`e.kind`,
  owner: sql`nullif(e.owner_name, '') collate "da-x-icu"`,
  from: sql`e.from_on`,
  'verdict-on': sql`d.verdict_on`,
  changed: sql`e.changed_at`,
}

/** The efforts found, in order, by identifier: a scan of small rows. What has no value of the sort comes last. */
function found(search: Search, isColleague: boolean) {
  const days = search.sort === 'verdict-on' ? sql`left join (${verdictDays}) d on d.effort = e.id` : sql``
  const direction = search.isDescending ? sql`desc nulls last` : sql`asc nulls last`
  // Residents have no order to choose: what is done now comes first, what is over last.
  const first =
    !isColleague && search.sort === everything.sort ? sql`array_position(array['going', 'planned', 'paused'], e.state), ` : sql``
  return sql`select e.id, row_number() over (order by ${first}${sortValues[search.sort]} ${direction}, e.id ${search.isDescending ? sql`desc` : sql`asc`}) as place
    from goals.effort e ${days} where ${conditions(search, isColleague)}`
}

export interface FoundEfforts {
  lines: EffortLine[]
  /** How many there are in all. */
  total: number
  /** The page they are: the last one when a page beyond it was asked for. */
  page: number
}

/** One page of the efforts found; `isColleague` shows what only colleagues read. */
export async function searchEfforts(tx: Tx, search: Search, isColleague: boolean): Promise<FoundEfforts> {
  const first = (search.page - 1) * pageSize
  const rows = await sql<EffortLine & { total: number }>`with found as materialized (${found(search, isColleague)})
    select ${effortLineColumns(!isColleague)}, (select count(*) from found) as total
    from found f join goals.effort e on e.municipality = platform.town() and e.id = f.id
    where f.place > ${first} and f.place <= ${first + pageSize} order by f.place`.execute(tx)
  if (rows.rows.length === 0 && search.page > 1)
    return searchEfforts(tx, { ...search, page: await lastPage(tx, search, isColleague) }, isColleague)
  return { lines: rows.rows.map(({ total: _, ...line }) => line), total: rows.rows[0]?.total ?? 0, page: search.page }
}

async function lastPage(tx: Tx, search: Search, isColleague: boolean): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${found(search, isColleague)}) f`.execute(tx)
  return pagesOf(rows[0]?.total ?? 0)
}

/** Every effort found, for a file. */
export async function allFound(tx: Tx, search: Search, isColleague: boolean): Promise<EffortLine[]> {
  const rows = await sql<EffortLine>`with found as materialized (${found(search, isColleague)})
    select ${effortLineColumns(!isColleague)} from found f join goals.effort e on e.municipality = platform.town() and e.id = f.id
    order by f.place`.execute(tx)
  return rows.rows
}

/** Which efforts are found, in order, at most so many. */
export async function idsFound(tx: Tx, search: Search, isColleague: boolean, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>`select f.id from (${found(search, isColleague)}) f order by f.place limit ${limit}`.execute(tx)
  return rows.rows.map(({ id }) => id)
}
