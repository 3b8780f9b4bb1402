// Holds the alarms against R's, against simple truths and against figures nobody can work with.

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { compare, type ReferenceCase, readCase, readColumns } from '../../testing/reference-case.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { randomStream } from '../random.ts'
import { drawNegativeBinomial } from '../random-draws.ts'
import { cusumCounts, cusumLikelihoodRatio } from './cusum-counts.ts'
import { cusumDesign, cusumReferenceValue, cusumRunLength } from './cusum-design.ts'
import { cusumStandardised } from './cusum-standardised.ts'
import { type EarsMethod, ears } from './ears.ts'
import { type FarringtonAlarms, type FarringtonOptions, farrington } from './farrington.ts'
import { type FarringtonFlexibleOptions, farringtonFlexible } from './farrington-flexible.ts'
import { completePeriods, type PeriodSeries } from './period-series.ts'

type Settings = Record<string, unknown>
const complete = (counts: ArrayLike<number>): PeriodSeries => ({ counts, lastPeriod: 'complete' })
const casesOf = (family: string) => readdirSync(new URL('../../reference/', import.meta.url)).filter((name) => name.startsWith(family))
const fromOne = (periods: unknown) => Array.from(periods as number[], (k) => k - 1)

/** Counts of a made-up week-by-week series with a season. */
function madeUpWeeks(n: number, mean: number, stream = 0): Float64Array {
  const dice = randomStream(7, stream)
  return Float64Array.from({ length: n }, (_, t) => drawNegativeBinomial(dice, mean * (1 + 0.4 * Math.sin((2 * Math.PI * t) / 52)), 5))
}

/** The settings of one fit of a case; "same with x='y'" means those of the delta fit with one changed. */
function settingsOf(reference: ReferenceCase, key: string): Settings {
  const all = reference.options as Record<string, Settings | string>
  const own = all[key]
  if (typeof own === 'object') return own
  const [, name, value] = /(\w+)='(\w+)'/.exec(own ?? '') ?? []
  return { ...(all.flexible_delta as Settings), ...(name ? { [name]: value } : {}) }
}

/** The counts of a case, with the calendar and the population where its settings use them. */
function seriesOf(columns: ReturnType<typeof readColumns>, settings: Settings): PeriodSeries {
  return {
    ...complete(columns.numbers('count')),
    ...(settings.dates ? { dates: columns.numbers('day') } : {}),
    ...(settings.populationOffset ? { population: columns.numbers('population') } : {}),
  }
}

// What R leaves empty (or 0) where too few cases came.
const silenced = (alarms: FarringtonAlarms, values: Float64Array, mark: number) =>
  values.map((value, i) => (alarms.status[i] === 'too-few' ? mark : value))

for (const name of casesOf('farrington-')) {
  const reference = readCase(name)
  for (const key of Object.keys(reference.expected)) {
    test(`${key} agrees with R (${name})`, () => {
      const want = reference.expected[key] as Record<string, never>
      const columns = readColumns(name)
      const series = seriesOf(columns, settingsOf(reference, key))
      const settings = { ...settingsOf(reference, key), periods: fromOne(want.range) }
      const check = (path: string, got: unknown) => compare(reference, `${key}.${path}`, got, want[path] ?? null)
      if (key === 'farrington') {
        const alarms = farrington(series, settings as FarringtonOptions)
        check('upperbound', silenced(alarms, alarms.upper, 0))
        check('observed', alarms.observed)
        check('alarm', alarms.alarm)
        return
      }
      const alarms = farringtonFlexible(series, settings as FarringtonFlexibleOptions)
      const z = normalQuantile(alarms.alpha, true)
      const delta = alarms.thresholdMethod === 'delta'
      check('observed', alarms.observed)
      check('upperbound', silenced(alarms, alarms.upper, Number.NaN))
      check('alarm', alarms.alarm)
      check('expected', silenced(alarms, alarms.expected, Number.NaN))
      // With 'delta' R takes the mean for its logarithm here; that figure is of no use but comparison.
      check('mu0', delta ? alarms.expected.map((mean, i) => Math.exp(mean + z * alarms.standardError[i]!)) : alarms.mu0)
      check('phi', alarms.dispersion)
      check('trend', alarms.trend)
      check('score', alarms.score)
      check('pvalue', alarms.p)
    })
  }
}

for (const name of casesOf('ears-')) {
  test(`EARS and CUSUM agree with R (${name})`, () => {
    const reference = readCase(name)
    const series = complete(readColumns(name).numbers('count'))
    const options = reference.options as { ears: Record<string, number>; cusum: Record<string, number> & { range: number[] } }
    for (const method of ['C1', 'C2', 'C3'] as EarsMethod[]) {
      const want = reference.expected[method] as Record<string, never>
      const alpha = options.ears[`alpha_${method}`]!
      const got = ears(series, { method, alpha, baseline: options.ears.baseline!, periods: fromOne(want.range), limit54: [0, 1] })
      compare(reference, method, { range: got.periods.map((k) => k + 1), upperbound: got.upper, alarm: got.alarm })
    }
    const { k, h, m, range } = options.cusum
    for (const transformation of ['standard', 'rossi'] as const) {
      const settings = { k: k!, h: h!, transformation, from: range[0]! - 1, reset: 'none', limit54: [0, 1] } as const
      const got = cusumStandardised(series, m!, settings)
      compare(reference, `cusum_${transformation}`, { cusum: got.cusum, alarm: got.alarm, upperbound: got.countToSignal })
    }
  })
}

test('the Farrington fit is the solution of its equations, found here by plain gradient steps', () => {
  const counts = madeUpWeeks(265, 9)
  const got = farringtonFlexible(complete(counts), {
    b: 4,
    reweight: false,
    noPeriods: 1,
    w: 2,
    pastWeeksNotIncluded: 2,
    pThresholdTrend: 1,
    periods: [264],
  })
  const rows = Array.from({ length: 264 }, (_, t) => t).filter(
    (t) => t < 262 && [52, 104, 156, 208].some((y) => Math.abs(264 - y - t) <= 2),
  )
  let [a, slope] = [2, 0]
  for (let step = 0; step < 60; step++) {
    const sums = [0, 0, 0, 0, 0]
    for (const t of rows) {
      const [u, mean] = [(t - 264) / 52, Math.exp(a + (slope * (t - 264)) / 52)]
      const residual = counts[t]! - mean
      ;[residual, residual * u, mean, mean * u, mean * u * u].forEach((value, i) => {
        sums[i]! += value
      })
    }
    const [ra, rb, aa, ab, bb] = sums as [number, number, number, number, number]
    const determinant = aa * bb - ab * ab
    a += (bb * ra - ab * rb) / determinant
    slope += (aa * rb - ab * ra) / determinant
  }
  assert.equal(got.n[0], rows.length)
  if (got.trend[0] === 1) {
    assert.ok(Math.abs(got.expected[0]! - Math.exp(a)) < 1e-4 * Math.exp(a))
    assert.ok(Math.abs(got.trendSlope[0]! * 52 - slope) < 1e-4)
  } else {
    const mean = rows.reduce((sum, t) => sum + counts[t]!, 0) / rows.length
    assert.ok(Math.abs(got.expected[0]! - mean) < 1e-6 * mean)
  }
})

test('an alarm does not depend on what comes later, on where counting starts, nor on the other periods judged', () => {
  const counts = madeUpWeeks(300, 12)
  const options = { b: 3, periods: [250, 260] }
  const whole = farringtonFlexible(complete(counts), options)
  assert.deepEqual(farringtonFlexible(complete(counts.slice(0, 261)), options).upper, whole.upper)
  const shifted = farringtonFlexible(complete([0, 0, 0, ...counts]), { b: 3, periods: [253, 263] })
  shifted.score.forEach((score, i) => {
    assert.ok(Math.abs(score - whole.score[i]!) < 1e-9)
  })
  assert.equal(farringtonFlexible(complete(counts), { b: 3, periods: [260] }).upper[0], whole.upper[1])
  assert.deepEqual(counts, madeUpWeeks(300, 12))
})

test('dates that follow each other week by week give what counting by 52 gives, until a year has 53 weeks', () => {
  const counts = madeUpWeeks(230, 15)
  const monday = Date.UTC(2015, 0, 5) / 86400000
  const dates = counts.map((_, week) => monday + 7 * week)
  const byDate = farringtonFlexible({ ...complete(counts), dates }, { b: 3, periods: [160, 225] })
  const byNumber = farringtonFlexible(complete(counts), { b: 3, periods: [160, 225] })
  assert.ok(byDate.expected.every((value) => value > 0))
  assert.ok(Math.abs(byDate.expected[1]! / byNumber.expected[1]! - 1) < 0.2)
  assert.equal(byDate.n[1], byNumber.n[1])
  const months = Float64Array.from({ length: 72 }, (_, m) => Date.UTC(2015, m, 1) / 86400000)
  const monthly = { frequency: 12, b: 3, w: 1, noPeriods: 4 }
  const series = complete(counts.slice(0, 72))
  const inMonths = farringtonFlexible({ ...series, dates: months }, { ...monthly, trend: false })
  assert.deepEqual(inMonths.upper.slice(-20), farringtonFlexible(series, { ...monthly, trend: false }).upper.slice(-20))
  assert.equal(
    errorCode(() => farringtonFlexible({ ...series, dates: months }, { ...monthly, periods: [20] })),
    'too-short',
  )
})

test('with a population twice the people make twice the cases usual', () => {
  const counts = Float64Array.from({ length: 300 }, (_, t) => (t < 299 ? 10 + (t % 3) : 22))
  const population = counts.map((_, t) => (t < 299 ? 1000 : 2000))
  for (const method of [farrington, farringtonFlexible]) {
    const plain = method(complete(counts), { b: 4, periods: [299], trend: false })
    const rated = method({ ...complete(counts), population }, { b: 4, periods: [299], populationOffset: true, trend: false })
    assert.ok(Math.abs(rated.expected[0]! / plain.expected[0]! - 2) < 1e-9)
    assert.equal(plain.alarm[0], 1)
    assert.equal(rated.alarm[0], 0)
  }
})

test('dates must come as often as the stated periods, and quarters step by three months', () => {
  const counts = madeUpWeeks(300, 15)
  const monthly = counts.map((_, month) => Date.UTC(2001, month, 1) / 86400000)
  for (const method of [farrington, farringtonFlexible]) {
    assert.equal(
      errorCode(() => method({ ...complete(counts), dates: monthly }, { b: 3 })),
      'range',
    )
    assert.equal(
      errorCode(() => method({ ...complete(counts), dates: monthly }, { b: 3, w: 1, noPeriods: 2, frequency: 7 })),
      'range',
    )
  }
  const quarterly = counts.slice(0, 60).map((_, quarter) => Date.UTC(2001, 3 * quarter, 1) / 86400000)
  const settings = { frequency: 4, b: 5, w: 1, periods: [40, 59] }
  const byDate = farrington({ ...complete(counts.slice(0, 60)), dates: quarterly }, settings)
  assert.deepEqual(byDate, farrington(complete(counts.slice(0, 60)), settings))
  assert.deepEqual(Array.from(byDate.n), [15, 15])
})

test('a limit that is none leaves the period unjudged, not calm', () => {
  const counts = new Float64Array(300)
  counts[299] = 6
  const got = farringtonFlexible(complete(counts), { b: 3, periods: [299], thresholdMethod: 'muan' })
  assert.deepEqual([got.status[0], got.alarm[0]], ['not-fitted', 0])
})

test('an unfinished last period is never judged', () => {
  const counts = [...madeUpWeeks(300, 12), 1]
  const running = farringtonFlexible({ counts, lastPeriod: 'unfinished' }, { b: 3 })
  assert.equal(running.leftOut, 1)
  assert.equal(running.periods.at(-1), 299)
  assert.equal(
    errorCode(() => farringtonFlexible({ counts, lastPeriod: 'unfinished' }, { b: 3, periods: [300] })),
    'range',
  )
  assert.equal(completePeriods({ counts: [1, 2], lastPeriod: 'unfinished' }).counts.length, 1)
  assert.equal(ears({ counts: [1, 2, 3, 1, 2, 3, 1, 2, 99], lastPeriod: 'unfinished' }).alarm.length, 1)
  const falling = { counts: [9, 9, 9, 9, 0], lastPeriod: 'unfinished' } as const
  assert.equal(cusumLikelihoodRatio(falling, 9, { ratio: 0.5, h: 1 }).alarm.length, 4)
  assert.equal(cusumCounts(falling, 9).leftOut, 1)
  assert.equal(cusumStandardised(falling, 9).periods.at(-1), 3)
  // A mean for the unfinished period too means that somebody expects it to be judged.
  assert.equal(
    errorCode(() => cusumStandardised(falling, [9, 9, 9, 9, 3])),
    'shape',
  )
  const alarms: ((series: PeriodSeries) => unknown)[] = [
    farrington,
    farringtonFlexible,
    ears,
    (series) => cusumCounts(series, 5),
    (series) => cusumStandardised(series, 5),
    (series) => cusumLikelihoodRatio(series, 5),
  ]
  for (const alarm of alarms)
    for (const lastPeriod of [undefined, null, true, 'Complete'])
      assert.equal(
        errorCode(() => alarm({ counts, lastPeriod } as unknown as PeriodSeries)),
        'range',
      )
})

test('fewer than five cases in four periods raise no alarm, and the status says so', () => {
  const counts = new Float64Array(300)
  counts[299] = 4
  const got = farringtonFlexible(complete(counts), { b: 3, periods: [299] })
  assert.deepEqual([got.alarm[0], got.status[0]], [0, 'too-few'])
  counts[299] = 5
  assert.equal(farringtonFlexible(complete(counts), { b: 3, periods: [299], thresholdMethod: 'delta' }).alarm[0], 1)
  assert.equal(ears(complete([0, 0, 0, 0, 1, 0, 0, 4])).status[0], 'judged')
  assert.equal(ears(complete([0, 0, 0, 1, 0, 0, 0, 4])).status[0], 'too-few')
  const few = cusumCounts(complete([0, 4, 0]), 1, { h: 2 })
  assert.deepEqual(
    [Array.from(few.alarm), few.status],
    [
      [0, 0, 0],
      ['too-few', 'too-few', 'too-few'],
    ],
  )
  // The total is kept, so the alarm comes with the fifth case.
  assert.deepEqual(Array.from(cusumCounts(complete([0, 4, 1]), 1, { h: 2 }).alarm), [0, 0, 1])
})

test('seasons without any case, a constant past and a past of nothing have a stated answer', () => {
  const nothing = farringtonFlexible(complete(new Float64Array(300)), { b: 3, limit54: [0, 4], periods: [299] })
  assert.equal(nothing.alarm[0], 0)
  assert.ok(nothing.status[0] === 'not-fitted' || nothing.expected[0]! < 1e-6)
  const constant = farrington(complete(new Float64Array(300).fill(6)), { b: 3, periods: [299] })
  assert.ok(Math.abs(constant.expected[0]! - 6) < 1e-9 && constant.dispersion[0] === 1 && constant.alarm[0] === 0)
  assert.equal(ears(complete([3, 3, 3, 3, 3, 3, 3, 3])).alarm[0], 0)
  assert.equal(ears(complete([3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 9, 4]), { method: 'C3' }).upper[0], 0)
})

test('whatever comes, an alarm answers or says in a sentence why not', () => {
  const week = Array.from({ length: 300 }, (_, t) => 5 + ((t * 7) % 11))
  const figures: ArrayLike<number>[] = [
    [],
    [3],
    [3, 5],
    new Int32Array(300),
    Float32Array.from(week),
    Object.freeze([...week]),
    week.map((x) => x * 1e300),
    week.map(() => Number.MAX_SAFE_INTEGER),
    week.map((_, t) => (t < 299 ? 0 : 6)),
    week.map((_, t) => Math.round(1.05 ** t)),
  ]
  const nothing = { b: undefined, w: undefined, alpha: undefined, limit54: undefined, periods: undefined, frequency: undefined }
  const calls: ((series: PeriodSeries) => { alarm: Uint8Array; status: string[] })[] = [
    (series) => farrington(series, { b: 3 }),
    (series) => farrington(series, nothing as FarringtonOptions),
    (series) => farringtonFlexible(series, { b: 3, thresholdMethod: 'muan', limit54: [0, 1] }),
    (series) => farringtonFlexible(series, { b: 3, noPeriods: 1, pastWeeksNotIncluded: 0 }),
    (series) => ears(series, { method: 'C3', limit54: [0, 1] }),
    (series) => ears(series, { alpha: undefined, baseline: undefined } as never),
    (series) => cusumStandardised(series, 5, { transformation: 'rossi', h: undefined } as never),
    (series) => cusumLikelihoodRatio(series, 1e-300, { theta: 3 }),
    (series) => cusumCounts(series, 1e300, { h: 3, headStart: 0.5 }),
  ]
  for (const counts of figures)
    for (const call of calls) {
      // errorCode lets no error through but the library's own.
      if (errorCode(() => call(complete(counts))) !== 'none') continue
      const { alarm, status } = call(complete(counts))
      assert.equal(alarm.length, status.length)
      status.forEach((word, i) => {
        assert.ok(word === 'judged' || alarm[i] === 0)
      })
    }
})

test('figures nobody can work with get a named error', () => {
  const year = new Float64Array(300).fill(5)
  const noWord = { counts: year } as unknown as PeriodSeries
  const table: [string, () => unknown][] = [
    ['range', () => farringtonFlexible(noWord)],
    ['empty', () => farringtonFlexible(complete([]))],
    ['too-short', () => completePeriods({ counts: [3], lastPeriod: 'unfinished' })],
    ['too-short', () => farringtonFlexible(complete([1, 2, 3]))],
    ['too-short', () => farringtonFlexible(complete(year), { periods: [200] })],
    ['not-finite', () => farrington(complete([...year, Number.NaN]))],
    ['not-finite', () => farrington(complete([...year, Number.POSITIVE_INFINITY]))],
    ['range', () => farrington(complete([...year, -1]))],
    ['range', () => farrington(complete([...year, 1.5]))],
    ['range', () => farrington(complete([...year, 1e300]))],
    ['range', () => farrington(complete(year), { b: 0 })],
    ['range', () => farrington(complete(year), { frequency: 4 })],
    ['range', () => farrington(complete(year), { powertrans: '3/4' as '2/3' })],
    ['range', () => farringtonFlexible(complete(year), { thresholdMethod: 'nb' as 'delta' })],
    ['range', () => farrington(complete(year), { limit54: [5, 1e6] })],
    ['range', () => farrington(complete(year), { alpha: 0.5 })],
    ['range', () => farrington(complete(year), { limit54: [5, 0] })],
    ['range', () => farringtonFlexible(complete(year), { b: 3, noPeriods: 52 })],
    ['range', () => farringtonFlexible(complete(year), { b: 3, noPeriods: 1.5 })],
    ['shape', () => farrington(complete(year), { populationOffset: true, b: 3 })],
    ['shape', () => farrington({ ...complete(year), population: [1] }, { b: 3 })],
    ['range', () => farrington({ ...complete(year), population: year.map(() => 0) }, { b: 3 })],
    ['range', () => farrington({ ...complete(year), dates: year }, { b: 3 })],
    ['too-short', () => farringtonFlexible(complete(year), { b: 1, noPeriods: 1, pastWeeksNotIncluded: 60, periods: [299] })],
    ['too-large', () => farringtonFlexible(complete(new Float64Array(1e6)))],
    ['too-short', () => ears(complete([1, 2, 3, 4, 5, 6, 7]))],
    ['range', () => ears(complete(year), { baseline: 2 })],
    ['range', () => ears(complete(year), { alpha: 0 })],
    ['range', () => ears(complete(year), { method: 'c3' as 'C3' })],
    ['too-large', () => ears(complete(new Float64Array(1e6)), { baseline: 1e5 })],
    ['range', () => cusumStandardised(complete(year), 0)],
    ['shape', () => cusumStandardised(complete(year), [1, 2])],
    ['range', () => cusumStandardised(complete(year), 5, { h: 0 })],
    ['range', () => cusumStandardised(complete(year), 5, { reset: 'never' as 'none' })],
    ['range', () => cusumCounts(complete(year), 3, { from: 300 })],
    ['range', () => cusumStandardised(complete(year), 5, { transformation: 'root' as 'none' })],
    ['not-finite', () => cusumLikelihoodRatio(complete(year), 1e300, { ratio: 1e300 })],
    ['range', () => cusumLikelihoodRatio(complete(year), 5, { ratio: 0 })],
    ['range', () => cusumLikelihoodRatio(complete(year), 5, { theta: 0 })],
    ['constant', () => cusumLikelihoodRatio(complete(year), 5, { ratio: 1 })],
    ['constant', () => cusumReferenceValue(2, 2)],
    ['infeasible', () => cusumDesign(4, 2)],
    ['infeasible', () => cusumDesign(2, 2.1)],
    ['too-large', () => cusumRunLength(1e300, 5, 2)],
    ['too-large', () => cusumRunLength(3, 1e6, 2)],
    ['range', () => cusumRunLength(0, 5, 2)],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
})
