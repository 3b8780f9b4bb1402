// Which schools, areas or groups have a share outside what their size and the usual spread explain.

import { type Numbers, requireAtLeast, requireCounts, requireSameLength, requireWithin } from '../checks.ts'
import { binomialCdf, binomialMass, binomialQuantile } from '../distributions/binomial.ts'
import { AnalysisError } from '../errors.ts'
import { requireCountable } from '../rates/exact-size.ts'
import { type FunnelLimits, type FunnelMethod, flagsOf, limitsAt, requireSearchable } from './funnel-limits.ts'
import { type Overdispersion, overdispersion } from './overdispersion.ts'

export type FunnelProportion = {
  proportion: Float64Array
  target: number
  limits: FunnelLimits[]
  overdispersion: Overdispersion
  z: Float64Array
  flags: Int8Array
  method: Exclude<FunnelMethod, 'chi-square'>
  n: number
  reference: string
}

/**
 * Funnel limits for proportions.
 *
 * Question: which groups answer differently from the rest, given how many were asked?
 * Assumptions: the '-root' methods work on asin(sqrt(share)), where the spread by chance is 1/(2 sqrt(n)) whatever the share; 'exact' (interpolated
 * binomial) and 'normal' draw chance alone. Default 'multiplicative-root', winsorised at 0.1.
 * Not for: surveys with weights; a league table.
 *
 * @param yes counts; @param asked at least 1, at least yes; @param options `target` (pooled share), `levels` ([0.95, 0.998]), `method`, `winsorise`
 * Errors: `empty`, `shape`, `not-finite`, `range`, `constant` (a target of 0 or 1: nothing can vary),
 * `too-large` ('exact': above 50,000 groups).
 * Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202.
 *
 * @example
 * const funnel = funnelProportion([4, 37, 4, 17], [70, 517, 120, 200], { method: 'normal' })
 * funnel.target // => 0.06836
 * funnel.limits[0].upper // => [0.1275, 0.09011, 0.1135, 0.1033]
 */
export function funnelProportion(
  yes: Numbers,
  asked: Numbers,
  options: { target?: number; levels?: readonly number[]; method?: FunnelProportion['method']; winsorise?: number } = {},
): FunnelProportion {
  const { levels = [0.95, 0.998], method = 'multiplicative-root', winsorise = 0.1 } = options
  const n = checkedShares(yes, asked)
  requireWithin('winsorise', [winsorise], 0, 0.5)
  if (method === 'exact') {
    requireSearchable(n.length)
    for (const of of n) requireCountable('answers', of)
  }
  const proportion = n.map((of, i) => yes[i]! / of)
  const target = options.target ?? sum(yes) / sum(asked)
  requireWithin('target', [target], 0, 1)
  if (target === 0 || target === 1)
    throw new AnalysisError('constant', `Expected a share that can vary, but the target is ${target}.`, { names: ['target'] })
  const root = method.endsWith('root')
  const scale = (share: number) => (root ? Math.asin(Math.sqrt(share)) : share)
  const chance = n.map((of) => (root ? 1 / (2 * Math.sqrt(of)) : Math.sqrt((target * (1 - target)) / of)))
  const spread = overdispersion(proportion.map(scale), chance, scale(target), winsorise)
  const errors = chance.map((error) => {
    if (method.startsWith('multiplicative')) return error * Math.sqrt(Math.max(1, spread.phi))
    return method.startsWith('additive') ? Math.sqrt(error * error + spread.tau2) : error
  })
  const limits = limitsAt(levels, n.length, (p, height, i) => {
    if (method === 'exact') return interpolated(p, n[i]!, target) / n[i]!
    if (!root) return target + height * errors[i]!
    return Math.sin(Math.min(Math.max(scale(target) + height * errors[i]!, 0), Math.PI / 2)) ** 2
  })
  const z = proportion.map((share, i) => (scale(share) - scale(target)) / errors[i]!)
  return {
    proportion,
    target,
    limits,
    overdispersion: spread,
    z,
    flags: flagsOf(z, levels),
    method,
    n: n.length,
    reference: 'Spiegelhalter (2005)',
  }
}

function checkedShares(yes: Numbers, asked: Numbers): Float64Array {
  requireAtLeast('yes', yes)
  requireCounts('yes', yes)
  requireSameLength('asked', asked, yes.length)
  requireCounts('asked', asked)
  for (let i = 0; i < asked.length; i++) {
    if (asked[i]! < 1 || yes[i]! > asked[i]!)
      throw new AnalysisError('range', `Expected at least 1 and at least ${yes[i]} in "asked" at row ${i}, but got ${asked[i]}.`, {
        names: ['asked'],
        row: i,
      })
  }
  return Float64Array.from(asked)
}

function sum(values: Numbers): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}

function interpolated(p: number, n: number, target: number): number {
  const k = binomialQuantile(p, n, target)
  return k - (binomialCdf(k, n, target) - p) / binomialMass(k, n, target)
}
