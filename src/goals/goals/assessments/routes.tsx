// Coordinator and leader judge how a goal stands, and sign it.
import { record } from '../../../platform/audit.ts'
import { at } from '../../../platform/http/address.ts'
import type { Back } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { readFields } from '../../../platform/result.ts'
import { toldWords } from '../../indicators/told/told.ts'
import { countsOf, readIndicators } from '../overview/standing.ts'
import { answerDone, goalOf, keepingProps, onlyKeepers } from '../room/room.ts'
import { goalWords } from '../wording/words.ts'
import { assessmentForm } from './model.ts'
import { AssessPage } from './pages.tsx'
import { lastSignature, signAssessment } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function show(c: Ask, back?: Back): Promise<Response> {
  const goal = goalOf(c)
  const given = await c.var.work(async (tx) => ({
    worded: (await goalWords(tx, c.var.locale))[goal],
    counts: countsOf(await readIndicators(tx, goal)),
    signature: await lastSignature(tx),
  }))
  return c.html(<AssessPage {...keepingProps(c, { da, en }, back)} told={toldWords(c.var.locale)} {...given} />, back ? 422 : 200)
}

export function assessmentRoutes(web: Web): void {
  web.get(at('/goals/:goal/assess'), (c) => {
    onlyKeepers(c)
    return show(c)
  })

  web.post(at('/goals/:goal/assess'), async (c) => {
    onlyKeepers(c)
    const goal = goalOf(c)
    const fields = await readForm(c)
    const read = readFields(assessmentForm, fields)
    if (!read.ok) return show(c, { fields, errors: read.errors })
    await c.var.work(async (tx) => {
      const signed = await signAssessment(tx, goal, read.value)
      if (signed)
        await record(tx, { deed: 'signed', thing: 'assessment', thingId: signed, detail: { goal, movement: read.value.movement } })
    })
    return answerDone(c, `/goals/${goal}`, 'signed')
  })
}
