// Holds robust, clustered, serial and bootstrapped errors against the full matrices and refits that they abbreviate.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { close, fiveTowns } from '../../testing/invented-towns.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts'
import { workerReplicates } from '../node.ts'
import { onThisThread } from '../replicates.ts'
import { clusterCovariance } from './cluster-covariance.ts'
import { fitLinear } from './fit-linear.ts'
import { neweyWest } from './newey-west.ts'
import { robustCovariance } from './robust-covariance.ts'
import { wildClusterTest } from './wild-cluster-test.ts'

/** Square root (or another power) of a symmetric matrix, by its axes. */
function power(matrix: Float64Array, p: number, exponent: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, p)
  return Float64Array.from({ length: p * p }, (_, at) => {
    let sum = 0
    for (let k = 0; k < p; k++) sum += vectors[Math.floor(at / p) * p + k]! * values[k]! ** exponent * vectors[(at % p) * p + k]!
    return sum
  })
}

test('the corrected cluster errors and their degrees of freedom are those of the n x n matrices', () => {
  const { town, design, y } = fiveTowns(3)
  const fit = fitLinear(design, y)
  const n = 40
  const p = 3
  const x = (i: number, j: number) => design.values[i + j * n]!
  const bread = fit.covariance.map((v) => v / fit.sigma ** 2)
  const rest = Float64Array.from({ length: n * n }, (_, at) => {
    const i = Math.floor(at / n)
    const k = at % n
    let h = 0
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) h += x(i, a) * bread[a * p + b]! * x(k, b)
    return (i === k ? 1 : 0) - h
  })
  const { standardErrors, df } = clusterCovariance(fit, town, { kind: 'CR2' })
  for (let j = 0; j < p; j++) {
    // Column g of the n x G matrix whose cross-products give estimate and degrees of freedom.
    const columns = [0, 1, 2, 3, 4].map((g) => {
      const rows = town.map((_, i) => i).filter((i) => town[i] === g)
      const block = power(
        Float64Array.from({ length: 64 }, (_, at) => rest[rows[Math.floor(at / 8)]! * n + rows[at % 8]!]!),
        8,
        -0.5,
      )
      const along = rows.map((i) => bread[j * p]! * x(i, 0) + bread[j * p + 1]! * x(i, 1) + bread[j * p + 2]! * x(i, 2))
      const inside = rows.map((_, r) => along.reduce((sum, v, s) => sum + block[r * 8 + s]! * v, 0))
      return {
        score: rows.reduce((sum, i, r) => sum + inside[r]! * fit.residuals[i]!, 0),
        column: Array.from({ length: n }, (_, i) => rows.reduce((sum, k, r) => sum + rest[k * n + i]! * inside[r]!, 0)),
      }
    })
    close(
      standardErrors[j]! ** 2,
      columns.reduce((sum, c) => sum + c.score ** 2, 0),
      1e-8,
    )
    const dot = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * b[i]!, 0)
    const trace = columns.reduce((sum, c) => sum + dot(c.column, c.column), 0)
    const squares = columns.reduce((sum, c) => sum + columns.reduce((s, d) => s + dot(c.column, d.column) ** 2, 0), 0)
    close(df[j]!, trace ** 2 / squares, 1e-8)
  }
})

test('groups of one row are no groups, and the order of rows does not matter', () => {
  const { town, design, y } = fiveTowns(4)
  const fit = fitLinear(design, y)
  const single = town.map((_, i) => `row ${i}`)
  const own = (kind: 'CR0' | 'CR2' | 'CR3') => clusterCovariance(fit, single, { kind, groupFactor: false }).standardErrors
  for (const [kind, robust] of [
    ['CR0', 'HC0'],
    ['CR2', 'HC2'],
    ['CR3', 'HC3'],
  ] as const)
    own(kind).forEach((error, j) => {
      close(error, robustCovariance(fit, robust).standardErrors[j]!)
    })
  const order = Array.from(town.keys()).sort((a, b) => ((a * 7) % 40) - ((b * 7) % 40))
  const turned = fitLinear(
    designMatrix(
      40,
      ['a', 'b'].map((name, j) =>
        numericTerm(
          name,
          order.map((i) => design.values[i + (j + 1) * 40]!),
        ),
      ),
    ),
    order.map((i) => y[i]!),
  )
  const errors = clusterCovariance(
    turned,
    order.map((i) => town[i]!),
  ).standardErrors
  clusterCovariance(fit, town).standardErrors.forEach((error, j) => {
    close(errors[j]!, error)
  })
  const crossed = clusterCovariance(fit, [town, single], { groupFactor: false, kind: 'CR0' })
  crossed.standardErrors.forEach((error, j) => {
    close(error, clusterCovariance(fit, town, { groupFactor: false, kind: 'CR0' }).standardErrors[j]!)
  })
  assert.deepEqual(crossed.groups, [5, 40])
})

test('Newey-West without lag is HC0, and prewhitening is undone where nothing is remembered', () => {
  const { design, y } = fiveTowns(5)
  const fit = fitLinear(design, y)
  neweyWest(fit, { lag: 0, prewhiten: false }).standardErrors.forEach((error, j) => {
    close(error, robustCovariance(fit, 'HC0').standardErrors[j]!)
  })
  const scaled = fitLinear(
    designMatrix(40, [
      numericTerm(
        'a',
        design.values.subarray(40, 80).map((v) => 1e6 * v),
      ),
      numericTerm('b', design.values.subarray(80)),
    ]),
    y,
  )
  const errors = neweyWest(scaled, { lag: 2 }).standardErrors
  close(errors[1]! * 1e6, neweyWest(fit, { lag: 2 }).standardErrors[1]!, 1e-7)
})

test('the wild bootstrap is the same on one thread and on two, and its sums are those of refits', async () => {
  const { town, design, y } = fiveTowns(10)
  const fit = fitLinear(design, y)
  const options = { simulations: 199, seed: 4, weights: 'webb' as const }
  const alone = await wildClusterTest(fit, town, 'b', { ...options, runner: onThisThread })
  assert.deepEqual(await wildClusterTest(fit, town, 'b', { ...options, runner: workerReplicates(2) }), alone)
  assert.notEqual((await wildClusterTest(fit, town, 'b', { ...options, seed: 5 })).simulations, 0)
  const listed = await wildClusterTest(fit, town, 'b', { weights: 'rademacher' })
  assert.deepEqual([listed.enumerated, listed.simulations], [true, 32])
  // All 32 throws as regressions of their own.
  const restricted = fitLinear(designMatrix(40, [numericTerm('a', design.values.subarray(40, 80))]), y)
  const tOf = (outcome: number[]) => {
    const again = fitLinear(design, outcome)
    return again.coefficients[2]! / clusterCovariance(again, town).standardErrors[2]!
  }
  const own = Math.abs(tOf(y))
  close(Math.abs(listed.t), own)
  let extreme = 0
  for (let i = 0; i < 32; i++) {
    const thrown = y.map((_, row) => restricted.fitted[row]! + ((i >> town[row]!) & 1 ? -1 : 1) * restricted.residuals[row]!)
    if (Math.abs(tOf(thrown)) >= own * (1 - 1e-9)) extreme++
  }
  assert.equal(listed.p, extreme / 32)
  const abort = AbortSignal.abort()
  await assert.rejects(wildClusterTest(fit, town, 'b', { signal: abort }), (e) => e instanceof AnalysisError && e.code === 'cancelled')
})
