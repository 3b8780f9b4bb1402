// The answers as public tables: fixed columns, both languages, with everything said about where they come from and what they cannot say.
import type { Bilingual, Cell, Provenance, PublicColumn, PublicTable, Release } from '../../platform/release/index.ts'
import { misleadingResidents } from './expect/misleading-residents.ts'
import { middleOf } from './expect/periods.ts'
import { limitsInOrder } from './figures/evidence.ts'
import { type CovariateKey, type CrimeAnswers, covariateKeys, groups, verdicts, withoutMunicipality } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const datasets = {
  expected: 'crime-expected',
  funnel: 'crime-expected-funnel',
  limits: 'crime-expected-limits',
  conditions: 'crime-expected-conditions',
  without: 'crime-expected-without',
} as const

/** What each table gives away: reported offences, or only what the conditions weigh. */
const restsOn = { expected: 'offences', funnel: 'offences', limits: 'offences', conditions: 'residents', without: 'offences' } as const

/** The five tables of the newest calculation; the first alone carries the answers. */
export type ReleasedAnswers = Record<keyof typeof datasets, Release>
export type MainAnswers = Pick<ReleasedAnswers, 'expected'>

const both = (pick: (words: typeof da) => string): Bilingual => ({ da: pick(da), en: pick(en) })
const labelled = <K extends string>(keys: readonly K[], pick: (words: typeof da, key: K) => string): Record<string, Bilingual> =>
  Object.fromEntries(keys.map((key) => [key, both((words) => pick(words, key))]))

type ColumnName = Exclude<keyof typeof da.columns, 'kinds' | 'steps'>

const named = (key: ColumnName, kind: PublicColumn['kind'], more: Partial<PublicColumn> = {}): PublicColumn => ({
  key,
  heading: both((words) => words.columns[key]),
  kind,
  ...more,
})
const measure = (key: ColumnName, digits = 0) => named(key, 'measure', { digits })
const end = (key: ColumnName, digits = 0) => named(key, 'interval', { digits })

const yesNo = labelled(['yes', 'no'], (words, key) => words.columns[key])
const group = named('group', 'dimension', { labels: labelled(groups, (words, key) => words.groups[key].title) })
const period = named('period', 'dimension')
const verdict = named('verdict', 'text', { labels: labelled(verdicts, (words, key) => words.verdicts[key]) })
const year = (key: ColumnName) => named(key, 'dimension')
const conditionLabels = labelled(covariateKeys, (words, key) => words.conditions[key])
const municipalityLabels = Object.fromEntries(
  misleadingResidents.map(({ code, name }) => [withoutMunicipality(code), { da: name, en: name }]),
)
/** Several conditions in one cell, which a reader splits at the spaces. */
const joined = (keys: readonly CovariateKey[]): string => keys.join(' ')
const inWords = (column: PublicColumn, lists: readonly CovariateKey[][]): PublicColumn => ({
  ...column,
  labels: Object.fromEntries(lists.map((keys) => [joined(keys), both((words) => keys.map((key) => words.conditions[key]).join('; '))])),
})

const columnsOf = (answers: CrimeAnswers): Record<keyof typeof datasets, PublicColumn[]> => ({
  expected: [
    group,
    period,
    named('kind', 'dimension', { labels: labelled(['year', 'four-quarters'], (words, key) => words.columns.kinds[key]) }),
    measure('observed'),
    measure('expected', 1),
    end('ordinaryLow'),
    end('ordinaryHigh'),
    measure('ratio', 2),
    end('ratioLow', 2),
    end('ratioHigh', 2),
    measure('p', 3),
    measure('adjustedP', 3),
    verdict,
    measure('theta', 1),
    measure('dispersion', 1),
    measure('residents'),
    measure('municipalities'),
    inWords(
      named('conditions', 'text'),
      answers.rows.map(({ conditions }) => conditions),
    ),
    year('conditionsFrom'),
    named('isCarried', 'text', { labels: yesNo }),
  ],
  funnel: [
    group,
    period,
    named('place', 'dimension', { labels: labelled(['town', 'other'], (words, key) => words.funnel[key]) }),
    measure('expected', 1),
    measure('ratio', 2),
  ],
  limits: [group, period, measure('expected', 1), end('low95', 2), end('high95', 2), end('low998', 2), end('high998', 2)],
  conditions: [
    group,
    period,
    named('condition', 'dimension', { labels: conditionLabels }),
    year('takenFrom'),
    named('isCarried', 'text', { labels: yesNo }),
    measure('step', 2),
    named('stepIs', 'text', { labels: labelled(['added', 'times'], (words, key) => words.columns.steps[key]) }),
    measure('factor', 2),
    end('factorLow', 2),
    end('factorHigh', 2),
  ],
  without: [
    group,
    period,
    named('without', 'dimension', {
      labels: { ...conditionLabels, ...municipalityLabels, nothing: both((words) => words.columns.nothing) },
    }),
    measure('expected', 1),
    measure('ratio', 2),
    end('ratioLow', 2),
    end('ratioHigh', 2),
    measure('theta', 1),
    verdict,
  ],
})

// Six figures carry more than the model knows; beyond them two machines may differ.
const rounded = (value: unknown): Cell => {
  if (typeof value === 'number') return Number(value.toPrecision(6))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined || value === null ? null : String(value)
}

function tableOf(
  which: keyof typeof datasets,
  columns: PublicColumn[],
  records: Record<string, unknown>[],
  municipalities: number,
  provenance: Provenance[],
): PublicTable {
  const rows = records.map((record) => columns.map(({ key }) => rounded(record[key])))
  const rowsInWords = String(rows.length)
  return {
    dataset: datasets[which],
    title: both((words) => words.datasets[which].title),
    description: both((words) => words.datasets[which].description),
    columns,
    rows,
    provenance,
    n: both((words) => words.evidence.nAll(String(municipalities), rowsInWords)),
    uncertainty: { interval: both((words) => words.evidence.interval) },
    cannotSay: limitsInOrder.map((limit) => both((words) => words.cannotSay[limit])),
    // What is public at its publisher cannot be hidden here; a table that took in figures of the town's own would have to be protected as theirs.
    protection: { kind: 'official-statistics' },
    facts: [
      { key: 'protection', heading: both((words) => words.protection.heading), words: both((words) => words.protection[restsOn[which]]) },
    ],
  }
}

/** A reader begins with the newest; within a period the order stays. */
const newestFirst = <R extends { period: string }>(rows: readonly R[]): R[] =>
  rows.toSorted((a, b) => middleOf(b.period) - middleOf(a.period))

/** The five tables of one calculation; they are released together. */
export function answersAsTables(answers: CrimeAnswers, provenance: Provenance[]): PublicTable[] {
  const municipalities = Math.max(...answers.rows.map((row) => row.municipalities))
  const columns = columnsOf(answers)
  const records = {
    expected: newestFirst(answers.rows).map((row) => ({ ...row, conditions: joined(row.conditions) })),
    funnel: newestFirst(answers.funnel).map(({ isTown, ...row }) => ({ ...row, place: isTown ? 'town' : 'other' })),
    limits: answers.limits.map((row) => ({ ...row })),
    conditions: answers.conditionRows.map((row) => ({ ...row })),
    without: answers.sensitivity.map(({ without, ...row }) => ({ ...row, without: without ?? 'nothing' })),
  }
  return (Object.keys(datasets) as (keyof typeof datasets)[]).map((which) =>
    tableOf(which, columns[which], records[which], municipalities, provenance),
  )
}
