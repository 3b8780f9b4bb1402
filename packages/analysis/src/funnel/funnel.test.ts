// Holds the funnel limits against R's numbers, symmetry and impossible figures.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { funnelCount } from './funnel-count.ts'
import type { FunnelLimits } from './funnel-limits.ts'
import { funnelProportion } from './funnel-proportion.ts'
import { funnelRatio } from './funnel-ratio.ts'
import { overdispersion } from './overdispersion.ts'

const four = ([inner, outer]: FunnelLimits[]) => ({ l998: outer!.lower, l95: inner!.lower, u95: inner!.upper, u998: outer!.upper })

test('limits of ratios agree with R, all methods', () => {
  const reference = readCase('funnel-ratio-ncsids')
  const data = readColumns('funnel-ratio-ncsids')
  const funnel = (method: Parameters<typeof funnelRatio>[2]) => funnelRatio(data.numbers('observed'), data.numbers('expected'), method)
  const exact = funnel({ method: 'exact' })
  compare(reference, 'ratio', exact.ratio)
  compare(reference, 'limits_exact_interpolated', four(exact.limits))
  compare(reference, 'limits_chisq', four(funnel({ method: 'chi-square' }).limits))
  const normal = funnel({ method: 'normal' })
  compare(reference, 'limits_normal', four(normal.limits))
  compare(reference, 'flag_unadjusted_raw', normal.flags)
  const parts = (f: typeof exact) => ({
    z: f.overdispersion.z,
    z_winsorised: f.overdispersion.zWinsorised,
    phi: f.overdispersion.phi,
    tau2: f.overdispersion.tau2,
  })
  compare(reference, 'overdispersion_raw', parts(normal))
  compare(reference, 'limits_multiplicative_raw', four(funnel({ method: 'multiplicative-raw' }).limits))
  const raw = funnel({ method: 'additive-raw' })
  compare(reference, 'limits_additive_raw', four(raw.limits))
  compare(reference, 'z_adjusted_raw', raw.z)
  const root = funnel({ method: 'additive-root' })
  compare(reference, 'overdispersion_sqrt', parts(root))
  compare(reference, 'limits_additive_sqrt', four(root.limits))
  compare(reference, 'z_adjusted_sqrt', root.z)
  compare(reference, 'flag_adjusted_sqrt', root.flags)
})

test('limits of proportions agree with R', () => {
  const reference = readCase('funnel-proportion-mplsstops')
  const data = readColumns('funnel-proportion-mplsstops')
  const funnel = (method: 'exact' | 'normal' | 'additive-root') =>
    funnelProportion(data.numbers('searched'), data.numbers('stops'), { method })
  const exact = funnel('exact')
  compare(reference, 'proportion', exact.proportion)
  compare(reference, 'target', exact.target)
  compare(reference, 'limits_exact_interpolated', four(exact.limits))
  const normal = funnel('normal')
  compare(reference, 'limits_normal', four(normal.limits))
  compare(reference, 'overdispersion_raw', normal.overdispersion)
  const root = funnel('additive-root')
  compare(reference, 'overdispersion_arcsine', root.overdispersion)
  compare(reference, 'limits_additive_arcsine', four(root.limits))
})

test('the default widens by the square root of phi on the square-root scale and flags by the same spread', () => {
  const observed = [12, 30, 45, 80, 160, 210, 90]
  const expected = [15, 25, 50, 70, 100, 260, 95]
  const funnel = funnelRatio(observed, expected)
  const { phi } = funnel.overdispersion
  assert.ok(phi > 1)
  const half = 1.959963984540054 * Math.sqrt(phi / (4 * 100))
  assert.ok(Math.abs(funnel.limits[0]!.upper[4]! - (1 + half) ** 2) < 1e-12)
  observed.forEach((_, i) => {
    const outside = funnel.ratio[i]! > funnel.limits[0]!.upper[i]! || funnel.ratio[i]! < funnel.limits[0]!.lower[i]!
    assert.equal(funnel.flags[i] !== 0, outside)
  })
  const counts = funnelCount(observed, expected)
  assert.ok(Math.abs(counts.limits[0]!.upper[4]! - 100 * funnel.limits[0]!.upper[4]!) < 1e-9)
  assert.deepEqual(Array.from(counts.observed), observed)
  // A count is given back as it came, not by way of its ratio.
  const odd = 2 ** 53 - 111
  assert.deepEqual(Array.from(funnelCount([odd, 3], [0.1, 3]).observed), [odd, 3])
})

test('the order of places does not matter, and shares of no mirror shares of yes', () => {
  const yes = [4, 37, 4, 17, 90]
  const asked = [70, 517, 120, 200, 400]
  const plain = funnelProportion(yes, asked)
  const turned = funnelProportion(yes.toReversed(), asked.toReversed())
  const no = funnelProportion(
    asked.map((n, i) => n - yes[i]!),
    asked,
  )
  plain.z.forEach((z, i) => {
    assert.ok(Math.abs(z - turned.z[4 - i]!) < 1e-12)
    assert.ok(Math.abs(z + no.z[i]!) < 1e-9)
  })
})

test('one place and impossible figures have a stated answer', () => {
  const one = funnelRatio([5], [4])
  assert.equal(one.overdispersion.tau2, 0)
  assert.equal(one.limits.length, 2)
  const same = funnelRatio([4, 4], [4, 4])
  assert.equal(same.overdispersion.phi, 0)
  assert.deepEqual(Array.from(same.flags), [0, 0])
  const table: [string, () => unknown][] = [
    ['empty', () => funnelRatio([], [])],
    ['shape', () => funnelRatio([1, 2], [1])],
    ['not-finite', () => funnelRatio([Number.NaN], [1])],
    ['not-finite', () => funnelRatio([1], [Number.POSITIVE_INFINITY])],
    ['range', () => funnelRatio([1], [0])],
    ['range', () => funnelRatio([1], [1], { levels: [2] })],
    ['empty', () => funnelRatio([1], [1], { levels: [] })],
    ['range', () => funnelRatio([1], [1], { winsorise: 0.7 })],
    ['range', () => funnelProportion([3], [2])],
    ['range', () => funnelProportion([0], [0])],
    ['constant', () => funnelProportion([0, 0], [5, 6])],
    ['too-large', () => funnelRatio([1], [1e300], { method: 'exact' })],
    ['too-large', () => funnelRatio(new Float64Array(6e4), new Float64Array(6e4).fill(1), { method: 'chi-square' })],
    ['too-large', () => funnelProportion([1], [2 ** 60], { method: 'exact' })],
    ['empty', () => overdispersion([], [], 1)],
    ['shape', () => overdispersion([1], [1, 2], 1)],
    ['not-finite', () => overdispersion([1, Number.NaN], [1, 1], 1)],
    ['range', () => overdispersion([1, 2], [1, 0], 1)],
    ['range', () => overdispersion([1, 2], [1, 1], 1, 0.6)],
    ['range', () => overdispersion([1, 2], [1, 1], Number.NaN)],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
})
