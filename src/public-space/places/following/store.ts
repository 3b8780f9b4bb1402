// Who follows a place or a street. Only the machinery sees this table.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { type Followed, mostAskedADay, patienceDays } from './model.ts'

export interface Follower {
  id: string
  email: string
  language: string
  /** What the place or street is called. */
  where: string
  confirmedAt: Date | null
}

/** Notes that somebody asked. The row that waits for their yes; null when they have said it already or were asked too often today. */
export async function askToFollow(tx: Tx, { email, language, place, street }: Followed & { email: string; language: string }) {
  const asked = await sql<{ n: number }>`select count(*)::int as n from public_space.place_follow where municipality = platform.town()
    and lower(email) = lower(${email}) and asked_at > clock_timestamp() - interval '1 day' and confirmed_at is null`.execute(tx)
  if ((asked.rows[0]?.n ?? 0) >= mostAskedADay) return null
  const kept = await sql<{ id: string }>`insert into public_space.place_follow as f (municipality, id, email, language, place, street)
    values (platform.town(), ${newId()}, ${email}, ${language}, ${place}, ${street})
    on conflict (municipality, lower(email), coalesce(place::text, lower(street))) do update set language = excluded.language, asked_at = clock_timestamp()
      where f.confirmed_at is null and f.asked_at < clock_timestamp() - interval '1 hour' returning id`.execute(tx)
  return kept.rows[0]?.id ?? null
}

export async function findFollower(tx: Tx, id: string): Promise<Follower | null> {
  const found = await sql<Follower>`select f.id, f.email, f.language, coalesce(p.name, f.street) as where, f.confirmed_at as "confirmedAt"
    from public_space.place_follow f left join platform.place p on p.municipality = f.municipality and p.id = f.place
    where f.municipality = platform.town() and f.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** Says yes; from now on there are letters. False when that was said before or the row is gone. */
export async function confirmFollower(tx: Tx, id: string): Promise<boolean> {
  const confirmed = await sql`update public_space.place_follow set confirmed_at = clock_timestamp(), told_until = clock_timestamp()
    where municipality = platform.town() and id = ${id} and confirmed_at is null returning id`.execute(tx)
  return confirmed.rows.length === 1
}

/** Stops; the address goes with the row. False when it was gone. */
export async function forgetFollower(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from public_space.place_follow where municipality = platform.town() and id = ${id} returning id`.execute(tx)
  return gone.rows.length === 1
}

/** Throws away the addresses that never said yes. */
export async function forgetUnconfirmed(tx: Tx, now: Date): Promise<void> {
  await sql`delete from public_space.place_follow where municipality = platform.town() and confirmed_at is null
    and asked_at < ${now}::timestamptz - make_interval(days => ${patienceDays})`.execute(tx)
}
