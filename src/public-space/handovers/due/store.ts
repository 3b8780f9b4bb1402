// What the rounds of the machinery look for: answers that are due, and reports a rule has given to a partner.
import { type Acting, asSystem, sql, type Tx } from '../../../platform/db.ts'

/** The machinery at work on hand-overs; `purpose` says what for. */
export const machineryFor = (municipality: number, purpose: string): Acting => asSystem(municipality, purpose)

/** Hand-overs whose day has come without an answer and of which nobody was reminded: of open reports, to those who may still have them. */
export async function dueUnreminded(tx: Tx, today: string, most: number): Promise<string[]> {
  const found = await sql<{ id: string }>`select h.id from public_space.handover h
      join public_space.report r on r.municipality = h.municipality and r.id = h.report
    where h.municipality = platform.town() and h.state in ('sent', 'accepted') and h.due <= ${today} and h.reminded_at is null
      and r.state not in ('closed', 'reopen-asked') and public_space.may_have_report(h.report, h.organisation)
    order by h.due, h.id limit ${most}`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** True the first time only: a partner is reminded once. */
export async function noteReminder(tx: Tx, id: string): Promise<boolean> {
  const noted = await sql`update public_space.handover set reminded_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and reminded_at is null and state in ('sent', 'accepted')`.execute(tx)
  return noted.numAffectedRows === 1n
}

/** New reports that a rule has given to a partner who may have them, and that were never handed over. */
export async function givenByRule(tx: Tx, most: number): Promise<{ report: string; organisation: string; name: string }[]> {
  const found = await sql<{ report: string; organisation: string; name: string }>`select r.id as report, r.organisation, o.name
    from public_space.report r join platform.organisation o on o.municipality = r.municipality and o.id = r.organisation
    where r.municipality = platform.town() and r.organisation is not null and r.state = 'received' and r.merged_into is null
      and r.received_at > clock_timestamp() - interval '30 days'
      and not exists (select from public_space.handover h where h.municipality = r.municipality and h.report = r.id)
      and public_space.may_have_report(r.id, r.organisation) order by r.received_at limit ${most}`.execute(tx)
  return found.rows
}
