// The administrator sees what was given up in the background and lets it be tried again.

import { record } from '../audit.ts'
import { at } from '../http/address.ts'
import { frameOf } from '../http/frame.ts'
import { Refused, readForm } from '../http/intake.ts'
import { href, type Web } from '../http/web.ts'
import { textsFor } from '../i18n.ts'
import { JobsPage } from './pages.tsx'
import { mayTendJobs } from './policy.ts'
import { jobsGivenUp, jobsInLine, kindOfGivenUp, mailCounts } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function backgroundRoutes(web: Web): void {
  web.get(at('/jobs'), async (c) => {
    if (!mayTendJobs(c.var.actor)) throw new Refused(404, '')
    const found = await c.var.work(async (tx) => ({ givenUp: await jobsGivenUp(tx), inLine: await jobsInLine(tx) }))
    const mail = await c.var.workAsSystem(mailCounts, 'count letters')
    return c.html(<JobsPage frame={frameOf(c)} t={textsFor(c.var.locale, { da, en })} {...found} mail={mail} here={href(c, '/jobs')} />)
  })

  web.post(at('/jobs'), async (c) => {
    if (!mayTendJobs(c.var.actor)) throw new Refused(404, '')
    const id = String((await readForm(c)).job ?? '')
    await c.var.work(async (tx) => {
      const kind = await kindOfGivenUp(tx, id)
      if (!kind) throw new Refused(404, '')
      await c.var.platform.jobs.tryAgain(tx, kind, id)
      await record(tx, { deed: 'tried again', thing: 'job', thingId: id, detail: { kind } })
    })
    return c.redirect(href(c, '/jobs'), 303)
  })
}
