// The efforts that cover something, and the areas to be covered, from the database.
import { sql, type Tx } from '../../../platform/db.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { type Coverage, type Covering, coverageOf } from './model.ts'

/** The town's coverage as whoever acts may see it; `onlyPublic` counts what residents see too, for what is published. */
export async function readCoverage(tx: Tx, { onlyPublic = false } = {}): Promise<Coverage> {
  const found =
    await sql<Covering>`select e.state, e.kind, e.goals, e.is_whole_town as "isWholeTown", e.areas, e.age_groups as "ageGroups", e.audiences, count(*) as times
    from goals.effort e where e.municipality = platform.town() and e.state in ('planned', 'going') and (e.is_public or not ${onlyPublic})
    group by e.state, e.kind, e.goals, e.is_whole_town, e.areas, e.age_groups, e.audiences`.execute(tx)
  const areas = (await listAreas(tx)).filter(({ kind }) => kind !== 'outline')
  return coverageOf(found.rows, areas)
}
