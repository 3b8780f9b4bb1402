// The addresses under which a released table is found: as a page, and as files that say the same.

import type { Locale } from '../../i18n.ts'
import type { Bilingual, Language, PublicTable, Release } from '../model.ts'
import { placeColumnOf } from './geojson.ts'
import { toJsonStat } from './json-stat.ts'

export const formats = ['csv', 'json', 'xlsx', 'pdf', 'jsonstat', 'geojson', 'jsonld'] as const
export type Format = (typeof formats)[number]

export const mediaTypes: Record<Format, string> = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  jsonstat: 'application/json',
  geojson: 'application/geo+json',
  jsonld: 'application/ld+json',
}

const cubes = new WeakMap<PublicTable, boolean>()

/** Whether the rows make a cube; found out once for each table, because every page that lists its files asks. */
function isCube(release: Release): boolean {
  const known = cubes.get(release.table) ?? toJsonStat(release, 'da', '') !== null
  cubes.set(release.table, known)
  return known
}

/** The files a release is there as: not every table is a cube or has places. The description for catalogues is no file of figures. */
export const formatsOf = (release: Release): Format[] =>
  formats.filter(
    (format) =>
      format !== 'jsonld' && (format !== 'geojson' || placeColumnOf(release) !== null) && (format !== 'jsonstat' || isCube(release)),
  )

/** The language of a release to show: the right-to-left test language reads the English words. */
export const languageOf = (locale: Locale): Language => (locale === 'da' ? 'da' : 'en')

export const said = (words: Bilingual, locale: Locale): string => words[languageOf(locale)]

/** `crime-expected.csv` is a file of the dataset `crime-expected`; without an ending it is the page. Null for anything else. */
export function readFileName(name: string): { dataset: string; format: Format | 'page' } | null {
  const [, dataset, ending] = /^([a-z][a-z0-9-]{0,79})(?:\.([a-z]+))?$/.exec(name) ?? []
  if (!dataset) return null
  if (ending === undefined) return { dataset, format: 'page' }
  const format = formats.find((known) => known === ending)
  return format ? { dataset, format } : null
}

/** `3.csv`, or `3` for the page of the third release. */
export function readVersionName(name: string): { number: number; format: Format | 'page' } | null {
  const [, digits, ending] = /^([1-9]\d{0,8})(?:\.([a-z]+))?$/.exec(name) ?? []
  if (!digits) return null
  if (ending === undefined) return { number: Number(digits), format: 'page' }
  const format = formats.find((known) => known === ending)
  return format ? { number: Number(digits), format } : null
}

export const formatNames: Record<Format, string> = {
  csv: 'CSV',
  json: 'JSON',
  xlsx: 'Excel',
  pdf: 'PDF',
  jsonstat: 'JSON-stat',
  geojson: 'GeoJSON',
  jsonld: 'DCAT-AP',
}

/** The files most people want, for a page that shows the figures of a dataset; its own page has them all. */
export const downloadsOf = (locale: Locale, dataset: string): { text: string; href: string }[] =>
  (['csv', 'json', 'xlsx'] as const).map((format) => ({ text: formatNames[format], href: `/${locale}/data/${dataset}.${format}` }))

/** Every file of a release; `pinned` names this release and not the newest of its table, which alone stands in the catalogue. */
export const everyFileOf = (locale: Locale, release: Release, pinned: boolean): { text: string; href: string; type: string }[] =>
  [...formatsOf(release), ...(pinned ? [] : (['jsonld'] as const))].map((format) => ({
    text: formatNames[format],
    href: `/${locale}/data/${release.table.dataset}${pinned ? `/${release.number}` : ''}.${format}`,
    type: mediaTypes[format],
  }))
