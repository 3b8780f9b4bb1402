// Shows the page where a chapter is written, as the person left it.
import { formatNumber } from '@trygby/ui'
import { revisionIn } from '../../../platform/form/model.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { type FieldError, type FormFields, fieldIn } from '../../../platform/result.ts'
import { changesOfText } from '../changes/model.ts'
import { da as changesDa } from '../changes/texts.da.ts'
import { en as changesEn } from '../changes/texts.en.ts'
import type { Chapter, PlanVersion } from '../model.ts'
import { offersOf } from '../parts/all.ts'
import type { PlanParts } from '../plan-part.ts'
import { da as versionsDa } from '../versions/texts.da.ts'
import { en as versionsEn } from '../versions/texts.en.ts'
import { ChapterPage, type Preview } from './pages.tsx'
import { savesOf, waitingOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** What every page about a chapter is given. */
export const propsOf = (c: Ask, version: PlanVersion, back?: Back) => ({
  ...formProps(c, { da, en }, back),
  v: textsFor(c.var.locale, { da: versionsDa, en: versionsEn }),
  c: textsFor(c.var.locale, { da: changesDa, en: changesEn }),
  version,
})

/** The form as it came back, and what to show beside it. */
export interface Draft {
  fields?: FormFields
  errors?: FieldError[]
  preview?: Preview
  /** Show the difference between what stands in the plan and this text. */
  isConflict?: boolean
  /** The colleague who wrote the waiting text; null when it is one's own. */
  byName?: string | null
  /** The waiting text the form settles when it is saved. */
  waiting?: string
  /** A waiting text has just been put aside. */
  isSettled?: boolean
  status?: { kind: 'info'; text: string }
}

/** The page with this draft; `chapter` is null for a new one. */
export async function showChapter(
  c: Ask,
  version: PlanVersion,
  chapter: Chapter | null,
  parts: PlanParts,
  draft: Draft = {},
): Promise<Response> {
  const { fields = {}, errors = [], preview = null, isConflict = false } = draft
  const found = await c.var.work(async (tx) => ({
    offers: await offersOf(tx, parts),
    waiting: chapter ? await waitingOf(tx, version.id, chapter.id) : [],
    saves: chapter ? await savesOf(tx, chapter.id) : [],
  }))
  const mine = { byName: draft.byName ?? null, title: fieldIn(fields, 'title'), body: fieldIn(fields, 'body').replace(/\r\n?/g, '\n') }
  const conflict = chapter && isConflict ? { now: chapter, mine, units: changesOfText(chapter.body, mine.body) } : null
  // After a conflict the form goes on from what stands in the plan now; otherwise from where the person began.
  const revision = isConflict || fields.revision === undefined ? (chapter?.revision ?? 0) : revisionIn(fields)
  const shared = propsOf(c, version, { fields, errors: errors.map((error) => tooLong(error, mine.body)) })
  const waitingText = draft.waiting ?? fieldIn(fields, 'waiting')
  const status = draft.isSettled ? { kind: 'success' as const, text: shared.t.settled } : draft.status
  const page = { ...shared, ...found, chapter, revision, waitingText, preview, conflict, status }
  return c.html(<ChapterPage {...page} />, isConflict && c.req.method === 'POST' ? 409 : errors.length > 0 ? 422 : 200)
}

/** A text that is too long is told as a number, not repeated in the sentence about it. */
const tooLong = (error: FieldError, body: string): FieldError =>
  error.key === 'bodyLong' ? { ...error, came: formatNumber(body.length, 'da') } : error
