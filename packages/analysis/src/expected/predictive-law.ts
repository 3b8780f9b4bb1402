// What count an ordinary town of this kind would show: chance, unmeasured differences, and the model's own uncertainty in one law.

import { requireNumber } from '../checks.ts'
import { negativeBinomialCdf, negativeBinomialMass } from '../distributions/negative-binomial.ts'
import { normalDensity, normalQuantile } from '../distributions/normal.ts'
import { risingRoot } from '../distributions/root.ts'
import { AnalysisError } from '../errors.ts'

/** What a fit says about one row: link and its error, theta and its error (NaN or 0 when theta is taken as known). */
export type PredictedRow = { link: number; linkStandardError: number; theta: number; thetaStandardError: number }

/**
 * A mixture of negative binomials: mean `means[k]`, theta `thetas[k]`, share `shares[k]`.
 *
 * Construction: Y given (link, theta) is negative binomial; the link is normal around its estimate with its standard error; ln(theta) is normal
 * around its estimate with standard error se(theta)/theta, independent of the link (they are orthogonal in this model).
 * The normal of the link is summed on a regular grid as fine as the law is sharp, that of ln(theta) at the three Gauss-Hermite points.
 * Where towns hardly differ beyond chance, theta is large and its error larger still; then 1/theta, not ln(theta), is normal (and not below 0).
 */
export type PredictiveLaw = { means: Float64Array; thetas: Float64Array; shares: Float64Array; row: PredictedRow }

/** Two-sided p and interval count half of the chance of the observed count itself (mid-p), or all of it. */
export type PValueKind = 'mid-p' | 'full'

const THREE_POINTS = [-Math.sqrt(3), 0, Math.sqrt(3)]
const THREE_SHARES = [1 / 6, 2 / 3, 1 / 6]

/**
 * Theta as a prediction should take it: the maximum-likelihood theta times (n - p)/n.
 *
 * Maximum likelihood fits p coefficients to the same towns by which it judges their spread, and so finds them more alike than they are. In
 * simulation 95 % intervals held 92.5 % (40 towns, 6 coefficients) and 94.6 % (97 towns) without this, 94.3 % and 95.1 % with it.
 */
export function thetaForPrediction(
  theta: number,
  thetaStandardError: number,
  n: number,
  p: number,
): { theta: number; thetaStandardError: number } {
  const share = (n - p) / n
  return { theta: theta * share, thetaStandardError: thetaStandardError * share }
}

/** The law of a new count for a predicted row; refuses (`range`) a row that no fit gives, and a mean beyond all numbers. */
export function predictiveLaw(row: PredictedRow): PredictiveLaw {
  requireNumber('link', row.link, -700, 700)
  requireNumber('linkStandardError', row.linkStandardError, 0)
  if (!(row.theta > 0)) throw new AnalysisError('range', `Expected theta to be above 0, but got ${row.theta}.`, { names: ['theta'] })
  const links = linkGrid(row)
  const spread = row.thetaStandardError / row.theta
  const known = !(spread > 0)
  const points = known ? [0] : THREE_POINTS
  const size = links.length * points.length
  const law: PredictiveLaw = { means: new Float64Array(size), thetas: new Float64Array(size), shares: new Float64Array(size), row }
  let at = 0
  for (const [z, share] of links) {
    for (let k = 0; k < points.length; k++, at++) {
      law.means[at] = Math.exp(row.link + z * row.linkStandardError)
      law.thetas[at] = known ? row.theta : thetaAt(row.theta, spread, points[k] as number)
      law.shares[at] = share * (known ? 1 : (THREE_SHARES[k] as number))
    }
  }
  return law
}

// Beyond this relative error a normal of ln(theta) would give a sixth of the law to thetas near 0, which the figures rule out.
const WIDEST_LOG_ERROR = 0.5

function thetaAt(theta: number, spread: number, z: number): number {
  if (spread <= WIDEST_LOG_ERROR) return theta * Math.exp(z * spread)
  return theta / Math.max(0, 1 + z * spread) // dividing by 0 gives Infinity: the Poisson
}

// A sum over a regular grid is exact to 1e-6 once its step is about the width of the sharpest thing in it: the law itself, seen in units of the error.
function linkGrid({ link, linkStandardError, theta }: PredictedRow): [number, number][] {
  if (!(linkStandardError > 1e-8)) return [[0, 1]]
  const sharpness = Math.sqrt(Math.exp(-link) + 1 / theta) / linkStandardError
  const step = Math.min(1, Math.max(0.02, (1.1 * sharpness) / Math.sqrt(1 + sharpness * sharpness)))
  const reach = Math.ceil(5 / step)
  const grid: [number, number][] = []
  let total = 0
  for (let k = -reach; k <= reach; k++) {
    const share = normalDensity(k * step)
    grid.push([k * step, share])
    total += share
  }
  return grid.map(([z, share]) => [z, share / total])
}

/** P(Y < y), P(Y = y) and P(Y > y) when the town's mean is `ratio` times what was to be expected. */
export function predictiveTails(law: PredictiveLaw, y: number, ratio = 1): { below: number; at: number; above: number } {
  let at = 0
  let below = 0
  let above = 0
  // The thinner tail is summed directly so that a far-out count does not drown in 1 - 0.99999....
  const high = y > ratio * Math.exp(law.row.link)
  for (let k = 0; k < law.shares.length; k++) {
    const mean = (law.means[k] as number) * ratio
    const theta = law.thetas[k] as number
    const share = law.shares[k] as number
    at += share * negativeBinomialMass(y, mean, theta)
    if (high) above += share * negativeBinomialCdf(y, mean, theta, true)
    else below += share * negativeBinomialCdf(y - 1, mean, theta)
  }
  if (high) below = Math.max(0, 1 - above - at)
  else above = Math.max(0, 1 - below - at)
  return { below, at, above }
}

/** Two-sided predictive p of a count: twice the smaller tail, at most 1. */
export function predictiveP(law: PredictiveLaw, y: number, kind: PValueKind = 'mid-p'): number {
  const own = kind === 'mid-p' ? 0.5 : 1
  const { below, at, above } = predictiveTails(law, y)
  return Math.min(1, 2 * Math.min(below + own * at, above + own * at))
}

/** Smallest and largest count whose two-sided p is at least 1 - level: what would be ordinary. */
export function ordinaryRange(law: PredictiveLaw, level: number, kind: PValueKind = 'mid-p'): { lower: number; upper: number } {
  const tail = (1 - level) / 2
  const own = kind === 'mid-p' ? 0.5 : 1
  const mean = Math.exp(law.row.link)
  const spread = Math.sqrt(Math.log1p(1 / mean + 1 / law.row.theta) + law.row.linkStandardError ** 2)
  const reach = normalQuantile(tail, true) * spread
  const lowEnough = (y: number) => {
    const t = predictiveTails(law, y)
    return t.below + own * t.at >= tail
  }
  const highTooMuch = (y: number) => {
    const t = predictiveTails(law, y)
    return t.above + own * t.at < tail
  }
  const lower = firstWhere(lowEnough, mean * Math.exp(-reach))
  return { lower, upper: firstWhere(highTooMuch, mean * Math.exp(reach)) - 1 }
}

// First whole number from 0 at which a condition holds that, once true, stays true.
function firstWhere(holds: (y: number) => boolean, guess: number): number {
  let high = Math.max(0, Math.round(guess))
  let stride = Math.max(1, Math.round(0.02 * high))
  let low = -1
  if (holds(high)) {
    for (let y = high - stride; y >= 0; y -= stride) {
      stride *= 2
      if (!holds(y)) {
        low = y
        break
      }
      high = y
    }
  } else {
    do {
      low = high
      high += stride
      stride *= 2
    } while (high < Number.POSITIVE_INFINITY && !holds(high))
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    // Beyond 2^53 a computer has no whole numbers next to each other.
    if (middle === low || middle === high) break
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}

/**
 * Interval of the ratio: all factors by which the town's mean could differ from expectation without its count being extraordinary
 * (the predictive test turned round). It holds 1 exactly when the count's two-sided p is at least 1 - level.
 */
export function ratioInterval(law: PredictiveLaw, y: number, level: number, kind: PValueKind = 'mid-p'): { lower: number; upper: number } {
  const tail = (1 - level) / 2
  const own = kind === 'mid-p' ? 0.5 : 1
  const z = normalQuantile(tail, true)
  const mean = Math.exp(law.row.link)
  const middle = Math.log((y + 0.5) / mean)
  const spread = Math.sqrt(1 / (y + 0.5) + 1 / law.row.theta + law.row.linkStandardError ** 2)
  // On the scale of normal quantiles the tails are nearly straight in ln(ratio), so few steps are needed.
  const end = (sign: 1 | -1) => {
    const height = (s: number) => {
      const t = predictiveTails(law, y, Math.exp(s))
      return sign * normalQuantile(Math.min(1, Math.max(1e-300, own * t.at + (sign > 0 ? t.below : t.above))), true) - sign * z
    }
    return Math.exp(risingSecant(height, middle + sign * z * spread, spread))
  }
  return { lower: y === 0 ? 0 : end(-1), upper: end(1) }
}

// Root of a rising, nearly straight curve: secant slopes inside risingRoot's bracket.
function risingSecant(height: (s: number) => number, start: number, spread: number): number {
  let last: readonly [number, number] | null = null
  return risingRoot((s) => {
    const value = height(s)
    if (Math.abs(value) < 1e-7) return [0, 1]
    const slope: number = last && last[0] !== s ? (value - last[1]) / (s - last[0]) : 1 / spread
    last = [s, value]
    return [value, slope > 0 ? slope : 1 / spread]
  }, start)
}
