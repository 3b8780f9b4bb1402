// Asks whether one kind of end comes as often in each group, when other kinds rule it out.

import { type Numbers, requireAtMost, requireNumber } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import { squaredDistance } from './positive-definite.ts'
import { type Grouping, orderWithin, readGroups, readSpells, requireEvents, type SpellLabels, type Spells } from './spells.ts'

export type GrayTest = {
  cause: number
  chiSquare: number
  df: number
  p: number
  groups: (string | number)[]
  /** Spells and events of the cause per group. */
  n: number[]
  events: number[]
  rho: number
  strata: number
}

export type GrayOptions = {
  /** SpellLabels within which groups are compared; the results are summed. */
  strata?: SpellLabels
  /** Weight of an event: 1 minus the pooled cumulative incidence, to this power. */
  rho?: number
}

/**
 * Gray's test that cumulative incidences of one cause are the same in two or more groups.
 *
 * Question: do as many programmes end with success in one group as in the other, counting that some are stopped before?
 * Assumptions: independent spells; watching ends for reasons that have nothing to do with the event, in each group in its own way if need be.
 * Units are anonymous spells.
 * Not for: the pace among those still at risk (`logRank` with other causes as censored); delayed entry and weights, which it does not have.
 *
 * @param time n lengths of spells, from 0; @param cause n whole numbers: 0 still waiting, 1, 2, ... the kind of end; @param group n labels
 * @param options `strata`, `rho` (0); the answer has one test per cause
 * Errors: as `aalenJohansen`; `constant` (one group only), `infeasible` (groups that cannot be compared), `too-large` (times x groups cubed above 5e9).
 * Ties have the factor of `cmprsk::cuminc`.
 * Reference: Gray (1988), section 2 and equation 2.8 for the variance.
 *
 * @example
 * const tests = grayTest([2, 3, 3, 5, 8, 9, 4, 6], [1, 2, 0, 1, 2, 0, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1])
 * tests[0].chiSquare // => 1.098
 */
export function grayTest(time: Numbers, cause: Numbers, group: SpellLabels, options: GrayOptions = {}): GrayTest[] {
  const { rho = 0 } = options
  requireNumber('rho', rho, -10, 10)
  const spells = readSpells(time, cause, {}, 20)
  requireEvents(spells.cause)
  const groups = readGroups('group', group, spells.n)
  const k = groups.levels.length
  if (k < 2) throw new AnalysisError('constant', 'Expected at least two groups, but got one.', { names: ['group'] })
  requireAtMost('times times groups cubed', spells.n * k ** 3, 5e9, 'Compare fewer groups at once.')
  const strata = readGroups('strata', options.strata, spells.n)
  const { order, from } = orderWithin(spells.time, strata.code, strata.levels.length)
  const causes = spells.cause.reduce((a, b) => Math.max(a, b), 0)
  return Array.from({ length: causes }, (_, c) => c + 1).map((wanted) => {
    const score = new Float64Array(k)
    const covariance = new Float64Array(k * k)
    for (let s = 0; s < strata.levels.length; s++) {
      const stratum = new GrayStratum(k, rho)
      stratum.walk(spells, groups, order.subarray(from[s]!, from[s + 1]!), wanted)
      stratum.addTo(score, covariance)
    }
    const chiSquare = distance(score, covariance, k)
    const events = groups.levels.map(() => 0)
    const n = groups.levels.map(() => 0)
    for (let i = 0; i < spells.n; i++) {
      n[groups.code[i]!]!++
      if (spells.cause[i] === wanted) events[groups.code[i]!]!++
    }
    return {
      cause: wanted,
      chiSquare,
      df: k - 1,
      p: chiSquareCdf(chiSquare, k - 1, true),
      groups: groups.levels,
      n,
      events,
      rho,
      strata: strata.levels.length,
    }
  })
}

// The scores sum to 0, so the last group says nothing that the others do not.
function distance(score: Float64Array, covariance: Float64Array, k: number): number {
  const most = k - 1
  const matrix = new Float64Array(most * most)
  for (let i = 0; i < most; i++) for (let j = 0; j < most; j++) matrix[i * most + j] = covariance[i * k + j]!
  const chiSquare = squaredDistance(score.subarray(0, most), matrix, most)
  if (Number.isNaN(chiSquare))
    throw new AnalysisError('infeasible', 'Expected groups that can be compared at the events of the cause, but some cannot.')
  return chiSquare
}

/**
 * The running sums of one stratum, one entry per group or pair of groups.
 *
 * Each group's martingale enters the score with a weight that is known only at the end; so sums of its variance alone, with the part of the
 * weight known so far, and with that part squared are kept apart and put together in `addTo` (as variances are in the incidence itself).
 */
class GrayStratum {
  private readonly k: number
  private readonly rho: number
  private readonly score: Float64Array
  private readonly covariance: Float64Array
  /** Kernel accumulated so far, and the variance sums that it still has to be multiplied with. */
  private readonly kernel: Float64Array
  private readonly alone: Float64Array
  private readonly mixed: Float64Array
  private readonly free: Float64Array
  private readonly freeNow: Float64Array
  private readonly incidence: Float64Array
  private readonly incidenceNow: Float64Array
  private readonly atRisk: Float64Array
  private pooled = 0

  constructor(k: number, rho: number) {
    this.k = k
    this.rho = rho
    const perGroup = (value = 0) => new Float64Array(k).fill(value)
    this.score = perGroup()
    this.covariance = new Float64Array(k * k)
    this.kernel = new Float64Array(k * k)
    this.alone = perGroup()
    this.mixed = new Float64Array(k * k)
    this.free = perGroup(1)
    this.freeNow = perGroup(1)
    this.incidence = perGroup()
    this.incidenceNow = perGroup()
    this.atRisk = perGroup()
  }

  walk(spells: Spells, groups: Grouping, rows: Uint32Array, wanted: number): void {
    const own = new Float64Array(this.k)
    const other = new Float64Array(this.k)
    for (const row of rows) this.atRisk[groups.code[row]!]!++
    for (let from = 0; from < rows.length; ) {
      own.fill(0)
      other.fill(0)
      const now = spells.time[rows[from]!]!
      let to = from
      for (; to < rows.length && spells.time[rows[to]!] === now; to++) {
        const row = rows[to]!
        if (spells.cause[row] === wanted) own[groups.code[row]!]!++
        else if (spells.cause[row] !== 0) other[groups.code[row]!]!++
      }
      if (own.some((d) => d > 0) || other.some((d) => d > 0)) this.at(own, other)
      for (; from < to; from++) this.atRisk[groups.code[rows[from]!]!]!--
    }
  }

  /** One time at which something ended. */
  private at(own: Float64Array, other: Float64Array): void {
    const { k, atRisk, free, freeNow, incidence, incidenceNow } = this
    let total = 0
    let totalWithout = 0
    let deaths = 0
    for (let g = 0; g < k; g++) {
      deaths += own[g]!
      if (atRisk[g] === 0) continue
      freeNow[g] = (free[g]! * (atRisk[g]! - own[g]! - other[g]!)) / atRisk[g]!
      incidenceNow[g] = incidence[g]! + (free[g]! * own[g]!) / atRisk[g]!
      total += atRisk[g]! / free[g]!
      totalWithout += (atRisk[g]! * (1 - incidence[g]!)) / free[g]!
    }
    const hazard = deaths / total
    const pooledNow = this.pooled + hazard
    const weight = (1 - this.pooled) ** this.rho
    const step = this.stepKernel(total, weight, hazard / (1 - this.pooled))
    for (let g = 0; g < k; g++) {
      if (atRisk[g] === 0) continue
      this.score[g]! += weight * (own[g]! - (deaths * atRisk[g]! * (1 - incidence[g]!)) / (free[g]! * totalWithout))
    }
    if (deaths > 0) this.addOwn(step, pooledNow, deaths, total)
    this.addOthers(other, pooledNow)
    this.pooled = pooledNow
    free.set(freeNow)
    incidence.set(incidenceNow)
  }

  // How a change in one group's hazard moves the scores of all, at this time; the kernel gathers it.
  private stepKernel(total: number, weight: number, share: number): Float64Array {
    const { k, atRisk, free } = this
    const step = new Float64Array(k * k)
    for (let i = 0; i < k; i++) {
      if (atRisk[i] === 0) continue
      const mine = atRisk[i]! / free[i]!
      for (let j = 0; j < k; j++) {
        if (atRisk[j] === 0) continue
        step[i * k + j] = weight * mine * ((i === j ? 1 : 0) - atRisk[j]! / free[j]! / total)
        this.kernel[i * k + j]! += step[i * k + j]! * share
      }
    }
    return step
  }

  private addOwn(step: Float64Array, pooled: number, deaths: number, total: number): void {
    const { k, atRisk, free, freeNow } = this
    for (let g = 0; g < k; g++) {
      if (atRisk[g] === 0) continue
      const left = freeNow[g]! > 0 ? 1 - (1 - pooled) / freeNow[g]! : 1
      const ties = deaths > 1 ? 1 - (deaths - 1) / (total * free[g]! - 1) : 1
      const spread = (ties * free[g]! * deaths) / (total * atRisk[g]!)
      this.addVariance(g, left, spread, (i) => step[i * k + g]! - left * this.kernel[i * k + g]!)
    }
  }

  private addOthers(other: Float64Array, pooled: number): void {
    const { k, atRisk, free, freeNow } = this
    for (let g = 0; g < k; g++) {
      if (!(other[g]! > 0 && freeNow[g]! > 0)) continue
      const left = (1 - pooled) / freeNow[g]!
      const ties = other[g]! > 1 ? 1 - (other[g]! - 1) / (atRisk[g]! - 1) : 1
      const spread = (ties * free[g]! ** 2 * other[g]!) / atRisk[g]! ** 2
      this.addVariance(g, -left, spread, (i) => left * this.kernel[i * k + g]!)
    }
  }

  private addVariance(g: number, left: number, spread: number, known: (i: number) => number): void {
    const { k } = this
    this.alone[g]! += left * left * spread
    const weights = Float64Array.from({ length: k }, (_, i) => known(i))
    for (let i = 0; i < k; i++) {
      this.mixed[i * k + g]! += weights[i]! * left * spread
      for (let j = 0; j < k; j++) this.covariance[i * k + j]! += weights[i]! * weights[j]! * spread
    }
  }

  addTo(score: Float64Array, covariance: Float64Array): void {
    const { k, kernel, alone, mixed } = this
    for (let i = 0; i < k; i++) {
      score[i]! += this.score[i]!
      for (let j = 0; j < k; j++) {
        let sum = this.covariance[i * k + j]!
        for (let g = 0; g < k; g++) {
          const mine = kernel[i * k + g]!
          const yours = kernel[j * k + g]!
          sum += mine * yours * alone[g]! + mine * mixed[j * k + g]! + yours * mixed[i * k + g]!
        }
        covariance[i * k + j]! += sum
      }
    }
  }
}
