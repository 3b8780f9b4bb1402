// Numbers, dates and sorting as a reader of each language expects them; times are always the town's own time.
import type { Locale } from './frame.ts'

// Arabic, Urdu and the test language keep Western digits: house numbers, codes and telephones are written with them here.
const INTL: Record<Locale, string> = {
  da: 'da-DK',
  en: 'en-GB',
  tr: 'tr-TR',
  ur: 'ur-u-nu-latn',
  ar: 'ar-u-nu-latn',
  pl: 'pl-PL',
  'ar-XB': 'ar-u-nu-latn',
}
const ZONE = 'Europe/Copenhagen'

const kept = new Map<string, unknown>()
function keep<T>(key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make())
  // Each key is used with one kind of formatter only.
  return kept.get(key) as T
}

/** A number with the language's own decimal and thousands marks; `digits` decimals (0 unless told). */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  const format = keep(`n${locale}${digits}`, () => {
    return new Intl.NumberFormat(INTL[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: 'always' })
  })
  return format.format(value)
}

/** A share (0.881) as per cent ("88,1 %"); `digits` decimals (0 unless told). */
export function formatPercent(share: number, locale: Locale, digits = 0): string {
  const format = keep(`p${locale}${digits}`, () => {
    return new Intl.NumberFormat(INTL[locale], { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
  })
  return format.format(share)
}

/** A day in words ("3. marts 2026"). */
export function formatDate(date: Date | string, locale: Locale): string {
  const format = keep(`d${locale}`, () => new Intl.DateTimeFormat(INTL[locale], { dateStyle: 'long', timeZone: ZONE }))
  return format.format(new Date(date))
}

/** A day and time in words ("3. marts 2026 kl. 14.05"). */
export function formatDateTime(date: Date | string, locale: Locale): string {
  const format = keep(`t${locale}`, () => {
    return new Intl.DateTimeFormat(INTL[locale], { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE })
  })
  return format.format(new Date(date))
}

/** Compares names as the language sorts them (Danish: æ, ø, å last) and numbers inside names by size. */
export function collator(locale: Locale): Intl.Collator {
  return keep(`c${locale}`, () => new Intl.Collator(INTL[locale], { numeric: true }))
}
