// Saving a chapter: what somebody wrote is kept first; only then is it asked whether it may take the chapter's place.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { isOpen } from '../model.ts'
import { holdVersion, versionById, type Who } from '../store.ts'
import type { ChapterForm, Saved } from './model.ts'
import { chapterById, keepText, settleWaiting, writeChapter } from './store.ts'

/**
 * Saves a chapter. `stale` when somebody saved in between (or took the chapter away): the text then waits in the saves and
 * overwrites nothing. `closed` when the version is adopted; the text waits there too. Null when there is no such version or chapter.
 */
export async function saveChapter(tx: Tx, version: string, chapter: string, form: ChapterForm, who: Who): Promise<Saved | null> {
  // A version that was replaced meanwhile cannot be held, and still nothing is lost.
  const held = (await holdVersion(tx, version)) ?? (await versionById(tx, version))
  if (!held) return null
  const now = await chapterById(tx, version, chapter)
  const text = { version, chapter, beganFrom: form.revision, title: form.title, body: form.body }
  if (!now || !isOpen(held.state)) {
    await keepText(tx, { ...text, revision: null }, who)
    return { kind: 'closed' }
  }
  const isSame = now.title === form.title && now.body === form.body
  if (isSame || (await writeChapter(tx, chapter, form, form.revision, who))) {
    if (!isSame) {
      await keepText(tx, { ...text, revision: form.revision + 1 }, who)
      await record(tx, { deed: 'changed', thing: 'chapter', thingId: chapter, detail: { version, signs: form.body.length } })
    }
    if (form.waiting) await settleWaiting(tx, chapter, form.waiting)
    return { kind: 'saved' }
  }
  const waiting = await keepText(tx, { ...text, revision: null }, who)
  // The newer waiting text holds what the earlier one did; both stay in the saves.
  if (form.waiting) await settleWaiting(tx, chapter, form.waiting)
  return { kind: 'stale', waiting }
}
