// The effort an address asks for: absent for whoever may not see it, refused to whoever may see but not change it.
import type { Tx } from '../../platform/db.ts'
import { idOf } from '../../platform/http/address.ts'
import { Refused } from '../../platform/http/intake.ts'
import type { Ask } from '../../platform/http/web.ts'
import type { Effort } from './model.ts'
import { mayChange } from './policy.ts'
import { effortById, holdEffort } from './store.ts'

export async function effortAt(c: Ask, tx: Tx): Promise<Effort> {
  const effort = await effortById(tx, idOf(c))
  if (!effort) throw new Refused(404, '')
  return effort
}

/** The effort as it stands now, held until the change is done: two at once do not each check what the other is changing. */
export async function changeableNow(c: Ask, tx: Tx): Promise<Effort> {
  await holdEffort(tx, idOf(c))
  return changeable(c, tx)
}

export async function changeable(c: Ask, tx: Tx): Promise<Effort> {
  const effort = await effortAt(c, tx)
  if (!mayChange(c.var.actor, effort)) throw new Refused(403, '')
  return effort
}
