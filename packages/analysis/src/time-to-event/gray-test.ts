// Asks whether one kind of end comes as often in each group, when other kinds rule it out.

import { type Numbers, requireAtMost, requireNumber } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import { squaredDistance } from './positive-definite.ts'
import { timeStarts } from './risk-counts.ts'
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

export type GrayOptions = LongRunOptions & {
  /** Labels within which groups are compared; the results are summed. */
  strata?: SpellLabels
  /** Weight of an event: 1 minus the pooled cumulative incidence, to this power. */
  rho?: number
}

/**
 * Gray's test that cumulative incidences of one cause are the same in two or more groups.
 *
 * Question: do as many programmes end with success in one group as in the other, counting that some are
 * stopped before?
 * Assumptions: independent spells; watching ends for reasons that have nothing to do with the event, in
 * each group in its own way if need be.
 * Units are anonymous spells.
 * Not for: the pace among those still at risk (`logRank` with other causes as censored); delayed entry and
 * weights, which it does not have.
 *
 * @param time n lengths of spells, from 0; @param cause n whole numbers: 0 still waiting, 1, 2, ... the
 * kind of end; @param group n labels
 * @param options `strata`, `rho` (0), `signal`, `onProgress`; the answer has one test per cause
 * Errors: as `aalenJohansen`; `constant` (one group only), `infeasible` (groups that cannot be compared),
 * `too-large` (times x groups cubed above 5e9), `cancelled`. Ties have the factor of `cmprsk::cuminc`.
 * Reference: Gray (1988), section 2 and equation 2.8 for the variance.
 *
 * @example
 * const tests = await grayTest([2, 3, 3, 5, 8, 9, 4, 6], [1, 2, 0, 1, 2, 0, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1])
 * tests[0].chiSquare // => 1.098
 */
export async function grayTest(time: Numbers, cause: Numbers, group: SpellLabels, options: GrayOptions = {}): Promise<GrayTest[]> {
  const { rho = 0 } = options
  requireNumber('rho', rho, -10, 10)
  const pace = paceOf(PASSES * time.length, options)
  await pace(0)
  const spells = await readSpells(time, cause, {}, pace, 20)
  requireEvents(spells.cause)
  const groups = await readGroups('group', group, spells.n, pace)
  const k = groups.levels.length
  if (k < 2) throw new AnalysisError('constant', 'Expected at least two groups, but got one.', { names: ['group'] })
  requireAtMost('times times groups cubed', spells.n * k ** 3, 5e9, 'Compare fewer groups at once.')
  const strata = await readGroups('strata', options.strata, spells.n, pace)
  const { order, from } = await orderWithin(spells.time, strata, pace)
  const causes = spells.cause.reduce((a, b) => Math.max(a, b), 0)
  const tests: GrayTest[] = []
  for (let wanted = 1; wanted <= causes; wanted++) {
    const score = new Float64Array(k)
    const covariance = new Float64Array(k * k)
    for (let s = 0; s < strata.levels.length; s++) {
      const stratum = new GrayStratum(k, rho)
      await stratum.walk(spells, groups, order.subarray(from[s]!, from[s + 1]!), wanted, pace)
      stratum.addTo(score, covariance)
    }
    const chiSquare = distance(score, covariance, k)
    const p = chiSquareCdf(chiSquare, k - 1, true)
    tests.push({ cause: wanted, chiSquare, df: k - 1, p, ...countsOf(spells, groups, wanted), rho, strata: strata.levels.length })
  }
  await pace(THE_REST)
  return tests
}

// About how often a row is looked at where there are two causes.
const PASSES = 6

function countsOf(spells: Spells, groups: Grouping, wanted: number): Pick<GrayTest, 'groups' | 'n' | 'events'> {
  const events = groups.levels.map(() => 0)
  const n = groups.levels.map(() => 0)
  for (let i = 0; i < spells.n; i++) {
    n[groups.code[i]!]!++
    if (spells.cause[i] === wanted) events[groups.code[i]!]!++
  }
  return { groups: groups.levels, n, events }
}

// Score' covariance^-1 score over all groups but one, about chi-square with groups - 1 degrees of freedom.
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
 * With F the incidence of the cause, S the share free of any end, Y at risk and R = Y (1 - F) / S the
 * adjusted number at risk of a group, its score is the sum over times of (1 - pooled F)^rho (d_g - d R_g /
 * R): events less those that its share of the adjusted risk set would have had (equation 2.4). Under the
 * hypothesis the score is a sum of martingales of own and of other ends (equation 2.8).
 *
 * Each group's martingale enters the score with a weight that is known only at the end; so sums of its
 * variance alone, with the part of the weight known so far, and with that part squared are kept apart and
 * put together in `addTo` (as variances are in the incidence itself).
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
  /** Share of each group free of any end, and its cumulative incidence: before the time at hand, and after it. */
  private readonly free: Float64Array
  private readonly freeNow: Float64Array
  private readonly incidence: Float64Array
  private readonly incidenceNow: Float64Array
  private readonly atRisk: Float64Array
  /**
   * At the time at hand: how a change of each group's hazard moves each score, and the known part of the
   * weight of one group.
   */
  private readonly step: Float64Array
  private readonly known: Float64Array
  private pooled = 0

  constructor(k: number, rho: number) {
    this.k = k
    this.rho = rho
    const perGroup = (value = 0) => new Float64Array(k).fill(value)
    const perPair = () => new Float64Array(k * k)
    this.score = perGroup()
    this.covariance = perPair()
    this.kernel = perPair()
    this.alone = perGroup()
    this.mixed = perPair()
    this.free = perGroup(1)
    this.freeNow = perGroup(1)
    this.incidence = perGroup()
    this.incidenceNow = perGroup()
    this.atRisk = perGroup()
    this.step = perPair()
    this.known = perGroup()
  }

  /**
   * Walks through the stratum's times, from the first to the last; every end costs a sum over pairs of
   * groups, for each group.
   */
  async walk(spells: Spells, { code }: Grouping, rows: Uint32Array, wanted: number, pace: Pace): Promise<void> {
    const { time, cause } = spells
    const own = new Float64Array(this.k)
    const other = new Float64Array(this.k)
    for (let i = 0; i < rows.length; i++) this.atRisk[code[rows[i]!]!]!++
    const starts = await timeStarts(time, rows, pace)
    await inParts(starts.length - 1, 100 + 8 * this.k ** 3, pace, (begin, end) => {
      for (let t = begin; t < end; t++) {
        own.fill(0)
        other.fill(0)
        let ended = 0
        for (let i = starts[t]!; i < starts[t + 1]!; i++) {
          const row = rows[i]!
          if (cause[row] === 0) continue
          ended++
          if (cause[row] === wanted) own[code[row]!]!++
          else other[code[row]!]!++
        }
        if (ended > 0) this.at(own, other)
        for (let i = starts[t]!; i < starts[t + 1]!; i++) this.atRisk[code[rows[i]!]!]!--
      }
    })
  }

  // One time at which something ended: the score with figures from just before it, the variance with those
  // from just after it as well, then a step on.
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
    const weight = this.rho === 0 ? 1 : (1 - this.pooled) ** this.rho
    this.stepKernel(total, weight, hazard / (1 - this.pooled))
    for (let g = 0; g < k; g++) {
      if (atRisk[g] === 0) continue
      this.score[g]! += weight * (own[g]! - (deaths * atRisk[g]! * (1 - incidence[g]!)) / (free[g]! * totalWithout))
    }
    if (deaths > 0) this.addOwn(pooledNow, deaths, total)
    this.addOthers(other, pooledNow)
    this.pooled = pooledNow
    free.set(freeNow)
    incidence.set(incidenceNow)
  }

  // The score of group i in group j's hazard has the slope w (1{i = j} R_i - R_i R_j / R), here with R_i =
  // Y_i / S_i (1 - F is common to all under the hypothesis), of the shape of a hypergeometric covariance;
  // the kernel is its integral against the pooled hazard of the subdistribution. How a change in one
  // group's hazard moves the scores of all, at this time; the kernel gathers it.
  private stepKernel(total: number, weight: number, share: number): void {
    const { k, atRisk, free, step, kernel } = this
    step.fill(0)
    for (let i = 0; i < k; i++) {
      if (atRisk[i] === 0) continue
      const mine = atRisk[i]! / free[i]!
      for (let j = 0; j < k; j++) {
        if (atRisk[j] === 0) continue
        const moved = weight * mine * ((i === j ? 1 : 0) - atRisk[j]! / free[j]! / total)
        step[i * k + j] = moved
        kernel[i * k + j]! += moved * share
      }
    }
  }

  // Increments of the cause's martingale in group g have variance S(u-)^2 d / Y^2 on the scale of the
  // incidence; under the hypothesis d / Y is put from all groups, d / (total x S(u-)), which is steadier
  // than the group's own count. `left` is 1 - (1 - F(u)) / S(u): how much a change of the group's hazard
  // now still moves its incidence later. The variance that events of the cause bring, in each group; ties
  // take from it as hypergeometric draws do.
  private addOwn(pooled: number, deaths: number, total: number): void {
    const { k, atRisk, free, freeNow, step, kernel, known } = this
    for (let g = 0; g < k; g++) {
      if (atRisk[g] === 0) continue
      const left = freeNow[g]! > 0 ? 1 - (1 - pooled) / freeNow[g]! : 1
      const ties = deaths > 1 ? 1 - (deaths - 1) / (total * free[g]! - 1) : 1
      const spread = (ties * free[g]! * deaths) / (total * atRisk[g]!)
      for (let i = 0; i < k; i++) known[i] = step[i * k + g]! - left * kernel[i * k + g]!
      this.addVariance(g, left, spread)
    }
  }

  // An end of another kind takes a spell out of S but not out of 1 - F, so the adjusted risk set R moves;
  // its variance is the group's own count over Y^2, as nothing is assumed of other ends being alike between
  // groups. The variance that other ends bring: they change who is left for the cause.
  private addOthers(other: Float64Array, pooled: number): void {
    const { k, atRisk, free, freeNow, kernel, known } = this
    for (let g = 0; g < k; g++) {
      if (!(other[g]! > 0 && freeNow[g]! > 0)) continue
      const left = (1 - pooled) / freeNow[g]!
      const ties = other[g]! > 1 ? 1 - (other[g]! - 1) / (atRisk[g]! - 1) : 1
      const spread = (ties * free[g]! ** 2 * other[g]!) / atRisk[g]! ** 2
      for (let i = 0; i < k; i++) known[i] = left * kernel[i * k + g]!
      this.addVariance(g, -left, spread)
    }
  }

  // With weight (known + a x kernel) on each increment, its square is known^2 + 2 known kernel a + kernel^2
  // a^2: the first goes to the covariance at once, the other two wait in `mixed` and `alone` for the end of
  // the kernel.
  private addVariance(g: number, left: number, spread: number): void {
    const { k, known, alone, mixed, covariance } = this
    alone[g]! += left * left * spread
    for (let i = 0; i < k; i++) {
      const share = known[i]! * spread
      mixed[i * k + g]! += share * left
      for (let j = 0; j < k; j++) covariance[i * k + j]! += share * known[j]!
    }
  }

  /** Adds the stratum's score and its covariance, now that the whole kernel is known. */
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
