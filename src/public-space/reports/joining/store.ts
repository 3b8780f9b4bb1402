// Reports put together and linked, in the database.
import { sql, type Tx } from '../../../platform/db.ts'
import type { OtherReport } from './model.ts'

const other = sql`r.id, r.number, r.kind, r.state, r.place_label as place, r.voices`

/** Reports that were put into this one, oldest first. */
export async function partsOf(tx: Tx, whole: string): Promise<OtherReport[]> {
  const found = await sql<OtherReport>`select ${other} from public_space.report r
    where r.municipality = platform.town() and r.merged_into = ${whole} order by r.number`.execute(tx)
  return found.rows
}

/** Reports linked with this one. */
export async function linkedWith(tx: Tx, report: string): Promise<OtherReport[]> {
  const found = await sql<OtherReport>`select ${other} from public_space.report r where r.municipality = platform.town() and r.id in (
      select l.second from public_space.report_link l where l.municipality = platform.town() and l.first = ${report}
      union all select l.first from public_space.report_link l where l.municipality = platform.town() and l.second = ${report})
    order by r.number`.execute(tx)
  return found.rows
}

/** Reports that were divided from this one and are still their own, oldest first. */
export async function dividedFrom(tx: Tx, report: string): Promise<OtherReport[]> {
  const found = await sql<OtherReport>`select ${other} from public_space.report r
    where r.municipality = platform.town() and r.split_from = ${report} and r.merged_into is null order by r.number`.execute(tx)
  return found.rows
}

/** The report of a number; null when there is none. */
export async function idOfNumber(tx: Tx, number: number): Promise<string | null> {
  const found = await sql<{ id: string }>`select id from public_space.report
    where municipality = platform.town() and number = ${number}`.execute(tx)
  return found.rows[0]?.id ?? null
}

const inOrder = (one: string, two: string): [string, string] => (one < two ? [one, two] : [two, one])

/** Links two reports in the name of whoever acts; false when they are linked already. */
export async function addLink(tx: Tx, one: string, two: string): Promise<boolean> {
  const [first, second] = inOrder(one, two)
  const added = await sql`insert into public_space.report_link (municipality, first, second, linked_by)
    values (platform.town(), ${first}, ${second}, platform.actor()) on conflict do nothing returning first`.execute(tx)
  return added.rows.length === 1
}

/** Takes a link away; false when there is none. */
export async function removeLink(tx: Tx, one: string, two: string): Promise<boolean> {
  const [first, second] = inOrder(one, two)
  const gone = await sql`delete from public_space.report_link
    where municipality = platform.town() and first = ${first} and second = ${second} returning first`.execute(tx)
  return gone.rows.length === 1
}

/**
 * Puts what hangs on one report into another: who follows it, when it happened, how many said it. What went along is kept, so that it can
 * come back. Whoever follows both since one was divided from the other is one voice. A phenomenon it was part of, the whole is part of now, so
 * that its people hear on. Only the machinery sees who follows.
 */
export async function moveInto(tx: Tx, part: string, whole: string): Promise<void> {
  await sql`with followers as (update public_space.follower set report = ${whole}
      where municipality = platform.town() and report = ${part} returning id),
    occurrences as (update public_space.occurrence set report = ${whole} where municipality = platform.town() and report = ${part} returning id)
    insert into public_space.report_merge (municipality, report, merged_into, followers, occurrences, voices)
    select platform.town(), ${part}, ${whole}, array(select id from followers), array(select id from occurrences),
      greatest(0, r.voices - greatest(case when r.split_from = ${whole} then 1 else 0 end,
        (select count(*) from public_space.follower p join public_space.follower w
          on w.municipality = p.municipality and coalesce(w.copy_of, w.id) = coalesce(p.copy_of, p.id) and w.report = ${whole}
          where p.municipality = r.municipality and p.report = ${part} and p.role <> 'follower')))
      from public_space.report r where r.municipality = platform.town() and r.id = ${part}`.execute(tx)
  await sql`update public_space.report set merged_into = ${whole} where municipality = platform.town() and id = ${part}`.execute(tx)
  await sql`insert into public_space.phenomenon_report (municipality, phenomenon, report, reason, added_by)
    select municipality, phenomenon, ${whole}, jsonb_build_object('cameWith', ${part}::text), platform.actor() from public_space.phenomenon_report
    where municipality = platform.town() and report = ${part} on conflict do nothing`.execute(tx)
  await sql`update public_space.report w set voices = w.voices + m.voices, revision = w.revision + 1, changed_at = clock_timestamp()
    from public_space.report_merge m where w.municipality = platform.town() and w.id = ${whole} and m.municipality = w.municipality
      and m.report = ${part}`.execute(tx)
}

/** Brings back what went into another report; false when it is not in it. */
export async function moveOutOf(tx: Tx, part: string, whole: string): Promise<boolean> {
  const kept = await sql<{ followers: string[]; occurrences: string[]; voices: number }>`delete from public_space.report_merge
    where municipality = platform.town() and report = ${part} and merged_into = ${whole} returning followers, occurrences, voices`.execute(
    tx,
  )
  const along = kept.rows[0]
  if (!along) return false
  await sql`update public_space.follower set report = ${part}
    where municipality = platform.town() and report = ${whole} and id = any (${along.followers}::uuid[])`.execute(tx)
  await sql`update public_space.occurrence set report = ${part}
    where municipality = platform.town() and report = ${whole} and id = any (${along.occurrences}::uuid[])`.execute(tx)
  await sql`update public_space.report set merged_into = null where municipality = platform.town() and id = ${part}`.execute(tx)
  await sql`delete from public_space.phenomenon_report where municipality = platform.town() and report = ${whole}
    and reason ->> 'cameWith' = ${part}`.execute(tx)
  await sql`update public_space.report set voices = greatest(1, voices - ${along.voices}), revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${whole}`.execute(tx)
  return true
}
