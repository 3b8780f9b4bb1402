// What the fitted model says about itself: how far apart ordinary municipalities lie, and what each condition weighs.
import {
  designMatrix,
  type ExpectedCount,
  fitNegativeBinomial,
  normalQuantile,
  numericTerm,
  ordinaryRange,
  predictiveLaw,
  type TownFigures,
  thetaForPrediction,
} from '@trygby/analysis'
import type { ConditionRow, FunnelLimitRow } from '../model.ts'
import type { Condition } from './setting.ts'

const points = 60

/**
 * Limits between which an ordinary municipality's ratio lies, along the expected number: the law of the town's own ordinary range, its
 * uncertain theta and the error of its expected number included. At the town's own expected number they are that range.
 */
export function funnelLimits(towns: readonly ExpectedCount[], own: ExpectedCount): Omit<FunnelLimitRow, 'group' | 'period'>[] {
  const expected = towns.map((town) => town.expected)
  const [least, most] = [Math.min(...expected) * 0.9, Math.max(...expected) * 1.1]
  const spread = thetaForPrediction(own.theta, own.thetaStandardError, own.n, own.names.length)
  const along = Array.from({ length: points }, (_, index) => least * (most / least) ** (index / (points - 1)))
  return [...along, own.expected]
    .sort((a, b) => a - b)
    .map((mean) => {
      const law = predictiveLaw({ link: Math.log(mean), linkStandardError: own.linkStandardError, ...spread })
      const [inner, outer] = [ordinaryRange(law, 0.95), ordinaryRange(law, 0.998)]
      return {
        expected: mean,
        low95: inner.lower / mean,
        high95: inner.upper / mean,
        low998: outer.lower / mean,
        high998: outer.upper / mean,
      }
    })
}

/** The model fitted to all municipalities with every figure, or to all but one; `pick` takes their part of a list. */
export function fitTo(figures: TownFigures, except = -1) {
  const columns = Object.entries(figures.covariates)
  const rows = Array.from({ length: figures.observed.length }, (_, row) => row).filter(
    (row) => row !== except && figures.teaches?.[row] && columns.every(([, values]) => Number.isFinite(values[row])),
  )
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row] ?? Number.NaN)
  const design = designMatrix(
    rows.length,
    columns.map(([name, values]) => numericTerm(name, pick(values))),
  )
  return { pick, fit: fitNegativeBinomial(design, pick(figures.observed), { offset: pick(figures.population).map(Math.log) }) }
}

/** Each condition's weight in the model fitted without the town: the factor on crime a resident that goes with one standard deviation more. */
export function conditionsInModel(
  figures: TownFigures,
  town: number,
  conditions: readonly Condition[],
): Omit<ConditionRow, 'group' | 'period'>[] {
  const { fit, pick } = fitTo(figures, town)
  const width = fit.names.length
  return conditions.map(({ key, values, takenFrom, isCarried }, place) => {
    const step = standardDeviation(pick(values))
    const slope = fit.coefficients[place + 1] ?? Number.NaN
    const reach = normalQuantile(0.975) * Math.sqrt(fit.covariance[(place + 1) * width + place + 1] ?? Number.NaN)
    const factor = (at: number) => Math.exp(at * step)
    return {
      condition: key,
      takenFrom,
      isCarried,
      // The model takes the logarithm of the residents, so a step there is so many times as many of them.
      ...(key === 'size' ? ({ step: Math.exp(step), stepIs: 'times' } as const) : ({ step, stepIs: 'added' } as const)),
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
