// What a regression has not explained: does it still lie in clumps on the map?

import { type Numbers, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { collinearError, type DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'
import { turnedRound } from './neighbours.ts'
import { lagOf } from './spatial-lag.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { type Alternative, normalP, standardised } from './tests-of-z.ts'
import { type IslandRule, weightConstants } from './weight-constants.ts'

export type MoranOfResiduals = {
  /** Moran's I of the residuals, its mean and variance over normal errors without spatial likeness. */
  estimate: number
  expectation: number
  variance: number
  z: number
  p: number
  alternative: Alternative
  residuals: Float64Array
  n: number
  islands: number
  s0: number
}

/**
 * Moran's I of the residuals of a least-squares regression.
 *
 * Question: after the known conditions are taken into account, are neighbours still alike - is something that varies over the map left out?
 * Assumptions: errors are normal with the same variance (divided by the case weights); residuals are not independent even then, and the moments take
 * that in, which the plain `moran` of residuals does not.
 * Not for: regressions of counts; their residuals have other moments (use `moranPermutation` of Pearson residuals as a rough look).
 *
 * @param outcome one per area; @param design conditions of the same areas; @param weights of the same n areas, none its own neighbour
 * @param options `caseWeights` (1 each, above 0), `alternative` ('greater'), `islands` ('leave-out' of n)
 * Errors: `shape`, `not-finite`, `range`, `too-short` (3 more areas than columns), `collinear`, `constant` (a perfect fit), `infeasible`.
 * Reference: Cliff and Ord (1981), Spatial Processes, chapter 8.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const left = moranOfResiduals([1, 2, 4, 7, 8, 9], designMatrix(6, [numericTerm('lamps', [5, 3, 4, 2, 2, 1])]), row)
 * [left.estimate, left.expectation, left.z] // => [-0.3327, -0.3135, -0.07706]
 */
export function moranOfResiduals(
  outcome: Numbers,
  design: DesignMatrix,
  weights: SpatialWeights,
  options: { caseWeights?: Numbers; alternative?: Alternative; islands?: IslandRule } = {},
): MoranOfResiduals {
  const { caseWeights, alternative = 'greater', islands = 'leave-out' } = options
  const roots = checkedRoots(outcome, design, weights, caseWeights)
  const { n, s0, islands: alone } = weightConstants(weights, islands, 4)
  const free = n - design.columns
  if (free < 3) throw new AnalysisError('too-short', `Expected at least 3 more areas than columns (${design.columns}), but got ${n} areas.`)
  const { basis, residuals } = fitted(outcome, design, roots)
  const mutual = mutualWeights(weights)
  const lag = lagOf(residuals, mutual)
  let product = 0
  let square = 0
  for (let i = 0; i < weights.n; i++) {
    product += residuals[i]! * lag[i]!
    square += residuals[i]! * residuals[i]!
  }
  const { trace, traceOfSquare, traceOfLags } = traces(basis, mutual)
  let s1 = 0
  for (const weight of mutual.weights) s1 += 2 * weight * weight
  const expectation = -(n * trace) / (free * s0)
  const spread = s1 + 2 * traceOfSquare - 4 * traceOfLags - (2 * trace * trace) / free
  const variance = (n * n * spread) / (s0 * s0 * free * (free + 2))
  const estimate = (n * product) / (s0 * square)
  const z = standardised(estimate - expectation, variance)
  return { estimate, expectation, variance, z, p: normalP(z, alternative), alternative, residuals, n, islands: alone, s0 }
}

function checkedRoots(outcome: Numbers, design: DesignMatrix, weights: SpatialWeights, caseWeights: Numbers | undefined): Float64Array {
  requireWeights(weights, outcome)
  requireFinite('outcome', outcome)
  requireSameLength('outcome', outcome, design.rows)
  requireFinite('design', design.values)
  if (!caseWeights) return new Float64Array(design.rows).fill(1)
  requireSameLength('caseWeights', caseWeights, design.rows)
  requireWithin('caseWeights', caseWeights, 0, Number.POSITIVE_INFINITY, true)
  return Float64Array.from(caseWeights, Math.sqrt)
}

// Orthonormal columns that span the (weighted) design, and what they leave of the outcome. Projecting twice keeps both exact to the last digits.
function fitted(outcome: Numbers, design: DesignMatrix, roots: Float64Array): { basis: Float64Array[]; residuals: Float64Array } {
  const { rows, columns, values } = design
  const dependent = weightedLeastSquares(values, roots, new Float64Array(rows), makeRoom(rows, columns))
  if (dependent >= 0) throw collinearError(design.names, dependent)
  const basis: Float64Array[] = []
  for (let j = 0; j < columns; j++) {
    const column = roots.map((root, i) => root * values[i + j * rows]!)
    takeOut(basis, column)
    const length = Math.sqrt(dot(column, column))
    basis.push(column.map((value) => value / length))
  }
  const residuals = roots.map((root, i) => root * outcome[i]!)
  const before = dot(residuals, residuals)
  takeOut(basis, residuals)
  if (!(dot(residuals, residuals) > 1e-24 * before))
    throw new AnalysisError('constant', 'Expected residuals that differ, but the design fits the outcome perfectly.', {
      names: ['outcome'],
    })
  return { basis, residuals }
}

function takeOut(basis: readonly Float64Array[], vector: Float64Array): void {
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of basis) {
      const share = dot(direction, vector)
      for (let i = 0; i < vector.length; i++) vector[i]! -= share * direction[i]!
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

// (W + W') / 2: which gives the same I, and the formulas of the moments in their simplest form.
function mutualWeights(graph: SpatialWeights): SpatialWeights {
  const { n, starts, targets, weights } = graph
  const back = turnedRound(graph)
  const newStarts = new Int32Array(n + 1)
  const newTargets: number[] = []
  const newWeights: number[] = []
  const place = new Int32Array(n).fill(-1)
  for (let i = 0; i < n; i++) {
    const first = newTargets.length
    const add = (j: number, weight: number) => {
      if (place[j]! < first) {
        place[j] = newTargets.length
        newTargets.push(j)
        newWeights.push(0)
      }
      newWeights[place[j]!]! += weight / 2
    }
    for (let e = starts[i]!; e < starts[i + 1]!; e++) add(targets[e]!, weights[e]!)
    for (let e = back.starts[i]!; e < back.starts[i + 1]!; e++) add(back.sources[e]!, weights[back.edge[e]!]!)
    newStarts[i + 1] = newTargets.length
  }
  return { ...graph, starts: newStarts, targets: Int32Array.from(newTargets), weights: Float64Array.from(newWeights) }
}

// With Q the basis and U the mutual weights: tr(Q'UQ), tr((Q'UQ)^2) and tr(Q'UUQ).
function traces(basis: readonly Float64Array[], mutual: SpatialWeights): { trace: number; traceOfSquare: number; traceOfLags: number } {
  const lags = basis.map((column) => lagOf(column, mutual))
  let trace = 0
  let traceOfSquare = 0
  let traceOfLags = 0
  for (let j = 0; j < basis.length; j++) {
    trace += dot(basis[j]!, lags[j]!)
    traceOfLags += dot(lags[j]!, lags[j]!)
    for (let k = 0; k < basis.length; k++) traceOfSquare += dot(basis[j]!, lags[k]!) * dot(basis[k]!, lags[j]!)
  }
  return { trace, traceOfSquare, traceOfLags }
}
