// What lies with partners: the town's list, the partner's own, and the faults in the blocks a partner looks after.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Line, OwnFault } from './model.ts'

const handoverColumns = sql`h.id, h.report, h.to_name as "toName", h.way, h.state, h.due, h.expires_at as "expiresAt", h.made_at as "madeAt"`

/** What partners owe an answer to, the oldest deadline first. */
export async function waitingLines(tx: Tx, most: number): Promise<Line[]> {
  const found = await sql<Line>`select ${handoverColumns}, r.number, r.kind, r.place_label as place from public_space.handover h
      join public_space.report r on r.municipality = h.municipality and r.id = h.report
    where h.municipality = platform.town() and h.state in ('sent', 'accepted') order by h.due, h.id limit ${most}`.execute(tx)
  return found.rows
}

/** What waits for an answer of the partner who asks and is no fault. */
export async function ownLines(tx: Tx, organisation: string): Promise<Line[]> {
  const found = await sql<Line>`select ${handoverColumns}, p.number, p.kind, p.place_label as place from public_space.handover h
      join public_space.handed_report p on p.municipality = h.municipality and p.handover = h.id
    where h.municipality = platform.town() and h.organisation = ${organisation} and h.state in ('sent', 'accepted') and p.door <> 'fault'
    order by h.due, h.id limit 200`.execute(tx)
  return found.rows
}

/** Open faults handed over to a partner, as it sees them. */
const handedFaults = (organisation: string) => sql`select p.report as id, p.kind, p.place_label, p.received_at, h.due as answer_by,
    json_build_object('id', h.id, 'message', h.message, 'due', h.due) as handover, h.due
  from public_space.handover h join public_space.handed_report p on p.municipality = h.municipality and p.handover = h.id
  where h.municipality = platform.town() and h.organisation = ${organisation} and h.state in ('sent', 'accepted') and p.door = 'fault' and p.is_open`

/** Open public faults in the streets and areas a partner looks after, which nobody else has; whoever has one by a link is no organisation. */
const faultsInBlocks = (organisation: string) => sql`select f.id, f.kind, f.place_label, f.received_at, f.answer_by, null::json, null::date
  from public_space.public_fault f where f.municipality = platform.town() and f.state not in ('closed', 'reopen-asked') and f.merged_into is null
    and (f.organisation is null and f.state <> 'with-partner' or f.organisation = ${organisation})
    and exists (select from platform.organisation o where o.municipality = f.municipality and o.id = ${organisation} and o.ended_at is null
      and 'faults' = any (o.shared))
    and exists (select from public_space.organisation_block b where b.municipality = f.municipality and b.organisation = ${organisation}
      and (b.area = f.area or b.street <> '' and (lower(f.place_label) = lower(b.street)
        or starts_with(lower(f.place_label), lower(b.street) || ' ') or starts_with(lower(f.place_label), lower(b.street) || ','))))
    and not exists (select from public_space.handover h where h.municipality = f.municipality and h.report = f.id
      and h.organisation = ${organisation} and h.state in ('sent', 'accepted'))`

/** The open faults of a partner, those with a deadline first; or only this one. */
export async function ownFaults(tx: Tx, organisation: string, only: string | null = null): Promise<OwnFault[]> {
  const found = await sql<OwnFault['report'] & { handover: OwnFault['handover'] }>`with own as (
      ${handedFaults(organisation)} union all ${faultsInBlocks(organisation)})
    select id, kind, place_label as place, received_at as "receivedAt", answer_by as "answerBy", handover from own
    where ${only}::uuid is null or id = ${only}::uuid order by due nulls last, received_at, id limit 60`.execute(tx)
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
