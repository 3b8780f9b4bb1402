// Many efforts changed in one transaction, with what they were before; and brought back.
import { sql, type Tx } from '../../../platform/db.ts'
import { type Changeable, type Deed, previewOf, type Seen, type Undone } from './model.ts'

const columns = sql`e.id, json_build_object('da', e.name_da, 'en', e.name_en) as name, e.revision, e.department, e.owner, e.owner_name as "ownerName",
  e.goals, e.sub_goals as "subGoals", e.is_public as "isPublic"`

/** These efforts as they stand, in the order given. */
export async function effortsToChange(tx: Tx, ids: readonly string[]): Promise<Changeable[]> {
  const found = await sql<Changeable>`select ${columns} from goals.effort e
    where e.municipality = platform.town() and e.id = any (${[...ids]}::uuid[]) order by array_position(${[...ids]}::uuid[], e.id)`.execute(
    tx,
  )
  return found.rows
}

/** What an effort gets. A goal that goes takes its sub-goals along; the owner's name is copied as it is today. */
function setTo(deed: Deed) {
  switch (deed.kind) {
    case 'department':
      return sql`department = ${deed.department}`
    case 'owner':
      return sql`owner = ${deed.owner}, owner_name = coalesce((select a.name from platform.account a
        where a.municipality = platform.town() and a.id = ${deed.owner}), '')`
    case 'add-goal':
      return sql`goals = e.goals || ${deed.goal}::text`
    case 'remove-goal':
      return sql`goals = array_remove(e.goals, ${deed.goal}), sub_goals = array(select s.id from goals.sub_goal s
        where s.municipality = platform.town() and s.id = any (e.sub_goals) and s.goal <> ${deed.goal})`
    case 'public':
      return sql`is_public = ${deed.isPublic}`
  }
}

/** What can be undone of an effort, as it was. */
type Before = Pick<Changeable, 'id' | 'revision' | 'department' | 'owner' | 'ownerName' | 'goals' | 'subGoals' | 'isPublic'>

/** Changes those of them that still stand as they were seen, and keeps what they were under `change`; returns how many. Null when `change` is used already, by whomever. */
export async function changeMany(tx: Tx, change: string, deed: Deed, seen: readonly Seen[]): Promise<number | null> {
  const standing = await sql<Changeable>`select ${columns} from goals.effort e
    join unnest(${seen.map(({ id }) => id)}::uuid[], ${seen.map(({ revision }) => revision)}::int[]) as s (id, revision) on e.id = s.id and e.revision = s.revision
    where e.municipality = platform.town() order by e.id for update of e`.execute(tx)
  const { changing } = previewOf(standing.rows, deed)
  const before: Before[] = changing.map(({ name: _, ...effort }) => effort)
  const kept = await sql`insert into goals.bulk_change (municipality, id, made_by, deed, before)
    values (platform.town(), ${change}, platform.actor(), ${JSON.stringify({ ...deed, asked: seen.length })}::jsonb, ${JSON.stringify(before)}::jsonb)
    on conflict do nothing`.execute(tx)
  if (kept.numAffectedRows === 0n) return null
  await sql`update goals.effort e set ${setTo(deed)}, revision = e.revision + 1, changed_at = clock_timestamp()
    where e.municipality = platform.town() and e.id = any (${before.map(({ id }) => id)}::uuid[])`.execute(tx)
  return before.length
}

/** A change somebody made. */
export interface Change {
  deed: Deed
  changed: number
  /** Efforts that were meant but had changed in between, or needed no change. */
  missed: number
  isUndone: boolean
}

/** A change of one's own; null when there is none. */
export async function changeById(tx: Tx, id: string): Promise<Change | null> {
  const found = await sql<{
    deed: Deed & { asked: number }
    changed: number
    isUndone: boolean
  }>`select deed, jsonb_array_length(before) as changed,
      undone_at is not null as "isUndone"
    from goals.bulk_change where municipality = platform.town() and id = ${id}`.execute(tx)
  const row = found.rows[0]
  return row ? { deed: row.deed, changed: row.changed, missed: row.deed.asked - row.changed, isUndone: row.isUndone } : null
}

/** Brings back what a change of one's own altered, where nobody has gone on from there. Null when it is not there or undone already. */
export async function undoChange(tx: Tx, id: string): Promise<Undone | null> {
  const undone = await sql<{ before: Before[] }>`update goals.bulk_change set undone_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and made_by = platform.actor() and undone_at is null returning before`.execute(tx)
  const before = undone.rows[0]?.before
  if (!before) return null
  const restored = await sql<{
    id: string
  }>`update goals.effort e set department = b.department, owner = b.owner, owner_name = b."ownerName",
      goals = b.goals, sub_goals = b."subGoals", is_public = b."isPublic", revision = e.revision + 1, changed_at = clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as b (id uuid, revision integer, department uuid, owner uuid, "ownerName" text, goals text[],
      "subGoals" uuid[], "isPublic" boolean)
    where e.municipality = platform.town() and e.id = b.id and e.revision = b.revision + 1
      and (b.department is null or exists (select from platform.department d where d.municipality = platform.town() and d.id = b.department))
      and (b.owner is null or exists (select from platform.account a where a.municipality = platform.town() and a.id = b.owner))
    returning e.id`.execute(tx)
  const done = new Set(restored.rows.map((row) => row.id))
  const left = await effortsToChange(
    tx,
    before.map((one) => one.id).filter((one) => !done.has(one)),
  )
  return { restored: done.size, left: left.map(({ id: which, name }) => ({ id: which, name })) }
}
