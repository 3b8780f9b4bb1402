// Updates of other systems in the database: which report they are about, and whether they came before.
import { sql, type Tx } from '../../../platform/db.ts'
import type { State } from '../../reports/model.ts'

/** A fault by its public number, held until this transaction ends, so that two updates at once come one after the other; null when there is none. Only the machinery asks. */
export async function holdFault(tx: Tx, number: number): Promise<{ id: string; state: State } | null> {
  const found = await sql<{ id: string; state: State }>`select r.id, r.state from public_space.report r
    where r.municipality = platform.town() and r.fault_number = ${number} and (r.is_public or r.channel = 'open311') and r.merged_into is null for update`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** The line of the trail an update made before; null when it is new. */
export async function updateBefore(tx: Tx, report: string, mark: string): Promise<string | null> {
  const found = await sql<{ id: string }>`select id from public_space.report_event
    where municipality = platform.town() and report = ${report} and detail ->> 'update' = ${mark} order by happened_at limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}
