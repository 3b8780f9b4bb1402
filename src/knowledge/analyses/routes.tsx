// Knowledge for everybody: the room's front door, crime against what was to be expected, and one page for each group.

import { record } from '../../platform/audit.ts'
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import { Refused } from '../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { askToCancel, isUnderWay, latestProgress } from '../../platform/progress.ts'
import { waitingFor } from './following/model.ts'
import { figuresAtHand } from './following/store.ts'
import { GroupPage } from './group-page.tsx'
import { isGroup } from './model.ts'
import { CrimePage, KnowledgePage } from './pages.tsx'
import { mayStartAnalysis } from './policy.ts'
import { analysisName, readAnswers, readMainAnswers } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const words = (c: Ask) => textsFor(c.var.locale, { da, en })

const messages = { started: 'success', stopping: 'info', 'not-fetched': 'warning', 'no-code': 'warning', 'wrong-code': 'warning' } as const

export function analysesRoutes(web: Web): void {
  web.get(at('/knowledge'), async (c) =>
    c.html(<KnowledgePage frame={frameOf(c)} t={words(c)} answers={await c.var.work(readMainAnswers)} />),
  )

  web.get(at('/knowledge/crime'), async (c) => {
    const t = words(c)
    const mayStart = mayStartAnalysis(c.var.actor)
    // Asked before the answers, so that a calculation that is done has left them; and in the machinery's name: how it went is no secret.
    const progress = await c.var.workAsSystem((tx) => latestProgress(tx, analysisName), 'say what the answers wait for')
    const answers = await c.var.work(readMainAnswers)
    const waiting = answers ? null : waitingFor(await c.var.work(figuresAtHand), progress)
    const said = c.req.query('said')
    const kind = messages[said as keyof typeof messages]
    const status = mayStart && kind ? { kind, text: t.run[said as keyof typeof messages] } : undefined
    return c.html(
      <CrimePage
        frame={frameOf(c)}
        t={t}
        answers={answers}
        waiting={waiting}
        run={{ mayStart, progress, isRunning: isUnderWay(progress) }}
        status={status}
      />,
    )
  })

  web.get(at('/knowledge/crime/:group'), async (c) => {
    const group = c.req.param('group')
    const answers = isGroup(group) ? await c.var.work(readAnswers) : null
    if (!isGroup(group)) throw new Refused(404, '')
    if (!answers) return c.redirect(href(c, '/knowledge/crime'), 302)
    return c.html(<GroupPage frame={frameOf(c)} t={words(c)} answers={answers} group={group} />)
  })

  web.post(at('/knowledge/crime/calculate'), async (c) => {
    if (!mayStartAnalysis(c.var.actor)) throw new Refused(403, '')
    const { jobs } = c.var.platform
    const said = await c.var.work(async (tx) => {
      const { state } = await figuresAtHand(tx)
      if (state !== 'ready') return state
      await jobs.enqueue(tx, analysisName, {}, { key: analysisName })
      await record(tx, { deed: 'started', thing: 'analysis', thingId: analysisName })
      return 'started'
    })
    return c.redirect(`${href(c, '/knowledge/crime')}?said=${said}`, 303)
  })

  web.post(at('/knowledge/crime/stop'), async (c) => {
    if (!mayStartAnalysis(c.var.actor)) throw new Refused(403, '')
    await c.var.work(async (tx) => {
      const progress = await latestProgress(tx, analysisName)
      if (progress?.state !== 'running') return
      await askToCancel(tx, progress.id)
      await record(tx, { deed: 'stopped', thing: 'analysis', thingId: progress.id })
    })
    return c.redirect(`${href(c, '/knowledge/crime')}?said=stopping`, 303)
  })
}
