// Holds the space-time scans against ones that look at every cylinder the slow way, and against simple truths.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workerReplicates } from '../node.ts'
import { type RandomStream, randomStream } from '../random.ts'
import { shuffle } from './shuffle.ts'
import { type SpaceTimePermutationScanOptions, spaceTimePermutationScan } from './space-time-permutation-scan.ts'
import { spaceTimePoissonScan } from './space-time-poisson-scan.ts'
import { spatialScan } from './spatial-scan.ts'

/** Events on a few spots with a few empty units of time. */
function fewEvents(random: RandomStream, n: number, units: number) {
  const draw = (below: number) => Float64Array.from({ length: n }, () => random.below(below))
  return { x: draw(4), y: draw(3), time: draw(units).map((unit) => unit + 10) }
}

type Events = ReturnType<typeof fewEvents>
type Settings = Required<Pick<SpaceTimePermutationScanOptions, 'maxRadius' | 'maxLength' | 'maxFraction' | 'prospective'>>

/** Every centre, every edge, every stretch; the largest ratio, and the largest of every centre. */
function slowScan({ x, y, time }: Events, { maxRadius, maxLength, maxFraction, prospective }: Settings) {
  const n = x.length
  const rows = Array.from(x.keys())
  const [from, to] = [Math.min(...time), Math.max(...time)]
  let best = 0
  for (const centre of rows) {
    for (const edge of rows) {
      const away = (row: number) => Math.hypot(x[row]! - x[centre]!, y[row]! - y[centre]!)
      const inside = rows.filter((row) => away(row) <= away(edge))
      if (away(edge) > maxRadius || inside.length > maxFraction * n) continue
      for (let end = prospective ? to : from; end <= to; end++) {
        for (let start = Math.max(from, end - maxLength + 1); start <= end; start++) {
          const during = (row: number) => time[row]! >= start && time[row]! <= end
          const c = inside.filter(during).length
          const mu = (inside.length * rows.filter(during).length) / n
          if (c > mu) best = Math.max(best, c * Math.log(c / mu) + (n - c) * Math.log((n - c) / (n - mu)))
        }
      }
    }
  }
  return best
}

test('looking at every cylinder the slow way finds the same most likely one', async () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = randomStream(seed)
    const events = fewEvents(random, 24, 12)
    const settings = {
      maxRadius: 1 + random.below(3),
      maxLength: 1 + random.below(5),
      maxFraction: 0.3 + 0.1 * random.below(5),
      prospective: seed % 3 === 0,
    }
    const scan = await spaceTimePermutationScan(events.x, events.y, events.time, { ...settings, simulations: 1 })
    const slow = slowScan(events, settings)
    assert.ok(Math.abs((scan.clusters[0]?.logLikelihoodRatio ?? 0) - slow) < 1e-10, `seed ${seed}: ${slow}`)
  }
})

test('the ratio of every replicate is that of the slow search after the same shuffle', async () => {
  const events = fewEvents(randomStream(77), 20, 9)
  const settings = { maxRadius: 2, maxLength: 3, maxFraction: 0.5, prospective: false }
  const found = new Set<string>()
  // With one simulation, p is 1/2 or 1: it says whether that shuffle reached the observed ratio.
  for (let seed = 1; seed <= 20; seed++) {
    const scan = await spaceTimePermutationScan(events.x, events.y, events.time, { ...settings, simulations: 1, seed })
    const { locations } = gathered(events)
    const dealt = Int32Array.from(locations.flat(), (row) => events.time[row]!)
    shuffle(dealt, randomStream(seed, 0))
    const time = new Float64Array(20)
    for (const [k, row] of locations.flat().entries()) time[row] = dealt[k]!
    const shuffled = slowScan({ ...events, time }, settings)
    assert.equal(scan.clusters[0]!.p, shuffled >= scan.clusters[0]!.logLikelihoodRatio - 1e-9 ? 1 : 0.5, `seed ${seed}`)
    found.add(String(scan.clusters[0]!.p))
  }
  assert.equal(found.size, 2)
})

function gathered({ x, y }: Events): { locations: number[][] } {
  const at = new Map<string, number[]>()
  for (const row of x.keys()) {
    const key = `${x[row]} ${y[row]}`
    at.set(key, [...(at.get(key) ?? []), row])
  }
  return { locations: [...at.values()] }
}

/** A year of weeks in town, with a flare-up at one corner in weeks 30 to 32. */
function year(): Events {
  const random = randomStream(21)
  const n = 240
  const x = Float64Array.from({ length: n }, () => 200 * random.below(15))
  const y = Float64Array.from({ length: n }, () => 200 * random.below(10))
  const time = Float64Array.from({ length: n }, () => 1 + random.below(52))
  for (let i = 0; i < 14; i++) {
    x[i] = 400 + 200 * random.below(2)
    y[i] = 600
    time[i] = 30 + random.below(3)
  }
  return { x, y, time }
}

test('a flare-up is found where and when it was; a watch that ends later does not report it as going on', async () => {
  const { x, y, time } = year()
  const scan = await spaceTimePermutationScan(x, y, time, { maxRadius: 800, maxLength: 6, simulations: 199 })
  const [first] = scan.clusters
  assert.equal(first!.p, 0.005)
  assert.ok(first!.start <= 30 && first!.end >= 32 && first!.end - first!.start <= 3)
  assert.ok(first!.events.filter((row) => row < 14).length === 14)
  const locations = scan.clusters.flatMap((cluster) => cluster.locations)
  assert.equal(new Set(locations).size, locations.length)
  const now = await spaceTimePermutationScan(x, y, time, { maxRadius: 800, maxLength: 6, simulations: 199, prospective: true })
  assert.ok(now.clusters.every((cluster) => cluster.end === 52 && cluster.p > 0.05))
  const then = x.map((_, i) => i).filter((i) => time[i]! <= 32)
  const part = (values: Float64Array) => then.map((i) => values[i]!)
  const watch = await spaceTimePermutationScan(part(x), part(y), part(time), {
    maxRadius: 800,
    maxLength: 6,
    simulations: 199,
    prospective: true,
  })
  assert.deepEqual([watch.clusters[0]!.start, watch.clusters[0]!.end, watch.clusters[0]!.p], [30, 32, 0.005])
})

test('neither the order of rows, nor the unit of length, nor the date of the first day changes the answer', async () => {
  const { x, y, time } = year()
  const options = { maxRadius: 800, maxLength: 6, simulations: 9 }
  const scan = await spaceTimePermutationScan(x, y, time, options)
  const moved = await spaceTimePermutationScan(
    // A power of two and whole numbers, so that equal distances stay equal.
    x.map((v) => v / 8 - 60),
    y.map((v) => v / 8 + 9),
    time.map((t) => t + 20000),
    { ...options, maxRadius: 100 },
  )
  const back = await spaceTimePermutationScan(x.slice().reverse(), y.slice().reverse(), time.slice().reverse(), options)
  scan.clusters.forEach((cluster, i) => {
    assert.deepEqual(moved.clusters[i]!.events, cluster.events)
    assert.equal(moved.clusters[i]!.start, cluster.start + 20000)
    assert.equal(moved.clusters[i]!.logLikelihoodRatio, cluster.logLikelihoodRatio)
  })
  const most = scan.clusters[0]!.events
  assert.deepEqual(
    back.clusters[0]!.events.map((row) => 239 - row).sort((a, b) => a - b),
    most,
  )
})

test('a stretch is reached back over units in which nothing happened anywhere, as far as its length allows', async () => {
  const x = [0, 0, 0, 0, 5, 5, 5, 5]
  const time = [8, 9, 9, 9, 1, 2, 12, 14]
  const start = async (maxLength: number) => (await spaceTimePermutationScan(x, x, time, { maxLength, simulations: 1 })).clusters[0]!.start
  assert.deepEqual([await start(2), await start(3), await start(5), await start(9)], [8, 7, 5, 3])
})

/** A few places, a few units, expectations that differ from cell to cell. */
function fewCells(random: RandomStream, places: number, units: number) {
  const spot = () => Float64Array.from({ length: places }, () => random.below(4))
  const expected = Float64Array.from({ length: places * units }, () => 0.5 + random.uniform())
  return { x: spot(), y: spot(), units, cases: expected.map(() => random.below(4)), expected }
}

function slowPoissonScan(
  { x, y, units, cases, expected }: ReturnType<typeof fewCells>,
  { maxRadius, maxLength, maxFraction, prospective }: Settings,
) {
  const rows = Array.from(x.keys())
  const sum = (values: Float64Array, inside: number[], start: number, end: number) =>
    inside.reduce((total, row) => total + values.subarray(row * units + start, row * units + end + 1).reduce((a, b) => a + b), 0)
  const all = sum(cases, rows, 0, units - 1)
  const factor = all / sum(expected, rows, 0, units - 1)
  let best = 0
  for (const centre of rows) {
    for (const edge of rows) {
      const away = (row: number) => Math.hypot(x[row]! - x[centre]!, y[row]! - y[centre]!)
      const inside = rows.filter((row) => away(row) <= away(edge))
      if (away(edge) > maxRadius || factor * sum(expected, inside, 0, units - 1) > maxFraction * all) continue
      for (let end = prospective ? units - 1 : 0; end < units; end++) {
        for (let start = Math.max(0, end - maxLength + 1); start <= end; start++) {
          const [c, e] = [sum(cases, inside, start, end), factor * sum(expected, inside, start, end)]
          if (c > e) best = Math.max(best, c * Math.log(c / e) + (all - c) * Math.log((all - c) / (all - e)))
        }
      }
    }
  }
  return best
}

test('with expected counts too, the slow way finds the same most likely cylinder', async () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = randomStream(seed)
    const cells = fewCells(random, 8, 6)
    const settings = { maxRadius: 1 + random.below(3), maxLength: 1 + random.below(6), maxFraction: 0.6, prospective: seed % 3 === 0 }
    const scan = await spaceTimePoissonScan(cells.x, cells.y, cells.cases, cells.expected, { ...settings, simulations: 1 })
    const slow = slowPoissonScan(cells, settings)
    assert.ok(Math.abs((scan.clusters[0]?.logLikelihoodRatio ?? 0) - slow) < 1e-10, `seed ${seed}: ${slow}`)
  }
})

test('with a single unit of time the space-time scan is the spatial scan', async () => {
  const { x, y, cases, expected } = fewCells(randomStream(5), 40, 1)
  const flat = await spatialScan(x, y, cases, expected, { simulations: 99, maxClusters: 1 })
  const scan = await spaceTimePoissonScan(x, y, cases, expected, { simulations: 99, maxClusters: 1 })
  assert.deepEqual(scan.clusters[0]!.members, flat.clusters[0]!.members)
  assert.deepEqual([scan.clusters[0]!.logLikelihoodRatio, scan.clusters[0]!.p], [flat.clusters[0]!.logLikelihoodRatio, flat.clusters[0]!.p])
  assert.deepEqual([scan.critical05, scan.critical01, scan.windows], [flat.critical05, flat.critical01, flat.windows])
})

test('one thread and two give the same scan with expected counts', async () => {
  const { x, y, cases, expected } = fewCells(randomStream(6), 30, 10)
  const options = { maxRadius: 2, simulations: 40, seed: 3 }
  const alone = await spaceTimePoissonScan(x, y, cases, expected, options)
  assert.deepEqual(await spaceTimePoissonScan(x, y, cases, expected, { ...options, runner: workerReplicates(2) }), alone)
})

test('one thread and two give the same permutation scan', async () => {
  const { x, y, time } = year()
  const options = { maxRadius: 800, maxLength: 4, simulations: 40, seed: 3 }
  const alone = await spaceTimePermutationScan(x, y, time, options)
  assert.deepEqual(await spaceTimePermutationScan(x, y, time, { ...options, runner: workerReplicates(2) }), alone)
})
