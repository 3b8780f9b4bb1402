// Shows, term by term in the order given, how much each condition adds to what the model explains.

import { requireAtMost } from '../checks.ts'
import { keepTerms } from '../design-matrix.ts'
import { fCdf } from '../distributions/f-distribution.ts'
import { estimatesDispersion, lawOf } from './family.ts'
import type { GlmFit } from './glm-fit.ts'
import { makeIrls, settleIrls, startIrls } from './irls.ts'

/** One row per term after the first, which is the model without terms. */
export type AnalysisOfDeviance = { term: string; df: number; deviance: number; dfResidual: number; devianceResidual: number; p: number }[]

/** The model is fitted once for each term: a second or two. */
const MOST_WORK = 2e7

/**
 * Sequential analysis of deviance: terms are added in the order of the design.
 *
 * Question: what does each condition add, given those before it?
 * Assumptions: as the fit's. The order matters; theta of a negative binomial is kept at the full model's.
 * Not for: judging terms in isolation - compare two fits with `likelihoodRatioTest`.
 *
 * Errors: `too-large` (above 20 million figures times terms).
 * p is from chi-square, or from F where the fit's dispersion was estimated. The first row (`term` "NULL") holds NaN where nothing was added.
 * Reference: McCullagh and Nelder (1989), section 2.3.2; as R's `anova(fit, test = "Chisq")`.
 *
 * @example
 * const fit = fitGlm(designMatrix(4, [numericTerm('x', [0, 1, 2, 3])]), [1, 3, 5, 12])
 * analysisOfDeviance(fit)[1].deviance // => 12.53
 */
export function analysisOfDeviance(fit: GlmFit): AnalysisOfDeviance {
  const { values, terms } = fit.design
  requireAtMost('figures times terms', values.length * terms.length, MOST_WORK, 'Compare two fits with `likelihoodRatioTest`.')
  const none = Number.NaN
  let before = { dfResidual: fit.dfNull, deviance: fit.nullDeviance }
  const rows: AnalysisOfDeviance = [
    { term: 'NULL', df: none, deviance: none, dfResidual: before.dfResidual, devianceResidual: before.deviance, p: none },
  ]
  fit.design.terms.forEach((term, last) => {
    const now = last === fit.design.terms.length - 1 ? fit : smallerFit(fit, last)
    const df = before.dfResidual - now.dfResidual
    const deviance = before.deviance - now.deviance
    rows.push({ term: term.name, df, deviance, dfResidual: now.dfResidual, devianceResidual: now.deviance, p: pOfTerm(fit, deviance, df) })
    before = now
  })
  return rows
}

function smallerFit(fit: GlmFit, last: number): { dfResidual: number; deviance: number } {
  const design = keepTerms(fit.design, (_, index) => index <= last)
  const family = lawOf(fit)
  const part = makeIrls(design, fit.y, fit.offset, fit.weights)
  startIrls(part, family)
  settleIrls(part, family, 1e-10, 200)
  return { dfResidual: fit.n - design.columns, deviance: part.deviance }
}

function pOfTerm(fit: GlmFit, deviance: number, df: number): number {
  const dfDenominator = estimatesDispersion(fit.family) ? fit.dfResidual : Number.POSITIVE_INFINITY
  return fCdf(deviance / df / fit.dispersion, df, dfDenominator, true)
}
