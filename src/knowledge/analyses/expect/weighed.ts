// What each condition adds to the model, year by year: how much worse the real figures are explained when it is left out.
import { likelihoodRatioTest, type TownFigures } from '@trygby/analysis'
import { type CovariateKey, type CrimeFigures, type Group, groups } from '../model.ts'
import { fitTo } from './model-in-words.ts'
import { comparablePeriods } from './periods.ts'
import { settle, townFigures } from './setting.ts'

export interface Weighed {
  group: Group
  without: CovariateKey
  /** For each whole year twice the log-likelihood lost, its p, and the theta with the condition and without it. */
  years: { period: string; lost: number; p: number; theta: number; thetaWithout: number }[]
}

/** Every group and condition, over the whole years in which the condition is known; the model is fitted to all municipalities. */
export function weighConditions(figures: CrimeFigures): Weighed[] {
  const years = comparablePeriods(figures.quarters).filter(({ kind }) => kind === 'year')
  const settings = years.map((period) => settle(period, figures))
  const keys = [...new Set(settings.flatMap(({ conditions }) => conditions.map(({ key }) => key)))]
  return groups.flatMap((group) =>
    keys.map((without) => ({
      group,
      without,
      years: settings
        .filter(({ conditions }) => conditions.some(({ key }) => key === without))
        .map((setting) => ({ period: setting.period.name, ...weigh(townFigures(setting, figures, group), without) })),
    })),
  )
}

function weigh(given: TownFigures, without: CovariateKey) {
  const covariates = Object.fromEntries(Object.entries(given.covariates).filter(([key]) => key !== without))
  // The same municipalities in both fits, also where only the condition left out is missing.
  const known = given.covariates[without] ?? []
  const teaches = Float64Array.from(given.teaches ?? [], (teaches, town) => (Number.isFinite(known[town]) ? Number(teaches) : 0))
  const [smaller, larger] = [fitTo({ ...given, covariates, teaches }).fit, fitTo({ ...given, teaches }).fit]
  const { statistic, p } = likelihoodRatioTest(smaller, larger)
  return { lost: statistic, p, theta: larger.theta, thetaWithout: smaller.theta }
}
