// A chapter's form, and what was saved of a chapter through time.
import { z } from 'zod'
import { idOrNone, nameOf, revisionField } from '../../../platform/form/model.ts'
import { longestChapter } from '../model.ts'

/** Line ends as every system writes them become one. */
const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n')

export const chapterForm = z.object({
  title: nameOf('title', 200),
  body: z
    .string({ error: 'body' })
    .transform(oneLineEnd)
    .superRefine((text, context) => {
      // What came is told as a number: the text itself stands in its field.
      if (text.length > longestChapter) context.addIssue({ code: 'custom', message: 'bodyLong' })
    }),
  /** The save it was written from. */
  revision: revisionField,
  /** A waiting text that this one settles. */
  waiting: idOrNone('page'),
})
export type ChapterForm = z.infer<typeof chapterForm>

/** A text that a chapter had, or that waits beside somebody else's. */
export interface ChapterSave {
  id: string
  chapter: string
  /** The save it became; null while it waits. */
  revision: number | null
  beganFrom: number
  title: string
  body: string
  byName: string
  at: Date
  settledAt: Date | null
}

/** A save without its text, for lists. */
export type SaveLine = Omit<ChapterSave, 'body'>

/** What saving came to: saved; somebody had saved in between, and the text waits; or there is no place for it any more, and it waits if it had one. */
export type Saved = { kind: 'saved' } | { kind: 'added' } | { kind: 'stale'; waiting: string } | { kind: 'closed'; isKept: boolean }

/** The text with a live part at its end, on a line of its own. */
export const withPart = (body: string, call: string): string => `${body.trimEnd()}${body.trim() ? '\n\n' : ''}{{${call}}}\n`
