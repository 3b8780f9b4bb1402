// Holds the CUSUMs against simple truths, against simulation and against run lengths solved with many digits.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream } from '../random.ts'
import { drawNegativeBinomial } from '../random-draws.ts'
import { cusumCounts, cusumLikelihoodRatio } from './cusum-counts.ts'
import { cusumDesign, cusumReferenceValue, cusumRunLength } from './cusum-design.ts'
import { cusumStandardised } from './cusum-standardised.ts'
import type { PeriodSeries } from './period-series.ts'

const complete = (counts: ArrayLike<number>): PeriodSeries => ({ counts, lastPeriod: 'complete' })

/** Counts of a lively place, week by week. */
function madeUpWeeks(n: number, mean: number, stream = 0): Float64Array {
  const dice = randomStream(7, stream)
  return Float64Array.from({ length: n }, () => drawNegativeBinomial(dice, mean, 5))
}

test('after an alarm the total starts at 0, at half, or goes on; a head start counts', () => {
  const series = complete([9, 9, 9, 2])
  assert.deepEqual(Array.from(cusumCounts(series, 5, { h: 6 }).cusum), [4, 8, 4, 1])
  assert.deepEqual(Array.from(cusumCounts(series, 5, { h: 6, reset: 'half' }).cusum), [4, 8, 7, 0])
  assert.deepEqual(Array.from(cusumCounts(series, 5, { h: 6, reset: 'none' }).cusum), [4, 8, 12, 9])
  assert.deepEqual(Array.from(cusumCounts(series, 5, { h: 6, headStart: 0.5 }).alarm), [1, 0, 1, 0])
})

test('a total that reaches the limit in tenths rings, though binary fractions end below it', () => {
  const got = cusumCounts(complete([9, 3, 3, 3]), 2.9, { h: 6.4, limit54: [0, 1] })
  assert.ok(got.cusum[3]! < 6.4)
  assert.deepEqual(Array.from(got.alarm), [0, 0, 0, 1])
  assert.equal(got.countToSignal[3], 3)
})

test('where a fall is waited for, countToSignal is the largest count that rings, and none where none does', () => {
  const run = (counts: number[]) => cusumLikelihoodRatio(complete(counts), 3, { ratio: 0.5, h: 2 })
  const got = run([0, 0, 2])
  assert.ok(Number.isNaN(got.countToSignal[0]))
  assert.equal(got.countToSignal[1], 1)
  assert.deepEqual([run([0, 1]).alarm[1], run([0, 2]).alarm[1]], [1, 0])
})

test('countToSignal is the smallest count that rings', () => {
  const counts = madeUpWeeks(60, 8, 3)
  const runs = [
    (x: ArrayLike<number>) => cusumStandardised(complete(x), 8, { k: 0.5, h: 2, limit54: [0, 1] }),
    (x: ArrayLike<number>) => cusumStandardised(complete(x), 8, { k: 0.5, h: 2, transformation: 'rossi', limit54: [0, 1] }),
    (x: ArrayLike<number>) => cusumLikelihoodRatio(complete(x), 8, { ratio: 1.5, theta: 5, h: 2, limit54: [0, 1] }),
  ]
  for (const run of runs) {
    const first = run(counts)
    for (const at of [5, 20, 59]) {
      const edge = first.countToSignal[at]!
      const ringsWith = (count: number) => run(counts.map((x, i) => (i === at ? count : x))).alarm[at]
      assert.equal(ringsWith(edge), 1)
      if (edge > 0) assert.equal(ringsWith(edge - 1), 0)
    }
  }
})

test('the likelihood-ratio CUSUM is a CUSUM of counts where the mean does not change', () => {
  const counts = madeUpWeeks(80, 4, 5)
  for (const theta of [Number.POSITIVE_INFINITY, 3]) {
    const k = cusumReferenceValue(4, 8, { theta })
    const ratio = cusumLikelihoodRatio(complete(counts), 4, { ratio: 2, theta, h: 1e9 })
    const plain = cusumCounts(complete(counts), k, { h: 1e9 })
    const slope = ratio.cusum.findLast((value) => value > 0)! / plain.cusum.findLast((value) => value > 0)!
    plain.cusum.forEach((value, i) => {
      assert.ok(Math.abs(value * slope - ratio.cusum[i]!) < 1e-9)
    })
  }
})

test('run lengths are those of the simulated CUSUM, and known values', () => {
  // Brook and Evans' chain solved by R (surveillance::arlCusum).
  assert.ok(Math.abs(cusumRunLength(3, 5, 2).runLength - 188.491385514515) < 1e-9)
  assert.ok(Math.abs(cusumRunLength(2.9, 8.2, 2).runLength / 1824.94969976234 - 1) < 1e-11)
  assert.ok(Math.abs(cusumRunLength(2.9, 8.2, 4).fromHalf - 4.93922170187223) < 1e-11)
  assert.ok(Math.abs(cusumRunLength(1.5, 3.5, 1).runLength - 79.9156069064499) < 1e-10)
  const theta = 4
  const exact = cusumRunLength(4.5, 9, 3, { theta }).runLength
  const dice = randomStream(5)
  let periods = 0
  for (let run = 0; run < 600; run++) {
    for (let total = 0; total < 9; periods++) total = Math.max(0, total + drawNegativeBinomial(dice, 3, theta) - 4.5)
  }
  assert.ok(Math.abs(periods / 600 / exact - 1) < 5 / Math.sqrt(600), `${periods / 600} ${exact}`)
  const design = cusumDesign(3, 5, { runLength: 300, theta })
  assert.ok(design.falseAlarm.runLength >= 300 && design.trueAlarm.runLength < 30)
  assert.ok(cusumRunLength(design.k, design.h - 0.1, 3, { theta }).runLength < 300)
})

test('very long run lengths keep their digits, and quiet streets get a k between their means', () => {
  // The same equations solved with 150 digits (Python's decimal).
  const known: [number, number, number][] = [
    [3, 12, 34341641560.76457],
    [5, 12, 598313769249471.8],
    [5, 40, 1.437192354589997e47],
    [10, 50, 7.20634442838198e79],
  ]
  for (const [k, h, runLength] of known) assert.ok(Math.abs(cusumRunLength(k, h, 1).runLength / runLength - 1) < 1e-12)
  assert.equal(cusumRunLength(2, 3, 0).runLength, Number.POSITIVE_INFINITY)
  for (const mean of [0.01, 0.1, 0.4]) {
    const { k, trueAlarm, falseAlarm } = cusumDesign(mean, 2 * mean)
    assert.ok(mean < k && k < 2 * mean && falseAlarm.runLength >= 500 && trueAlarm.runLength < 170)
  }
})
