// Chooses the two settings of a CUSUM by what a town can bear: how often a false alarm, how soon a true one.

import { requireAtMost, requireNumber, requirePositive, requireWhole } from '../checks.ts'
import { negativeBinomialCdf, negativeBinomialMass } from '../distributions/negative-binomial.ts'
import { AnalysisError } from '../errors.ts'
import { requireTheta } from './count-law.ts'

/**
 * The law of the counts besides its mean; `perUnit`: k is rounded to 1/perUnit, so that the total moves on a grid
 * (two to three digits of k unless given).
 */
export type CountLaw = { theta?: number; perUnit?: number }

/**
 * The acceptable count per period, halfway in likelihood between two means.
 *
 * Question: from which count on does a week speak for the higher mean?
 * Assumptions: counts are Poisson, or negative binomial with a known theta.
 * Not for: means that change from period to period - `cusumLikelihoodRatio` does this for each of them.
 * Convention: the count that is as likely under either mean: (mean1 - mean0) / ln(mean1 / mean0) for Poisson
 * counts; for negative binomial ones theta L / (ln(mean1 / mean0) - L) with L = ln((mean1 + theta) / (mean0 +
 * theta)).
 *
 * @param mean0 usual mean; @param mean1 the mean to be found, above 0 and not equal to it; @param options `theta`
 * (Infinity: Poisson)
 * Errors: `range`, `constant` (equal means).
 * Reference: Lucas (1985), "Counted data CUSUM's"; Hawkins and Olwell (1998), Cumulative Sum Charts and Charting,
 * chapter 5.
 *
 * @example
 * cusumReferenceValue(2, 4) // => 2.885
 * cusumReferenceValue(2, 4, { theta: 3 }) // => 2.83
 */
export function cusumReferenceValue(mean0: number, mean1: number, options: { theta?: number } = {}): number {
  const { theta = Number.POSITIVE_INFINITY } = options
  requirePositive('mean0', mean0)
  requirePositive('mean1', mean1)
  requireTheta(theta)
  if (mean0 === mean1) throw new AnalysisError('constant', `Expected two different means, but both are ${mean0}.`)
  const logRatio = Math.log(mean1 / mean0)
  if (theta === Number.POSITIVE_INFINITY) return (mean1 - mean0) / logRatio
  const spread = Math.log1p((mean1 - mean0) / (mean0 + theta))
  return (theta * spread) / (logRatio - spread)
}

/** Beyond this a chance of one count has no digits left. */
const MOST_MEAN = 1e9

export type CusumRunLength = {
  /** Mean number of periods to an alarm, from a total of 0; Infinity where none is to be lived to see. */
  runLength: number
  /** The same from a total of half the limit (fast initial response). */
  fromHalf: number
  /** k and h as used, on the grid. */
  k: number
  h: number
  mean: number
  theta: number
  /** Totals below h on the grid, which the answer is exact for. */
  states: number
  reference: string
}

/**
 * Mean number of periods until a CUSUM of counts rings.
 *
 * Question: with these settings, how long between false alarms - and how long until a true one?
 * Assumptions: counts are independent with one unchanging law; the total rises to alarm (k between the means, mean1
 * above mean0).
 * Not for: means that change with the season, or weeks that depend on each other: both shorten the time between
 * false alarms.
 * Conventions: an alarm where the total reaches h; exact for k on the grid (an absorbing Markov chain over all
 * totals below h).
 *
 * @param k acceptable count per period; @param h limit; @param mean mean of the counts; @param options `theta`
 * (Infinity), `perUnit` (1000 below a k of 0.05, 100 below 0.5, 10 below 5, 2 below 20, else 1)
 * Errors: `range`, `too-large` (above 4000 totals, or too many steps between them).
 * Reference: Brook and Evans (1972), "An approach to the probability distribution of CUSUM run length"; Lucas
 * (1985).
 *
 * @example
 * cusumRunLength(3, 5, 2).runLength // => 188.5
 * cusumRunLength(3, 5, 4).runLength // => 5.202
 */
export function cusumRunLength(k: number, h: number, mean: number, options: CountLaw = {}): CusumRunLength {
  const { theta = Number.POSITIVE_INFINITY } = options
  requireNumber('mean', mean, 0, MOST_MEAN)
  requireTheta(theta)
  const grid = gridOf(k, options.perUnit)
  requirePositive('h', h)
  // A limit between two totals is reached at the upper one; the small figure forgives a tenth's missing last digit.
  const states = Math.max(1, Math.ceil(h * grid.perUnit - 1e-9))
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
 * Assumptions and limits: those of `cusumRunLength`. The true alarm is timed from a total of 0; at the moment of a
 * rise the total is more often above it.
 * Not for: means so close that no k of the grid lies between them (give a larger `perUnit`).
 *
 * @param mean0 usual mean, above 0; @param mean1 the higher mean to be found; @param options `runLength` (500),
 * `theta`, `perUnit`
 * Errors: `range`, `constant`, `too-large`, `infeasible` (mean1 not above mean0, or no k of the grid between them).
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
  if (!(mean0 < k / perUnit && k / perUnit < mean1))
    throw new AnalysisError(
      'infeasible',
      `Expected a k between the means ${mean0} and ${mean1}, but on this grid it is ${k / perUnit}; give a larger perUnit.`,
      {
        names: ['perUnit'],
      },
    )
  // The time between false alarms grows with h, so h is doubled until it is long enough and then closed in on.
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

/** Most grid steps of k, whose chances are tabled. */
const MOST_STEPS = 1e5

// k as a whole number of grid steps; a common factor of both is only a finer grid that no total ever visits. Small
// k, as of a quiet street, need a finer grid: rounded to tenths they would fall below the usual mean or above the
// one to be found.
function gridOf(k: number, wished?: number): Grid {
  requirePositive('k', k)
  const perUnit = wished ?? (k < 0.05 ? 1000 : k < 0.5 ? 100 : k < 5 ? 10 : k < 20 ? 2 : 1)
  requireWhole('perUnit', perUnit, 1, 1000)
  requireAtMost('grid steps of k', k * perUnit, MOST_STEPS, 'Count in larger units, or take the normal approximation: `cusumStandardised`.')
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
 * Chances of one period: of each count, of at most so many, and of more than so many (which is not found by
 * difference: run lengths hang on its last digits).
 */
type Chances = { of: Float64Array; atMost: Float64Array; above: Float64Array }

function chancesUpTo(most: number, mean: number, theta: number): Chances {
  const table = (at: (x: number) => number) => Float64Array.from({ length: most + 1 }, (_, x) => at(x))
  return {
    of: table((x) => negativeBinomialMass(x, mean, theta)),
    atMost: table((x) => negativeBinomialCdf(x, mean, theta)),
    above: table((x) => negativeBinomialCdf(x, mean, theta, true)),
  }
}

/** A chain on the totals 0 ... n - 1: moves (n x n), alarms, and periods spent in each total per visit. */
type Chain = { n: number; k: number; move: Float64Array; alarm: Float64Array; stay: Float64Array }

/**
 * Mean time to an alarm from each total. From total i one period with x incidents leads to i + x perUnit - k; below
 * 0 is 0, from `states` on is an alarm.
 *
 * Reference: Brook and Evans (1972) for the chain.
 */
function absorptionTimes({ k, perUnit }: Grid, states: number, mean: number, theta: number): Float64Array {
  const { of, atMost, above } = chancesUpTo(Math.floor((states - 1 + k) / perUnit), mean, theta)
  const move = new Float64Array(states * states)
  const alarm = new Float64Array(states)
  for (let i = 0; i < states; i++) {
    for (let j = Math.max(0, i - k); j < states; j++) {
      const x = (j - i + k) / perUnit
      if (j > 0) move[i * states + j] = Number.isInteger(x) ? of[x]! : 0
      else move[i * states] = atMost[Math.floor(x)]!
    }
    alarm[i] = above[Math.floor((states - 1 - i + k) / perUnit)]!
  }
  return timesToAlarm({ n: states, k, move, alarm, stay: new Float64Array(states).fill(1) })
}

/**
 * Takes the totals out of the chain one by one, highest first: who would have gone to total j goes where j leads,
 * and spends j's time on the way.
 *
 * The chance to leave a total is found as the sum of the ways out and never as 1 less the chance to stay, so
 * nothing cancels: a time of 10^20 periods keeps its digits, where solving the equations as they stand ends in
 * noise at about 10^15. Falls are at most k steps, so only a band of k totals and total 0 is touched.
 * Reference: Grassmann, Taksar and Heyman (1985), "Regenerative analysis and steady state distributions for Markov
 * chains".
 */
function timesToAlarm({ n, k, move, alarm, stay }: Chain): Float64Array {
  const leave = new Float64Array(n)
  for (let j = n - 1; j > 0; j--) {
    const from = Math.max(1, j - k)
    let out = alarm[j]! + move[j * n]!
    for (let c = from; c < j; c++) out += move[j * n + c]!
    leave[j] = out
    for (let i = 0; i < j; i++) {
      const share = move[i * n + j]! / out
      if (share === 0) continue
      move[i * n]! += share * move[j * n]!
      for (let c = from; c < j; c++) move[i * n + c]! += share * move[j * n + c]!
      alarm[i]! += share * alarm[j]!
      stay[i]! += share * stay[j]!
    }
  }
  const time = stay
  time[0]! /= alarm[0]!
  for (let j = 1; j < n; j++) {
    // A time without end counts only where there is a way to it.
    if (move[j * n]! > 0) time[j]! += move[j * n]! * time[0]!
    for (let c = Math.max(1, j - k); c < j; c++) if (move[j * n + c]! > 0) time[j]! += move[j * n + c]! * time[c]!
    time[j]! /= leave[j]!
  }
  return time
}
