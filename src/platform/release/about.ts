// What is said about a table on its page and in its workbook alike: how sure it is, and the exact codes it was asked with.
import type { Language, Provenance, PublicTable } from './model.ts'

export const uncertaintyOf = (table: PublicTable) => ('none' in table.uncertainty ? table.uncertainty.none : table.uncertainty.interval)

/** Exact codes in one line: OVERTRÆD 12 (Vold), 1320 (Indbrud i beboelse). */
export const codesInWords = (codes: Provenance['codes'], language: Language): string =>
  Object.entries(codes)
    .map(([variable, values]) => `${variable} ${values.map(({ code, label }) => `${code} (${label[language]})`).join(', ')}`)
    .join('; ')
