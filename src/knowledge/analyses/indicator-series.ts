// Crime against the expected as series that feed indicators: for each group how many times the expected was reported, year by year.
import type { SeriesFigure, SeriesSource } from '../../goals/index.ts'
import type { Cell, Provenance, Release } from '../../platform/release/index.ts'
import { saidOf } from '../sources/indicator-series.ts'
import { type Group, groups, isGroup, offenceCodes } from './model.ts'
import { readMainAnswers } from './store.ts'
import { datasets } from './tables.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { answersOf, at, type Row } from './told/told.ts'

export const crimeExpectedSeries: SeriesSource = {
  key: datasets.expected,
  name: { da: da.title, en: en.title },
  offers: async () =>
    groups.map((group) => ({
      code: group,
      name: {
        da: `${da.groups[group].title}: anmeldt delt med det ventede`,
        en: `${en.groups[group].title}: reported divided by the expected`,
      },
      unit: { da: 'gange det ventede', en: 'times the expected' },
    })),
  stamp: async (tx) => {
    const { expected } = (await readMainAnswers(tx)) ?? {}
    return expected ? `${expected.number} ${expected.releasedAt.toISOString()}` : ''
  },
  read: async (tx, code) => {
    const answers = await readMainAnswers(tx)
    if (!answers || !isGroup(code)) return null
    const figures = ratiosOf(answers.expected, code)
    return { figures, provenance: saidOf(tablesOf(answers.expected, code)), isOfficial: true }
  },
}

/** The analysis asks for the offences of every group; a group rests on its own. */
const tablesOf = ({ table }: Release, group: Group): Provenance[] =>
  table.provenance.map((from) => {
    const own = from.codes.OVERTRÆD?.filter(({ code }) => code === offenceCodes[group]) ?? []
    return own.length === 0 ? from : { ...from, codes: { ...from.codes, OVERTRÆD: own } }
  })

const noInterval = { da: 'Modellen kan ikke give et interval for dette år.', en: 'The model cannot give an interval for this year.' }
const noCount = { da: 'Kilden oplyser ikke antallet.', en: 'The source does not give the count.' }

/** Whole years with a ratio; n is how many were reported. */
export const ratiosOf = (release: Release, group: Group): SeriesFigure[] =>
  answersOf(release, group).years.flatMap((row): SeriesFigure[] => {
    const [value, lower, upper] = ['ratio', 'ratioLow', 'ratioHigh'].map((key) => rounded(row, key))
    if (value === undefined || !Number.isFinite(value)) return []
    const hasEnds = lower !== undefined && upper !== undefined && lower <= value && value <= upper
    return [
      {
        period: String(row.period),
        value,
        interval: hasEnds ? { lower, upper } : { none: noInterval },
        n: countOf(row.observed),
      },
    ]
  })

// A new calculation differs from the last in decimals nobody reads; without rounding each would look like a correction.
const rounded = (row: Row, key: string): number => Math.round(at(row, key) * 1000) / 1000

const countOf = (observed: Cell | undefined): SeriesFigure['n'] => (typeof observed === 'number' ? { count: observed } : { none: noCount })
