// The last month's reports, for trying rules on them.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Kind } from '../../reports/model.ts'
import { daysBack, type Group } from './dry-run.ts'

/** How many came of each kind, area and times in the last thirty days; counts only, without a report. */
export async function lastMonth(tx: Tx): Promise<Group[]> {
  const found = await sql<Group>`select r.kind, r.area, r.times, count(*)::int as count from public_space.report r
    where r.municipality = platform.town() and r.received_at > clock_timestamp() - make_interval(days => ${daysBack})
    group by 1, 2, 3 order by 4 desc`.execute(tx)
  return found.rows
}

export interface MovingReport {
  id: string
  number: number
  kind: Kind
  place: string
  area: string | null
  times: string[]
  receivedAt: Date
}

/** The newest reports of these groups, for those who see reports. */
export async function reportsOfGroups(tx: Tx, groups: readonly Group[], most: number): Promise<MovingReport[]> {
  const wanted = JSON.stringify(groups.map(({ kind, area, times }) => ({ kind, area, times })))
  const found =
    await sql<MovingReport>`select r.id, r.number, r.kind, r.place_label as place, r.area, r.times, r.received_at as "receivedAt"
    from public_space.report r join jsonb_to_recordset(${wanted}::jsonb) as g (kind text, area uuid, times text[])
      on g.kind = r.kind and g.area is not distinct from r.area and g.times = r.times
    where r.municipality = platform.town() and r.received_at > clock_timestamp() - make_interval(days => ${daysBack})
    order by r.received_at desc limit ${most}`.execute(tx)
  return found.rows
}
