// Chapters are put in order, taken out and brought back.
import { record } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/db.ts'
import { at, idOf } from '../../../../platform/http/address.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { isOpen, workbenchPath } from '../../model.ts'
import { holdVersion } from '../../store.ts'
import { onOpenVersion, whoOf } from '../../versions/asked.ts'
import { bringBack, chapterById, moveChapter, removeChapter } from '../store.ts'

type Change = (tx: Tx, version: string, chapter: string) => Promise<boolean>

/** Does it while nobody adopts the version, writes it down and goes back to the workbench. What is not there is not there. */
const changing = (deed: string, done: string, changeOf: (c: Ask) => Change | Promise<Change>) =>
  onOpenVersion(async (c, version) => {
    const chapter = idOf(c, 'chapter')
    const change = await changeOf(c)
    const isDone = await c.var.work(async (tx) => {
      const held = await holdVersion(tx, version.id)
      if (!held || !isOpen(held.state) || !(await change(tx, version.id, chapter))) return false
      await record(tx, { deed, thing: 'chapter', thingId: chapter, detail: { version: version.id } })
      return true
    })
    if (!isDone) throw new Refused(404, '')
    return c.redirect(`${href(c, workbenchPath(version))}?done=${done}`, 303)
  })

/** One that stands at the end already stays there; asking again is no mistake. */
async function movingBy(c: Ask): Promise<Change> {
  const by = (await readForm(c)).by === '-1' ? -1 : 1
  return async (tx, version, chapter) => {
    await moveChapter(tx, version, chapter, by)
    return (await chapterById(tx, version, chapter)) !== null
  }
}

export function orderRoutes(web: Web): void {
  const chapter = '/plans/:id/chapters/:chapter'
  web.post(at(`${chapter}/move`), changing('moved', 'chapter-moved', movingBy))
  web.post(
    at(`${chapter}/remove`),
    changing('removed', 'chapter-removed', () => removeChapter),
  )
  web.post(
    at(`${chapter}/bring-back`),
    changing('brought back', 'chapter-back', (c) => (tx, version, id) => bringBack(tx, version, id, whoOf(c))),
  )
}
