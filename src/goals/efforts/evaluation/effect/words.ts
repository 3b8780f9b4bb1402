// What the figures could show, in sentences.
import { formatNumber, type Locale } from '@trygby/ui'
import { type Detectable, questions, seldomMoreThan, willHardlyTell } from './model.ts'
import type { Amounts, da } from './texts.da.ts'

/** The digits a person wrote, as the language writes them: 60, 0,5, 1.200. */
const asWritten = (number: number, locale: Locale): string =>
  formatNumber(number, locale, Number.isInteger(number) ? 0 : number * 10 === Math.round(number * 10) ? 1 : 2)

/** The one sentence: from what, and how large a change must be. The change is rounded up, because a smaller one would be missed more often. */
export function seenInWords(found: Detectable, t: typeof da, locale: Locale): string {
  const amounts: Amounts = { thing: found.thing || t.events }
  for (const { name } of questions[found.method]) amounts[name] = asWritten(found.numbers[name] ?? 0, locale)
  return seenFrom(t.basis[found.method](amounts), found, t, locale)
}

/** The same for everybody: the figures people typed are no release, so they are left out and the sentence stands without them. */
export const seenOpenly = (found: Detectable, t: typeof da, locale: Locale): string => seenFrom(t.ourFigures, found, t, locale)

function seenFrom(basis: string, { least, wanted, unit }: Detectable, t: typeof da, locale: Locale): string {
  return least === null ? t.nothing[wanted](basis) : t.seen[wanted](basis, t[unit](formatNumber(Math.ceil(least), locale)))
}

/** What to know where the figures will hardly tell, and what would help; empty where they will. */
export function hardlyInWords(found: Detectable, t: typeof da, locale: Locale): string[] {
  if (!willHardlyTell(found)) return []
  const usual = t[found.unit](asWritten(seldomMoreThan(found), locale))
  return [t.hardly[found.unit](usual), t.hardly.verdict, t.hardly.help, neededInWords(found, usual, t, locale)].filter(
    (line) => line !== '',
  )
}

function neededInWords({ method, needed, thing }: Detectable, usual: string, t: typeof da, locale: Locale): string {
  if (needed === null || method === 'series' || method === 'staggered') return ''
  const number = method === 'area' ? formatNumber(needed, locale, 1) : formatNumber(Math.ceil(needed), locale)
  return t.needed[method](usual, number, thing || t.events)
}
