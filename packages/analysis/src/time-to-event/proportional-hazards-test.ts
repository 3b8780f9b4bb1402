// Asks whether the effect of a condition stays the same from the first month to the last, as a hazard regression assumes.

import { requireOneOf } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import { stableOrder } from '../stable-order.ts'
import type { CoxFit } from './cox-regression.ts'
import { coxState } from './cox-state.ts'
import { productLimit } from './kaplan-meier.ts'
import { squaredDistance } from './positive-definite.ts'
import { riskCounts, timeStarts } from './risk-counts.ts'

/**
 * The scale of time along which an effect might change: 1 minus the survival just before, time itself, its
 * rank, or its logarithm.
 */
export type TimeTransform = 'km' | 'identity' | 'rank' | 'log'

export type ProportionalHazardsTest = {
  /** One row per term (a factor is one term), and last `GLOBAL` for all together. */
  term: string[]
  chiSquare: Float64Array
  df: Int32Array
  p: Float64Array
  transform: TimeTransform
  events: number
}

/**
 * Score test that effects do not change with time.
 *
 * Question: may we speak of one hazard ratio, or does a condition matter more early than late?
 * Assumptions: the rest of the model is right; about ten events per column.
 * Not for: proof that hazards are proportional - with few events it sees little, with very many it sees
 * what does not matter. Look at
 * `coxResiduals(fit, 'scaled-schoenfeld')` too.
 *
 * @param fit of `coxRegression`; @param options `transform` ('km'), `signal`, `onProgress`
 * Errors: `range` (no such transform, or the logarithm of a time of 0), `collinear` (every event came at
 * one time, so that nothing can change), `cancelled`. This is the score test of adding each column times
 * the time scale, as `cox.zph` of R's survival from version 3; the older test, and software that still has
 * it, approximates the variance and gives other numbers. Ranks are of all spells' ends, ties averaged.
 * Reference: Grambsch and Therneau (1994), equation 5, without their approximation of the variance.
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = await coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * const test = await proportionalHazardsTest(fit)
 * test.p // => [0.2953, 0.2953]
 */
export async function proportionalHazardsTest(
  fit: CoxFit,
  options: LongRunOptions & { transform?: TimeTransform } = {},
): Promise<ProportionalHazardsTest> {
  const { transform = 'km' } = options
  requireOneOf('transform', transform, ['km', 'identity', 'rank', 'log'])
  const { data, scaled, design, state } = fit.parts
  const p = data.p
  const pace = paceOf(9 * fit.n, options)
  await pace(0)
  const times = centred(await scaledTimes(fit, transform, pace), data.deaths)
  // A column that changes with time is x g(t): its slope has g once at each event, its information once
  // beside x and twice by itself.
  const squares = times.map((time) => time * time)
  const first = await coxState(data, scaled, fit.ties, pace, { steepness: times, risks: state.risks })
  const second = await coxState(data, scaled, fit.ties, pace, { steepness: squares, risks: state.risks })
  const blocks = { plain: state.information, mixed: first.information, square: second.information }
  const skip = design.intercept ? 1 : 0
  const terms = design.terms.map(({ name, from, to }) => ({ name, columns: Array.from({ length: to - from }, (_, k) => from - skip + k) }))
  const tests = [...terms, { name: 'GLOBAL', columns: Array.from({ length: p }, (_, j) => j) }]
  const chiSquare = Float64Array.from(tests, ({ name, columns }) => {
    const statistic = testOf(first.score, blocks, columns, p)
    if (Number.isNaN(statistic))
      throw new AnalysisError(
        'collinear',
        `Expected events at several times for "${name}", but nothing is left to tell a change in time by.`,
        {
          names: [name],
        },
      )
    return statistic
  })
  await pace(THE_REST)
  const df = Int32Array.from(tests, ({ columns }) => columns.length)
  const pValues = chiSquare.map((statistic, i) => chiSquareCdf(statistic, df[i]!, true))
  return { term: tests.map(({ name }) => name), chiSquare, df, p: pValues, transform, events: fit.events }
}

/** Information of the plain columns, of plain by changing ones, and of the changing ones. */
type Blocks = { plain: Float64Array; mixed: Float64Array; square: Float64Array }

/**
 * Rao's test of adding x g(t) beside x. At the fit the slope along the plain columns is 0, along the
 * changing ones U = sum of g times Schoenfeld's residuals. With the information of both in blocks the
 * statistic is (0, U) [A B; B' C]^-1 (0, U)', about chi-square with one degree of freedom per changing
 * column. Grambsch and Therneau's first version took the same variance at every event instead of B and C.
 */
function testOf(score: Float64Array, { plain, mixed, square }: Blocks, columns: number[], p: number): number {
  const size = p + columns.length
  const matrix = new Float64Array(size * size)
  const vector = new Float64Array(size)
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) matrix[i * size + j] = plain[i * p + j]!
  columns.forEach((column, c) => {
    vector[p + c] = score[column]!
    for (let i = 0; i < p; i++) matrix[i * size + p + c] = matrix[(p + c) * size + i] = mixed[i * p + column]!
    columns.forEach((other, o) => {
      matrix[(p + c) * size + p + o] = square[column * p + other]!
    })
  })
  return squaredDistance(vector, matrix, size)
}

// g and g - c test the same, as x c is already in the model. Ties count as often as they have events.
// Centring changes nothing in the test and keeps the two halves of the matrix apart in size.
function centred(times: Float64Array, deaths: Int32Array): Float64Array {
  let sum = 0
  let all = 0
  let square = 0
  for (let event = 0; event < times.length; event++) {
    sum += deaths[event]! * times[event]!
    all += deaths[event]!
  }
  const middle = sum / all
  for (let event = 0; event < times.length; event++) square += deaths[event]! * (times[event]! - middle) ** 2
  const size = Math.sqrt(square / all) || 1
  return times.map((time) => (time - middle) / size)
}

/**
 * The chosen scale at each event time of the fit.
 *
 * 'km' spreads the events evenly, so that a few late ones cannot decide alone; it is of all rows together,
 * without weights and without strata, as in R's `cox.zph`. 'identity' and 'log' weigh late or early months
 * more; choose before looking.
 */
async function scaledTimes(fit: CoxFit, transform: TimeTransform, pace: Pace): Promise<Float64Array> {
  const { data, spells } = fit.parts
  const times = data.eventTimes
  switch (transform) {
    case 'identity':
      return times
    case 'log':
      if (times.some((time) => !(time > 0)))
        throw new AnalysisError('range', 'Expected event times above 0 for their logarithm, but one is not.', { names: ['transform'] })
      return times.map(Math.log)
    case 'rank': {
      const rows = await stableOrder(spells.time, pace)
      const starts = await timeStarts(spells.time, rows, pace)
      // Ranks from 1, ties averaged.
      return read(times, spells.time, rows, starts, (t) => (starts[t]! + 1 + starts[t + 1]!) / 2, pace)
    }
    case 'km': {
      const rows = await stableOrder(spells.time, pace)
      const counts = await riskCounts(spells.weights ? { ...spells, weights: null } : spells, rows, 1, pace)
      const { survival } = productLimit(counts)
      return read(times, spells.time, rows, counts.from, (t) => (t > 0 ? 1 - survival[t - 1]! : 0), pace)
    }
  }
}

// A scale that is known at every distinct time of a spell's end, read at the event times, which are among them.
async function read(
  times: Float64Array,
  ends: Float64Array,
  rows: Uint32Array,
  starts: Uint32Array,
  at: (t: number) => number,
  pace: Pace,
): Promise<Float64Array> {
  const values = new Float64Array(times.length)
  await inParts(times.length, 200, pace, (from, to) => {
    for (let event = from; event < to; event++) {
      let low = 0
      let high = starts.length - 1
      while (high - low > 1) {
        const middle = (low + high) >>> 1
        if (ends[rows[starts[middle]!]!]! <= times[event]!) low = middle
        else high = middle
      }
      values[event] = at(low)
    }
  })
  return values
}
