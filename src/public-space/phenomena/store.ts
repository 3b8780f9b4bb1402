// Phenomena in the database: made, corrected, and every deed added to their trail.
import { oneAtATime, sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { EventKind, Phenomenon, PhenomenonEvent, PhenomenonForm, PhenomenonLine, Source } from './model.ts'

const columns = sql`p.id, p.behaviour, p.where_text as "where", p.consequence, p.kinds, p.shape, p.street, p.area, p.radius_m as radius,
  p.weekdays, p.from_hour as "fromHour", p.to_hour as "toHour", p.owner, p.organisations, p.lat, p.lon, p.stage, p.rhythm, p.analysis,
  p.not_heard_because as "notHeardBecause", p.effort, p.tied_at as "tiedAt", p.told_moves as told, p.ring_m as ring, p.displacement_plan as "displacementPlan",
  p.result, p.result_words as "resultWords", p.state, p.revision, p.made_at as "madeAt", p.changed_at as "changedAt",
  coalesce((select a.name from platform.area a where a.municipality = p.municipality and a.id = p.area), '') as "areaName",
  case when public_space.sees_reports() then coalesce((select a.name from platform.account a
    where a.municipality = p.municipality and a.id = p.owner), '') else '' end as "ownerName",
  array(select o.name from platform.organisation o where o.municipality = p.municipality and o.id = any (p.organisations)
    order by o.name collate "da-x-icu") as "organisationNames"`

/** One phenomenon, or null when it is not there or not for whoever asks. */
export async function phenomenonById(tx: Tx, id: string): Promise<Phenomenon | null> {
  const found = await sql<Phenomenon>`select ${columns} from public_space.phenomenon p
    where p.municipality = platform.town() and p.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** Lets nobody else change a phenomenon before this is done. */
export async function holdPhenomenon(tx: Tx, id: string): Promise<void> {
  await sql`select from public_space.phenomenon where municipality = platform.town() and id = ${id} for update`.execute(tx)
}

/** The phenomena of one state that whoever asks may see, the newest report first. */
export async function listPhenomena(tx: Tx, state: 'open' | 'closed'): Promise<PhenomenonLine[]> {
  const found =
    await sql<PhenomenonLine>`select p.id, p.behaviour, p.where_text as "where", p.stage, p.state, p.result, p.changed_at as "changedAt",
      coalesce(a.name, '') as "areaName", coalesce(o.name, '') as "ownerName", coalesce(r.reports, 0)::int as reports,
      coalesce(r.voices, 0)::int as voices, r.newest
    from public_space.phenomenon p
    left join platform.area a on a.municipality = p.municipality and a.id = p.area
    left join platform.account o on o.municipality = p.municipality and o.id = p.owner and public_space.sees_reports()
    left join lateral (select count(*) as reports, sum(r.voices) as voices, max(r.received_at) as newest
      from public_space.phenomenon_report l join public_space.report r on r.municipality = l.municipality and r.id = l.report and r.merged_into is null
      where l.municipality = p.municipality and l.phenomenon = p.id) r on true
    where p.municipality = platform.town() and p.state = ${state}
    order by r.newest desc nulls last, p.made_at desc, p.id limit 500`.execute(tx)
  return found.rows
}

const formValues = (form: PhenomenonForm) =>
  sql.join([
    form.behaviour,
    form.where,
    form.consequence,
    form.kinds,
    form.shape,
    form.street,
    form.area,
    form.radius,
    form.weekdays,
    form.fromHour,
    form.toHour,
    form.owner,
  ])
const formColumns = sql`behaviour, where_text, consequence, kinds, shape, street, area, radius_m, weekdays, from_hour, to_hour, owner`

/** Puts a phenomenon together in the name of whoever acts. `id` only for the demonstration. */
export async function makePhenomenon(tx: Tx, form: PhenomenonForm, at: { lat: number; lon: number }, id = newId()): Promise<string> {
  await sql`insert into public_space.phenomenon (municipality, id, made_by, lat, lon, ${formColumns})
    values (platform.town(), ${id}, platform.actor(), ${at.lat}, ${at.lon}, ${formValues(form)})`.execute(tx)
  await sql`update public_space.phenomenon set organisations = ${form.organisations}::uuid[]
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return id
}

/** The phenomenon that whoever acts made a moment ago of this report: a button pressed twice makes one. */
export async function justMadeOf(tx: Tx, behaviour: string, report: string | null): Promise<string | null> {
  await oneAtATime(tx, 'a phenomenon', { ofOneself: true })
  const found = await sql<{ id: string }>`select p.id from public_space.phenomenon p where p.municipality = platform.town()
    and p.made_by = platform.actor() and p.behaviour = ${behaviour} and p.made_at > clock_timestamp() - interval '1 minute'
    and (${report}::uuid is null or exists (select from public_space.phenomenon_report l where l.municipality = p.municipality
      and l.phenomenon = p.id and l.report = ${report}::uuid)) limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}

/** Corrects a phenomenon that still stands as it was read; false when somebody has changed it since, and then nothing is written. */
export async function correctPhenomenon(tx: Tx, id: string, form: PhenomenonForm, revision: number): Promise<boolean> {
  const changed =
    await sql`update public_space.phenomenon set (${formColumns}, organisations) = row(${formValues(form)}, ${form.organisations}::uuid[]),
      revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and revision = ${revision}`.execute(tx)
  return changed.numAffectedRows === 1n
}

/** Where it stands in the four steps; the first step is over when somebody has said what is behind it. */
export async function setStage(tx: Tx, id: string, stage: Phenomenon['stage']): Promise<void> {
  await sql`update public_space.phenomenon set stage = ${stage}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** What those who work on it think is behind it, and its rhythm; false when somebody has changed it since. */
export async function saveAnalysis(
  tx: Tx,
  id: string,
  { analysis, rhythm, revision }: Pick<Phenomenon, 'analysis' | 'rhythm' | 'revision'>,
): Promise<boolean> {
  const changed = await sql`update public_space.phenomenon set analysis = ${analysis}, rhythm = ${rhythm}, revision = revision + 1,
      stage = case when stage = 'scan' then 'analyse' else stage end, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and revision = ${revision}`.execute(tx)
  return changed.numAffectedRows === 1n
}

/** Adds what was done to the trail, in the name of whoever acts. */
export async function noteEvent(
  tx: Tx,
  phenomenon: string,
  kind: EventKind,
  { by = '', words = '', detail = {} }: { by?: string; words?: string; detail?: Record<string, unknown> } = {},
): Promise<void> {
  await sql`insert into public_space.phenomenon_event (municipality, id, phenomenon, kind, account, account_name, words, detail)
    values (platform.town(), ${newId()}, ${phenomenon}, ${kind}, platform.actor(), ${by}, ${words}, ${JSON.stringify(detail)}::jsonb)`.execute(
    tx,
  )
}

/** What happened to it, the newest first. */
export async function trailOf(tx: Tx, phenomenon: string): Promise<PhenomenonEvent[]> {
  const found = await sql<PhenomenonEvent>`select e.id, e.kind, e.account_name as by, e.words, e.detail, e.happened_at as at
    from public_space.phenomenon_event e where e.municipality = platform.town() and e.phenomenon = ${phenomenon}
    order by e.happened_at desc, e.id desc`.execute(tx)
  return found.rows
}

const sourceColumns = sql`r.id, r.number, r.kind, r.place_label as label, r.lat, r.lon, r.times, r.weekdays, r.consequences, r.voices, r.state,
  r.received_at as "receivedAt"`

/** The reports it is made of, the newest first; those put together with another are in that one, which came along. */
export async function reportsOf(tx: Tx, phenomenon: string): Promise<Source[]> {
  const found = await sql<Source>`select ${sourceColumns} from public_space.phenomenon_report l
    join public_space.report r on r.municipality = l.municipality and r.id = l.report
    where l.municipality = platform.town() and l.phenomenon = ${phenomenon} and r.merged_into is null order by r.received_at desc, r.id`.execute(
    tx,
  )
  return found.rows
}

/** Reports by their identifiers, as whoever asks may see them; those put together with another are left out. */
export async function sourcesByIds(tx: Tx, ids: readonly string[]): Promise<Source[]> {
  const found = await sql<Source>`select ${sourceColumns} from public_space.report r
    where r.municipality = platform.town() and r.id = any (${ids}::uuid[]) and r.merged_into is null
      and r.door in ('unsafe', 'disturbance', 'fault') and (select public_space.sees_reports())
    order by r.received_at desc, r.id`.execute(tx)
  return found.rows
}

/** Makes reports part of a phenomenon; returns those that were not before. `reason`: how near they are in place, time and kind. */
export async function addReports(
  tx: Tx,
  phenomenon: string,
  reports: readonly string[],
  reason: Record<string, unknown>,
): Promise<string[]> {
  const added = await sql<{
    report: string
  }>`insert into public_space.phenomenon_report (municipality, phenomenon, report, reason, added_by)
    select platform.town(), ${phenomenon}, r, ${JSON.stringify(reason)}::jsonb, platform.actor() from unnest(${reports}::uuid[]) as r
    on conflict do nothing returning report`.execute(tx)
  return added.rows.map(({ report }) => report)
}

export async function removeReport(tx: Tx, phenomenon: string, report: string): Promise<boolean> {
  const gone = await sql`delete from public_space.phenomenon_report
    where municipality = platform.town() and phenomenon = ${phenomenon} and report = ${report}`.execute(tx)
  return gone.numAffectedRows === 1n
}

/** Open reports of its kinds within its reach that are not part of it yet, the nearest first. */
export async function reportsNear(tx: Tx, { id, lat, lon, radius, kinds }: Phenomenon): Promise<Source[]> {
  const reach = radius + 150
  // Degrees are no metres: the box is a little too wide, and what lies outside the circle is left out by the caller.
  const isNear = sql`r.lat between ${lat - reach / 110_000} and ${lat + reach / 110_000}
    and r.lon between ${lon - reach / 60_000} and ${lon + reach / 60_000}`
  const found = await sql<Source>`select ${sourceColumns} from public_space.report r
    where r.municipality = platform.town() and ${isNear} and r.kind = any (${kinds}) and r.state <> 'closed' and r.merged_into is null
      and not exists (select from public_space.phenomenon_report l where l.municipality = r.municipality and l.report = r.id and l.phenomenon = ${id})
    order by r.received_at desc, r.id limit 30`.execute(tx)
  return found.rows
}
