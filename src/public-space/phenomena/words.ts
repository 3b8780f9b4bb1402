// The words of this slice and of reports in the reader's language, for pages that need both.
import { type Locale, textsFor } from '../../platform/i18n.ts'
import { da as reportsDa } from '../reports/texts.da.ts'
import { en as reportsEn } from '../reports/texts.en.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export interface Words {
  p: typeof da
  r: typeof reportsDa
}

export const wordsIn = (locale: Locale): Words => ({
  p: textsFor(locale, { da, en }),
  r: textsFor(locale, { da: reportsDa, en: reportsEn }),
})
