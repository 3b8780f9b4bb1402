// Indicators and their figures in the database, and what of them is public.
import { type Acting, asSystem, sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { type Release, readReleased } from '../../platform/release/index.ts'
import { type Goal, goals } from '../goals/model.ts'
import { type Indicator, type IndicatorState, type IndicatorValue, indicatorDataset, type NewIndicator, slugOf } from './model.ts'
import { type IndicatorRow, indicatorOf, indicatorValueOf, type ValueRow } from './rows.ts'

export { indicatorDataset }

export interface IndicatorFilter {
  goal?: Goal
  states?: readonly IndicatorState[]
}

/** The indicators whoever asks may see, in the order of the goals and their own. */
export async function listIndicators(tx: Tx, { goal, states }: IndicatorFilter = {}): Promise<Indicator[]> {
  const found = await sql<IndicatorRow>`select i.* from goals.indicator i where i.municipality = platform.town()
    and ${goal === undefined ? sql`true` : sql`i.goal = ${goal}`}
    and ${states === undefined ? sql`true` : sql`i.state = any(${[...states]}::text[])`}
    order by array_position(${[...goals]}::text[], i.goal), i.position, i.name_da collate "da-x-icu", i.id`.execute(tx)
  return found.rows.map(indicatorOf)
}

/** Null when there is none, or when whoever asks may not see it. */
export async function indicatorBySlug(tx: Tx, slug: string): Promise<Indicator | null> {
  const found =
    await sql<IndicatorRow>`select i.* from goals.indicator i where i.municipality = platform.town() and i.slug = ${slug}`.execute(tx)
  return found.rows[0] ? indicatorOf(found.rows[0]) : null
}

/** What the public sees: every adopted, open indicator (of one goal, or of all), with its newest release where there is one. */
export async function listPublicIndicators(tx: Tx, goal?: Goal): Promise<{ indicator: Indicator; released: Release | null }[]> {
  const shown = (await listIndicators(tx, { states: ['adopted'], ...(goal ? { goal } : {}) })).filter(
    ({ dataClass }) => dataClass === 'open',
  )
  const read: { indicator: Indicator; released: Release | null }[] = []
  for (const indicator of shown) read.push({ indicator, released: await readReleased(tx, indicatorDataset(indicator.slug)) })
  return read
}

/** All figures of an indicator, newest period first and the newest entry of each first; replaced ones stand among them. Staff only. */
export async function readValues(tx: Tx, indicatorId: string): Promise<IndicatorValue[]> {
  const found = await sql<ValueRow>`select v.* from goals.indicator_value v
    where v.municipality = platform.town() and v.indicator = ${indicatorId}
    order by v.period desc, v.replaced_by is not null, v.entered_at desc, v.id desc`.execute(tx)
  return found.rows.map(indicatorValueOf)
}

/** The figures that hold, of every indicator at once. Staff only. */
export async function holdingValues(tx: Tx): Promise<Map<string, IndicatorValue[]>> {
  const found = await sql<ValueRow>`select v.* from goals.indicator_value v
    where v.municipality = platform.town() and v.replaced_by is null order by v.period desc`.execute(tx)
  const byIndicator = new Map<string, IndicatorValue[]>()
  for (const row of found.rows) byIndicator.set(row.indicator, [...(byIndicator.get(row.indicator) ?? []), indicatorValueOf(row)])
  return byIndicator
}

/** Makes an indicator and returns its lasting name: the name's letters, with a number behind when another has it. */
export async function makeIndicator(
  tx: Tx,
  made: NewIndicator,
  state: IndicatorState = 'proposed',
  wanted = slugOf(made.name.da),
): Promise<string> {
  for (let number = 1; number < 100; number++) {
    const slug = number === 1 ? wanted : `${wanted.slice(0, 57)}-${number}`
    if (await insertIndicator(tx, made, state, slug)) return slug
  }
  throw new Error(`No free name for an indicator like "${wanted}"`)
}

/** The identifier; null when the name is taken. */
export async function insertIndicator(tx: Tx, made: NewIndicator, state: IndicatorState, slug: string): Promise<string | null> {
  const added = await sql<{ id: string }>`insert into goals.indicator (municipality, id, slug, goal, sub_goal, position, state,
      name_da, name_en, definition_da, definition_en, source_da, source_en, formula_da, formula_en, unit_da, unit_en, cannot_say_da, cannot_say_en,
      digits, counts, aim, good_is, margin, baseline_period, target_value, target_on, frequency, responsible, data_class, series_source, series_code)
    values (platform.town(), ${newId()}, ${slug}, ${made.goal}, ${made.subGoal}, ${made.position}, ${state},
      ${made.name.da}, ${made.name.en}, ${made.definition.da}, ${made.definition.en}, ${made.source.da}, ${made.source.en},
      ${made.formula.da}, ${made.formula.en}, ${made.unit.da}, ${made.unit.en}, ${made.cannotSay.da}, ${made.cannotSay.en},
      ${made.digits}, ${made.counts}, ${made.aim}, ${made.goodIs}, ${made.margin}, ${made.baselinePeriod},
      ${made.target?.value ?? null}, ${made.target?.on ?? null}, ${made.frequency}, ${made.responsible}, ${made.dataClass},
      ${made.series?.source ?? null}, ${made.series?.code ?? null})
    on conflict (municipality, slug) do nothing returning id`.execute(tx)
  return added.rows[0]?.id ?? null
}

/** Corrects the definition when nobody else has since `revision`; false otherwise, and then nothing is changed. */
export async function correctIndicator(tx: Tx, id: string, revision: number, to: NewIndicator): Promise<boolean> {
  const changed = await sql`update goals.indicator set goal = ${to.goal}, sub_goal = ${to.subGoal}, position = ${to.position},
      name_da = ${to.name.da}, name_en = ${to.name.en}, definition_da = ${to.definition.da}, definition_en = ${to.definition.en},
      source_da = ${to.source.da}, source_en = ${to.source.en}, formula_da = ${to.formula.da}, formula_en = ${to.formula.en},
      unit_da = ${to.unit.da}, unit_en = ${to.unit.en}, cannot_say_da = ${to.cannotSay.da}, cannot_say_en = ${to.cannotSay.en},
      digits = ${to.digits}, counts = ${to.counts}, aim = ${to.aim}, good_is = ${to.goodIs}, margin = ${to.margin},
      baseline_period = ${to.baselinePeriod}, target_value = ${to.target?.value ?? null}, target_on = ${to.target?.on ?? null},
      frequency = ${to.frequency}, responsible = ${to.responsible}, data_class = ${to.dataClass},
      series_source = ${to.series?.source ?? null}, series_code = ${to.series?.code ?? null},
      revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and revision = ${revision} returning id`.execute(tx)
  return changed.rows.length > 0
}

/** Adopts, drops or proposes an indicator again; false when there is none whoever asks may change. */
export async function setState(tx: Tx, id: string, state: IndicatorState): Promise<boolean> {
  const changed = await sql`update goals.indicator set state = ${state}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} returning id`.execute(tx)
  return changed.rows.length > 0
}

/** Adopts everything that is proposed for a goal, and says which. */
export async function adoptAllOf(tx: Tx, goal: Goal): Promise<{ id: string; slug: string }[]> {
  const changed = await sql<{ id: string; slug: string }>`update goals.indicator set state = 'adopted', changed_at = clock_timestamp()
    where municipality = platform.town() and goal = ${goal} and state = 'proposed' returning id, slug`.execute(tx)
  return changed.rows
}

/** On whose behalf a town is given what it starts from. */
export const givingStartingSets = (municipality: number): Acting => asSystem(municipality, 'give the town its starting sets')

/** Marks a starting set as given, and returns its identifier; null when the town has had it. Needs the machinery's hand. */
export async function takeStartingSet(tx: Tx, name: string): Promise<string | null> {
  const given = await sql<{ id: string }>`insert into goals.starting_set (municipality, name) values (platform.town(), ${name})
    on conflict (municipality, name) do nothing returning id`.execute(tx)
  return given.rows[0]?.id ?? null
}

/** The identifier of a starting set the town has had; null when it has not. Needs the machinery's hand. */
export async function startingSetId(tx: Tx, name: string): Promise<string | null> {
  const found = await sql<{
    id: string
  }>`select id from goals.starting_set where municipality = platform.town() and name = ${name}`.execute(tx)
  return found.rows[0]?.id ?? null
}
