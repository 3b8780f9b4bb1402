// Holds Knox, near repeats and Mantel against all orders of a few events, against pairs found the slow way, and against simple truths.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orders } from '../../testing/small-maps.ts'
import { workerReplicates } from '../node.ts'
import { randomStream } from '../random.ts'
import { closePairs, type DistanceMeasure } from './close-pairs.ts'
import { knoxTest } from './knox-test.ts'
import { mantelTest } from './mantel-test.ts'
import { nearRepeat } from './near-repeat.ts'
import { shuffle } from './shuffle.ts'
import { timeDegrees } from './time-pairs.ts'

const close = (got: number, want: number, what: string, tolerance = 1e-12) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)

test('close pairs are those found by measuring every distance, each once and in its band', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = randomStream(seed)
    const n = 60
    // Whole numbers bring ties at the ends of bands; a far spot and a narrow map try the grid.
    const x = Float64Array.from({ length: n }, () => random.below(seed % 4 === 0 ? 3 : 40) - 20)
    const y = Float64Array.from({ length: n }, () => random.below(30) * (seed % 3 === 0 ? 1000 : 1))
    const bands = seed % 2 === 0 ? [0, 3, 5, 10] : [4, 13]
    for (const measure of ['euclidean', 'manhattan'] as DistanceMeasure[]) {
      const { row, start, other } = await closePairs(x, y, bands, measure)
      const got: string[] = []
      for (let band = 0; band < bands.length; band++) {
        for (let i = 0; i < n; i++) {
          for (let k = start[band * n + i]!; k < start[band * n + i + 1]!; k++) {
            const [a, b] = [row[i]!, row[other[k]!]!].sort((p, q) => p - q)
            got.push(`${a} ${b} ${band}`)
          }
        }
      }
      const want: string[] = []
      for (let a = 0; a < n; a++) {
        for (let b = a + 1; b < n; b++) {
          const [east, north] = [Math.abs(x[a]! - x[b]!), Math.abs(y[a]! - y[b]!)]
          const distance = measure === 'manhattan' ? east + north : Math.sqrt(east * east + north * north)
          const band = bands.findIndex((end) => distance <= end)
          if (band >= 0) want.push(`${a} ${b} ${band}`)
        }
      }
      assert.deepEqual(got.sort(), want.sort(), `seed ${seed} ${measure}`)
    }
  }
})

test('others close in time are those found by comparing all', () => {
  const random = randomStream(2)
  const time = Float64Array.from({ length: 50 }, () => random.below(30) / 2)
  const bands = [0, 1.5, 4]
  const degrees = timeDegrees(time, bands)
  for (const i of time.keys()) {
    bands.forEach((end, b) => {
      const apart = (j: number) => Math.abs(time[i]! - time[j]!)
      const want = Array.from(time.keys()).filter((j) => j !== i && apart(j) <= end && apart(j) > (bands[b - 1] ?? -1))
      assert.equal(degrees[b]![i], want.length)
    })
  }
})

const few = { x: [0, 1, 3, 3, 7, 8], y: [0, 2, 1, 1, 0, 5], time: [1, 2, 2, 5, 9, 4] }
const distanceOf = (i: number, j: number) => Math.hypot(few.x[i]! - few.x[j]!, few.y[i]! - few.y[j]!)

/** A sum over pairs for the times in every order: its mean, its variance and the share that reaches the real one. */
function overAllOrders(weight: (distance: number, apart: number) => number) {
  const sumOf = (time: readonly number[]) => {
    let sum = 0
    for (let i = 0; i < 6; i++) for (let j = i + 1; j < 6; j++) sum += weight(distanceOf(i, j), Math.abs(time[i]! - time[j]!))
    return sum
  }
  const sums = orders(few.time).map(sumOf)
  const mean = sums.reduce((a, b) => a + b, 0) / sums.length
  const variance = sums.reduce((total, sum) => total + (sum - mean) ** 2, 0) / sums.length
  const real = sumOf(few.time)
  return { real, mean, variance, p: sums.filter((sum) => sum >= real - 1e-9).length / sums.length }
}

test('mean and variance are those over all 720 orders of six events, and p is near the exact one', async () => {
  const bands = { spaceBands: [0, 2.5, 6], timeBands: [1, 3] }
  const knox = await knoxTest(few.x, few.y, few.time, { ...bands, permutations: 4999 })
  knox.cells.forEach((row, s) => {
    row.forEach((cell, t) => {
      const inBand = (value: number, ends: number[], at: number) => value <= ends[at]! && value > (ends[at - 1] ?? -1)
      const all = overAllOrders((distance, apart) => Number(inBand(distance, bands.spaceBands, s) && inBand(apart, bands.timeBands, t)))
      assert.equal(cell.observed, all.real)
      close(cell.expected, all.mean, `mean ${s} ${t}`)
      close(cell.variance, all.variance, `variance ${s} ${t}`)
      assert.ok(Math.abs(cell.p - all.p) < 0.035, `p ${cell.p} ${all.p}`)
    })
  })
  for (const [spaceConstant, timeConstant] of [
    [undefined, undefined],
    [0.5, 2],
  ] as const) {
    const mantel = await mantelTest(few.x, few.y, few.time, { spaceConstant, timeConstant, permutations: 4999 })
    const near = (value: number, constant: number | undefined) => (constant === undefined ? value : 1 / (value + constant))
    const all = overAllOrders((distance, apart) => near(distance, spaceConstant) * near(apart, timeConstant))
    close(mantel.statistic, all.real, 'statistic')
    close(mantel.expected, all.mean, 'mean')
    close(mantel.variance, all.variance, 'variance', 1e-9)
    assert.ok(Math.abs(mantel.p - all.p) < 0.035, `p ${mantel.p} ${all.p}`)
  }
})

/** Burglaries on a map of 2 x 2 km within a year; every third is followed by another within 60 m and ten days. */
function burglaries(seed: number, n: number, repeats = true) {
  const random = randomStream(seed)
  const x: number[] = []
  const y: number[] = []
  const time: number[] = []
  for (let i = 0; i < n; i++) {
    x.push(2000 * random.uniform())
    y.push(2000 * random.uniform())
    time.push(random.below(365))
    if (!repeats || i % 3 > 0) continue
    x.push(x.at(-1)! + 40 * random.uniform())
    y.push(y.at(-1)! + 40 * random.uniform())
    time.push(time.at(-1)! + 1 + random.below(10))
  }
  return { x, y, time }
}

test('exact moments agree with the shuffles, and the sums over bands with wider bands', async () => {
  const { x, y, time } = burglaries(3, 300)
  const bands = { spaceBands: [50, 100, 200], timeBands: [7, 14, 28] }
  const knox = await knoxTest(x, y, time, { ...bands, permutations: 1999 })
  for (const cell of knox.cells.flat()) {
    assert.ok(Math.abs(cell.permutedMean - cell.expected) < 4.5 * Math.sqrt(cell.variance / 1999))
    assert.ok(Math.abs(cell.permutedVariance / cell.variance - 1) < 0.2)
    assert.ok(cell.permutedLower <= cell.expected && cell.expected <= cell.permutedUpper)
    assert.ok(cell.pAdjusted >= cell.p - 1e-12)
  }
  const wide = await knoxTest(x, y, time, { spaceBands: [200], timeBands: [28], permutations: 9 })
  assert.equal(
    wide.cells[0]![0]!.observed,
    knox.cells.flat().reduce((sum, cell) => sum + cell.observed, 0),
  )
})

test('time running backwards, a moved map and other units leave the table as it is', async () => {
  const { x, y, time } = burglaries(4, 200)
  const seen = (knox: Awaited<ReturnType<typeof knoxTest>>) => knox.cells.flat().map(({ observed, expected }) => [observed, expected])
  const options = { spaceBands: [64, 128], timeBands: [7, 14], permutations: 9 }
  const table = seen(await knoxTest(x, y, time, options))
  const backwards = await knoxTest(x.slice().reverse(), y.slice().reverse(), time.map((t) => -t).reverse(), options)
  assert.deepEqual(seen(backwards), table)
  const scaled = await knoxTest(
    x.map((v) => v / 1024),
    y.map((v) => v / 1024),
    time.map((t) => t * 24),
    {
      spaceBands: [0.0625, 0.125],
      timeBands: [168, 336],
      permutations: 9,
    },
  )
  assert.deepEqual(seen(scaled), table)
})

test('the three alternatives fit together', async () => {
  const { x, y, time } = burglaries(5, 120)
  const p = async (alternative: 'greater' | 'less' | 'two-sided') =>
    (await knoxTest(x, y, time, { spaceBands: [100], timeBands: [14], alternative })).cells[0]![0]!.p
  const [greater, less, both] = [await p('greater'), await p('less'), await p('two-sided')]
  assert.equal(greater, 0.001)
  assert.equal(less, 1)
  assert.equal(both, 0.002)
})

test('near repeats are found where they were put, and none where there are none', async () => {
  const { x, y, time } = burglaries(6, 400)
  const near = await nearRepeat(x, y, time, { spaceBands: [0, 60, 300, 600], timeBands: [10, 20, 30] })
  // Nothing at the very same spot: the first band stays empty, so the reach begins only without it.
  assert.equal(near.cells[0]![0]!.ratio, null)
  assert.equal(near.reach, null)
  assert.deepEqual(near.lastTime, [null, 10, null, null])
  assert.ok(near.excessPairs > 100 && near.excessPairs < 145, String(near.excessPairs))
  assert.ok(near.nearRepeats >= 134 && near.nearRepeats < 160, String(near.nearRepeats))
  const reach = await nearRepeat(x, y, time, { spaceBands: [60, 300, 600], timeBands: [10, 20, 30] })
  assert.deepEqual(reach.reach, { distance: 60, time: 10 })
  const nothing = burglaries(7, 400, false)
  const none = await nearRepeat(nothing.x, nothing.y, nothing.time)
  assert.deepEqual([none.reach, none.nearRepeats, none.excessPairs], [null, 0, 0])
})

test('a shuffle makes every order equally often, and keeps all values', () => {
  for (const n of [3, 4]) {
    const seen = new Map<string, number>()
    const all = orders(Array.from({ length: n }, (_, i) => i)).length
    const random = randomStream(8)
    for (let i = 0; i < 1000 * all; i++) {
      const values = Int32Array.from({ length: n }, (_, k) => k)
      shuffle(values, random)
      seen.set(values.join(), (seen.get(values.join()) ?? 0) + 1)
    }
    const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    assert.equal(seen.size, all)
    assert.ok(chiSquare < (n === 3 ? 20.5 : 49.7), `chi-square ${chiSquare} of ${all} orders`)
  }
  const long = Float64Array.from({ length: 70_001 }, (_, i) => i)
  shuffle(long, randomStream(8))
  assert.ok(long.some((value, i) => i > 65_536 && value < 60_000))
  assert.deepEqual(
    long.sort(),
    Float64Array.from({ length: 70_001 }, (_, i) => i),
  )
})

test('one thread and two give the same answer', async () => {
  const { x, y, time } = burglaries(9, 150)
  const two = { seed: 4, permutations: 60, runner: workerReplicates(2) }
  const one = { seed: 4, permutations: 60 }
  assert.deepEqual(await knoxTest(x, y, time, two), await knoxTest(x, y, time, one))
  assert.deepEqual(await mantelTest(x, y, time, two), await mantelTest(x, y, time, one))
})
