// How many efforts serve each goal, counted in the database.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Goal } from '../model.ts'

/** Public efforts under way, by goal; everybody is told the same number. */
export async function countGoingEfforts(tx: Tx): Promise<Map<Goal, number>> {
  const found = await sql<{ goal: Goal; n: number }>`select goal, count(*) as n from goals.effort e, unnest(e.goals) as goal
    where e.municipality = platform.town() and e.is_public and e.state = 'going' group by goal`.execute(tx)
  return new Map(found.rows.map(({ goal, n }) => [goal, n]))
}
