// One effect from several studies (or several areas) of few incidents each, without asking each of them for an effect of its own.

import { requireLevel } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import {
  type EffectSizes,
  effectSizesRates,
  effectSizesTwoByTwo,
  type RateMeasure,
  type RateTables,
  requireRates,
  requireTwoByTwo,
  type TwoByTwoTables,
} from './effect-sizes.ts'

export type MantelHaenszel = {
  measure: 'OR' | 'RR' | 'RD' | RateMeasure
  /** ln of the common ratio, or the common difference, with its Wald interval. */
  estimate: number
  standardError: number
  lower: number
  upper: number
  z: number
  p: number
  /** Cochran-Mantel-Haenszel test of no effect with 1 degree of freedom, without continuity correction; NaN for RR, RD and IRD. */
  chiSquare: number
  chiSquareP: number
  /** Heterogeneity: the studies' own effects around the common one. Studies without events, or with nothing else, in both groups do not enter. */
  q: number
  qDf: number
  qP: number
  i2: number
  level: number
  /** Studies, and those among them that enter `q`. */
  n: number
  compared: number
}

/**
 * Mantel-Haenszel estimate of one effect common to several two-by-two tables.
 *
 * Question: small studies, some without a single event in a group; what is the effect if it is the same in all?
 * Assumptions: one true effect (look at `q`); independent studies. Zeros need no correction here; only `q` adds 1/2 where a cell is 0.
 * Not for: effects that differ between places - take `metaAnalysis`.
 *
 * @param tables `a`, `b`, `c`, `d` as for `effectSizesTwoByTwo`; @param options `measure` ('OR'; 'RR', 'RD'), `level` (0.95)
 * Errors: `empty`, `shape`, `not-finite`, `range`, `constant` (no event, or no non-event, where the ratio needs one).
 * Reference: Mantel and Haenszel (1959); Robins, Breslow and Greenland (1986), OR; Greenland and Robins (1985), RR; Sato, Greenland and Robins (1989), RD.
 *
 * @example
 * const pooled = mantelHaenszel({ a: [4, 6, 3], b: [119, 300, 228], c: [11, 29, 11], d: [128, 274, 209] })
 * pooled.estimate // => -1.414
 * pooled.standardError // => 0.3155
 */
export function mantelHaenszel(tables: TwoByTwoTables, options: { measure?: 'OR' | 'RR' | 'RD'; level?: number } = {}): MantelHaenszel {
  const { measure = 'OR', level = 0.95 } = options
  requireTwoByTwo(tables)
  requireLevel(level)
  const [estimate, standardError] = measure === 'OR' ? oddsRatio(tables) : measure === 'RR' ? riskRatio(tables) : riskDifference(tables)
  const chiSquare = measure === 'OR' ? cochranMantelHaenszel(tables) : Number.NaN
  const own = effectSizesTwoByTwo(tables, { measure })
  const { a, b, c, d } = tables
  const silent = (i: number) => a[i]! + c[i]! === 0 || b[i]! + d[i]! === 0
  return finish(measure, estimate, standardError, chiSquare, own, silent, level)
}

/**
 * Mantel-Haenszel estimate of one rate ratio (or difference) common to several pairs of counts.
 *
 * Question: few incidents per town with and without the programme; what is the rate ratio if it is the same in all?
 * Assumptions: one true effect; Poisson counts. Not for: overdispersed counts, effects that differ between places.
 *
 * @param tables `events1`, `time1`, `events2`, `time2` as for `effectSizesRates`; @param options `measure` ('IRR'; 'IRD'), `level` (0.95)
 * Errors: `empty`, `shape`, `not-finite`, `range`, `constant`.
 * Reference: Greenland and Robins (1985), section on person-time data.
 *
 * @example
 * mantelHaenszelRates({ events1: [41, 12], time1: [28010, 9000], events2: [15, 9], time2: [19017, 8000] }).estimate // => 0.484
 */
export function mantelHaenszelRates(tables: RateTables, options: { measure?: RateMeasure; level?: number } = {}): MantelHaenszel {
  const { measure = 'IRR', level = 0.95 } = options
  requireRates(tables)
  requireLevel(level)
  const { events1: x1, time1: t1, events2: x2, time2: t2 } = tables
  let [r, s, weight, spread, squares, observed] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < x1.length; i++) {
    const total = t1[i]! + t2[i]!
    const both = (t1[i]! / total) * t2[i]!
    r += (x1[i]! * t2[i]!) / total
    s += (x2[i]! * t1[i]!) / total
    weight += both
    spread += (both / total) * (x1[i]! + x2[i]!)
    squares += both ** 2 * (x1[i]! / t1[i]! ** 2 + x2[i]! / t2[i]! ** 2)
    observed += x1[i]! - ((x1[i]! + x2[i]!) * t1[i]!) / total
  }
  if (measure === 'IRR' && !(r > 0 && s > 0)) throw nothingToCompare()
  const [estimate, error] =
    measure === 'IRR' ? [Math.log(r / s), Math.sqrt(spread / (r * s))] : [(r - s) / weight, Math.sqrt(squares) / weight]
  const own = effectSizesRates(tables, { measure })
  return finish(measure, estimate, error, measure === 'IRR' ? observed ** 2 / spread : Number.NaN, own, (i) => x1[i]! + x2[i]! === 0, level)
}

function finish(
  measure: MantelHaenszel['measure'],
  estimate: number,
  standardError: number,
  chiSquare: number,
  own: EffectSizes,
  silent: (study: number) => boolean,
  level: number,
): MantelHaenszel {
  if (!(standardError > 0)) throw nothingToCompare()
  const reach = normalQuantile((1 - level) / 2, true) * standardError
  const z = estimate / standardError
  let q = 0
  let compared = 0
  for (let i = 0; i < own.effects.length; i++) {
    if (silent(i)) continue
    compared++
    q += (own.effects[i]! - estimate) ** 2 / own.variances[i]!
  }
  if (compared < 2) q = 0
  const qDf = Math.max(0, compared - 1)
  return {
    measure,
    estimate,
    standardError,
    lower: estimate - reach,
    upper: estimate + reach,
    z,
    p: 2 * normalCdf(Math.abs(z), true),
    chiSquare,
    chiSquareP: chiSquareCdf(chiSquare, 1, true),
    q,
    qDf,
    qP: qDf === 0 ? 1 : chiSquareCdf(q, qDf, true),
    i2: q > 0 ? Math.max(0, (100 * (q - qDf)) / q) : 0,
    level,
    n: own.effects.length,
    compared,
  }
}

function nothingToCompare(): AnalysisError {
  return new AnalysisError(
    'constant',
    'Expected events, and people without one, on both sides of the studies taken together, but there are none.',
  )
}

function oddsRatio({ a, b, c, d }: TwoByTwoTables): [number, number] {
  let [r, s, pr, cross, qs] = [0, 0, 0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const n = a[i]! + b[i]! + c[i]! + d[i]!
    const p = (a[i]! + d[i]!) / n
    const q = (b[i]! + c[i]!) / n
    const ri = (a[i]! / n) * d[i]!
    const si = (b[i]! / n) * c[i]!
    r += ri
    s += si
    pr += p * ri
    cross += p * si + q * ri
    qs += q * si
  }
  if (!(r > 0 && s > 0)) throw nothingToCompare()
  return [Math.log(r / s), Math.sqrt((pr / r ** 2 + cross / (r * s) + qs / s ** 2) / 2)]
}

function riskRatio({ a, b, c, d }: TwoByTwoTables): [number, number] {
  let [r, s, spread] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const n1 = a[i]! + b[i]!
    const n2 = c[i]! + d[i]!
    const n = n1 + n2
    r += (a[i]! * n2) / n
    s += (c[i]! * n1) / n
    spread += (n1 / n) * (n2 / n) * (a[i]! + c[i]!) - (a[i]! / n) * c[i]!
  }
  if (!(r > 0 && s > 0)) throw nothingToCompare()
  return [Math.log(r / s), Math.sqrt(spread / (r * s))]
}

function riskDifference({ a, b, c, d }: TwoByTwoTables): [number, number] {
  let [difference, weight, p, q] = [0, 0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const n1 = a[i]! + b[i]!
    const n2 = c[i]! + d[i]!
    const n = n1 + n2
    difference += (a[i]! * n2 - c[i]! * n1) / n
    weight += (n1 * n2) / n
    p += c[i]! * (n1 / n) ** 2 - a[i]! * (n2 / n) ** 2 + ((n1 / n) * (n2 / n) * (n2 - n1)) / 2
    q += (a[i]! * d[i]! + c[i]! * b[i]!) / n / 2
  }
  const estimate = difference / weight
  return [estimate, Math.sqrt(estimate * p + q) / weight]
}

function cochranMantelHaenszel({ a, b, c, d }: TwoByTwoTables): number {
  let [surplus, spread] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    const n1 = a[i]! + b[i]!
    const n2 = c[i]! + d[i]!
    const n = n1 + n2
    const events = a[i]! + c[i]!
    surplus += a[i]! - (n1 * events) / n
    if (n > 1) spread += ((n1 / n) * (n2 / n) * events * (n - events)) / (n - 1)
  }
  return surplus ** 2 / spread
}
