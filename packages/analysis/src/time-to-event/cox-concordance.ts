// How often, of two spells, the one that the model gives the higher hazard has its event first.

import { requireLevel } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { CoxData } from './cox-data.ts'
import type { CoxFit } from './cox-regression.ts'
import { stableOrder } from './stable-order.ts'

export type Concordance = {
  /** 0.5 is a coin, 1 is a model that always ranks two spells rightly. */
  concordance: number
  standardError: number
  lower: number
  upper: number
  level: number
  /** Weighted pairs that could be compared: ranked rightly, wrongly, and given the same hazard. */
  concordant: number
  discordant: number
  tied: number
  n: number
}

/**
 * Concordance of a fitted hazard regression (Harrell's C) with its error.
 *
 * Question: how well do the model's conditions tell earlier events from later ones?
 * Assumptions: as `coxRegression`; pairs are compared within strata, and only when the earlier of the two ended with the event.
 * Not for: choosing a model by it (it hardly moves), or for ranking people.
 *
 * @param fit of `coxRegression`; @param options `level` (0.95)
 * Errors: `constant` (no two spells can be compared).
 * The error is the infinitesimal jackknife's, over clusters where the fit has them. A spell no longer watched at the time of another's event lasted longer.
 * Reference: Harrell, Califf, Pryor, Lee, Rosati (1982); for the error Therneau and Atkinson (2020), Concordance.
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * coxConcordance(fit).concordance // => 0.5781
 */
export function coxConcordance(fit: CoxFit, options: { level?: number } = {}): Concordance {
  const { level = 0.95 } = options
  requireLevel(level)
  const pairs = countPairs(fit)
  const all = pairs.concordant + pairs.discordant + pairs.tied
  if (!(all > 0))
    throw new AnalysisError('constant', 'Expected two spells of which one ended with the event before the other, but there are none.')
  const excess = (pairs.concordant - pairs.discordant) / all
  const { clusters, data } = fit.parts
  const moves = new Float64Array(clusters ? clusters.levels.length : data.n)
  for (let i = 0; i < data.n; i++) {
    const row = data.order[i]!
    const weight = data.weights ? data.weights[i]! : 1
    moves[clusters ? clusters.code[row]! : row]! += (weight * (pairs.excess[i]! - excess * pairs.compared[i]!)) / all
  }
  let variance = 0
  for (let c = 0; c < moves.length; c++) variance += moves[c]! ** 2
  const standardError = Math.sqrt(variance) / 2
  const concordance = (excess + 1) / 2
  const reach = normalQuantile((1 - level) / 2, true) * standardError
  const { concordant, discordant, tied } = pairs
  const limits = { lower: Math.max(0, concordance - reach), upper: Math.min(1, concordance + reach) }
  return { concordance, standardError, ...limits, level, concordant, discordant, tied, n: fit.n }
}

/** Sums over all pairs, and per sorted row the sums over the pairs it is part of: rightly minus wrongly ranked, and compared. */
type Pairs = { concordant: number; discordant: number; tied: number; excess: Float64Array; compared: Float64Array }

/**
 * Two passes over each stratum, each with a tree of sums over the ranks of the hazard, so that n spells cost n log n and not n^2: backward, each
 * event asks those who lasted longer; forward, each spell asks the events it lasted longer than.
 */
function countPairs(fit: CoxFit): Pairs {
  const { data } = fit.parts
  const rank = ranksOf(fit)
  const sums: Pairs = { concordant: 0, discordant: 0, tied: 0, excess: new Float64Array(data.n), compared: new Float64Array(data.n) }
  const most = rank.reduce((a, b) => Math.max(a, b), 0)
  backward(sums, data, rank, new RankSums(most + 1))
  forward(sums, data, rank, new RankSums(most + 1))
  return sums
}

// Rows with the same linear predictor to the last bit have the same rank, as rows with the same figures do.
function ranksOf({ linearPredictor, parts: { data } }: CoxFit): Int32Array {
  const { n, order } = data
  const link = new Float64Array(n)
  for (let i = 0; i < n; i++) link[i] = linearPredictor[order[i]!]!
  const byLink = stableOrder(link)
  const rank = new Int32Array(n)
  for (let i = 1, now = 0; i < n; i++) {
    if (link[byLink[i]!] !== link[byLink[i - 1]!]) now++
    rank[byLink[i]!] = now
  }
  return rank
}

function backward(sums: Pairs, data: CoxData, rank: Int32Array, longer: RankSums): void {
  const { n, last, first, died, byFirst, opens, deaths, weights } = data
  let next = n - 1
  let end = n - 1
  let leaving = n - 1
  for (let event = deaths.length - 1; event >= 0; event--) {
    const newest = next
    for (; next >= 0 && last[next]! > event; next--) {
      if (first[next]! < last[next]! && died[next] === 0) longer.add(rank[next]!, weights ? weights[next]! : 1)
    }
    for (; byFirst && leaving >= 0 && first[byFirst[leaving]!]! > event; leaving--) {
      const row = byFirst[leaving]!
      if (first[row]! < last[row]!) longer.add(rank[row]!, weights ? -weights[row]! : -1)
    }
    // Those with the event now look at whoever lasted longer before they are counted among them themselves.
    for (let i = newest; i > next; i--)
      if (died[i] === 1 && first[i]! < last[i]!) countLonger(sums, i, rank[i]!, weights ? weights[i]! : 1, longer)
    for (let i = newest; i > next; i--) if (died[i] === 1 && first[i]! < last[i]!) longer.add(rank[i]!, weights ? weights[i]! : 1)
    if (opens[event] === 0 || event === 0) continue
    if (!byFirst) for (let i = end; i > next; i--) if (first[i]! < last[i]!) longer.add(rank[i]!, weights ? -weights[i]! : -1)
    end = next
  }
}

function countLonger(sums: Pairs, row: number, rank: number, weight: number, longer: RankSums): void {
  const below = longer.below(rank)
  const tied = longer.of(rank)
  const above = longer.total - below - tied
  sums.concordant += weight * below
  sums.discordant += weight * above
  sums.tied += weight * tied
  sums.excess[row]! += below - above
  sums.compared[row]! += longer.total
}

function forward(sums: Pairs, data: CoxData, rank: Int32Array, earlier: RankSums): void {
  const { n, last, first, died, byFirst, opens, weights, deaths } = data
  const ask = (i: number, sign: number) => {
    if (first[i]! >= last[i]!) return
    const below = earlier.below(rank[i]!)
    const above = earlier.total - below - earlier.of(rank[i]!)
    sums.excess[i]! += sign * (above - below)
    sums.compared[i]! += sign * earlier.total
  }
  let entering = 0
  let counted = 0
  for (let event = 0, i = 0; event < deaths.length; event++) {
    // Events of the stratum before go out again; rows are sorted by stratum, so they lie between the two marks.
    for (; opens[event] === 1 && counted < i; counted++) {
      if (died[counted] === 1) earlier.add(rank[counted]!, weights ? -weights[counted]! : -1)
    }
    for (; byFirst && entering < n && first[byFirst[entering]!]! <= event; entering++) ask(byFirst[entering]!, -1)
    // Rows whose spell ends before this event have asked already; those with the event now ask before it is added, the others after.
    while (i < n && last[i]! <= event) i++
    const from = i
    while (i < n && last[i] === event + 1) i++
    for (let j = from; j < i; j++) if (died[j] === 1) ask(j, 1)
    for (let j = from; j < i; j++) if (died[j] === 1) earlier.add(rank[j]!, weights ? weights[j]! : 1)
    for (let j = from; j < i; j++) if (died[j] === 0) ask(j, 1)
  }
}

/** Sums of weights by rank, with sums below a rank in log n steps (Fenwick 1994). */
class RankSums {
  private readonly tree: Float64Array
  private readonly own: Float64Array
  total = 0
  constructor(size: number) {
    this.tree = new Float64Array(size + 1)
    this.own = new Float64Array(size)
  }
  of(rank: number): number {
    return this.own[rank]!
  }
  add(rank: number, weight: number): void {
    this.total += weight
    this.own[rank]! += weight
    for (let at = rank + 1; at < this.tree.length; at += at & -at) this.tree[at]! += weight
  }
  below(rank: number): number {
    let sum = 0
    for (let at = rank; at > 0; at -= at & -at) sum += this.tree[at]!
    return sum
  }
}
