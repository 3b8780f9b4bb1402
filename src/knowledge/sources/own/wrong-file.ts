// Everything that is wrong in a file, as a file of its own that can be sent to whoever made the first.
import { da as shownDa } from '../../../platform/table-file/shown/texts.da.ts'
import { en as shownEn } from '../../../platform/table-file/shown/texts.en.ts'
import { csvFile, csvLine } from '../../../platform/table-file/write-csv.ts'
import type { Checked } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Nothing in it can run as a formula. Null when nothing is wrong. */
export function wrongFile(checked: Checked | null, language: 'da' | 'en'): string | null {
  if (!checked || checked.wrong.length === 0) return null
  const { expected: inWords } = { da, en }[language]
  const t = { da: shownDa, en: shownEn }[language]
  const heads = [t.line, t.wrongColumn, t.wrongExpected, t.wrongCame]
  const rows = checked.wrong.map(({ line, column, expected, came }) => [String(line), column || t.wholeLine, inWords[expected], came])
  const more = checked.wrongMore > 0 ? [['', '', t.wrongMore(String(checked.wrongMore)), '']] : []
  return csvFile([heads, ...rows, ...more].map(csvLine))
}
