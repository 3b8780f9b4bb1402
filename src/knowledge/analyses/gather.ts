// Brings the publisher's tables together into the figures the model takes: the 98 municipalities, aligned by code, never by name.
import type { Provenance } from '../../platform/release/index.ts'
import { figureAt, isMunicipality, type Panel } from '../sources/series/model.ts'
import { provenanceOf } from '../sources/statbank/provenance.ts'
import { misleadingResidents } from './expect/misleading-residents.ts'
import { comparablePeriods, readQuarter } from './expect/periods.ts'
import { type CrimeFigures, type FetchedCondition, groups, offenceCodes } from './model.ts'

/** What is asked of the sources: the publisher's table, and its codes in order. */
const ages = ['15', '16', '17', '18', '19', '20', '21', '22', '23', '24']
export const questions = {
  crime: { kind: 'official', table: 'STRAF11', codes: groups.map((group) => offenceCodes[group]) },
  people: { kind: 'official', table: 'FOLK1A', codes: ['IALT', ...ages] },
  gini: { kind: 'official', table: 'IFOR41', codes: ['70'] },
  unemployment: { kind: 'official', table: 'AULP01', codes: ['TOT'] },
  income: { kind: 'official', table: 'INDKP101', codes: ['100'] },
} as const

export type Panels = Record<keyof typeof questions, Panel | null>

export interface Gathered {
  figures: CrimeFigures
  provenance: Provenance[]
}

/** Longer back the towns were other towns; the answers are about the last ten years. */
const yearsBack = 10

/** Puts the panels together; null while crime, residents or the town itself are not among them. */
export function gather(panels: Panels, townCode: string): Gathered | null {
  const { crime, people } = panels
  if (!crime || !people) return null
  const areas = crime.areas.filter(isMunicipality)
  const town = areas.indexOf(String(Number(townCode)))
  const whole = comparablePeriods(crime.periods).findLast(({ kind }) => kind === 'year')
  if (town < 0 || !whole) return null
  const quarters = crime.periods.filter((period) => readQuarter(period).year > whole.year - yearsBack)
  const counts = Object.fromEntries(groups.map((group, code) => [group, pick(crime, code, areas, quarters)])) as CrimeFigures['counts'] // an entry for each group
  const conditions = [
    yearly('gini', panels.gini, areas),
    yearly('unemployment', panels.unemployment, areas),
    youngShare(people, areas),
    yearly('income', panels.income, areas),
  ].filter((condition) => condition?.values.some(Number.isFinite))
  const used = conditions.flatMap((condition) => (condition ? [condition] : []))
  return {
    figures: {
      areas,
      town,
      quarters,
      counts,
      residents: { quarters: people.periods, values: pick(people, 0, areas, people.periods) },
      conditions: used,
      misleading: misleadingResidents.map(({ code }) => code),
    },
    provenance: [crime, people, ...used.flatMap(({ key }) => panelOf(panels, key))].map(provenanceOf),
  }
}

function panelOf(panels: Panels, key: FetchedCondition): Panel[] {
  const panel = key === 'aged-15-24' ? null : panels[key]
  return panel ? [panel] : []
}

function pick(panel: Panel, code: number, areas: readonly string[], periods: readonly string[]): Float64Array {
  const rows = areas.map((area) => panel.areas.indexOf(area))
  const columns = periods.map((period) => panel.periods.indexOf(period))
  return Float64Array.from({ length: rows.length * columns.length }, (_, cell) => {
    const row = rows[Math.floor(cell / columns.length)] ?? -1
    const column = columns[cell % columns.length] ?? -1
    return row < 0 || column < 0 ? Number.NaN : figureAt(panel, code, row, column)
  })
}

function yearly(key: FetchedCondition, panel: Panel | null, areas: readonly string[]): CrimeFigures['conditions'][number] | null {
  if (!panel) return null
  const periods = panel.periods.filter((period) => /^\d{4}$/.test(period))
  return { key, years: periods.map(Number), values: pick(panel, 0, areas, periods) }
}

/** The share of residents aged 15-24 on 1 January, where every one of the ten ages is there. */
function youngShare(people: Panel, areas: readonly string[]): CrimeFigures['conditions'][number] | null {
  const periods = people.periods.filter((period) => period.endsWith('K1'))
  const all = pick(people, 0, areas, periods)
  const young = ages.map((_, age) => pick(people, age + 1, areas, periods))
  const share = all.map((residents, cell) => (100 * young.reduce((sum, one) => sum + (one[cell] ?? Number.NaN), 0)) / residents)
  return { key: 'aged-15-24', years: periods.map((period) => readQuarter(period).year), values: share }
}
