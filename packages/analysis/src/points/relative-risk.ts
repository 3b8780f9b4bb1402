// Where the share of one kind of incident is high, once it is known where people are at all: risk, not crowds.

import { type Numbers, requireAtMost, requireWhole } from '../checks.ts'
import { longRun } from '../long-run.ts'
import { randomStream } from '../random.ts'
import { drawPermutation } from '../random-draws.ts'
import { type MonteCarloOptions, onThisThread, type Replicates, requireReplicates } from '../replicates.ts'
import { requireBandwidth } from './kernel-density-at.ts'
import { requirePlaces } from './window.ts'

export type PointPattern = { x: Numbers; y: Numbers }

export type RelativeRisk = {
  /** Kernel sums of cases and controls at each asked place, incidents per unit of area. */
  caseIntensity: Float64Array
  controlIntensity: Float64Array
  /** Share of cases among cases and controls around the place; NaN where neither is within reach. */
  probability: Float64Array
  /** log of (density of cases / density of controls), each density with total 1; 0 where the mix is that of the whole window, -Infinity (Infinity) where no case (control) is within reach, NaN where neither. */
  logRelativeRisk: Float64Array
  /** Random labelling: share of relabellings with as high (as low) a share of cases. Null without permutations. */
  pHigh: Float64Array | null
  pLow: Float64Array | null
  bandwidth: number
  cases: number
  controls: number
  permutations: number
  seed: number
}

export type RelativeRiskOptions = { bandwidth: number; permutations?: number } & MonteCarloOptions

// One number for each pair of asked place and incident is kept.
const MOST_PAIRS = 20_000_000

/**
 * Kernel relative risk of cases over controls.
 *
 * Question: where is this kind of incident common for how much happens there (or for how many are there)?
 * Assumptions: controls show who was at risk (all incidents, all homes, all visitors). One bandwidth for both: the edge correction then cancels.
 * Not for: places with hardly any controls, where the share jumps (look at `controlIntensity` beside it); more than one surface looked at without
 * correcting for it (the p values are per place: see `adjustPValues`).
 *
 * @param cases, controls places of each kind, one unit of length, at least one of each
 * @param at m places that are asked about
 * @param options `bandwidth` (standard deviation of the Gaussian, same unit); `permutations` (999; 0 for none); `seed` (1); `runner`, `signal`, `onProgress`
 * Errors: `empty`, `shape`, `not-finite`, `range`, `too-large` (more than 20 million pairs of asked place and incident), `cancelled`.
 * Reference: Kelsall and Diggle (1995), Kernel estimation of relative risk; Diggle (2014), Statistical Analysis of Spatial and Spatio-Temporal Point Patterns, for random labelling.
 *
 * @example
 * const cases = { x: [1, 1.2, 0.9, 4], y: [1, 1.1, 1, 4] }
 * const controls = { x: [1, 2, 3, 4, 5], y: [1, 2, 3, 4, 5] }
 * const risk = await relativeRisk(cases, controls, { x: [1], y: [1] }, { bandwidth: 0.5, permutations: 99 })
 * risk.probability[0] // => 0.7391
 */
export async function relativeRisk(
  cases: PointPattern,
  controls: PointPattern,
  at: PointPattern,
  options: RelativeRiskOptions,
): Promise<RelativeRisk> {
  const { bandwidth, permutations = 999, seed = 1, runner = onThisThread } = options
  requirePlaces(cases.x, cases.y, null, 1)
  requirePlaces(controls.x, controls.y, null, 1)
  requirePlaces(at.x, at.y, null, 1)
  requireBandwidth(bandwidth)
  if (permutations !== 0) requireReplicates('permutations', permutations)
  requireWhole('seed', seed)
  const m = at.x.length
  const count = { cases: cases.x.length, controls: controls.x.length }
  const n = count.cases + count.controls
  requireAtMost('pairs of asked place and incident', m * n, MOST_PAIRS, 'Ask about fewer places.')
  const hills = new Float64Array(m * n)
  const fill = (k: number) => {
    fillHills(hills, k * n, cases, at.x[k]!, at.y[k]!, bandwidth)
    fillHills(hills, k * n + count.cases, controls, at.x[k]!, at.y[k]!, bandwidth)
  }
  await longRun(m, fill, { signal: options.signal })
  const caseIntensity = Float64Array.from(at.x, (_, k) => rowSum(hills, k * n, k * n + count.cases))
  const controlIntensity = Float64Array.from(at.x, (_, k) => rowSum(hills, k * n + count.cases, (k + 1) * n))
  const probability = caseIntensity.map((value, k) => value / (value + controlIntensity[k]!))
  const logRelativeRisk = caseIntensity.map((value, k) => Math.log(value / count.cases / (controlIntensity[k]! / count.controls)))
  const result = { caseIntensity, controlIntensity, probability, logRelativeRisk, bandwidth, ...count, permutations, seed }
  if (permutations === 0) return { ...result, pHigh: null, pLow: null }
  const parts = await runner(relabellings, { hills, n, cases: count.cases, caseIntensity, seed }, permutations, options)
  const share = (key: 'high' | 'low') =>
    probability.map((value, k) =>
      Number.isNaN(value) ? value : (1 + parts.reduce((sum, part) => sum + part[key][k]!, 0)) / (permutations + 1),
    )
  return { ...result, pHigh: share('high'), pLow: share('low') }
}

function fillHills(hills: Float64Array, from: number, places: PointPattern, x: number, y: number, sigma: number): void {
  const top = 1 / (2 * Math.PI * sigma * sigma)
  const shape = -1 / (2 * sigma * sigma)
  for (let i = 0; i < places.x.length; i++) {
    const squared = (x - places.x[i]!) ** 2 + (y - places.y[i]!) ** 2
    hills[from + i] = top * Math.exp(squared * shape)
  }
}

function rowSum(hills: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += hills[i]!
  return sum
}

type Labelled = { hills: Float64Array; n: number; cases: number; caseIntensity: Float64Array; seed: number }
type Counted = { high: Int32Array; low: Int32Array }

// Sums in another order differ in their last digits; a relabelling that gives the same share is to count as equal.
const SAME = 1e-12

/** Random labelling: which incidents are the cases is drawn anew, the places stay. */
export const relabellings: Replicates<Labelled, Labelled, Counted> = {
  module: import.meta.url,
  name: 'relabellings',
  prepare: (input) => input,
  run: ({ hills, n, cases, caseIntensity, seed }, from, to) => {
    const counted = { high: new Int32Array(caseIntensity.length), low: new Int32Array(caseIntensity.length) }
    for (let s = from; s < to; s++) {
      const drawn = drawPermutation(randomStream(seed, s), n).subarray(0, cases)
      for (let k = 0; k < caseIntensity.length; k++) {
        let sum = 0
        for (let i = 0; i < cases; i++) sum += hills[k * n + drawn[i]!]!
        const observed = caseIntensity[k]!
        if (sum >= observed * (1 - SAME)) counted.high[k]!++
        if (sum <= observed * (1 + SAME)) counted.low[k]!++
      }
    }
    return counted
  },
}
