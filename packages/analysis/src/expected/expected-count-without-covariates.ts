// How the answer for a town changes when the model is not told one of the conditions: an answer that turns on one figure is a weak one.

import type { Numbers } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type ExpectedCount, type ExpectedCountOptions, expectedCount } from './expected-count.ts'
import type { TownFigures } from './town-model.ts'

/** The town's expected count by the model without one covariate; `leftOut` is null for the full model. */
export type ExpectedCountWithout = { leftOut: string | null; result: ExpectedCount }

/**
 * The expected count of a town from the full model and from each model that lacks one covariate.
 *
 * Question: does the verdict hang on a single one of the conditions we told the model?
 * Assumptions and errors: as `expectedCount`; `empty` when there is no covariate to leave out.
 * Not for: choosing the covariates that give the wished-for answer.
 * Reference: Lawless (1987) for each fit; the comparison is plain.
 *
 * @example
 * const observed = [52, 61, 40, 75, 33, 90, 48, 66, 20, 57]
 * const population = [1000, 1100, 900, 1300, 800, 1500, 950, 1200, 1000, 1050]
 * const young = [12, 13, 11, 14, 10, 15, 12, 13, 12, 13]
 * const answers = expectedCountWithoutCovariates({ observed, population, covariates: { young } }, 8)
 * answers.map((a) => a.leftOut) // => [null, 'young']
 * answers.map((a) => a.result.expected) // => [49.99, 53.27]
 */
export function expectedCountWithoutCovariates(
  figures: TownFigures,
  town: number,
  options: ExpectedCountOptions = {},
): ExpectedCountWithout[] {
  const names = Object.keys(figures.covariates)
  if (names.length === 0)
    throw new AnalysisError('empty', 'Expected at least one covariate to leave out, but there is none.', { names: ['covariates'] })
  return [null, ...names].map((leftOut) => {
    const kept = Object.fromEntries(
      names.filter((name) => name !== leftOut).map((name): [string, Numbers] => [name, figures.covariates[name]!]),
    )
    return { leftOut, result: expectedCount({ ...figures, covariates: kept }, town, options) }
  })
}
