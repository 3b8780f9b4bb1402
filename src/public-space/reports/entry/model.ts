// What staff write down of what somebody tells by telephone or on paper: the same closed lists a resident answers, on one dense page.
import { z } from 'zod'
import { dayField, dayOrNone, todayInTown } from '../../../platform/form/model.ts'
import { accepted, type FormFields, fieldIn, type Result, readFields, refused } from '../../../platform/result.ts'
import { draftIn, readEmail, readWhere, readWords, type Where } from '../filing/model.ts'
import {
  type Consequence,
  consequencesOf,
  dayTimes,
  doorOf,
  doors,
  hasWords,
  howOftens,
  kinds,
  type Told,
  weekdayChoices,
} from '../model.ts'

export const entryChannels = ['phone', 'paper'] as const
export const languages = ['da', 'en'] as const

/** Every consequence a door knows, each once; that there is none comes last. */
export const allConsequences: readonly Consequence[] = [
  ...new Set([...doors.flatMap((door): readonly Consequence[] => consequencesOf[door]).filter((one) => one !== 'none'), 'none' as const]),
]

const many = <T extends string>(choices: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())], { error: 'choice' })
    .optional()
    .transform((came) => [...new Set([came ?? []].flat())])
    .pipe(z.array(z.enum(choices, { error: 'choice' }), { error: 'choice' }))

const oneOrNone = <T extends string>(choices: readonly T[]) =>
  z
    .string({ error: 'choice' })
    .optional()
    .transform((came) => came ?? '')
    .pipe(z.union([z.literal(''), z.enum(choices, { error: 'choice' })], { error: 'choice' }))

const form = z.object({
  channel: z.enum(entryChannels, { error: 'channel' }),
  kind: z.enum(kinds as [(typeof kinds)[number], ...(typeof kinds)[number][]], { error: 'kind' }), // the list of kinds is not empty
  happenedOn: dayOrNone('day').refine((day) => day === null || day <= todayInTown(), 'dayAhead'),
  times: many(dayTimes),
  weekdays: oneOrNone(weekdayChoices),
  howOften: oneOrNone(howOftens),
  consequences: many(allConsequences),
  language: z.enum(languages, { error: 'language' }),
})

/** What was written down; which place `where` is, the town's own lists decide. */
export interface Entry {
  told: Omit<Told, 'place'>
  where: Where
  email: string | null
  language: (typeof languages)[number]
}

/** Reads the whole page and names everything there is to correct at once. */
export function readEntry(fields: FormFields): Result<Entry> {
  const draft = draftIn(fields)
  const read = readFields(form, { ...fields, happenedOn: dayField(fields, 'happenedOn') })
  const where = readWhere({ ...fields, by: fieldIn(fields, 'place') === '' ? 'address' : 'place' })
  const words = readWords(fields)
  // Whoever calls may want to hear by the code alone.
  const email = fieldIn(fields, 'email').trim() === '' ? accepted(null) : readEmail(fields)
  const errors = [read, where, words, email].flatMap((one) => (one.ok ? [] : one.errors))
  if (!read.ok || !where.ok || !words.ok || !email.ok) return { ok: false, errors }
  if (!draft) return refused('kind', 'again')
  const { kind, language, consequences, ...rest } = read.value
  const door = doorOf(kind)
  if (!consequences.every((one) => (consequencesOf[door] as readonly Consequence[]).includes(one)))
    return refused('consequences', 'notOfDoor')
  if (words.value !== '' && !hasWords(door)) return refused('words', 'noWords')
  const told = { ...rest, consequences, draft, door, kind, words: words.value }
  return accepted({ told, where: where.value, email: email.value, language })
}
