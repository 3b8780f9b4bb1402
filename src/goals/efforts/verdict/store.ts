// Verdicts in the database: a second look is a new verdict, and what was published stays.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Judgement, VerdictForm } from './model.ts'

const toColleagues = sql`(platform.is_staff() or platform.is_system())`

/** The verdicts whoever asks may read, the newest first. */
export async function verdictsOf(tx: Tx, effort: string): Promise<Judgement[]> {
  const found =
    await sql<Judgement>`select v.id, v.verdict, v.words, v.measured, v.next, v.judged_at as "judgedAt", v.published_at as "publishedAt",
      case when ${toColleagues} then v.heard else '' end as heard, case when ${toColleagues} then v.judged_by_name else '' end as "judgedByName"
    from goals.verdict v where v.municipality = platform.town() and v.effort = ${effort} order by v.judged_at desc, v.id desc`.execute(tx)
  return found.rows
}

/**
 * Judges an effort that is over, in the name of whoever acts; the first verdict brings it from ended to judged. False when it is not over.
 * `at`: now, unless the demonstration tells of an earlier day.
 */
export async function judge(tx: Tx, effort: string, form: VerdictForm, byName: string, at: Date | null = null): Promise<boolean> {
  const standing = await sql<{ state: string }>`select state from goals.effort
    where municipality = platform.town() and id = ${effort} and state in ('ended', 'judged') for update`.execute(tx)
  if (!standing.rows[0]) return false
  await sql`insert into goals.verdict (municipality, id, effort, verdict, words, measured, next, heard, judged_by, judged_by_name, judged_at)
    values (platform.town(), ${newId()}, ${effort}, ${form.verdict}, ${form.words}, ${form.measured}, ${form.next}, ${form.heard},
      platform.actor(), ${byName}, coalesce(${at}::timestamptz, clock_timestamp()))`.execute(tx)
  if (standing.rows[0].state === 'ended')
    await sql`insert into goals.effort_move (municipality, effort, id, from_state, to_state, moved_by, moved_by_name, moved_at)
      values (platform.town(), ${effort}, ${newId()}, 'ended', 'judged', platform.actor(), ${byName},
        coalesce(${at}::timestamptz, clock_timestamp()))`.execute(tx)
  await sql`update goals.effort set state = 'judged', verdict = ${form.verdict}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${effort}`.execute(tx)
  return true
}

/** Lets everybody read a verdict; false when it is published already or not there. */
export async function publishVerdict(tx: Tx, effort: string, id: string, heard: string, at: Date | null = null): Promise<boolean> {
  const published = await sql`update goals.verdict set published_at = coalesce(${at}::timestamptz, clock_timestamp()), heard = ${heard}
    where municipality = platform.town() and effort = ${effort} and id = ${id} and published_at is null`.execute(tx)
  return published.numAffectedRows === 1n
}

/** How many perspectives partners and professions have left standing since the effort was made. */
export async function answersTo(tx: Tx, effort: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from goals.perspective
    where municipality = platform.town() and effort = ${effort} and taken_back_at is null`.execute(tx)
  return found.rows[0]?.n ?? 0
}
