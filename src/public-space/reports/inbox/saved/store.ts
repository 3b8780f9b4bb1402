// Somebody's own views in the database.
import { sql, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/id.ts'
import { mostSaved, type SavedFilter } from '../model.ts'

/** The views of whoever acts, by name. */
export async function savedFilters(tx: Tx): Promise<SavedFilter[]> {
  const found = await sql<SavedFilter>`select id, name, query from public_space.saved_filter
    where municipality = platform.town() and account = platform.actor() order by name collate "da-x-icu", id`.execute(tx)
  return found.rows
}

/** Keeps a view; one of the same name is replaced. False when there are already as many as anybody needs. */
export async function keepFilter(tx: Tx, { name, query }: Pick<SavedFilter, 'name' | 'query'>): Promise<boolean> {
  await sql`delete from public_space.saved_filter where municipality = platform.town() and account = platform.actor() and lower(name) = lower(${name})`.execute(
    tx,
  )
  const kept = await sql`insert into public_space.saved_filter (municipality, id, account, name, query)
    select platform.town(), ${newId()}, platform.actor(), ${name}, ${query}
    where (select count(*) from public_space.saved_filter where municipality = platform.town() and account = platform.actor()) < ${mostSaved}
    returning id`.execute(tx)
  return kept.rows.length === 1
}

/** Forgets a view of one's own; false when there is none. */
export async function forgetFilter(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from public_space.saved_filter
    where municipality = platform.town() and account = platform.actor() and id = ${id} returning id`.execute(tx)
  return gone.rows.length === 1
}
