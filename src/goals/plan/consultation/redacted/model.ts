// Words that do not belong in a comment are left out for good; what stands in their place, and why.
import { z } from 'zod'
import { ticked } from '../../../../platform/form/model.ts'
import { redactions } from '../model.ts'

/** What stands where words were left out; the database knows it too. */
export const leftOut = '[udeladt]'

/** Passages, one a line, or everything. */
export const redactForm = z
  .object({
    passages: z
      .string({ error: 'passages' })
      .max(20_000, 'passagesLong')
      .transform((text) => text.split(/\r\n?|\n/).map((line) => line.trim())),
    everything: ticked,
    reason: z.enum(redactions, { error: 'reason' }),
  })
  .transform(({ passages, ...form }) => ({ ...form, passages: [...new Set(passages)].filter((passage) => passage !== '') }))
  .refine(({ passages, everything }) => everything || passages.length > 0, { error: 'passages', path: ['passages'] })
export type RedactForm = z.infer<typeof redactForm>

/**
 * The words without the passages, wherever they begin a word: "Ib" takes "Ib" and "Ibs" and leaves "skibet". `missing` is a passage that
 * is not there. Letters count as they are written, so that the name Hans does not take every "hans".
 */
export function withoutPassages(
  words: string,
  { passages, everything }: Omit<RedactForm, 'reason'>,
): { words: string } | { missing: string } {
  if (everything) return { words: leftOut }
  let pieces = words.split(leftOut)
  // Looked for in the words as they were: a short one may go with a longer one.
  const missing = passages.find((passage) => !pieces.some((piece) => anywhere(passage).test(piece)))
  if (missing !== undefined) return { missing }
  for (const passage of passages.toSorted((a, b) => b.length - a.length)) pieces = pieces.flatMap((piece) => piece.split(anywhere(passage)))
  return { words: pieces.join(leftOut) }
}

function anywhere(passage: string): RegExp {
  const literal = passage.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const begins = /^[\p{L}\p{N}]/u.test(passage) ? '(?<![\\p{L}\\p{N}])' : ''
  const ends = /[\p{L}\p{N}]$/u.test(passage) ? '[\\p{L}\\p{N}]*' : ''
  return new RegExp(begins + literal + ends, 'u')
}
