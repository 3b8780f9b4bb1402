// The line through a series and how sure it is, by the kind of outcome and by what is thought of neighbouring periods.

import type { Numbers } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import type { LinearAr1Fit } from '../regression/ar1-line.ts'
import type { RobustFit } from '../regression/estimating-functions.ts'
import { fitGlm } from '../regression/fit-glm.ts'
import { fitLinear } from '../regression/fit-linear.ts'
import { fitLinearAr1 } from '../regression/fit-linear-ar1.ts'
import { fitNegativeBinomial } from '../regression/fit-negative-binomial.ts'
import { type NeweyWest, type NeweyWestOptions, neweyWest } from '../regression/newey-west.ts'
import { satterthwaiteDf } from '../regression/restricted-ar1.ts'
import { fitCountsAr1 } from './counts-ar1.ts'

/** What the outcome is: figures, figures whose logarithm follows the line, or counts. */
export type InterruptedModel = 'linear' | 'log-linear' | 'poisson' | 'quasi-poisson' | 'negative-binomial'

/** What is thought of neighbouring periods: nothing, a robust error (Newey-West), or a model (first-order memory). */
export type InterruptedErrors = 'model' | 'newey-west' | 'ar1'

export type FittedSeries = {
  coefficients: Float64Array
  covariance: Float64Array
  /** Degrees of freedom of t for a weighted sum of coefficients. */
  dfOf: (weights: Float64Array) => number
  /** Sum of effects, per row, on the scale of the line. */
  link: Float64Array
  /** The regression without memory; its own errors ignore time. */
  fit: RobustFit
  neweyWest: NeweyWest | null
  /** The line with memory; for counts on the scale of Pearson residuals. */
  ar1: LinearAr1Fit | null
}

export type SeriesFitOptions = NeweyWestOptions & { offset?: Numbers }

export function fitSeries(
  design: DesignMatrix,
  outcome: Numbers,
  model: InterruptedModel,
  errors: InterruptedErrors,
  options: SeriesFitOptions,
): FittedSeries {
  if (model !== 'linear' && model !== 'log-linear') return fitCounts(design, outcome, model, errors, options)
  if (options.offset) throw new AnalysisError('range', 'Expected an offset only with a model of counts.', { names: ['offset'] })
  const y = model === 'log-linear' ? logarithms(outcome) : Float64Array.from(outcome)
  if (errors === 'ar1') {
    const ar1 = fitLinearAr1(design, y, { likelihood: 'restricted' })
    return withMemory(ar1, ar1.fitted, ar1.independent)
  }
  const fit = fitLinear(design, y)
  return withErrors(fit, fit.fitted, errors, options)
}

function fitCounts(
  design: DesignMatrix,
  outcome: Numbers,
  model: 'poisson' | 'quasi-poisson' | 'negative-binomial',
  errors: InterruptedErrors,
  options: SeriesFitOptions,
): FittedSeries {
  const { offset } = options
  if (errors === 'ar1' && model !== 'quasi-poisson')
    throw new AnalysisError('range', `Expected the model "quasi-poisson" for counts with memory, but got "${model}".`, {
      names: ['errors'],
    })
  const fit =
    model === 'negative-binomial' ? fitNegativeBinomial(design, outcome, { offset }) : fitGlm(design, outcome, { offset, family: model })
  if (errors !== 'ar1') return withErrors(fit, fit.link, errors, options)
  const { ar1, link } = fitCountsAr1(fit)
  return withMemory(ar1, link, fit)
}

function withMemory(ar1: LinearAr1Fit, link: Float64Array, fit: RobustFit): FittedSeries {
  const { coefficients, covariance } = ar1
  return { coefficients, covariance, dfOf: (weights) => satterthwaiteDf(ar1, weights), link, fit, neweyWest: null, ar1 }
}

function withErrors(fit: RobustFit, link: Float64Array, errors: InterruptedErrors, options: NeweyWestOptions): FittedSeries {
  const robust = errors === 'newey-west' ? neweyWest(fit, options) : null
  const covariance = robust?.covariance ?? fit.covariance
  return { coefficients: fit.coefficients, covariance, dfOf: () => fit.dfResidual, link, fit, neweyWest: robust, ar1: null }
}

function logarithms(outcome: Numbers): Float64Array {
  return Float64Array.from(outcome, (value, i) => {
    if (value <= 0)
      throw new AnalysisError('range', `Expected figures above 0 for a log-linear model, but got ${value} at row ${i}.`, {
        names: ['outcome'],
        row: i,
      })
    return Math.log(value)
  })
}
