// How much the true effects of studies differ beyond the chance within each: the variance between studies, tau2, by seven methods.

import { chiSquareQuantile } from '../distributions/chi-square.ts'
import { risingRoot } from '../distributions/root.ts'
import { rowLeverage } from '../linear-algebra/weighted-least-squares.ts'
import { type Studies, type WeightedFit, weightedFit } from './weighted-fit.ts'

/**
 * `EE` equal effects (0), `DL` DerSimonian-Laird, `HE` Hedges, `SJ` Sidik-Jonkman, `PM` Paule-Mandel, `ML` maximum likelihood, `REML` restricted
 * maximum likelihood.
 */
export type HeterogeneityMethod = 'EE' | 'DL' | 'HE' | 'SJ' | 'PM' | 'ML' | 'REML'

/**
 * Variance between studies.
 *
 * Reference: DerSimonian and Laird (1986); Hedges and Olkin (1985); Sidik and Jonkman (2005); Paule and Mandel (1982); Viechtbauer (2005) for ML and REML;
 * all in the form of Viechtbauer, Lopez-Lopez, Sanchez-Meca and Marin-Martinez (2015), which allows columns.
 */
export function betweenStudyVariance(studies: Studies, method: HeterogeneityMethod): number {
  const { k, p } = studies
  if (method === 'EE' || k <= p) return 0
  if (method === 'HE') return hedges(studies)
  if (method === 'SJ') return sidikJonkman(studies)
  const fixed = weightedFit(studies, 0)
  if (method === 'DL') return Math.max(0, (fixed.q - (k - p)) / fixed.trace)
  if (method === 'PM') return tau2WhereQIs(studies, k - p)
  return likelihoodTau2(studies, method)
}

/** The tau2 at which the weighted sum of squares equals `target`; 0 where it is below that already without tau2. */
export function tau2WhereQIs(studies: Studies, target: number): number {
  const curve = (tau2: number) => {
    const fit = weightedFit(studies, tau2)
    return [target - fit.q, fit.q2] as const
  }
  const [lack, slope] = curve(0)
  return lack >= 0 ? 0 : risingRoot(curve, -lack / slope, 0)
}

/**
 * Interval of tau2 by the Q-profile: all tau2 at which the sum of squares would be ordinary. Never negative; both ends are 0 where even tau2 = 0 leaves
 * less spread than is ordinary.
 * Reference: Viechtbauer (2007).
 */
export function qProfileInterval(studies: Studies, level: number): { lower: number; upper: number } {
  const df = studies.k - studies.p
  const tail = (1 - level) / 2
  return {
    lower: tau2WhereQIs(studies, chiSquareQuantile(tail, df, true)),
    upper: tau2WhereQIs(studies, chiSquareQuantile(tail, df)),
  }
}

// Weights all alike: residual variance minus the mean sampling variance that it contains.
function hedges(studies: Studies): number {
  const { k, p, v, x } = studies
  const fit = weightedFit({ ...studies, v: new Float64Array(k).fill(1) }, 0)
  // tr(PV) with P = I - H: sum v (1 - h).
  let expected = 0
  for (let i = 0; i < k; i++) expected += v[i]! * (1 - rowLeverage(x, k, i, fit.inverse, p))
  return Math.max(0, (fit.q - expected) / (k - p))
}

function sidikJonkman(studies: Studies): number {
  const { k, p, y } = studies
  const mean = y.reduce((a, b) => a + b, 0) / k
  const start = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / k
  return start === 0 ? 0 : (start * weightedFit(studies, start).q) / (k - p)
}

/**
 * The likeliest tau2. The likelihood can have several peaks, and one at 0: its slope is looked at on a grid, every peak is settled by Newton's steps within
 * its bracket, and the highest is taken.
 */
function likelihoodTau2(studies: Studies, method: 'ML' | 'REML'): number {
  const curve = (tau2: number) => {
    const [score, slope] = scoreOf(weightedFit(studies, tau2), method)
    return [-score, slope > 0 ? slope : Number.NaN] as const
  }
  const most = beyondAllPeaks(studies)
  let best = 0
  let height = logLikelihood(studies, 0, method)
  let from = 0
  let rises = curve(0)[0] < 0
  for (let step = 0; step <= GRID && most > 0; step++) {
    const to = most * 10 ** ((6 * (step - GRID)) / GRID)
    const risesOn = curve(to)[0] < 0
    if (rises && !risesOn) {
      const peak = risingRoot(curve, (from + to) / 2, from, to)
      const here = logLikelihood(studies, peak, method)
      if (here > height) {
        best = peak
        height = here
      }
    }
    rises = risesOn
    from = to
  }
  return best
}

// Six decades, four looks in each.
const GRID = 24

// From here on the likelihood falls: with s2 the residual variance of plain least squares, y'PPy <= (k - p) s2 / tau2^2 and tr P >= (k - p)/(tau2 + max v).
function beyondAllPeaks(studies: Studies): number {
  const { k, p, v } = studies
  const s2 = weightedFit({ ...studies, v: new Float64Array(k).fill(1) }, 0).q / (k - p)
  let largest = 0
  for (const variance of v) largest = Math.max(largest, variance)
  return 2 * Math.max(s2, Math.sqrt(s2 * largest))
}

// Twice the derivative of the log-likelihood, and minus its derivative.
function scoreOf(fit: WeightedFit, method: 'ML' | 'REML'): [number, number] {
  if (method === 'REML') return [fit.q2 - fit.trace, 2 * fit.q3 - fit.trace2]
  let sum = 0
  let squares = 0
  for (const w of fit.weights) {
    sum += w
    squares += w * w
  }
  return [fit.q2 - sum, 2 * fit.q3 - squares]
}

/** Log-likelihood (restricted for REML) at this tau2, with the best coefficients. */
export function logLikelihood(studies: Studies, tau2: number, method: 'ML' | 'REML'): number {
  const fit = weightedFit(studies, tau2)
  const df = method === 'ML' ? studies.k : studies.k - studies.p
  let logWeights = 0
  for (const w of fit.weights) logWeights += Math.log(w)
  return -0.5 * (df * Math.log(2 * Math.PI) - logWeights + fit.q + (method === 'REML' ? fit.logDeterminant : 0))
}
