// A request of another system: what it says of a fault, read once, and what it may ask of those that are there.
import { z } from 'zod'
import { type FaultKind, faultKinds } from '../../open/model.ts'
import { consequencesOf, dayTimes, howOftens, type NewsKey, type Outcome } from '../../reports/model.ts'

/** At most so many rows in an answer, and so many days back unless told otherwise; the standard says both. */
export const mostRequests = 1000
export const mostDays = 90

export const mostLetters = 1000

const oneOrMore = <T extends z.ZodType>(item: T) => z.preprocess((came) => (came === undefined ? [] : [came].flat()), z.array(item).max(20))

/** The closed questions of a fault as fields `attribute[code]`, several values as a repeated field or as `attribute[code][]`. */
export const attributes = z.object({
  times: oneOrMore(z.enum(dayTimes)),
  consequences: oneOrMore(z.enum(consequencesOf.fault)),
  how_often: z.enum(howOftens).optional(),
})

export const isService = (code: string): code is FaultKind => (faultKinds as readonly string[]).includes(code)

/** Where somebody says it is, in one of the three ways of the standard. */
export type Where =
  | { by: 'spot'; lat: number; lon: number }
  | { by: 'address'; street: string; houseNumber: number | null }
  | { by: 'id'; id: string }

/** A street and house number from an address in words: "Store Torv 3, 2635 Ishøj". */
export function readAddress(text: string): { street: string; houseNumber: number | null } {
  const [line = ''] = text.split(',')
  const parts = /^(.*?\D)\s+(\d{1,4})(?:\s?[A-Za-z])?$/.exec(line.trim())
  return parts ? { street: parts[1]?.trim() ?? '', houseNumber: Number(parts[2]) } : { street: line.trim(), houseNumber: null }
}

/** A row of an answer, before it is worded. */
export interface ServiceRequest {
  number: number
  kind: FaultKind
  isOpen: boolean
  unit: string
  /** What everybody was told last: a key of a sentence, and the town's own words. */
  told: { key: NewsKey; unit: string; outcome: Outcome | null; words: string } | null
  label: string
  lat: number
  lon: number
  receivedAt: Date
  changedAt: Date
  answerBy: string | null
}
