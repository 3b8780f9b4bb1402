// Does what only the machinery may touch, in the name of the person who asked: the log then says who, and why.

import type { Tx } from '../db.ts'
import { type Ask, actingOf } from '../http/web.ts'

/** Only after the policy said yes: the database lets the machinery do more than the person. */
export function inNameOf<T>(c: Ask, purpose: string, deed: (tx: Tx) => Promise<T>): Promise<T> {
  const acting = actingOf(c.var.town, c.var.actor, purpose, c.var.sessionToken)
  return c.var.platform.db.transaction({ ...acting, roles: [...acting.roles, 'system'] }, deed)
}
