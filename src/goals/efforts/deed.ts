// Whatever people do to an effort is written in the log, and makes an invented effort real: their words stay when the demonstration goes.
import { type Deed, record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { markAsReal } from '../../platform/demonstration.ts'

export async function recordDeed(tx: Tx, effort: string, what: Pick<Deed, 'deed' | 'detail'>): Promise<void> {
  await record(tx, { deed: what.deed, thing: 'effort', thingId: effort, detail: what.detail ?? {} })
  await markAsReal(tx, 'goals.effort', effort)
}
