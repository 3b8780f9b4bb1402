// A divided report in the database: the new one begins as the old one was told, and whoever follows the old follows both.
import { oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import type { Day } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import type { Consequence, Kind, ReportPlace } from '../model.ts'
import { doorOf } from '../model.ts'

export interface NewPart {
  draft: string
  kind: Kind
  place: ReportPlace
  words: string
  consequences: Consequence[]
  area: string | null
  team: string | null
  category: string | null
  organisation: string | null
  answerBy: Day | null
}

/** The report this form made already; whoever sends it twice at once waits here. */
export async function madeByDraft(tx: Tx, draft: string): Promise<string | null> {
  await oneAtATime(tx, `draft ${draft}`)
  const found = await sql<{ id: string }>`select id from public_space.report
    where municipality = platform.town() and draft = ${draft}`.execute(tx)
  return found.rows[0]?.id ?? null
}

/** Makes the new one: told on the day the old one was, at the same times, and with as many voices as follow it. Only the machinery may. */
export async function addPart(tx: Tx, whole: string, part: NewPart): Promise<{ id: string; number: number }> {
  const { kind, place } = part
  const made = await sql<{ id: string; number: number }>`insert into public_space.report (municipality, id, draft, door, kind, channel,
      happened_on, times, weekdays, how_often, consequences, place_by, place_label, place, lat, lon, spot, area, words, words_state,
      category, team, organisation, answer_by, split_from, received_at)
    select r.municipality, ${newId()}, ${part.draft}, ${doorOf(kind)}, ${kind}, r.channel, r.happened_on, r.times, r.weekdays, r.how_often,
      ${part.consequences}, ${place.by}, ${place.label}, ${place.place}, ${place.lat}, ${place.lon}, point(${place.lon}, ${place.lat}), ${part.area},
      ${part.words}, ${part.words === '' ? 'none' : 'read'}, ${part.category}, ${part.team}, ${part.organisation}, ${part.answerBy}, r.id, r.received_at
    from public_space.report r where r.municipality = platform.town() and r.id = ${whole} returning id, number`.execute(tx)
  const [row] = made.rows
  if (!row) throw new Error('A report that is divided is there')
  await sql`insert into public_space.occurrence (municipality, id, report, happened_on, time)
    select r.municipality, ${newId()}, r.id, r.happened_on, case when cardinality(r.times) = 1 then r.times[1] else '' end
    from public_space.report r where r.municipality = platform.town() and r.id = ${row.id} and r.happened_on is not null`.execute(tx)
  return row
}

/** Whoever follows the one follows the other too, once, by the code they have. Only the machinery may, and nobody learns who. */
export async function copyFollowers(tx: Tx, whole: string, part: string): Promise<void> {
  const { rows } = await sql<{ root: string }>`select distinct coalesce(copy_of, id) as root from public_space.follower
    where municipality = platform.town() and report = ${whole}`.execute(tx)
  for (const { root } of rows)
    await sql`insert into public_space.follower (municipality, id, report, role, code_hash, copy_of, email, language)
      select municipality, ${newId()}, ${part}, role, null, id, email, language from public_space.follower
      where municipality = platform.town() and id = ${root}`.execute(tx)
  await sql`update public_space.report r set voices = greatest(1, (select count(*) from public_space.follower f
      where f.municipality = r.municipality and f.report = r.id and f.role <> 'follower'))
    where r.municipality = platform.town() and r.id = ${part}`.execute(tx)
}
