// Staff see how the counts of sensitive reports stand; the analyst makes an edition, which becomes a proposal at the gate.
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import { Refused, readForm } from '../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { baseBySlug, newestEdition } from '../../platform/release/index.ts'
import { makeEdition } from './make-edition.ts'
import { slug } from './model.ts'
import { CountsPage, type CountsProps } from './pages.tsx'
import { makesEdition, seesCounts } from './policy.ts'
import { readOverview } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const path = '/reports/counts'

async function show(c: Ask, problem?: CountsProps['problem']): Promise<Response> {
  const read = await c.var.work(async (tx) => {
    const base = await baseBySlug(tx, slug)
    const edition = base && (await newestEdition(tx, base.id))
    return { overview: await readOverview(tx), edition, hasBase: base !== null }
  })
  const props = { frame: frameOf(c), t: textsFor(c.var.locale, { da, en }), mayMake: makesEdition(c.var.actor), slug, ...read }
  return c.html(<CountsPage {...props} {...(problem ? { problem } : {})} />, problem ? 422 : 200)
}

export function sensitiveCountsRoutes(web: Web): void {
  web.get(at(path), (c) => {
    if (!seesCounts(c.var.actor)) throw new Refused(404, '')
    return show(c)
  })

  web.post(at(path), async (c) => {
    if (!seesCounts(c.var.actor)) throw new Refused(404, '')
    if (!makesEdition(c.var.actor)) throw new Refused(403, '')
    await readForm(c)
    const made = await makeEdition(c)
    if ('proposal' in made) return c.redirect(href(c, `/release/proposals/${made.proposal}`), 303)
    return show(c, 'refused' in made ? made.refused : 'refused')
  })
}
