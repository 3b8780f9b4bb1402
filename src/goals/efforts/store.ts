// Efforts in the database: one whole, and many as lines for lists, matrices and the plan.
import { oneAtATime, sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Goal } from '../goals/model.ts'
import type { Bilingual } from '../indicators/model.ts'
import type { Effort, EffortLine, Kind, State } from './model.ts'

/** Names, reasons, and verdicts that are not published are read by colleagues only, whoever writes the page. */
export const toColleagues = sql`(platform.is_staff() or platform.is_system())`
const publishedVerdict = sql`(select v.verdict from goals.verdict v where v.municipality = e.municipality and v.effort = e.id
  and v.published_at is not null order by v.judged_at desc limit 1)`

const bilingual = (column: string) => sql`json_build_object('da', e.${sql.ref(`${column}_da`)}, 'en', e.${sql.ref(`${column}_en`)})`

const effortColumns = sql`e.id, ${bilingual('name')} as name, ${bilingual('what')} as what, e.kind, e.goals, e.sub_goals as "subGoals",
  e.is_whole_town as "isWholeTown", e.areas, e.where_text as "whereText", e.age_groups as "ageGroups", e.audiences, e.for_whom as "forWhom",
  e.department, e.owner, case when ${toColleagues} then e.owner_name else '' end as "ownerName", e.from_on as "from", e.to_on as "to",
  e.cost_kr as cost, e.funding, e.harm, e.evidence, e.evidence_refs as "evidenceRefs", e.organisations, e.is_public as "isPublic", e.state,
  case when ${toColleagues} then e.verdict else ${publishedVerdict} end as verdict, e.revision, e.made_by as "madeBy", e.changed_at as "changedAt"`

/**
 * The columns of an `EffortLine` from `goals.effort e`; `forPublic` hides what only colleagues read.
 * A list that selects them itself joins nothing: names of departments come as sub-selects.
 */
export const effortLineColumns = (
  forPublic = false,
) => sql`e.id, ${bilingual('name')} as name, e.kind, e.goals, e.is_whole_town as "isWholeTown",
  e.areas, e.age_groups as "ageGroups", e.audiences, e.department,
  coalesce((select d.name from platform.department d where d.municipality = e.municipality and d.id = e.department), '') as "departmentName",
  case when ${!forPublic} and ${toColleagues} then e.owner_name else '' end as "ownerName", e.from_on as "from", e.to_on as "to", e.state,
  e.is_public as "isPublic", (select v.verdict_on from goals.evaluation v where v.municipality = e.municipality and v.effort = e.id
    and v.agreed_at is not null order by v.number desc limit 1) as "verdictOn",
  case when ${!forPublic} and ${toColleagues} then e.verdict else ${publishedVerdict} end as verdict`

/** Lets nobody else change an effort before this is done; nothing for whoever may not change it either. */
export async function holdEffort(tx: Tx, id: string): Promise<void> {
  await sql`select from goals.effort where municipality = platform.town() and id = ${id} for update`.execute(tx)
}

/** One effort, or null when it is not there or not for whoever asks. */
export async function effortById(tx: Tx, id: string): Promise<Effort | null> {
  const found =
    await sql<Effort>`select ${effortColumns} from goals.effort e where e.municipality = platform.town() and e.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

export interface Wanted {
  goal?: Goal
  kind?: Kind
  states?: readonly State[]
  ids?: readonly string[]
  /** Only what residents see too, as residents see it. */
  onlyPublic?: boolean
  /** At most so many lines; 100 unless told. */
  limit?: number
}

/** Efforts as lines, those under way first; `total` counts those beyond the limit too. */
export async function listEffortLines(tx: Tx, wanted: Wanted = {}): Promise<{ lines: EffortLine[]; total: number }> {
  const { goal, kind, states, ids, onlyPublic = false, limit = 100 } = wanted
  const found = await sql<EffortLine & { total: number }>`select ${effortLineColumns(onlyPublic)}, count(*) over () as total
    from goals.effort e where e.municipality = platform.town()
      and (${goal ?? null}::text is null or e.goals @> array[${goal ?? ''}]::text[])
      and (${kind ?? null}::text is null or e.kind = ${kind ?? null})
      and (${states ?? null}::text[] is null or e.state = any (${states ?? []}::text[]))
      and (${ids ?? null}::uuid[] is null or e.id = any (${ids ?? []}::uuid[]))
      and (not ${onlyPublic} or e.is_public and e.state <> 'idea')
    order by array_position(array['going', 'planned', 'paused', 'ended', 'judged', 'idea'], e.state), e.name_da collate "da-x-icu", e.id
    limit ${limit}`.execute(tx)
  const total = found.rows[0]?.total ?? 0
  return { lines: found.rows.map(({ total: _, ...line }) => line), total }
}

/** What a form says of an effort; everything else of it comes from its story. */
export type EffortContent = Omit<Effort, 'id' | 'ownerName' | 'organisations' | 'state' | 'verdict' | 'revision' | 'madeBy' | 'changedAt'>

/** The values of what a form says, in the order of `contentColumns`. The owner's name is copied as it is today. */
const contentValues = (content: EffortContent) =>
  sql.join([
    content.name.da,
    content.name.en,
    content.what.da,
    content.what.en,
    content.kind,
    content.goals,
    content.subGoals,
    content.isWholeTown,
    content.areas,
    content.whereText,
    content.ageGroups,
    content.audiences,
    content.forWhom,
    content.department,
    content.owner,
    sql`coalesce((select a.name from platform.account a where a.municipality = platform.town() and a.id = ${content.owner}), '')`,
    content.from,
    content.to,
    content.cost,
    content.funding,
    content.harm,
    content.evidence,
    JSON.stringify(content.evidenceRefs),
    content.isPublic,
  ])
const contentColumns = sql`name_da, name_en, what_da, what_en, kind, goals, sub_goals, is_whole_town, areas, where_text, age_groups, audiences,
  for_whom, department, owner, owner_name, from_on, to_on, cost_kr, funding, harm, evidence, evidence_refs, is_public`

interface Making {
  byName?: string
  /** Only the demonstration's have an identifier and a day beforehand. */
  id?: string
  at?: Date | null
}

/** Proposes an effort as an idea, in the name of whoever acts, and writes the first line of its history. */
export async function makeEffort(tx: Tx, content: EffortContent, { byName = '', id = newId(), at = null }: Making = {}): Promise<string> {
  await sql`insert into goals.effort (municipality, id, made_by, ${contentColumns})
    values (platform.town(), ${id}, platform.actor(), ${contentValues(content)})`.execute(tx)
  await sql`insert into goals.effort_move (municipality, effort, id, to_state, moved_by, moved_by_name, moved_at)
    values (platform.town(), ${id}, ${newId()}, 'idea', platform.actor(), ${byName}, coalesce(${at}::timestamptz, clock_timestamp()))`.execute(
    tx,
  )
  return id
}

/** The idea that whoever acts sent a moment ago in these same words: a button pressed twice proposes once. */
export async function justProposed(tx: Tx, content: EffortContent): Promise<string | null> {
  await oneAtATime(tx, 'an idea', { ofOneself: true })
  const found = await sql<{ id: string }>`select id from goals.effort where municipality = platform.town() and made_by = platform.actor()
    and state = 'idea' and made_at > clock_timestamp() - interval '1 minute'
    and row(${contentColumns}) is not distinct from row(${contentValues(content)}) limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}

/** Corrects an effort that still stands as it was read; false when somebody has changed it since, and then nothing is written. */
export async function correctEffort(tx: Tx, id: string, content: EffortContent, revision: number): Promise<boolean> {
  const changed = await sql`update goals.effort set (${contentColumns}) = row(${contentValues(content)}),
      revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and revision = ${revision}`.execute(tx)
  return changed.numAffectedRows === 1n
}

/** Colleagues who may own an effort or act in it, by name; whoever shows them records it (`colleagues.ts`). */
export async function listColleagues(tx: Tx): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`select a.id, a.name from platform.account a
    where a.municipality = platform.town() and a.status = 'active' and exists (select from platform.account_role r
      where r.municipality = a.municipality and r.account = a.id and r.role in ('professional', 'coordinator', 'analyst', 'leader'))
    order by a.name collate "da-x-icu"`.execute(tx)
  return found.rows
}

/** A sub-goal an effort may serve. */
export interface SubGoalChoice {
  id: string
  goal: Goal
  title: Bilingual
}

/** The town's sub-goals of today, and those in `keep` though they have ended. */
export async function listSubGoals(tx: Tx, keep: readonly string[] = []): Promise<SubGoalChoice[]> {
  const found = await sql<SubGoalChoice>`select s.id, s.goal, json_build_object('da', s.title_da, 'en', s.title_en) as title
    from goals.sub_goal s where s.municipality = platform.town() and (s.ended_at is null or s.id = any (${keep}::uuid[]))
    order by s.goal, s.position, s.title_da`.execute(tx)
  return found.rows
}
