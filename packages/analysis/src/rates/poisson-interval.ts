// How large the true number behind a count may be: three burglaries in a year do not mean that three is the rule.

import { requireCounts, requireLevel } from '../checks.ts'
import { gammaQuantile } from '../distributions/gamma.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { poissonCdf, poissonMass } from '../distributions/poisson.ts'
import { risingRoot } from '../distributions/root.ts'

export type PoissonIntervalMethod = 'exact' | 'byar' | 'mid-p'
export type PoissonInterval = {
  count: number
  lower: number
  upper: number
  level: number
  method: PoissonIntervalMethod
  reference: string
}

/**
 * Interval of the mean behind one Poisson count.
 *
 * Question: how many would there be in the long run, if this count is one year of it?
 * Assumptions: incidents come independently; one of many causing the next makes the interval too narrow.
 * Methods: 'exact' never covers less than the level (Garwood); 'byar' is a close formula, whose lower end may fall below 0 for very small counts and
 * high levels; 'mid-p' covers the level on average and is shorter.
 * Not for: counts that vary more than chance between towns or years - see `expectedCount`.
 *
 * @param count whole number from 0; @param options `level` (0.95), `method` ('exact')
 * Errors: `not-finite`, `range`.
 * Reference: Garwood (1936); Breslow and Day (1987), chapter 2, for both; Lancaster (1961) for mid-p.
 *
 * @example
 * poissonInterval(3).lower // => 0.6187
 * poissonInterval(3).upper // => 8.767
 * poissonInterval(0).upper // => 3.689
 */
export function poissonInterval(count: number, options: { level?: number; method?: PoissonIntervalMethod } = {}): PoissonInterval {
  const { level = 0.95, method = 'exact' } = options
  requireCounts('count', [count])
  requireLevel(level)
  const tail = (1 - level) / 2
  const [lower, upper] = ends[method](count, tail)
  return { count, lower, upper, level, method, reference: references[method] }
}

const references = { exact: 'Garwood (1936)', byar: 'Breslow and Day (1987), chapter 2', 'mid-p': 'Lancaster (1961)' }

const ends: Record<PoissonIntervalMethod, (count: number, tail: number) => [number, number]> = {
  exact: (count, tail) => [count === 0 ? 0 : gammaQuantile(tail, count), gammaQuantile(tail, count + 1, true)],
  byar: (count, tail) => {
    const z = normalQuantile(tail, true)
    const next = count + 1
    const lower = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3
    return [lower, next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3]
  },
  'mid-p': (count, tail) => [count === 0 ? 0 : midPEnd(count, tail, 'lower'), midPEnd(count, tail, 'upper')],
}

// Where half the chance of the count itself and all beyond it make the tail; searched in the log of the mean.
function midPEnd(count: number, tail: number, side: 'lower' | 'upper'): number {
  const start = Math.log(gammaQuantile(tail, count + (side === 'lower' ? 0.5 : 0.6), side === 'upper'))
  const root = risingRoot((log) => {
    const mean = Math.exp(log)
    const own = poissonMass(count, mean)
    const slope = (0.5 * mean * (own + (count > 0 ? poissonMass(count - 1, mean) : 0))) / tail
    const beyond = side === 'lower' ? poissonCdf(count, mean, true) + 0.5 * own : poissonCdf(count - 1, mean) + 0.5 * own
    return [side === 'lower' ? beyond / tail - 1 : 1 - beyond / tail, slope]
  }, start)
  return Math.exp(root)
}
