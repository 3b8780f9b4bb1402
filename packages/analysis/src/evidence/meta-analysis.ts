// Several towns tried it: what is the effect on average, how much does it differ between towns, and what may the next town expect?

import { type Numbers, requireLevel } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { studentTCdf, studentTQuantile } from '../distributions/student-t.ts'
import { crossProductInverse } from '../linear-algebra/weighted-least-squares.ts'
import { betweenStudyVariance, type HeterogeneityMethod, qProfileInterval } from './heterogeneity.ts'
import { leastStudies, plainStudies } from './studies.ts'
import { type Studies, type WeightedFit, weightedFit } from './weighted-fit.ts'

export type MetaOptions = {
  /** Estimator of the variance between studies ('REML'); 'EE' assumes that there is none. */
  method?: HeterogeneityMethod
  /**
   * Error of the mean from the spread of the studies, and t instead of normal (true); 'adhoc' never lets it be smaller than the usual error, which two or
   * three studies that happen to agree would otherwise make it.
   */
  hartungKnapp?: boolean | 'adhoc'
  level?: number
}

export type MetaAnalysis = {
  method: HeterogeneityMethod
  estimate: number
  standardError: number
  lower: number
  upper: number
  /** estimate / error, judged by the normal law or, with Hartung and Knapp, by t with `df`. */
  statistic: number
  df: number
  p: number
  /** Variance of true effects between studies, and its Q-profile interval (NaN for one study and for 'EE'). */
  tau2: number
  tau2Lower: number
  tau2Upper: number
  /** Share of the spread that is not chance within studies, in per cent, and total over chance spread. */
  i2: number
  h2: number
  /** Test of no difference between studies. */
  q: number
  qDf: number
  qP: number
  /** Where the true effect of a new, similar study may lie; NaN for 'EE', and for fewer than three studies with 't'. */
  predictionLower: number
  predictionUpper: number
  prediction: 'normal' | 't'
  /** Weight of each study in the mean, in per cent. */
  weights: Float64Array
  /** As asked for, but 'adhoc' where all effects are equal: their spread is then 0 and would make the error 0. */
  hartungKnapp: boolean | 'adhoc'
  level: number
  n: number
}

/**
 * Random-effects meta-analysis.
 *
 * Question: does the programme work on average over the places that tried it, how much does its effect vary, and what may we expect here?
 * Assumptions: independent studies of the same question, effects on a scale on which they are near normal (ln of a ratio), variances known; true effects are
 * normal around their mean. Hartung and Knapp's error keeps its promise from about three studies on; the usual one does not below about twenty.
 * Not for: studies that were chosen because they found something; several effects of one study as if they were independent; an average of effects that
 * have little in common - look at the prediction interval first. That interval is itself too short while tau2 is known from few studies: about 89 % instead
 * of 95 at six studies and 92 % at fifteen (simulated, in the coverage table), with 'normal' less still.
 *
 * Conventions: `prediction` 't' uses k - 2 degrees of freedom (Higgins, Thompson and Spiegelhalter 2009), 'normal' the normal law, as metafor does before 4.0.
 * I2 is from tau2 and the typical variance of a study (Higgins and Thompson 2002, equation 9), for 'EE' from Q.
 *
 * @param effects one per study; @param variances one per study, above 0
 * @param options see `MetaOptions`, and `prediction` ('t')
 * Errors: `empty`, `too-short` (fewer than two studies unless 'EE'), `shape`, `not-finite`, `range`, `too-large` (above 10,000 studies).
 * Reference: as `betweenStudyVariance`; Hartung and Knapp (2001), Sidik and Jonkman (2002); Viechtbauer (2007) for the interval of tau2.
 *
 * @example
 * const pooled = metaAnalysis([-0.3, -0.1, -0.5, 0.1, -0.25], [0.02, 0.03, 0.05, 0.04, 0.01])
 * pooled.estimate // => -0.2226
 * [pooled.lower, pooled.upper] // => [-0.4284, -0.01686]
 * [pooled.predictionLower, pooled.predictionUpper] // => [-0.4585, 0.01323]
 */
export function metaAnalysis(
  effects: Numbers,
  variances: Numbers,
  options: MetaOptions & { prediction?: 'normal' | 't' } = {},
): MetaAnalysis {
  const { method = 'REML', hartungKnapp = true, level = 0.95, prediction = 't' } = options
  requireLevel(level)
  const studies = plainStudies(effects, variances, leastStudies(method))
  const { k } = studies
  const pooled = pool(studies, method, hartungKnapp)
  const { tau2, standardErrors, df, weights } = pooled
  const estimate = pooled.coefficients[0]!
  const standardError = standardErrors[0]!
  const tail = (1 - level) / 2
  const reach = studentTQuantile(tail, df, true) * standardError
  const statistic = estimate / standardError
  // k - 2 is not a number of degrees of freedom for two studies: the quantile is then NaN, and so is the interval.
  const predictionDf = prediction === 't' ? k - 2 : Number.POSITIVE_INFINITY
  const predictionReach = method === 'EE' ? Number.NaN : studentTQuantile(tail, predictionDf, true) * Math.sqrt(tau2 + standardError ** 2)
  const interval = method === 'EE' ? { lower: Number.NaN, upper: Number.NaN } : qProfileInterval(studies, level)
  return {
    method,
    estimate,
    standardError,
    lower: estimate - reach,
    upper: estimate + reach,
    statistic,
    df,
    p: 2 * studentTCdf(Math.abs(statistic), df, true),
    tau2,
    tau2Lower: interval.lower,
    tau2Upper: interval.upper,
    ...spread(studies, tau2, method),
    predictionLower: estimate - predictionReach,
    predictionUpper: estimate + predictionReach,
    prediction,
    weights: percent(weights),
    hartungKnapp: pooled.hartungKnapp,
    level,
    n: k,
  }
}

export type Pooled = {
  tau2: number
  coefficients: Float64Array
  /** Rows of the p x p matrix one after another. */
  covariance: Float64Array
  standardErrors: Float64Array
  /** Infinity where the normal law is used. */
  df: number
  weights: Float64Array
  hartungKnapp: boolean | 'adhoc'
}

/** Coefficients of studies and their covariance, by whichever method. */
export function pool(studies: Studies, method: HeterogeneityMethod, hartungKnapp: boolean | 'adhoc'): Pooled {
  const { k, p } = studies
  const tau2 = betweenStudyVariance(studies, method)
  const fit = weightedFit(studies, tau2)
  const covariance = crossProductInverse(fit.inverse, p)
  const corrected = hartungKnapp !== false && k > p
  const used = corrected && hartungKnapp === true && !isSpread(studies, fit) ? 'adhoc' : hartungKnapp
  if (corrected) {
    const own = fit.q / (k - p)
    const scale = used === 'adhoc' ? Math.max(1, own) : own
    for (let i = 0; i < covariance.length; i++) covariance[i]! *= scale
  }
  return {
    tau2,
    coefficients: fit.coefficients,
    covariance,
    standardErrors: Float64Array.from({ length: p }, (_, j) => Math.sqrt(covariance[j * p + j]!)),
    df: corrected ? k - p : Number.POSITIVE_INFINITY,
    weights: fit.weights,
    hartungKnapp: used,
  }
}

// Whether more than rounding is left of the effects around the mean or the line.
function isSpread({ y }: Studies, { weights, q }: WeightedFit): boolean {
  let size = 0
  for (let i = 0; i < y.length; i++) size += weights[i]! * y[i]! * y[i]!
  return q > 1e-24 * size
}

/** Q and what is made of it: the spread of the studies over that of chance alone. */
export function spread(studies: Studies, tau2: number, method: HeterogeneityMethod) {
  const qDf = studies.k - studies.p
  if (qDf === 0) return { q: 0, qDf, qP: 1, i2: 0, h2: 1 }
  const { q, trace } = weightedFit(studies, 0)
  const typical = qDf / trace
  const i2 = method === 'EE' ? (q > 0 ? Math.max(0, (100 * (q - qDf)) / q) : 0) : (100 * tau2) / (typical + tau2)
  const h2 = method === 'EE' ? q / qDf : tau2 / typical + 1
  return { q, qDf, qP: chiSquareCdf(q, qDf, true), i2, h2 }
}

/** Weights as per cent of their sum. */
export function percent(weights: Float64Array): Float64Array {
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((w) => (100 * w) / sum)
}
