// Signed judgements of the goals in the database: one follows another, none is rewritten.
import { oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Goal } from '../model.ts'
import type { Assessment, AssessmentForm } from './model.ts'

const columns = sql`id, goal, movement, json_build_object('da', words_da, 'en', words_en) as words,
  written_by_name as "signedBy", written_at as "writtenAt"`

/** The newest judgements of a goal, newest first. */
export async function listAssessments(tx: Tx, goal: Goal, most = 50): Promise<Assessment[]> {
  const found = await sql<Assessment>`select ${columns} from goals.assessment where municipality = platform.town() and goal = ${goal}
    order by written_at desc, id desc limit ${most}`.execute(tx)
  return found.rows
}

/** The newest judgement of each goal that has one. */
export async function newestAssessments(tx: Tx): Promise<Map<Goal, Assessment>> {
  const found = await sql<Assessment>`select distinct on (goal) ${columns} from goals.assessment where municipality = platform.town()
    order by goal, written_at desc, id desc`.execute(tx)
  return new Map(found.rows.map((row) => [row.goal, row]))
}

/** Signs a judgement in the name of the account that acts. Null when the same was signed by the same account within ten minutes: a form sent twice. */
export async function signAssessment(tx: Tx, goal: Goal, { movement, wordsDa, wordsEn, signedBy }: AssessmentForm): Promise<string | null> {
  // A button pressed twice sends two at once; the second waits and finds the first.
  await oneAtATime(tx, `assessment of ${goal}`)
  const id = newId()
  const done = await sql`insert into goals.assessment (municipality, id, goal, movement, words_da, words_en, written_by, written_by_name)
    select platform.town(), ${id}, ${goal}, ${movement}, ${wordsDa}, ${wordsEn}, platform.actor(), ${signedBy}
    where not exists (select from goals.assessment o where o.municipality = platform.town() and o.goal = ${goal}
      and o.written_by is not distinct from platform.actor() and o.movement = ${movement} and o.words_da = ${wordsDa}
      and o.written_at > clock_timestamp() - interval '10 minutes') returning id`.execute(tx)
  return done.rows.length > 0 ? id : null
}

/** How the one who acts signed last; '' before the first time. */
export async function lastSignature(tx: Tx): Promise<string> {
  const found = await sql<{ name: string }>`select written_by_name as name from goals.assessment
    where municipality = platform.town() and written_by = platform.actor() order by written_at desc limit 1`.execute(tx)
  return found.rows[0]?.name ?? ''
}
