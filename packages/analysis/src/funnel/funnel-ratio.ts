// Which towns lie outside the spread that size alone explains: ratios of observed to expected, drawn against the expected count.

import { type Numbers, requireAtLeast, requireCounts, requireSameLength, requireWithin } from '../checks.ts'
import { gammaQuantile } from '../distributions/gamma.ts'
import { poissonCdf, poissonMass, poissonQuantile } from '../distributions/poisson.ts'
import { requireCountable } from '../rates/exact-size.ts'
import { type FunnelLimits, type FunnelMethod, flagsOf, limitsAt, requireSearchable } from './funnel-limits.ts'
import { type Overdispersion, overdispersion } from './overdispersion.ts'

export type FunnelRatio = {
  ratio: Float64Array
  target: number
  limits: FunnelLimits[]
  overdispersion: Overdispersion
  /** Distance from the target in units of the spread that the limits draw. */
  z: Float64Array
  /** Number of levels that |z| lies beyond, with the sign of z. */
  flags: Int8Array
  method: FunnelMethod
  n: number
  reference: string
}

export type FunnelOptions = { target?: number; levels?: readonly number[]; method?: FunnelMethod; winsorise?: number }

/**
 * Funnel limits for ratios of observed to expected counts.
 *
 * Question: which places differ more than size and the usual spread between places explain?
 * Assumptions: expected counts are known. 'exact', 'chi-square' and 'normal' draw chance alone (Poisson) and are far too narrow for crime in towns;
 * 'multiplicative-root' (default) widens them by the square root of phi on the square-root scale, 'additive-root' adds a variance tau2 between places
 * there; the '-raw' forms do the same on the ratio itself. phi and tau2 come from z winsorised at `winsorise` (0.1), divisor n.
 * Not for: a league table. 'exact' is interpolated and may fall below 0 at small expectations: clamp for drawing only.
 *
 * @param observed counts; @param expected above 0; @param options `target` (1), `levels` ([0.95, 0.998]), `method`, `winsorise`
 * Errors: `empty`, `shape`, `not-finite`, `range`, `too-large` ('exact', 'chi-square': above 50,000 places). One place: phi is its own z squared and tau2 is 0.
 * Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202.
 *
 * @example
 * const funnel = funnelRatio([12, 30, 45, 80, 160], [15, 25, 50, 70, 100])
 * funnel.limits[0].upper // => [2.136, 1.843, 1.57, 1.473, 1.39]
 * funnel.flags // => [0, 0, 0, 0, 1]
 */
export function funnelRatio(observed: Numbers, expected: Numbers, options: FunnelOptions = {}): FunnelRatio {
  const { target = 1, levels = [0.95, 0.998], method = 'multiplicative-root', winsorise = 0.1 } = options
  requireAtLeast('observed', observed)
  requireCounts('observed', observed)
  requireSameLength('expected', expected, observed.length)
  requireWithin('expected', expected, 0, Number.POSITIVE_INFINITY, true)
  requireWithin('target', [target], 0, Number.POSITIVE_INFINITY, true)
  requireWithin('winsorise', [winsorise], 0, 0.5)
  if (method === 'exact' || method === 'chi-square') {
    requireSearchable(observed.length)
    for (let i = 0; i < expected.length; i++) requireCountable('expected incidents', expected[i]! * target)
  }
  const e = Float64Array.from(expected)
  const ratio = e.map((value, i) => observed[i]! / value)
  const root = method.endsWith('root')
  const spread = root
    ? overdispersion(
        ratio.map(Math.sqrt),
        e.map((value) => 1 / (2 * Math.sqrt(value))),
        Math.sqrt(target),
        winsorise,
      )
    : overdispersion(
        ratio,
        e.map((value) => Math.sqrt(target / value)),
        target,
        winsorise,
      )
  const errors = e.map((value) => errorOf(method, value, target, spread))
  const limits = limitsAt(levels, e.length, (p, height, i) => {
    if (method === 'exact') return interpolated(p, e[i]! * target) / e[i]!
    if (method === 'chi-square') return gammaQuantile(p, p < 0.5 ? e[i]! * target : e[i]! * target + 1) / e[i]!
    return root ? Math.max(0, Math.sqrt(target) + height * errors[i]!) ** 2 : target + height * errors[i]!
  })
  const z = ratio.map((value, i) => (root ? Math.sqrt(value) - Math.sqrt(target) : value - target) / errors[i]!)
  return {
    ratio,
    target,
    limits,
    overdispersion: spread,
    z,
    flags: flagsOf(z, levels),
    method,
    n: e.length,
    reference: 'Spiegelhalter (2005)',
  }
}

function errorOf(method: FunnelMethod, expected: number, target: number, { phi, tau2 }: Overdispersion): number {
  const chance = method.endsWith('root') ? 1 / (4 * expected) : target / expected
  if (method.startsWith('multiplicative')) return Math.sqrt(Math.max(1, phi) * chance)
  return Math.sqrt(method.startsWith('additive') ? chance + tau2 : chance)
}

// Between the two counts whose shares enclose p, in proportion.
function interpolated(p: number, mean: number): number {
  const k = poissonQuantile(p, mean)
  return k - (poissonCdf(k, mean) - p) / poissonMass(k, mean)
}
