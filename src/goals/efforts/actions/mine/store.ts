// Somebody's own actions, days and choices in the database; every query asks for whoever acts.
import { sql, type Tx } from '../../../../platform/db.ts'
import { byUrgency } from '../model.ts'
import type { OwnAction, OwnDate } from './model.ts'

/** Done ones that are shown; older ones stand on the pages of their efforts. */
const mostDone = 50

/** Own actions, those over time first; of the done ones the latest. */
export async function ownActions(tx: Tx): Promise<OwnAction[]> {
  const found = await sql<OwnAction>`select a.id, a.what, a.by_on as "byOn", a.done_at as "doneAt", a.effort,
      case when e.id is not null then json_build_object('da', e.name_da, 'en', e.name_en) end as "effortName"
    from (select * from goals.action where municipality = platform.town() and doer = platform.actor() and done_at is null
      union all (select * from goals.action where municipality = platform.town() and doer = platform.actor() and done_at is not null
        order by done_at desc limit ${mostDone})) a
    left join goals.effort e on e.municipality = a.municipality and e.id = a.effort
    order by a.done_at desc nulls first, a.made_at, a.id`.execute(tx)
  return found.rows.sort(byUrgency)
}

/** The days whoever acts answers for: verdicts of efforts they own or judge, and for those who keep the plan its review. */
export async function ownDates(tx: Tx): Promise<OwnDate[]> {
  const found = await sql<OwnDate>`
    with mine as (
      select e.id from goals.effort e where e.municipality = platform.town() and e.owner = platform.actor()
      union select v.effort from goals.evaluation v where v.municipality = platform.town() and v.judge = platform.actor())
    select 'verdict' as kind, v.verdict_on as "on", e.id, json_build_object('da', e.name_da, 'en', e.name_en) as name
    from mine join goals.effort e on e.municipality = platform.town() and e.id = mine.id and e.state <> 'judged'
    join lateral (select n.verdict_on, n.judge from goals.evaluation n where n.municipality = e.municipality and n.effort = e.id
      and n.agreed_at is not null order by n.number desc limit 1) v on v.verdict_on is not null
    where e.owner = platform.actor() or v.judge = platform.actor()
    union all
    select 'plan-review', p.review_on, p.id, json_build_object('da', p.title, 'en', '') from goals.plan_version p
    where p.municipality = platform.town() and p.state = 'adopted' and p.review_on is not null and goals.keeps_goals()
    order by 2, 3`.execute(tx)
  return found.rows
}

/** Says of an own action that it is done, or not after all; false when it is not one's own. */
export async function finishOwn(tx: Tx, id: string, isDone: boolean): Promise<boolean> {
  const changed = await sql`update goals.action set done_at = ${isDone ? sql`coalesce(done_at, clock_timestamp())` : null}
    where municipality = platform.town() and id = ${id} and doer = platform.actor()`.execute(tx)
  return changed.numAffectedRows === 1n
}

/** Whether whoever acts gets the weekly letter: everybody does until they stop it. */
export async function wantsLetter(tx: Tx): Promise<boolean> {
  const found = await sql`select from goals.letter_choice where municipality = platform.town() and account = platform.actor()
    and letter = 'weekly-actions'`.execute(tx)
  return found.rows.length === 0
}

export async function chooseLetter(tx: Tx, wanted: boolean): Promise<void> {
  if (wanted)
    await sql`delete from goals.letter_choice where municipality = platform.town() and account = platform.actor() and letter = 'weekly-actions'`.execute(
      tx,
    )
  else
    await sql`insert into goals.letter_choice (municipality, account, letter) values (platform.town(), platform.actor(), 'weekly-actions')
      on conflict do nothing`.execute(tx)
}
