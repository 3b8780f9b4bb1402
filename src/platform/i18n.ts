// The languages of the pages: Danish first, English beside it, four more for the pages residents report on, and in tests a made-up right-to-left one.
import { pseudoTexts } from '@trygby/ui'

export const locales = ['da', 'en'] as const
/** Languages of the pages residents report on, once the town has had them read through; every other page is Danish or English. */
export const moreLocales = ['tr', 'ur', 'ar', 'pl'] as const
export type MoreLocale = (typeof moreLocales)[number]
export type Locale = (typeof locales)[number] | MoreLocale | 'ar-XB'

export const localeNames: Record<Locale, string> = {
  da: 'Dansk',
  en: 'English',
  tr: 'Türkçe',
  ur: 'اردو',
  ar: 'العربية',
  pl: 'Polski',
  'ar-XB': 'Right to left',
}
export const isLocale = (text: string): text is (typeof locales)[number] => (locales as readonly string[]).includes(text)
export const isMoreLocale = (text: string): text is MoreLocale => (moreLocales as readonly string[]).includes(text)
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar-XB' || locale === 'ar' || locale === 'ur' ? 'rtl' : 'ltr')

/** A page's words in the languages it is written in. */
export type Texts<T> = { da: T; en: NoInfer<T> } & Partial<Record<MoreLocale, NoInfer<T>>>

/** The words of a page in the reader's language; English where it is not written in that one. */
export function textsFor<T extends object>(locale: Locale, texts: Texts<T>): T {
  return locale === 'ar-XB' ? pseudoTexts(texts.en) : (texts[locale] ?? texts.en)
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
