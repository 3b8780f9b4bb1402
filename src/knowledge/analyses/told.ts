// Puts released answers into the sentences a council member understands; no figure is worked out here.
import { formatNumber } from '@trygby/ui'
import type { Locale } from '../../platform/i18n.ts'
import { type Cell, type Release, recordsOf } from '../../platform/release/index.ts'
import { type Audience, type Group, goalAnswer, groups, groupsOf, type Verdict, verdicts } from './model.ts'
import { middleOf, readQuarter } from './periods.ts'
import type { da } from './texts.da.ts'

type Words = typeof da
export type Row = Record<string, Cell>

const figure = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : Number.NaN)
/** The figure in a cell of a released row; NaN where there is none. */
export const at = (row: Row | undefined, key: string): number => figure(row?.[key])

/** A verdict as it was released. */
export function verdictIn(row: Row | undefined): Verdict {
  return verdicts.find((verdict) => verdict === row?.verdict) ?? 'cannot-tell'
}

/** The released answers of one group, oldest first: whole years, and all runs of four quarters with the years among them. */
export function answersOf(release: Release, group: Group): { years: Row[]; runs: Row[] } {
  const runs = recordsOf(release.table)
    .filter((row) => row.group === group)
    .sort((a, b) => middleOf(String(a.period)) - middleOf(String(b.period)))
  return { years: runs.filter((row) => row.kind === 'year'), runs }
}

/** The newest whole year of a group, the newest four quarters when they are newer, and the last year nothing was carried forward to. */
export function newestOf(release: Release, group: Group): { year: Row | undefined; run: Row | undefined; fullyKnown: Row | undefined } {
  const { years, runs } = answersOf(release, group)
  const year = years.at(-1)
  const run = runs.at(-1)
  const fullyKnown = years.findLast((row) => row.isCarried === 'no' && row.conditionsFrom !== null)
  return { year, run: run === year ? undefined : run, fullyKnown: fullyKnown === year ? undefined : fullyKnown }
}

/** A period in words: `I 2025`, `Fra 4. kvartal 2024 til 3. kvartal 2025`. */
export function whenOf(period: string, t: Words): string {
  if (/^\d{4}$/.test(period)) return t.when.year(period)
  const [from = '', to = ''] = period.split('-')
  const inWords = (text: string) => {
    const { year, quarter } = readQuarter(text)
    return t.when.quarter(String(quarter), String(year))
  }
  return t.when.run(inWords(from), inWords(to))
}

/** The sentence of one released row. */
export function sentenceOf(row: Row | undefined, group: Group, town: string, t: Words, locale: Locale): string {
  const words = t.groups[group]
  if (!row || Number.isNaN(at(row, 'expected')) || Number.isNaN(at(row, 'observed'))) return t.nothingTold(words.things)
  const whole = (key: string) => formatNumber(at(row, key), locale)
  return t.told[verdictIn(row)](words, {
    when: whenOf(String(row.period), t),
    town,
    observed: whole('observed'),
    expected: whole('expected'),
    low: whole('ordinaryLow'),
    high: whole('ordinaryHigh'),
  })
}

/** The answer for residents or for businesses in the newest whole year. */
export function audienceSentence(release: Release, audience: Audience, t: Words, locale: Locale): string {
  const rows = groupsOf[audience].map((group) => newestOf(release, group).year)
  const seen = rows.map(verdictIn)
  return t.answer[goalAnswer(seen)]({
    who: t.audience[audience],
    year: String(rows[0]?.period ?? ''),
    fewer: formatNumber(seen.filter((verdict) => verdict === 'fewer').length, locale),
    all: formatNumber(seen.length, locale),
  })
}

/** The newest whole year of all groups, in the order of the groups. */
export const newestYears = (release: Release): { group: Group; row: Row }[] =>
  groups.flatMap((group) => {
    const { year } = newestOf(release, group)
    return year ? [{ group, row: year }] : []
  })
