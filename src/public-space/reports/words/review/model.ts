// Words that nobody has read yet: as they were written, and what of them may stay.
import { z } from 'zod'
import { ticked } from '../../../../platform/form/model.ts'
import type { Kind } from '../../model.ts'

export interface Unread {
  report: string
  number: number
  kind: Kind
  placeLabel: string
  /** Word for word. */
  written: string
  /** With names and numbers left out. */
  words: string
  writtenAt: Date
}

/** So many at a time: each is read with care. */
export const atOnce = 10
export const mostWords = 1000

export const fieldOf = (report: string): string => `words-${report}`

/** What stays may be nothing; `keep` says that what still looks like a person is none. */
export const readForm = z.object({
  words: z
    .string({ error: 'words' })
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(mostWords, 'long')),
  keep: ticked,
})
