// Which invented reports the demonstration hands over, and which rows it counted.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Report } from '../../reports/model.ts'
import { reportColumns } from '../../reports/work/store.ts'

/** Invented reports that somebody works on, the newest first. */
export async function reportsToHandOver(tx: Tx): Promise<Report[]> {
  const found = await sql<Report>`select ${reportColumns} from public_space.report r
    join platform.demonstration_row d on d.municipality = r.municipality and d.table_name = 'public_space.report' and d.row_id = r.id
    where r.municipality = platform.town() and r.state in ('assessed', 'planned', 'in-progress') and r.merged_into is null
    order by r.received_at desc limit 60`.execute(tx)
  return found.rows
}

/** What was counted for partners, to be marked as invented. */
export async function countRows(tx: Tx): Promise<{ table: `${string}.${string}`; id: string }[]> {
  const found = await sql<{ table: `${string}.${string}`; id: string }>`select 'public_space.partner_count_month' as table, id
      from public_space.partner_count_month where municipality = platform.town()
    union all select 'public_space.partner_count', id from public_space.partner_count where municipality = platform.town()`.execute(tx)
  return found.rows
}
