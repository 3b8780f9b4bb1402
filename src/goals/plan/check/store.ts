// What the plan check asks the database: goals without indicators, and what is known of the efforts a plan names.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Kind } from '../../efforts/model.ts'
import { type Goal, goals } from '../../goals/model.ts'

/** Goals that no adopted indicator serves. */
export async function goalsWithoutIndicator(tx: Tx): Promise<Goal[]> {
  const found = await sql<{
    goal: Goal
  }>`select distinct goal from goals.indicator where municipality = platform.town() and state = 'adopted'`.execute(tx)
  return goals.filter((goal) => !found.rows.some((row) => row.goal === goal))
}

export interface NamedEffort {
  id: string
  name: string
  hasOwner: boolean
  hasEvaluation: boolean
}

/** Efforts that a plan names (by themselves, or by goal and kind) and that lack an owner or an agreed evaluation; at most 50. */
export async function effortsLacking(tx: Tx, named: { ids: string[]; choices: { goal?: Goal; kind?: Kind }[] }): Promise<NamedEffort[]> {
  const byChoice = named.choices.map(
    ({ goal, kind }) =>
      sql`(${goal ?? null}::text is null or e.goals @> array[${goal ?? ''}]::text[]) and (${kind ?? null}::text is null or e.kind = ${kind ?? null})`,
  )
  const anyOf = sql.join([sql`e.id = any (${named.ids}::uuid[])`, ...byChoice.map((one) => sql`(${one})`)], sql` or `)
  const agreed = sql`exists (select from goals.evaluation v where v.municipality = e.municipality and v.effort = e.id and v.agreed_at is not null)`
  return (
    await sql<NamedEffort>`select e.id, e.name_da as name, e.owner is not null as "hasOwner", ${agreed} as "hasEvaluation" from goals.effort e
      where e.municipality = platform.town() and e.is_public and e.state in ('planned', 'going', 'paused') and (${anyOf})
        and (e.owner is null or not ${agreed})
      order by e.name_da collate "da-x-icu" limit 50`.execute(tx)
  ).rows
}

/** Names of efforts that are there, also those that are not public. */
export async function effortNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string }>`select id, name_da as name from goals.effort
    where municipality = platform.town() and id = any (${ids}::uuid[])`.execute(tx)
  return new Map(found.rows.map(({ id, name }) => [id, name]))
}
