// What a resident's form says, page by page: everything goes along in the form itself, and is checked anew each time it arrives.
import { z } from 'zod'
import { type Day, daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { accepted, type FormFields, fieldIn, type Result, readFields } from '../../../platform/result.ts'
import { readDecimal } from '../../../platform/town/position/model.ts'
import { type Consequence, consequencesOf, type DayTime, type Door, dayTimes, type HowOften, howOftens } from '../model.ts'

/** The pages after the door and the kind, in order. */
export const steps = ['where', 'when', 'send'] as const
export type Step = (typeof steps)[number]
export const isStep = (text: string): text is Step => (steps as readonly string[]).includes(text)

export const stepAfter = (step: Step): Step => (step === 'where' ? 'when' : 'send')

/** The page before, or null where the kinds are. */
export const stepBefore = (step: Step): Step | null => (step === 'where' ? null : step === 'when' ? 'where' : 'when')

/** When it was seen last. Days longer ago are not asked for: few remember them. */
export const seens = ['today', 'yesterday', 'earlier'] as const
export type Seen = (typeof seens)[number]

/** What is asked about when and how it is, of each door. */
export const asksWhen: Record<Door, readonly ('seen' | 'times' | 'howOften')[]> = {
  unsafe: ['seen', 'times', 'howOften'],
  disturbance: ['seen', 'times', 'howOften'],
  fault: ['seen'],
  good: ['times'],
}

const listOf = <T extends string>(choices: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())], { error: 'choice' })
    .optional()
    .transform((came) => (came === undefined ? [] : [...new Set([came].flat())]))
    .pipe(z.array(z.enum(choices, { error: 'choice' }), { error: 'choice' }))

const oneOrNone = <T extends string>(choices: readonly T[]) =>
  z
    .string({ error: 'choice' })
    .optional()
    .transform((came) => came ?? '')
    .pipe(z.union([z.literal(''), z.enum(choices, { error: 'choice' })], { error: 'choice' }))

export interface When {
  seen: Seen | ''
  times: DayTime[]
  howOften: HowOften | ''
  consequences: Consequence[]
}

/** Everything may be left open: half an answer is better than none. "None of these" beside another answer says nothing. */
export function readWhen(door: Door, fields: FormFields): Result<When> {
  const form: z.ZodType<When> = z.object({
    seen: oneOrNone(seens),
    times: listOf(dayTimes),
    howOften: oneOrNone(howOftens),
    consequences: listOf<Consequence>(consequencesOf[door]).transform((all) =>
      all.length > 1 ? all.filter((one) => one !== 'none') : all,
    ),
  })
  return readFields(form, fields)
}

/** The day it was seen. Counted from the day the form was begun: one that waited for a connection means that day, not this. */
export function seenOn(seen: Seen | '', begun: Date): Day | null {
  if (seen === 'today') return todayInTown(begun)
  return seen === 'yesterday' ? daysAfter(todayInTown(begun), -1) : null
}

const week = 7 * 86_400_000

/** When a form was begun, from its field; now when that says nothing, or lies longer back than anybody keeps a form open. */
export function begunAt(fields: FormFields, now = new Date()): Date {
  const [time = ''] = fieldIn(fields, 'begun').split('.')
  const begun = Number.parseInt(time, 36)
  return begun <= now.getTime() && begun > now.getTime() - week ? new Date(begun) : now
}

/** How the place was said; which place that is, the town's own lists decide. */
export type Where = { by: 'address'; address: string } | { by: 'place'; place: string } | { by: 'map'; lat: number; lon: number }

const shortest = 2

/** The place as it was said. A button of the page says which of the three ways was meant. */
export function readWhere(fields: FormFields): Result<Where> {
  const by = fieldIn(fields, 'by')
  if (by === 'place') {
    const read = z.uuid().safeParse(fieldIn(fields, 'place'))
    return read.success ? accepted({ by, place: read.data }) : wrong('place', 'place', '')
  }
  if (by === 'map') {
    const [lat, lon] = [readDecimal(fieldIn(fields, 'lat')), readDecimal(fieldIn(fields, 'lon'))]
    const isThere = lat !== null && lon !== null && lat >= 54 && lat <= 58.5 && lon >= 7.5 && lon <= 15.5
    return isThere ? accepted({ by, lat, lon }) : wrong('lat', 'map', '')
  }
  const address = fieldIn(fields, 'address').trim().replace(/\s+/g, ' ')
  if (address.length < shortest) return wrong('address', 'address', address)
  return address.length > 120 ? wrong('address', 'addressLong', address) : accepted({ by: 'address', address })
}

const wrong = (field: string, key: string, came: string): { ok: false; errors: { field: string; key: string; came: string }[] } => ({
  ok: false,
  errors: [{ field, key, came }],
})

/** Street and house number of what was typed; a floor, a postcode and a town after the comma are not needed. */
export function addressIn(typed: string): { street: string; number: number | null } {
  const [first = ''] = typed.split(',')
  const [, street = first, number] = /^(.*\p{L}\S*)\s+(\d{1,4})\s*\p{L}?$/u.exec(first.trim()) ?? []
  return { street: street.trim(), number: number === undefined ? null : Number(number) }
}

export const mostWords = 1000

/** Own words, or empty. What cannot be read stays out: signs nobody sees. */
export function readWords(fields: FormFields): Result<string> {
  const words = fieldIn(fields, 'words').replace(/\r\n?/g, '\n').trim()
  return words.length > mostWords ? wrong('words', 'wordsLong', String(words.length)) : accepted(words)
}

export function readEmail(fields: FormFields): Result<string> {
  const email = fieldIn(fields, 'email').trim()
  return email.length <= 254 && z.email().safeParse(email).success ? accepted(email) : wrong('email', 'email', email)
}

/** The key of a form as it came; null when it cannot be one, and then the form gets a new one. */
export const draftIn = (fields: FormFields): string | null => {
  const draft = fieldIn(fields, 'draft')
  return /^[A-Za-z0-9_-]{32}$/.test(draft) ? draft : null
}

/** The two letters of the language somebody reads; the made-up test language counts as English. */
export const languageOf = (locale: string): string => (locale.length === 2 ? locale : 'en')
