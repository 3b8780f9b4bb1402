// The addresses under which a released table is found: as a page, and as files that say the same.

import type { Locale } from '../../i18n.ts'
import type { Bilingual, Language } from '../model.ts'

export const formats = ['csv', 'json', 'xlsx'] as const
export type Format = (typeof formats)[number]

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

/** Links to the files of a dataset, in the reader's language. */
export const downloadsOf = (locale: Locale, dataset: string, number?: number): { text: string; href: string }[] =>
  formats.map((format) => ({
    text: { csv: 'CSV', json: 'JSON', xlsx: 'Excel' }[format],
    href: `/${locale}/data/${dataset}${number === undefined ? '' : `/${number}`}.${format}`,
  }))
