// Who gets a letter on Monday: everybody with access who has something to do and has not stopped the letter.
import { type Acting, asSystem, sql, type Tx } from '../../../../platform/db.ts'
import type { Day } from '../../../../platform/form/model.ts'

/** The machinery that writes the letters. */
export const letterWriter = (municipality: number): Acting => asSystem(municipality, 'weekly letter')

export interface Reader {
  email: string
  locale: 'da' | 'en'
  open: number
  late: number
}

/** Runs as the machinery. Only how many; what it is about is never read here. */
export async function readersOnMonday(tx: Tx, today: Day): Promise<Reader[]> {
  const found =
    await sql<Reader>`select p.email, p.locale, count(*)::int as open, (count(*) filter (where a.by_on < ${today}::date))::int as late
    from goals.action a join platform.account p on p.municipality = a.municipality and p.id = a.doer
    where a.municipality = platform.town() and a.done_at is null and p.status = 'active' and p.email is not null
      and not exists (select from goals.letter_choice l where l.municipality = p.municipality and l.account = p.id and l.letter = 'weekly-actions')
    group by p.id, p.email, p.locale order by p.id`.execute(tx)
  return found.rows
}
