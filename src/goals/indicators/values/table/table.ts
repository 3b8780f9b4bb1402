// An indicator's figures as the open table everybody may read: with its definition, n, intervals and what it cannot say; figures of too few people withheld.
import { formatDate, formatNumber } from '@trygby/ui'
import {
  type Bilingual,
  type Cell,
  isWithheld,
  leastAnswers,
  type PublicColumn,
  type PublicTable,
  type TableFact,
  type TownFigures,
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

const least = 5
const withheldReasons = ['fewer-than-five', 'too-few-answers'] as const

/** The newest figure of each period as a public table, newest first. `town` is the name of the town. */
export function indicatorTable(indicator: Indicator, values: readonly IndicatorValue[], town: string): PublicTable {
  const held = holding(values).toSorted((a, b) => byNewest(a.period, b.period))
  const protection: TownFigures = { kind: 'town-figures', counts: indicator.counts, k: least }
  const areOfficial = held.every(isOfficial)
  const rows = held.map((value) => (!areOfficial && mustWithhold(protection, value) ? withheldRow(value, protection) : shownRow(value)))
  const someWithheld = rows.some((row) => row[1] === null)
  return {
    dataset: indicatorDataset(indicator.slug),
    title: said(indicator.name),
    description: said(indicator.definition),
    columns: columnsOf(indicator, held),
    rows,
    provenance: tablesOf(indicator, held, town),
    n: both((t) => t.nText),
    uncertainty: rows.some((row) => row[2] !== null) ? { interval: both((t) => t.interval) } : { none: both((t) => t.noIntervals) },
    cannotSay: [
      said(indicator.cannotSay),
      ...(someWithheld ? [both((t) => t.someWithheld)] : []),
      ...missingIn(held).map(({ periods, reason }) => both((t) => t.hole(periods, reason))),
    ],
    facts: factsOf(indicator),
    about: { ...judgedBy(indicator) },
    protection: areOfficial ? { kind: 'official-statistics' } : protection,
  }
}

const mustWithhold = (protection: TownFigures, { value, n }: IndicatorValue): boolean =>
  isWithheld(protection, value, 'none' in n ? null : n.count)

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

/** Nothing of the figure stays: interval, n and what was written about them would each give some of it back. */
const withheldRow = ({ period, n }: IndicatorValue, { counts }: TownFigures): Cell[] => [
  period,
  ...Array<null>(6).fill(null),
  // Of a share either side may be too few, or all who were asked.
  counts === 'share-of-people' && ('none' in n || n.count < leastAnswers) ? 'too-few-answers' : 'fewer-than-five',
]

function columnsOf({ unit, digits }: Indicator, held: readonly IndicatorValue[]): PublicColumn[] {
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
    named('noInterval', 'text', labelsOf(held, 'interval')),
    named('noN', 'text', labelsOf(held, 'n')),
    named('withheld', 'text', { labels: Object.fromEntries(withheldReasons.map((key) => [key, both((t) => t.withheldBecause[key])])) }),
  ]
}

/** The reasons that are said in English too; one without a label stands as somebody wrote it. */
function labelsOf(held: readonly IndicatorValue[], part: 'interval' | 'n'): Pick<PublicColumn, 'labels'> {
  const reasons = held.flatMap((value) => ('none' in value[part] ? [reasonOf(value, value[part])] : [])).filter(({ en }) => en !== '')
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
