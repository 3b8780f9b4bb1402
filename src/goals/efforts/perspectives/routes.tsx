// A colleague or a partner says how they see an effort, and may take it back; nobody else touches it.
import type { Tx } from '../../../platform/db.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { readFields } from '../../../platform/result.ts'
import { effortAt } from '../asked.ts'
import { recordDeed } from '../deed.ts'
import type { Effort } from '../model.ts'
import { mayAddPerspective, mayTakeBack } from '../policy.ts'
import { named } from '../trail.ts'
import { perspectiveForm } from './model.ts'
import { PerspectivePage } from './pages.tsx'
import { addPerspective, perspectivesOf, takeBack } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The effort, for somebody who may speak about it. */
async function spokenOf(c: Ask, tx: Tx): Promise<Effort> {
  const effort = await effortAt(c, tx)
  if (!mayAddPerspective(c.var.actor, effort)) throw new Refused(403, '')
  return effort
}

async function show(c: Ask, back?: Back): Promise<Response> {
  const effort = await c.var.work((tx) => spokenOf(c, tx))
  return c.html(<PerspectivePage {...formProps(c, { da, en }, back)} effort={named(effort, c.var.locale)} />, back ? 422 : 200)
}

export function perspectiveRoutes(web: Web): void {
  web.get(at('/efforts/:id/perspectives/new'), (c) => show(c))

  web.post(at('/efforts/:id/perspectives'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(perspectiveForm, fields)
    if (!read.ok) return show(c, { fields, errors: read.errors })
    const effort = await c.var.work(async (tx) => {
      const found = await spokenOf(c, tx)
      if (await addPerspective(tx, found.id, read.value, c.var.actor.name))
        await recordDeed(tx, found.id, { deed: 'perspective added', detail: { view: read.value.view } })
      return found
    })
    return c.redirect(href(c, `/efforts/${effort.id}?said=perspective`), 303)
  })

  web.post(at('/efforts/:id/perspectives/:perspective/take-back'), async (c) => {
    const effort = await c.var.work(async (tx) => {
      const found = await spokenOf(c, tx)
      const perspective = (await perspectivesOf(tx, found.id)).find(({ id }) => id === idOf(c, 'perspective'))
      if (!perspective) throw new Refused(404, '')
      if (!mayTakeBack(c.var.actor, perspective)) throw new Refused(403, '')
      if (await takeBack(tx, found.id, perspective.id)) await recordDeed(tx, found.id, { deed: 'perspective taken back' })
      return found
    })
    return c.redirect(href(c, `/efforts/${effort.id}?said=takenBack`), 303)
  })
}
