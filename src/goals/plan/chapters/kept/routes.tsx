// One saved text of a chapter, and putting aside one that waits.
import { record } from '../../../../platform/audit.ts'
import { at, idOf } from '../../../../platform/http/address.ts'
import { Refused } from '../../../../platform/http/intake.ts'
import { href, type Web } from '../../../../platform/http/web.ts'
import { changesOfText } from '../../changes/model.ts'
import { isOpen, workbenchPath } from '../../model.ts'
import { mayWritePlan } from '../../policy.ts'
import { requireReader, requireWriter, versionAsked } from '../../versions/asked.ts'
import { propsOf } from '../show.tsx'
import { chapterById, saveById, settleWaiting } from '../store.ts'
import { SavePage } from './pages.tsx'

export function keptRoutes(web: Web): void {
  web.get(at('/plans/:id/chapters/:chapter/saves/:save'), async (c) => {
    requireReader(c)
    const version = await versionAsked(c)
    const { save, now } = await c.var.work(async (tx) => ({
      save: await saveById(tx, version.id, idOf(c, 'chapter'), idOf(c, 'save')),
      now: await chapterById(tx, version.id, idOf(c, 'chapter')),
    }))
    if (!save) throw new Refused(404, '')
    const mayUse = now !== null && isOpen(version.state) && mayWritePlan(c.var.actor)
    return c.html(<SavePage {...propsOf(c, version)} save={save} units={now && changesOfText(save.body, now.body)} mayUse={mayUse} />)
  })

  web.post(at('/plans/:id/chapters/:chapter/saves/:save/settle'), async (c) => {
    requireWriter(c)
    const [chapter, save] = [idOf(c, 'chapter'), idOf(c, 'save')]
    const version = await versionAsked(c)
    const isDone = await c.var.work(async (tx) => {
      const settled = await settleWaiting(tx, version.id, chapter, save)
      if (settled) await record(tx, { deed: 'put aside', thing: 'chapter text', thingId: save, detail: { chapter } })
      return settled
    })
    if (!isDone) throw new Refused(404, '')
    return c.redirect(`${href(c, workbenchPath(version))}/chapters/${chapter}?done=settled`, 303)
  })
}
