// The error of a curve when rows carry sampling weights or belong together: how much each row, or each cluster, moves it.

import { requireAtMost } from '../checks.ts'
import type { Pace } from '../pace.ts'
import { type CurveState, type Influence, type InfluenceSink, walkInfluence } from './influence-walk.ts'
import type { RiskCounts } from './risk-counts.ts'
import { type Grouping, requireClusters, type Spells } from './spells.ts'

/** Errors at each time of the group. */
export type JackknifeErrors = { survival: Float64Array; cumulativeHazard: Float64Array; incidence: Float64Array[] }

/**
 * Infinitesimal jackknife errors of the survival share, the cumulative hazard and the cumulative incidence
 * per cause: the square root of the sum over rows (or clusters) of the squared weighted influence.
 *
 * Greenwood's error takes every row as a spell of its own; this one asks only that rows (or clusters) are
 * drawn independently, so it holds where a row stands for one and a half spells of the population, or where
 * one place has several spells.
 * Reference: Jaeckel (1972); Efron (1982), chapter 6; with weights and clusters as in Therneau and Grambsch
 * (2000), section 7.1.
 */
export async function jackknifeErrors(spells: Spells, counts: RiskCounts, clusters: Grouping | null, pace: Pace): Promise<JackknifeErrors> {
  const times = counts.times.length
  const errors: JackknifeErrors = {
    survival: new Float64Array(times),
    cumulativeHazard: new Float64Array(times),
    incidence: counts.events.map(() => new Float64Array(times)),
  }
  await walkInfluence(spells, counts, clusters ? clusterSink(spells, counts, clusters, errors) : rowSink(spells, errors), pace)
  return errors
}

/**
 * A row that has left has the influence a + b x on a curve of height x, for ever; a row still watched has a
 * + b x + c, with c the same for all. At each time the sum over all rows of the squares is wanted. Kept as
 * sums of a, b and their products it costs the same at every time; summed anew it would cost rows x times,
 * a million million at 10^6 rows.
 *
 * Sums of squares of a + b x, kept as the three sums that give them for any x: the curve's height x changes
 * with time, a and b of a row do not.
 * `weight`, `a`, `b` and `h` are plain sums, for the part that all who are still watched share.
 */
type Squares = { weight: number; a: Float64Array; b: number; aa: Float64Array; ab: Float64Array; bb: number; h: number; hh: number }

// An empty account.
const noSquares = (causes: number): Squares => ({
  weight: 0,
  a: new Float64Array(causes),
  b: 0,
  aa: new Float64Array(causes),
  ab: new Float64Array(causes),
  bb: 0,
  h: 0,
  hh: 0,
})

// A weight below 0 takes a spell out of the account again.
function addSquares(into: Squares, { slope, level, onHazard }: Influence, weight: number): void {
  into.weight += weight
  into.b += weight * slope
  into.bb += weight * slope * slope
  into.h += weight * onHazard
  into.hh += weight * onHazard * onHazard
  for (let k = 0; k < level.length; k++) {
    into.a[k]! += weight * level[k]!
    into.aa[k]! += weight * level[k]! * level[k]!
    into.ab[k]! += weight * level[k]! * slope
  }
}

// Sum of (a + b x + c)^2 over those gathered: c is the part that all who are still watched share.
// Multiplied out, so that the same sums do for every x and c: aa + 2 x ab + x^2 bb, and c times the plain
// ones.
function sumSquares(of: Squares, k: number, x: number, c: number): number {
  return of.aa[k]! + 2 * x * of.ab[k]! + x * x * of.bb + c * (2 * (of.a[k]! + x * of.b) + c * of.weight)
}

// Rounding may leave a sum of squares that should be 0 just below it.
const root = (square: number) => Math.sqrt(Math.max(0, square))

// Squares are multiplied by the weight squared: a row of weight w stands for one draw whose influence is w
// times that of a unit, not for w independent draws (those would be Greenwood's).
//
// Single rows need only their sums of squares, taken out of one account and put into the other when a row
// leaves.
function rowSink(spells: Spells, errors: JackknifeErrors): InfluenceSink {
  const causes = errors.incidence.length
  const watched = noSquares(causes)
  const gone = noSquares(causes)
  const square = (row: number) => (spells.weights ? spells.weights[row]! ** 2 : 1)
  return {
    cost: 20 * causes,
    enters: (row, influence) => addSquares(watched, influence, square(row)),
    leaves: (row, was, now) => {
      addSquares(watched, was, -square(row))
      addSquares(gone, now, square(row))
    },
    at: (t, state) => {
      // Of S: sum of w^2 (slope S + 1{watched} onSurvival)^2; of the hazard and of each F likewise.
      const s = state.survival
      const onS = state.onSurvival
      errors.survival[t] = root(s * s * (watched.bb + gone.bb) + onS * (2 * s * watched.b + onS * watched.weight))
      errors.cumulativeHazard[t] = root(gone.hh + watched.hh + state.onHazard * (2 * watched.h + state.onHazard * watched.weight))
      for (let k = 0; k < causes; k++) {
        const f = state.incidence[k]!
        errors.incidence[k]![t] = root(sumSquares(gone, k, f, 0) + sumSquares(watched, k, f, state.onIncidence[k]!))
      }
    },
  }
}

/** One cluster's summed influence, in the same form as a row's; `watched` is the weight of its rows still watched. */
type ClusterSums = { watched: Float64Array; slope: Float64Array; level: Float64Array[]; onHazard: Float64Array }

/**
 * Clusters have to be summed before they are squared, so each time costs one look at every cluster. A
 * cluster's influence at a time is what its rows that have left brought, plus the state's own influence
 * times the weight of its rows that are still watched; all of it moves with the curve's height as a row's
 * does. Errors: `too-short` where the group has one cluster only, `too-large` where clusters x times pass
 * 2e9.
 */
function clusterSink(spells: Spells, counts: RiskCounts, clusters: Grouping, errors: JackknifeErrors): InfluenceSink {
  const count = clusters.levels.length
  requireClusters(new Set(Array.from(counts.order, (row) => clusters.code[row]!)).size)
  requireAtMost('clusters times times', count * counts.times.length, 2e9, 'Round the times to fewer distinct ones.')
  const none = () => new Float64Array(count)
  const sums: ClusterSums = { watched: none(), slope: none(), level: errors.incidence.map(none), onHazard: none() }
  const add = (row: number, { slope, level, onHazard }: Influence, sign: number) => {
    const c = clusters.code[row]!
    const weight = sign * (spells.weights ? spells.weights[row]! : 1)
    sums.slope[c]! += weight * slope
    sums.onHazard[c]! += weight * onHazard
    for (let k = 0; k < level.length; k++) sums.level[k]![c]! += weight * level[k]!
    return weight
  }
  return {
    cost: 4 * count * (2 + errors.incidence.length),
    enters: (row, influence) => {
      sums.watched[clusters.code[row]!]! += add(row, influence, 1)
    },
    leaves: (row, was, now) => {
      sums.watched[clusters.code[row]!]! += add(row, was, -1)
      add(row, now, 1)
    },
    at: (t, state) => clusterErrors(sums, state, errors, t),
  }
}

// The errors at one time: each cluster's influence is put together from its parts, squared, and summed.
function clusterErrors(sums: ClusterSums, state: CurveState, errors: JackknifeErrors, t: number): void {
  let survival = 0
  let hazard = 0
  for (let c = 0; c < sums.watched.length; c++) {
    survival += (state.onSurvival * sums.watched[c]! + sums.slope[c]! * state.survival) ** 2
    hazard += (state.onHazard * sums.watched[c]! + sums.onHazard[c]!) ** 2
  }
  errors.survival[t] = Math.sqrt(survival)
  errors.cumulativeHazard[t] = Math.sqrt(hazard)
  for (let k = 0; k < sums.level.length; k++) {
    let incidence = 0
    const level = sums.level[k]!
    for (let c = 0; c < level.length; c++)
      incidence += (state.onIncidence[k]! * sums.watched[c]! + level[c]! + sums.slope[c]! * state.incidence[k]!) ** 2
    errors.incidence[k]![t] = Math.sqrt(incidence)
  }
}
