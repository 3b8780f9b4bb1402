// What lies with partners: the town's list, the partner's own, and the faults in the blocks a partner looks after.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Report } from '../../reports/model.ts'
import { reportColumns } from '../../reports/work/store.ts'
import type { Line, OwnFault } from './model.ts'

const lineColumns = sql`h.id, h.report, h.to_name as "toName", h.way, h.state, h.due, h.expires_at as "expiresAt", h.made_at as "madeAt",
  r.number, r.kind, r.place_label as place`

/** What partners owe an answer to, the oldest deadline first. */
export async function waitingLines(tx: Tx, most: number): Promise<Line[]> {
  const found = await sql<Line>`select ${lineColumns} from public_space.handover h
      join public_space.report r on r.municipality = h.municipality and r.id = h.report
    where h.municipality = platform.town() and h.state in ('sent', 'accepted') order by h.due, h.id limit ${most}`.execute(tx)
  return found.rows
}

/** What waits for an answer of the partner who asks and is no fault. */
export async function ownLines(tx: Tx, organisation: string): Promise<Line[]> {
  const found = await sql<Line>`select ${lineColumns} from public_space.handover h
      join public_space.report r on r.municipality = h.municipality and r.id = h.report
    where h.municipality = platform.town() and h.organisation = ${organisation} and h.state in ('sent', 'accepted') and r.door <> 'fault'
    order by h.due, h.id limit 200`.execute(tx)
  return found.rows
}

const inBlocks = (organisation: string) => sql`r.is_public and (r.organisation is null or r.organisation = ${organisation})
  and exists (select from platform.organisation o where o.municipality = r.municipality and o.id = ${organisation} and o.ended_at is null
    and 'faults' = any (o.shared))
  and exists (select from public_space.organisation_block b where b.municipality = r.municipality and b.organisation = ${organisation}
    and (b.area = r.area or b.street <> '' and (lower(r.place_label) = lower(b.street)
      or starts_with(lower(r.place_label), lower(b.street) || ' ') or starts_with(lower(r.place_label), lower(b.street) || ','))))`

/** The open faults of a partner, those with a deadline first; or only this one. */
export async function ownFaults(tx: Tx, organisation: string, only: string | null = null): Promise<OwnFault[]> {
  const found = await sql<Report & { handover: OwnFault['handover'] }>`select ${reportColumns},
      case when h.id is not null then json_build_object('id', h.id, 'message', h.message, 'due', h.due, 'showsWords', h.shows_words) end as handover
    from public_space.report r left join public_space.handover h on h.municipality = r.municipality and h.report = r.id
      and h.organisation = ${organisation} and h.state in ('sent', 'accepted')
    where r.municipality = platform.town() and r.door = 'fault' and r.state not in ('closed', 'reopen-asked') and r.merged_into is null
      and (${only}::uuid is null or r.id = ${only}::uuid) and (h.id is not null or ${inBlocks(organisation)})
    order by h.due nulls last, r.received_at, r.id limit 60`.execute(tx)
  return found.rows.map(({ handover, ...report }) => ({ report, handover }))
}

/** The pictures of these faults; only the machinery looks, after it was asked whose they are. */
export async function picturesOfFaults(tx: Tx, reports: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const found = await sql<{ report: string; pictures: string[] }>`select thing_id as report, array_agg(id order by id) as pictures
    from platform.stored_file where municipality = platform.town() and thing = 'report' and thing_id = any (${reports}::uuid[]) group by 1`.execute(
    tx,
  )
  return new Map(found.rows.map(({ report, pictures }) => [report, pictures]))
}
