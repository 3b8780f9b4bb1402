// Words that people write in Danish only: a page in another language says so to screen readers.
import type { Locale } from '../../platform/i18n.ts'
import type { Said } from '../goals/said/model.ts'

export const asWritten = (text: string, locale: Locale): Said => (locale === 'da' ? { text } : { text, lang: 'da' })
