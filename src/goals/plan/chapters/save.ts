// Saving a chapter: what somebody wrote is kept first; only then is it asked whether it may take the chapter's place.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { isOpen } from '../model.ts'
import { holdVersion, versionById, type Who } from '../store.ts'
import type { ChapterForm, Saved } from './model.ts'
import { addChapter, chapterById, hadChapter, justAdded, keepText, settleWaiting, writeChapter } from './store.ts'

/**
 * Saves a chapter; `chapter` is null for a new one. `stale` when somebody saved in between: the text then waits beside the chapter and
 * overwrites nothing. `closed` when the chapter was taken out or the version is adopted: the text waits there too, unless it never had a
 * place. Null when there is no such version or chapter.
 */
export async function saveChapter(tx: Tx, version: string, chapter: string | null, form: ChapterForm, who: Who): Promise<Saved | null> {
  // A version that was replaced meanwhile cannot be held, and still nothing is lost.
  const held = (await holdVersion(tx, version)) ?? (await versionById(tx, version))
  if (!held) return null
  if (chapter === null) return isOpen(held.state) ? add(tx, version, form, who) : { kind: 'closed', isKept: false }
  const now = await chapterById(tx, version, chapter)
  if (!now && !(await hadChapter(tx, version, chapter))) return null
  const text = { version, chapter, beganFrom: form.revision, title: form.title, body: form.body }
  if (!now || !isOpen(held.state)) {
    await keepText(tx, { ...text, revision: null }, who)
    return { kind: 'closed', isKept: true }
  }
  const isSame = now.title === form.title && now.body === form.body
  const isWritten = isSame || (await writeChapter(tx, chapter, form, form.revision, who))
  // The newer text holds what the waiting one did, also when it has to wait in its turn; both stay in the saves.
  if (form.waiting) await settleWaiting(tx, version, chapter, form.waiting)
  if (!isWritten) return { kind: 'stale', waiting: await keepText(tx, { ...text, revision: null }, who) }
  if (!isSame) {
    await keepText(tx, { ...text, revision: form.revision + 1 }, who)
    await record(tx, { deed: 'changed', thing: 'chapter', thingId: chapter, detail: { version, signs: form.body.length } })
  }
  return { kind: 'saved' }
}

async function add(tx: Tx, version: string, form: ChapterForm, who: Who): Promise<Saved> {
  if (await justAdded(tx, version, form)) return { kind: 'added' }
  const thingId = await addChapter(tx, version, form, who)
  await record(tx, { deed: 'added', thing: 'chapter', thingId, detail: { version } })
  return { kind: 'added' }
}
