// What the fitted model says about itself: how far apart ordinary municipalities lie, and what each condition weighs.
import {
  designMatrix,
  type ExpectedCount,
  fitNegativeBinomial,
  negativeBinomialQuantile,
  normalQuantile,
  numericTerm,
  type TownFigures,
} from '@trygby/analysis'
import type { ConditionRow, CovariateKey, FunnelLimitRow } from './model.ts'

const points = 60

/** Limits between which an ordinary municipality's ratio lies, along the expected number: chance and overdispersion together. */
export function funnelLimits(towns: readonly ExpectedCount[], own: ExpectedCount): Omit<FunnelLimitRow, 'group' | 'period'>[] {
  const expected = towns.map((town) => town.expected)
  const [least, most] = [Math.min(...expected) * 0.9, Math.max(...expected) * 1.1]
  const share = (own.n - own.names.length) / own.n // as the prediction itself corrects theta for the coefficients fitted
  const end = (p: number, mean: number) => negativeBinomialQuantile(p, mean, own.theta * share) / mean
  return Array.from({ length: points }, (_, index) => {
    const mean = least * (most / least) ** (index / (points - 1))
    return { expected: mean, low95: end(0.025, mean), high95: end(0.975, mean), low998: end(0.001, mean), high998: end(0.999, mean) }
  })
}

interface GivenCondition {
  key: CovariateKey
  values: Float64Array
  takenFrom: number
  isCarried: boolean
}

/** Each condition's weight in the model fitted without the town: the factor on crime that goes with one standard deviation more. */
export function conditionsInModel(
  figures: TownFigures,
  town: number,
  conditions: readonly GivenCondition[],
): Omit<ConditionRow, 'group' | 'period'>[] {
  if (conditions.length === 0) return []
  const rows = Array.from({ length: figures.observed.length }, (_, row) => row).filter(
    (row) => row !== town && figures.teaches?.[row] && conditions.every(({ values }) => Number.isFinite(values[row])),
  )
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row] ?? Number.NaN)
  const design = designMatrix(
    rows.length,
    conditions.map(({ key, values }) => numericTerm(key, pick(values))),
  )
  const fit = fitNegativeBinomial(design, pick(figures.observed), { offset: pick(figures.population).map(Math.log) })
  const width = design.columns
  return conditions.map(({ key, values, takenFrom, isCarried }, place) => {
    const step = standardDeviation(pick(values))
    const slope = fit.coefficients[place + 1] ?? Number.NaN
    const reach = normalQuantile(0.975) * Math.sqrt(fit.covariance[(place + 1) * width + place + 1] ?? Number.NaN)
    const factor = (at: number) => Math.exp(at * step)
    return {
      condition: key,
      takenFrom,
      isCarried,
      step,
      factor: factor(slope),
      factorLow: factor(slope - reach),
      factorHigh: factor(slope + reach),
    }
  })
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
