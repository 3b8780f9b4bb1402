// What a public table is: figures with everything a reader needs to trust or doubt them, in both languages.

export type Language = 'da' | 'en'
export type Bilingual = Record<Language, string>
export type Cell = string | number | null

/** `dimension`: what a row is about. `measure`: a figure. `interval`: one end of how sure it is. `text`: words. */
export type ColumnKind = 'dimension' | 'measure' | 'interval' | 'text'

export interface PublicColumn {
  key: string
  heading: Bilingual
  kind: ColumnKind
  unit?: Bilingual
  /** Decimals on a page; files carry the whole figure. */
  digits?: number
  /** The words for each code that stands in the cells. */
  labels?: Record<string, Bilingual>
  /** What a dimension is about, for charts, maps and files that tell time and place from other words. */
  role?: 'time' | 'place'
  /** Where the codes of a `place` stand, in degrees (WGS84). */
  places?: Record<string, { lat: number; lon: number }>
}

/** The code of the sum in a table of counts of people, and the key of the column that says why a cell is empty. */
export const totalCode = 'total'
export const withheldKey = 'withheld'

/** Where figures come from, exactly enough that anybody can ask for the same. */
export interface Provenance {
  publisher: string
  table: string
  title: Bilingual
  /** Exact codes with their labels, by the publisher's variable. */
  codes: Record<string, { code: string; label: Bilingual }[]>
  unit: Bilingual
  fetchedAt: string
  publishedAt: string | null
  credit: string
  /** Where the way of counting changed (`period` says from when), and what else a reader must know of this table. */
  marks: { period: string; text: Bilingual }[]
}

/** What stands between a figure and a person in it. Official statistics were protected by their publisher. */
export type Protection = { kind: 'official-statistics' } | CountsOfPeople | TownFigures

/**
 * A table cut from a base of counts: a row for each combination of classes and totals, the count in the column `count`, null where it is
 * withheld. It says exactly whom each class counts, so that everything ever released of the same people can be held together.
 */
export interface CountsOfPeople {
  kind: 'counts-of-people'
  /** The smallest count of people that is shown. */
  k: number
  /** The slug of the base, and which of its editions was counted. */
  base: string
  edition: number
  /** All dimensions of the base, also those this table does not divide: there `total` is the only class. */
  dimensions: { key: string; classes: Record<string, readonly string[]> }[]
}

/** One figure a row, of the town as a whole, in the column `value` with its base in `n`. What it counts decides what is withheld: `k` is the least count of people shown. */
export interface TownFigures {
  kind: 'town-figures'
  counts: 'people' | 'share-of-people' | 'events' | 'other'
  k: number
}

/** Fewer answers than this say nothing of a share, and something of those who answered. */
export const leastAnswers = 30

/** Something to know about the figures besides the figures: how they are worked out, where the town wants them. */
export interface TableFact {
  key: string
  heading: Bilingual
  words: Bilingual
}

export interface PublicTable {
  dataset: string
  title: Bilingual
  description: Bilingual
  columns: PublicColumn[]
  /** One list a row, in the order of the columns. */
  rows: Cell[][]
  provenance: Provenance[]
  n: Bilingual
  uncertainty: { interval: Bilingual } | { none: Bilingual }
  cannotSay: Bilingual[]
  facts?: TableFact[]
  /** What a machine must know to judge the figures as the town does; the room that releases them says what it holds. */
  about?: Record<string, unknown>
  protection: Protection
}

export interface Release {
  table: PublicTable
  number: number
  releasedAt: Date
}

export interface Withdrawal {
  dataset: string
  number: number
  withdrawnAt: Date
  reason: string
}

/** Thrown when a table may not become public; the message is for the one who tried. */
export class CannotRelease extends Error {
  override name = 'CannotRelease'
}

/** What the attacker has said of figures of people: what of each row may be shown, and how much it finds with them. */
export interface AttackedFigures {
  rows: readonly { key: string; shown: { value: number; n: number | null } | null }[]
  report: { found: number }
}

/** `isAttacked`: the table is part of a proposal the attacker has tried. `figures`: what it says of figures of people. */
export interface Approval {
  isAttacked?: boolean
  figures?: AttackedFigures | undefined
}

/** Throws `CannotRelease` with the first thing that keeps a table from the public. */
export function requireReleasable(table: PublicTable, { isAttacked = false, figures }: Approval = {}): void {
  const { dataset, columns, rows, provenance, cannotSay, protection } = table
  const refuse = (reason: string): never => {
    throw new CannotRelease(`"${dataset}" cannot be released: ${reason}`)
  }
  if (!/^[a-z][a-z0-9-]{0,79}$/.test(dataset)) refuse('its name must be small letters, digits and hyphens')
  if (protection.kind === 'counts-of-people') {
    if (!isAttacked)
      refuse(`it counts people. Such tables are proposed and attacked first, so that no count below ${protection.k} gets out`)
    const fault = faultOfCounts(table, protection)
    if (fault) refuse(fault)
  }
  if (protection.kind === 'town-figures') {
    const row = rows.findIndex((_, place) => tells(table, protection, place))
    if (row >= 0) refuse(`row ${row + 1} tells of too few people, or keeps a part of a figure that is withheld`)
    const isOfPeople = protection.counts === 'people' || protection.counts === 'share-of-people'
    const fault = isOfPeople ? faultOfFigures(table, figures) : null
    if (fault) refuse(fault)
  }
  if (columns.length === 0 || new Set(columns.map(({ key }) => key)).size !== columns.length) refuse('every column needs its own key')
  const broken = rows.findIndex((row) => row.length !== columns.length)
  if (broken >= 0) refuse(`row ${broken + 1} has ${rows[broken]?.length} cells, and there are ${columns.length} columns`)
  if (rows.some((row) => row.some((cell) => typeof cell === 'number' && !Number.isFinite(cell)))) refuse('a figure is not a number')
  if (provenance.length === 0) refuse('it does not say where its figures come from')
  const spoken = [
    table.title,
    table.description,
    table.n,
    ...cannotSay,
    ...(table.facts ?? []).flatMap(({ heading, words }) => [heading, words]),
    'none' in table.uncertainty ? table.uncertainty.none : table.uncertainty.interval,
  ]
  if (cannotSay.length === 0 || spoken.some(({ da, en }) => !da.trim() || !en.trim()))
    refuse('title, description, n, uncertainty, facts and what the figures cannot say must be there in both languages')
}

/** The last look at the form of a table of counts: it says whom each row counts, and shows no count that is too small. */
function faultOfCounts({ columns, rows }: PublicTable, { k, dimensions }: CountsOfPeople): string | null {
  const placeOf = (key: string) => columns.findIndex((column) => column.key === key)
  const [count, withheld] = [placeOf('count'), placeOf('withheld')]
  const divided = dimensions.filter(({ key }) => columns[placeOf(key)]?.kind === 'dimension')
  // Another figure could give a withheld count back, and a word of its own could say why it is withheld.
  if (columns[count]?.kind !== 'measure' || columns[withheld]?.kind !== 'text' || columns.length !== divided.length + 2)
    return 'a table of counts has its dimensions, the count and whether it is withheld, and nothing else'
  const wrong = rows.findIndex((row) => {
    const [told, word] = [row[count] ?? null, row[withheld] ?? null]
    const isShown = typeof told === 'number' && Number.isSafeInteger(told) && (told === 0 || told >= k) && word === null
    const isKnown = divided.every(({ key, classes }) => Object.hasOwn(classes, String(row[placeOf(key)])))
    return !isKnown || !(isShown || (told === null && word === 'protected'))
  })
  return wrong < 0 ? null : `row ${wrong + 1} is not of the table's classes, or shows what must be withheld`
}

/**
 * Whether a figure of the town as a whole must be withheld from the public. A share is in per cent of `n`; it is withheld when its base is
 * small or not known, and when those it tells of, or the rest, are few: share and base together give the count back.
 */
export function isWithheld({ counts, k }: TownFigures, value: number, n: number | null): boolean {
  const isFew = (count: number) => count > 0 && count < k
  if (counts === 'people') return isFew(value) || (n !== null && isFew(n))
  if (counts !== 'share-of-people') return false
  if (n === null || n < leastAnswers) return true
  // A share is written with few decimals, so the count it comes from is the nearest whole one; 0 and 100 per cent tell of nobody.
  const told = (n * value) / 100
  return [told, n - told].some((count) => count > 1e-6 && isFew(Math.max(1, Math.round(count))))
}

/** Whether a row shows what must be withheld. A withheld figure takes its whole row along: interval and n would give it back. */
function tells({ columns, rows }: PublicTable, protection: TownFigures, place: number): boolean {
  // Another figure in the row could give a withheld one back, and nobody has said what it counts.
  if (columns.some(({ key, kind }) => kind === 'measure' && key !== 'value' && key !== 'n')) return true
  const cellOf = (key: string) => rows[place]?.[columns.findIndex((column) => column.key === key)] ?? null
  const [value, n] = [cellOf('value'), cellOf('n')]
  if (value === null) return columns.some(({ key, kind }) => (kind === 'measure' || kind === 'interval') && cellOf(key) !== null)
  return typeof value !== 'number' || (n !== null && typeof n !== 'number') || isWithheld(protection, value, n)
}

/** Whether the figures are those the attacker had, row by row, and it found nothing. */
function faultOfFigures({ columns, rows }: PublicTable, attacked: AttackedFigures | undefined): string | null {
  if (!attacked) return 'its figures are of people, and are attacked before they go out'
  if (attacked.report.found > 0) return 'the attacker can work out figures of too few people'
  const [time, value, n] = ['dimension', 'value', 'n'].map((name) => columns.findIndex(({ key, kind }) => key === name || kind === name))
  const others = rows.findIndex((row, place) => {
    const { key, shown } = attacked.rows[place] ?? {}
    return row[time ?? 0] !== key || (row[value ?? 0] ?? null) !== (shown?.value ?? null) || (row[n ?? 0] ?? null) !== (shown?.n ?? null)
  })
  return others < 0 && rows.length === attacked.rows.length ? null : `row ${others + 1} is not as it was attacked`
}

/** What stands under a code from outside: a unit may be called "constructor", which every object has. */
export const underCode = <T>(record: Readonly<Record<string, T>> | undefined, code: string): T | undefined =>
  record && Object.hasOwn(record, code) ? record[code] : undefined

/** A cell as a reader sees it in words: a code becomes its label. */
export function wordsOf(column: PublicColumn, cell: Cell, language: Language): Cell {
  return typeof cell === 'string' ? (underCode(column.labels, cell)?.[language] ?? cell) : cell
}

/** The heading with its unit. */
export const headingOf = (column: PublicColumn, language: Language): string =>
  column.unit ? `${column.heading[language]} (${column.unit[language]})` : column.heading[language]

const records = new WeakMap<PublicTable, readonly Record<string, Cell>[]>()

/** The rows as records, for those who read them by name; made once for each table, because a page reads them again and again. */
export function recordsOf(table: PublicTable): readonly Record<string, Cell>[] {
  const known = records.get(table)
  if (known) return known
  const made = table.rows.map((row) => Object.fromEntries(table.columns.map(({ key }, place) => [key, row[place] ?? null])))
  records.set(table, made)
  return made
}
