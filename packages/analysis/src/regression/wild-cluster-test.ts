// Tests an effect when only few towns (or schools) make up the figures, by throwing the towns' deviations about.

import { requireNumber, requireOneOf, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type RandomStream, randomStream } from '../random.ts'
import { type MonteCarloOptions, onThisThread, type Replicates, requireReplicates } from '../replicates.ts'
import { type GroupNames, type Groups, groupsOfRows } from './clusters.ts'
import { estimatingFunctions } from './estimating-functions.ts'
import type { LinearFit } from './fit-linear.ts'

export type WildWeights = 'rademacher' | 'webb'

export type WildClusterTest = {
  name: string
  estimate: number
  /** What the effect is if nothing is going on. */
  value: number
  /** Estimate less value over its cluster-robust error (CR1). */
  t: number
  /** Two-sided. */
  p: number
  weights: WildWeights
  groups: number
  /** How many throws; with few groups and Rademacher weights all there are, each once (`enumerated`). */
  simulations: number
  enumerated: boolean
  seed: number
  n: number
  reference: string
}

export type WildClusterOptions = MonteCarloOptions & {
  /** Number of throws (999). */
  simulations?: number
  /** Signs, or Webb's six values, which make more different throws; 'webb' below 12 groups unless given. */
  weights?: WildWeights
  value?: number
}

/**
 * Wild cluster bootstrap test of one coefficient, with the null imposed.
 *
 * Question: could this effect be chance, when there are only ten towns, however many rows?
 * Assumptions: groups are independent; at least five or so treated and untreated ones.
 * Not for: one or two treated groups - the test then hardly ever rejects (MacKinnon and Webb 2017).
 *
 * @param fit of `fitLinear`; for fixed effects give them as columns, or use `wildDifferenceTest`
 * @param clusters group of every row of the design; @param name of the column
 * @param options see `WildClusterOptions`; `seed` (1), `runner`, `signal`, `onProgress`
 * Errors: `unknown-level` (no such column), `shape`, `not-finite`, `too-short` (fewer than two groups), `range`, `cancelled`.
 * Method: each throw multiplies the residuals under the null by one number per group; the t of the throw needs only p sums per group, so rows are read once.
 * p is (1 + throws at least as extreme)/(1 + throws), or the plain share where all throws are enumerated.
 * Reference: Cameron, Gelbach and Miller (2008); Webb (2014); for the sums Roodman, MacKinnon, Nielsen and Webb (2019), section 5.
 *
 * @example
 * const x = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]
 * const town = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5]
 * const fit = fitLinear(designMatrix(15, [numericTerm('x', x)]), [1, 2, 4, 2, 3, 3, 1, 1, 2, 3, 5, 6, 2, 2, 4])
 * const tested = await wildClusterTest(fit, town, 'x', { weights: 'rademacher' })
 * [tested.p, tested.simulations] // => [0.0625, 32]
 */
export async function wildClusterTest(
  fit: LinearFit,
  clusters: GroupNames,
  name: string,
  options: WildClusterOptions = {},
): Promise<WildClusterTest> {
  const { simulations = 999, seed = 1, value = 0, runner = onThisThread } = options
  requireReplicates('simulations', simulations)
  requireWhole('seed', seed)
  requireNumber('value', value)
  const column = fit.names.indexOf(name)
  if (column < 0)
    throw new AnalysisError('unknown-level', `Expected one of the columns ${fit.names.join(', ')}, but got "${name}".`, { names: [name] })
  if (clusters.length !== fit.design.rows)
    throw new AnalysisError('shape', `Expected a group for each of ${fit.design.rows} rows, but got ${clusters.length}.`, {
      names: ['clusters'],
    })
  const used = Uint32Array.from(fit.weights.keys()).filter((i) => fit.weights[i]! > 0)
  const groups = groupsOfRows('clusters', clusters, used)
  if (groups.count < 2)
    throw new AnalysisError('too-short', `Expected at least two groups, but got ${groups.count}.`, { names: ['clusters'] })
  const weights = options.weights ?? (groups.count < 12 ? 'webb' : 'rademacher')
  requireOneOf('weights', weights, ['rademacher', 'webb'])
  const sums = groupSums(fit, groups, used, column, value)
  const throws = 2 ** groups.count
  const enumerated = weights === 'rademacher' && throws <= simulations + 1
  const count = enumerated ? throws : simulations
  const own = tOf(sums, new Float64Array(groups.count).fill(1))
  const input: WildInput = { ...sums, own, weights, enumerated, seed }
  const extreme = (await runner(wildReplicates, input, count, options)).reduce((a, b) => a + b, 0)
  return {
    name,
    estimate: fit.coefficients[column]!,
    value,
    t: own * Math.sqrt(((groups.count - 1) / groups.count) * ((fit.n - fit.names.length) / (fit.n - 1))),
    p: enumerated ? extreme / count : (1 + extreme) / (1 + count),
    weights,
    groups: groups.count,
    simulations: count,
    enumerated,
    seed,
    n: fit.n,
    reference: 'Cameron, Gelbach and Miller (2008); Roodman, MacKinnon, Nielsen and Webb (2019)',
  }
}

/** Per group g: its score under the null along the tested coefficient, and how all coefficients move that score (`pull`) and are moved (`push`). */
type GroupSums = { p: number; count: number; scores: Float64Array; pull: Float64Array; push: Float64Array }
type WildInput = GroupSums & { own: number; weights: WildWeights; enumerated: boolean; seed: number }

function groupSums(fit: LinearFit, groups: Groups, used: Uint32Array, column: number, value: number): GroupSums {
  const { bread, p } = estimatingFunctions(fit)
  const { values, rows } = fit.design
  const restricted = restrictedResiduals(fit, bread, column, value)
  const { count } = groups
  const scores = new Float64Array(count)
  const pull = new Float64Array(count * p)
  const raw = new Float64Array(count * p)
  for (let at = 0; at < used.length; at++) {
    const i = used[at]!
    const g = groups.of[at]!
    let along = 0
    for (let j = 0; j < p; j++) along += bread[column * p + j]! * values[i + j * rows]!
    along *= fit.weights[i]!
    scores[g]! += along * restricted[i]!
    for (let j = 0; j < p; j++) {
      pull[g * p + j]! += along * values[i + j * rows]!
      raw[g * p + j]! += fit.weights[i]! * restricted[i]! * values[i + j * rows]!
    }
  }
  const push = new Float64Array(count * p)
  for (let g = 0; g < count; g++)
    for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) push[g * p + j]! += bread[j * p + k]! * raw[g * p + k]!
  return { p, count, scores, pull, push }
}

// Residuals of the fit in which the coefficient is held at the value: all others move along the tested column's own part of the inverse.
function restrictedResiduals(fit: LinearFit, bread: Float64Array, column: number, value: number): Float64Array {
  const p = fit.names.length
  const gap = (fit.coefficients[column]! - value) / bread[column * p + column]!
  return fit.residuals.map((e, i) => {
    let moved = 0
    for (let j = 0; j < p; j++) moved += bread[j * p + column]! * fit.design.values[i + j * fit.design.rows]!
    return e + moved * gap
  })
}

// t of one throw, without the factors that all throws share.
function tOf({ p, count, scores, pull, push }: GroupSums, throwOf: Float64Array): number {
  const shift = new Float64Array(p)
  let estimate = 0
  for (let g = 0; g < count; g++) {
    estimate += throwOf[g]! * scores[g]!
    for (let j = 0; j < p; j++) shift[j]! += throwOf[g]! * push[g * p + j]!
  }
  let variance = 0
  for (let g = 0; g < count; g++) {
    let score = throwOf[g]! * scores[g]!
    for (let j = 0; j < p; j++) score -= pull[g * p + j]! * shift[j]!
    variance += score * score
  }
  return estimate / Math.sqrt(variance)
}

const WEBB = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)]

function throwNumbers(dice: RandomStream, weights: WildWeights, into: Float64Array): void {
  for (let g = 0; g < into.length; g++) into[g] = weights === 'webb' ? WEBB[dice.below(6)]! : dice.below(2) ? 1 : -1
}

/** The work of `wildClusterTest`: how many throws have a t at least as far out as the real one. */
export const wildReplicates: Replicates<WildInput, WildInput, number> = {
  module: import.meta.url,
  name: 'wildReplicates',
  prepare: (input) => input,
  run(input, from, to) {
    const numbers = new Float64Array(input.count)
    // The throw in which nothing changes is among the enumerated ones and must not be lost to rounding.
    const limit = Math.abs(input.own) * (1 - 1e-9)
    let extreme = 0
    for (let i = from; i < to; i++) {
      if (input.enumerated) for (let g = 0; g < input.count; g++) numbers[g] = Math.floor(i / 2 ** g) % 2 ? -1 : 1
      else throwNumbers(randomStream(input.seed, i), input.weights, numbers)
      if (Math.abs(tOf(input, numbers)) >= limit) extreme++
    }
    return extreme
  },
}
