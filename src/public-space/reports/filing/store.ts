// A report on its way into the database: the report itself, what was written word for word, the first time it happened, and who follows it.
import { oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import type { Day } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import type { Told } from '../model.ts'

export interface Kept {
  id: string
  number: number
  answerBy: Day | null
  isNew: boolean
}

/** What is worked out before a report is kept: where it lies, who has it, by when, and what of its words may be read at once. */
export interface Placing {
  area: string | null
  team: string | null
  category: string | null
  organisation: string | null
  answerBy: Day | null
  /** With what points at people blacked out. */
  words: string
}

/** The same form sent twice at once waits here, and then finds what the first has kept. */
export const oneFormAtATime = (tx: Tx, draft: string): Promise<void> => oneAtATime(tx, `draft ${draft}`)

const wordsState = (words: string): 'none' | 'unread' => (words === '' ? 'none' : 'unread')

/** Keeps the report; the same draft again gives the report that is there. Staff stand as who wrote it down. */
export async function keepReport(tx: Tx, told: Told, placing: Placing): Promise<Kept> {
  const { place } = told
  const added = await sql<Kept>`insert into public_space.report (municipality, id, draft, door, kind, channel, happened_on, times, weekdays,
      how_often, consequences, place_by, place_label, place, lat, lon, spot, area, words, words_state, category, team, organisation, answer_by, entered_by)
    values (platform.town(), ${newId()}, ${told.draft}, ${told.door}, ${told.kind}, ${told.channel}, ${told.happenedOn}, ${told.times}, ${told.weekdays},
      ${told.howOften}, ${told.consequences}, ${place.by}, ${place.label}, ${place.place}, ${place.lat}, ${place.lon}, point(${place.lon}, ${place.lat}),
      ${placing.area}, ${placing.words}, ${wordsState(told.words)}, ${placing.category}, ${placing.team}, ${placing.organisation}, ${placing.answerBy}, platform.actor())
    on conflict (municipality, draft) do nothing returning id, number, answer_by as "answerBy", true as "isNew"`.execute(tx)
  const kept = added.rows[0] ?? (await reportOfDraft(tx, told.draft))
  if (!kept) throw new Error('A report that is there could not be read')
  return kept
}

/** The report a form became; null before it was sent. */
export async function reportOfDraft(tx: Tx, draft: string): Promise<Kept | null> {
  const found = await sql<Kept>`select id, number, answer_by as "answerBy", false as "isNew" from public_space.report
    where municipality = platform.town() and draft = ${draft}`.execute(tx)
  return found.rows[0] ?? null
}

/** A report that is still one of its own; null when it is not there or was put together with another. */
export async function reportOfId(tx: Tx, id: string): Promise<Kept | null> {
  const found = await sql<Kept>`select id, number, answer_by as "answerBy", false as "isNew" from public_space.report
    where municipality = platform.town() and id = ${id} and merged_into is null`.execute(tx)
  return found.rows[0] ?? null
}

export async function keepWords(tx: Tx, report: string, written: string): Promise<void> {
  await sql`insert into public_space.report_words (municipality, report, written) values (platform.town(), ${report}, ${written})
    on conflict do nothing`.execute(tx)
}

/** It was seen that day; `time` is empty when several times of the day were named or none. */
export async function keepOccurrence(tx: Tx, report: string, { day, time }: { day: Day; time: string }): Promise<void> {
  await sql`insert into public_space.occurrence (municipality, id, report, happened_on, time)
    values (platform.town(), ${newId()}, ${report}, ${day}, ${time})`.execute(tx)
}

/** The first line of its trail. Staff are named; of a resident nothing is known. */
export async function beginTrail(tx: Tx, report: string, channel: string): Promise<void> {
  await sql`insert into public_space.report_event (municipality, id, report, kind, to_state, by_whom, account, account_name, detail)
    values (platform.town(), ${newId()}, ${report}, 'received', 'received', case when platform.is_system() then 'reporter' else 'staff' end,
      platform.actor(), coalesce((select a.name from platform.account a where a.municipality = platform.town() and a.id = platform.actor()), ''),
      ${JSON.stringify({ channel })}::jsonb)`.execute(tx)
}

/** What whoever reported is told first: that it came, which unit has it, and by when there is an answer. */
export async function tellReceived(tx: Tx, report: string, placing: Pick<Placing, 'team' | 'organisation' | 'answerBy'>): Promise<void> {
  await sql`insert into public_space.report_news (municipality, id, report, key, unit, answer_by)
    values (platform.town(), ${newId()}, ${report}, 'received', coalesce(
      (select o.name from platform.organisation o where o.municipality = platform.town() and o.id = ${placing.organisation}),
      (select t.name from platform.team t where t.municipality = platform.town() and t.id = ${placing.team}), ''), ${placing.answerBy})`.execute(
    tx,
  )
}

export interface NewFollower {
  report: string
  role: 'reporter' | 'voice' | 'follower'
  codeHash: string
  email: string | null
  language: string
}

/** Only the machinery may. False when this code follows already, and then nothing changes. */
export async function keepFollower(tx: Tx, { report, role, codeHash, email, language }: NewFollower): Promise<boolean> {
  const added = await sql`insert into public_space.follower (municipality, id, report, role, code_hash, email, language)
    values (platform.town(), ${newId()}, ${report}, ${role}, ${codeHash}, ${email}, ${language})
    on conflict (municipality, code_hash) do nothing returning id`.execute(tx)
  return added.rows.length === 1
}

/** The e-mail of somebody who told or added a voice today; false when there is one already, and that one stays. */
export async function keepEmail(tx: Tx, codeHash: string, email: string): Promise<boolean> {
  const kept = await sql`update public_space.follower set email = ${email}
    where municipality = platform.town() and code_hash = ${codeHash} and role in ('reporter', 'voice') and email is null
      and joined_at > clock_timestamp() - interval '1 day'`.execute(tx)
  return kept.numAffectedRows === 1n
}

/** Whether the code was given to somebody who added a voice. */
export async function isVoice(tx: Tx, codeHash: string): Promise<boolean> {
  const found = await sql`select from public_space.follower where municipality = platform.town() and code_hash = ${codeHash}
    and role = 'voice'`.execute(tx)
  return found.rows.length > 0
}

/** The report a code follows; null when it follows none. */
export async function reportOfCode(tx: Tx, codeHash: string): Promise<Kept | null> {
  const found = await sql<Kept>`select r.id, r.number, r.answer_by as "answerBy", false as "isNew" from public_space.follower f
    join public_space.report r on r.municipality = f.municipality and r.id = f.report
    where f.municipality = platform.town() and f.code_hash = ${codeHash}`.execute(tx)
  return found.rows[0] ?? null
}

/** What is known about a report's beginning for its receipt: which unit has it. Empty when none is named. */
export async function unitOf(tx: Tx, report: string): Promise<string> {
  const found = await sql<{ unit: string }>`select unit from public_space.report_news
    where municipality = platform.town() and report = ${report} and key = 'received' order by told_at limit 1`.execute(tx)
  return found.rows[0]?.unit ?? ''
}

/** Streets and places of the town: names that are no people. */
export async function namesOfPlaces(tx: Tx): Promise<string[]> {
  const found = await sql<{ name: string }>`select distinct street as name from platform.street_segment where municipality = platform.town()
    union select name from platform.place where municipality = platform.town()`.execute(tx)
  return found.rows.map(({ name }) => name)
}
