// A regression with an effect of each town and each year, whose errors know that a town's years belong together.

import { type Numbers, requireAtMost, requireFinite, requireOneOf, requireSameLength, requireWithin } from '../checks.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { clusterCovariance } from '../regression/cluster-covariance.ts'
import type { GroupNames } from '../regression/clusters.ts'
import { fitLinear, type LinearFit } from '../regression/fit-linear.ts'
import type { CheckedPanel } from './panel.ts'
import { type TwoWay, twoWay } from './two-way-residuals.ts'

export type TwoWayOptions = {
  /** Group of every row within which errors may go together; the unit unless given. */
  clusters?: GroupNames
  /** CR0 (times G/(G-1)), or CR1 (also times (n-1)/(n-k), Stata's). */
  kind?: 'CR0' | 'CR1'
  /** Whether k counts the unit and period effects, as a regression on dummies does (`lm`); `areg` and `reghdfe` do not count effects nested in clusters. */
  countEffects?: boolean
  /** Weights of rows, such as population. */
  weights?: Numbers
}

export type TwoWayFit = {
  names: readonly string[]
  coefficients: Float64Array
  /** Cluster-robust, and as if all rows were independent. */
  standardErrors: Float64Array
  independentStandardErrors: Float64Array
  /** p x p, row by row, cluster-robust. */
  covariance: Float64Array
  df: number
  groups: number
  /** Columns and effects estimated. */
  parameters: number
  /** Of the whole regression, effects included, and of what is left within units and periods. */
  rSquared: number
  rSquaredWithin: number
  kind: 'CR0' | 'CR1'
  n: number
  /** The regression on what unit and period leave. */
  within: LinearFit
  effects: TwoWay
  weights: Float64Array
}

export function fitTwoWay(panel: CheckedPanel, names: readonly string[], columns: readonly Numbers[], options: TwoWayOptions): TwoWayFit {
  const { kind = 'CR1', countEffects = true } = options
  const { n, y } = panel
  requireOneOf('kind', kind, ['CR0', 'CR1'])
  requireTwoWayWork(n, columns.length, 'Leave out columns, or put periods together.')
  const weights = weightsOf(options.weights, n)
  const effects = twoWay(panel.units, panel.periodOf, panel.times.length, weights)
  const terms = columns.map((column, k) => {
    requireSameLength(names[k]!, column, n)
    requireFinite(names[k]!, column)
    return numericTerm(names[k]!, leftOf(effects, names[k]!, Float64Array.from(column)))
  })
  const within = fitLinear(designMatrix(n, terms, { intercept: false }), effects.residuals(y), { weights })
  const parameters = columns.length + effects.rank
  if (within.n <= parameters) throw new AnalysisError('too-short', `Expected more rows than effects (${parameters}), but got ${within.n}.`)
  const clustered = clusterCovariance(within, options.clusters ?? Array.from(panel.units.of), { kind: 'CR0' })
  const counted = countEffects ? parameters : columns.length + 1
  const scale = kind === 'CR1' ? (within.n - 1) / (within.n - counted) : 1
  const rss = within.sigma ** 2 * within.dfResidual
  const sigma2 = rss / (within.n - parameters)
  return {
    names,
    coefficients: within.coefficients,
    standardErrors: clustered.standardErrors.map((v) => v * Math.sqrt(scale)),
    independentStandardErrors: within.standardErrors.map((v) => (v / within.sigma) * Math.sqrt(sigma2)),
    covariance: clustered.covariance.map((v) => v * scale),
    df: clustered.groups[0]! - 1,
    groups: clustered.groups[0]!,
    parameters,
    rSquared: 1 - rss / squaresAroundMean(y, weights),
    rSquaredWithin: within.rSquared,
    kind,
    n: within.n,
    within,
    effects,
    weights,
  }
}

/** Refuses (`too-large`) a regression that would hold its thread for more than a second or two, before its columns are made. */
export function requireTwoWayWork(rows: number, columns: number, advice: string): void {
  requireAtMost('rows times columns', rows * columns, 5e6, advice)
  requireAtMost('rows times columns squared', rows * columns * columns, 2e8, advice)
}

function weightsOf(given: Numbers | undefined, n: number): Float64Array {
  if (!given) return new Float64Array(n).fill(1)
  requireSameLength('weights', given, n)
  requireWithin('weights', given, 0, Number.POSITIVE_INFINITY)
  return Float64Array.from(given)
}

// A column that is always the same in a town, or the same everywhere in a year, has nothing left to tell.
function leftOf(effects: TwoWay, name: string, column: Float64Array): Float64Array {
  const left = effects.residuals(column)
  const mean = column.reduce((a, b) => a + b, 0) / column.length
  const length = (values: Float64Array, centre: number) => Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2, 0))
  if (!(length(left, 0) > 1e-9 * length(column, mean)))
    throw new AnalysisError('collinear', `Expected a column that varies within units and periods, but "${name}" does not.`, {
      names: [name],
    })
  return left
}

function squaresAroundMean(y: Float64Array, weights: Float64Array): number {
  let total = 0
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    total += weights[i]!
    sum += weights[i]! * y[i]!
  }
  let squares = 0
  for (let i = 0; i < y.length; i++) squares += weights[i]! * (y[i]! - sum / total) ** 2
  return squares
}
