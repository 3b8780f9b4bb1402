// A file of counts: what each column holds, and what is said about the counts before they are kept.
import { holdsPersonNumber } from '../../../form/model.ts'
import { type FieldError, type FormFields, fieldIn } from '../../../result.ts'
import type { Bilingual } from '../../model.ts'
import type { AboutBase, BaseDimension, CountCells } from '../model.ts'

export const columnRoles = ['skip', 'words', 'time', 'place', 'count', 'lat', 'lon'] as const
export type ColumnRole = (typeof columnRoles)[number]
const isRole = (text: string): text is ColumnRole => (columnRoles as readonly string[]).includes(text)
export const isDivision = (role: ColumnRole): role is 'words' | 'time' | 'place' => role === 'words' || role === 'time' || role === 'place'

/** What is said of a base besides its columns; headings and words of the units in English are by the key of the dimension. */
export interface Said {
  about: AboutBase
  least: number
  headings: Record<string, string>
  labels: Record<string, Record<string, string>>
}

/** What has been said about a file so far. */
export interface Answers {
  /** By column, in the order of the file. */
  roles?: ColumnRole[]
  said?: Said
}

export const expectations = ['columns', 'count', 'time', 'sameStep', 'unit', 'notTotal', 'lat', 'lon', 'onePlace'] as const

export interface WrongCell {
  line: number
  /** Empty when it is the whole line that is wrong. */
  column: string
  expected: (typeof expectations)[number]
  came: string
}

/** What the answers make of a file. */
export interface Checked {
  /** In the order of the file's columns, or of the base it is a newer edition of. */
  dimensions: BaseDimension[]
  cells: CountCells
  people: number
  wrong: WrongCell[]
  /** Wrong cells beyond those that are listed. */
  wrongMore: number
  /** Why the counts cannot be kept as they are divided now: the key of a sentence, and the heading it is about. */
  refusal: { key: 'tooMany' | 'likePersons'; column: string } | null
}

/** What a newer edition must agree with: the division, and how fine its time is. */
export interface KnownBase {
  dimensions: BaseDimension[]
  step: 'week' | 'month' | 'quarter' | 'year' | null
}

export const mostDimensions = 4
/** No town of this country counts more in one cell. */
export const mostPeople = 100_000_000
/** More rows than this cannot be released in one table; the counts may be finer, and the tables cut from them coarser. */
export const mostRowsReleased = 100_000

/** Reads what each column holds. `base` is given for a newer edition, whose division must be the same, in any order. */
export function readRoles(
  fields: FormFields,
  columns: readonly string[],
  keys: readonly string[],
  base: readonly BaseDimension[] | null,
): { roles: ColumnRole[]; errors: FieldError[] } {
  const roles = columns.map((_, place) => fieldIn(fields, `role-${place}`)).map((text) => (isRole(text) ? text : 'skip'))
  return { roles, errors: faultsOf(roles, keys, base) }
}

/** What keeps columns of these roles from becoming a base, or an edition of one, each beside its column. */
export function faultsOf(roles: readonly ColumnRole[], keys: readonly string[], base: readonly BaseDimension[] | null): FieldError[] {
  const errors: FieldError[] = []
  const complain = (place: number, key: string, came = '') => errors.push({ field: `role-${place}`, key, came })
  const at = (role: ColumnRole) => roles.flatMap((one, place) => (one === role ? [place] : []))
  for (const role of ['count', 'time', 'place', 'lat', 'lon'] as const) {
    const [, second] = at(role)
    if (second !== undefined) complain(second, 'roleTwice')
  }
  const divisions = roles.flatMap((role, place) => (isDivision(role) ? [place] : []))
  const fifth = divisions[mostDimensions]
  if (divisions.length === 0) complain(0, 'noDivision')
  if (fifth !== undefined) complain(fifth, 'fourDivisions')
  const place = at('place')[0]
  if (place !== undefined && (at('lat').length === 0 || at('lon').length === 0)) complain(place, 'placeNeedsSpot')
  const spot = roles.findIndex((role) => role === 'lat' || role === 'lon')
  if (spot >= 0 && place === undefined) complain(spot, 'spotNeedsPlace')
  if (base) {
    const missing = base.filter(({ key, kind }) => !roles.some((role, i) => role === kind && keys[i] === key))
    const words = missing.map(({ heading }) => heading.da).join(', ')
    if (missing.length > 0) complain(0, 'sameColumns', words)
    const further = divisions.find((i) => !base.some(({ key }) => key === keys[i]))
    if (further !== undefined) complain(further, 'noFurtherColumn')
  }
  return errors
}

const most = { title: 120, counted: 120, description: 1000, origin: 500, n: 300 } as const
const spoken = ['title', 'counted', 'description', 'origin', 'n'] as const

/** The words about a base. Danish is asked for; English left empty is the Danish. What was written comes back in any case. */
export function readAbout(fields: FormFields): { about: AboutBase; errors: FieldError[] } {
  const errors: FieldError[] = []
  const one = (name: string) => fieldIn(fields, name).trim().normalize('NFC')
  const read = (name: (typeof spoken)[number]): Bilingual => {
    const da = one(`${name}-da`)
    if (da === '') errors.push({ field: `${name}-da`, key: `${name}Missing`, came: '' })
    for (const language of ['da', 'en'])
      if (one(`${name}-${language}`).length > most[name])
        errors.push({ field: `${name}-${language}`, key: 'wordsLong', came: String(most[name]) })
    return { da, en: one(`${name}-en`) || da }
  }
  const [title, counted, description, origin, n] = spoken.map(read) as [Bilingual, Bilingual, Bilingual, Bilingual, Bilingual] // five names
  const [da, en] = ['cannot-da', 'cannot-en'].map((name) => linesOf(one(name))) as [string[], string[]] // two names
  if (da.length === 0) errors.push({ field: 'cannot-da', key: 'cannotMissing', came: '' })
  if (da.length > 10 || da.some((line) => line.length > 300)) errors.push({ field: 'cannot-da', key: 'cannotLong', came: '' })
  if (en.length > 0 && en.length !== da.length) errors.push({ field: 'cannot-en', key: 'cannotAsMany', came: String(da.length) })
  for (const name of [...spoken.flatMap((word) => [`${word}-da`, `${word}-en`]), 'cannot-da', 'cannot-en'])
    if (holdsPersonNumber(one(name))) errors.push({ field: name, key: 'personNumber', came: '' })
  return { about: { title, counted, description, origin, n, cannotSay: da.map((line, i) => ({ da: line, en: en[i] ?? line })) }, errors }
}

/** Everything said of a new base. */
export function readSaid(fields: FormFields, dimensions: readonly BaseDimension[]): { said: Said; errors: FieldError[] } {
  const { about, errors } = readAbout(fields)
  const written = fieldIn(fields, 'least').trim()
  const least = /^\d{1,4}$/.test(written) ? Number(written) : 0
  if (least < 5 || least > 1000) errors.push({ field: 'least', key: 'leastWrong', came: written })
  const said: Said = { about, least, headings: {}, labels: {} }
  for (const { key } of dimensions) {
    said.headings[key] = fieldIn(fields, `heading-${key}`).trim().slice(0, 80)
    const { labels, wrong } = readLabels(fieldIn(fields, `labels-${key}`))
    if (wrong !== null) errors.push({ field: `labels-${key}`, key: 'labelWrong', came: wrong })
    said.labels[key] = labels
  }
  return { said, errors }
}

/** Lines of `unit = English words`; `wrong` is the first line that is none. */
export function readLabels(text: string): { labels: Record<string, string>; wrong: string | null } {
  const labels: Record<string, string> = {}
  for (const line of linesOf(text)) {
    const cut = line.indexOf('=')
    const [unit, words] = [line.slice(0, Math.max(0, cut)).trim(), line.slice(cut + 1).trim()]
    if (cut < 1 || unit === '' || words === '' || words.length > 120) return { labels, wrong: line.slice(0, 60) }
    labels[unit] = words
  }
  return { labels, wrong: null }
}

/** The dimensions with what was said of them in English. */
export const dimensionsSaid = (dimensions: readonly BaseDimension[], { headings, labels }: Said): BaseDimension[] =>
  dimensions.map((dimension) => {
    const words = Object.entries(labels[dimension.key] ?? {})
    return {
      ...dimension,
      heading: { da: dimension.heading.da, en: headings[dimension.key] || dimension.heading.da },
      ...(words.length > 0 ? { labels: Object.fromEntries(words.map(([unit, en]) => [unit, { da: unit, en }])) } : {}),
    }
  })

/** The dimensions of a base with the places of a newer edition's units; where a place has moved, the newer spot stands. */
export const withPlaces = (dimensions: readonly BaseDimension[], newer: readonly BaseDimension[]): BaseDimension[] =>
  dimensions.map((dimension) => {
    const places = newer.find(({ key }) => key === dimension.key)?.places
    return places ? { ...dimension, places: { ...dimension.places, ...places } } : dimension
  })

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
