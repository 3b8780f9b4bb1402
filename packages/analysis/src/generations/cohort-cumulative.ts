// How much has come over each generation by the same age: added up along the lives of those born in the same years.

import { type Numbers, requireAtLeast, requireCounts, requireFinite, requireLevel, requireSameLength, requireWithin } from '../checks.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import { distinct } from './cells.ts'

/** Counts by year of birth and age, one cell per row: starts of the classes, events, and time lived. */
export type CohortAgeCells = { cohort: Numbers; age: Numbers; counts: Numbers; personTime: Numbers }

/** One generation; arrays have one entry per age, from young to old. */
export type CohortCurve = {
  cohort: number
  ageFrom: Float64Array
  count: Float64Array
  /** Events per unit of time lived at the age. */
  rate: Float64Array
  /** Events per head up to and including the age class, had nobody died or moved; its error and limits. */
  cumulativeRate: Float64Array
  standardError: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** Share with at least one event, had each at most one: 1 - exp(-cumulative rate). */
  cumulativeRisk: Float64Array
  riskLower: Float64Array
  riskUpper: Float64Array
  level: number
}

export type CohortOptions = {
  /** Width of an age class in the unit of the person-time: one number, or one per cell. */
  width?: number | Numbers
  level?: number
}

/**
 * Cumulative rates and risks at equal age, generation by generation.
 *
 * Question: by the age of 20, how many offences per head have those born around 1990 been charged with, and
 * those born around 2000?
 * Assumptions: counts are Poisson; rates are even within an age class; each cohort's figures begin at the
 * same age (`ageFrom[0]` shows it).
 * Units are generations; nothing is said about one person.
 * Not for: comparing cumulated figures that begin at unlike ages - `compareCohorts` takes only the ages
 * both have; counts that come in clusters (one person's many cases), whose intervals are too narrow;
 * reading the risk as a share of people where one person can have many events.
 *
 * @param cells n rows: cohort and age class, count, person-time above 0; each cohort and age once
 * @param options `width` (1) of an age class, `level` (0.95)
 * Errors: `empty`, `shape`, `not-finite`, `range` (a cell twice, a negative count, time or width of 0).
 * Limits are symmetric on the logarithm of the cumulative rate; while nothing has happened they are 0 and
 * 0, which says nothing: see `rateInterval`.
 * Reference: Breslow and Day (1987), section 2.3; variance sum width^2 count / time^2.
 *
 * @example
 * const cells = { cohort: [1990, 1990, 2000, 2000], age: [15, 16, 15, 16], counts: [40, 60, 25, 30], personTime: [1000, 1000, 900, 950] }
 * const [older, younger] = cohortCumulative(cells)
 * older.cumulativeRate // => [0.04, 0.1]
 * [younger.lower[1], younger.upper[1]] // => [0.04557, 0.07732]
 */
export function cohortCumulative(cells: CohortAgeCells, options: CohortOptions = {}): CohortCurve[] {
  const { level = 0.95 } = options
  requireLevel(level)
  const width = requireCohortCells(cells, options.width ?? 1)
  const z = normalQuantile((1 - level) / 2, true)
  const rows = rowsByCohort(cells)
  return Array.from(distinct(cells.cohort), (cohort) => curveOf(cells, width, rows.get(cohort)!, cohort, z, level))
}

// Widths turn rates into risks over a class, so each cell has its own.
function requireCohortCells({ cohort, age, counts, personTime }: CohortAgeCells, width: number | Numbers): Float64Array {
  requireAtLeast('counts', counts)
  const n = counts.length
  requireCounts('counts', counts)
  for (const [name, values] of [
    ['cohort', cohort],
    ['age', age],
    ['personTime', personTime],
  ] as const) {
    requireSameLength(name, values, n)
    requireFinite(name, values)
  }
  requireWithin('personTime', personTime, 0, Number.POSITIVE_INFINITY, true)
  const widths = typeof width === 'number' ? new Float64Array(n).fill(width) : Float64Array.from(width)
  requireSameLength('width', widths, n)
  requireWithin('width', widths, 0, Number.POSITIVE_INFINITY, true)
  return widths
}

/** Rows of each cohort from young to old; refuses an age that comes twice. */
function rowsByCohort({ cohort, age }: CohortAgeCells): Map<number, number[]> {
  const rowsOf = new Map<number, number[]>()
  for (let i = 0; i < cohort.length; i++) {
    const rows = rowsOf.get(cohort[i]!)
    if (rows) rows.push(i)
    else rowsOf.set(cohort[i]!, [i])
  }
  for (const [wanted, rows] of rowsOf) {
    rows.sort((a, b) => age[a]! - age[b]!)
    for (let i = 1; i < rows.length; i++) {
      if (age[rows[i]!] === age[rows[i - 1]!])
        throw new AnalysisError('range', `Expected each age once per cohort, but cohort ${wanted} has age ${age[rows[i]!]} twice.`, {
          names: ['age'],
          row: rows[i]!,
        })
    }
  }
  return rowsOf
}

// Sum of width x events / time up to each age; Poisson counts have themselves as variance (Breslow and Day
// 1987, section 2.3). Limits on the logarithm, so that they stay above 0.
function curveOf(cells: CohortAgeCells, width: Float64Array, rows: number[], cohort: number, z: number, level: number): CohortCurve {
  const room = () => new Float64Array(rows.length)
  const curve = { cumulativeRate: room(), standardError: room(), lower: room(), upper: room() }
  let sum = 0
  let error = 0
  rows.forEach((row, at) => {
    const perTime = width[row]! / cells.personTime[row]!
    sum += perTime * cells.counts[row]!
    error = Math.hypot(error, perTime * Math.sqrt(cells.counts[row]!))
    curve.cumulativeRate[at] = sum
    curve.standardError[at] = error
    const factor = sum > 0 ? Math.exp((z * error) / sum) : 1
    curve.lower[at] = sum / factor
    curve.upper[at] = sum * factor
  })
  const risk = (rates: Float64Array) => rates.map((rate) => -Math.expm1(-rate))
  return {
    cohort,
    ageFrom: Float64Array.from(rows, (row) => cells.age[row]!),
    count: Float64Array.from(rows, (row) => cells.counts[row]!),
    rate: Float64Array.from(rows, (row) => cells.counts[row]! / cells.personTime[row]!),
    ...curve,
    cumulativeRisk: risk(curve.cumulativeRate),
    riskLower: risk(curve.lower),
    riskUpper: risk(curve.upper),
    level,
  }
}

/** One generation beside the reference, over the ages that both have; arrays have one entry per such age. */
export type CohortComparison = {
  cohort: number
  reference: number
  ageFrom: Float64Array
  /**
   * Cumulative rate of the cohort over the reference's, up to and including the age class; its limits, and
   * p that both are the same.
   */
  ratio: Float64Array
  lower: Float64Array
  upper: Float64Array
  p: Float64Array
  /** Events so far, in the cohort and in the reference. */
  count: Float64Array
  referenceCount: Float64Array
  /** Ages that only one of the two has, and that were left out. */
  leftOut: Float64Array
  level: number
}

/**
 * Compares generations at equal age.
 *
 * Question: do new generations commit less crime than earlier ones had at the same age, and by how much?
 * Assumptions: as `cohortCumulative`; the ages that both cohorts have are compared, and only those; cohorts
 * are independent.
 * Not for: telling generation from time - a change in police practice meets each generation at another age
 * (`agePeriodCohort` shows how little can be told apart); many comparisons at once without `adjustPValues`.
 *
 * @param cells as `cohortCumulative`; @param reference start of the cohort class to compare with
 * @param options `width` (1), `level` (0.95)
 * Errors: as `cohortCumulative`; `unknown-level` (no such cohort), `too-short` (another cohort is missing
 * or has no age in common). While one of the two counts is 0 the ratio is 0, Infinity or NaN, its limits 0
 * and Infinity, and p NaN.
 * Reference: Breslow and Day (1987), section 2.3; ratio on the logarithmic scale, variances of both
 * cumulative rates added.
 *
 * @example
 * const cells = { cohort: [1990, 1990, 2000, 2000], age: [15, 16, 15, 16], counts: [40, 60, 25, 30], personTime: [1000, 1000, 900, 950] }
 * const [younger] = compareCohorts(cells, 1990)
 * younger.ratio // => [0.6944, 0.5936]
 * [younger.lower[1], younger.upper[1]] // => [0.4271, 0.8249]
 */
export function compareCohorts(cells: CohortAgeCells, reference: number, options: CohortOptions = {}): CohortComparison[] {
  const { level = 0.95 } = options
  requireLevel(level)
  const width = requireCohortCells(cells, options.width ?? 1)
  const cohorts = distinct(cells.cohort)
  if (!cohorts.includes(reference))
    throw new AnalysisError('unknown-level', `Expected one of the cohorts ${cohorts.join(', ')}, but got ${reference}.`, {
      names: ['reference'],
    })
  if (cohorts.length < 2)
    throw new AnalysisError('too-short', 'Expected at least two cohorts to compare, but got one.', { names: ['cohort'] })
  const z = normalQuantile((1 - level) / 2, true)
  const rowsOf = rowsByCohort(cells)
  const base = rowsOf.get(reference)!
  return Array.from(cohorts.filter((cohort) => cohort !== reference)).map((cohort) => {
    const rows = rowsOf.get(cohort)!
    const ages = (of: number[]) => new Set(of.map((row) => cells.age[row]!))
    const inBase = ages(base)
    const inRows = ages(rows)
    const shared = rows.filter((row) => inBase.has(cells.age[row]!))
    const sharedBase = base.filter((row) => inRows.has(cells.age[row]!))
    if (shared.length === 0)
      throw new AnalysisError('too-short', `Expected an age that cohorts ${cohort} and ${reference} both have, but there is none.`, {
        names: ['age'],
      })
    const own = curveOf(cells, width, shared, cohort, z, level)
    const other = curveOf(cells, width, sharedBase, reference, z, level)
    const leftOut = Float64Array.from([...inBase, ...inRows].filter((age) => !(inBase.has(age) && inRows.has(age)))).sort()
    return { cohort, reference, ageFrom: own.ageFrom, ...ratios(own, other, z), ...tallies(own, other), leftOut, level }
  })
}

// The logarithm of a ratio of two sums: relative errors add as squares, the cohorts being of different people.
function ratios(own: CohortCurve, other: CohortCurve, z: number) {
  const room = () => new Float64Array(own.ageFrom.length)
  const result = { ratio: room(), lower: room(), upper: room(), p: room() }
  for (let i = 0; i < own.ageFrom.length; i++) {
    const a = own.cumulativeRate[i]!
    const b = other.cumulativeRate[i]!
    const known = a > 0 && b > 0
    const error = Math.hypot(own.standardError[i]! / a, other.standardError[i]! / b)
    result.ratio[i] = a / b
    result.lower[i] = known ? (a / b) * Math.exp(-z * error) : 0
    result.upper[i] = known ? (a / b) * Math.exp(z * error) : Number.POSITIVE_INFINITY
    result.p[i] = known ? 2 * normalCdf(Math.abs(Math.log(a / b)) / error, true) : Number.NaN
  }
  return result
}

// How many events the ratio at each age rests on.
function tallies(own: CohortCurve, other: CohortCurve): { count: Float64Array; referenceCount: Float64Array } {
  const runningSum = (values: Float64Array) => {
    let sum = 0
    return values.map((value) => (sum += value))
  }
  return { count: runningSum(own.count), referenceCount: runningSum(other.count) }
}
