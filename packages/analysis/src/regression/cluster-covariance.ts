// Errors that know that the years of one town are not so many independent towns.

import { requireOneOf } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { addOuter, diagonalRoots, turnRows } from '../linear-algebra/square-matrix.ts'
import { bellMcCaffreyDf, correctedInfluences, type GroupPulls, groupPulls } from './bell-mccaffrey.ts'
import { crossGroups, type GroupNames, type Groups, groupsOfRows } from './clusters.ts'
import { type EstimatingFunctions, estimatingFunctions, type RobustFit } from './estimating-functions.ts'

export type ClusterRobustKind = 'CR0' | 'CR1' | 'CR2' | 'CR3'

export type ClusterOptions = {
  /** CR0 plain; CR1 times (n-1)/(n-p) (Stata's); CR2 and CR3 divide by what a group's own pull on the line leaves (its root, itself). */
  kind?: ClusterRobustKind
  /** Multiply each dimension's part by G/(G-1), as R's `vcovCL` does by default. CR2 and CR3 have no such factor. */
  groupFactor?: boolean
}

export type ClusterCovariance = {
  kind: ClusterRobustKind
  /** p x p, row by row. */
  covariance: Float64Array
  standardErrors: Float64Array
  /** By which t judges each estimate: G - 1 of the dimension with fewest groups; for one dimension of CR2 Bell and McCaffrey's. */
  df: Float64Array
  /** Number of groups in each dimension. */
  groups: readonly number[]
  /** Columns whose variance came out negative, as dimensions that cross can make it; their error is NaN. Group them in one dimension. */
  impossible: readonly string[]
  groupFactor: boolean
  n: number
  reference: string
}

/**
 * Cluster-robust covariance of a fitted model's coefficients, for groups in one or several dimensions.
 *
 * Question: how sure are we when the same town (or school, or month) stands in several rows?
 * Assumptions: groups are independent of each other; inside a group anything goes. Many groups: t with G - 1 is too bold below about 40 for CR0
 * and CR1, less so for CR2 with its own df; with 10 or fewer use `wildClusterTest`.
 * Not for: a condition that only one or two groups ever met - no formula can know how they differ.
 *
 * @param fit of `fitLinear`, `fitGlm` or `fitNegativeBinomial`
 * @param clusters the group of every row of the design; or several such arrays for dimensions that cross (town and month)
 * @param options see `ClusterOptions`; CR1 with the factor G/(G-1) unless given
 * Errors: `shape`, `not-finite` (a row without group), `too-short` (fewer than two groups), `range` (an unknown kind), `too-large` (CR2 and CR3 of
 * thousands of groups). A variance that dimensions that cross make negative is named in `impossible`.
 * Convention: dimensions are added and their crossings taken away (Cameron, Gelbach and Miller 2011), each with its own G/(G-1), as R's `vcovCL`.
 * For weighted rows CR2 and CR3 weight after the correction; sandwich 3.0 weights before it.
 * Reference: Liang and Zeger (1986); Bell and McCaffrey (2002); Pustejovsky and Tipton (2018), equations 4 and 11; Zeileis, Köll and Graham (2020).
 *
 * @example
 * const fit = fitLinear(designMatrix(6, [numericTerm('x', [0, 1, 2, 3, 4, 5])]), [1.1, 2.8, 5.2, 6.9, 9.3, 10.6])
 * const town = ['A', 'A', 'B', 'B', 'C', 'C']
 * clusterCovariance(fit, town).standardErrors // => [0.1318, 0.02873]
 * clusterCovariance(fit, town, { kind: 'CR2' }).df // => [1.071, 1.238]
 */
export function clusterCovariance(
  fit: RobustFit,
  clusters: GroupNames | readonly GroupNames[],
  options: ClusterOptions = {},
): ClusterCovariance {
  const { kind = 'CR1', groupFactor = true } = options
  requireOneOf('kind', kind, ['CR0', 'CR1', 'CR2', 'CR3'])
  const parts = estimatingFunctions(fit)
  const { n, p } = parts
  const dimensions = asDimensions(clusters).map((groups) => dimensionOf(fit, groups, parts))
  const total = new Float64Array(p * p)
  const plain = kind === 'CR0' || kind === 'CR1'
  let pulls: GroupPulls | null = null
  for (const { groups, sign } of crossings(dimensions)) {
    const factor = plain && groupFactor ? groups.count / (groups.count - 1) : 1
    pulls = plain ? null : groupPulls(fit, parts, groups)
    const sums = scoreSums(parts, groups)
    const influences = pulls
      ? correctedInfluences(pulls, sums, kind === 'CR2' ? -0.5 : -1)
      : sums.map((sum) => turnRows(sum, parts.bread, p))
    for (const influence of influences) addOuter(total, influence, sign * factor)
  }
  const scale = kind === 'CR1' ? (n - 1) / (n - p) : 1
  const covariance = total.map((v) => v * scale)
  const few = Math.min(...dimensions.map((groups) => groups.count))
  return {
    kind,
    covariance,
    standardErrors: diagonalRoots(covariance, p),
    df: kind === 'CR2' && pulls && dimensions.length === 1 ? bellMcCaffreyDf(pulls) : new Float64Array(p).fill(few - 1),
    groups: dimensions.map((groups) => groups.count),
    impossible: fit.names.filter((_, j) => !(covariance[j * p + j]! >= 0)),
    groupFactor: groupFactor && plain,
    n,
    reference: !plain ? 'Bell and McCaffrey (2002)' : 'Liang and Zeger (1986); Cameron, Gelbach and Miller (2011)',
  }
}

function asDimensions(clusters: GroupNames | readonly GroupNames[]): readonly GroupNames[] {
  const first = clusters[0]
  return typeof first === 'object' ? (clusters as readonly GroupNames[]) : [clusters as GroupNames]
}

function dimensionOf(fit: RobustFit, groups: GroupNames, parts: EstimatingFunctions): Groups {
  if (groups.length !== fit.design.rows)
    throw new AnalysisError('shape', `Expected a group for each of ${fit.design.rows} rows, but got ${groups.length}.`, {
      names: ['clusters'],
    })
  const numbered = groupsOfRows('clusters', groups, parts.rows)
  if (numbered.count < 2)
    throw new AnalysisError('too-short', `Expected at least two groups, but got ${numbered.count}.`, { names: ['clusters'] })
  return numbered
}

// All crossings of the dimensions: single ones count plus, pairs minus, triples plus.
function crossings(dimensions: readonly Groups[]): { groups: Groups; sign: number }[] {
  const out: { groups: Groups; sign: number }[] = []
  for (let subset = 1; subset < 2 ** dimensions.length; subset++) {
    const inside = dimensions.filter((_, d) => subset & (1 << d))
    out.push({ groups: inside.reduce(crossGroups), sign: inside.length % 2 ? 1 : -1 })
  }
  return out
}

/** Sum of the estimating functions of each group. */
export function scoreSums({ values, n, p }: EstimatingFunctions, groups: Groups): Float64Array[] {
  const sums = Array.from({ length: groups.count }, () => new Float64Array(p))
  for (let i = 0; i < n; i++) {
    const sum = sums[groups.of[i]!]!
    for (let j = 0; j < p; j++) sum[j]! += values[i * p + j]!
  }
  return sums
}
