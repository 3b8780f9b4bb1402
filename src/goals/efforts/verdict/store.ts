// Verdicts in the database: a second look is a new verdict, and what was published stays.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { toColleagues } from '../store.ts'
import type { Judgement, VerdictForm } from './model.ts'

/** The verdicts whoever asks may read, the newest first. */
export async function verdictsOf(tx: Tx, effort: string): Promise<Judgement[]> {
  const found =
    await sql<Judgement>`select v.id, v.verdict, v.words, v.measured, v.next, v.judged_at as "judgedAt", v.published_at as "publishedAt",
      case when ${toColleagues} then v.heard else '' end as heard, case when ${toColleagues} then v.judged_by_name else '' end as "judgedByName"
    from goals.verdict v where v.municipality = platform.town() and v.effort = ${effort} order by v.judged_at desc, v.id desc`.execute(tx)
  return found.rows
}

/** What became of a verdict: written; there already, as after a button pressed twice; the effort goes on; or somebody else has judged it since the form was opened. */
export type Judged = 'judged' | 'there' | 'not-over' | 'meanwhile'

/** `after`: the newest verdict that the judge has read, null for none. `at`: a day of the demonstration's story. */
interface Judging {
  byName: string
  after?: string | null
  at?: Date
}

/** Judges an effort that is over, in the name of whoever acts; the first verdict brings it from ended to judged. */
export async function judge(tx: Tx, effort: string, form: VerdictForm, { byName, after, at }: Judging): Promise<Judged> {
  const standing = await sql<{ state: string }>`select state from goals.effort
    where municipality = platform.town() and id = ${effort} and state in ('ended', 'judged') for update`.execute(tx)
  if (!standing.rows[0]) return 'not-over'
  const newest = await sql<{ id: string; isSame: boolean }>`select id, judged_by = platform.actor()
      and (verdict, words, measured, next) = (${form.verdict}, ${form.words}, ${form.measured}, ${form.next}) as "isSame"
    from goals.verdict where municipality = platform.town() and effort = ${effort} order by judged_at desc, id desc limit 1`.execute(tx)
  if (newest.rows[0]?.isSame) return 'there'
  if (after !== undefined && after !== (newest.rows[0]?.id ?? null)) return 'meanwhile'
  await sql`insert into goals.verdict (municipality, id, effort, verdict, words, measured, next, judged_by, judged_by_name, judged_at)
    values (platform.town(), ${newId()}, ${effort}, ${form.verdict}, ${form.words}, ${form.measured}, ${form.next},
      platform.actor(), ${byName}, coalesce(${at ?? null}::timestamptz, clock_timestamp()))`.execute(tx)
  if (standing.rows[0].state === 'ended')
    await sql`insert into goals.effort_move (municipality, effort, id, from_state, to_state, moved_by, moved_by_name, moved_at)
      values (platform.town(), ${effort}, ${newId()}, 'ended', 'judged', platform.actor(), ${byName},
        coalesce(${at ?? null}::timestamptz, clock_timestamp()))`.execute(tx)
  await sql`update goals.effort set state = 'judged', verdict = ${form.verdict}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${effort}`.execute(tx)
  return 'judged'
}

/** Lets everybody read a verdict; false when it is published already or not there. */
export async function publishVerdict(tx: Tx, effort: string, id: string, heard: string, at: Date | null = null): Promise<boolean> {
  const published = await sql`update goals.verdict set published_at = coalesce(${at}::timestamptz, clock_timestamp()), heard = ${heard}
    where municipality = platform.town() and effort = ${effort} and id = ${id} and published_at is null`.execute(tx)
  return published.numAffectedRows === 1n
}
