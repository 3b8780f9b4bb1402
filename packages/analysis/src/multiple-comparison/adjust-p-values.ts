// Looking at many groups finds something by chance; this keeps the promise of the whole page, not only of each line.

import { type Numbers, requireAtMost, requireWithin } from '../checks.ts'

export type PAdjustment = 'benjamini-hochberg' | 'benjamini-yekutieli' | 'holm' | 'hochberg' | 'hommel' | 'bonferroni'
export type AdjustedPValues = { adjusted: Float64Array; method: PAdjustment; n: number; reference: string }

/**
 * Adjusted p values: compare each with the level wanted for the whole family.
 *
 * Question: of all the groups and years looked at, which stand out when the looking itself is taken into account?
 * Methods: 'benjamini-hochberg' keeps the expected share of false findings below the level, for independent or positively related tests;
 * 'benjamini-yekutieli' for any; the others keep the chance of even one false finding below it ('hochberg' and 'hommel' for
 * independent or positively related tests).
 * Not for: p values chosen because they were small.
 *
 * @param p values from 0 to 1; a NaN stays NaN and is not counted as a test; @param method ('benjamini-hochberg')
 * Errors: `range`, `not-finite` (an infinite value), `too-large` ('hommel': above 10,000). An empty input gives an empty result.
 * Reference: Benjamini and Hochberg (1995); Benjamini and Yekutieli (2001); Holm (1979); Hochberg (1988); Hommel (1988), as laid out by Wright (1992).
 *
 * @example
 * adjustPValues([0.01, 0.02, 0.03, 0.5]).adjusted // => [0.04, 0.04, 0.04, 0.5]
 * adjustPValues([0.01, 0.02, 0.03, 0.5], 'holm').adjusted // => [0.04, 0.06, 0.06, 0.5]
 */
export function adjustPValues(p: Numbers, method: PAdjustment = 'benjamini-hochberg'): AdjustedPValues {
  const sorted = Float64Array.from(p).filter((value) => !Number.isNaN(value))
  requireWithin('p', sorted, 0, 1)
  sorted.sort()
  const inOrder = methods[method](sorted)
  // Equal p have equal adjusted values by all methods, so any place of a p among the sorted ones will do.
  const adjusted = Float64Array.from(p, (value) => (Number.isNaN(value) ? Number.NaN : Math.min(1, inOrder[placeOf(value, sorted)]!)))
  return { adjusted, method, n: sorted.length, reference: references[method] }
}

function placeOf(value: number, sorted: Float64Array): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

const references: Record<PAdjustment, string> = {
  'benjamini-hochberg': 'Benjamini and Hochberg (1995)',
  'benjamini-yekutieli': 'Benjamini and Yekutieli (2001)',
  holm: 'Holm (1979)',
  hochberg: 'Hochberg (1988)',
  hommel: 'Hommel (1988)',
  bonferroni: 'Bonferroni (1936)',
}

// Each takes p in rising order and returns the adjusted values in that order.
const methods: Record<PAdjustment, (p: Float64Array) => Float64Array> = {
  bonferroni: (p) => p.map((value) => value * p.length),
  holm: (p) => runningMost(p.map((value, i) => value * (p.length - i))),
  hochberg: (p) => runningLeast(p.map((value, i) => value * (p.length - i))),
  'benjamini-hochberg': (p) => runningLeast(p.map((value, i) => (value * p.length) / (i + 1))),
  'benjamini-yekutieli': (p) => {
    const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0)
    return runningLeast(p.map((value, i) => (value * p.length * harmonic) / (i + 1)))
  },
  hommel,
}

function runningMost(values: Float64Array): Float64Array {
  for (let i = 1; i < values.length; i++) values[i] = Math.max(values[i]!, values[i - 1]!)
  return values
}

function runningLeast(values: Float64Array): Float64Array {
  for (let i = values.length - 2; i >= 0; i--) values[i] = Math.min(values[i]!, values[i + 1]!)
  return values
}

// Hommel's method takes the square of their number in steps: so many take about half a second.
const MOST_FOR_HOMMEL = 10_000

// For every size m of a family that could be all chance, the smallest Simes p of its worst members bounds the others from below.
function hommel(p: Float64Array): Float64Array {
  const n = p.length
  requireAtMost('p values', n, MOST_FOR_HOMMEL, "Take 'hochberg', which needs the same of the tests.")
  let simes = Number.POSITIVE_INFINITY
  for (let i = 0; i < n; i++) simes = Math.min(simes, (n * p[i]!) / (i + 1))
  const adjusted = new Float64Array(n).fill(simes)
  for (let m = n - 1; m >= 2; m--) {
    let worst = Number.POSITIVE_INFINITY
    for (let j = 2; j <= m; j++) worst = Math.min(worst, (m * p[n - m + j - 1]!) / j)
    const last = Math.min(m * p[n - m]!, worst)
    for (let i = 0; i < n; i++) adjusted[i] = Math.max(adjusted[i]!, i <= n - m ? Math.min(m * p[i]!, worst) : last)
  }
  return adjusted.map((value, i) => Math.max(value, p[i]!))
}
