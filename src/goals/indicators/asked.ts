// What every page about one indicator begins with: which one, and may they.
import type { Tx } from '../../platform/db.ts'
import { Refused } from '../../platform/http/intake.ts'
import type { Ask } from '../../platform/http/web.ts'
import type { Indicator } from './model.ts'
import { mayKeepIndicators, maySeeIndicator } from './policy.ts'
import { indicatorBySlug } from './store.ts'

/** The indicator in the address, when whoever asks may know of it; a hidden one looks absent. */
export async function indicatorAsked(c: Ask, tx: Tx): Promise<Indicator> {
  const indicator = await indicatorBySlug(tx, c.req.param('slug') ?? '')
  if (!indicator || !maySeeIndicator(c.var.actor, indicator)) throw new Refused(404, '')
  return indicator
}

/** Everybody reads indicators, so it is no secret that others keep them: whoever does not is told so. */
export function onlyKeepers(c: Ask): void {
  if (!mayKeepIndicators(c.var.actor)) throw new Refused(403, '')
}
