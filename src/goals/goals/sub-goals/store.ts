// Sub-goals in the database.
import { oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Goal } from '../model.ts'
import type { SubGoal, SubGoalForm } from './model.ts'

/** The sub-goals of one goal or of all, in the order they were set; ended ones too. */
export async function listSubGoals(tx: Tx, goal?: Goal): Promise<SubGoal[]> {
  const found = await sql<SubGoal>`select id, goal, json_build_object('da', title_da, 'en', title_en) as title,
      json_build_object('da', text_da, 'en', text_en) as text, ended_at as "endedAt", revision
    from goals.sub_goal where municipality = platform.town() and ${goal === undefined ? sql`true` : sql`goal = ${goal}`}
    order by goal, position, id`.execute(tx)
  return found.rows
}

// A sent-twice form and a slip of memory look alike: the town has each sub-goal once.
const isTaken = (goal: Goal, title: string, id: string) => sql`exists (select from goals.sub_goal o where o.municipality = platform.town()
  and o.goal = ${goal} and o.id <> ${id} and o.ended_at is null and lower(o.title_da) = lower(${title}))`

/** Sets a sub-goal, last among the others; null when the goal has one of that title. */
export async function setSubGoal(tx: Tx, goal: Goal, { titleDa, titleEn, textDa, textEn }: SubGoalForm): Promise<string | null> {
  // A button pressed twice sends two at once; the second waits and finds the first.
  await oneAtATime(tx, `sub-goals of ${goal}`)
  const id = newId()
  const done = await sql`insert into goals.sub_goal (municipality, id, goal, position, title_da, title_en, text_da, text_en)
    select platform.town(), ${id}, ${goal}, coalesce((select max(position) from goals.sub_goal where municipality = platform.town() and goal = ${goal}), 0) + 1,
      ${titleDa}, ${titleEn}, ${textDa}, ${textEn} where not ${isTaken(goal, titleDa, id)} returning id`.execute(tx)
  return done.rows.length > 0 ? id : null
}

/** Corrects what stood at its revision; false when another of its goal has that title, or a colleague has corrected it since. */
export async function correctSubGoal(
  tx: Tx,
  { id, goal, revision }: Pick<SubGoal, 'id' | 'goal' | 'revision'>,
  form: SubGoalForm,
): Promise<boolean> {
  const { titleDa, titleEn, textDa, textEn } = form
  const done = await sql`update goals.sub_goal set title_da = ${titleDa}, title_en = ${titleEn}, text_da = ${textDa}, text_en = ${textEn},
      revision = revision + 1
    where municipality = platform.town() and id = ${id} and goal = ${goal} and revision = ${revision}
      and not ${isTaken(goal, titleDa, id)} returning id`.execute(tx)
  return done.rows.length > 0
}

/** The town no longer pursues it, or takes it up again; false when it was so already. */
export async function endSubGoal(tx: Tx, { id, goal }: Pick<SubGoal, 'id' | 'goal'>, isOver: boolean): Promise<boolean> {
  const done = await sql`update goals.sub_goal set ended_at = ${isOver ? sql`clock_timestamp()` : sql`null`}
    where municipality = platform.town() and id = ${id} and goal = ${goal} and (ended_at is null) = ${isOver} returning id`.execute(tx)
  return done.rows.length > 0
}
