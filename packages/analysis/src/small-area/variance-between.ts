// How far districts stray from what their conditions suggest: four ways of telling it from the error of their own figures.

import { risingRoot } from '../distributions/root.ts'
import { AnalysisError } from '../errors.ts'
import { type Areas, lineAt, rowVariance, traceOfProduct, weightedProducts } from './area-model.ts'

/** Restricted and plain likelihood, Fay and Herriot's and Prasad and Rao's moments. */
export type BetweenMethod = 'REML' | 'ML' | 'FH' | 'PR'

/** The variance between areas, 0 where the direct estimates stray no more than their own errors make them. */
export function varianceBetween(areas: Areas, method: BetweenMethod): { between: number; iterations: number } {
  if (method === 'FH') return { between: fayHerriotMoment(areas), iterations: 0 }
  if (method === 'PR') return { between: prasadRaoMoment(areas), iterations: 0 }
  return scoring(areas, method)
}

// The value at which the weighted squares are what m - p degrees of freedom lead one to expect (Fay and Herriot 1979).
function fayHerriotMoment(areas: Areas): number {
  const freedom = areas.m - areas.p
  if (lineAt(areas, 0).weightedSquares <= freedom) return 0
  // The squares fall as the variance rises, so there is one root and Newton's steps from the left never pass it.
  const curve = (between: number) => {
    const { weights, residuals, weightedSquares } = lineAt(areas, between)
    let slope = 0
    for (let i = 0; i < areas.m; i++) slope += (weights[i]! * residuals[i]!) ** 2
    return [freedom - weightedSquares, slope] as const
  }
  return risingRoot(curve, 0, 0, Number.POSITIVE_INFINITY)
}

// Unweighted squares less what the errors of the direct estimates put into them (Prasad and Rao 1990).
function prasadRaoMoment(areas: Areas): number {
  const { m, p, x, variances } = areas
  const equal = { ...areas, variances: new Float64Array(m).fill(1) }
  const { residuals, covariance } = lineAt(equal, 0)
  let sum = 0
  for (let i = 0; i < m; i++) {
    const leverage = rowVariance(covariance, p, (j) => x[j * m + i]!)
    sum += residuals[i]! ** 2 - variances[i]! * (1 - leverage)
  }
  return Math.max(0, sum / (m - p))
}

// Fisher scoring on the likelihood or the restricted one, kept at 0 or above and between the points where it is known to rise and to fall.
function scoring(areas: Areas, method: 'REML' | 'ML'): { between: number; iterations: number } {
  let rising = -1
  let falling = Number.POSITIVE_INFINITY
  let between = firstGuess(areas)
  for (let iterations = 1; iterations <= 500; iterations++) {
    const { score, information } = scoreAt(areas, between, method)
    if (score > 0) rising = between
    else falling = between
    // At 0 and falling: the likelihood is highest at the border.
    if (falling === 0) return { between: 0, iterations }
    let next = Math.max(0, between + score / information)
    // A step past a point that was seen already goes half-way instead; 0 may always be asked once.
    if (next <= rising || next >= falling) next = (Math.max(0, rising) + falling) / 2
    const moved = Math.abs(next - between)
    between = next
    if (moved <= 1e-13 * (between + smallest(areas))) return { between, iterations }
  }
  throw new AnalysisError('not-converged', 'Expected the variance between areas to settle within 500 steps, but it did not.')
}

// The scale on which a variance between areas is still something.
function smallest(areas: Areas): number {
  return areas.variances.reduce((least, variance) => Math.min(least, variance), Number.POSITIVE_INFINITY)
}

// What varies in all less what sampling explains, and never quite nothing, from which no step could start.
function firstGuess(areas: Areas): number {
  const mean = areas.y.reduce((a, b) => a + b, 0) / areas.m
  const spread = areas.y.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (areas.m - 1)
  const error = areas.variances.reduce((a, b) => a + b, 0) / areas.m
  return Math.max(spread - error, spread / 100)
}

// First derivative in the variance between areas and its expected variance (Rao and Molina 2015, chapter 6).
function scoreAt(areas: Areas, between: number, method: 'REML' | 'ML'): { score: number; information: number } {
  const { weights, residuals, covariance } = lineAt(areas, between)
  let sum = 0
  let squares = 0
  let quadratic = 0
  for (let i = 0; i < areas.m; i++) {
    sum += weights[i]!
    squares += weights[i]! ** 2
    quadratic += (weights[i]! * residuals[i]!) ** 2
  }
  if (method === 'ML') return { score: 0.5 * (quadratic - sum), information: 0.5 * squares }
  // REML takes the line's own freedom into account: traces of P = W - W X (X'WX)^-1 X' W in place of those of W.
  const { p } = areas
  const second = weightedProducts(areas, weights, 2)
  const projected = squareTrace(covariance, second, p)
  const trace = sum - traceOfProduct(covariance, second, p)
  const traceOfSquare = squares - 2 * traceOfProduct(covariance, weightedProducts(areas, weights, 3), p) + projected
  return { score: 0.5 * (quadratic - trace), information: 0.5 * traceOfSquare }
}

// tr(ABAB) of p x p matrices.
function squareTrace(a: Float64Array, b: Float64Array, p: number): number {
  const product = new Float64Array(p * p)
  for (let i = 0; i < p; i++) for (let k = 0; k < p; k++) for (let j = 0; j < p; j++) product[i * p + j]! += a[i * p + k]! * b[k * p + j]!
  return traceOfProduct(product, product, p)
}
