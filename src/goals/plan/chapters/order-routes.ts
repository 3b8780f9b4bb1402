// Chapters are put in order, taken out and brought back.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { isOpen, workbenchPath } from '../model.ts'
import { holdVersion } from '../store.ts'
import { openVersionAsked, whoOf } from '../versions/asked.ts'
import { bringBack, chapterById, moveChapter, removeChapter } from './store.ts'

/** Does it while nobody adopts the version, writes it down and goes back to the workbench. What is not there is not there. */
async function change(
  c: Ask,
  deed: string,
  done: string,
  work: (tx: Tx, version: string, chapter: string) => Promise<boolean>,
): Promise<Response> {
  const { id: version } = await openVersionAsked(c)
  const chapter = idOf(c, 'chapter')
  const isDone = await c.var.work(async (tx) => {
    const held = await holdVersion(tx, version)
    if (!held || !isOpen(held.state) || !(await work(tx, version, chapter))) return false
    await record(tx, { deed, thing: 'chapter', thingId: chapter, detail: { version } })
    return true
  })
  if (!isDone) throw new Refused(404, '')
  return c.redirect(`${href(c, workbenchPath({ id: version }))}?done=${done}`, 303)
}

export function orderRoutes(web: Web): void {
  web.post(at('/plans/:id/chapters/:chapter/move'), async (c) => {
    const by = (await readForm(c)).by === '-1' ? -1 : 1
    return change(c, 'moved', 'chapter-moved', async (tx, version, chapter) => {
      // One that stands at the end already stays there; asking again is no mistake.
      await moveChapter(tx, version, chapter, by)
      return (await chapterById(tx, version, chapter)) !== null
    })
  })
  web.post(at('/plans/:id/chapters/:chapter/remove'), (c) => change(c, 'removed', 'chapter-removed', removeChapter))
  web.post(at('/plans/:id/chapters/:chapter/bring-back'), (c) =>
    change(c, 'brought back', 'chapter-back', (tx, version, chapter) => bringBack(tx, version, chapter, whoOf(c))),
  )
}
