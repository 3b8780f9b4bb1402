// Actions in the database.
import { oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { type Action, type ActionForm, byUrgency, type Doer } from './model.ts'

const columns = sql`a.id, a.effort, a.what, a.doer, a.doer_name as "doerName", a.by_on as "byOn", a.done_at as "doneAt", a.revision`

/** The actions of an effort that whoever asks may see, the most urgent first. */
export async function actionsOf(tx: Tx, effort: string): Promise<Action[]> {
  const found = await sql<Action>`select ${columns} from goals.action a
    where a.municipality = platform.town() and a.effort = ${effort} order by a.made_at, a.id`.execute(tx)
  return found.rows.sort(byUrgency)
}

/** One action of this effort, or null when it is not there or not for whoever asks. */
export async function actionById(tx: Tx, effort: string, id: string): Promise<Action | null> {
  const found = await sql<Action>`select ${columns} from goals.action a
    where a.municipality = platform.town() and a.effort = ${effort} and a.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** People of the partners that take part in an effort. */
export async function partnersPeople(tx: Tx, effort: string): Promise<Doer[]> {
  const found = await sql<Doer>`select p.id, p.name, o.name as "organisationName" from goals.effort e
    join platform.account p on p.municipality = e.municipality and p.organisation = any (e.organisations) and p.status = 'active'
    join platform.organisation o on o.municipality = p.municipality and o.id = p.organisation
    where e.municipality = platform.town() and e.id = ${effort} order by o.name collate "da-x-icu", p.name collate "da-x-icu"`.execute(tx)
  return found.rows
}

/** Agrees an action in the name of whoever acts. Null when just that is agreed and open already: a form sent twice. */
export async function addAction(tx: Tx, effort: string, { what, doer, doerName, byOn }: ActionForm): Promise<string | null> {
  // A button pressed twice sends two at once; the second waits and finds the first.
  await oneAtATime(tx, `actions of ${effort}`)
  const id = newId()
  const made = await sql`insert into goals.action (municipality, id, effort, what, doer, doer_name, by_on, made_by)
    select platform.town(), ${id}, ${effort}, ${what}, ${doer}::uuid, ${doerName}, ${byOn}::date, platform.actor()
    where not exists (select from goals.action o where o.municipality = platform.town() and o.effort = ${effort} and o.done_at is null
      and o.what = ${what} and o.doer_name = ${doerName} and o.by_on is not distinct from ${byOn}::date)`.execute(tx)
  return made.numAffectedRows === 1n ? id : null
}

/** Corrects what stood at revision `from`; false when it stands otherwise now, is gone, or is not for whoever acts to correct. */
export async function correctAction(tx: Tx, id: string, action: ActionForm, from: number): Promise<boolean> {
  const changed =
    await sql`update goals.action set what = ${action.what}, doer = ${action.doer}, doer_name = ${action.doerName}, by_on = ${action.byOn},
      revision = revision + 1
    where municipality = platform.town() and id = ${id} and revision = ${from}`.execute(tx)
  return changed.numAffectedRows === 1n
}

/** Says that it is done, or that it is not after all. The first moment it was done stays. */
export async function setDone(tx: Tx, id: string, isDone: boolean): Promise<boolean> {
  const changed = await sql`update goals.action set done_at = ${isDone ? sql`coalesce(done_at, clock_timestamp())` : null}
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return changed.numAffectedRows === 1n
}

export async function removeAction(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from goals.action where municipality = platform.town() and id = ${id}`.execute(tx)
  return gone.numAffectedRows === 1n
}
