// The section of a report's page that says what it is put together and linked with, ready to be placed there.
import type { Tx } from '../../../platform/db.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import type { Report } from '../model.ts'
import { da as reportDa } from '../texts.da.ts'
import { en as reportEn } from '../texts.en.ts'
import { mayWorkOnReports } from '../work/policy.ts'
import type { Joined } from './model.ts'
import { JoiningSection } from './section.tsx'
import { dividedFrom, linkedWith, partsOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Everything around one report. */
export const readJoined = async (tx: Tx, report: string): Promise<Joined> => ({
  parts: await partsOf(tx, report),
  linked: await linkedWith(tx, report),
  divided: await dividedFrom(tx, report),
})

export async function joiningSection(c: Ask, tx: Tx, report: Report) {
  const joined = await readJoined(tx, report.id)
  const t = textsFor(c.var.locale, { da, en })
  const w = textsFor(c.var.locale, { da: reportDa, en: reportEn })
  return <JoiningSection {...{ t, w, report, joined }} to={(path) => href(c, path)} mayWork={mayWorkOnReports(c.var.actor)} />
}
