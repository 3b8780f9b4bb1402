// Shows the page where a chapter is written, as the person left it.
import { formatNumber } from '@trygby/ui'
import type { Ask } from '../../../platform/http/web.ts'
import type { FieldError, FormFields } from '../../../platform/result.ts'
import { changesOfText } from '../changes/model.ts'
import type { Chapter, PlanVersion } from '../model.ts'
import { offersOf } from '../parts/all.ts'
import type { PlanParts } from '../plan-part.ts'
import { propsOf } from './asked.ts'
import { ChapterPage, type Preview } from './pages.tsx'
import { savesOf, waitingOf } from './store.ts'

/** The form as it came back, and what to show beside it. */
export interface Draft {
  fields?: FormFields
  errors?: FieldError[]
  preview?: Preview
  /** Show the difference between what stands in the plan and this text. */
  isConflict?: boolean
  /** The colleague who wrote the waiting text, when it is not one's own. */
  byName?: string
  /** The waiting text the form settles when it is saved. */
  waiting?: string
  status?: { kind: 'success' | 'info'; text: string }
}

const one = (fields: FormFields, name: string): string => String(fields[name] ?? '')

/** The page with this draft; `chapter` is null for a new one. */
export async function showChapter(
  c: Ask,
  version: PlanVersion,
  chapter: Chapter | null,
  parts: PlanParts,
  draft: Draft = {},
): Promise<Response> {
  const { fields = {}, errors = [], preview = null, isConflict = false, status } = draft
  const found = await c.var.work(async (tx) => ({
    offers: await offersOf(tx, parts),
    waiting: chapter ? await waitingOf(tx, version.id, chapter.id) : [],
    saves: chapter ? await savesOf(tx, chapter.id) : [],
  }))
  const mine = { byName: draft.byName ?? null, title: one(fields, 'title'), body: one(fields, 'body').replace(/\r\n?/g, '\n') }
  const conflict = chapter && isConflict ? { now: chapter, mine, units: changesOfText(chapter.body, mine.body) } : null
  // After a conflict the form goes on from what stands in the plan now; otherwise from where the person began.
  const began = Number(one(fields, 'revision') || Number.NaN)
  const revision = isConflict || !Number.isInteger(began) ? (chapter?.revision ?? 0) : began
  const shared = propsOf(c, version, { fields, errors: errors.map((error) => tooLong(error, mine.body)) })
  const waitingText = draft.waiting ?? one(fields, 'waiting')
  const page = { ...shared, ...found, chapter, revision, waitingText, preview, conflict, status }
  return c.html(<ChapterPage {...page} />, isConflict && c.req.method === 'POST' ? 409 : errors.length > 0 ? 422 : 200)
}

/** A text that is too long is told as a number, not repeated in the sentence about it. */
const tooLong = (error: FieldError, body: string): FieldError =>
  error.key === 'bodyLong' ? { ...error, came: formatNumber(body.length, 'da') } : error
