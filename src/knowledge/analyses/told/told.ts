// Puts released answers into the sentences a council member understands; no figure is worked out here.
import { formatNumber } from '@trygby/ui'
import type { Locale } from '../../../platform/i18n.ts'
import { type Cell, type Release, recordsOf } from '../../../platform/release/index.ts'
import { middleOf, readQuarter } from '../expect/periods.ts'
import {
  type Audience,
  type CovariateKey,
  covariateKeys,
  type Doubt,
  doubtOf,
  type Group,
  goalAnswer,
  groups,
  groupsOf,
  type Verdict,
  verdicts,
} from '../model.ts'
import type { da } from '../texts.da.ts'

type Words = typeof da
export type Row = Record<string, Cell>

const figure = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : Number.NaN)
/** The figure in a cell of a released row; NaN where there is none. */
export const at = (row: Row | undefined, key: string): number => figure(row?.[key])

/** A verdict as it was released. */
export function verdictIn(row: Row | undefined): Verdict {
  return verdicts.find((verdict) => verdict === row?.verdict) ?? 'cannot-tell'
}

/** Why a released row says that nothing can be told. */
export const doubtIn = (row: Row | undefined): Doubt =>
  doubtOf({
    expected: at(row, 'expected'),
    ratioLow: at(row, 'ratioLow'),
    ratioHigh: at(row, 'ratioHigh'),
    adjustedP: at(row, 'adjustedP'),
  })

/** What the model knew when a released row was worked out. */
export const conditionsIn = (row: Row | undefined): CovariateKey[] => {
  const keys = String(row?.conditions ?? '').split(' ')
  return covariateKeys.filter((key) => keys.includes(key))
}

/** A condition in a cell of a released row; anything else is nothing left out. */
export const conditionIn = (cell: Cell | undefined, t: Words): string => {
  const key = covariateKeys.find((one) => one === cell)
  return key ? t.conditions[key] : t.columns.nothing
}

/** The released answers of one group, oldest first: whole years, and all runs of four quarters with the years among them. */
export function answersOf(release: Release, group: Group): { years: Row[]; runs: Row[] } {
  const runs = recordsOf(release.table)
    .filter((row) => row.group === group)
    .sort((a, b) => middleOf(String(a.period)) - middleOf(String(b.period)))
  return { years: runs.filter((row) => row.kind === 'year'), runs }
}

/** The newest whole year of a group, the newest four quarters when they are newer, and the last year for which all the newest knows was known. */
export function newestOf(release: Release, group: Group): { year: Row | undefined; run: Row | undefined; fullyKnown: Row | undefined } {
  const { years, runs } = answersOf(release, group)
  const year = years.at(-1)
  const run = runs.at(-1)
  const fullyKnown = years.findLast((row) => row.isCarried === 'no' && row.conditionsFrom !== null && row.conditions === year?.conditions)
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

/** For each condition that the newest year knows and earlier years do not: since when. */
export function knownSince(release: Release, group: Group, t: Words): string[] {
  const { years } = answersOf(release, group)
  return conditionsIn(years.at(-1)).flatMap((key) => {
    const first = years.find((row) => conditionsIn(row).includes(key))
    return first && first !== years[0] ? [t.knownSince(t.conditions[key], String(first.period))] : []
  })
}

/** The sentence of one released row. */
export function sentenceOf(row: Row | undefined, group: Group, town: string, t: Words, locale: Locale): string {
  const words = t.groups[group]
  const whole = (key: string) => formatNumber(at(row, key), locale)
  if (!row || Number.isNaN(at(row, 'observed'))) return t.nothingTold(words.things)
  if (Number.isNaN(at(row, 'expected'))) return t.nothingExpected(words.things, whole('observed'))
  const verdict = verdictIn(row)
  const sentence = t.told[verdict](words, {
    when: whenOf(String(row.period), t),
    town,
    observed: whole('observed'),
    expected: whole('expected'),
    low: whole('ordinaryLow'),
    high: whole('ordinaryHigh'),
  })
  return verdict === 'cannot-tell' && doubtIn(row) === 'one-of-six' ? `${sentence} ${t.oneOfSix}` : sentence
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
