// What stands around a report: when it happened, what lies near it, which phenomena it is part of, what was asked and answered, its pictures.
import { sql, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/id.ts'
import type { Helped, NearReport, Occurrence, Question, Sorting } from './model.ts'

/** The latest days on which it was seen, newest first, and how often in all. */
export async function occurrencesOf(tx: Tx, report: string): Promise<{ latest: Occurrence[]; n: number }> {
  const found = await sql<Occurrence & { n: number }>`select happened_on as day, time, count(*) over () as n from public_space.occurrence
    where municipality = platform.town() and report = ${report} order by happened_on desc, noted_at desc limit 12`.execute(tx)
  return { latest: found.rows.map(({ day, time }) => ({ day, time })), n: found.rows[0]?.n ?? 0 }
}

/** Reports through the same door within 150 m and half a year, nearest first; at most 8. */
export async function nearReports(tx: Tx, report: string): Promise<NearReport[]> {
  // A box of degrees around the place is found by the index, one report at a time; the distance is then worked out on a flat town.
  const found = await sql<NearReport>`with me as materialized (select lat, lon, door, received_at from public_space.report
      where municipality = platform.town() and id = ${report}),
    near as (
      select r.id, r.number, r.kind, r.state, r.received_at, sqrt(power((r.lat - me.lat) * 111320, 2)
        + power((r.lon - me.lon) * 111320 * cos(radians(me.lat)), 2)) as metres
      from me cross join lateral (select * from public_space.report r where r.municipality = platform.town() and r.door = me.door and r.id <> ${report}
        and r.lat between me.lat - 0.0015 and me.lat + 0.0015 and r.lon between me.lon - 0.003 and me.lon + 0.003
        and r.received_at > me.received_at - interval '180 days' and r.merged_into is null offset 0) r)
    select id, number, kind, state, round(metres)::int as metres, received_at as "receivedAt" from near where metres <= 150
    order by metres, id limit 8`.execute(tx)
  return found.rows
}

/** The phenomena a report is part of. */
export async function phenomenaOf(tx: Tx, report: string): Promise<{ id: string; behaviour: string; where: string }[]> {
  const found = await sql<{ id: string; behaviour: string; where: string }>`select p.id, p.behaviour, p.where_text as "where"
    from public_space.phenomenon_report pr join public_space.phenomenon p on p.municipality = pr.municipality and p.id = pr.phenomenon
    where pr.municipality = platform.town() and pr.report = ${report} order by p.made_at`.execute(tx)
  return found.rows
}

/** What those who reported were asked, with what they answered, oldest first. */
export async function questionsOf(tx: Tx, report: string): Promise<Question[]> {
  const found = await sql<Question>`select q.id, q.question, q.asked_name as "askedName", q.asked_at as "askedAt",
      coalesce((select json_agg(json_build_object('words', a.words, 'at', a.replied_at) order by a.replied_at) from public_space.report_reply a
        where a.municipality = q.municipality and a.question = q.id), '[]') as replies
    from public_space.report_question q where q.municipality = platform.town() and q.report = ${report} order by q.asked_at`.execute(tx)
  return found.rows
}

/** Asks, in the name of whoever acts. */
export async function addQuestion(tx: Tx, report: string, question: string, byName: string): Promise<string> {
  const id = newId()
  await sql`insert into public_space.report_question (municipality, id, report, question, asked_by, asked_name)
    values (platform.town(), ${id}, ${report}, ${question}, platform.actor(), ${byName})`.execute(tx)
  return id
}

/** How many have said whether it helped; from the trail, which does not say who. */
export async function helpedCounts(tx: Tx, report: string): Promise<Helped> {
  const found = await sql<{
    said: keyof Helped
    n: number
  }>`select detail ->> 'helped' as said, count(*) as n from public_space.report_event
    where municipality = platform.town() and report = ${report} and kind = 'helped' group by 1`.execute(tx)
  const of = (said: keyof Helped) => found.rows.find((row) => row.said === said)?.n ?? 0
  return { yes: of('yes'), partly: of('partly'), no: of('no') }
}

/** Pictures of a report; the machinery reads them after the page has said who may. */
export async function picturesOf(tx: Tx, report: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from platform.stored_file
    where municipality = platform.town() and thing = 'report' and thing_id = ${report} order by id`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** Keeps how a report that still stands as it was read is sorted; false when somebody changed it since, and then nothing is written. */
export async function saveSorting(tx: Tx, id: string, { kind, team, answerBy, isPublic }: Sorting, revision: number): Promise<boolean> {
  const done = await sql`update public_space.report set kind = ${kind}, team = ${team}, answer_by = ${answerBy},
      is_public = ${isPublic} and door = 'fault', revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and revision = ${revision}`.execute(tx)
  return done.numAffectedRows === 1n
}

/** The category follows the kind, as the town has linked them. */
export async function setCategory(tx: Tx, report: string, category: string | null): Promise<void> {
  await sql`update public_space.report set category = ${category} where municipality = platform.town() and id = ${report}`.execute(tx)
}

/** Whether a picture belongs to a report. */
export async function isPictureOf(tx: Tx, report: string, picture: string): Promise<boolean> {
  const found = await sql`select from platform.stored_file
    where municipality = platform.town() and thing = 'report' and thing_id = ${report} and id = ${picture}`.execute(tx)
  return found.rows.length === 1
}
