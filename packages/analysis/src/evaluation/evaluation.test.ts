// Holds the judging of measures over time against R's numbers, brute force and figures nobody can work with.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { close } from '../../testing/invented-towns.ts'
import { compare, named, readCase, readColumns } from '../../testing/reference-case.ts'
import { designMatrix, factorTerm, numericTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { workerReplicates } from '../node.ts'
import { randomStream } from '../random.ts'
import { drawNormal, drawPoisson } from '../random-draws.ts'
import { clusterCovariance } from '../regression/cluster-covariance.ts'
import { fitGlm } from '../regression/fit-glm.ts'
import { fitLinear } from '../regression/fit-linear.ts'
import { fitLinearAr1 } from '../regression/fit-linear-ar1.ts'
import { harmonicTerm } from '../regression/harmonic-term.ts'
import { neweyWest } from '../regression/newey-west.ts'
import { wildClusterTest } from '../regression/wild-cluster-test.ts'
import { differenceInDifferences } from './difference-in-differences.ts'
import { eventStudy } from './event-study.ts'
import { goodmanBacon } from './goodman-bacon.ts'
import { groupTimeBand } from './group-time-band.ts'
import { groupTimeEffects } from './group-time-effects.ts'
import { interruptedSeries } from './interrupted-series.ts'
import { wildDifferenceTest } from './wild-difference-test.ts'

// The case's names for the columns that are called time, level, slope and season here.
const inCase = (name: string) =>
  ({ time: 't', level: 'law', slope: 't_after' })[name] ?? name.replace(/^season(\d+)$/, 'factor(month)$1').replace('season', 'month')

test('the seat-belt law agrees with lm, NeweyWest, bgtest, arima and a quasi-Poisson with waves', () => {
  const reference = readCase('its-segmented-seatbelts')
  const data = readColumns('its-segmented-seatbelts')
  const start = data.numbers('law').indexOf(1)
  const covariates = ['kms', 'petrol'].map((name) => numericTerm(`log(${name})`, data.numbers(name).map(Math.log)))
  const series = interruptedSeries(data.numbers('drivers'), start, {
    season: { period: 12, form: 'levels', first: data.numbers('month')[0]! },
    covariates,
    errors: 'model',
  })
  const names = series.names.map(inCase)
  compare(reference, 'ols', {
    coef: named(names, series.coefficients),
    se: named(names, series.standardErrors),
    stat: named(names, series.statistics),
    p: named(names, series.pValues),
  })
  const { fit } = series.fitted
  compare(reference, 'se_nw12', named(names, neweyWest(fit, { lag: 12, prewhiten: false }).standardErrors))
  compare(reference, 'se_nw12_adjust', named(names, neweyWest(fit, { lag: 12, prewhiten: false, adjust: true }).standardErrors))
  const automatic = neweyWest(fit)
  compare(reference, 'se_nw_default', named(names, automatic.standardErrors))
  compare(reference, 'nw_auto_lag', automatic.bandwidth)
  compare(reference, 'dw', series.durbinWatson?.statistic)
  compare(reference, 'bg', { stat: series.breuschGodfrey?.statistic, p: series.breuschGodfrey?.p })
  compare(reference, 'law_percent', series.level.percent)
  compare(reference, 'counterfactual_log', series.counterfactual.link)
  const ar1 = fitLinearAr1(series.design, data.numbers('drivers').map(Math.log))
  const law = ar1.names.indexOf('level')
  compare(reference, 'arima', {
    ar1: ar1.memory,
    law: ar1.coefficients[law],
    law_se: ar1.standardErrors[law],
    loglik: ar1.logLikelihood,
    sigma2: ar1.sigma2,
  })
  const killed = data.numbers('vankilled')
  const quasi = fitGlm(
    designMatrix(killed.length, [
      numericTerm('t', data.numbers('t')),
      numericTerm('law', data.numbers('law')),
      harmonicTerm('month', data.numbers('month')),
    ]),
    killed,
    { family: 'quasi-poisson', offset: data.numbers('kms').map(Math.log) },
  )
  compare(reference, 'quasi', {
    coef: named(quasi.names, quasi.coefficients),
    se: named(quasi.names, quasi.standardErrors),
    phi: quasi.dispersion,
  })
  const waves = interruptedSeries(killed, start, {
    model: 'quasi-poisson',
    errors: 'model',
    slopeChange: false,
    season: { period: 12, form: 'waves' },
    offset: data.numbers('kms').map(Math.log),
  })
  assert.ok(Math.abs(waves.level.estimate - quasi.coefficients[2]!) < 1e-9)
})

test('shall-carry laws agree with lm and vcovCL, and ATT(g, t) with its formula in R', () => {
  const reference = readCase('did-twfe-guns')
  const data = readColumns('did-twfe-guns')
  const unit = data.words('state')
  const time = data.numbers('year')
  const treated = data.numbers('law')
  const outcome = data.numbers('violent').map(Math.log)
  const covariates = { 'log(prisoners)': data.numbers('prisoners').map(Math.log), income: data.numbers('income') }
  const did = differenceInDifferences({ unit, time, treated, outcome, covariates })
  const names = did.names.map((name) => (name === 'treated' ? 'law' : name))
  compare(reference, 'coef', named(names, did.coefficients))
  compare(reference, 'se_ols', named(names, did.independentStandardErrors))
  const plain = differenceInDifferences({ unit, time, treated, outcome, covariates }, { kind: 'CR0' })
  compare(reference, 'cluster', { CR0: named(names, plain.standardErrors), CR1_stata: named(names, did.standardErrors) })
  compare(reference, 'r2', did.rSquared)
  compare(reference, 'n_clusters', did.groups)
  const start = new Map<string, number>()
  unit.forEach((state, i) => {
    if (treated[i] === 1) start.set(state, Math.min(start.get(state) ?? Number.POSITIVE_INFINITY, time[i]!))
  })
  const effects = groupTimeEffects({ unit, time, outcome, treatedFrom: unit.map((state) => start.get(state) ?? 0) })
  const after = Array.from(effects.group.keys()).filter((k) => effects.time[k]! >= effects.group[k]!)
  compare(reference, 'att_gt', {
    g: after.map((k) => effects.group[k]),
    t: after.map((k) => effects.time[k]),
    att: after.map((k) => effects.estimates[k]),
    n_g: after.map((k) => effects.treatedUnits[k]),
  })
  compare(reference, 'overall_att', effects.overall.estimates[0])
  const { value, estimates } = effects.byRelativeTime
  compare(reference, 'event_study', { rel: value.filter((r) => r >= 0), att: estimates.filter((_, k) => value[k]! >= 0) })
})

/** Twelve towns over six years, four of them treated from year 3, three from year 5; gaps where asked for. */
function invented(seed: number, gaps = false) {
  const dice = randomStream(seed)
  const rows = Array.from({ length: 72 }, (_, i) => ({ unit: `town ${Math.floor(i / 6)}`, time: 2010 + (i % 6), town: Math.floor(i / 6) }))
  const level = rows.map(() => drawNormal(dice))
  const kept = rows.filter((_, i) => !gaps || i % 11 !== 5)
  const from = kept.map(({ town }) => (town < 4 ? 2013 : town < 7 ? 2015 : 0))
  return {
    unit: kept.map((r) => r.unit),
    time: kept.map((r) => r.time),
    treatedFrom: from,
    treated: kept.map((r, i) => (from[i]! > 0 && r.time >= from[i]! ? 1 : 0)),
    x: kept.map(() => drawNormal(dice)),
    outcome: kept.map((r) => 3 * level[r.town]! + 0.2 * r.time + drawNormal(dice)),
    weights: kept.map(() => 0.5 + dice.uniform()),
  }
}

test('taking out units and years gives what a regression on all their dummies gives, with gaps and weights too', () => {
  for (const gaps of [false, true]) {
    const { unit, time, treated, outcome, x, weights } = invented(1, gaps)
    const did = differenceInDifferences({ unit, time, treated, outcome, covariates: { x } }, { weights })
    const design = designMatrix(unit.length, [
      numericTerm('treated', treated),
      numericTerm('x', x),
      factorTerm('unit', unit),
      factorTerm('time', time),
    ])
    const whole = fitLinear(design, outcome, { weights })
    for (const j of [0, 1]) {
      close(did.coefficients[j]!, whole.coefficients[j + 1]!)
      close(did.independentStandardErrors[j]!, whole.standardErrors[j + 1]!)
      close(did.standardErrors[j]!, clusterCovariance(whole, unit).standardErrors[j + 1]!)
    }
    assert.equal(did.parameters, design.columns)
    close(did.rSquared, whole.rSquared)
    const few = differenceInDifferences({ unit, time, treated, outcome, covariates: { x } }, { weights, countEffects: false })
    close(few.standardErrors[0]! / did.standardErrors[0]!, Math.sqrt((did.n - did.parameters) / (did.n - 3)))
  }
})

test('two towns apart in time are two panels, whose effects count one less', () => {
  const unit = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c', 'd', 'd', 'd']
  const time = [1, 2, 3, 1, 2, 3, 7, 8, 9, 7, 8, 9]
  const treated = [0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0]
  const did = differenceInDifferences({ unit, time, treated, outcome: [1, 2, 5, 1, 3, 2, 4, 1, 3, 2, 2, 4] })
  assert.equal(did.parameters, 1 + 4 + 4)
})

test('the wild test of a difference is that of the regression on all dummies', async () => {
  const { unit, time, treated, outcome } = invented(2)
  const whole = fitLinear(designMatrix(72, [numericTerm('treated', treated), factorTerm('unit', unit), factorTerm('time', time)]), outcome)
  const options = { simulations: 299, seed: 3, weights: 'rademacher' as const }
  const own = await wildDifferenceTest({ unit, time, treated, outcome }, options)
  const want = await wildClusterTest(whole, unit, 'treated', options)
  assert.equal(own.p, want.p)
  close(own.estimate, want.estimate)
})

test('an event study holds the same effects as its dummies, and its base is 0', () => {
  const { unit, time, treatedFrom, outcome } = invented(3)
  const study = eventStudy({ unit, time, treatedFrom, outcome })
  assert.deepEqual(Array.from(study.relative), [-5, -4, -3, -2, -1, 0, 1, 2])
  assert.equal(study.effects[4], 0)
  const terms = Array.from(study.relative)
    .filter((r) => r !== -1)
    .map((r) =>
      numericTerm(
        `r${r}`,
        time.map((t, i) => (treatedFrom[i]! > 0 && t - treatedFrom[i]! === r ? 1 : 0)),
      ),
    )
  const whole = fitLinear(designMatrix(72, [...terms, factorTerm('unit', unit), factorTerm('time', time)]), outcome)
  close(study.effects[5]!, whole.coefficients[whole.names.indexOf('r0')]!)
  close(study.standardErrors[7]!, clusterCovariance(whole, unit).standardErrors[whole.names.indexOf('r2')]!)
  assert.equal(study.parallelTrends?.df, 4)
  const binned = eventStudy({ unit, time, treatedFrom, outcome }, { leads: 1, lags: 0 })
  assert.deepEqual(Array.from(binned.relative), [-1, 0])
  assert.equal(binned.parallelTrends, null)
})

test('the comparisons of Goodman-Bacon add up to the two-way estimate', () => {
  const { unit, time, treatedFrom, treated, outcome } = invented(4)
  for (const from of [treatedFrom, treatedFrom.map((f, i) => (unit[i] === 'town 11' ? 2010 : f))]) {
    const on = from === treatedFrom ? treated : treated.map((d, i) => (unit[i] === 'town 11' ? 1 : d))
    const parts = goodmanBacon({ unit, time, treatedFrom: from, outcome })
    close(parts.estimate, differenceInDifferences({ unit, time, treated: on, outcome }).effect)
    close(
      parts.comparisons.reduce((sum, c) => sum + c.weight, 0),
      1,
    )
    assert.ok(parts.forbiddenWeight > 0 && parts.forbiddenWeight < 1)
  }
})

test('group-time effects are differences of mean changes, and their errors those of the jackknife', () => {
  const { unit, time, treatedFrom, outcome } = invented(5)
  const panel = { unit, time, treatedFrom, outcome }
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length
  const change = (from: number, start: (f: number) => boolean, to: number) =>
    mean(
      unit
        .map((_, i) => i)
        .filter((i) => time[i] === to && start(treatedFrom[i]!))
        .map((i) => outcome[i]! - outcome[i - (to - from)]!),
    )
  const never = groupTimeEffects(panel)
  const at = Array.from(never.group.keys()).findIndex((k) => never.group[k] === 2013 && never.time[k] === 2014)
  close(never.estimates[at]!, change(2012, (f) => f === 2013, 2014) - change(2012, (f) => f === 0, 2014))
  const notYet = groupTimeEffects(panel, { controls: 'not-yet' })
  close(notYet.estimates[at]!, change(2012, (f) => f === 2013, 2014) - change(2012, (f) => f === 0 || f > 2014, 2014))
  const varying = groupTimeEffects(panel, { base: 'varying' })
  const early = Array.from(varying.group.keys()).findIndex((k) => varying.group[k] === 2015 && varying.time[k] === 2012)
  close(varying.estimates[early]!, change(2011, (f) => f === 2015, 2012) - change(2011, (f) => f === 0, 2012))
  // Leaving out one town at a time moves the estimate by about its influence.
  const overall = never.overall.estimates[0]!
  const moves = Array.from({ length: 12 }, (_, town) => {
    const kept = unit.map((_, i) => i).filter((i) => unit[i] !== `town ${town}`)
    const pick = <T>(list: readonly T[]) => kept.map((i) => list[i]!)
    return groupTimeEffects({ unit: pick(unit), time: pick(time), treatedFrom: pick(treatedFrom), outcome: pick(outcome) }).overall
      .estimates[0]!
  })
  const jackknife = Math.sqrt(moves.reduce((sum, move) => sum + (move - overall) ** 2, 0) * (11 / 12))
  const error = never.overall.standardErrors[0]!
  assert.ok(error > 0.6 * jackknife && error < 1.4 * jackknife, `${error} beside ${jackknife}`)
  assert.equal(groupTimeEffects(panel, { clusters: unit }).overall.standardErrors[0], error)
})

test('groups that tell nothing are named, and so are those of one unit', () => {
  const { unit, time, treatedFrom, outcome } = invented(6)
  const from = treatedFrom.map((f, i) => (unit[i] === 'town 0' ? 2010 : unit[i] === 'town 1' ? 2014 : f))
  const effects = groupTimeEffects({ unit, time, treatedFrom: from, outcome })
  assert.deepEqual(effects.leftOutGroups, [2010])
  assert.deepEqual(effects.oneUnitGroups, [2014])
  const alone = Array.from(effects.group.keys()).filter((k) => effects.group[k] === 2014)
  for (const k of alone) assert.ok(Number.isNaN(effects.standardErrors[k]) && Number.isFinite(effects.estimates[k]))
  assert.ok(Number.isFinite(effects.overall.standardErrors[0]))
  const lonely = groupTimeEffects({
    unit: ['a', 'a', 'b', 'b', 'c', 'c'],
    time: [1, 2, 1, 2, 1, 2],
    treatedFrom: [2, 2, 2, 2, 0, 0],
    outcome: [1, 3, 2, 5, 4, 4],
  })
  assert.deepEqual([lonely.estimates[0], lonely.standardErrors[0]], [2.5, Number.NaN])
})

test('a band is the same on one thread and on two, wider than the intervals, and can be stopped', async () => {
  const { unit, time, treatedFrom, outcome } = invented(7)
  const { byRelativeTime } = groupTimeEffects({ unit, time, treatedFrom, outcome })
  const band = await groupTimeBand(byRelativeTime, { simulations: 299, seed: 8 })
  assert.deepEqual(await groupTimeBand(byRelativeTime, { simulations: 299, seed: 8, runner: workerReplicates(2) }), band)
  assert.ok(band.critical > 1.96 && band.critical < 4)
  const short = { ...byRelativeTime, standardErrors: byRelativeTime.standardErrors.map(() => Number.NaN) }
  await assert.rejects(groupTimeBand(short), (e) => e instanceof AnalysisError && e.code === 'too-short')
  const stopped = groupTimeBand(byRelativeTime, { signal: AbortSignal.abort() })
  await assert.rejects(stopped, (e) => e instanceof AnalysisError && e.code === 'cancelled')
})

test('a step that was put into a series is found, and what it avoided is added up', () => {
  const dice = randomStream(9)
  const y = Array.from({ length: 120 }, (_, t) => drawPoisson(dice, 200 * (t < 80 ? 1 : 0.7) * (1 + 0.2 * Math.sin((Math.PI * t) / 6))))
  const season = { period: 12, form: 'waves', first: 1 } as const
  for (const [model, errors] of [
    ['quasi-poisson', 'ar1'],
    ['quasi-poisson', 'newey-west'],
    ['poisson', 'model'],
    ['negative-binomial', 'model'],
    ['log-linear', 'ar1'],
  ] as const) {
    const series = interruptedSeries(y, 80, { model, errors, season, slopeChange: false })
    assert.ok(series.level.percentLower < -30 && series.level.percentUpper > -30, `${model}: ${series.level.percent}`)
    assert.ok(series.level.percentUpper - series.level.percentLower < 12)
    const seen = y.slice(80).reduce((a, b) => a + b, 0)
    close(series.avoided.observed, seen)
    close(series.avoided.ratio, Math.exp(series.level.estimate))
    close(series.avoided.estimate, seen / Math.exp(series.level.estimate) - seen)
    close(series.avoided.lower, seen / Math.exp(series.level.upper) - seen, 1e-6)
    assert.equal(series.slope, null)
    assert.equal(series.counterfactual.mean.length, 40)
  }
  const linear = interruptedSeries(y, 80, { model: 'linear', season })
  close(linear.avoided.estimate, -40 * linear.average.estimate)
  close(linear.avoided.lower, -40 * linear.average.upper)
  assert.ok(Number.isNaN(linear.level.percent))
  const moved = interruptedSeries(y, 80, { model: 'linear', season, firstPeriod: 0 })
  close(moved.level.estimate, linear.level.estimate + linear.slope!.estimate, 1e-6)
  close(moved.average.estimate, linear.average.estimate, 1e-6)
})

test('more years before than groups can judge leave the test of trends out, not the study', () => {
  const rows = Array.from({ length: 6 * 12 }, (_, i) => ({ town: Math.floor(i / 12), time: 2000 + (i % 12) }))
  const panel = {
    unit: rows.map((r) => r.town),
    time: rows.map((r) => r.time),
    treatedFrom: rows.map((r) => (r.town < 3 ? 2010 : 0)),
    outcome: rows.map((r, i) => r.town + ((i * 7) % 11)),
  }
  const study = eventStudy(panel)
  assert.equal(study.parallelTrends, null)
  assert.equal(study.effects.length, 12)
  assert.equal(eventStudy(panel, { leads: 4 }).parallelTrends?.df, 3)
})

test('figures nobody can work with get a named error', () => {
  const panel = invented(10)
  const { unit, time, treatedFrom, treated, outcome } = panel
  const long = Array.from({ length: 20_000 }, (_, i) => i)
  const series = Array.from({ length: 20 }, (_, t) => 10 + ((t * 7) % 5))
  const did = (change: object, options = {}) => differenceInDifferences({ unit, time, treated, outcome, ...change }, options)
  const staggered = (change: object, options = {}) => groupTimeEffects({ unit, time, treatedFrom, outcome, ...change }, options)
  const table: [string, () => unknown][] = [
    ['empty', () => interruptedSeries([], 2)],
    ['too-short', () => interruptedSeries([1, 2, 3], 2)],
    ['range', () => interruptedSeries(series, 1)],
    ['range', () => interruptedSeries(series, 20)],
    ['range', () => interruptedSeries(series, 9.5)],
    ['not-finite', () => interruptedSeries([...series, Number.NaN], 10)],
    ['range', () => interruptedSeries([0, ...series], 10)],
    ['range', () => interruptedSeries(series, 10, { confidence: 2 })],
    ['range', () => interruptedSeries(series, 10, { model: 'poisson', errors: 'ar1' })],
    ['range', () => interruptedSeries(series, 10, { offset: series })],
    ['shape', () => interruptedSeries(series, 10, { model: 'poisson', offset: [1] })],
    ['range', () => interruptedSeries(series, 10, { season: { period: 1, form: 'levels' } })],
    ['too-short', () => interruptedSeries(series, 10, { season: { period: 18, form: 'levels' }, errors: 'model' })],
    [
      'constant',
      () =>
        interruptedSeries(
          series.map(() => 4),
          10,
        ),
    ],
    ['too-large', () => interruptedSeries(new Float64Array(30_000).fill(4), 10)],
    ['range', () => interruptedSeries(series, 10, { model: 'loglinear' as 'log-linear' })],
    ['range', () => interruptedSeries(series, 10, { errors: 'nw' as 'newey-west' })],
    ['range', () => staggered({}, { controls: 'all' as 'never' })],
    ['too-large', () => eventStudy({ unit: long, time: long.map((i) => i % 1000), treatedFrom: long, outcome: long })],
    ['empty', () => did({ outcome: [] })],
    ['shape', () => did({ time: [1] })],
    ['shape', () => did({ unit: ['a'] })],
    ['shape', () => did({ treated: [1] })],
    ['not-finite', () => did({ outcome: outcome.map((v, i) => (i === 4 ? Number.NaN : v)) })],
    ['not-finite', () => did({ unit: unit.map((u, i) => (i === 4 ? '' : u)) })],
    ['not-finite', () => did({ treated: treated.map(() => Number.POSITIVE_INFINITY) })],
    ['too-short', () => did({ unit: unit.map(() => 'a') })],
    ['collinear', () => did({ treated: treated.map(() => 0) })],
    ['collinear', () => did({ treated: unit.map((u) => (u === 'town 1' ? 1 : 0)) })],
    ['collinear', () => did({ covariates: { again: treated } })],
    ['range', () => did({}, { weights: unit.map(() => -1) })],
    ['shape', () => did({}, { clusters: ['a'] })],
    ['too-short', () => did({}, { clusters: unit.map(() => 'a') })],
    ['range', () => did({}, { level: 0 })],
    ['constant', () => staggered({ treatedFrom: unit.map(() => 0) })],
    ['constant', () => staggered({ treatedFrom: unit.map(() => 2013) })],
    ['constant', () => staggered({ treatedFrom: unit.map(() => 2010) })],
    ['range', () => staggered({ treatedFrom: treatedFrom.map((_, i) => 2011 + (i % 3)) })],
    ['range', () => staggered({ time: time.map((t) => (t === 2011 ? 2010 : t)) })],
    ['range', () => staggered({}, { clusters: time })],
    ['constant', () => eventStudy({ unit, time, treatedFrom: unit.map(() => Number.NaN), outcome })],
    ['range', () => eventStudy({ unit, time, treatedFrom, outcome }, { leads: 0 })],
    [
      'shape',
      () => goodmanBacon({ unit: unit.slice(1), time: time.slice(1), treatedFrom: treatedFrom.slice(1), outcome: outcome.slice(1) }),
    ],
    ['constant', () => goodmanBacon({ unit, time, treatedFrom: unit.map(() => 0), outcome })],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
})
