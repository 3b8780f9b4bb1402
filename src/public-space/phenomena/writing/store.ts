// The colleagues who may see to a phenomenon.
import { sql, type Tx } from '../../../platform/db.ts'

/** By name; whoever shows them records that they were read. */
export async function colleagues(tx: Tx): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`select a.id, a.name from platform.account a
    where a.municipality = platform.town() and a.status = 'active' and exists (select from platform.account_role r
      where r.municipality = a.municipality and r.account = a.id and r.role in ('professional', 'coordinator', 'leader'))
    order by a.name collate "da-x-icu"`.execute(tx)
  return found.rows
}
