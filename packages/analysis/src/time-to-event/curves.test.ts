// Holds survival curves, log-rank tests and competing ends against R's numbers, brute force and impossible figures.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { randomStream } from '../random.ts'
import { stableOrder } from '../stable-order.ts'
import { aalenJohansen } from './aalen-johansen.ts'
import { incidenceAt, restrictedMean, survivalAt, survivalQuantiles } from './curve-at.ts'
import { grayTest } from './gray-test.ts'
import { type KaplanMeierOptions, kaplanMeier, type SurvivalCurve } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import type { SurvivalScale } from './survival-interval.ts'

/** Invented spells with ties, delayed entry and two causes. */
function invented(n: number, seed: number) {
  const dice = randomStream(seed)
  const entry = Float64Array.from({ length: n }, () => dice.below(4) / 2)
  const time = entry.map((e) => e + 0.5 + dice.below(12) / 2)
  const cause = Float64Array.from({ length: n }, () => dice.below(3))
  const group = Array.from({ length: n }, () => ['a', 'b', 'c'][dice.below(3)]!)
  const weights = Float64Array.from({ length: n }, () => 0.5 + dice.uniform())
  const cluster = Array.from({ length: n }, () => dice.below(Math.ceil(n / 3)))
  return { entry, time, cause, event: cause.map((c) => (c > 0 ? 1 : 0)), group, weights, cluster }
}

const near = (got: number, want: number, tolerance: number, what: string) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)

test('curves, quantiles and restricted means of the re-arrest study agree with R', async () => {
  const reference = readCase('km-logrank-rossi')
  const data = readColumns('km-logrank-rossi')
  const settings = reference.options as { group: string; rmst_tau: number; level: number }
  const curvesOn = (scale: SurvivalScale) =>
    kaplanMeier(data.numbers('week'), data.numbers('arrest'), { group: data.words(settings.group), scale, level: settings.level })
  const shown = (curve: SurvivalCurve) => ({
    time: curve.times,
    n_risk: curve.atRisk,
    n_event: curve.events,
    n_censor: curve.censored,
    surv: curve.survival,
    std_err: curve.standardError,
    lower: curve.lower,
    upper: curve.upper,
  })
  for (const [name, scale] of [
    ['km_loglog', 'log-log'],
    ['km_log', 'log'],
    ['km_plain', 'plain'],
  ] as const)
    compare(reference, name, Object.fromEntries((await curvesOn(scale)).map((curve) => [`${settings.group}=${curve.group}`, shown(curve)])))
  const curves = await curvesOn('log-log')
  const means = curves.map((curve) => restrictedMean(curve, settings.rmst_tau))
  compare(reference, 'rmst', {
    fin: curves.map((curve) => `fin=${curve.group}`),
    rmean: means.map((mean) => mean.mean),
    se: means.map((mean) => mean.standardError),
  })
  const [no, yes] = curves.map((curve) => survivalQuantiles(curve, [0.1, 0.2, 0.25]))
  compare(reference, 'quantiles', {
    p: no!.shares,
    fin_no: no!.quantiles,
    fin_yes: yes!.quantiles,
    lower_no: no!.lower,
    lower_yes: yes!.lower,
  })
})

test('log-rank, Peto and stratified tests agree with R', async () => {
  const reference = readCase('km-logrank-rossi')
  const data = readColumns('km-logrank-rossi')
  const run = async (options: Parameters<typeof logRank>[3]) => {
    const { chiSquare, p, observed, expected, covariance } = await logRank(
      data.numbers('week'),
      data.numbers('arrest'),
      data.words('fin'),
      options,
    )
    return { chisq: chiSquare, p, observed, expected, var: covariance[0]! }
  }
  compare(reference, 'logrank', await run({}))
  compare(reference, 'peto', await run({ rho: 1 }))
  compare(reference, 'stratified', await run({ strata: data.words('wexp') }))
})

test('cumulative incidence with both variances, and Gray test, agree with R', async () => {
  const reference = readCase('aalen-johansen-mgus2')
  const data = readColumns('aalen-johansen-mgus2')
  const { times } = reference.options as { times: number[] }
  const [time, event, sex] = [data.numbers('time'), data.numbers('event'), data.words('sex')]
  const jackknife = await aalenJohansen(time, event, { group: sex })
  compare(
    reference,
    'aj',
    Object.fromEntries(
      jackknife.map((curves) => {
        const [first, second] = [incidenceAt(curves, 1, times), incidenceAt(curves, 2, times)]
        const row = { time: times, cif_event1: first.incidence, cif_event2: second.incidence }
        return [`sex=${curves.group}`, { ...row, se_event1: first.standardError, se_event2: second.standardError }]
      }),
    ),
  )
  const [f1, m1] = (await aalenJohansen(time, event, { group: sex, variance: 'delta' })).map((curves) =>
    incidenceAt(curves, 1, times).standardError.map((error) => error * error),
  )
  compare(reference, 'cuminc_var', { times, F1: f1, M1: m1 })
  const gray = await grayTest(time, event, sex)
  compare(reference, 'gray', { event: gray.map((g) => g.cause), stat: gray.map((g) => g.chiSquare), p: gray.map((g) => g.p) })
})

test('counting by hand gives the curve, with delayed entry and weights', async () => {
  const { entry, time, event, weights } = invented(60, 4)
  const [curve] = await kaplanMeier(time, event, { entry, weights })
  let survival = 1
  curve!.times.forEach((t, at) => {
    let atRisk = 0
    let died = 0
    for (let i = 0; i < time.length; i++) {
      if (entry[i]! < t && time[i]! >= t) atRisk += weights[i]!
      if (time[i] === t && event[i] === 1) died += weights[i]!
    }
    survival *= 1 - died / atRisk
    near(curve!.atRisk[at]!, atRisk, 1e-12, 'at risk')
    near(curve!.survival[at]!, survival, 1e-12, 'survival')
  })
})

test('the jackknife error is what moving each weight a little says, row by row and cluster by cluster', async () => {
  const { entry, time, cause, weights, cluster } = invented(40, 7)
  const at = async (w: Float64Array) => (await aalenJohansen(time, cause, { entry, weights: w }))[0]!
  const step = 1e-6
  const nudged = (i: number, by: number) => at(weights.map((w, k) => (k === i ? w + by : w)))
  const moved = await Promise.all(Array.from(weights, async (_, i) => ({ up: await nudged(i, step), down: await nudged(i, -step) })))
  const plain = (await aalenJohansen(time, cause, { entry, weights }))[0]!
  const clustered = (await aalenJohansen(time, cause, { entry, weights, cluster }))[0]!
  const survival = (await kaplanMeier(time, cause.map(Math.sign), { entry, weights, variance: 'jackknife' }))[0]!
  const places = Array.from(plain.times, (_, t) => t)
  for (const t of places) {
    const slope = (of: (c: typeof plain) => number) => moved.map(({ up, down }, i) => (weights[i]! * (of(up) - of(down))) / (2 * step))
    const size = (moves: number[]) => Math.sqrt(moves.reduce((sum, m) => sum + m * m, 0))
    for (const k of [0, 1]) {
      const moves = slope((c) => c.causes[k]!.incidence[t]!)
      near(plain.causes[k]!.standardError[t]!, size(moves), 1e-6, `cause ${k + 1}, time ${t}`)
      const sums = new Map<number, number>()
      moves.forEach((move, i) => {
        sums.set(cluster[i]!, (sums.get(cluster[i]!) ?? 0) + move)
      })
      near(clustered.causes[k]!.standardError[t]!, size([...sums.values()]), 1e-6, `cause ${k + 1}, clusters, time ${t}`)
    }
    near(survival.standardError[t]!, size(slope((c) => c.eventFree[t]!)), 1e-6, `survival, time ${t}`)
  }
})

test('without ties or weights the jackknife error of a survival curve is Greenwood error, and one cause is one minus survival', async () => {
  const time = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const event = [1, 0, 1, 1, 0, 1, 0, 1, 1, 0]
  const [greenwood] = await kaplanMeier(time, event)
  const [jackknife] = await kaplanMeier(time, event, { variance: 'jackknife' })
  const [incidence] = await aalenJohansen(time, event)
  for (let t = 0; t < time.length; t++) {
    near(jackknife!.standardError[t]!, greenwood!.standardError[t]!, 1e-12, 'error')
    near(incidence!.causes[0]!.incidence[t]!, 1 - greenwood!.survival[t]!, 1e-12, 'incidence')
  }
  const clusters: KaplanMeierOptions = { cluster: time }
  assert.deepEqual((await kaplanMeier(time, event, clusters))[0]!.standardError.map(round), jackknife!.standardError.map(round))
})

const round = (value: number) => Number(value.toPrecision(12))

test('order of rows, names of groups and unit of time change nothing', async () => {
  const { time, cause, event, group } = invented(80, 11)
  const turn = <T>(values: ArrayLike<T>) => Array.from(values).reverse()
  const there = await logRank(time, event, group, { scores: [0, 1, 2] })
  const back = await logRank(
    turn(time).map((t) => 12 * t),
    turn(event),
    turn(group),
    { scores: [0, 1, 2] },
  )
  near(back.chiSquare, there.chiSquare, 1e-12, 'chi-square')
  near(back.trend!.z, there.trend!.z, 1e-12, 'trend')
  const renamed = await logRank(
    time,
    event,
    group.map((g) => ({ a: 'z', b: 'y', c: 'x' })[g]!),
  )
  near(renamed.chiSquare, there.chiSquare, 1e-12, 'renamed')
  const gray = await grayTest(time, cause, group)
  const grayBack = await grayTest(
    turn(time),
    turn(cause),
    turn(group).map((g) => ({ a: 3, b: 1, c: 2 })[g]!),
  )
  gray.forEach((one, k) => {
    near(grayBack[k]!.chiSquare, one.chiSquare, 1e-10, 'Gray')
  })
})

test('a two-group trend is the log-rank test, and one stratum per pair is the sign of pairs', async () => {
  const { time, event } = invented(60, 3)
  const group = Array.from(time, (_, i) => i % 2)
  const plain = await logRank(time, event, group, { scores: [0, 1] })
  near(plain.trend!.chiSquare, plain.chiSquare, 1e-12, 'trend of two groups')
  near(plain.observed[0]! + plain.observed[1]!, plain.expected[0]! + plain.expected[1]!, 1e-12, 'sums')
  // Five pairs in which the first ended first four times: (4 - 1)^2 / 5.
  const pairs = await logRank([1, 2, 1, 2, 1, 2, 1, 2, 2, 1], Array(10).fill(1), [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], {
    strata: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
  })
  near(pairs.chiSquare, 9 / 5, 1e-12, 'pairs')
})

test('quantiles and landmarks are read off the steps', async () => {
  const [curve] = await kaplanMeier([1, 2, 3, 4], [1, 1, 1, 1])
  assert.deepEqual(Array.from(survivalQuantiles(curve!, [0, 0.25, 0.3, 0.5, 1]).quantiles), [0, 1.5, 2, 2.5, 4])
  const at = survivalAt(curve!, [0.5, 1, 1.5, 4, 9])
  assert.deepEqual(Array.from(at.survival, round), [1, 0.75, 0.75, 0, 0])
  assert.deepEqual(Array.from(at.atRisk), [4, 4, 3, 1, 0])
  assert.deepEqual(at.beyond, [false, false, false, false, true])
  near(restrictedMean(curve!, 4).mean, 2.5, 1e-12, 'mean of all')
  assert.equal(restrictedMean(curve!, 0.5).standardError, 0)
  assert.ok(restrictedMean(curve!, 5).beyond)
})

test('a restricted mean has no error that takes clusters for single spells, and none that overflows', async () => {
  const [clustered] = await kaplanMeier([1, 2, 3, 4], [1, 1, 0, 1], { cluster: [1, 1, 2, 2] })
  const [plain] = await kaplanMeier([1, 2, 3, 4], [1, 1, 0, 1])
  const [mean, alone] = [restrictedMean(clustered!, 4), restrictedMean(plain!, 4)]
  assert.equal(mean.mean, alone.mean)
  assert.ok(Number.isNaN(mean.standardError) && Number.isNaN(mean.lower) && alone.standardError > 0)
  const [long] = await kaplanMeier(
    [1, 2, 3, 4].map((t) => t * 1e300),
    [1, 1, 0, 1],
  )
  near(restrictedMean(long!, 4e300).standardError / 1e300, alone.standardError, 1e-12, 'error')
})

test('sorting by digits is sorting', async () => {
  const dice = randomStream(9)
  const values = Float64Array.from({ length: 3000 }, () => (dice.uniform() - 0.5) * 10 ** (dice.below(30) - 15))
  values[7] = 0
  values[9] = -0
  values.set(values.subarray(0, 40), 100)
  const order = await stableOrder(values, async () => {})
  for (let i = 1; i < order.length; i++) {
    const [before, after] = [values[order[i - 1]!]!, values[order[i]!]!]
    assert.ok(before < after || (before === after && order[i - 1]! < order[i]!), `place ${i}`)
  }
})

test('figures nobody can work with get a named error, borders a stated result', async () => {
  const bad = Number.NaN
  const table: [string, () => unknown][] = [
    ['empty', () => kaplanMeier([], [])],
    ['shape', () => kaplanMeier([1, 2], [1])],
    ['not-finite', () => kaplanMeier([1, bad], [1, 0])],
    ['not-finite', () => kaplanMeier([1, Number.POSITIVE_INFINITY], [1, 0])],
    ['range', () => kaplanMeier([-1], [1])],
    ['range', () => kaplanMeier([1], [2])],
    ['range', () => kaplanMeier([1], [0.5])],
    ['range', () => kaplanMeier([1], [1], { level: 1 })],
    ['range', () => kaplanMeier([1], [1], { entry: [1] })],
    ['shape', () => kaplanMeier([1], [1], { entry: [] })],
    ['range', () => kaplanMeier([1], [1], { weights: [0] })],
    ['shape', () => kaplanMeier([1], [1], { group: [] })],
    ['not-finite', () => kaplanMeier([1], [1], { group: [bad] })],
    ['none', () => kaplanMeier([1], [0])],
    ['not-finite', async () => survivalAt((await kaplanMeier([1], [1]))[0]!, [bad])],
    ['range', async () => survivalQuantiles((await kaplanMeier([1], [1]))[0]!, [2])],
    ['range', async () => restrictedMean((await kaplanMeier([1], [1]))[0]!, bad)],
    ['constant', () => aalenJohansen([1, 2], [0, 0])],
    ['range', () => aalenJohansen([1, 2], [1, 21])],
    ['range', () => aalenJohansen([1, 2], [1, 2], { variance: 'delta', weights: [1, 1] })],
    ['unknown-level', async () => incidenceAt((await aalenJohansen([1], [1]))[0]!, 2, [1])],
    ['constant', () => logRank([1, 2], [1, 1], ['a', 'a'])],
    ['constant', () => logRank([1, 2], [0, 0], ['a', 'b'])],
    ['infeasible', () => logRank([1, 2], [1, 1], ['a', 'b'], { entry: [0, 1] })],
    ['shape', () => logRank([1, 2], [1, 1], ['a', 'b'], { scores: [1] })],
    ['constant', () => logRank([1, 2, 3, 4], [1, 1, 1, 1], ['a', 'b', 'a', 'b'], { scores: [1, 1] })],
    ['range', () => logRank([1, 2], [1, 1], ['a', 'b'], { rho: bad })],
    ['constant', () => grayTest([1, 2], [1, 1], ['a', 'a'])],
    ['constant', () => grayTest([1, 2], [0, 0], ['a', 'b'])],
    ['infeasible', () => grayTest([1, 2, 3, 4], [2, 2, 2, 1], ['a', 'b', 'a', 'b'])],
    [
      'too-large',
      () =>
        grayTest(
          new Float64Array(2000),
          new Float64Array(2000).fill(1),
          Array.from({ length: 2000 }, (_, i) => i),
        ),
    ],
  ]
  for (const [code, run] of table) assert.equal(await errorCodeOf(run), code, run.toString())
  const [all] = await kaplanMeier([2, 2, 2], [1, 1, 1])
  assert.equal(all!.survival[0], 0)
  assert.ok(Number.isNaN(all!.standardError[0]!) && Number.isNaN(all!.lower[0]!))
  const [nobody] = await kaplanMeier([2, 3], [0, 0])
  assert.deepEqual(Array.from(nobody!.survival), [1, 1])
  assert.ok(Number.isNaN(survivalQuantiles(nobody!, [0.5]).quantiles[0]!))
  const [still] = await kaplanMeier([2, 3], [0, 0], { scale: 'log' })
  assert.deepEqual([still!.lower[0], still!.upper[0]], [1, 1])
})
