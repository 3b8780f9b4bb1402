// Finds coefficients and theta of the negative binomial together; kept lean because every town is predicted by a fit of its own.

import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { countTable } from './count-columns.ts'
import { type Family, negativeBinomialFamily } from './family.ts'
import { type Irls, judge, makeIrls, settleIrls, startIrls, stepIrls } from './irls.ts'
import { momentTheta, poissonMeans, thetaScore } from './theta.ts'

/** A settled negative-binomial fit; theta is Infinity and its error NaN where counts vary no more than a Poisson's. */
export type SettledNegativeBinomial = { fit: Irls; family: Family; theta: number; thetaStandardError: number }

export type NegativeBinomialStart = { coefficients: ArrayLike<number>; theta: number }

type Rows = { design: DesignMatrix; y: Float64Array; offset: Float64Array; weights: Float64Array }

/** Alternates one scoring step for the coefficients with one Newton step for ln(theta) until neither moves. */
export function settleNegativeBinomial(
  rows: Rows,
  start: NegativeBinomialStart | undefined,
  tolerance: number,
  mostSteps: number,
): SettledNegativeBinomial {
  const { design, y, offset, weights } = rows
  const known = start && Number.isFinite(start.theta)
  const fit = known ? makeIrls(design, y, offset, weights) : poissonMeans(design, y, offset, weights)
  let theta = known ? start.theta : momentTheta(y, fit.mean, weights)
  if (!Number.isFinite(theta)) theta = 1e3 * (1 + largest(fit.mean))
  startIrls(fit, negativeBinomialFamily(theta), known ? start.coefficients : fit.coefficients.slice())
  const table = countTable(y, weights)
  // Beyond this the variance is a Poisson's to four digits, and further out theta's slope drowns in rounding.
  const limit = 1e4 * (1 + largest(fit.mean))
  let thetaMove = Number.POSITIVE_INFINITY
  let information = Number.NaN
  while (fit.move > tolerance || Math.abs(thetaMove) > tolerance) {
    if (fit.steps >= mostSteps)
      throw new AnalysisError('not-converged', `Expected coefficients and theta to settle within ${mostSteps} steps, but they did not.`)
    stepIrls(fit, negativeBinomialFamily(theta))
    const slope = thetaScore(y, fit.mean, weights, theta, table)
    information = slope.information
    thetaMove = logThetaStep(slope, theta)
    // Close to the Poisson the likelihood is flat in theta down to the last digit, and steps cannot get smaller than its rounding.
    if (fit.steps > 40 && Math.abs(thetaMove) < 1e-4) thetaMove = 0
    theta *= Math.exp(thetaMove)
    if (!(theta < limit)) return settlePoissonLimit(fit, tolerance, mostSteps)
    judge(fit, negativeBinomialFamily(theta))
  }
  // Of the last step, which moved theta by less than anybody reads.
  return { fit, family: negativeBinomialFamily(theta), theta, thetaStandardError: Math.sqrt(1 / information) }
}

function settlePoissonLimit(fit: Irls, tolerance: number, mostSteps: number): SettledNegativeBinomial {
  const theta = Number.POSITIVE_INFINITY
  const family = negativeBinomialFamily(theta)
  judge(fit, family)
  fit.move = Number.POSITIVE_INFINITY
  settleIrls(fit, family, tolerance, fit.steps + mostSteps)
  return { fit, family, theta, thetaStandardError: Number.NaN }
}

// Newton in ln(theta) where the likelihood curves downwards there, otherwise a plain step uphill; never more than a factor e^2.
function logThetaStep({ score, information }: { score: number; information: number }, theta: number): number {
  const curve = theta * theta * information - theta * score
  const step = curve > 0 ? (theta * score) / curve : Math.sign(score)
  return Math.max(-2, Math.min(2, step))
}

function largest(values: Float64Array): number {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most
}
