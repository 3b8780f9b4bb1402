// Asks whether the effect of a condition stays the same from the first month to the last, as a hazard regression assumes.

import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import type { CoxFit } from './cox-regression.ts'
import { coxState } from './cox-state.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { squaredDistance } from './positive-definite.ts'
import { stableOrder } from './stable-order.ts'

/** The scale of time along which an effect might change: 1 minus the survival just before, time itself, its rank, or its logarithm. */
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
 * Not for: proof that hazards are proportional - with few events it sees little, with very many it sees what does not matter. Look at
 * `coxResiduals(fit, 'scaled-schoenfeld')` too.
 *
 * @param fit of `coxRegression`; @param options `transform` ('km')
 * Errors: `range` (the logarithm of a time of 0), `collinear` (every event came at one time, so that nothing can change).
 * This is the score test of adding each column times the time scale, as `cox.zph` of R's survival from version 3; the older test, and software that
 * still has it, approximates the variance and gives other numbers. Ranks are of all spells' ends, ties averaged.
 * Reference: Grambsch and Therneau (1994), equation 5, without their approximation of the variance.
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * proportionalHazardsTest(fit).p // => [0.2953, 0.2953]
 */
export function proportionalHazardsTest(fit: CoxFit, options: { transform?: TimeTransform } = {}): ProportionalHazardsTest {
  const { transform = 'km' } = options
  const { data, scaled, design, state } = fit.parts
  const p = data.p
  const times = centred(scaledTimes(fit, transform), data.deaths)
  const first = coxState(data, scaled, fit.ties, times)
  const second = coxState(
    data,
    scaled,
    fit.ties,
    times.map((time) => time * time),
  )
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
  const df = Int32Array.from(tests, ({ columns }) => columns.length)
  const pValues = chiSquare.map((statistic, i) => chiSquareCdf(statistic, df[i]!, true))
  return { term: tests.map(({ name }) => name), chiSquare, df, p: pValues, transform, events: fit.events }
}

type Blocks = { plain: Float64Array; mixed: Float64Array; square: Float64Array }

// The slope along the changing columns, in the information of all columns and those: the plain columns' own slope is 0 at the fit.
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

/** The chosen scale at each event time of the fit. */
function scaledTimes(fit: CoxFit, transform: TimeTransform): Float64Array {
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
      const ranks = averageRanks(spells.time)
      return times.map((time) => ranks.get(time)!)
    }
    case 'km': {
      const [curve] = kaplanMeier(spells.time, spells.cause, spells.entry ? { entry: spells.entry } : {})
      const before = new Map<number, number>()
      for (let t = 0; t < curve!.times.length; t++) before.set(curve!.times[t]!, t > 0 ? curve!.survival[t - 1]! : 1)
      return times.map((time) => 1 - before.get(time)!)
    }
  }
}

function averageRanks(values: Float64Array): Map<number, number> {
  const order = stableOrder(values)
  const ranks = new Map<number, number>()
  for (let from = 0; from < order.length; ) {
    const value = values[order[from]!]!
    let to = from
    while (to < order.length && values[order[to]!] === value) to++
    ranks.set(value, (from + 1 + to) / 2)
    from = to
  }
  return ranks
}
