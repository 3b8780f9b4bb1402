// The steps of an effort in the database: state and history move together, and history is only added to.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { State } from '../model.ts'
import { toColleagues } from '../store.ts'
import type { Move } from './model.ts'

/** How the effort came where it stands, oldest first. Reasons and names are for colleagues only. */
export async function historyOf(tx: Tx, effort: string): Promise<Move[]> {
  const found = await sql<Move>`select m.id, m.from_state as "from", m.to_state as "to", m.moved_at as at,
      case when ${toColleagues} then m.reason else '' end as reason, ${toColleagues} and m.is_override as "isOverride",
      case when ${toColleagues} then m.moved_by_name else '' end as "byName"
    from goals.effort_move m where m.municipality = platform.town() and m.effort = ${effort} order by m.moved_at, m.id`.execute(tx)
  return found.rows
}

export interface Step {
  from: State
  to: State
  reason: string
  isOverride: boolean
  byName: string
  /** When; now unless the demonstration tells of an earlier day. */
  at?: Date
}

/**
 * Moves an effort in the name of whoever acts; false when it no longer stands at `from`, and then nothing is written.
 * The database refuses planned -> going without an agreed evaluation or an override.
 */
export async function moveEffort(tx: Tx, effort: string, { from, to, reason, isOverride, byName, at }: Step): Promise<boolean> {
  const standing = await sql`select from goals.effort where municipality = platform.town() and id = ${effort} and state = ${from}
    for update`.execute(tx)
  if (standing.rows.length === 0) return false
  await sql`insert into goals.effort_move (municipality, effort, id, from_state, to_state, reason, is_override, moved_by, moved_by_name, moved_at)
    values (platform.town(), ${effort}, ${newId()}, ${from}, ${to}, ${reason}, ${isOverride}, platform.actor(), ${byName},
      coalesce(${at ?? null}::timestamptz, clock_timestamp()))`.execute(tx)
  await sql`update goals.effort set state = ${to}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${effort}`.execute(tx)
  return true
}
