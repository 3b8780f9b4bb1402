// A version begins: from the paper's headings, from the adopted plan, or as a yearly status that drafts itself.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { addChapter, chaptersOf, type NewChapter } from './chapters/store.ts'
import { startingChapters } from './starting-chapters.ts'
import { addMove, beginVersion, type NewVersion, type Who } from './store.ts'

/** Begins a version with these chapters, as a draft. */
export async function beginWith(tx: Tx, version: NewVersion, chapters: readonly NewChapter[], who: Who): Promise<string> {
  const id = await beginVersion(tx, version, who)
  for (const chapter of chapters) await addChapter(tx, id, chapter, who)
  await addMove(tx, id, { from: null, to: 'draft', reason: '' }, who)
  await record(tx, { deed: 'began', thing: 'plan version', thingId: id, detail: { kind: version.kind, chapters: chapters.length } })
  return id
}

/** Begins a plan: with the chapters of an earlier version, each still the same chapter, or with the paper's headings. */
export async function beginPlan(tx: Tx, version: NewVersion, who: Who): Promise<string> {
  const chapters = version.basedOn ? await chaptersOf(tx, version.basedOn) : startingChapters
  return beginWith(tx, version, chapters, who)
}
