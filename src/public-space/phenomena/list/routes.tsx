// The list of phenomena; reports that look alike are suggested, and a person confirms or refuses.
import { record } from '../../../platform/audit.ts'
import { at, doneIn } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { readFields } from '../../../platform/result.ts'
import { requireWorker } from '../asked.ts'
import { looseObservations } from '../observations/store.ts'
import { mayLookInto, mayWork } from '../policy.ts'
import { listPhenomena } from '../store.ts'
import { suggest } from '../suggestions/model.ts'
import { looseReports, refusedGroups, refuseGroup } from '../suggestions/store.ts'
import { wordsIn } from '../words.ts'
import { addForm, areEnough } from '../writing/model.ts'
import { ListPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function phenomenonListRoutes(web: Web): void {
  web.get(at('/phenomena'), async (c) => {
    const { actor, locale } = c.var
    const isInside = mayLookInto(actor)
    if (!isInside && actor.organisation === null) throw new Refused(404, '')
    const state = c.req.query('state') === 'closed' ? 'closed' : 'open'
    const seen = await c.var.work(async (tx) => {
      // Staff see who owns each.
      if (isInside) await record(tx, { deed: 'read', thing: 'phenomenon', thingId: 'list' })
      return {
        lines: await listPhenomena(tx, state),
        observations: isInside && state === 'open' ? await looseObservations(tx) : [],
        suggestions: isInside && state === 'open' ? suggest(await looseReports(tx), await refusedGroups(tx)) : [],
      }
    })
    const t = textsFor(locale, { da, en })
    const may = { mayWork: mayWork(actor), isPartner: !isInside }
    return c.html(<ListPage {...seen} {...may} frame={frameOf(c)} t={t} words={wordsIn(locale)} state={state} done={doneIn(c, t.done)} />)
  })

  web.post(at('/phenomena/refuse'), async (c) => {
    requireWorker(c)
    const read = readFields(addForm, await readForm(c))
    if (!read.ok || !areEnough(read.value.reports.length)) throw new Refused(422, 'A list of reports was expected.')
    await c.var.work(async (tx) => {
      const id = await refuseGroup(tx, read.value.reports)
      await record(tx, { deed: 'refused', thing: 'suggestion', thingId: id, detail: { reports: read.value.reports.length } })
    })
    return c.redirect(href(c, '/phenomena?done=refused'), 303)
  })
}
