// Point patterns that maps really bring: places on the border, towns of several parts, a stray coordinate, rounding, and figures that mean nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode, errorCodeOf } from '../../testing/error-code.ts'
import { AnalysisError } from '../errors.ts'
import { randomStream } from '../random.ts'
import { likelihoodBandwidth } from './bandwidth.ts'
import { clarkEvans, nearestDistances } from './clark-evans.ts'
import { kernelDensityAt } from './kernel-density-at.ts'
import { kernelDensityGrid } from './kernel-density-grid.ts'
import { quadratTest } from './quadrat-test.ts'
import { relativeRisk } from './relative-risk.ts'
import { ripleyEnvelope } from './ripley-envelope.ts'
import { ripleyK } from './ripley-k.ts'
import { isInside, type ObservationWindow, prepareWindow } from './window.ts'
import { gaussianMass } from './window-mass.ts'

const unit = { xMin: 0, xMax: 1, yMin: 0, yMax: 1 }
const square = (x: number, y: number, side: number) => ({ x: [x, x + side, x + side, x], y: [y, y, y + side, y + side] })
const distant = (a: number, b: number) => Math.abs(a - b) / Math.max(1e-300, Math.abs(b))

function scattered(n: number, seed: number): { x: Float64Array; y: Float64Array } {
  const dice = randomStream(seed)
  return { x: Float64Array.from({ length: n }, () => dice.uniform()), y: Float64Array.from({ length: n }, () => dice.uniform()) }
}

test('a town of several parts, with a lake and an island in the lake, whatever the order of its rings', () => {
  const rings = [square(4, 4, 2), square(20, 0, 3), square(0, 0, 10), square(3, 3, 4)]
  const window = prepareWindow({ rings })
  assert.equal(window.area, 4 + 9 + 100 - 16)
  assert.equal(window.perimeter, 8 + 12 + 40 + 16)
  const inside: [number, number][] = [
    [5, 5],
    [21, 1],
    [1, 1],
  ]
  const outside: [number, number][] = [
    [3.5, 3.5],
    [15, 1],
    [21, 5],
  ]
  for (const [x, y] of inside) assert.ok(isInside(window, x, y))
  for (const [x, y] of outside) assert.ok(!isInside(window, x, y))
  const parts = rings.map((ring) => gaussianMass(prepareWindow({ rings: [ring] }), 6, 2, 3))
  assert.ok(distant(gaussianMass(window, 6, 2, 3), parts[0]! + parts[1]! + parts[2]! - parts[3]!) < 1e-12)
  const counts = quadratTest([21, 5, 1], [1, 5, 1], { window: { rings }, columns: 2, rows: 1 })
  assert.deepEqual(Array.from(counts.observed), [2, 1])
})

test('places on a slanting border belong to the town; a ring that crosses itself is refused', async () => {
  const window: ObservationWindow = { rings: [{ x: [0, 3, 1], y: [0, 1, 2] }] }
  const on = [0.1, 0.3, 0.7].map((t) => ({ x: 3 * t, y: t }))
  const x = [1, 1.5, ...on.map((place) => place.x)]
  const y = [1, 1.2, ...on.map((place) => place.y)]
  assert.ok((await ripleyK(x, y, { window, r: [1] })).k[0]! > 0)
  assert.equal(
    errorCode(() => clarkEvans([1, 3.01], [1, 1], { window })),
    'range',
  )
  assert.equal(
    errorCode(() => prepareWindow({ rings: [{ x: [0, 10, 0, 8], y: [0, 10, 10, 0] }] })),
    'range',
  )
  // A star is not a crossed ring, nor is a comb.
  const star = Array.from({ length: 200 }, (_, i) => ({ a: (i * Math.PI) / 100, r: i % 2 === 0 ? 1 : 5 }))
  const spikes = prepareWindow({ rings: [{ x: star.map(({ a, r }) => r * Math.cos(a)), y: star.map(({ a, r }) => r * Math.sin(a)) }] })
  assert.ok(distant(spikes.area, 100 * 5 * Math.sin(Math.PI / 100)) < 1e-12)
})

test('outside the window the kernel is made good alike on all sides, and never by dividing by nothing', async () => {
  const { x, y } = scattered(50, 3)
  const at = { x: [-0.8, 1.8, 0.5, 0.5, -40, 40], y: [0.5, 0.5, -0.8, 1.8, 0.5, 0.5] }
  for (const window of [unit, { rings: [square(0, 0, 1)] }]) {
    const { intensity, edgeMass } = await kernelDensityAt(x, y, at, { bandwidth: 0.1, window })
    assert.ok(Number.isNaN(intensity[4]!) && Number.isNaN(intensity[5]!))
    assert.ok(intensity.every((value) => value !== Number.POSITIVE_INFINITY))
    if (window === unit) for (let k = 1; k < 4; k++) assert.ok(distant(edgeMass![k]!, edgeMass![0]!) < 1e-6 && edgeMass![0]! > 0)
  }
  // A kernel much wider than the town sees it as even.
  const wide = await kernelDensityAt(x, y, { x: [0.3], y: [0.9] }, { bandwidth: 1e9, window: unit })
  assert.ok(distant(wide.intensity[0]!, 50) < 1e-9)
})

test('a map by exact sums has the exact edge too; a kernel narrower than a cell still counts everybody once', async () => {
  const { x, y } = scattered(30, 4)
  for (const window of [unit, { rings: [square(0, 0, 1)] }]) {
    const map = await kernelDensityGrid(x, y, { window, bandwidth: 0.2, columns: 7, rows: 5, sums: 'exact' })
    const at = { x: Array.from(map.intensity, (_, c) => map.x[c % 7]!), y: Array.from(map.intensity, (_, c) => map.y[Math.floor(c / 7)]!) }
    const { intensity } = await kernelDensityAt(x, y, at, { bandwidth: 0.2, window })
    for (const [c, value] of intensity.entries()) assert.ok(distant(map.intensity[c]!, value) < 1e-12)
  }
  for (const bandwidth of [0.001, 0.03, 0.06]) {
    const map = await kernelDensityGrid([0.52], [0.48], { window: unit, bandwidth, columns: 20, rows: 20, edge: 'none' })
    const all = map.intensity.reduce((sum, value) => sum + value * map.cellWidth * map.cellHeight, 0)
    assert.ok(distant(all, 1) < 1e-9, `${bandwidth}: ${all}`)
  }
})

test('pairs exactly as far apart as the largest distance are found wherever the rounding falls', async () => {
  // The subtraction says 0.25; the divisions that lay out the squares put the two into squares 0 and 2.
  const x = [0, 0.24999999999999997, 0.5]
  assert.equal(x[2]! - x[1]!, 0.25)
  const { k, area } = await ripleyK(x, [0, 0, 0], { window: { xMin: 0, xMax: 1, yMin: -1, yMax: 1 }, r: [0.25], correction: 'none' })
  assert.equal((k[0]! * 3 * 2) / area, 4)
  // In an outline such a pair is left to the next distance.
  const outline = await ripleyK(x, [0, 0, 0], { window: { rings: [square(0, 0, 1)] }, r: [0.25, 0.26], correction: 'none' })
  assert.deepEqual(
    Array.from(outline.k, (value) => Math.round((value * 3 * 2) / outline.area)),
    [2, 4],
  )
})

test('nearest distances with one stray place, with many on one spot, and on a line', () => {
  const town = scattered(300, 6)
  const patterns = [
    { x: [...town.x, 1e9], y: [...town.y, -1e9] },
    { x: town.x.map((v) => Math.floor(4 * v)), y: town.y.map((v) => Math.floor(4 * v)) },
    { x: new Float64Array(300).fill(7), y: town.y },
    { x: Int32Array.from(town.x, (v) => 1000 * v), y: Float32Array.from(town.y) },
  ]
  for (const { x, y } of patterns) {
    const got = nearestDistances(x, y)
    for (let i = 0; i < x.length; i++) {
      let want = Number.POSITIVE_INFINITY
      for (let j = 0; j < x.length; j++) if (j !== i) want = Math.min(want, Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2))
      assert.equal(got[i], want)
    }
  }
  assert.ok(nearestDistances(new Float64Array(100_000), new Float64Array(100_000)).every((distance) => distance === 0))
})

test('one place far from all others costs the likelihood what it costs and does not choose the bandwidth alone', async () => {
  const { x, y } = scattered(400, 8)
  const withStray = { x: [...x, 1.5], y: [...y, 0.5] }
  const chosen = await likelihoodBandwidth(withStray.x, withStray.y, { narrowest: 0.02, widest: 1 })
  assert.ok(chosen.tried.every(({ logLikelihood }) => Number.isFinite(logLikelihood)))
  const sigma = chosen.tried[0]!.bandwidth
  let want = 0
  for (let i = 0; i < 401; i++) {
    const exponents = withStray.x.map(
      (v, j) => -0.5 * (((v - withStray.x[i]!) / sigma) ** 2 + ((withStray.y[j]! - withStray.y[i]!) / sigma) ** 2),
    )
    exponents[i] = Number.NEGATIVE_INFINITY
    const top = Math.max(...exponents)
    want += top + Math.log(exponents.reduce((sum, e) => sum + Math.exp(e - top), 0) / (400 * 2 * Math.PI * sigma ** 2))
  }
  assert.ok(distant(chosen.tried[0]!.logLikelihood, want) < 1e-12)
})

test('with a window every density that is tried has total 1', async () => {
  const { x, y } = scattered(12, 9)
  const sigma = 0.3
  const { tried } = await likelihoodBandwidth(x, y, { window: unit, narrowest: sigma, widest: sigma })
  let want = 0
  for (let i = 0; i < 12; i++) {
    let density = 0
    for (let j = 0; j < 12; j++) {
      if (j === i) continue
      const hill = Math.exp(-((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2) / (2 * sigma ** 2)) / (2 * Math.PI * sigma ** 2)
      density += hill / gaussianMass(prepareWindow(unit), x[j]!, y[j]!, sigma) / 11
    }
    want += Math.log(density)
  }
  assert.ok(distant(tried[0]!.logLikelihood, want) < 1e-12)
})

test('an envelope says which level so few simulations attain', async () => {
  const { x, y } = scattered(20, 2)
  const levels = async (simulations: number, level: number) => {
    const band = await ripleyEnvelope(x, y, { window: unit, r: [0.1], simulations, level })
    return [band.pointwiseLevel, band.globalLevel].map((value) => Number(value.toFixed(6)))
  }
  assert.deepEqual(await levels(199, 0.9), [0.9, 0.9])
  assert.deepEqual(await levels(39, 0.95), [0.95, 0.95])
  assert.deepEqual(await levels(19, 0.95), [0.9, 0.95])
  assert.deepEqual(await levels(9, 0.95), [0.8, 0.9])
})

test('settings and places that mean nothing are refused by name', async () => {
  const { x, y } = scattered(30, 1)
  const here = { x: [0.5], y: [0.5] }
  const word = (text: string) => text as 'none'
  const table: [string, () => unknown][] = [
    ['empty', () => nearestDistances([], [])],
    ['too-short', () => nearestDistances([1], [1])],
    ['range', () => nearestDistances([1e300, 0], [0, 0])],
    ['too-large', () => clarkEvans(new Float64Array(1_000_000), new Float64Array(1_000_000), { window: unit })],
    ['range', () => quadratTest(x, y, { window: unit, columns: 2.5 })],
    ['too-large', () => quadratTest(x, y, { window: unit, columns: 5000, rows: 5000 })],
    ['range', () => clarkEvans(x, y, { window: unit, correction: word('cdf') })],
    ['range', () => kernelDensityGrid(x, y, { window: unit, bandwidth: 0.1, columns: 2.5 })],
    ['range', () => kernelDensityGrid(x, y, { window: unit, bandwidth: 1e300 })],
    ['range', () => kernelDensityGrid(x, y, { window: unit, bandwidth: 0.1, edge: word('jones') })],
    ['range', () => kernelDensityAt(x, y, here, { bandwidth: 1e-300 })],
    ['range', () => kernelDensityAt(x, y, here, { bandwidth: 1, kernel: 'box' as 'quartic' })],
    ['range', () => ripleyK(x, y, { window: unit, r: [0.1], correction: word('ripley') })],
    ['too-large', () => ripleyK(...pairOf(100_000), { window: unit, r: [0.9] })],
    ['range', () => ripleyEnvelope(x, y, { window: unit, r: [0.1], seed: 0.5 })],
    ['too-large', () => ripleyEnvelope(...pairOf(15_000), { window: unit, r: [0.25] })],
    ['too-large', () => ripleyEnvelope(x, y, { window: unit, r: [0.1], simulations: 1e12 })],
    ['range', () => relativeRisk({ x, y }, here, here, { bandwidth: 1, seed: Number.NaN })],
    ['range', () => likelihoodBandwidth(x, y, { widest: 1e300 })],
    ['range', () => prepareWindow({ xMin: 0, xMax: 1e-300, yMin: 0, yMax: 1 })],
  ]
  for (const [row, [code, run]] of table.entries()) assert.equal(await errorCodeOf(async () => run()), code, `row ${row}`)
})

const pairOf = (n: number): [Float64Array, Float64Array] => [new Float64Array(n).fill(0.5), new Float64Array(n).fill(0.5)]

test('a stop is heard while the edge of an outline is worked out', async () => {
  const rings = [
    { x: Array.from({ length: 3000 }, (_, i) => Math.cos(i / 477)), y: Array.from({ length: 3000 }, (_, i) => Math.sin(i / 477)) },
  ]
  const stop = new AbortController()
  setImmediate(() => stop.abort())
  const none = new Float64Array(200_000)
  const run = kernelDensityGrid(none, none, { window: { rings }, bandwidth: 0.5, edge: 'diggle', columns: 4, rows: 4, signal: stop.signal })
  await assert.rejects(run, (error) => error instanceof AnalysisError && error.code === 'cancelled')
})
