// What is said of a source in one line: its name, what went wrong with it, a time as people say it.
import type { Frame } from '@trygby/ui'
import type { Source, SourceFetch } from './model.ts'
import { isTroubleKey } from './statbank/trouble.ts'
import { wantedTables } from './statbank/wanted.ts'
import type { da } from './texts.da.ts'

type Words = typeof da

export const language = (frame: Frame): 'da' | 'en' => (frame.locale === 'da' ? 'da' : 'en')

export const trail = ({ locale }: Frame, t: Words) => [
  { text: t.home, href: `/${locale}` },
  { text: t.knowledge, href: `/${locale}/knowledge` },
]

/** What the town uses a table for, in its own plain words; the publisher's title where we have none. */
export const nameOf = (frame: Frame, source: Source): string => {
  const wanted = source.kind === 'official' ? wantedTables.find(({ table }) => table === source.table) : undefined
  return (wanted?.why ?? source.title)[language(frame)]
}

/** Why a fetch failed, in a plain sentence. */
export const sentenceOf = (t: Words, { trouble }: SourceFetch): string => {
  if (!trouble) return ''
  return t.trouble[isTroubleKey(trouble.key) ? trouble.key : 'unknown'](trouble.table, trouble.facts)
}

/** The same, and that nothing was lost by it. */
export const troubleOf = (t: Words, { latest, fetched }: Source): string =>
  latest?.trouble ? [sentenceOf(t, latest), fetched && t.keptAll].filter(Boolean).join(' ') : ''

/** A quarter as people say it; any other period as it is written. */
export function periodInWords(period: string, t: Words): string {
  const [, year, quarter] = /^(\d{4})K([1-4])$/.exec(period) ?? []
  return year && quarter ? t.quarter(quarter, year) : period
}
