// Shows, term by term in the order given, how much each condition adds to what the model explains.

import { keepTerms } from '../design-matrix.ts'
import { betaCdf } from '../distributions/beta.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { negativeBinomialFamily } from './family.ts'
import { fitGlm } from './fit-glm.ts'
import type { NegativeBinomialFit } from './fit-negative-binomial.ts'
import type { GlmFit } from './glm-fit.ts'
import { makeIrls, settleIrls, startIrls } from './irls.ts'

/** One row per term after the first, which is the model without terms. */
export type AnalysisOfDeviance = { term: string; df: number; deviance: number; dfResidual: number; devianceResidual: number; p: number }[]

/**
 * Sequential analysis of deviance: terms are added in the order of the design.
 *
 * Question: what does each condition add, given those before it?
 * Assumptions: as the fit's. The order matters; theta of a negative binomial is kept at the full model's.
 * Not for: judging terms in isolation - compare two fits with `likelihoodRatioTest`.
 *
 * p is from chi-square, or from F where the fit's dispersion was estimated. The first row (`term` "NULL") holds NaN where nothing was added.
 * Reference: McCullagh and Nelder (1989), section 2.3.2; as R's `anova(fit, test = "Chisq")`.
 *
 * @example
 * const fit = fitGlm(designMatrix(4, [numericTerm('x', [0, 1, 2, 3])]), [1, 3, 5, 12])
 * analysisOfDeviance(fit)[1].deviance // => 12.53
 */
export function analysisOfDeviance(fit: GlmFit): AnalysisOfDeviance {
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
  if (fit.family !== 'negative-binomial') return fitGlm(design, fit.y, { family: fit.family, offset: fit.offset, weights: fit.weights })
  const family = negativeBinomialFamily((fit as NegativeBinomialFit).theta)
  const part = makeIrls(design, fit.y, fit.offset, fit.weights)
  startIrls(part, family)
  settleIrls(part, family, 1e-9, 200)
  return { dfResidual: fit.n - design.columns, deviance: part.deviance }
}

function pOfTerm(fit: GlmFit, deviance: number, df: number): number {
  if (!fit.family.startsWith('quasi')) return chiSquareCdf(deviance, df, true)
  const f = deviance / df / fit.dispersion
  return betaCdf(fit.dfResidual / (fit.dfResidual + df * f), fit.dfResidual / 2, df / 2)
}
