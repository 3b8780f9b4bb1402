// Departments and teams in the database.
import { sql, type Tx } from '../../db.ts'
import { removeUnlessNeeded } from '../../form/store.ts'
import { newId } from '../../id.ts'
import type { Department, Team, TeamForm } from './model.ts'

export async function listDepartments(tx: Tx): Promise<Department[]> {
  const found =
    await sql<Department>`select d.id, d.name, coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name collate "da-x-icu")
      from platform.team t where t.municipality = d.municipality and t.department = d.id), '[]') as teams
    from platform.department d where d.municipality = platform.town() order by d.name collate "da-x-icu"`.execute(tx)
  return found.rows
}

export async function listTeams(tx: Tx): Promise<Team[]> {
  return (
    await sql<Team>`select id, name from platform.team where municipality = platform.town() order by name collate "da-x-icu"`.execute(tx)
  ).rows
}

/** Adds a department; null when its name is taken. */
export async function addDepartment(tx: Tx, name: string): Promise<string | null> {
  const id = newId()
  const added = await sql`insert into platform.department (municipality, id, name) values (platform.town(), ${id}, ${name})
    on conflict (municipality, lower(name)) do nothing returning id`.execute(tx)
  return added.rows.length > 0 ? id : null
}

export async function renameDepartment(tx: Tx, id: string, name: string): Promise<boolean> {
  const changed = await sql`update platform.department set name = ${name} where municipality = platform.town() and id = ${id}
    and not exists (select from platform.department o where o.municipality = platform.town() and o.id <> ${id} and lower(o.name) = lower(${name})) returning id`.execute(
    tx,
  )
  return changed.rows.length > 0
}

/** Takes a department away; false while it has teams. */
export const removeDepartment = (tx: Tx, id: string): Promise<boolean> => removeUnlessNeeded(tx, 'platform.department', id)

/** Adds a team; null when its name is taken. */
export async function addTeam(tx: Tx, team: TeamForm): Promise<string | null> {
  const id = newId()
  const added =
    await sql`insert into platform.team (municipality, id, department, name) values (platform.town(), ${id}, ${team.department}, ${team.name})
    on conflict (municipality, lower(name)) do nothing returning id`.execute(tx)
  return added.rows.length > 0 ? id : null
}

export async function correctTeam(tx: Tx, id: string, team: TeamForm): Promise<boolean> {
  const changed =
    await sql`update platform.team set name = ${team.name}, department = ${team.department} where municipality = platform.town() and id = ${id}
    and not exists (select from platform.team o where o.municipality = platform.town() and o.id <> ${id} and lower(o.name) = lower(${team.name})) returning id`.execute(
      tx,
    )
  return changed.rows.length > 0
}

/** Takes a team away; false while it handles a category. */
export const removeTeam = (tx: Tx, id: string): Promise<boolean> => removeUnlessNeeded(tx, 'platform.team', id)
