// Point patterns: R's figures, slow versions that anybody can read, and figures that mean nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode, errorCodeOf } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { normalCdf, normalDensity } from '../distributions/normal.ts'
import type { AnalysisError } from '../errors.ts'
import { workerReplicates } from '../node.ts'
import { randomStream } from '../random.ts'
import { likelihoodBandwidth, scottBandwidth } from './bandwidth.ts'
import { clarkEvans, nearestDistances } from './clark-evans.ts'
import { kernelDensityAt } from './kernel-density-at.ts'
import { kernelDensityGrid } from './kernel-density-grid.ts'
import { quadratTest } from './quadrat-test.ts'
import { relativeRisk } from './relative-risk.ts'
import { ripleyEnvelope } from './ripley-envelope.ts'
import { type RipleyCorrection, ripleyK } from './ripley-k.ts'
import { type ObservationWindow, prepareWindow } from './window.ts'
import { arcInside, gaussianMass } from './window-mass.ts'

const unit = { xMin: 0, xMax: 1, yMin: 0, yMax: 1 }
// The same square as an outline, and an L with a hole, which has corners inwards and two edges.
const unitOutline: ObservationWindow = { rings: [{ x: [0, 1, 1, 0, 0], y: [0, 0, 1, 1, 0] }] }
const angled: ObservationWindow = {
  rings: [
    { x: [0, 0, 2, 2, 4, 4], y: [0, 4, 4, 2, 2, 0] },
    { x: [0.5, 1.5, 1.5, 0.5], y: [0.5, 0.5, 1.5, 1.5] },
  ],
}

function scattered(n: number, seed: number, within = unit): { x: Float64Array; y: Float64Array } {
  const dice = randomStream(seed)
  const x = Float64Array.from({ length: n }, () => within.xMin + dice.uniform() * (within.xMax - within.xMin))
  return { x, y: Float64Array.from({ length: n }, () => within.yMin + dice.uniform() * (within.yMax - within.yMin)) }
}

const distant = (a: number, b: number) => Math.abs(a - b) / Math.max(1e-300, Math.abs(b))

test('kernel density on a rectangle: R, exact', async () => {
  const reference = readCase('kde-bei-rect')
  const options = reference.options as unknown as {
    window: { xmin: number; xmax: number; ymin: number; ymax: number }
    sigma: number
    quartic_h: number
  }
  const { xmin, xmax, ymin, ymax } = options.window
  const window = { xMin: xmin, xMax: xmax, yMin: ymin, yMax: ymax }
  const data = readColumns('kde-bei-rect')
  const x = data.numbers('x')
  const y = data.numbers('y')
  const at = { x: reference.expected.gx as number[], y: reference.expected.gy as number[] }
  const uniform = await kernelDensityAt(x, y, at, { bandwidth: options.sigma, window })
  compare(reference, 'raw', uniform.raw)
  compare(reference, 'edge_mass', uniform.edgeMass)
  compare(reference, 'uniform', uniform.intensity)
  compare(reference, 'diggle', (await kernelDensityAt(x, y, at, { bandwidth: options.sigma, window, edge: 'diggle' })).intensity)
  compare(reference, 'quartic_raw', (await kernelDensityAt(x, y, at, { bandwidth: options.quartic_h, kernel: 'quartic' })).intensity)
  compare(reference, 'bw_scott', scottBandwidth(x, y))

  // The map of cells against the same exact sums, at the middles of its cells.
  const grid = await kernelDensityGrid(x, y, { window, bandwidth: options.sigma, columns: 200, rows: 100 })
  const exact = await kernelDensityGrid(x, y, { window, bandwidth: options.sigma, columns: 200, rows: 100, sums: 'exact' })
  const some = [0, 57, 5050, 10_123, 19_999]
  const middles = { x: some.map((c) => grid.x[c % 200]!), y: some.map((c) => grid.y[Math.floor(c / 200)]!) }
  const sums = await kernelDensityAt(x, y, middles, { bandwidth: options.sigma, window })
  some.forEach((c, k) => {
    assert.ok(distant(grid.intensity[c]!, sums.intensity[k]!) < 0.01, `cell ${c}`)
    assert.ok(distant(exact.intensity[c]!, sums.intensity[k]!) < 2e-3, `cell ${c}: only the edge is by cells`)
  })
  const noEdge = await kernelDensityGrid(x, y, { window, bandwidth: options.sigma, columns: 200, rows: 100, sums: 'exact', edge: 'none' })
  for (const [k, c] of some.entries()) assert.ok(distant(noEdge.intensity[c]!, sums.raw[k]!) < 1e-12)
})

test("Ripley's K, Clark and Evans, squares: R", async () => {
  const reference = readCase('ripley-k-redwood-pines')
  const r = (reference.options as unknown as { r: number[] }).r
  const patterns = [
    ['redwood', 'data.csv', { xMin: 0, xMax: 1, yMin: -1, yMax: 0 }],
    ['japanesepines', 'data2.csv', unit],
  ] as const
  for (const [name, file, window] of patterns) {
    const data = readColumns('ripley-k-redwood-pines', file)
    const x = data.numbers('x')
    const y = data.numbers('y')
    const got: Record<string, unknown> = { r }
    for (const correction of ['none', 'border', 'isotropic', 'translate'] as const) {
      const result = await ripleyK(x, y, { window, r, correction })
      got[correction] = result.k
      got.theo = result.theoretical
      if (correction === 'isotropic') got.L_isotropic = result.l
    }
    compare(reference, name, got)
    if (name !== 'redwood') continue
    const none = clarkEvans(x, y, { window, correction: 'none' }).ratio
    compare(reference, 'clark_evans', { none, donnelly: clarkEvans(x, y, { window }).ratio })
    const squares = quadratTest(x, y, { window, columns: 4, rows: 4 })
    compare(reference, 'quadrat', { X2: squares.chiSquare, df: squares.df, p: squares.p })
  }
})

test('kernel risk surface: R', async () => {
  const reference = readCase('risk-surface-chorley')
  const options = reference.options as unknown as { sigma: number; case: string }
  const data = readColumns('risk-surface-chorley')
  const isCase = data.words('type').map((type) => type === options.case)
  const places = (wanted: boolean) => ({
    x: data.numbers('x').filter((_, i) => isCase[i] === wanted),
    y: data.numbers('y').filter((_, i) => isCase[i] === wanted),
  })
  const at = { x: reference.expected.gx as number[], y: reference.expected.gy as number[] }
  const risk = await relativeRisk(places(true), places(false), at, { bandwidth: options.sigma, permutations: 0 })
  compare(reference, 'case_raw', risk.caseIntensity)
  compare(reference, 'control_raw', risk.controlIntensity)
  compare(reference, 'probability', risk.probability)
  compare(reference, 'log_rr', risk.logRelativeRisk)
})

test('a rectangle given as an outline answers as the rectangle', async () => {
  const { x, y } = scattered(80, 5)
  const r = [0.05, 0.1, 0.2, 0.4]
  for (const correction of ['none', 'border', 'isotropic'] as const) {
    const one = await ripleyK(x, y, { window: unit, r, correction })
    const other = await ripleyK(x, y, { window: unitOutline, r, correction })
    for (const [k, value] of one.k.entries()) assert.ok(distant(other.k[k]!, value) < 1e-12, `${correction} ${k}`)
  }
  const at = { x: [0.01, 0.5, 0.97], y: [0.02, 0.5, 0.4] }
  const box = await kernelDensityAt(x, y, at, { bandwidth: 0.15, window: unit })
  const outline = await kernelDensityAt(x, y, at, { bandwidth: 0.15, window: unitOutline })
  for (const [k, mass] of box.edgeMass!.entries()) assert.ok(distant(outline.edgeMass![k]!, mass) < 1e-13)
  assert.equal(quadratTest(x, y, { window: unitOutline }).chiSquare.toFixed(9), quadratTest(x, y, { window: unit }).chiSquare.toFixed(9))
})

test('the part of a kernel and of a circle inside an outline: sums over fine cells', () => {
  const window = prepareWindow(angled)
  assert.ok(distant(window.area, 4 * 4 - 4 - 1) < 1e-15)
  const inside = (x: number, y: number) =>
    x > 0 && y > 0 && x < 4 && y < 4 && !(x > 2 && y > 2) && !(x > 0.5 && x < 1.5 && y > 0.5 && y < 1.5)
  for (const [x, y, sigma] of [
    [1, 2, 0.4],
    [2.2, 1.8, 0.7],
    [0.2, 0.2, 2],
    [3.9, 0.1, 0.05],
  ] as const) {
    const step = sigma / 40
    let mass = 0
    for (let dx = -320; dx < 320; dx++)
      for (let dy = -320; dy < 320; dy++) {
        const [u, v] = [(dx + 0.5) * step, (dy + 0.5) * step]
        if (inside(x + u, y + v)) mass += normalDensity(u / sigma) * normalDensity(v / sigma) * (step / sigma) ** 2
      }
    assert.ok(Math.abs(gaussianMass(window, x, y, sigma) - mass) < 0.01, `${x} ${y}`)
    let seen = 0
    const parts = 100_000
    for (let k = 0; k < parts; k++) {
      const angle = ((k + 0.5) / parts) * 2 * Math.PI
      if (inside(x + sigma * Math.cos(angle), y + sigma * Math.sin(angle))) seen++
    }
    assert.ok(Math.abs(arcInside(window, x, y, sigma) - seen / parts) < 1e-4, `arc ${x} ${y}`)
  }
})

test('a long edge that crosses the kernel is summed as finely as a short one', () => {
  // A half-plane cut off by a straight line at distance d from the place holds Phi(-d) of the kernel, however long the line is.
  for (const [slope, distance] of [
    [0.0001, 0.3],
    [0.02, -0.7],
    [3, 1.1],
    [200, 0.2],
  ] as const) {
    const scale = Math.hypot(1, slope)
    const far = 4000 / scale
    const along = (t: number) => [t, slope * t] as const
    const [x1, y1] = along(-far)
    const [x2, y2] = along(1.3 * far)
    const [dx, dy] = [(-slope / scale) * 5000, 5000 / scale]
    const [ox, oy] = [(-slope / scale) * distance, distance / scale]
    const window = prepareWindow({ rings: [{ x: [x1 + ox, x2 + ox, x2 + dx, x1 + dx], y: [y1 + oy, y2 + oy, y2 + dy, y1 + dy] }] })
    assert.ok(Math.abs(gaussianMass(window, 0, 0, 1) - normalCdf(-distance)) < 1e-13, `slope ${slope}`)
  }
})

test("Ripley's K and nearest distances: every pair asked", async () => {
  const { x, y } = scattered(60, 9)
  const r = [0.03, 0.08, 0.3]
  const asked: Record<RipleyCorrection, number[]> = { none: [], border: [], isotropic: [], translate: [] }
  for (const distance of r) {
    const sums = { none: 0, border: 0, isotropic: 0, translate: 0 }
    let may = 0
    for (let i = 0; i < 60; i++) {
      const toEdge = Math.min(x[i]!, 1 - x[i]!, y[i]!, 1 - y[i]!)
      if (toEdge > distance) may++
      for (let j = 0; j < 60; j++) {
        const d = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)
        if (i === j || d > distance) continue
        sums.none++
        if (toEdge > distance) sums.border++
        sums.translate += 1 / ((1 - Math.abs(x[i]! - x[j]!)) * (1 - Math.abs(y[i]! - y[j]!)))
        let seen = 0
        for (let k = 0; k < 4000; k++) {
          const angle = ((k + 0.5) / 4000) * 2 * Math.PI
          const u = x[i]! + d * Math.cos(angle)
          const v = y[i]! + d * Math.sin(angle)
          if (u > 0 && u < 1 && v > 0 && v < 1) seen++
        }
        sums.isotropic += 4000 / seen
      }
    }
    asked.none.push(sums.none / (60 * 59))
    asked.translate.push(sums.translate / (60 * 59))
    asked.isotropic.push(sums.isotropic / (60 * 59))
    asked.border.push(sums.border / (60 * may))
  }
  for (const correction of ['none', 'border', 'translate', 'isotropic'] as const) {
    const { k } = await ripleyK(x, y, { window: unit, r, correction })
    for (const [d, value] of k.entries())
      assert.ok(distant(value, asked[correction][d]!) < (correction === 'isotropic' ? 1e-3 : 1e-12), correction)
  }
  const far = Float64Array.from([...x, 50, 50.5])
  const up = Float64Array.from([...y, 80, 80])
  nearestDistances(far, up).forEach((distance, i) => {
    let nearest = Number.POSITIVE_INFINITY
    for (let j = 0; j < far.length; j++) if (j !== i) nearest = Math.min(nearest, Math.hypot(far[i]! - far[j]!, up[i]! - up[j]!))
    assert.equal(distance.toFixed(12), nearest.toFixed(12))
  })
})

test('nothing changes with the order of the places; other units only scale', async () => {
  const { x, y } = scattered(50, 3)
  const backwards = { x: x.slice().reverse(), y: y.slice().reverse() }
  const inMetres = { x: x.map((v) => 500_000 + 1000 * v), y: y.map((v) => 6_000_000 + 1000 * v) }
  const town = { xMin: 500_000, xMax: 501_000, yMin: 6_000_000, yMax: 6_001_000 }
  const r = [0.1, 0.2]
  const one = await ripleyK(x, y, { window: unit, r })
  const turned = await ripleyK(backwards.x, backwards.y, { window: unit, r })
  const scaled = await ripleyK(inMetres.x, inMetres.y, { window: town, r: [100, 200] })
  one.k.forEach((value, k) => {
    assert.ok(distant(turned.k[k]!, value) < 1e-12)
    assert.ok(distant(scaled.k[k]! / 1e6, value) < 1e-9)
  })
  const at = await kernelDensityAt(x, y, { x: [0.3], y: [0.4] }, { bandwidth: 0.1, window: unit })
  const there = await kernelDensityAt(inMetres.x, inMetres.y, { x: [500_300], y: [6_000_400] }, { bandwidth: 100, window: town })
  assert.ok(distant(there.intensity[0]! * 1e6, at.intensity[0]!) < 1e-9)
  const narrow = (await likelihoodBandwidth(x, y, { window: unit })).bandwidth
  assert.ok(distant((await likelihoodBandwidth(inMetres.x, inMetres.y, { window: town })).bandwidth / 1000, narrow) < 1e-3)
})

test('the density of the whole window sums to the number of incidents', async () => {
  const { x, y } = scattered(300, 4, { xMin: 0, xMax: 2, yMin: 0, yMax: 2 })
  const inside = Array.from(x.keys()).filter((i) => !(x[i]! > 0.5 && x[i]! < 1.5 && y[i]! > 0.5 && y[i]! < 1.5))
  const [u, v] = [inside.map((i) => x[i]!), inside.map((i) => y[i]!)]
  const grid = await kernelDensityGrid(u, v, { window: angled, bandwidth: 0.2, columns: 160, rows: 160, edge: 'diggle' })
  let sum = 0
  for (const value of grid.intensity) if (!Number.isNaN(value)) sum += value * grid.cellWidth * grid.cellHeight
  assert.ok(distant(sum, inside.length) < 0.01, String(sum))
  assert.ok(Number.isNaN(grid.intensity[159 * 160 + 159]!))
})

test('the chosen bandwidth is the best of all that are tried by hand', async () => {
  const { x, y } = scattered(40, 8)
  const chosen = await likelihoodBandwidth(x, y, { narrowest: 0.02, widest: 1 })
  const likelihood = (sigma: number) => {
    let sum = 0
    for (let i = 0; i < 40; i++) {
      let density = 0
      for (let j = 0; j < 40; j++)
        if (j !== i) density += (normalDensity((x[i]! - x[j]!) / sigma) * normalDensity((y[i]! - y[j]!) / sigma)) / sigma ** 2
      sum += Math.log(density / 39)
    }
    return sum
  }
  assert.ok(distant(chosen.logLikelihood, likelihood(chosen.bandwidth)) < 1e-12)
  for (let sigma = 0.02; sigma < 1; sigma *= 1.02) assert.ok(likelihood(sigma) <= chosen.logLikelihood + 1e-6)
})

test('simulations are the same on one thread and on two, and can be stopped', async () => {
  const { x, y } = scattered(40, 2)
  const envelope = { window: unit, r: [0.05, 0.1], simulations: 60, seed: 5 }
  const two = workerReplicates(2)
  assert.deepEqual(await ripleyEnvelope(x, y, { ...envelope, runner: two }), await ripleyEnvelope(x, y, envelope))
  const cases = { x: x.slice(0, 15), y: y.slice(0, 15) }
  const controls = { x: x.slice(15), y: y.slice(15) }
  const at = { x: [0.2, 0.5], y: [0.2, 0.5] }
  const labelled = { bandwidth: 0.2, permutations: 99, seed: 5 }
  assert.deepEqual(await relativeRisk(cases, controls, at, { ...labelled, runner: two }), await relativeRisk(cases, controls, at, labelled))
  const stopped = (error: unknown) => (error as AnalysisError).code === 'cancelled'
  const signal = AbortSignal.abort()
  await assert.rejects(ripleyEnvelope(x, y, { ...envelope, signal }), stopped)
  await assert.rejects(kernelDensityGrid(x, y, { window: unit, bandwidth: 0.1, signal }), stopped)
})

test('random labelling: the shares of all relabellings of a small pattern', async () => {
  const cases = { x: [0, 0.1], y: [0, 0] }
  const controls = { x: [1, 2, 3], y: [0, 0, 0] }
  const hill = (x: number) => Math.exp(-0.5 * x * x)
  const all = [0, 0.1, 1, 2, 3]
  let high = 0
  let count = 0
  for (let i = 0; i < 5; i++)
    for (let j = i + 1; j < 5; j++) {
      count++
      if (hill(all[i]!) + hill(all[j]!) >= hill(0) + hill(0.1) - 1e-12) high++
    }
  const risk = await relativeRisk(cases, controls, { x: [0], y: [0] }, { bandwidth: 1, permutations: 9999 })
  assert.ok(Math.abs(risk.pHigh![0]! - high / count) < 4.5 * Math.sqrt(0.09 / 9999) + 2e-4)
  assert.equal(risk.pLow![0], 1)
})

test('figures that mean nothing are refused by name', async () => {
  const here = { x: [0.5], y: [0.5] }
  const table: [string, Promise<unknown>][] = [
    ['empty', kernelDensityAt([], [], here, { bandwidth: 1 })],
    ['shape', kernelDensityAt([1, 2], [1], here, { bandwidth: 1 })],
    ['not-finite', kernelDensityAt([Number.NaN], [1], here, { bandwidth: 1 })],
    ['not-finite', kernelDensityAt([1], [1], { x: [Number.POSITIVE_INFINITY], y: [0] }, { bandwidth: 1 })],
    ['range', kernelDensityAt([1], [1], here, { bandwidth: 0 })],
    ['range', kernelDensityAt([1], [1], here, { bandwidth: Number.NaN })],
    ['range', kernelDensityAt([0.5], [0.5], here, { bandwidth: 1, edge: 'uniform' })],
    ['range', kernelDensityAt([0.5], [0.5], here, { bandwidth: 1, kernel: 'quartic', edge: 'uniform', window: unit })],
    ['range', kernelDensityAt([2], [0.5], here, { bandwidth: 1, window: unit })],
    ['range', kernelDensityAt([0.5], [0.5], here, { bandwidth: 1, weights: [-1] })],
    ['none', kernelDensityAt([0.5], [0.5], here, { bandwidth: 1, window: unit })],
    ['too-large', kernelDensityGrid([0.5], [0.5], { window: unit, bandwidth: 0.1, columns: 5000, rows: 5000 })],
    ['none', kernelDensityGrid([0.5], [0.5], { window: unit, bandwidth: 0.1, columns: 1, rows: 1 })],
    ['too-short', ripleyK([0.5], [0.5], { window: unit, r: [0.1] })],
    ['range', ripleyK([0.5, 0.6], [0.5, 0.6], { window: unit, r: [0.2, 0.1] })],
    ['empty', ripleyK([0.5, 0.6], [0.5, 0.6], { window: unit, r: [] })],
    ['range', ripleyK([0.5, 0.6], [0.5, 0.6], { window: unitOutline, r: [0.1], correction: 'translate' })],
    ['none', ripleyK([0.5, 0.5], [0.5, 0.5], { window: unit, r: [0, 0.1] })],
    ['too-large', ripleyK(new Float64Array(1_000_000).fill(0.5), new Float64Array(1_000_000).fill(0.5), { window: unit, r: [0.1] })],
    ['too-large', likelihoodBandwidth(scattered(10_001, 1).x, scattered(10_001, 2).x)],
    ['constant', likelihoodBandwidth([1, 1, 1], [2, 2, 2])],
    ['range', ripleyEnvelope([0.5, 0.6], [0.5, 0.6], { window: unit, r: [0.1], simulations: 0 })],
    ['empty', relativeRisk({ x: [], y: [] }, here, here, { bandwidth: 1 })],
    ['too-large', relativeRisk(here, scattered(1_000_000, 1), scattered(100, 2), { bandwidth: 1 })],
  ]
  for (const [row, [code, run]] of table.entries()) assert.equal(await errorCodeOf(() => run), code, `row ${row}`)
  const windows: [string, ObservationWindow][] = [
    ['range', { xMin: 0, xMax: 0, yMin: 0, yMax: 1 }],
    ['not-finite', { xMin: 0, xMax: Number.NaN, yMin: 0, yMax: 1 }],
    ['empty', { rings: [] }],
    ['too-short', { rings: [{ x: [0, 1], y: [0, 1] }] }],
    ['constant', { rings: [{ x: [0, 1, 2], y: [0, 1, 2] }] }],
  ]
  for (const [code, window] of windows)
    assert.equal(
      errorCode(() => prepareWindow(window)),
      code,
    )
  assert.equal(
    errorCode(() => scottBandwidth([1], [1])),
    'too-short',
  )
  assert.equal(
    errorCode(() => clarkEvans([0.1, 0.2], [0.1, 0.2], { window: unitOutline, correction: 'donnelly' })),
    'range',
  )
  assert.equal(quadratTest([0.5], [0.5], { window: unit, columns: 1, rows: 1 }).p, 1)
  const nobody = await relativeRisk({ x: [0], y: [0] }, { x: [1], y: [0] }, { x: [1000], y: [0] }, { bandwidth: 1, permutations: 9 })
  assert.ok(Number.isNaN(nobody.probability[0]!) && Number.isNaN(nobody.pHigh![0]!))
})
