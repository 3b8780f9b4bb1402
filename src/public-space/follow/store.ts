// Those who follow, in the database: only the machinery comes here, with the hash of a code, and nothing it writes says who.
import { sql, type Tx } from '../../platform/db.ts'
import type { Day } from '../../platform/form/model.ts'
import type { AlsoFollowed, FollowedFault, Follower, HelpedAnswer } from './model.ts'

const columns = sql`f.id, f.report, f.role, f.email is not null as "hasEmail", f.joined_at as "joinedAt", f.asked_at as "askedAt",
  f.helped, f.helped_at as "helpedAt", f.copy_of is not null as "isCopy"`

/** Whoever has this code; null for a wrong one, after the same work. */
export async function followerOf(tx: Tx, codeHash: string): Promise<Follower | null> {
  const found = await sql<Follower>`select ${columns} from public_space.follower f
    where f.municipality = platform.town() and f.code_hash = ${codeHash}`.execute(tx)
  return found.rows[0] ?? null
}

/** The same person as they follow another report, which was divided from theirs; null when this code does not open it. */
export async function copyOf(tx: Tx, codeHash: string, id: string): Promise<Follower | null> {
  const found = await sql<Follower>`select ${columns} from public_space.follower f
    where f.municipality = platform.town() and f.id = ${id} and f.copy_of = (select o.id from public_space.follower o
      where o.municipality = f.municipality and o.code_hash = ${codeHash})`.execute(tx)
  return found.rows[0] ?? null
}

/** The other reports the same code opens, since they were divided from one another. */
export async function alsoFollowed(tx: Tx, { id, report }: Follower): Promise<AlsoFollowed[]> {
  const found = await sql<AlsoFollowed>`with mine as materialized (select coalesce(f.copy_of, f.id) as root from public_space.follower f
      where f.municipality = platform.town() and f.id = ${id})
    select case when f.copy_of is null then null else f.id end as copy, r.door, r.kind, r.place_label as "placeLabel",
      (select a.name from platform.area a where a.municipality = r.municipality and a.id = r.area) as area
    from public_space.follower f join public_space.report r on r.municipality = f.municipality and r.id = f.report
    where f.municipality = platform.town() and (f.id = (select root from mine) or f.copy_of = (select root from mine))
      and f.report <> ${report} order by r.number`.execute(tx)
  return found.rows
}

/** It happened again; false when this very form has said so already. The revision stays: staff who write about it are not stopped. */
export async function addOccurrence(tx: Tx, report: string, { id, day, time }: { id: string; day: Day; time: string }): Promise<boolean> {
  const added = await sql`insert into public_space.occurrence (municipality, id, report, happened_on, time)
    values (platform.town(), ${id}, ${report}, ${day}, ${time}) on conflict do nothing returning id`.execute(tx)
  if (added.rows.length === 0) return false
  await sql`update public_space.report set changed_at = clock_timestamp() where municipality = platform.town() and id = ${report}`.execute(
    tx,
  )
  return true
}

/** An answer to a question that was asked about this report; false when it is not, or this very form has answered already. */
export async function addReply(
  tx: Tx,
  report: string,
  { id, question, words }: { id: string; question: string; words: string },
): Promise<boolean> {
  const added = await sql`insert into public_space.report_reply (municipality, id, question, words)
    select q.municipality, ${id}, q.id, ${words} from public_space.report_question q
    where q.municipality = platform.town() and q.report = ${report} and q.id = ${question} on conflict do nothing returning id`.execute(tx)
  return added.rows.length === 1
}

/** Whether it helped, in their own answer. False when they have said the same already. */
export async function saveHelped(tx: Tx, follower: string, helped: HelpedAnswer): Promise<boolean> {
  const done = await sql`update public_space.follower set helped = ${helped}, helped_at = clock_timestamp()
    where municipality = platform.town() and id = ${follower}
      and (helped is distinct from ${helped} or helped_at < (select closed_at from public_space.report r
        where r.municipality = follower.municipality and r.id = follower.report))`.execute(tx)
  return done.numAffectedRows === 1n
}

/** No more letters: the address is gone wherever this person follows, the code stays. */
export async function forgetEmail(tx: Tx, follower: string): Promise<void> {
  await sql`update public_space.follower f set email = null from public_space.follower one
    where one.municipality = platform.town() and one.id = ${follower} and f.municipality = one.municipality
      and (f.id = coalesce(one.copy_of, one.id) or f.copy_of = coalesce(one.copy_of, one.id))`.execute(tx)
}

/** How many have said since it was closed that it is there again, or not solved. */
export async function saidSinceClosing(tx: Tx, report: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from public_space.report_event e
      join public_space.report r on r.municipality = e.municipality and r.id = e.report
    where e.municipality = platform.town() and e.report = ${report} and e.happened_at > r.closed_at
      and (e.kind = 'voice' or e.kind = 'again' and e.by_whom = 'somebody' or e.kind = 'state' and e.to_state = 'reopen-asked')`.execute(tx)
  return found.rows[0]?.n ?? 0
}

/** A fault that everybody sees, by its public number; null for every other. */
export async function publicFault(tx: Tx, number: number): Promise<FollowedFault | null> {
  const found = await sql<FollowedFault>`select id, fault_number as number, kind, place_label as place, state from public_space.public_fault
    where municipality = platform.town() and fault_number = ${number} and merged_into is null`.execute(tx)
  return found.rows[0] ?? null
}
