// One period made ready for the model: what was reported, who lived where, and the conditions as far as they were known.
import type { TownFigures } from '@trygby/analysis'
import type { CovariateKey, CrimeFigures, Group } from '../model.ts'
import { carryForward, reportedIn, residentsIn } from './carry.ts'
import { comparablePeriods, type Period, readQuarter } from './periods.ts'

/** A condition as the model takes it in one period, one value a municipality. */
export interface Condition {
  key: CovariateKey
  values: Float64Array
  takenFrom: number
  isCarried: boolean
}

export interface Setting {
  period: Period
  residents: Float64Array
  conditions: Condition[]
}

export function settle(period: Period, figures: CrimeFigures): Setting {
  const residents = residentsIn(period, figures)
  const fetched = figures.conditions.flatMap((condition): Condition[] => {
    const carried = carryForward(condition, period.year, figures.areas.length)
    return carried ? [{ key: condition.key, ...carried }] : []
  })
  return { period, residents, conditions: [sizeOf(residents, period, figures), ...fetched] }
}

/** Larger municipalities have other rates than smaller ones, which residents as the offset alone would deny (decision 0007). */
function sizeOf(residents: Float64Array, period: Period, figures: CrimeFigures): Condition {
  const counted = figures.residents.quarters.map((quarter) => readQuarter(quarter).year).filter((year) => year <= period.year)
  const takenFrom = counted.length > 0 ? Math.max(...counted) : period.year
  return {
    key: 'size',
    values: residents.map((people) => (people > 0 ? Math.log(people) : Number.NaN)),
    takenFrom,
    isCarried: takenFrom !== period.year,
  }
}

/** The figures of one group in one period; municipalities without residents or counts are told to the model as not teaching. */
export function townFigures({ period, residents, conditions }: Setting, figures: CrimeFigures, group: Group): TownFigures {
  const reported = reportedIn(period, figures.counts[group], figures.quarters.length, figures.areas.length)
  const usable = reported.map((count, area) => (Number.isFinite(count) && (residents[area] ?? 0) > 0 ? 1 : 0))
  return {
    observed: reported.map((count, area) => (usable[area] ? count : area === figures.town ? Number.NaN : 0)),
    population: residents.map((people, area) => (usable[area] ? people : 1)),
    covariates: Object.fromEntries(conditions.map(({ key, values }) => [key, values])),
    teaches: usable,
  }
}

/** The figures of one group in the newest whole year, as the model takes them. */
export function newestYear(figures: CrimeFigures, group: Group): TownFigures {
  const period = comparablePeriods(figures.quarters).findLast(({ kind }) => kind === 'year')
  if (!period) throw new Error('Expected at least one year with four quarters, but there is none')
  return townFigures(settle(period, figures), figures, group)
}
