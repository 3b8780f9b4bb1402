// What every page about a version asks first: which version, who may, and what it is made of.
import { idOf } from '../../../platform/http/address.ts'
import { Refused } from '../../../platform/http/intake.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import type { Setting } from '../assemble.ts'
import { isOpen, type PlanVersion, workbenchPath } from '../model.ts'
import type { PlanParts } from '../plan-part.ts'
import { maySeeVersions, mayWritePlan } from '../policy.ts'
import { versionById, type Who } from '../store.ts'

/** Versions are for colleagues; for others these pages are not there. Whoever only reads is told that they may not write. */
export function requireReader(c: Ask): void {
  if (!maySeeVersions(c.var.actor)) throw new Refused(404, '')
}

export function requireWriter(c: Ask): void {
  requireReader(c)
  if (!mayWritePlan(c.var.actor)) throw new Refused(403, '')
}

export async function versionAsked(c: Ask): Promise<PlanVersion> {
  const version = await c.var.work((tx) => versionById(tx, idOf(c)))
  if (!version) throw new Refused(404, '')
  return version
}

/** For coordinator and leader, on a version that can still be changed. Who comes to one that is adopted is shown that it is. */
export const onOpenVersion =
  (deed: (c: Ask, version: PlanVersion) => Promise<Response>, fits = ({ state }: PlanVersion) => isOpen(state)) =>
  async (c: Ask): Promise<Response> => {
    requireWriter(c)
    const version = await versionAsked(c)
    return fits(version) ? deed(c, version) : c.redirect(href(c, workbenchPath(version)), 303)
  }

export const whoOf = (c: Ask): Who => ({ account: c.var.actor.account, name: c.var.actor.name })

export const settingOf = (c: Ask, parts: PlanParts): Setting => ({
  town: { name: c.var.town.name, isDemonstration: c.var.town.isDemonstration },
  publicUrl: c.var.platform.config.publicUrl,
  parts,
})
