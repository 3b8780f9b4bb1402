// Compares areas that had the effort with areas like them that had not.

import { type Numbers, requireAtLeast, requireAtMost, requireLevel, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { matchUnits } from './match-units.ts'
import { type BalanceRow, balanceTable } from './matched-balance.ts'
import { type MatchedEffect, matchedEffect } from './matched-effect.ts'
import { distanceBetween, type Figures, type Metric, matchingCoordinates } from './matching-distance.ts'

export type MatchedOptions = {
  /** Outcome of every unit; without it only the matching and its balance are given, which is how to choose a matching. */
  outcome?: Numbers
  /** Kinds in which matched units must agree, one list per kind. */
  exact?: readonly ArrayLike<string | number>[]
  /** 'nearest' (the closest possible pair first) or 'optimal' (least total distance; without replacement, at most 500 matches). */
  method?: 'nearest' | 'optimal'
  /** Whether a control may stand for several treated units (false). */
  replace?: boolean
  /** Controls for each treated unit (1); fewer where there are no more. */
  ratio?: number
  /** Largest distance of a match, in standard deviations of the metric (Infinity). */
  caliper?: number
  metric?: Metric
  /** Whether what is left of the differences in figures is taken out by regression (false). */
  biasAdjustment?: boolean
  level?: number
}

export type MatchedComparison = {
  /** Matched treated units, with the controls that stand for them. */
  matches: readonly { treated: number; controls: readonly number[]; distances: readonly number[] }[]
  /** Treated units for which nobody could stand; the effect says nothing of them. */
  leftOut: readonly number[]
  /** One per unit: 1 for matched treated, for controls how many they stand for. */
  weights: Float64Array
  balance: readonly BalanceRow[]
  effect: MatchedEffect | null
  method: 'nearest' | 'optimal'
  metric: Metric
  replace: boolean
  /** Matched treated units, and different controls used. */
  n: number
  controls: number
}

// Each pair of a treated and an untreated unit is looked at; this many take about a second.
const MOST_PAIRS = 2e7
// Squares of differences are added up.
const LARGEST = 1e100

/**
 * Matched comparison of areas (or schools, or groups).
 *
 * Question: eight housing areas got the effort; did they do better than areas that were like them before it?
 * Assumptions: all that made areas get the effort and also bears on the outcome is among the figures; no area is touched by another's effort. Figures from
 * before the effort only. Look at `balance` before the effect: differences below 0.1 standard deviations are the usual wish, 0.25 the limit.
 * Not for: persons (no score of a person is made here); figures that the effort may have changed; a handful of controls that are unlike.
 *
 * Conventions: distances are Mahalanobis with the covariance pooled within the groups; of equals the first row is taken; differences in the balance table are
 * in standard deviations of all treated units; errors are those of Abadie and Imbens with replacement, of paired differences without.
 *
 * @param treated 1 for treated units, 0 for the others; @param figures by name, one value per unit, each known before the effort
 * @param options see `MatchedOptions`; `level` (0.95)
 * Errors: `empty`, `too-short` (three units, one of each kind; bias adjustment with too few controls), `shape`, `not-finite`, `range`, `collinear`,
 * `infeasible` (nobody can be matched), `too-large` (above 20 million pairs; 500 optimal matches).
 * Reference: Rubin (1980); Abadie and Imbens (2006), section 4; (2011) for the adjustment; Stuart (2010) for the balance.
 *
 * @example
 * const treated = [1, 1, 1, 0, 0, 0, 0, 0]
 * const poor = [9, 7, 8, 2, 7.5, 9, 4, 8.2]
 * const result = matchedComparison(treated, { poor }, { outcome: [30, 24, 26, 15, 29, 36, 20, 31] })
 * result.matches.map((match) => match.controls[0]) // => [5, 4, 7]
 * result.effect.estimate // => -5.333
 * result.balance[0].differenceAfter // => -0.2333
 */
export function matchedComparison(
  treated: Numbers,
  figures: Readonly<Record<string, Numbers>>,
  options: MatchedOptions = {},
): MatchedComparison {
  const table = readFigures(treated, figures)
  const { n, names } = table
  const { method, replace, ratio, caliper, metric, outcome, exact, biasAdjustment, level } = readOptions(options, n)
  const units = Array.from({ length: n }, (_, i) => i)
  const ours = units.filter((i) => table.treated[i] === 1)
  const theirs = units.filter((i) => table.treated[i] === 0)
  requireAtMost('pairs', ours.length * theirs.length, MOST_PAIRS, 'Choose among the controls first, or match within kinds one at a time.')
  const coordinates = matchingCoordinates(table, metric)
  const alike = (a: number, b: number) => exact.every((kind) => kind[a] === kind[b])
  const distance = (a: number, b: number) => {
    const far = alike(a, b) ? distanceBetween(coordinates, names.length, a, b) : Number.POSITIVE_INFINITY
    return far <= caliper ? far : Number.POSITIVE_INFINITY
  }
  const all = matchUnits(ours, theirs, { ratio, replace, optimal: method === 'optimal', distance })
  const matches = all.filter((match) => match.controls.length > 0)
  if (matches.length === 0)
    throw new AnalysisError('infeasible', 'Expected at least one treated unit with a control like it, but caliper and kinds leave none.')
  const weights = unitWeights(n, matches)
  const nearestControl = (control: number) => nearestOther(control, theirs, (a, b) => distanceBetween(coordinates, names.length, a, b))
  const effect = outcome
    ? matchedEffect(table, Float64Array.from(outcome), matches, { replace, biasAdjustment, level, nearestControl })
    : null
  return {
    matches,
    leftOut: all.filter((match) => match.controls.length === 0).map((match) => match.treated),
    weights,
    balance: balanceTable(table, weights),
    effect,
    method,
    metric,
    replace,
    n: matches.length,
    controls: new Set(matches.flatMap((match) => match.controls)).size,
  }
}

function readOptions(options: MatchedOptions, n: number) {
  const { method = 'nearest', replace = false, ratio = 1, caliper = Number.POSITIVE_INFINITY, metric = 'mahalanobis' } = options
  const { outcome, exact = [], biasAdjustment = false, level = 0.95 } = options
  requireLevel(level)
  if (!(Number.isInteger(ratio) && ratio >= 1))
    throw new AnalysisError('range', `Expected a whole number of controls per treated unit from 1, but got ${ratio}.`, { names: ['ratio'] })
  if (!(caliper > 0)) throw new AnalysisError('range', `Expected a caliper above 0, but got ${caliper}.`, { names: ['caliper'] })
  if (replace && method === 'optimal')
    throw new AnalysisError(
      'range',
      'Expected the method "nearest" with replacement, because there it is the optimal one, but got "optimal".',
    )
  if (outcome) {
    requireSameLength('outcome', outcome, n)
    requireWithin('outcome', outcome, -LARGEST, LARGEST)
  }
  for (const kind of exact)
    if (kind.length !== n) throw new AnalysisError('shape', `Expected ${n} kinds in "exact", but got ${kind.length}.`)
  return { method, replace, ratio, caliper, metric, outcome, exact, biasAdjustment, level }
}

function readFigures(treated: Numbers, figures: Readonly<Record<string, Numbers>>): Figures {
  requireAtLeast('treated', treated, 3)
  const n = treated.length
  const names = Object.keys(figures)
  if (names.length === 0)
    throw new AnalysisError('empty', 'Expected at least one figure to match on, but got none.', { names: ['figures'] })
  const flags = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    if (treated[i] !== 0 && treated[i] !== 1)
      throw new AnalysisError('range', `Expected 0 or 1 in "treated" at row ${i}, but got ${treated[i]}.`, { names: ['treated'], row: i })
    flags[i] = treated[i]!
  }
  const count = flags.reduce((a, b) => a + b, 0)
  if (count === 0 || count === n)
    throw new AnalysisError('too-short', 'Expected treated and untreated units, but all are of one kind.', { names: ['treated'] })
  const x = new Float64Array(n * names.length)
  names.forEach((name, j) => {
    requireSameLength(name, figures[name]!, n)
    requireWithin(name, figures[name]!, -LARGEST, LARGEST)
    x.set(Float64Array.from(figures[name]!), j * n)
  })
  return { x, n, names, treated: flags }
}

function unitWeights(n: number, matches: readonly { treated: number; controls: readonly number[] }[]): Float64Array {
  const weights = new Float64Array(n)
  for (const { treated, controls } of matches) {
    weights[treated] = 1
    for (const control of controls) weights[control]! += 1 / controls.length
  }
  return weights
}

// With a single control there is nobody else: its own spread is then taken as 0.
function nearestOther(unit: number, among: readonly number[], distance: (a: number, b: number) => number): number {
  let best = unit
  let least = Number.POSITIVE_INFINITY
  for (const other of among) {
    const far = distance(unit, other)
    if (other !== unit && far < least) {
      least = far
      best = other
    }
  }
  return best
}
