// Which partners are to have a letter about a consultation, each once.
import { type Acting, asSystem, sql, type Tx } from '../../../../platform/db.ts'
import type { Day } from '../../../../platform/form/model.ts'

/** Who writes the letters: the town's own machinery. */
export const writing = (municipality: number): Acting => asSystem(municipality, 'letters about a consultation')

export interface Due {
  about: 'consultation-invitation' | 'consultation-reminder'
  party: string
  version: string
  title: string
  until: Day
  /** The day that makes the letter one of its kind: when the consultation began, or its last day. */
  dueOn: Day
}

/**
 * Letters that are due today and have not been sent. Partners asked are invited when the consultation begins; those that have said
 * nothing are reminded a week before the last day, unless it began later than that.
 */
export async function dueLetters(tx: Tx, today: Day): Promise<Due[]> {
  const found = await sql<Due>`with going as (
      select v.id, v.title, v.consultation_until as until, (select max(m.moved_at at time zone 'Europe/Copenhagen')::date from goals.plan_move m
        where m.municipality = v.municipality and m.version = v.id and m.to_state = 'consultation') as began
      from goals.plan_version v where v.municipality = platform.town() and v.state = 'consultation' and v.consultation_until >= ${today}::date),
    due as (
      select 'consultation-invitation' as about, p.id as party, g.id as version, g.title, g.until, g.began as due_on
      from going g join goals.consultation_party p on p.municipality = platform.town() and p.version = g.id and p.organisation is not null
      union all
      select 'consultation-reminder', p.id, g.id, g.title, g.until, g.until
      from going g join goals.consultation_party p on p.municipality = platform.town() and p.version = g.id and p.organisation is not null
      where ${today}::date >= g.until - 7 and g.began < g.until - 7 and p.nothing_to_add_at is null
        and not exists (select from goals.comment c where c.municipality = p.municipality and c.party = p.id))
    select d.about, d.party, d.version, d.title, d.until, d.due_on as "dueOn" from due d where d.due_on is not null
      and not exists (select from goals.reminder r where r.municipality = platform.town() and r.about = d.about and r.thing = d.party and r.due_on = d.due_on)
    order by d.version, d.party`.execute(tx)
  return found.rows
}

/** Notes that a letter is sent; false when another round was quicker. */
export async function sentOnce(tx: Tx, { about, party, dueOn }: Due): Promise<boolean> {
  const noted = await sql`insert into goals.reminder (municipality, about, thing, due_on)
    values (platform.town(), ${about}, ${party}, ${dueOn}::date) on conflict do nothing`.execute(tx)
  return noted.numAffectedRows === 1n
}

export interface Reader {
  email: string
  locale: 'da' | 'en'
}

/** The people of the partner who have access here. Runs as the machinery. */
export async function readersOf(tx: Tx, party: string): Promise<Reader[]> {
  const found = await sql<Reader>`select a.email, a.locale from goals.consultation_party p
      join platform.account a on a.municipality = p.municipality and a.organisation = p.organisation
    where p.municipality = platform.town() and p.id = ${party} and a.status = 'active' and a.email is not null order by a.id`.execute(tx)
  return found.rows
}
