// Holds what is said of generations against R's numbers, sums by hand, what must not depend on a choice, and impossible figures.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { inventedAges } from '../../testing/invented-ages.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { randomStream } from '../random.ts'
import { agePeriodCohort } from './age-period-cohort.ts'
import type { ApcCurve } from './apc-fit.ts'
import { type ApcParametrisation, apcSplines } from './apc-splines.ts'
import { type CohortAgeCells, cohortCumulative, compareCohorts } from './cohort-cumulative.ts'
import { lexisTable } from './lexis-table.ts'
import { personYears } from './person-years.ts'
import { bSplines, naturalSplines } from './spline-bases.ts'
import { weightedMedian, weightedQuantiles } from './weighted-quantile.ts'
import { widenClasses } from './widen-classes.ts'

const near = (got: number, want: number, tolerance: number, what: string) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)

test('cumulative rates and risks by cohort agree with R', () => {
  const reference = readCase('lexis-cohort-cumulative-testis')
  const column = readColumns('lexis-cohort-cumulative-testis').numbers
  const width = (reference.options as { width_years: number }).width_years
  const curves = cohortCumulative({ cohort: column('C'), age: column('A'), counts: column('D'), personTime: column('Y') }, { width })
  compare(
    reference,
    'cohorts',
    curves.map((curve) => ({
      cohort: curve.cohort,
      age_from: curve.ageFrom,
      rate: curve.rate,
      cum_rate: curve.cumulativeRate,
      cum_rate_se: curve.standardError,
      cum_risk: curve.cumulativeRisk,
      cum_risk_lower: curve.riskLower,
      cum_risk_upper: curve.riskUpper,
    })),
  )
})

test('age, period and cohort by classes agree with R', async () => {
  const reference = readCase('apc-factor-testis')
  const column = readColumns('apc-factor-testis').numbers
  const apc = await agePeriodCohort({ age: column('A'), period: column('P'), counts: column('D'), personTime: column('Y') })
  const models = { name: apc.models.map((m) => m.name), deviance: apc.models.map((m) => m.deviance), df: apc.models.map((m) => m.df) }
  compare(reference, 'models', models)
  compare(reference, 'drift_log_per_unit', apc.drift)
  compare(reference, 'drift_se', apc.driftError)
  compare(reference, 'net_annual_change_percent', apc.changePercent)
  compare(reference, 'second_differences', apc.secondDifferences)
  compare(reference, 'fitted_apc', apc.fitted)
  compare(reference, 'age_effects_AC', apc.ageCohort.age.effects)
  compare(reference, 'cohort_effects_AC', apc.ageCohort.cohort.effects)
})

test('smooth curves agree with R, with knots given and with knots found', async () => {
  const reference = readCase('apc-epi-ns-testis')
  const column = readColumns('apc-epi-ns-testis').numbers
  const { npar, ref_cohort, parm, scale, knots } = reference.options as {
    npar: Record<string, number>
    ref_cohort: number
    parm: ApcParametrisation
    scale: number
    knots: Record<string, number[]>
  }
  const cells = { age: column('A'), period: column('P'), counts: column('D'), personTime: column('Y') }
  for (const shape of [
    { age: npar.A!, period: npar.P!, cohort: npar.C! },
    { age: knots.Age!, period: knots.Per!, cohort: knots.Coh! },
  ]) {
    const fit = await apcSplines(cells, { ...shape, parametrisation: parm, referenceCohort: ref_cohort, scale })
    const { table } = fit
    compare(reference, 'anova', { model: table.map((m) => m.model), df: table.map((m) => m.df), deviance: table.map((m) => m.deviance) })
    compare(
      reference,
      'drift',
      fit.drift.map(({ ratio, lower, upper }) => [ratio, lower, upper]),
    )
    const shown = (curve: ApcCurve, at: string, estimate: string) => ({
      [at]: curve.at,
      [estimate]: curve.estimate,
      '2.5%': curve.lower,
      '97.5%': curve.upper,
    })
    compare(reference, 'age', shown(fit.age, 'Age', 'Rate'))
    compare(reference, 'period', shown(fit.period, 'Per', 'P-RR'))
    compare(reference, 'cohort', shown(fit.cohort, 'Coh', 'C-RR'))
    assert.deepEqual(
      Object.values(fit.knots!).map((k) => Array.from(k)),
      [knots.Age, knots.Per, knots.Coh],
    )
  }
})

test('whichever curve carries the drift, what is expected of a cell is the same', async () => {
  const cells = inventedAges(3)
  const expected = async (parametrisation: 'ACP' | 'APC' | 'AdCP' | 'AdPC', driftWeights: 'person-time' | 'equal') => {
    const fit = await apcSplines(cells, {
      parametrisation,
      driftWeights,
      age: 5,
      period: 3,
      cohort: 4,
      referencePeriod: 1995,
      referenceCohort: 1970,
    })
    const [drift] = fit.drift
    const at = (curve: ApcCurve, value: number) => curve.estimate[curve.at.indexOf(value)]!
    return cells.age.map((age, i) => {
      const period = cells.period[i]!
      const years = parametrisation === 'AdPC' ? period - 1995 : parametrisation === 'AdCP' ? period - age - 1970 : 0
      return at(fit.age, age) * at(fit.period, period) * at(fit.cohort, period - age) * drift!.ratio ** years
    })
  }
  const one = await expected('ACP', 'person-time')
  for (const form of ['ACP', 'APC', 'AdCP', 'AdPC'] as const)
    for (const [i, rate] of (await expected(form, 'equal')).entries()) near(rate / one[i]!, 1, 1e-8, `${form}, cell ${i}`)
})

test('curves of classes are the class model: same deviances, and sequential forms give the margins', async () => {
  const cells = inventedAges(4)
  const classes = await apcSplines(cells, { curves: 'classes' })
  const apc = await agePeriodCohort(cells)
  const deviance = (name: string) => apc.models.find((m) => m.name === name)!.deviance
  const table = classes.table.map((row) => row.deviance)
  ;['A', 'A+drift', 'A+C', 'A+P+C', 'A+P', 'A+drift'].forEach((name, i) => {
    near(table[i]!, deviance(name), 1e-8, name)
  })
  const sequential = await apcSplines(cells, { curves: 'classes', parametrisation: 'AC-P', referenceCohort: 1970 })
  // A Poisson fit of one curve to a fixed expectation gives observed over expected at each of its classes.
  const expected = new Map<number, [number, number]>()
  const at = (curve: ApcCurve, value: number) => curve.estimate[curve.at.indexOf(value)]!
  cells.age.forEach((age, i) => {
    const period = cells.period[i]!
    const sum = expected.get(period) ?? [0, 0]
    const rate = at(sequential.age, age) * at(sequential.cohort, period - age)
    expected.set(period, [sum[0] + cells.counts[i]!, sum[1] + rate * cells.personTime[i]!])
  })
  sequential.period.at.forEach((period, i) => {
    const [observed, want] = expected.get(period)!
    near(sequential.period.estimate[i]!, observed / want, 1e-8, `period ${period}`)
  })
})

test('a class without events is expected to have none and costs as any other; odd classes have no bends', async () => {
  const cells = inventedAges(5)
  const counts = cells.counts.map((count, i) => (cells.period[i]! - cells.age[i]! === 1995 ? 0 : count))
  const apc = await agePeriodCohort({ ...cells, counts })
  const full = await agePeriodCohort(cells)
  assert.deepEqual(
    apc.models.map((m) => m.df),
    full.models.map((m) => m.df),
  )
  assert.equal(apc.ageCohort.cohort.effects.at(-1), Number.NEGATIVE_INFINITY)
  counts.forEach((count, i) => {
    if (cells.period[i]! - cells.age[i]! === 1995) assert.equal(apc.fitted[i], 0)
    else assert.ok(Number.isFinite(apc.fitted[i]!), String(count))
  })
  const odd = await agePeriodCohort({ ...cells, period: cells.period.map((p) => (p === 2010 ? 2011 : p)) })
  assert.ok(Number.isNaN(odd.secondDifferences.period.at(-1)!))
})

test('sums of lines and curves: natural shapes add up to one, keep straight lines and go on straight', () => {
  const knots = Float64Array.of(1, 2.5, 4, 9)
  const at = [-3, 0.5, 1, 1.7, 2.5, 3.9, 6, 9, 12, 20]
  const natural = naturalSplines(at, knots)
  const cubic = bSplines(at, knots, 3)
  for (let i = 0; i < at.length; i++) {
    const sum = (basis: Float64Array[], weight: (j: number) => number) =>
      basis.reduce((total, shape, j) => total + weight(j) * shape[i]!, 0)
    near(
      sum(natural, () => 1),
      1,
      1e-12,
      'ones',
    )
    near(
      sum(natural, (j) => 3 * knots[j]! - 2),
      3 * at[i]! - 2,
      1e-12,
      'line',
    )
    near(
      sum(cubic, () => 1),
      1,
      1e-9,
      'ones, cubic',
    )
  }
  for (const shape of natural) near(shape[9]! - shape[8]!, (shape[8]! - shape[7]!) * (8 / 3), 1e-9, 'straight beyond')
  // Smooth at a knot: slopes from both sides agree.
  const [left, middle, right] = naturalSplines([4 - 1e-5, 4, 4 + 1e-5], knots).map((shape) => Array.from(shape))[1]!
  near((middle! - left!) / 1e-5, (right! - middle!) / 1e-5, 1e-4, 'smooth')
})

test('quantiles count a value as often as its events', () => {
  const values = [30, 10, 20]
  const counts = [1, 3, 2]
  assert.deepEqual(Array.from(weightedQuantiles(values, counts, [0, 0.2, 0.5, 0.7, 1])), [10, 10, 15, 20, 30])
  assert.equal(weightedMedian(values, counts), 20)
})

test('the same figures in a different order give the same generations', () => {
  const cells = {
    cohort: [1980, 1990, 1980, 1990, 1990],
    age: [15, 15, 16, 16, 17],
    counts: [9, 5, 12, 0, 3],
    personTime: [90, 80, 95, 85, 70],
  }
  const turn = (values: number[]) => [...values].reverse()
  const turned: CohortAgeCells = {
    cohort: turn(cells.cohort),
    age: turn(cells.age),
    counts: turn(cells.counts),
    personTime: turn(cells.personTime),
  }
  assert.deepEqual(cohortCumulative(turned), cohortCumulative(cells))
  const [there] = compareCohorts(cells, 1980)
  const [back] = compareCohorts(cells, 1990)
  assert.deepEqual(Array.from(there!.leftOut), [17])
  there!.ratio.forEach((ratio, i) => {
    near(ratio * back!.ratio[i]!, 1, 1e-12, 'ratio')
    near(there!.lower[i]! * back!.upper[i]!, 1, 1e-12, 'limits')
    near(there!.p[i]!, back!.p[i]!, 1e-12, 'p')
  })
  assert.deepEqual(Array.from(there!.count), [5, 5])
})

test('time lived is neither lost nor made, whatever the borders', async () => {
  const dice = randomStream(6)
  const birth = Array.from({ length: 300 }, () => 1960 + 40 * dice.uniform())
  const from = birth.map((b) => b + 5 + 20 * dice.uniform())
  const to = from.map((f) => f + 0.01 + 10 * dice.uniform())
  const events = birth.map(() => dice.below(3))
  const borders = (low: number, width: number, count: number) => Array.from({ length: count }, (_, i) => low + i * width)
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0)
  const all = sum(to.map((t, i) => t - from[i]!))
  for (const grid of [
    { age: borders(0, 5, 10), period: borders(1960, 5, 15) },
    { age: borders(10, 1, 12), period: borders(1980, 2, 8), cohort: borders(1965, 3, 9) },
  ]) {
    const table = await lexisTable({ birth, from, to, events }, grid)
    near(sum(table.personTime) + table.leftOutTime, all, 1e-12, 'time')
    assert.equal(sum(table.counts) + table.leftOutEvents, sum(events))
  }
  const table = await lexisTable(
    { birth, from, to, events },
    { age: borders(0, 1, 50), period: borders(1960, 1, 70), cohort: borders(1960, 1, 41) },
  )
  // A triangle of one year belongs to one of two years of birth.
  table.cohort!.forEach((cohort, i) => {
    const latest = table.period[i]! - table.age[i]!
    assert.ok(cohort === latest || cohort === latest - 1)
  })
  const doubled = await lexisTable(
    { birth, from, to, events, weights: birth.map(() => 2) },
    { age: borders(0, 5, 10), period: borders(1960, 5, 15) },
  )
  near(sum(doubled.personTime) + doubled.leftOutTime, 2 * all, 1e-12, 'weights')
  const wide = widenClasses(table, {
    age: { from: 0, width: 5 },
    period: { from: 1960, width: 5 },
  })
  const direct = await lexisTable({ birth, from, to, events }, { age: borders(0, 5, 10), period: borders(1960, 5, 15) })
  assert.deepEqual(Array.from(wide.counts), Array.from(direct.counts))
  near(wide.personTime[3]!, direct.personTime[3]!, 1e-12, 'widened')
})

test('a still population lives one year a head a year, half in each triangle but at the ends', () => {
  const pairs = [14, 15, 16].flatMap((age) => [2020, 2021, 2022].map((date) => ({ age, date })))
  const years = personYears(
    pairs.map((p) => p.age),
    pairs.map((p) => p.date),
    pairs.map(() => 60),
  )
  assert.deepEqual(Array.from(years.personTime, Math.round), Array(12).fill(30))
  years.cohort.forEach((cohort, i) => {
    assert.equal(cohort, years.period[i]! - years.age[i]! - (years.triangle[i] === 'upper' ? 1 : 0))
  })
  // Heads of 2020 and 2021 as in the documentation of N2Y: a third and a sixth of neighbours.
  const uneven = personYears([0, 1, 2, 0, 1, 2], [0, 0, 0, 1, 1, 1], [100, 110, 120, 101, 98, 109])
  near(uneven.personTime[2]!, 100 / 6 + 98 / 3, 1e-12, 'younger')
  near(uneven.personTime[3]!, 110 / 3 + 109 / 6, 1e-12, 'older')
})

test('figures nobody can work with get a named error, borders a stated result', async () => {
  const cells = inventedAges(7)
  const bad = Number.NaN
  const flat = { cohort: [1990, 1990], age: [15, 16], counts: [1, 2], personTime: [10, 10] }
  // Classes cut so finely that there is a cohort for nearly every cell.
  const grid70 = Array.from({ length: 4900 }, (_, i) => i)
  const manyClasses = {
    age: grid70.map((i) => (i % 70) * Math.SQRT2),
    period: grid70.map((i) => 1950 + Math.floor(i / 70)),
    counts: grid70.map(() => 2),
    personTime: grid70.map(() => 9),
  }
  const lives = { birth: [1990], from: [2000], to: [2001], events: [1] }
  const grid = { age: [0, 20], period: [2000, 2010] }
  const table: [string, () => unknown][] = [
    ['empty', () => agePeriodCohort({ age: [], period: [], counts: [], personTime: [] })],
    ['shape', () => agePeriodCohort({ ...cells, age: [1] })],
    ['not-finite', () => agePeriodCohort({ ...cells, period: cells.period.map(() => bad) })],
    ['range', () => agePeriodCohort({ ...cells, counts: cells.counts.map(() => -1) })],
    ['range', () => agePeriodCohort({ ...cells, personTime: cells.counts.map(() => 0) })],
    ['constant', () => agePeriodCohort({ ...cells, counts: cells.counts.map(() => 0) })],
    ['constant', () => agePeriodCohort({ ...cells, period: cells.period.map(() => 2000) })],
    ['constant', () => agePeriodCohort({ age: [15], period: [2000], counts: [3], personTime: [9] })],
    ['range', () => agePeriodCohort(cells, { level: 2 })],
    [
      'too-large',
      () =>
        agePeriodCohort({
          age: new Float64Array(3e5),
          period: new Float64Array(3e5),
          counts: new Float64Array(3e5),
          personTime: new Float64Array(3e5),
        }),
    ],
    ['too-short', () => apcSplines(cells, { age: [20, 20] })],
    ['range', () => apcSplines(cells, { age: 1 })],
    ['not-finite', () => apcSplines(cells, { age: [20, bad] })],
    ['range', () => apcSplines(cells, { scale: 0 })],
    ['range', () => apcSplines(cells, { age: 4.5 })],
    ['range', () => apcSplines(cells, { parametrisation: 'PAC' as 'APC' })],
    ['range', () => apcSplines(cells, { curves: 'quadratic' as 'cubic' })],
    ['range', () => apcSplines(cells, { distribution: 'normal' as 'poisson' })],
    ['range', () => apcSplines(cells, { driftWeights: 'weights' as 'equal' })],
    ['cancelled', () => apcSplines(cells, { age: 4, period: 3, cohort: 4, signal: AbortSignal.abort() })],
    ['too-large', () => apcSplines(manyClasses, { curves: 'classes' })],
    ['range', () => personYears([1, 2, 1, 2], [0, 0, 1, 1], [1, 1, 1, 1], { shape: 'hexagons' as 'squares' })],
    ['range', () => apcSplines(cells, { referenceCohort: bad })],
    ['range', () => apcSplines({ ...cells, counts: [0, ...cells.counts.slice(1)] }, { driftWeights: 'time2-per-event' })],
    ['shape', () => apcSplines(cells, { driftWeights: [1] })],
    ['range', () => apcSplines({ ...cells, personTime: cells.counts.map(() => 1) }, { distribution: 'binomial' })],
    ['constant', () => apcSplines({ age: [15], period: [2000], counts: [3], personTime: [9] })],
    ['empty', () => cohortCumulative({ cohort: [], age: [], counts: [], personTime: [] })],
    ['range', () => cohortCumulative({ ...flat, age: [15, 15] })],
    ['range', () => cohortCumulative({ ...flat, personTime: [0, 1] })],
    ['range', () => cohortCumulative(flat, { width: 0 })],
    ['shape', () => cohortCumulative(flat, { width: [1] })],
    ['not-finite', () => cohortCumulative({ ...flat, cohort: [bad, 1] })],
    ['unknown-level', () => compareCohorts(flat, 1980)],
    ['too-short', () => compareCohorts(flat, 1990)],
    ['too-short', () => compareCohorts({ ...flat, cohort: [1980, 1990] }, 1990)],
    ['empty', () => lexisTable({ birth: [], from: [], to: [], events: [] }, grid)],
    ['range', () => lexisTable({ ...lives, to: [1999] }, grid)],
    ['range', () => lexisTable({ ...lives, birth: [2000.5] }, grid)],
    ['range', () => lexisTable(lives, { ...grid, age: [20, 0] })],
    ['too-short', () => lexisTable(lives, { ...grid, period: [2000] })],
    ['not-finite', () => lexisTable({ ...lives, to: [Number.POSITIVE_INFINITY] }, grid)],
    [
      'too-large',
      () => lexisTable(lives, { age: new Float64Array(5000).map((_, i) => i), period: new Float64Array(5000).map((_, i) => i) }),
    ],
    ['too-short', () => personYears([1], [2000], [5])],
    ['range', () => personYears([1, 2, 1, 2], [0, 0, 2, 2], [1, 1, 1, 1])],
    ['range', () => personYears([1, 2, 1, 1], [0, 0, 1, 1], [1, 1, 1, 1])],
    ['range', () => personYears([1, 2, 1, 2], [0, 0, 1, 1], [1, -1, 1, 1])],
    ['range', () => widenClasses(cells, { age: { from: 0, width: 0 }, period: { from: 0, width: 1 } })],
    ['range', () => widenClasses(cells, { age: { from: bad, width: 5 }, cohort: { from: 0, width: 1 } })],
    ['shape', () => widenClasses({ ...cells, age: [1] }, { age: { from: 0, width: 5 }, period: { from: 0, width: 1 } })],
  ]
  for (const [code, run] of table) assert.equal(await errorCodeOf(run), code, run.toString())
  const [quiet] = cohortCumulative({ ...flat, counts: [0, 0] })
  assert.deepEqual([quiet!.lower[1], quiet!.upper[1], quiet!.riskUpper[1]], [0, 0, 0])
  const [never] = compareCohorts({ cohort: [1, 2], age: [15, 15], counts: [0, 4], personTime: [10, 10] }, 2)
  assert.deepEqual([never!.ratio[0], never!.lower[0], never!.upper[0]], [0, 0, Number.POSITIVE_INFINITY])
  assert.ok(Number.isNaN(never!.p[0]!))
})
