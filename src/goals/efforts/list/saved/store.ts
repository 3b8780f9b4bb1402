// Somebody's own searches in the database.
import { sql, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/id.ts'
import { mostSaved, type SavedSearch } from '../model.ts'

/** The searches of whoever acts, by name. */
export async function savedSearches(tx: Tx): Promise<SavedSearch[]> {
  const found = await sql<SavedSearch>`select id, name, query from goals.saved_search
    where municipality = platform.town() and account = platform.actor() order by name collate "da-x-icu", id`.execute(tx)
  return found.rows
}

/** Keeps a search; one of the same name is replaced. False when there are already as many as anybody needs. */
export async function keepSearch(tx: Tx, { name, query }: Pick<SavedSearch, 'name' | 'query'>): Promise<boolean> {
  await sql`delete from goals.saved_search where municipality = platform.town() and account = platform.actor() and lower(name) = lower(${name})`.execute(
    tx,
  )
  const kept = await sql`insert into goals.saved_search (municipality, id, account, name, query)
    select platform.town(), ${newId()}, platform.actor(), ${name}, ${query}
    where (select count(*) from goals.saved_search where municipality = platform.town() and account = platform.actor()) < ${mostSaved}
    returning id`.execute(tx)
  return kept.rows.length === 1
}

/** Forgets a search of one's own; false when there is none. */
export async function forgetSearch(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from goals.saved_search
    where municipality = platform.town() and account = platform.actor() and id = ${id} returning id`.execute(tx)
  return gone.rows.length === 1
}
