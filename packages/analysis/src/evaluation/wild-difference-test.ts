// Tests a difference-in-differences when only few towns were compared.

import { type Numbers, requireSameLength } from '../checks.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { type GroupNames, numberGroups } from '../regression/clusters.ts'
import { fitLinear } from '../regression/fit-linear.ts'
import { type WildClusterOptions, type WildClusterTest, wildClusterTest } from '../regression/wild-cluster-test.ts'
import type { TreatedPanel } from './difference-in-differences.ts'
import { type CheckedPanel, checkPanel } from './panel.ts'
import { requireTwoWayWork } from './two-way-fit.ts'
import { twoWay } from './two-way-residuals.ts'

/**
 * Wild cluster bootstrap test of the effect of `differenceInDifferences`, unit and period effects included in every throw.
 *
 * Question: could the difference be chance, when only a dozen towns were compared?
 * Assumptions and when not to use it: as `wildClusterTest`; every unit lies in one cluster.
 *
 * @param panel as for `differenceInDifferences`
 * @param options see `WildClusterOptions`, and `clusters`: group of every row, the unit unless given
 * Errors: as both; `range` when a unit is in two clusters; `too-large` (above 5 million rows times periods, or 200 million rows times periods squared).
 * Reference: Cameron, Gelbach and Miller (2008); MacKinnon and Webb (2017).
 *
 * @example
 * const unit = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6]
 * const time = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]
 * const treated = [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
 * const outcome = [20, 21, 15, 30, 32, 25, 18, 19, 15, 25, 24, 27, 14, 15, 15, 22, 20, 23]
 * const tested = await wildDifferenceTest({ unit, time, treated, outcome })
 * tested.p // => 0.003
 */
export async function wildDifferenceTest(
  panel: TreatedPanel,
  options: WildClusterOptions & { clusters?: GroupNames } = {},
): Promise<WildClusterTest> {
  const checked = checkPanel(panel)
  const clusters = options.clusters ?? Array.from(checked.units.of)
  requireUnitsInClusters(checked, clusters)
  const covariates = Object.entries(panel.covariates ?? {})
  requireTwoWayWork(checked.n, checked.times.length + covariates.length, 'Put days or weeks together into months.')
  const ones = new Float64Array(checked.n).fill(1)
  const { withinUnit } = twoWay(checked.units, checked.periodOf, checked.times.length, ones)
  const term = (name: string, values: Numbers) => {
    requireSameLength(name, values, checked.n)
    return numericTerm(name, withinUnit(Float64Array.from(values)))
  }
  const periods = Array.from(checked.times.keys())
    .slice(1)
    .map((k) =>
      term(
        `period ${checked.times[k]}`,
        Float64Array.from(checked.periodOf, (p) => (p === k ? 1 : 0)),
      ),
    )
  const others = covariates.map(([name, values]) => term(name, values))
  const design = designMatrix(checked.n, [...periods, ...others, term('treated', panel.treated)], { intercept: false })
  return wildClusterTest(fitLinear(design, withinUnit(checked.y)), clusters, 'treated', options)
}

// A throw turns whole clusters over; a unit in two of them would lose its own effect.
function requireUnitsInClusters(panel: CheckedPanel, clusters: GroupNames): void {
  if (clusters.length !== panel.n)
    throw new AnalysisError('shape', `Expected a cluster for each of ${panel.n} rows, but got ${clusters.length}.`, { names: ['clusters'] })
  const groups = numberGroups('clusters', clusters)
  const first = new Int32Array(panel.units.count).fill(-1)
  for (let i = 0; i < panel.n; i++) {
    const unit = panel.units.of[i]!
    if (first[unit]! < 0) first[unit] = groups.of[i]!
    else if (first[unit] !== groups.of[i])
      throw new AnalysisError('range', `Expected each unit in one cluster, but "${panel.units.names[unit]}" is in another at row ${i}.`, {
        names: ['clusters'],
        row: i,
      })
  }
}
