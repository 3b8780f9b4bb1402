// Before an effort in whole schools or housing areas: what so many of them, with so many people each, would show.

import { requireNumber, requirePositive } from '../checks.ts'
import { risingRoot } from '../distributions/root.ts'
import { secantCurve } from '../distributions/secant-curve.ts'
import { AnalysisError } from '../errors.ts'
import {
  detectableDifferences,
  type MinimumDetectable,
  type Power,
  type PowerAssumption,
  requirePower,
  type TestOptions,
  testSettings,
} from './power-result.ts'
import { requireShare } from './share-design.ts'
import { detectableShift, tPower } from './two-means-power.ts'

/** Schools, classes, housing areas: people in one of them are more alike than people of the whole town. */
export type Clusters = {
  /** Clusters in the first and in the second group, 2 or more in each. */
  clusters1: number
  clusters2?: number
  /** People per cluster, on average. */
  clusterSize: number
  /** Intra-cluster correlation, 0 to 1: schools often 0.01 to 0.1. */
  intraClusterCorrelation: number
  /** Standard deviation of the cluster sizes over their mean (0: all equal). */
  sizeVariation?: number
}

/**
 * Design effect of sampling whole clusters: how many times larger the variance is than that of a simple sample of as many people.
 *
 * Question: 24 pupils each from some schools - how many pupils spread over the whole town would tell as much? (Divide the number asked by the design effect.)
 * Assumptions: one correlation in all clusters; analysis by cluster means or its like. Not for: strata, or weights of its own (multiply by theirs).
 *
 * @param clusterSize people per cluster, above 0; @param intraClusterCorrelation 0 to 1; @param options `sizeVariation` (0): sd of sizes over mean
 * Errors: `range`.
 * Reference: Eldridge, Ashby and Kerry (2006): 1 + ((cv^2 + 1) m - 1) icc; Kish (1965) for cv 0.
 *
 * @example
 * clusterDesignEffect(24, 0.05) // => 2.15
 * clusterDesignEffect(24, 0.05, { sizeVariation: 0.5 }) // => 2.45
 */
export function clusterDesignEffect(
  clusterSize: number,
  intraClusterCorrelation: number,
  options: { sizeVariation?: number } = {},
): number {
  const { sizeVariation = 0 } = options
  requirePositive('clusterSize', clusterSize)
  requireNumber('intraClusterCorrelation', intraClusterCorrelation, 0, 1)
  requireNumber('sizeVariation', sizeVariation, 0)
  return 1 + ((sizeVariation ** 2 + 1) * clusterSize - 1) * intraClusterCorrelation
}

/**
 * Power of a comparison of two shares between groups of clusters.
 *
 * Question: the programme runs in 6 schools and not in 6 others; would a fall of truancy from 20 to 15 % of the pupils be seen?
 * Assumptions: clusters are independent and alike but for chance; t test with clusters minus 2 degrees of freedom, as few clusters know their spread badly.
 * Not for: schools that chose themselves; one school against one (nothing tells the school from the programme).
 *
 * @param share1, share2 true shares, strictly between 0 and 1; @param clusters see `Clusters`; @param options `significance` (0.05), `sides` (2)
 * Errors: `range`, `too-short` (fewer than two clusters in a group). `n` is the number of people.
 * Reference: Donner and Klar (2000), chapter 5; Eldridge, Ashby and Kerry (2006).
 *
 * @example
 * powerClusteredProportions(0.2, 0.15, { clusters1: 6, clusterSize: 100, intraClusterCorrelation: 0.02 }).power // => 0.2232
 */
export function powerClusteredProportions(share1: number, share2: number, clusters: Clusters, options: TestOptions = {}): Power {
  requireShare('share1', share1)
  requireShare('share2', share2)
  const error = (a: number, b: number, plan: ClusterPlan) => Math.sqrt(a * (1 - a) * plan.scale1 + b * (1 - b) * plan.scale2)
  return clusteredPower(share2 - share1, (plan) => error(share1, share2, plan), clusters, options)
}

/**
 * Power of a comparison of two means between groups of clusters.
 *
 * Question, assumptions, limits, errors and reference: as `powerClusteredProportions`.
 *
 * @param difference true difference; @param spread standard deviation of one person, within and between clusters together, above 0
 *
 * @example
 * powerClusteredMeans(0.5, 2, { clusters1: 8, clusterSize: 40, intraClusterCorrelation: 0.03 }).power // => 0.5154
 */
export function powerClusteredMeans(difference: number, spread: number, clusters: Clusters, options: TestOptions = {}): Power {
  requireNumber('difference', difference)
  requirePositive('spread', spread)
  return clusteredPower(difference, (plan) => spread * Math.sqrt(plan.scale1 + plan.scale2), clusters, options)
}

/**
 * Smallest difference of two shares between groups of clusters that would be seen; a side is null where even 0 % or 100 % would be missed.
 *
 * Question, assumptions, limits, errors and reference: as `powerClusteredProportions`; @param options also `power` (0.8).
 *
 * @example
 * minimumDetectableClusteredDifference(0.2, { clusters1: 6, clusterSize: 100, intraClusterCorrelation: 0.02 }).decreasePercent // => -54.07
 */
export function minimumDetectableClusteredDifference(
  share1: number,
  clusters: Clusters,
  options: TestOptions & { power?: number } = {},
): MinimumDetectable {
  const { power = 0.8 } = options
  requireShare('share1', share1)
  const plan = clusterPlan(clusters)
  const { significance, sides, tail } = testSettings(options)
  requirePower(power, tail)
  const wanted = detectableShift(power, plan.df, tail)
  const find = (direction: -1 | 1) => {
    const most = direction < 0 ? share1 : 1 - share1
    const lack = (gap: number) => {
      const share2 = share1 + direction * gap
      return gap - wanted * Math.sqrt(share1 * (1 - share1) * plan.scale1 + share2 * (1 - share2) * plan.scale2)
    }
    if (lack(most) < 0) return null
    return direction * risingRoot(secantCurve(lack), most / 2, 0, most)
  }
  return { ...detectableDifferences(find(-1), find(1), share1), power, significance, sides, n: plan.n, assumptions: CLUSTERED }
}

/**
 * Smallest difference of two means between groups of clusters that would be seen.
 *
 * Question, assumptions, limits, errors and reference: as `powerClusteredProportions`; @param options also `power` (0.8).
 *
 * @example
 * minimumDetectableClusteredMeanDifference(2, { clusters1: 8, clusterSize: 40, intraClusterCorrelation: 0.03 }).increase // => 0.7018
 */
export function minimumDetectableClusteredMeanDifference(
  spread: number,
  clusters: Clusters,
  options: TestOptions & { power?: number } = {},
): MinimumDetectable {
  const { power = 0.8 } = options
  requirePositive('spread', spread)
  const plan = clusterPlan(clusters)
  const { significance, sides, tail } = testSettings(options)
  requirePower(power, tail)
  const found = spread * Math.sqrt(plan.scale1 + plan.scale2) * detectableShift(power, plan.df, tail)
  return { ...detectableDifferences(-found, found, null), power, significance, sides, n: plan.n, assumptions: CLUSTERED }
}

const CLUSTERED: readonly PowerAssumption[] = ['known-intra-cluster-correlation', 'normal-approximation']

type ClusterPlan = { scale1: number; scale2: number; df: number; n: number }

function clusterPlan(clusters: Clusters): ClusterPlan {
  const { clusters1, clusters2 = clusters1, clusterSize, intraClusterCorrelation, sizeVariation = 0 } = clusters
  for (const number of [clusters1, clusters2]) {
    if (!Number.isInteger(number)) throw new AnalysisError('range', `Expected whole numbers of clusters, but got ${number}.`)
    if (number < 2) throw new AnalysisError('too-short', `Expected at least 2 clusters in each group, but got ${number}.`)
  }
  const effect = clusterDesignEffect(clusterSize, intraClusterCorrelation, { sizeVariation })
  return {
    scale1: effect / (clusters1 * clusterSize),
    scale2: effect / (clusters2 * clusterSize),
    df: clusters1 + clusters2 - 2,
    n: (clusters1 + clusters2) * clusterSize,
  }
}

function clusteredPower(effect: number, errorOf: (plan: ClusterPlan) => number, clusters: Clusters, options: TestOptions): Power {
  const plan = clusterPlan(clusters)
  const { significance, sides, tail } = testSettings(options)
  const standardError = errorOf(plan)
  const power = tPower(Math.abs(effect) / standardError, plan.df, tail)
  return { power, significance, sides, scale: 'difference', effect, standardError, n: plan.n, assumptions: CLUSTERED }
}
