import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { randomStream } from '../random.ts'
import { drawNormal } from '../random-draws.ts'
import { snapPoint, snapPoints, snapSimulation } from './index.ts'

/** An invented town: streets in clusters, some farms between them. */
function town(n: number, seed: number): { x: Float64Array; y: Float64Array } {
  const random = randomStream(seed, 0)
  const x = new Float64Array(n)
  const y = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const cluster = i % 12
    const isFarm = i % 40 === 0
    x[i] = Math.round(710000 + (isFarm ? 6000 * random.uniform() : 500 * cluster + 120 * drawNormal(random)))
    y[i] = Math.round(6165000 + (isFarm ? 6000 * random.uniform() : 400 * ((5 * cluster) % 12) + 120 * drawNormal(random)))
  }
  return { x, y }
}

test('every point stands for at least ten addresses, and an address lands on its own point', () => {
  const addresses = town(5000, 1)
  const snaps = snapPoints(addresses)
  assert.ok(Math.min(...snaps.addresses) >= 10)
  assert.equal(
    snaps.addresses.reduce((a, b) => a + b, 0),
    snaps.n,
  )
  assert.ok(snaps.x.length > 80, `${snaps.x.length} points`)
  for (let i = 0; i < 5000; i += 7) {
    const { point } = snapPoint({ x: addresses.x[i]!, y: addresses.y[i]! }, snaps)
    assert.equal(point, snaps.pointOf[i])
  }
  const behind = new Map<number, Set<string>>()
  for (let i = 0; i < 5000; i++) {
    const point = snaps.pointOf[i]!
    if (!behind.has(point)) behind.set(point, new Set())
    behind.get(point)!.add(`${addresses.x[i]} ${addresses.y[i]}`)
  }
  for (const [point, doors] of behind) assert.equal(doors.size, snaps.addresses[point])
})

test('the order of the addresses does not matter, nor do dwellings behind one door', () => {
  const { x, y } = town(1500, 2)
  const there = snapPoints({ x, y })
  const back = snapPoints({ x: x.toReversed(), y: y.toReversed() })
  const twice = snapPoints({ x: [...x, ...x], y: [...y, ...y] })
  for (let i = 0; i < x.length; i += 11) {
    const place = { x: x[i]!, y: y[i]! }
    const { x: east, y: north, addresses } = snapPoint(place, there)
    for (const other of [back, twice]) {
      const again = snapPoint(place, other)
      assert.deepEqual([Math.round(again.x - east), Math.round(again.y - north), again.addresses], [0, 0, addresses])
    }
  }
})

test('points made anew of a changed list seldom move a door away from its neighbours', () => {
  const { x, y } = town(4000, 3)
  const older = snapPoints({ x: x.subarray(0, 3600), y: y.subarray(0, 3600) })
  // Some houses torn down, others built, one far outside.
  const newX = Float64Array.from([...x.subarray(150), 500000])
  const newY = Float64Array.from([...y.subarray(150), 6000000])
  const newer = snapPoints({ x: newX, y: newY })
  const both = new Map<string, number>()
  for (let i = 150; i < 3600; i++) {
    const key = `${older.pointOf[i]} ${newer.pointOf[i - 150]}`
    both.set(key, (both.get(key) ?? 0) + 1)
  }
  let few = 0
  for (const doors of both.values()) if (doors < 8) few += doors
  assert.ok(few <= 0.05 * 3450, `${few} doors are left with fewer than eight others by the two lists`)
})

test('fifty reports from one home leave ten addresses with snap points, hardly one with random displacement', async () => {
  const addresses = town(3000, 4)
  const found = await snapSimulation(addresses, snapPoints(addresses), { homes: 100, reports: 50, jitter: 100 })
  assert.ok(found.leastPossible >= 10 && found.alwaysSamePoint)
  assert.ok(found.medianPossibleJitter < 10 && found.leastPossibleJitter >= 1)
  assert.deepEqual(await snapSimulation(addresses, snapPoints(addresses), { homes: 100, reports: 50, jitter: 100 }), found)
  const one = await snapSimulation(addresses, snapPoints(addresses), { homes: 100, reports: 1, jitter: 100 })
  assert.equal(one.medianPossible, found.medianPossible)
  assert.ok(one.medianPossibleJitter > 3 * found.medianPossibleJitter)
})

test('a place without addresses goes to the nearest point; places nobody can use get a named error', () => {
  const { x, y } = town(1000, 5)
  const snaps = snapPoints({ x, y })
  const away = snapPoint({ x: 900000, y: 6300000 }, snaps)
  for (let point = 0; point < snaps.x.length; point++) {
    const distance = (p: number) => Math.hypot(snaps.x[p]! - 900000, snaps.y[p]! - 6300000)
    assert.ok(distance(away.point) <= distance(point))
  }
  const cases: [string, () => unknown][] = [
    ['empty', () => snapPoints({ x: [], y: [] })],
    ['shape', () => snapPoints({ x: [1, 2], y: [1] })],
    ['not-finite', () => snapPoints({ x: [Number.NaN], y: [1] })],
    ['range', () => snapPoints({ x: [1e9], y: [1] })],
    ['range', () => snapPoints({ x, y }, { least: 1 })],
    ['range', () => snapPoints({ x, y }, { least: 10.5 })],
    ['infeasible', () => snapPoints({ x: x.subarray(0, 9), y: y.subarray(0, 9) })],
    ['infeasible', () => snapPoints({ x: new Float64Array(20), y: new Float64Array(20) })],
    ['too-large', () => snapPoints({ x: new Float64Array(1_000_001), y: new Float64Array(1_000_001) })],
    ['not-finite', () => snapPoint({ x: Number.NaN, y: 0 }, snaps)],
    ['range', () => snapPoint({ x: 1e9, y: 0 }, snaps)],
  ]
  for (const [code, run] of cases) assert.equal(errorCode(run), code, run.toString())
})
