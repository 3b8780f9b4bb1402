// Asks whether spells of different groups (with and without a programme, say) last equally long.

import { type Numbers, requireAtMost, requireFinite, requireNumber, requireSameLength } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { normalCdf } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import { squaredDistance } from './positive-definite.ts'
import { byEntry, timeStarts } from './risk-counts.ts'
import { type Grouping, orderWithin, readGroups, readSpells, requireEvents, type SpellLabels, type Spells } from './spells.ts'

export type LogRankTest = {
  groups: (string | number)[]
  /** Spells, and weighted events observed and expected, per group. */
  n: number[]
  observed: Float64Array
  expected: Float64Array
  /** Covariance of observed minus expected, groups x groups, row by row. */
  covariance: Float64Array
  chiSquare: number
  df: number
  p: number
  /**
   * Test for a trend along the scores: z above 0 where higher scores go with more events than expected.
   * Null without scores.
   */
  trend: { statistic: number; variance: number; z: number; chiSquare: number; p: number } | null
  rho: number
  strata: number
}

export type LogRankOptions = LongRunOptions & {
  /** When watching began, where it was not at 0. */
  entry?: Numbers
  /** Labels within which groups are compared; the results are summed. */
  strata?: SpellLabels
  /**
   * Weight of an event: the share of all spells still running, to this power. 0 is the log-rank test, 1
   * Peto and Peto's, which looks more at early events.
   */
  rho?: number
  /** One number per group in the order of the labels, such as doses or years. */
  scores?: Numbers
}

/**
 * Log-rank test of two or more groups, with the G-rho family, strata and a test for trend.
 *
 * Question: do places with the programme go longer without a new incident than places without, or could
 * that be chance?
 * Assumptions: independent spells; watching ends for reasons that have nothing to do with the event; enough
 * events for a chi-square (about five expected in each group). Units are anonymous spells.
 * Not for: hazards that cross (the test then sees little); how large the difference is (`coxRegression`,
 * `restrictedMean`).
 *
 * @param time n lengths of spells; @param event n times 1 or 0; @param group n labels
 * @param options `entry`, `strata`, `rho` (0), `scores`, `signal`, `onProgress`
 * Errors: as `kaplanMeier`; `constant` (one group only, or no event); `infeasible` (no two groups were ever
 * watched at the same event),
 * `too-large` (spells x groups squared above 5e10), `cancelled`. Ties have the hypergeometric variance. A
 * group never watched at an event (expected 0) costs no degree of freedom.
 * Reference: Mantel (1966); Peto and Peto (1972); Harrington and Fleming (1982), with the survival just
 * before each event.
 *
 * @example
 * const test = await logRank([3, 5, 7, 9, 4, 8, 11, 12], [1, 1, 1, 0, 1, 0, 1, 0], [0, 0, 0, 0, 1, 1, 1, 1])
 * test.chiSquare // => 1.393
 * test.p // => 0.2379
 */
export async function logRank(time: Numbers, event: Numbers, group: SpellLabels, options: LogRankOptions = {}): Promise<LogRankTest> {
  const { rho = 0, scores, entry } = options
  requireNumber('rho', rho, -10, 10)
  const pace = paceOf(PASSES * time.length, options)
  await pace(0)
  const spells = await readSpells(time, event, entry ? { entry } : {}, pace)
  requireEvents(spells.cause)
  const groups = await readGroups('group', group, spells.n, pace)
  const k = groups.levels.length
  if (k < 2) throw new AnalysisError('constant', 'Expected at least two groups, but got one.', { names: ['group'] })
  if (scores) {
    requireSameLength('scores', scores, k)
    requireFinite('scores', scores)
  }
  requireAtMost('spells times groups squared', spells.n * k * k, 5e10, 'Compare fewer groups at once.')
  const strata = await readGroups('strata', options.strata, spells.n, pace)
  const sums: Sums = { observed: new Float64Array(k), expected: new Float64Array(k), covariance: new Float64Array(k * k) }
  const { order, from } = await orderWithin(spells.time, strata, pace)
  for (let s = 0; s < strata.levels.length; s++) await addStratum(sums, spells, groups, order.subarray(from[s]!, from[s + 1]!), rho, pace)
  const { chiSquare, df } = chiSquareOf(sums, k)
  const n = groups.levels.map(() => 0)
  for (let i = 0; i < spells.n; i++) n[groups.code[i]!]!++
  await pace(THE_REST)
  return {
    groups: groups.levels,
    n,
    ...sums,
    chiSquare,
    df,
    p: chiSquareCdf(chiSquare, df, true),
    trend: scores ? trendOf(sums, scores, k) : null,
    rho,
    strata: strata.levels.length,
  }
}

/** Sums over all times and strata, per group and pair of groups. */
type Sums = { observed: Float64Array; expected: Float64Array; covariance: Float64Array }

// About how often a row is looked at.
const PASSES = 4

/**
 * Walks forward through the times of one stratum: who has entered comes in, events are compared with their
 * expectation, who ends goes out.
 *
 * Given those at risk and the number of events, each group's part is hypergeometric (Mantel 1966): a group
 * expects its share of the events, whatever the hazard is, and nothing has to be assumed of how it runs.
 */
async function addStratum(sums: Sums, spells: Spells, groups: Grouping, rows: Uint32Array, rho: number, pace: Pace): Promise<void> {
  const k = groups.levels.length
  const { code } = groups
  const { time, cause, entry } = spells
  const atRisk = new Float64Array(k)
  const died = new Float64Array(k)
  const late = entry ? await byEntry(entry, rows, pace) : null
  if (!late) for (let i = 0; i < rows.length; i++) atRisk[code[rows[i]!]!]!++
  const starts = await timeStarts(time, rows, pace)
  let entered = 0
  let survival = 1
  // Every event is compared with all groups, pair by pair.
  await inParts(starts.length - 1, 60 + 3 * k * k, pace, (begin, end) => {
    for (let t = begin; t < end; t++) {
      const now = time[rows[starts[t]!]!]!
      for (; late && entered < rows.length && late.entries[late.order[entered]!]! < now; entered++)
        atRisk[code[rows[late.order[entered]!]!]!]!++
      let deaths = 0
      died.fill(0)
      for (let i = starts[t]!; i < starts[t + 1]!; i++) {
        if (cause[rows[i]!] === 0) continue
        died[code[rows[i]!]!]!++
        deaths++
      }
      if (deaths > 0) survival = addTime(sums, died, deaths, atRisk, survival, rho)
      for (let i = starts[t]!; i < starts[t + 1]!; i++) atRisk[code[rows[i]!]!]!--
    }
  })
}

// Adds one time's events; gives the share of all spells that last beyond it. With w the weight of the time,
// d events and n_g of n at risk in group g, the group expects w d n_g / n, and the covariance is w^2 d (n -
// d) / (n - 1) times n_g / n (1{g = h} - n_h / n).
function addTime(sums: Sums, died: Float64Array, deaths: number, atRisk: Float64Array, survival: number, rho: number): number {
  const k = died.length
  let all = 0
  for (let g = 0; g < k; g++) all += atRisk[g]!
  const weight = rho === 0 ? 1 : survival ** rho
  const spread = all > 1 ? (weight * weight * deaths * (all - deaths)) / (all - 1) : 0
  for (let g = 0; g < k; g++) {
    const share = atRisk[g]! / all
    sums.observed[g]! += weight * died[g]!
    sums.expected[g]! += weight * deaths * share
    if (share === 0) continue
    for (let h = 0; h < k; h++) sums.covariance[g * k + h]! += spread * share * ((g === h ? 1 : 0) - atRisk[h]! / all)
  }
  return survival * (1 - deaths / all)
}

// (O - E)' V^-1 (O - E), about chi-square with one degree of freedom less than groups.
// The differences sum to 0, so one of the groups watched says nothing that the others do not.
function chiSquareOf({ observed, expected, covariance }: Sums, k: number): { chiSquare: number; df: number } {
  const kept = Array.from({ length: k }, (_, g) => g)
    .filter((g) => expected[g]! > 0)
    .slice(1)
  const df = kept.length
  const difference = Float64Array.from(kept, (g) => observed[g]! - expected[g]!)
  const matrix = Float64Array.from(kept.flatMap((g) => kept.map((h) => covariance[g * k + h]!)))
  const chiSquare = df === 0 ? Number.NaN : squaredDistance(difference, matrix, df)
  if (Number.isNaN(chiSquare))
    throw new AnalysisError('infeasible', 'Expected groups that were watched side by side, but some were never watched at the same event.')
  return { chiSquare, df }
}

// Sum of c (O - E) has variance c'Vc. Shifting or stretching the scores changes nothing, so 0, 1, 2 and
// 2000, 2001, 2002 are one test. The scores' sum of observed minus expected, with the variance that the
// covariance of the groups gives it. Reference: Tarone (1975).
function trendOf({ observed, expected, covariance }: Sums, scores: Numbers, k: number): LogRankTest['trend'] {
  let statistic = 0
  let variance = 0
  for (let g = 0; g < k; g++) {
    statistic += scores[g]! * (observed[g]! - expected[g]!)
    for (let h = 0; h < k; h++) variance += scores[g]! * scores[h]! * covariance[g * k + h]!
  }
  if (!(variance > 1e-12))
    throw new AnalysisError('constant', 'Expected scores that differ between groups, but they do not.', { names: ['scores'] })
  const z = statistic / Math.sqrt(variance)
  return { statistic, variance, z, chiSquare: z * z, p: 2 * normalCdf(Math.abs(z), true) }
}
