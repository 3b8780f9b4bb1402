// The trial town in the database: many reports at a time, and everything of it away again.
import { sql, type Tx } from '../platform/db.ts'
import { newId } from '../platform/id.ts'
import type { TrialReport } from './reports.ts'

/** The town of that host name; null when it was never made. */
export async function townAt(tx: Tx, host: string): Promise<number | null> {
  const found = await sql<{ municipality: number }>`select municipality from platform.municipality where host = ${host}`.execute(tx)
  return found.rows[0]?.municipality ?? null
}

export async function nextNumber(tx: Tx): Promise<number> {
  const found = await sql<{ next: number }>`select coalesce(max(municipality), 0) + 1 as next from platform.municipality`.execute(tx)
  return found.rows[0]?.next ?? 1
}

/** Says on every page of the town that it is invented. */
export async function markTown(tx: Tx): Promise<void> {
  await sql`update platform.municipality set is_demonstration = true, set_up_at = coalesce(set_up_at, now()) where municipality = platform.town()`.execute(
    tx,
  )
}

export async function countReports(tx: Tx): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from public_space.report where municipality = platform.town()`.execute(
    tx,
  )
  return found.rows[0]?.n ?? 0
}

const answer = 'Demonstration: Det er et opdigtet svar på en opdigtet henvendelse.'

/** Keeps some thousands at once with their trail and what was told. Runs as the owner: only it may say when something happened. */
export async function keepReports(tx: Tx, reports: TrialReport[]): Promise<void> {
  const rows = reports.map((report) => ({
    id: newId(),
    event: newId(),
    closing: newId(),
    told: newId(),
    answered: newId(),
    time: newId(),
    ...report,
  }))
  await sql`with f as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, event uuid, closing uuid, told uuid, answered uuid, time uuid,
        draft text, door text, kind text, "happenedOn" date, times text[], weekdays text, lat double precision, lon double precision, label text, area uuid,
        team uuid, state text, outcome text, "answerBy" date, "closedOn" date, "isPublic" boolean)),
    r as (insert into public_space.report (municipality, id, draft, door, kind, channel, happened_on, times, weekdays, place_by, place_label, lat, lon, spot,
        area, team, state, outcome, outcome_by, answer_by, is_public, received_at, changed_at, closed_at)
      select platform.town(), id, draft, door, kind, 'web', "happenedOn", times, weekdays, 'address', label, lat, lon, point(lon, lat), area, team, state,
        outcome, case when outcome is not null then 'staff' end, "answerBy", "isPublic", "happenedOn" + time '12:00',
        coalesce("closedOn", "happenedOn") + time '12:00', "closedOn" + time '12:00' from f)
    insert into platform.demonstration_row (municipality, table_name, row_id) select platform.town(), 'public_space.report', id from f`.execute(
    tx,
  )
  const kept = JSON.stringify(
    rows.map(({ id, event, closing, told, answered, time, happenedOn, closedOn, state, outcome, times, answerBy }) => ({
      ...{ id, event, closing, told, answered, time, happenedOn, closedOn, state, outcome, answerBy },
      when: times[0] ?? '',
    })),
  )
  const facts = sql`jsonb_to_recordset(${kept}::jsonb) as f (id uuid, event uuid, closing uuid, told uuid, answered uuid, time uuid,
    "happenedOn" date, "closedOn" date, state text, outcome text, "answerBy" date, "when" text)`
  await sql`insert into public_space.report_event (municipality, id, report, kind, to_state, by_whom, happened_at)
    select platform.town(), event, id, 'received', 'received', 'reporter', "happenedOn" + time '12:00' from ${facts}`.execute(tx)
  await sql`insert into public_space.report_event (municipality, id, report, kind, from_state, to_state, outcome, by_whom, happened_at)
    select platform.town(), closing, id, 'state', 'received', state, outcome, 'machinery', coalesce("closedOn", "happenedOn" + 1) + time '12:00'
    from ${facts} where state <> 'received'`.execute(tx)
  await sql`insert into public_space.report_news (municipality, id, report, key, answer_by, told_at)
    select platform.town(), told, id, 'received', "answerBy", "happenedOn" + time '12:00' from ${facts}`.execute(tx)
  await sql`insert into public_space.report_news (municipality, id, report, key, words, detail, told_at)
    select platform.town(), answered, id, 'closed', ${answer}, jsonb_build_object('outcome', outcome), "closedOn" + time '12:00'
    from ${facts} where state = 'closed'`.execute(tx)
  await sql`insert into public_space.occurrence (municipality, id, report, happened_on, time)
    select platform.town(), time, id, "happenedOn", "when" from ${facts}`.execute(tx)
}

/** Takes the reports away, and whatever was made of them here; the rest goes as any demonstration does. */
export async function removeReports(tx: Tx): Promise<number> {
  await sql`delete from public_space.phenomenon where municipality = platform.town()`.execute(tx)
  const gone = await sql`delete from public_space.report where municipality = platform.town()`.execute(tx)
  await sql`delete from platform.demonstration_row where municipality = platform.town() and table_name = 'public_space.report'`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

/** Marks the streets as invented, so that they go with the town. */
export async function markStreets(tx: Tx): Promise<void> {
  await sql`insert into platform.demonstration_row (municipality, table_name, row_id)
    select platform.town(), 'platform.street_segment', id from platform.street_segment where municipality = platform.town() and is_invented
    on conflict do nothing`.execute(tx)
}
