// Words as a form brings them: in one line or in several, of a length, and without a person number.
import { z } from 'zod'
import { holdsPersonNumber } from '../../../platform/form/model.ts'

// Browsers send line breaks as two signs; one is kept, so that length and comparison are what the writer sees.
const written = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

/** Words of `least` to `most` signs; `missing` and `long` are what is said when they are fewer or more. */
export const wordsOf = (missing: string, long: string, [least, most]: readonly [least: number, most: number]) =>
  z
    .string({ error: missing })
    .optional()
    .transform((text) => written(text ?? ''))
    .pipe(
      z
        .string()
        .min(least, missing)
        .max(most, long)
        .refine((text) => !holdsPersonNumber(text), 'personNumber'),
    )

/** The same in one line. */
export const lineOf = (missing: string, long: string, bounds: readonly [least: number, most: number]) =>
  wordsOf(missing, long, bounds).transform((text) => text.replace(/\s+/g, ' '))

/** Everything that was ticked or chosen under one name, each once. */
export const chosen = z
  .union([z.string(), z.array(z.string())], { error: 'choice' })
  .optional()
  .transform((came) => [...new Set([came ?? []].flat())].filter((one) => one !== ''))

/** Each one of the choices. */
export const someOf = <T extends string>(choices: readonly T[]) =>
  chosen.refine((some): some is T[] => some.every((one) => (choices as readonly string[]).includes(one)), 'choice')

/** Identifiers, at most 200. */
export const ids = chosen.refine((some) => some.length <= 200 && some.every((one) => z.uuid().safeParse(one).success), 'choice')

/** A whole number within bounds. */
export const wholeOf = (wrong: string, least: number, most: number) =>
  z
    .string({ error: wrong })
    .optional()
    .transform((text) => (/^\d{1,6}$/.test((text ?? '').trim()) ? Number(text) : Number.NaN))
    .refine((value) => value >= least && value <= most, wrong)
