// A report in the database: the whole of it, its trail, what was told, and the one way in which its state changes.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Day } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import type { Outcome, Report, SaidBy, State } from '../model.ts'
import type { ToldNews, TrailLine, Whom } from './model.ts'

/** The columns of a `Report` from `public_space.report r`; names come as sub-selects, so that a list joins nothing. */
export const reportColumns = sql`r.id, r.number, r.door, r.kind, r.channel, r.happened_on as "happenedOn", r.times, r.weekdays,
  r.how_often as "howOften", r.consequences,
  json_build_object('by', r.place_by, 'label', r.place_label, 'place', r.place, 'lat', r.lat, 'lon', r.lon) as place,
  (select json_build_object('id', a.id, 'name', a.name) from platform.area a where a.municipality = r.municipality and a.id = r.area) as area,
  r.words, r.words_state as "wordsState", r.state, r.outcome, r.outcome_by as "outcomeBy", r.category,
  (select json_build_object('id', t.id, 'name', t.name) from platform.team t where t.municipality = r.municipality and t.id = r.team) as team,
  (select json_build_object('id', o.id, 'name', o.name) from platform.organisation o
    where o.municipality = r.municipality and o.id = r.organisation) as organisation,
  r.answer_by as "answerBy", r.merged_into as "mergedInto", r.split_from as "splitFrom", r.is_public as "isPublic", r.voices, r.revision,
  r.received_at as "receivedAt", r.changed_at as "changedAt", r.closed_at as "closedAt"`

/** One report; null when it is not there or not for whoever asks. */
export async function readReport(tx: Tx, id: string): Promise<Report | null> {
  const found = await sql<Report>`select ${reportColumns} from public_space.report r
    where r.municipality = platform.town() and r.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** The same, held until this transaction ends, so that two at once do not each move it; null too for whoever may see but not change it. */
export async function holdReport(tx: Tx, id: string): Promise<Report | null> {
  const held = await sql`select from public_space.report where municipality = platform.town() and id = ${id} for update`.execute(tx)
  return held.rows.length === 1 ? readReport(tx, id) : null
}

/** Who does something to a report. `account` is null and `name` empty for residents and the machinery. */
export interface Doer {
  whom: Whom
  account: string | null
  name: string
}

/** A line of a report's trail as it is written. */
export interface NewEvent {
  kind: string
  by: Doer
  from?: State
  to?: State
  outcome?: Outcome | null
  words?: string
  /** Facts; never a person. */
  detail?: Record<string, unknown>
  batch?: string | null
}

/** Adds a line to the trail. */
export async function addEvent(tx: Tx, report: string, event: NewEvent): Promise<void> {
  const { kind, by, from = null, to = null, outcome = null, words = '', detail = {}, batch = null } = event
  await sql`insert into public_space.report_event
      (municipality, id, report, kind, from_state, to_state, outcome, by_whom, account, account_name, words, detail, batch)
    values (platform.town(), ${newId()}, ${report}, ${kind}, ${from}, ${to}, ${outcome}, ${by.whom}, ${by.account}, ${by.name}, ${words},
      ${JSON.stringify(detail)}, ${batch})`.execute(tx)
}

/** What happened to a report, oldest first. */
export async function readTrail(tx: Tx, id: string): Promise<TrailLine[]> {
  const found = await sql<TrailLine>`select id, kind, from_state as "from", to_state as "to", outcome, by_whom as "byWhom",
      account_name as "byName", words, detail, happened_at as at
    from public_space.report_event where municipality = platform.town() and report = ${id} order by happened_at, id`.execute(tx)
  return found.rows
}

/** What was told about a report, oldest first. */
export async function readNews(tx: Tx, report: string): Promise<ToldNews[]> {
  const found =
    await sql<ToldNews>`select id, key, unit, next_step as "nextStep", answer_by as "answerBy", words, voices, detail, told_at as at
    from public_space.report_news where municipality = platform.town() and report = ${report} order by told_at, id`.execute(tx)
  return found.rows
}

export interface NewState {
  state: State
  outcome: Outcome | null
  outcomeBy: SaidBy | null
  isPublic: boolean
  answerBy: Day | null
}

/** Sets the state; when it was closed stays while somebody only asks to open it again. */
export async function setState(tx: Tx, id: string, { state, outcome, outcomeBy, isPublic, answerBy }: NewState): Promise<void> {
  await sql`update public_space.report set state = ${state}, outcome = ${outcome}, outcome_by = ${outcomeBy}, is_public = ${isPublic},
      answer_by = ${answerBy}, revision = revision + 1, changed_at = clock_timestamp(),
      closed_at = case ${state}::text when 'closed' then clock_timestamp() when 'reopen-asked' then closed_at end
    where municipality = platform.town() and id = ${id}`.execute(tx)
}
