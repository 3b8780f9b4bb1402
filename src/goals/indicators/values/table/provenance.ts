// Where the figures of an indicator come from, as a release says it: the publisher's tables for a series, the town itself for figures entered by hand.
import type { Provenance } from '../../../../platform/release/index.ts'
import type { Indicator, IndicatorValue, Bilingual as Words } from '../../model.ts'
import type { SeriesRead } from '../../series-source.ts'

/** What a figure of a series keeps of where it came from. */
export type SeriesOrigin = SeriesRead['provenance'] & {
  isOfficial: boolean
  marks: Provenance['marks']
  /** In English, by the Danish: why its figures have no interval or no n. */
  inEnglish?: Record<string, string>
}

/** The origin of a figure that came from a series; only the machinery that follows series writes such figures, in this shape. */
const originOf = ({ origin, provenance }: IndicatorValue): SeriesOrigin | null =>
  origin === 'series' ? (provenance as unknown as SeriesOrigin) : null

/** Whether the publisher has protected the figure already. */
export const isOfficial = (value: IndicatorValue): boolean => originOf(value)?.isOfficial === true

/** Why there is no interval or no n: a series says it in both languages, people in the one they write in, which is taken for Danish. */
export const reasonOf = (value: IndicatorValue, { none }: { none: string }): Words => ({
  da: none,
  en: originOf(value)?.inEnglish?.[none] ?? '',
})

/** Each table once, as it was fetched last. */
export function tablesOf(indicator: Indicator, values: readonly IndicatorValue[], town: string): Provenance[] {
  const tables = new Map<string, Provenance>()
  const keep = (table: Provenance) => {
    const key = `${table.publisher} ${table.table}`
    const known = tables.get(key)
    if (!known || known.fetchedAt < table.fetchedAt) tables.set(key, table)
  }
  for (const value of values) {
    const from = originOf(value)
    for (const table of from?.tables ?? []) keep(table)
    if (from && !from.tables?.length) keep(plainTable(indicator, from))
    if (!from) keep(ownTable(indicator, value, town))
  }
  return [...tables.values()]
}

const named = ({ name }: Indicator) => ({ da: name.da, en: name.en || name.da })
const unitOf = ({ unit }: Indicator) => ({ da: unit.da, en: unit.en || unit.da })

const plainTable = (
  indicator: Indicator,
  { publisher, table, codes, fetchedAt, publishedAt, credit, marks }: SeriesOrigin,
): Provenance => ({
  publisher,
  table,
  title: named(indicator),
  codes: Object.fromEntries(Object.entries(codes).map(([variable, code]) => [variable, [{ code, label: { da: code, en: code } }]])),
  unit: unitOf(indicator),
  fetchedAt,
  publishedAt,
  credit,
  marks,
})

/** The town publishes its own figures; the indicator is their table, and who gave them stands as its source. */
const ownTable = (indicator: Indicator, { enteredAt }: IndicatorValue, town: string): Provenance => ({
  publisher: town || '–',
  table: indicator.slug,
  title: named(indicator),
  codes: {},
  unit: unitOf(indicator),
  fetchedAt: enteredAt.toISOString(),
  publishedAt: null,
  credit: `Kilde: ${indicator.source.da}`,
  marks: [],
})
