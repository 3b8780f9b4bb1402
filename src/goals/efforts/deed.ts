// Whatever people do to an effort is written in the log, and makes an invented effort real: their words stay when the demonstration goes.
import { type Deed, record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { markAsReal } from '../../platform/demonstration.ts'

/** The deed is to the effort itself, or to a `thing` of it: its evaluation, an action. */
export async function recordDeed(tx: Tx, effort: string, deed: Pick<Deed, 'deed'> & Partial<Deed>): Promise<void> {
  await record(tx, { thing: 'effort', thingId: effort, ...deed })
  await markAsReal(tx, 'goals.effort', effort)
}
