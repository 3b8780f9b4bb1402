// How often, of two spells, the one that the model gives the higher hazard has its event first.

import { requireLevel } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import { stableOrder } from '../stable-order.ts'
import type { CoxData } from './cox-data.ts'
import type { CoxFit } from './cox-regression.ts'

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
 * Assumptions: as `coxRegression`; pairs are compared within strata, and only when the earlier of the two
 * ended with the event.
 * Not for: choosing a model by it (it hardly moves), or for ranking people.
 *
 * @param fit of `coxRegression`; @param options `level` (0.95), `signal`, `onProgress`
 * Errors: `constant` (no two spells can be compared), `cancelled`. The error is the infinitesimal
 * jackknife's, over clusters where the fit has them. A spell no longer watched at the time of another's
 * event lasted longer.
 * Reference: Harrell, Califf, Pryor, Lee, Rosati (1982); for the error Therneau and Atkinson (2020),
 * Concordance.
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = await coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * const pairs = await coxConcordance(fit)
 * pairs.concordance // => 0.5781
 */
export async function coxConcordance(fit: CoxFit, options: LongRunOptions & { level?: number } = {}): Promise<Concordance> {
  const { level = 0.95 } = options
  requireLevel(level)
  const pace = paceOf(6 * fit.n, options)
  await pace(0)
  const pairs = await countPairs(fit, pace)
  const all = pairs.concordant + pairs.discordant + pairs.tied
  if (!(all > 0))
    throw new AnalysisError('constant', 'Expected two spells of which one ended with the event before the other, but there are none.')
  // Somers' d: 1 where every pair is ranked rightly, -1 where none is; C is (d + 1) / 2.
  const excess = (pairs.concordant - pairs.discordant) / all
  const standardError = await jackknifeError(fit, pairs, excess, all, pace)
  const concordance = (excess + 1) / 2
  const reach = normalQuantile((1 - level) / 2, true) * standardError
  const { concordant, discordant, tied } = pairs
  const limits = { lower: Math.max(0, concordance - reach), upper: Math.min(1, concordance + reach) }
  await pace(THE_REST)
  return { concordance, standardError, ...limits, level, concordant, discordant, tied, n: fit.n }
}

/**
 * Sums over all pairs, and per sorted row the sums over the pairs it is part of: rightly minus wrongly
 * ranked, and compared.
 */
type Pairs = { concordant: number; discordant: number; tied: number; excess: Float64Array; compared: Float64Array }

// C is a ratio of two sums over pairs, so a row moves it by what it brings to the sum above less C times
// what it brings to the one below.
async function jackknifeError(
  { parts: { clusters, data } }: CoxFit,
  pairs: Pairs,
  excess: number,
  all: number,
  pace: Pace,
): Promise<number> {
  const { n, order, weights } = data
  const moves = new Float64Array(clusters ? clusters.levels.length : n)
  await inParts(n, 40, pace, (from, to) => {
    for (let i = from; i < to; i++) {
      const unit = clusters ? clusters.code[order[i]!]! : i
      moves[unit]! += ((weights ? weights[i]! : 1) * (pairs.excess[i]! - excess * pairs.compared[i]!)) / all
    }
  })
  let variance = 0
  for (let c = 0; c < moves.length; c++) variance += moves[c]! * moves[c]!
  return Math.sqrt(variance) / 2
}

/**
 * A pair can be compared when the earlier of the two ended with the event while the later one was watched.
 * It is ranked rightly when the earlier one has the higher hazard; pairs with the same hazard count half in
 * C. Pairs that end at the same time, both with the event, are not compared.
 *
 * Two passes over each stratum, each with a tree of sums over the ranks of the hazard, so that n spells
 * cost n log n and not n^2: backward, each event asks those who lasted longer; forward, each spell asks the
 * events it lasted longer than.
 */
async function countPairs(fit: CoxFit, pace: Pace): Promise<Pairs> {
  const { data } = fit.parts
  const { n } = data
  const { rank, ranks } = await ranksOf(fit, pace)
  const pairs: Pairs = { concordant: 0, discordant: 0, tied: 0, excess: new Float64Array(n), compared: new Float64Array(n) }
  const events = data.deaths.length
  // Each row costs some steps down a tree whose branches lie far apart.
  const cost = 30 * Math.log2(n + 2) * Math.ceil(n / events)
  // Backward from the last event, and forward from the first.
  const back: Walk = { pairs, data, rank, tree: new RankSums(ranks), next: n - 1, end: n - 1, passing: n - 1 }
  await inParts(events, cost, pace, (from, to) => {
    for (let k = from; k < to; k++) backward(back, events - 1 - k)
  })
  const forth: Walk = { pairs, data, rank, tree: new RankSums(ranks), next: 0, end: 0, passing: 0 }
  await inParts(events, cost, pace, (from, to) => {
    for (let event = from; event < to; event++) forward(forth, event)
  })
  return pairs
}

// Only the order of the hazards counts, so ranks stand for them and the tree has one place per distinct hazard.
// Rows with the same linear predictor to the last bit have the same rank, as rows with the same figures do.
async function ranksOf({ linearPredictor, parts: { data } }: CoxFit, pace: Pace): Promise<{ rank: Int32Array; ranks: number }> {
  const { n, order } = data
  const byLink = await stableOrder(linearPredictor, pace)
  const ofRow = new Int32Array(n)
  let now = 0
  await inParts(n, 60, pace, (from, to) => {
    for (let i = from; i < to; i++) {
      if (i > 0 && linearPredictor[byLink[i]!] !== linearPredictor[byLink[i - 1]!]) now++
      ofRow[byLink[i]!] = now
    }
  })
  const rank = new Int32Array(n)
  for (let i = 0; i < n; i++) rank[i] = ofRow[order[i]!]!
  return { rank, ranks: now + 1 }
}

/**
 * Where one of the two passes stands: the next row, the border of its stratum, and the next row to come or
 * go by its entry.
 */
type Walk = {
  readonly pairs: Pairs
  readonly data: CoxData
  readonly rank: Int32Array
  readonly tree: RankSums
  next: number
  end: number
  passing: number
}

// One event time on the way back. The tree holds those who lasted longer and were watched at it.
function backward(walk: Walk, event: number): void {
  const { data, rank, tree, pairs } = walk
  const { last, first, died, byFirst, opens, weights } = data
  const newest = walk.next
  let next = newest
  for (; next >= 0 && last[next]! > event; next--) {
    if (first[next]! < last[next]! && died[next] === 0) tree.add(rank[next]!, weights ? weights[next]! : 1)
  }
  for (; byFirst && walk.passing >= 0 && first[byFirst[walk.passing]!]! > event; walk.passing--) {
    const row = byFirst[walk.passing]!
    if (first[row]! < last[row]!) tree.add(rank[row]!, weights ? -weights[row]! : -1)
  }
  // Those with the event now look at whoever lasted longer before they are counted among them themselves.
  for (let i = newest; i > next; i--)
    if (died[i] === 1 && first[i]! < last[i]!) countLonger(pairs, i, rank[i]!, weights ? weights[i]! : 1, tree)
  for (let i = newest; i > next; i--) if (died[i] === 1 && first[i]! < last[i]!) tree.add(rank[i]!, weights ? weights[i]! : 1)
  walk.next = next
  if (opens[event] === 0 || event === 0) return
  // The stratum is done: whoever is still in the tree goes out again.
  if (!byFirst) for (let i = walk.end; i > next; i--) if (first[i]! < last[i]!) tree.add(rank[i]!, weights ? -weights[i]! : -1)
  walk.end = next
}

// Weights multiply: a row of weight 2 is two spells, each compared with every other. One event asks the
// tree: those with a lower hazard lasted longer as they should, those with a higher one as they should not.
function countLonger(pairs: Pairs, row: number, rank: number, weight: number, longer: RankSums): void {
  const below = longer.below(rank)
  const tied = longer.of(rank)
  const above = longer.total - below - tied
  pairs.concordant += weight * below
  pairs.discordant += weight * above
  pairs.tied += weight * tied
  pairs.excess[row]! += below - above
  pairs.compared[row]! += longer.total
}

// For the jackknife every row needs its own pairs, as the earlier one (backward) and as the later one
// (here). One event time on the way forth. The tree holds the events before it; `end` is the row up to
// which those of earlier strata have gone out again.
function forward(walk: Walk, event: number): void {
  const { data, rank, tree } = walk
  const { n, last, first, died, byFirst, opens, weights } = data
  // Rows are sorted by stratum, so the events of the stratum before lie between the two marks.
  for (; opens[event] === 1 && walk.end < walk.next; walk.end++) {
    if (died[walk.end] === 1) tree.add(rank[walk.end]!, weights ? -weights[walk.end]! : -1)
  }
  // Who enters now was not watched at the events so far: what it will ask of them later is taken off
  // beforehand.
  for (; byFirst && walk.passing < n && first[byFirst[walk.passing]!]! <= event; walk.passing++)
    askEarlier(walk, byFirst[walk.passing]!, -1)
  let i = walk.next
  // Rows whose spell ends before this event have asked already; those with the event now ask before it is
  // added, the others after.
  while (i < n && last[i]! <= event) i++
  const from = i
  while (i < n && last[i] === event + 1) i++
  for (let j = from; j < i; j++) if (died[j] === 1) askEarlier(walk, j, 1)
  for (let j = from; j < i; j++) if (died[j] === 1) tree.add(rank[j]!, weights ? weights[j]! : 1)
  for (let j = from; j < i; j++) if (died[j] === 0) askEarlier(walk, j, 1)
  walk.next = i
}

// The mirror of `countLonger` for the other spell of each pair: only its own sums, as the pairs themselves
// have been counted.
function askEarlier({ pairs, data: { first, last }, rank, tree }: Walk, i: number, sign: number): void {
  if (first[i]! >= last[i]!) return
  const below = tree.below(rank[i]!)
  const above = tree.total - below - tree.of(rank[i]!)
  pairs.excess[i]! += sign * (above - below)
  pairs.compared[i]! += sign * tree.total
}

/**
 * Sums of weights by rank, with sums below a rank in log n steps.
 *
 * Place k of the tree holds the sum over as many ranks before k as the lowest 1 in its binary digits says;
 * adding and asking both walk along those digits.
 * Reference: Fenwick (1994).
 */
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
