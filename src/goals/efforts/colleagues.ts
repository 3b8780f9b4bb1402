// The colleagues to choose an owner or a doer from: looking at their names leaves one line in the log.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { listColleagues } from './store.ts'

/** Reads the names and records that they were read; call it once a page. */
export async function colleaguesToChooseFrom(tx: Tx): Promise<{ id: string; name: string }[]> {
  await record(tx, { deed: 'read', thing: 'account', thingId: 'colleagues' })
  return listColleagues(tx)
}
