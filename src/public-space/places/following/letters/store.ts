// Whose turn it is to hear, and what was done at a place: mended faults, efforts and answers that everybody may see.
import { type Acting, asSystem, sql, type Tx } from '../../../../platform/db.ts'
import type { Kind, Outcome } from '../../../reports/model.ts'
import { nearMetres, rhythmDays } from '../model.ts'

/** The machinery that writes the letters. */
export const letterWriter = (municipality: number): Acting => asSystem(municipality, 'letters about places')

/** Whoever walks in from the street; what is read in this name may stand in any letter. */
export const nobody = (municipality: number): Acting => ({ municipality, account: null, roles: [], purpose: 'what everybody may see' })

/** Somebody whose last letter is a week old. */
export interface Due {
  id: string
  where: string
  street: string
  /** The place's area, or those of the street. */
  areas: string[]
  lat: number | null
  lon: number | null
  toldUntil: Date
}

/** Runs as the machinery. Without addresses, which are read with the letter alone. */
export async function dueNow(tx: Tx, now: Date): Promise<Due[]> {
  const found = await sql<Due>`select f.id, coalesce(p.name, f.street) as where, f.street, p.lat, p.lon, f.told_until as "toldUntil",
      case when p.id is null then coalesce((select array_agg(distinct s.area) from platform.street_segment s
        where s.municipality = f.municipality and lower(s.street) = lower(f.street) and s.area is not null), '{}')
      else array_remove(array[p.area], null) end as areas
    from public_space.place_follow f left join platform.place p on p.municipality = f.municipality and p.id = f.place
    where f.municipality = platform.town() and f.confirmed_at is not null
      and f.told_until <= ${now}::timestamptz - make_interval(days => ${rhythmDays}) order by f.told_until, f.id`.execute(tx)
  return found.rows
}

/** Takes their turn: who the letter goes to; null when another worker took it or they stopped. */
export async function takeTurn(tx: Tx, { id, toldUntil }: Due, now: Date): Promise<{ email: string; language: string } | null> {
  const taken = await sql<{ email: string; language: string }>`update public_space.place_follow set told_until = ${now}
    where municipality = platform.town() and id = ${id} and confirmed_at is not null
      and date_trunc('milliseconds', told_until) = ${toldUntil} returning email, language`.execute(tx)
  return taken.rows[0] ?? null
}

export interface Mended {
  kind: Kind
  where: string
  outcome: Outcome
  /** The answer everybody who reported it was given. */
  answer: string
}
export interface EffortMoved {
  id: string
  nameDa: string
  nameEn: string
  state: 'planned' | 'going' | 'ended' | 'judged'
}
export interface Answer {
  title: string
}
export interface DoneThere {
  mended: Mended[]
  efforts: EffortMoved[]
  /** Answers to the whole town. */
  answers: Answer[]
}

/** So many of each stand in a letter. */
const most = 20
const metresPerDegree = 111_320

/** What was done there since their last letter. Run it as nobody: then nothing can be in it that is not public. */
export async function doneThere(tx: Tx, due: Due, until: Date): Promise<DoneThere> {
  const { rows: mended } =
    await sql<Mended>`select r.kind, r.place_label as where, r.outcome, coalesce((select n.words from public_space.report_news n
      where n.municipality = r.municipality and n.report = r.id and n.key = 'closed' order by n.told_at desc limit 1), '') as answer
    from public_space.public_fault r where r.municipality = platform.town() and r.merged_into is null and r.state = 'closed' and r.outcome <> 'duplicate'
      and r.closed_at > ${due.toldUntil} and r.closed_at <= ${until} and ${isThere(due)} order by r.closed_at desc, r.id limit ${most}`.execute(
      tx,
    )
  const { rows: efforts } =
    await sql<EffortMoved>`select distinct on (e.id) e.id, e.name_da as "nameDa", e.name_en as "nameEn", m.to_state as state
    from goals.effort_move m join goals.effort e on e.municipality = m.municipality and e.id = m.effort
    where m.municipality = platform.town() and e.is_public and e.state <> 'idea' and m.to_state in ('planned', 'going', 'ended', 'judged')
      and m.moved_at > ${due.toldUntil} and m.moved_at <= ${until} and e.areas && ${due.areas}::uuid[]
    order by e.id, m.moved_at desc limit ${most}`.execute(tx)
  const { rows: answers } = await sql<Answer>`select title from public_space.public_answer where municipality = platform.town()
      and let_out_at > ${due.toldUntil} and let_out_at <= ${until} order by let_out_at desc limit ${most}`.execute(tx)
  return { mended, efforts, answers }
}

/** In the street by its name; at a known place within so many metres. */
function isThere({ street, lat, lon }: Due) {
  if (lat === null || lon === null)
    return sql`(lower(r.place_label) = lower(${street}) or starts_with(lower(r.place_label), lower(${street}) || ' '))`
  const perLongitude = metresPerDegree * Math.cos((lat * Math.PI) / 180)
  return sql`power((r.lat - ${lat}) * ${metresPerDegree}, 2) + power((r.lon - ${lon}) * ${perLongitude}, 2) <= ${nearMetres ** 2}`
}
