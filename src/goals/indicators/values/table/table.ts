// An indicator's figures as the open table everybody may read: with its definition, n, intervals and what it cannot say; figures of too few people withheld.
import { formatDate, formatNumber } from '@trygby/ui'
import {
  type Bilingual,
  type Cell,
  type ProtectedFigures,
  type PublicColumn,
  type PublicTable,
  type Release,
  recordsOf,
  type TableFact,
} from '../../../../platform/release/index.ts'
import { type Indicator, type IndicatorValue, indicatorDataset, judgedBy, type Bilingual as Words } from '../../model.ts'
import { changeUnit, toldWords } from '../../told/told.ts'
import { holding, missingIn } from '../model.ts'
import { byNewest } from '../period/model.ts'
import { isOfficial, reasonOf, tablesOf } from './provenance.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

type Language = 'da' | 'en'
const both = (pick: (t: typeof da, language: Language) => string): Bilingual => ({ da: pick(da, 'da'), en: pick(en, 'en') })

/** In a file both languages stand side by side, so that what nobody has put into English stands in Danish there too. */
const said = (words: Words): Bilingual => ({ da: words.da, en: words.en.trim() === '' ? words.da : words.en })

/** The least count of people that is shown. */
export const leastPeople = 5

/** The figures that hold, newest first, as they stand in the table. */
export const inTable = (values: readonly IndicatorValue[]): IndicatorValue[] =>
  holding(values).toSorted((a, b) => byNewest(a.period, b.period))

/** Whether the publisher has protected all of them already; then nothing of the town's own is mixed in. */
export const areOfficial = (values: readonly IndicatorValue[]): boolean => holding(values).every(isOfficial)

export interface TableParts {
  indicator: Indicator
  values: readonly IndicatorValue[]
  /** The name of the town. */
  town: string
  /** What may be shown of each figure, in the order of `inTable`. */
  protection: ProtectedFigures
  /** Every release there was: a figure that waits stands as in one of them. */
  releases: readonly Release[]
}

/** The newest figure of each period as a public table, newest first. */
export function indicatorTable({ indicator, values, town, protection, releases }: TableParts): PublicTable {
  const held = inTable(values)
  const rows = held.map((value, place): Cell[] => {
    const { shown, repeats } = protection.rows[place] ?? { shown: null, repeats: null }
    if (shown && repeats !== null)
      return repeatedRow(
        value.period,
        releases.find(({ number }) => number === repeats),
      )
    return shown ? shownRow(value) : withheldRow(value.period)
  })
  const isOfPeople = indicator.counts === 'people' || indicator.counts === 'share-of-people'
  const isOurs = !areOfficial(values)
  return {
    dataset: indicatorDataset(indicator.slug),
    title: said(indicator.name),
    description: said(indicator.definition),
    columns: columnsOf(indicator, values),
    rows,
    provenance: tablesOf(indicator, asTold(values, held, protection), town),
    n: both((t) => t.nText),
    uncertainty: rows.some((row) => row[2] !== null) ? { interval: both((t) => t.interval) } : { none: both((t) => t.noIntervals) },
    cannotSay: [
      said(indicator.cannotSay),
      // Always said, so that nobody can read from it whether a correction waits.
      ...(isOurs && isOfPeople ? [both((t) => t.correctionsWait)] : []),
      ...(rows.some((row) => row[1] === null) ? [both((t) => t.someWithheld)] : []),
      ...missingIn(held).map(({ periods, reason }) => both((t) => t.hole(periods, reason))),
    ],
    facts: [
      ...factsOf(indicator),
      ...(isOurs ? [] : [{ key: 'protection', heading: both((t) => t.facts.protection), words: both((t) => t.official) }]),
    ],
    about: { ...judgedBy(indicator) },
    protection: isOurs ? { kind: 'town-figures', counts: indicator.counts, k: leastPeople } : { kind: 'official-statistics' },
  }
}

const shownRow = ({ period, value, interval, n }: IndicatorValue): Cell[] => [
  period,
  value,
  'none' in interval ? null : interval.lower,
  'none' in interval ? null : interval.upper,
  'none' in n ? null : n.count,
  'none' in interval ? interval.none : null,
  'none' in n ? n.none : null,
  null,
]

const rowKeys = ['period', 'value', 'lower', 'upper', 'n', 'noInterval', 'noN', 'withheld'] as const

/** The figures that are told: for one that waits, the one it was before, or the day of the correction would tell that there is one. */
const asTold = (values: readonly IndicatorValue[], held: readonly IndicatorValue[], { rows }: ProtectedFigures): IndicatorValue[] =>
  held.map((value, place) => {
    const { shown, outcome } = rows[place] ?? {}
    const before = values.find(
      ({ period, value: figure, n }) => period === value.period && figure === shown?.value && ('none' in n ? null : n.count) === shown.n,
    )
    return outcome === 'waits' && before ? before : value
  })

/** A correction of few people waits, and the row stands as it was released. */
function repeatedRow(period: string, release: Release | undefined): Cell[] {
  const row = release && recordsOf(release.table).find((one) => one.period === period)
  if (!row) throw new Error(`The figure for ${period} waits, and no release has it`)
  return rowKeys.map((key) => row[key] ?? null)
}

/**
 * Nothing of the figure stays: interval, n and what was written about them would each give some of it back. Nor does it say why: that a row
 * is there to protect another would tell that the other one is small.
 */
const withheldRow = (period: string): Cell[] => [period, ...Array<null>(6).fill(null), 'protected']

function columnsOf({ unit, digits }: Indicator, values: readonly IndicatorValue[]): PublicColumn[] {
  const named = (key: keyof typeof da & string, kind: PublicColumn['kind'], more: Partial<PublicColumn> = {}): PublicColumn => ({
    key,
    heading: both((t) => String(t[key])),
    kind,
    ...more,
  })
  return [
    named('period', 'dimension'),
    named('value', 'measure', { digits, unit: said(unit) }),
    named('lower', 'interval', { digits }),
    named('upper', 'interval', { digits }),
    named('n', 'measure', { digits: 0 }),
    named('noInterval', 'text', labelsOf(values, 'interval')),
    named('noN', 'text', labelsOf(values, 'n')),
    named('withheld', 'text', { labels: { protected: both((t) => t.protectedRow) } }),
  ]
}

/** The reasons that are said in English too, also those of figures that were corrected: a row may be repeated. One without a label stands as somebody wrote it. */
function labelsOf(values: readonly IndicatorValue[], part: 'interval' | 'n'): Pick<PublicColumn, 'labels'> {
  const reasons = values.flatMap((value) => ('none' in value[part] ? [reasonOf(value, value[part])] : [])).filter(({ en }) => en !== '')
  return reasons.length > 0 ? { labels: Object.fromEntries(reasons.map((reason) => [reason.da, reason])) } : {}
}

function factsOf(indicator: Indicator): TableFact[] {
  const { aim, goodIs, margin, target, baselinePeriod, digits, unit, frequency, responsible } = indicator
  const figure = (value: number, language: Language) => `${formatNumber(value, language, digits)} ${said(unit)[language]}`
  const facts: [keyof typeof da.facts, Bilingual | null][] = [
    ['source', said(indicator.source)],
    ['formula', said(indicator.formula)],
    ['unit', said(unit)],
    ['aim', both((t) => t.aims[aim === 'hold' ? (goodIs === 'higher' ? 'hold-higher' : 'hold-lower') : aim])],
    ['margin', both((_, language) => `${formatNumber(margin, language, digits)} ${changeUnit(said(unit)[language], toldWords(language))}`)],
    ['baseline', both((t) => baselinePeriod || t.firstPeriod)],
    ['target', target ? both((t, language) => t.target(figure(target.value, language), formatDate(target.on, language))) : null],
    ['frequency', both((t) => t.frequencies[frequency])],
    ['responsible', responsible === '' ? null : { da: responsible, en: responsible }],
  ]
  return facts.flatMap(([key, words]) => (words ? [{ key, heading: both((t) => t.facts[key]), words }] : []))
}
