// Chooses the two settings of a CUSUM by what a town can bear: how often a false alarm, how soon a true one.

import { requireAtMost, requireNumber } from '../checks.ts'
import { negativeBinomialMass } from '../distributions/negative-binomial.ts'
import { AnalysisError } from '../errors.ts'
import { requireWhole } from './judged-periods.ts'

/** The law of the counts besides its mean; `perUnit`: k is rounded to 1/perUnit, so that the total moves on a grid. */
export type CountLaw = { theta?: number; perUnit?: number }

/**
 * The acceptable count per period, halfway in likelihood between two means.
 *
 * Question: from which count on does a week speak for the higher mean?
 * Assumptions: counts are Poisson, or negative binomial with a known theta.
 * Not for: means that change from period to period - `cusumLikelihoodRatio` does this for each of them.
 *
 * @param mean0 usual mean; @param mean1 the mean to be found, above 0 and not equal to it; @param options `theta` (Infinity: Poisson)
 * Errors: `range`, `constant` (equal means).
 * Reference: Lucas (1985), equation 3; Hawkins and Olwell (1998), section 5.4.
 *
 * @example
 * cusumReferenceValue(2, 4) // => 2.885
 * cusumReferenceValue(2, 4, { theta: 3 }) // => 2.83
 */
export function cusumReferenceValue(mean0: number, mean1: number, options: { theta?: number } = {}): number {
  const { theta = Number.POSITIVE_INFINITY } = options
  requireNumber('mean0', mean0, Number.MIN_VALUE)
  requireNumber('mean1', mean1, Number.MIN_VALUE)
  requireNumber('1/theta', 1 / theta, 0)
  if (mean0 === mean1) throw new AnalysisError('constant', `Expected two different means, but both are ${mean0}.`)
  const logRatio = Math.log(mean1 / mean0)
  if (theta === Number.POSITIVE_INFINITY) return (mean1 - mean0) / logRatio
  const spread = Math.log1p((mean1 - mean0) / (mean0 + theta))
  return (theta * spread) / (logRatio - spread)
}

export type CusumRunLength = {
  /** Mean number of periods to an alarm, from a total of 0. */
  runLength: number
  /** The same from a total of half the limit (fast initial response). */
  fromHalf: number
  /** k and h as used, on the grid. */
  k: number
  h: number
  mean: number
  theta: number
  states: number
  reference: string
}

/**
 * Mean number of periods until a CUSUM of counts rings.
 *
 * Question: with these settings, how long between false alarms - and how long until a true one?
 * Assumptions: counts are independent with one unchanging law; the total rises to alarm (k between the means, mean1 above mean0).
 * Not for: means that change with the season, or weeks that depend on each other: both shorten the time between false alarms.
 * Conventions: an alarm where the total reaches h; exact for k on the grid (an absorbing Markov chain over all totals below h).
 *
 * @param k acceptable count per period; @param h limit; @param mean mean of the counts; @param options `theta` (Infinity), `perUnit` (10 below a k of 5, 2 below 20, else 1)
 * Errors: `range`, `too-large` (above 4000 totals, or too many steps between them).
 * Reference: Brook and Evans (1972), "An approach to the probability distribution of CUSUM run length"; Lucas (1985).
 *
 * @example
 * cusumRunLength(3, 5, 2).runLength // => 188.5
 * cusumRunLength(3, 5, 4).runLength // => 5.202
 */
export function cusumRunLength(k: number, h: number, mean: number, options: CountLaw = {}): CusumRunLength {
  const { theta = Number.POSITIVE_INFINITY } = options
  requireNumber('mean', mean, 0)
  requireNumber('1/theta', 1 / theta, 0)
  const grid = gridOf(k, options.perUnit)
  requireNumber('h', h, Number.MIN_VALUE)
  const states = Math.ceil(h * grid.perUnit - 1e-9)
  requireSolvable(states, grid.k)
  const lengths = absorptionTimes(grid, states, mean, theta)
  const k0 = grid.k / grid.perUnit
  const half = Math.floor(states / 2)
  const reference = 'Brook and Evans (1972)'
  return { runLength: lengths[0]!, fromHalf: lengths[half]!, k: k0, h: states / grid.perUnit, mean, theta, states, reference }
}

export type CusumDesign = { k: number; h: number; falseAlarm: CusumRunLength; trueAlarm: CusumRunLength }

/**
 * Settings of a CUSUM that rings falsely no more often than once in `runLength` periods on average.
 *
 * Question: which k and h, and how soon is a rise to mean1 then found?
 * Assumptions and limits: those of `cusumRunLength`.
 *
 * @param mean0 usual mean, above 0; @param mean1 the higher mean to be found; @param options `runLength` (500), `theta`, `perUnit`
 * Errors: `range`, `constant`, `too-large`, `infeasible` (mean1 not above mean0).
 * Reference: Lucas (1985); Brook and Evans (1972).
 *
 * @example
 * const chosen = cusumDesign(2, 4, { runLength: 500 })
 * [chosen.k, chosen.h] // => [2.9, 6.4]
 * chosen.falseAlarm.runLength // => 521.1
 * chosen.trueAlarm.runLength // => 6.493
 */
export function cusumDesign(mean0: number, mean1: number, options: CountLaw & { runLength?: number } = {}): CusumDesign {
  const { runLength = 500 } = options
  requireNumber('runLength', runLength, 1)
  const raw = cusumReferenceValue(mean0, mean1, options)
  if (mean1 < mean0) throw new AnalysisError('infeasible', `Expected mean1 above mean0 (${mean0}), but got ${mean1}.`, { names: ['mean1'] })
  const { k, perUnit } = gridOf(raw, options.perUnit)
  const at = (states: number, mean: number) => cusumRunLength(k / perUnit, states / perUnit, mean, { ...options, perUnit })
  let high = 1
  while (at(high, mean0).runLength < runLength) high *= 2
  let low = high >> 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at(middle, mean0).runLength < runLength) low = middle
    else high = middle
  }
  return { k: k / perUnit, h: high / perUnit, falseAlarm: at(high, mean0), trueAlarm: at(high, mean1) }
}

type Grid = { k: number; perUnit: number }

// k as a whole number of grid steps; a common factor of both is only a finer grid that no total ever visits.
function gridOf(k: number, wished?: number): Grid {
  requireNumber('k', k, Number.MIN_VALUE)
  const perUnit = wished ?? (k < 5 ? 10 : k < 20 ? 2 : 1)
  requireWhole('perUnit', perUnit, 1, 1000)
  const steps = Math.max(1, Math.round(k * perUnit))
  const common = greatestCommonDivisor(steps, perUnit)
  return { k: steps / common, perUnit: perUnit / common }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

function requireSolvable(states: number, k: number): void {
  const advice = 'Choose a smaller perUnit, or a larger ratio between the two means.'
  requireAtMost('totals below h', states, 4000, advice)
  requireAtMost('steps to solve', states * states * Math.min(states, k), 5e8, advice)
}

/**
 * Mean time to absorption from each total. From total i one period leads to i + x perUnit - k with the chance of x; below 0 is 0.
 *
 * Falls are at most k steps, so elimination from the highest total downwards touches only k rows at a time.
 */
function absorptionTimes({ k, perUnit }: Grid, states: number, mean: number, theta: number): Float64Array {
  const below = chancesUpTo(Math.ceil((states + k) / perUnit) + 1, mean, theta)
  const upTo = (x: number) => (x < 0 ? 0 : below[Math.min(x, below.length - 1)]!)
  const a = new Float64Array(states * states)
  const b = new Float64Array(states).fill(1)
  for (let i = 0; i < states; i++) {
    for (let j = 0; j < states; j++) {
      const x = (j - i + k) / perUnit
      const chance = j === 0 ? upTo(Math.floor(x + 1e-9)) : Number.isInteger(x) ? upTo(x) - upTo(x - 1) : 0
      a[i * states + j] = (i === j ? 1 : 0) - chance
    }
  }
  return solveBanded(a, b, states, k)
}

function chancesUpTo(most: number, mean: number, theta: number): Float64Array {
  const below = new Float64Array(most + 1)
  let sum = 0
  for (let x = 0; x <= most; x++) {
    sum += negativeBinomialMass(x, mean, theta)
    below[x] = Math.min(1, sum)
  }
  return below
}

// Gauss without exchange of rows: the matrix is I minus chances, for which that is stable. Entry (i, j) with 0 < j < i - k is nothing.
function solveBanded(a: Float64Array, b: Float64Array, n: number, k: number): Float64Array {
  for (let j = n - 1; j > 0; j--) {
    const pivot = a[j * n + j]!
    for (let i = 0; i < j; i++) {
      const factor = a[i * n + j]! / pivot
      if (factor === 0) continue
      const from = Math.max(1, j - k)
      a[i * n]! -= factor * a[j * n]!
      for (let c = from; c <= j; c++) a[i * n + c]! -= factor * a[j * n + c]!
      b[i]! -= factor * b[j]!
    }
  }
  for (let j = 0; j < n; j++) {
    for (let c = Math.max(0, j - k); c < j; c++) b[j]! -= a[j * n + c]! * b[c]!
    if (j > k) b[j]! -= a[j * n]! * b[0]!
    b[j]! /= a[j * n + j]!
  }
  return b
}
