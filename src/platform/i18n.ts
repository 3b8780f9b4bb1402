// The languages of the pages: Danish first, English beside it, and in tests a made-up right-to-left one.
import { pseudoTexts } from '@trygby/ui'

export const locales = ['da', 'en'] as const
export type Locale = (typeof locales)[number] | 'ar-XB'

export const localeNames: Record<Locale, string> = { da: 'Dansk', en: 'English', 'ar-XB': 'Right to left' }
export const isLocale = (text: string): text is (typeof locales)[number] => (locales as readonly string[]).includes(text)
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar-XB' ? 'rtl' : 'ltr')

/** The words of a page in the reader's language. */
export function textsFor<T extends object>(locale: Locale, texts: { da: T; en: NoInfer<T> }): T {
  return locale === 'ar-XB' ? pseudoTexts(texts.en) : texts[locale]
}

/** The language a browser would rather have, from its Accept-Language header; Danish when it does not say. */
export function preferredLocale(header: string | undefined): (typeof locales)[number] {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...options] = part.trim().toLowerCase().split(';')
    const weight = options.map((o) => /^\s*q=([\d.]+)$/.exec(o)?.[1]).find(Boolean)
    return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) }
  })
  const known = wishes.filter((wish) => isLocale(wish.language) && wish.weight > 0).sort((a, b) => b.weight - a.weight)
  return (known[0]?.language as (typeof locales)[number] | undefined) ?? 'da'
}
