// The draft as those who are asked read it: put together once and kept for a moment, since a whole town may read it in the same minute.
import type { Tx } from '../../../../platform/db.ts'
import { keepAtHand } from '../../../../platform/kept.ts'
import { assemble, type Setting } from '../../assemble.ts'
import type { PlanDocument } from '../../document/model.ts'
import type { PlanVersion } from '../../model.ts'
import { heardOf } from '../store.ts'
import { type ChapterLine, chapterLines } from './store.ts'

const keptForMs = 20_000
const mostKept = 12
const kept = new Map<string, { document: Promise<PlanDocument>; until: number }>()

/**
 * The draft with its chapters. Its text is as it stands now, and so is what is published of the consultation; live figures may be some
 * seconds old. One copy serves everybody who may read the version (the caller asks the database for it in their name): live parts hold only
 * what all may read.
 */
export async function readDraft(
  tx: Tx,
  version: PlanVersion,
  setting: Setting,
): Promise<{ document: PlanDocument; chapters: ChapterLine[] }> {
  const chapters = await chapterLines(tx, version.id)
  const key = [version.id, version.revision, ...chapters.map(({ id, revision }) => `${id} ${revision}`)].join()
  const document = await keptOr(key, async () => (await assemble(tx, version, setting)).document)
  return { document: { ...document, heard: await heardOf(tx, version.id) }, chapters }
}

/** Two who ask at once wait for the same making. */
function keptOr(key: string, make: () => Promise<PlanDocument>): Promise<PlanDocument> {
  const now = Date.now()
  const found = kept.get(key)
  if (found && found.until > now) return found.document
  const document = make()
  keepAtHand(kept, key, { document, until: now + keptForMs }, mostKept)
  // What could not be made is tried again by the next who asks.
  document.catch(() => kept.delete(key))
  return document
}
