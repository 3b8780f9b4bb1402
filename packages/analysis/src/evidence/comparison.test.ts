// Holds synthetic controls and matched comparisons against searches through everything, and against what must stay the same.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { AnalysisError } from '../errors.ts'
import { randomStream } from '../random.ts'
import { drawNormal } from '../random-draws.ts'
import { cheapestAssignment } from './assignment.ts'
import { type MatchedComparison, matchedComparison, syntheticControl } from './index.ts'
import { simplexLeastSquares } from './simplex-least-squares.ts'

const near = (got: number, want: number, tolerance = 1e-10, what = '') =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)

const walks = (units: number, periods: number, seed: number) => {
  const dice = randomStream(seed)
  return Array.from({ length: units }, () => {
    let level = 3 * drawNormal(dice)
    return Float64Array.from({ length: periods }, () => (level += drawNormal(dice)))
  })
}

test('no mixture on a fine grid, and no small step, is nearer than the one found', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const [target, ...columns] = walks(4, 6, seed) as [Float64Array, ...Float64Array[]]
    const fit = simplexLeastSquares(target, columns)
    const distance = (w: readonly number[]) =>
      target.reduce((sum, y, t) => sum + (y - w.reduce((s, share, j) => s + share * columns[j]![t]!, 0)) ** 2, 0)
    const best = distance(Array.from(fit.weights))
    for (let i = 0; i <= 50; i++) {
      for (let j = 0; i + j <= 50; j++) assert.ok(distance([i / 50, j / 50, 1 - (i + j) / 50]) >= best - 1e-12, `${seed}`)
    }
    assert.ok(fit.optimality < 1e-15)
    near(
      fit.weights.reduce((a, b) => a + b, 0),
      1,
      1e-14,
    )
    assert.ok(fit.weights.every((w) => w >= 0))
  }
})

test('order, size and level of the figures do not move the mixture', async () => {
  const outcomes = walks(9, 20, 3)
  const plain = await syntheticControl(outcomes, 0, 15)
  const order = [0, 8, 3, 5, 1, 7, 2, 4, 6]
  const turned = await syntheticControl(
    order.map((unit) => outcomes[unit]!),
    0,
    15,
  )
  turned.donors.forEach((_, i) => {
    near(turned.weights[i]!, plain.weights[order[i + 1]! - 1]!, 1e-10)
  })
  near(turned.placebos!.p, plain.placebos!.p)
  const moved = await syntheticControl(
    outcomes.map((row) => row.map((value) => 1e4 * value + 1e6)),
    0,
    15,
  )
  plain.weights.forEach((share, i) => {
    near(moved.weights[i]!, share, 1e-8)
  })
  near(moved.meanEffect / 1e4, plain.meanEffect, 1e-8)
  assert.equal(plain.withoutDonors!.length, plain.active)
  for (const left of plain.withoutDonors!) assert.ok(left.rmspeBefore >= plain.rmspeBefore - 1e-12)
})

test('donors that repeat each other are said to, and a mixture that is there is found', async () => {
  const [a, b, c] = walks(3, 14, 8) as [Float64Array, Float64Array, Float64Array]
  const mixed = a.map((value, t) => 0.3 * value + 0.7 * b[t]! + (t >= 10 ? 5 : 0))
  const found = await syntheticControl([mixed, a, b, c], 0, 10)
  near(found.weights[0]!, 0.3, 1e-12)
  near(found.weights[2]!, 0, 1e-12)
  near(found.meanEffect, 5, 1e-12)
  assert.ok(found.unique)
  const double = await syntheticControl([walks(1, 14, 9)[0]!, a, a, b], 0, 10, { placebos: false, withoutDonors: false })
  assert.equal(double.unique, double.weights[0]! + double.weights[1]! === 0)
  const twice = await syntheticControl([mixed, a, a, b], 0, 10)
  assert.equal(twice.unique, false)
  near(twice.weights[2]!, 0.7, 1e-12)
  // More donors than periods, target inside: endlessly many mixtures fit.
  const many = await syntheticControl([mixed, ...walks(30, 14, 10).map((row) => row.map((value) => 3 * value))], 0, 3)
  assert.equal(many.unique, false)
  assert.ok(many.rmspeBefore < 1e-10)
  // One donor only: it is the mixture, and there is nothing to compare with.
  const single = await syntheticControl([a, b], 0, 10)
  assert.deepEqual(Array.from(single.weights), [1])
  assert.equal(single.placebos, null)
})

test('a mixture that fits but for rounding is not ranked by its last digits', async () => {
  const level = await syntheticControl([new Float64Array(6).fill(2), new Float64Array(6).fill(2), new Float64Array(6).fill(3)], 0, 4)
  assert.deepEqual([level.ratio, level.rmspeBefore, level.placebos!.p], [0, 0, 1])
  const [a, b, c, d] = walks(4, 14, 8) as [Float64Array, Float64Array, Float64Array, Float64Array]
  const mixed = (share: number, end: number) => a.map((value, t) => share * value + (1 - share) * b[t]! + (t >= 10 ? end : 0))
  // Both the treated unit and one donor are mixtures of a and b; only the last digits tell their fits before apart.
  const found = await syntheticControl([mixed(0.3, 5), a, b, mixed(0.6, 1), c, d], 0, 10)
  assert.equal(found.ratio, Number.POSITIVE_INFINITY)
  assert.equal(found.placebos!.ratio[2], Number.POSITIVE_INFINITY)
  assert.deepEqual([found.placebos!.rank, found.placebos!.p], [1, 2 / 6])
})

test('weights of periods and predictors pull the mixture towards what they name', async () => {
  const outcomes = walks(8, 16, 21)
  const last = Float64Array.from({ length: 12 }, (_, t) => (t < 6 ? 0 : 1))
  const weighted = await syntheticControl(outcomes, 0, 12, { periodWeights: last })
  const cut = await syntheticControl(
    outcomes.map((row) => row.subarray(6)),
    0,
    6,
  )
  weighted.weights.forEach((share, i) => {
    near(share, cut.weights[i]!, 1e-9)
  })
  const size = outcomes.map((_, unit) => unit * unit)
  size[0] = 20
  const predicted = async (weight: number) => {
    const { weights } = await syntheticControl(outcomes, 0, 12, { predictors: [{ values: size, weight }], donors: [1, 2, 3, 4, 5, 6, 7] })
    return Math.abs(weights.reduce((sum, share, i) => sum + share * size[i + 1]!, 0) - 20)
  }
  assert.ok((await predicted(1e6)) < 1e-3)
  assert.ok((await predicted(1e6)) <= (await predicted(0)))
})

test('the cheapest assignment is the cheapest of all', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const dice = randomStream(seed)
    const rows = 1 + dice.below(5)
    const columns = rows + dice.below(3)
    const costs = Float64Array.from({ length: rows * columns }, () => dice.below(9))
    const total = (of: ArrayLike<number>) => Array.from(of).reduce((sum, j, i) => sum + costs[i * columns + j]!, 0)
    const best = everyAssignment(rows, columns).reduce((least, one) => Math.min(least, total(one)), Number.POSITIVE_INFINITY)
    const found = cheapestAssignment(costs, rows, columns)
    assert.equal(new Set(found).size, rows)
    assert.equal(total(found), best)
  }
})

function everyAssignment(rows: number, columns: number, taken: number[] = []): number[][] {
  if (taken.length === rows) return [taken]
  return Array.from({ length: columns }, (_, j) => j)
    .filter((j) => !taken.includes(j))
    .flatMap((j) => everyAssignment(rows, columns, [...taken, j]))
}

/** Units with two figures that go together, and an outcome that follows them with an effect of 2. */
function someAreas(n: number, seed: number) {
  const dice = randomStream(seed)
  const poor = Float64Array.from({ length: n }, () => drawNormal(dice))
  const young = poor.map((value) => 0.6 * value + drawNormal(dice))
  const treated = poor.map((value) => (dice.uniform() < 1 / (1 + Math.exp(1.2 - 0.5 * value)) ? 1 : 0))
  const outcome = poor.map((value, i) => 5 + value + 0.5 * young[i]! + 2 * treated[i]! + 0.3 * drawNormal(dice))
  return { treated, figures: { poor, young }, outcome }
}

const totalDistance = (result: MatchedComparison) => result.matches.flatMap((match) => match.distances).reduce((a, b) => a + b, 0)

test('matching takes the nearest, of all ways to pair the best, and keeps to kinds and calipers', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const { treated, figures, outcome } = someAreas(60, seed)
    const again = matchedComparison(treated, figures, { outcome, replace: true })
    const once = matchedComparison(treated, figures, { outcome })
    const best = matchedComparison(treated, figures, { outcome, method: 'optimal' })
    assert.ok(totalDistance(again) <= totalDistance(best) + 1e-12)
    assert.ok(totalDistance(best) <= totalDistance(once) + 1e-12)
    for (const result of [once, best]) {
      const used = result.matches.flatMap((match) => match.controls)
      assert.equal(new Set(used).size, used.length)
      assert.ok(used.every((unit) => treated[unit] === 0))
    }
    const kinds = Array.from(treated, (_, i) => i % 2)
    const strict = matchedComparison(treated, figures, { outcome, exact: [kinds], caliper: 0.5, ratio: 2, replace: true })
    for (const match of strict.matches) {
      assert.ok(match.controls.every((unit) => kinds[unit] === kinds[match.treated]))
      assert.ok(match.distances.every((d, i) => d <= 0.5 && (i === 0 || d >= match.distances[i - 1]!)))
    }
    assert.equal(
      strict.matches.length + strict.leftOut.length,
      treated.reduce((a, b) => a + b, 0),
    )
    assert.ok(Math.abs(once.balance[0]!.differenceAfter) < Math.abs(once.balance[0]!.differenceBefore) + 0.2)
  }
})

test('distances are Mahalanobis with the pooled covariance, and order, units and scale of the figures play no part', () => {
  const { treated, figures, outcome } = someAreas(40, 5)
  const plain = matchedComparison(treated, figures, { outcome })
  const scaled = matchedComparison(
    treated,
    { young: figures.young.map((v, i) => 1000 * v + 3 * figures.poor[i]!), poor: figures.poor.map((v) => 0.01 * v + 50) },
    { outcome },
  )
  assert.deepEqual(
    plain.matches.map((m) => m.controls),
    scaled.matches.map((m) => m.controls),
  )
  near(totalDistance(plain), totalDistance(scaled), 1e-9)
  const order = Array.from(treated.keys()).reverse()
  const at = (values: ArrayLike<number>) => order.map((i) => values[i]!)
  const turned = matchedComparison(at(treated), { poor: at(figures.poor), young: at(figures.young) }, { outcome: at(outcome) })
  near(turned.effect!.estimate, plain.effect!.estimate, 1e-12)
  near(turned.effect!.standardError, plain.effect!.standardError, 1e-12)
  // By hand: pooled covariance of two figures, its inverse, one distance.
  const { poor, young } = figures
  const mean = (x: Float64Array, group: number) =>
    x.reduce((s, v, i) => s + (treated[i] === group ? v : 0), 0) / treated.filter((t) => t === group).length
  const cross = (x: Float64Array, z: Float64Array) =>
    x.reduce((s, v, i) => s + (v - mean(x, treated[i]!)) * (z[i]! - mean(z, treated[i]!)), 0) / (treated.length - 2)
  const [a, b, d] = [cross(poor, poor), cross(poor, young), cross(young, young)]
  const match = plain.matches[0]!
  const [p, q] = [poor[match.treated]! - poor[match.controls[0]!]!, young[match.treated]! - young[match.controls[0]!]!]
  near(match.distances[0]!, Math.sqrt((d * p * p - 2 * b * p * q + a * q * q) / (a * d - b * b)), 1e-10)
  const euclidean = matchedComparison(treated, figures, { metric: 'euclidean' })
  const own = euclidean.matches[0]!
  const gaps = [poor, young].map((x) => (x[own.treated]! - x[own.controls[0]!]!) / Math.sqrt(cross(x, x)))
  near(own.distances[0]!, Math.hypot(gaps[0]!, gaps[1]!), 1e-10)
})

test('effects and their errors are those of the formulas done at length', () => {
  const treated = [1, 1, 1, 0, 0, 0]
  const x = [1, 2, 2.2, 1.1, 2.1, 5]
  const outcome = [10, 14, 13, 9, 11, 20]
  const again = matchedComparison(treated, { x }, { outcome, replace: true })
  // Unit 0 has control 3; units 1 and 2 share control 4. Differences 1, 3, 2.
  near(again.effect!.estimate, 2)
  // s^2 of control 4 from its nearest fellow 3: (11 - 9)^2 / 2 = 2, used twice: K^2 - K = 2.
  near(again.effect!.standardError, Math.sqrt((1 + 1 + 0 + 2 * 2) / 9), 1e-12)
  assert.deepEqual(Array.from(again.weights), [1, 1, 1, 1, 2, 0])
  const once = matchedComparison(treated, { x }, { outcome })
  near(once.effect!.standardError, spreadOf([1, 3, -7]) / Math.sqrt(3), 1e-12)
  assert.equal(once.effect!.df, 2)
  // A line that holds without error leaves the effect alone.
  const dice = randomStream(2)
  const along = Float64Array.from({ length: 30 }, () => 4 * dice.uniform())
  const some = along.map((_, i) => (i < 10 ? 1 : 0))
  const straight = along.map((value, i) => 3 * value + (i < 10 ? 1.5 : 0))
  const adjusted = matchedComparison(some, { along }, { outcome: straight, biasAdjustment: true, replace: true })
  near(adjusted.effect!.estimate, 1.5, 1e-10)
  assert.ok(Math.abs(matchedComparison(some, { along }, { outcome: straight, replace: true }).effect!.estimate - 1.5) > 1e-3)
})

function spreadOf(values: number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / (values.length - 1))
}

test('comparisons nobody can make get a named error, borders a stated result', async () => {
  const rows = walks(4, 8, 1)
  const panels: [string, Parameters<typeof syntheticControl>][] = [
    ['empty', [[], 0, 1]],
    ['too-short', [[[1, 2]], 0, 1]],
    [
      'shape',
      [
        [
          [1, 2, 3],
          [1, 2],
        ],
        0,
        1,
      ],
    ],
    [
      'not-finite',
      [
        [
          [1, Number.NaN],
          [1, 2],
        ],
        0,
        1,
      ],
    ],
    ['range', [rows, 0, 8]],
    ['range', [rows, 0, 0]],
    ['unknown-level', [rows, 9, 4]],
    ['unknown-level', [rows, 0, 4, { donors: [0, 1] }]],
    ['range', [rows, 0, 4, { donors: [1, 1] }]],
    ['empty', [rows, 0, 4, { donors: [] }]],
    ['shape', [rows, 0, 4, { periodWeights: [1] }]],
    ['range', [rows, 0, 4, { periodWeights: [1, -1, 1, 1] }]],
    ['shape', [rows, 0, 4, { predictors: [{ values: [1] }] }]],
    ['too-large', [Array.from({ length: 3000 }, () => new Float64Array(60)), 0, 50]],
    ['cancelled', [rows, 0, 4, { signal: AbortSignal.abort() }]],
  ]
  for (const [code, args] of panels)
    await assert.rejects(syntheticControl(...args), (error) => error instanceof AnalysisError && error.code === code, code)
  const treated = [1, 1, 0, 0, 0]
  const x = [1, 2, 1.5, 2.5, 3]
  const outcome = [1, 2, 3, 4, 6]
  const table: [string, () => unknown][] = [
    ['empty', () => matchedComparison([], { x: [] })],
    ['too-short', () => matchedComparison([1, 0], { x: [1, 2] })],
    ['too-short', () => matchedComparison([1, 1, 1], { x: [1, 2, 3] })],
    ['empty', () => matchedComparison(treated, {})],
    ['range', () => matchedComparison([1, 2, 0, 0, 0], { x })],
    ['shape', () => matchedComparison(treated, { x: [1] })],
    ['not-finite', () => matchedComparison(treated, { x: [1, 2, 3, 4, Number.NaN] })],
    ['collinear', () => matchedComparison(treated, { x: [1, 1, 1, 1, 1] })],
    ['collinear', () => matchedComparison(treated, { x, twice: x.map((value) => 2 * value) })],
    ['shape', () => matchedComparison(treated, { x }, { outcome: [1] })],
    ['shape', () => matchedComparison(treated, { x }, { exact: [[1]] })],
    ['range', () => matchedComparison(treated, { x }, { ratio: 0 })],
    ['range', () => matchedComparison(treated, { x }, { caliper: 0 })],
    ['range', () => matchedComparison(treated, { x }, { replace: true, method: 'optimal' })],
    ['infeasible', () => matchedComparison(treated, { x }, { exact: [[1, 1, 2, 2, 2]] })],
    ['too-short', () => matchedComparison(treated, { x }, { outcome, biasAdjustment: true })],
    ['too-large', () => matchedComparison(new Float64Array(1e6).fill(1, 0, 5e5), { x: new Float64Array(1e6) })],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
  const alone = matchedComparison([1, 0, 0, 0], { x: [1, 2, 3, 4] }, { outcome: [1, 2, 3, 5] })
  assert.ok(Number.isNaN(alone.effect!.standardError))
  // More treated than controls, without replacement: some are left out and named.
  const few = matchedComparison([1, 1, 1, 0, 0], { x: [1, 2, 9, 1.2, 2.1] }, { outcome: [1, 2, 3, 4, 5] })
  assert.deepEqual(few.leftOut, [2])
  assert.deepEqual(matchedComparison([1, 1, 1, 0, 0], { x: [1, 2, 9, 1.2, 2.1] }, { method: 'optimal' }).leftOut, [2])
  assert.equal(matchedComparison(treated, { x }).effect, null)
  // Differences that are all alike do not make the effect certain.
  for (const replace of [false, true]) {
    const alike = matchedComparison(treated, { x }, { outcome: [3, 3, 1, 1, 1], replace }).effect!
    assert.deepEqual([alike.estimate, alike.standardError, alike.p], [2, Number.NaN, Number.NaN])
  }
  const none = [1, 1, 1, 0, 0]
  const many = matchedComparison(none, { x: [1, 2, 9, 1.2, 2.1] }, { ratio: 2 ** 31 })
  assert.deepEqual([many.controls, many.n], [2, 2])
})

test('the closest pairs are those of a search among all pairs, also where all treated want the same controls', () => {
  const dice = randomStream(5)
  const n = 700
  const treated = Array.from({ length: n }, (_, i) => (i < 320 ? 1 : 0))
  // Treated units lie above all controls, so that each in turn finds its nearest taken, beyond what is remembered.
  const x = treated.map((one) => (one ? 3 + 0.001 * dice.uniform() : dice.uniform()))
  const { matches } = matchedComparison(treated, { x })
  const pairs = x.flatMap((a, i) => (treated[i] ? x.map((b, j) => [i, j, a - b] as const).filter(([, j]) => !treated[j]) : []))
  pairs.sort((p, q) => p[2] - q[2])
  const used = new Set<number>()
  const wanted = new Map<number, number>()
  for (const [i, j] of pairs) {
    if (used.has(i) || used.has(j)) continue
    used.add(i).add(j)
    wanted.set(i, j)
  }
  for (const { treated: unit, controls } of matches) assert.equal(controls[0], wanted.get(unit))
  assert.equal(matches.length, 320)
})
