// What Open311 answers: rows of named values as XML or JSON, moments with their offset, and errors in the standard's form.

export const formats = ['xml', 'json'] as const
export type Format = (typeof formats)[number]

export type Value = string | number | boolean | null
/** A value, a row of values, or a list whose elements have a name of their own in XML. */
export type Part = Value | Row | List
export interface Row {
  [name: string]: Part
}
export interface List {
  /** The name of each element in XML; JSON has none. */
  each: string
  rows: (Row | Value)[]
}

/** A whole answer: `root` is the outermost element of XML. */
export interface Said {
  root: string
  body: Row | List
}

export const isList = (part: Part): part is List => typeof part === 'object' && part !== null && Array.isArray(part.rows)

/** Something about a request that the standard has a code for; `description` is for whoever runs the other system. */
export class Problem extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 429,
    readonly description: string,
  ) {
    super(description)
  }
}

export const problemSaid = ({ status, description }: Pick<Problem, 'status' | 'description'>): Said => ({
  root: 'errors',
  body: { each: 'error', rows: [{ code: status, description }] },
})

const zone = 'Europe/Copenhagen'
const inTown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** A moment as the standard wants it, in the town's own time with its offset: 2026-07-01T14:05:00+02:00. */
export function w3c(moment: Date): string {
  const local = inTown.format(moment).replace(' ', 'T')
  const minutes = Math.round((Date.parse(`${local}Z`) - Math.floor(moment.getTime() / 1000) * 1000) / 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${local}+${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** A moment as others write it, with its offset or Z; null for anything else, also a day that is none. */
export function readMoment(text: string): Date | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i.exec(text.trim().replace(' ', '+'))
  if (!parts) return null
  const [, day = '', , , , , offset = ''] = parts
  const moment = new Date(parts[0].replace(offset, offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')))
  const isThere = !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
  return isThere && !Number.isNaN(moment.getTime()) ? moment : null
}
