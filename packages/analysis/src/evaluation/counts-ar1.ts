// Counts in a series whose deviations carry over from one period to the next.

import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import type { LinearAr1Fit } from '../regression/ar1-line.ts'
import { fitLinearAr1 } from '../regression/fit-linear-ar1.ts'
import type { GlmFit } from '../regression/glm-fit.ts'

/**
 * Quasi-Poisson regression with first-order autoregressive Pearson residuals.
 *
 * Each step is a line with memory (restricted likelihood) through the working outcome, both divided by the standard deviation of the count; the
 * dispersion is its sigma2 and so need not be known. Starts from the fit without memory; ends when no link moves by more than 1e-8.
 * Reference: Zeger (1988); the steps as Breslow and Clayton (1993), section 2.
 */
export function fitCountsAr1(fit: GlmFit): { ar1: LinearAr1Fit; link: Float64Array } {
  let link = fit.link
  for (let step = 0; step < 50; step++) {
    const ar1 = fitLinearAr1(...workingLine(fit, link), { likelihood: 'restricted' })
    const next = link.map((_, i) => fit.offset[i]! + dotRow(fit.design, i, ar1.coefficients))
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - link[i]!)), 0)
    link = next
    if (moved < 1e-8) return { ar1, link }
  }
  throw new AnalysisError('not-converged', 'Expected the line of counts with memory to settle within 50 steps, but it did not.')
}

function workingLine(fit: GlmFit, link: Float64Array): [DesignMatrix, Float64Array] {
  const { design, y, offset } = fit
  const root = link.map((at) => Math.exp(at / 2))
  const working = link.map((at, i) => root[i]! * (at - offset[i]! + y[i]! / Math.exp(at) - 1))
  const values = design.values.map((value, at) => value * root[at % design.rows]!)
  return [{ ...design, values, intercept: false }, working]
}

function dotRow(design: DesignMatrix, row: number, coefficients: Float64Array): number {
  let sum = 0
  for (let j = 0; j < coefficients.length; j++) sum += coefficients[j]! * design.values[row + j * design.rows]!
  return sum
}
