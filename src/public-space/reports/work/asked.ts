// The report an address asks for: absent for whoever may not see it, refused to whoever may see but not change it.
import type { Tx } from '../../../platform/db.ts'
import { idOf } from '../../../platform/http/address.ts'
import { Refused } from '../../../platform/http/intake.ts'
import type { Ask } from '../../../platform/http/web.ts'
import type { Report } from '../model.ts'
import { maySeeReports, mayWorkOnReports } from './policy.ts'
import { type Doer, readReport } from './store.ts'

export async function reportAt(c: Ask, tx: Tx): Promise<Report> {
  const report = maySeeReports(c.var.actor) ? await readReport(tx, idOf(c)) : null
  if (!report) throw new Refused(404, '')
  return report
}

export async function workableAt(c: Ask, tx: Tx): Promise<Report> {
  const report = await reportAt(c, tx)
  if (!mayWorkOnReports(c.var.actor)) throw new Refused(403, '')
  return report
}

/** Whoever asks, as the one who does something to a report. */
export const doerOf = (c: Ask): Doer => ({ whom: 'staff', account: c.var.actor.account, name: c.var.actor.name })
