// The phenomenon an address asks for: absent for whoever may not see it, refused to whoever may see but not work on it.
import type { Tx } from '../../platform/db.ts'
import { idOf } from '../../platform/http/address.ts'
import { Refused } from '../../platform/http/intake.ts'
import type { Ask } from '../../platform/http/web.ts'
import type { Phenomenon } from './model.ts'
import { isPartnerOf, mayLookInto, mayWork } from './policy.ts'
import { holdPhenomenon, phenomenonById } from './store.ts'

/** For staff and for the partners that take part. */
export async function phenomenonAt(c: Ask, tx: Tx): Promise<Phenomenon> {
  // Whoever is nobody here is not even looked up for.
  if (!mayLookInto(c.var.actor) && c.var.actor.organisation === null) throw new Refused(404, '')
  const found = await phenomenonById(tx, idOf(c))
  if (!found || !(mayLookInto(c.var.actor) || isPartnerOf(c.var.actor, found))) throw new Refused(404, '')
  return found
}

/** Held until the change is done: two at once do not each check what the other is changing. Nobody would answer what comes to a closed one. */
export async function workableAt(c: Ask, tx: Tx): Promise<Phenomenon> {
  if (mayWork(c.var.actor)) await holdPhenomenon(tx, idOf(c))
  const found = await phenomenonAt(c, tx)
  if (!mayWork(c.var.actor)) throw new Refused(403, '')
  if (found.state === 'closed') throw new Refused(422, 'This phenomenon is closed.')
  return found
}

/** Pages of the room that belong to no single phenomenon: nothing is there for whoever does not look into them. */
export function requireWorker(c: Ask): void {
  if (!mayLookInto(c.var.actor)) throw new Refused(404, '')
  if (!mayWork(c.var.actor)) throw new Refused(403, '')
}
