// The page with counts of sensitive reports, for partners whose agreement says so and for staff who see reports.
import { at } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused } from '../../../platform/http/intake.ts'
import type { Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { organisationById } from '../../../platform/people/organisations/store.ts'
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { maySeeReports } from '../../reports/work/policy.ts'
import { isPartner } from '../policy.ts'
import { CountsPage } from './pages.tsx'
import { countedMonths, readCounts } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function countsRoutes(web: Web): void {
  web.get(at('/handovers/counts'), async (c) => {
    const { actor, locale } = c.var
    if (!maySeeReports(actor) && !isPartner(actor)) throw new Refused(404, '')
    const { months, rows, partner } = await c.var.work(async (tx) => ({
      months: await countedMonths(tx),
      rows: await readCounts(tx),
      partner: isPartner(actor) && actor.organisation ? await organisationById(tx, actor.organisation) : null,
    }))
    if (!maySeeReports(actor) && !partner?.shared.includes('aggregates')) throw new Refused(404, '')
    return c.html(
      <CountsPage
        frame={frameOf(c)}
        t={textsFor(locale, { da, en })}
        w={textsFor(locale, { da: wordsDa, en: wordsEn })}
        months={months}
        rows={rows}
      />,
    )
  })
}
