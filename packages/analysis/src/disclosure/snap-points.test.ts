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

test('a stretch of street with many doors is as many addresses, all on one point', async () => {
  const { x, y } = town(600, 9)
  const random = randomStream(10, 0)
  const doors = Float64Array.from(x, () => [1, 1, 2, 5, 18][random.below(5)]!)
  const snaps = snapPoints({ x, y }, { doors })
  const behind = new Map<number, Map<string, number>>()
  for (let i = 0; i < x.length; i++) {
    const spot = `${x[i]} ${y[i]}`
    const point = snaps.pointOf[i]!
    const places = behind.get(point) ?? new Map<string, number>()
    behind.set(point, places.set(spot, Math.max(places.get(spot) ?? 0, doors[i]!)))
  }
  for (const [point, places] of behind) {
    const count = Array.from(places.values()).reduce((a, b) => a + b, 0)
    assert.deepEqual([count, count >= 10], [snaps.addresses[point], true])
  }
  assert.ok(
    Array.from(behind.values()).some((places) => places.size === 1),
    'a street of eighteen doors needs no other',
  )
  assert.ok(snaps.x.length > snapPoints({ x, y }).x.length)
  const found = await snapSimulation({ x, y }, snaps, { doors, homes: 60 })
  assert.ok(found.alwaysSamePoint && found.leastPossible >= 10)
})

test('doors counted at one place are halved as single doors beside each other would be', () => {
  // Places on corners of squares of 64 metres; their doors, fewer than ten, stand within eight metres of the corner.
  const random = randomStream(12, 0)
  const corners = new Map<string, { x: number; y: number }>()
  for (let i = 0; i < 700; i++) {
    const [x, y] = [64 * random.below(60), 64 * random.below(60)]
    corners.set(`${x} ${y}`, { x, y })
  }
  const places = Array.from(corners.values(), (corner) => ({ ...corner, doors: 1 + random.below(9) }))
  const single = places.flatMap(({ x, y, doors }) =>
    Array.from({ length: doors }, (_, k) => ({ x: x + (k % 3), y: y + Math.floor(k / 3) })),
  )
  const xOf = (list: { x: number }[]) => list.map(({ x }) => x)
  const yOf = (list: { y: number }[]) => list.map(({ y }) => y)
  const together = snapPoints({ x: xOf(places), y: yOf(places) }, { doors: places.map(({ doors }) => doors) })
  const apart = snapPoints({ x: xOf(single), y: yOf(single) })
  assert.deepEqual([together.n, together.addresses], [apart.n, apart.addresses])
  const first = places.map((_, i) => places.slice(0, i).reduce((n, { doors }) => n + doors, 0))
  for (const [i, { doors }] of places.entries())
    for (let k = 0; k < doors; k++) assert.equal(apart.pointOf[first[i]! + k], together.pointOf[i])
})

test('doors of one each change nothing; homes are drawn by doors; wrong doors are refused by name', async () => {
  const { x, y } = town(300, 13)
  const ones = new Float64Array(300).fill(1)
  assert.deepEqual(snapPoints({ x, y }, { doors: ones }), snapPoints({ x, y }))
  const plain = snapPoints({ x, y })
  assert.deepEqual(await snapSimulation({ x, y }, plain, { doors: ones }), await snapSimulation({ x, y }, plain))
  // Nearly all homes are in the one tall street: displacement leaves all of its doors possible, every time.
  const tall = ones.with(0, 1000)
  const found = await snapSimulation({ x, y }, snapPoints({ x, y }, { doors: tall }), { doors: tall, homes: 100 })
  assert.ok(found.medianPossibleJitter >= 1000 && found.medianPossible >= 1000)
  for (const [doors, code] of [
    [[1, 2], 'shape'],
    [ones.with(3, 0), 'range'],
    [ones.with(3, 1.5), 'range'],
    [ones.with(3, Number.NaN), 'not-finite'],
  ] as const)
    assert.equal(
      errorCode(() => snapPoints({ x, y }, { doors })),
      code,
    )
  assert.equal(
    errorCode(() => snapPoints({ x: [0, 9], y: [0, 9] }, { doors: [3, 6] })),
    'infeasible',
  )
})
