// The reports that groupings are suggested from, and the groups somebody has refused.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Source } from '../model.ts'
import { nearness } from './model.ts'

/** Conduct and unsafe places told of in the last two months, still open, and not part of an open phenomenon; at most 3,000, the newest. */
export async function looseReports(tx: Tx): Promise<Source[]> {
  const found =
    await sql<Source>`select r.id, r.number, r.kind, r.place_label as label, r.lat, r.lon, r.times, r.weekdays, r.consequences, r.voices,
      r.state, r.received_at as "receivedAt"
    from public_space.report r where r.municipality = platform.town() and r.door in ('unsafe', 'disturbance') and r.state <> 'closed'
      and r.merged_into is null and r.received_at > clock_timestamp() - make_interval(days => ${nearness.days}::int)
      and not exists (select from public_space.phenomenon_report l join public_space.phenomenon p on p.municipality = l.municipality and p.id = l.phenomenon
        where l.municipality = r.municipality and l.report = r.id and p.state = 'open')
    order by r.received_at desc, r.id limit 3000`.execute(tx)
  return found.rows
}

/** Groups that somebody has said are not the same, as long as their reports are suggested at all. */
export async function refusedGroups(tx: Tx): Promise<string[][]> {
  const found = await sql<{ reports: string[] }>`select f.reports from public_space.phenomenon_refusal f
    where f.municipality = platform.town() and f.refused_at > clock_timestamp() - make_interval(days => ${2 * nearness.days}::int)`.execute(
    tx,
  )
  return found.rows.map(({ reports }) => reports)
}

/** Remembers, in the name of whoever acts, that these reports are not about the same. */
export async function refuseGroup(tx: Tx, reports: readonly string[]): Promise<string> {
  const id = newId()
  await sql`insert into public_space.phenomenon_refusal (municipality, id, reports, refused_by)
    values (platform.town(), ${id}, ${reports}::uuid[], platform.actor())`.execute(tx)
  return id
}
