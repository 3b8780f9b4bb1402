// Moves an account of a test to another organisation.
import { sql, type Tx } from '../../../platform/db.ts'

export async function belongTo(tx: Tx, account: string, organisation: string | null): Promise<void> {
  await sql`update platform.account set organisation = ${organisation} where municipality = platform.town() and id = ${account}`.execute(tx)
}
