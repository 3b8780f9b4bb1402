// What was invented to show the town at work: marked row by row, so that one command takes it away and leaves what is real.
import { record } from './audit.ts'
import { sql, type Tx } from './db.ts'
import type { Role } from './roles.ts'

/** Marks a row as invented. Mark in the order of making: rows are removed the other way round. */
export async function markAsDemonstration(tx: Tx, table: `${string}.${string}`, id: string): Promise<void> {
  await sql`insert into platform.demonstration_row (municipality, table_name, row_id) values (platform.town(), ${table}, ${id})
    on conflict do nothing`.execute(tx)
}

/** Somebody has put an invented row right: from now on it is real, and stays when the demonstration goes. */
export async function markAsReal(tx: Tx, table: `${string}.${string}`, id: string): Promise<void> {
  await sql`delete from platform.demonstration_row where municipality = platform.town() and table_name = ${table} and row_id = ${id}`.execute(
    tx,
  )
}

/** The identifiers of a table's invented rows, for pages that say so beside each. */
export async function inventedRows(tx: Tx, table: `${string}.${string}`): Promise<ReadonlySet<string>> {
  const rows = await sql<{
    id: string
  }>`select row_id as id from platform.demonstration_row where municipality = platform.town() and table_name = ${table}`.execute(tx)
  return new Set(rows.rows.map((row) => row.id))
}

/**
 * What somebody invented does: until it is done the transaction acts in their name and roles, for nobody's hand but a person's will do. Only
 * for the machinery that fills the demonstration, and only as an account that is marked.
 */
export async function asInvented<T>(tx: Tx, { account, role }: { account: string; role: Role }, deed: () => Promise<T>): Promise<T> {
  if (!(await inventedRows(tx, 'platform.account')).has(account)) throw new Error(`The account ${account} is not invented`)
  const act = (name: string, roles: string) =>
    sql`select set_config('trygby.account', ${name}, true), set_config('trygby.roles', ${roles}, true)`.execute(tx)
  await act(account, role)
  const done = await deed()
  await act('', 'system')
  return done
}

export interface Removal {
  /** How many rows of each table went. */
  removed: Record<string, number>
  /** Invented rows that something real now rests on; they stay and are no longer marked. */
  kept: Record<string, number>
}

/** Takes every invented row away and says so on no page any longer. What was fetched, typed in or corrected for real stays. */
export async function removeDemonstration(tx: Tx): Promise<Removal> {
  const marked = await sql<{ table_name: string; row_id: string }>`select table_name, row_id from platform.demonstration_row
    where municipality = platform.town() order by place desc`.execute(tx)
  const removal: Removal = { removed: {}, kept: {} }
  for (const { table_name, row_id } of marked.rows) {
    const outcome = (await removeRow(tx, table_name, row_id)) ? removal.removed : removal.kept
    outcome[table_name] = (outcome[table_name] ?? 0) + 1
  }
  await sql`delete from platform.demonstration_row where municipality = platform.town()`.execute(tx)
  await sql`update platform.municipality set is_demonstration = false, set_up_at = null where municipality = platform.town()`.execute(tx)
  await record(tx, { deed: 'removed', thing: 'demonstration', thingId: '', detail: { ...removal } })
  return removal
}

/** False when something real points to the row. A row that went with another counts as gone. */
async function removeRow(tx: Tx, table: string, id: string): Promise<boolean> {
  await sql`savepoint invented_row`.execute(tx)
  try {
    await sql`delete from ${sql.table(table)} where municipality = platform.town() and id = ${id}`.execute(tx)
    const left = await sql`select from ${sql.table(table)} where municipality = platform.town() and id = ${id}`.execute(tx)
    await sql`release savepoint invented_row`.execute(tx)
    return left.rows.length === 0
  } catch (error) {
    if (!isNeeded(error)) throw error
    await sql`rollback to savepoint invented_row`.execute(tx)
    return false
  }
}

/** Whether a deletion failed because another row needs this one; PostgreSQL 18 gave the case its own number. */
export const isNeeded = (error: unknown): boolean => ['23503', '23001'].includes((error as { code?: string }).code ?? '')
