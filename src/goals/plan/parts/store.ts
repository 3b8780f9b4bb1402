// What the plan's own live parts are made from: only what everybody may read, and figures as they stood on a day.
import { sql, type Tx } from '../../../platform/db.ts'
import { type Release, readReleased } from '../../../platform/release/index.ts'
import type { Kind, Verdict } from '../../efforts/model.ts'
import type { Goal } from '../../goals/model.ts'
import { type Indicator, indicatorDataset } from '../../indicators/model.ts'

/** What the plan shows of an indicator. Words are Danish, as the plan is. */
export interface PlanIndicator
  extends Pick<
    Indicator,
    'slug' | 'goal' | 'aim' | 'goodIs' | 'margin' | 'baselinePeriod' | 'target' | 'digits' | 'unit' | 'name' | 'frequency'
  > {
  definition: string
  source: string
  cannotSay: string
}

const areaNames = sql`array(select a.name from platform.area a where a.municipality = e.municipality and a.id = any (e.areas) order by a.name collate "da-x-icu")`
const both = (column: string) => sql`json_build_object('da', i.${sql.ref(`${column}_da`)}, 'en', i.${sql.ref(`${column}_en`)})`

/** Adopted, open indicators in order; of one goal, or of all. */
export async function planIndicators(tx: Tx, goal?: Goal): Promise<PlanIndicator[]> {
  return (
    await sql<PlanIndicator>`select i.slug, i.goal, i.aim, i.good_is as "goodIs", i.margin, i.baseline_period as "baselinePeriod", i.digits, i.frequency,
        case when i.target_value is null or i.target_on is null then null else json_build_object('value', i.target_value, 'on', i.target_on) end as target,
        ${both('unit')} as unit, ${both('name')} as name, i.definition_da as definition, i.source_da as source, i.cannot_say_da as "cannotSay"
      from goals.indicator i where i.municipality = platform.town() and i.state = 'adopted' and i.data_class = 'open'
        and (${goal ?? null}::text is null or i.goal = ${goal ?? null})
      order by array_position(array['safe-town', 'fewer-victims', 'new-generations', 'future-without-crime'], i.goal), i.position, i.slug`.execute(
      tx,
    )
  ).rows
}

/** The release of each indicator's figures that was the newest on a day, by slug. What came later, and what was withdrawn, is not there. */
export async function releasesOn(tx: Tx, slugs: readonly string[], day: string): Promise<Map<string, Release>> {
  const numbers = await sql<{ dataset: string; number: number }>`select r.dataset, max(r.number) as number from platform.release r
    where r.municipality = platform.town() and r.dataset = any (${slugs.map(indicatorDataset)}::text[])
      and (r.released_at at time zone 'Europe/Copenhagen')::date <= ${day}::date
      and not exists (select from platform.release_withdrawal w where w.municipality = r.municipality and w.dataset = r.dataset and w.number = r.number)
    group by r.dataset`.execute(tx)
  const bySlug = new Map<string, Release>()
  for (const { dataset, number } of numbers.rows) {
    const release = await readReleased(tx, dataset, number)
    if (release) bySlug.set(dataset.slice(indicatorDataset('').length), release)
  }
  return bySlug
}

/** The goal's sub-goals of today, in Danish. */
export async function subGoalsIn(tx: Tx, goal: Goal): Promise<{ title: string; text: string }[]> {
  return (
    await sql<{ title: string; text: string }>`select title_da as title, text_da as text from goals.sub_goal
      where municipality = platform.town() and goal = ${goal} and ended_at is null order by position, title_da`.execute(tx)
  ).rows
}

/** The policies a goal coheres with, in Danish. */
export async function policiesIn(tx: Tx, goal: Goal): Promise<{ name: string; adoptedOn: string | null; address: string }[]> {
  return (
    await sql<{
      name: string
      adoptedOn: string | null
      address: string
    }>`select name_da as name, adopted_on as "adoptedOn", address from goals.policy
      where municipality = platform.town() and ${goal} = any (goals) order by name_da collate "da-x-icu"`.execute(tx)
  ).rows
}

/** An effort as a line of the plan. */
export interface PlanEffort {
  id: string
  name: string
  goals: Goal[]
  isWholeTown: boolean
  areaNames: string[]
  department: string
  from: string | null
  to: string | null
  verdictOn: string | null
}

/** Public efforts that are agreed and not over, those under way first; at most `most`, and how many there are. */
export async function plannedEfforts(
  tx: Tx,
  { goal, kind }: { goal?: Goal; kind?: Kind },
  most: number,
): Promise<{ lines: PlanEffort[]; total: number }> {
  const inOrder = sql`array_position(array['going', 'planned', 'paused'], e.state), e.name_da collate "da-x-icu", e.id`
  // First which, then what of them: names of areas and days of verdict are looked up for those that are shown only.
  const found = await sql<PlanEffort & { total: number }>`with shown as materialized (
      select e.id, count(*) over () as total from goals.effort e where e.municipality = platform.town() and e.is_public and e.state in ('planned', 'going', 'paused')
        and (${goal ?? null}::text is null or e.goals @> array[${goal ?? ''}]::text[]) and (${kind ?? null}::text is null or e.kind = ${kind ?? null})
      order by ${inOrder} limit ${most})
    select e.id, e.name_da as name, e.goals, e.is_whole_town as "isWholeTown", ${areaNames} as "areaNames", coalesce(d.name, '') as department,
      e.from_on as "from", e.to_on as "to", (select v.verdict_on from goals.evaluation v where v.municipality = e.municipality and v.effort = e.id
        and v.agreed_at is not null order by v.number desc limit 1) as "verdictOn", shown.total
    from shown join goals.effort e on e.municipality = platform.town() and e.id = shown.id
      left join platform.department d on d.municipality = e.municipality and d.id = e.department
    order by ${inOrder}`.execute(tx)
  return { lines: found.rows.map(({ total: _, ...line }) => line), total: found.rows[0]?.total ?? 0 }
}

/** What everybody may read of an effort besides its line. */
export interface PublicEffort {
  what: string
  whereText: string
  forWhom: string
  /** Names of the areas it is for. */
  areaNames: string[]
  partners: string[]
}

/** Null when there is no such effort, or it is not public. */
export async function publicEffort(tx: Tx, id: string): Promise<PublicEffort | null> {
  const found = await sql<PublicEffort>`select e.what_da as what, e.where_text as "whereText", e.for_whom as "forWhom",
      ${areaNames} as "areaNames",
      array(select p.name from goals.effort_partner p where p.municipality = e.municipality and p.effort = e.id order by p.name collate "da-x-icu") as partners
    from goals.effort e where e.municipality = platform.town() and e.id = ${id} and e.is_public and e.state <> 'idea'`.execute(tx)
  return found.rows[0] ?? null
}

export interface Responsible {
  /** Empty where no department answers yet. */
  department: string
  efforts: number
  /** The first of them by name. */
  names: string[]
}

/** Which department answers for which public efforts that are agreed and not over; at most `shown` names each, those without a department last. */
export async function responsibleDepartments(tx: Tx, shown: number): Promise<Responsible[]> {
  return (
    await sql<Responsible>`select coalesce(d.name, '') as department, count(*) as efforts,
        (array_agg(e.name_da order by e.name_da collate "da-x-icu", e.id))[1:${shown}::int] as names
      from goals.effort e left join platform.department d on d.municipality = e.municipality and d.id = e.department
      where e.municipality = platform.town() and e.is_public and e.state in ('planned', 'going', 'paused')
      group by d.id, d.name order by d.name is null, d.name collate "da-x-icu"`.execute(tx)
  ).rows
}

export interface JudgedEffort {
  name: string
  goals: Goal[]
  verdict: Verdict
  /** What was learned. */
  words: string
  /** What is tried next. */
  next: string
  judgedOn: string
}

/** Public efforts whose newest published verdict was given in a year, in the order they were judged. */
export async function judgedIn(tx: Tx, year: number): Promise<JudgedEffort[]> {
  return (
    await sql<JudgedEffort>`select e.name_da as name, e.goals, v.verdict, v.words, v.next, (v.judged_at at time zone 'Europe/Copenhagen')::date as "judgedOn"
      from goals.effort e join lateral (select * from goals.verdict v where v.municipality = e.municipality and v.effort = e.id and v.published_at is not null
        order by v.judged_at desc limit 1) v on true
      where e.municipality = platform.town() and e.is_public and e.state <> 'idea'
        and extract(year from v.judged_at at time zone 'Europe/Copenhagen') = ${year}
      order by v.judged_at, e.id limit 200`.execute(tx)
  ).rows
}

export interface Day {
  on: string
  name: string
}

/** The days on which public efforts are judged, from a day on; the first so many. The evaluation agreed last counts. */
export async function verdictDays(tx: Tx, from: string, most: number): Promise<Day[]> {
  return (
    await sql<Day>`select v.verdict_on as "on", e.name_da as name from goals.evaluation v
      join goals.effort e on e.municipality = v.municipality and e.id = v.effort
      where v.municipality = platform.town() and v.agreed_at is not null and v.verdict_on >= ${from}::date
        and not exists (select from goals.evaluation later where later.municipality = v.municipality and later.effort = v.effort
          and later.number > v.number and later.agreed_at is not null)
        and e.is_public and e.state in ('planned', 'going', 'paused', 'ended')
      order by v.verdict_on, e.name_da collate "da-x-icu" limit ${most}`.execute(tx)
  ).rows
}
