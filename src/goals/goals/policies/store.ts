// The policies that goals cohere with, in the database.
import { oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import { removeUnlessNeeded } from '../../../platform/form/store.ts'
import { newId } from '../../../platform/id.ts'
import type { Goal } from '../model.ts'
import type { Policy, PolicyForm } from './model.ts'

/** The policies that cohere with one goal or with any, by name. */
export async function listPolicies(tx: Tx, goal?: Goal): Promise<Policy[]> {
  const found =
    await sql<Policy>`select id, json_build_object('da', name_da, 'en', name_en) as name, adopted_on as "adoptedOn", address, goals
    from goals.policy where municipality = platform.town() and ${goal === undefined ? sql`true` : sql`${goal} = any(goals)`}
    order by name_da collate "da-x-icu", id`.execute(tx)
  return found.rows
}

const isTaken = (name: string, id: string) => sql`exists (select from goals.policy o where o.municipality = platform.town()
  and o.id <> ${id} and lower(o.name_da) = lower(${name}))`

/** Links a policy; null when one of that name is linked. */
export async function linkPolicy(tx: Tx, { nameDa, nameEn, adoptedOn, address, goals }: PolicyForm): Promise<string | null> {
  // A button pressed twice sends two at once; the second waits and finds the first.
  await oneAtATime(tx, 'policies')
  const id = newId()
  const done = await sql`insert into goals.policy (municipality, id, name_da, name_en, adopted_on, address, goals)
    select platform.town(), ${id}, ${nameDa}, ${nameEn}, ${adoptedOn}::date, ${address}, ${goals}::text[]
    where not ${isTaken(nameDa, id)} returning id`.execute(tx)
  return done.rows.length > 0 ? id : null
}

/** Corrects a policy; false when another has that name, or it is gone. */
export async function correctPolicy(tx: Tx, id: string, { nameDa, nameEn, adoptedOn, address, goals }: PolicyForm): Promise<boolean> {
  const done = await sql`update goals.policy set name_da = ${nameDa}, name_en = ${nameEn}, adopted_on = ${adoptedOn}::date,
      address = ${address}, goals = ${goals}::text[]
    where municipality = platform.town() and id = ${id} and not ${isTaken(nameDa, id)} returning id`.execute(tx)
  return done.rows.length > 0
}

export const unlinkPolicy = (tx: Tx, id: string): Promise<boolean> => removeUnlessNeeded(tx, 'goals.policy', id)
