// What is said about a table on its page and in its workbook alike: how sure it is, the exact codes it was asked with, and what to be careful about.
import type { Language, Provenance, PublicTable } from '../model.ts'
import type { da } from './texts.da.ts'

export const uncertaintyOf = (table: PublicTable) => ('none' in table.uncertainty ? table.uncertainty.none : table.uncertainty.interval)

/** Exact codes in one line: OVERTRÆD 12 (Vold), 1320 (Indbrud i beboelse). */
export const codesInWords = (codes: Provenance['codes'], language: Language): string =>
  Object.entries(codes)
    .map(([variable, values]) => `${variable} ${values.map(({ code, label }) => `${code} (${label[language]})`).join(', ')}`)
    .join('; ')

/** A break in one line with the time it holds from, or a trap that holds at any time. */
export function markInWords({ period, text }: Provenance['marks'][number], language: Language, t: typeof da): string {
  if (period === '') return text[language]
  const [, year, quarter] = /^(\d{4})K([1-4])$/.exec(period) ?? []
  return `${t.since(year && quarter ? t.quarter(quarter, year) : period)} ${text[language]}`
}
