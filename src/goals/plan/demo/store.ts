// What the demonstration's plan waits for, in the database.
import { type Acting, asSystem, sql, type Tx } from '../../../platform/db.ts'

export const workingOnDemonstration = (municipality: number): Acting => asSystem(municipality, 'revise the demonstration’s plan')

/** The invented version that waits for its adoption, nothing of it written by a person; null in a real town and once it is adopted. */
export async function inventedVersionWaiting(tx: Tx): Promise<{ id: string; madeAt: Date } | null> {
  const { rows } = await sql<{ id: string; madeAt: Date }>`select v.id, v.made_at as "madeAt" from goals.plan_version v
    where v.municipality = platform.town() and v.kind = 'plan' and v.state = 'for-adoption' and v.made_by is null
      and exists (select from platform.municipality m where m.municipality = v.municipality and m.is_demonstration)
      and exists (select from platform.demonstration_row d where d.municipality = v.municipality and d.table_name = 'goals.plan_version' and d.row_id = v.id)
      and not exists (select from goals.chapter_save s where s.municipality = v.municipality and s.version = v.id and s.saved_by is not null)
    limit 1`.execute(tx)
  return rows[0] ?? null
}

/** How many adopted indicators with a series have nothing released yet. */
export async function seriesWithoutFigures(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from goals.indicator i
    where i.municipality = platform.town() and i.state = 'adopted' and i.series_source is not null
      and not exists (select from platform.release r where r.municipality = i.municipality and r.dataset = 'indicator-' || i.slug)`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
