// Smooth curves of age, period and cohort, laid out so that what cannot be told apart is put by choice, and said, in one of them.

import {
  type Numbers,
  requireAtMost,
  requireLevel,
  requireNumber,
  requireOneOf,
  requireSameLength,
  requireWhole,
  requireWithin,
} from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import { breather, type LongRunOptions } from '../long-run.ts'
import { type ApcColumns, apcColumns } from './apc-columns.ts'
import { type ApcCurve, type ColumnFit, contrastCurve, fitColumns } from './apc-fit.ts'
import { type AgePeriodCells, cohortOf, distinct, readCells } from './cells.ts'
import { type Basis, bSplines, indicators, naturalSplines, requireKnots } from './spline-bases.ts'
import { weightedMedian, weightedQuantiles } from './weighted-quantile.ts'

/**
 * Which curve carries the drift, and which is fitted first. Letters without a dash are one fit: ACP puts
 * the drift with cohort, APC with period, AdCP and AdPC beside both. With dashes each curve is fitted in
 * turn to what those before it leave (Ad-C-P, Ad-P-C, AC-P, AP-C).
 */
export type ApcParametrisation = 'ACP' | 'APC' | 'AdCP' | 'AdPC' | 'Ad-C-P' | 'Ad-P-C' | 'AC-P' | 'AP-C'

/**
 * What "without a trend" weighs cells by: time lived, events, all alike (Holford), time squared over
 * events, events + number x time, or weights per cell. The slopes taken for drift differ with it; the fit
 * does not.
 */
export type DriftWeights = 'person-time' | 'events' | 'equal' | 'time2-per-event' | number | Numbers

export type ApcTable = {
  model: 'Age' | 'Age-drift' | 'Age-Cohort' | 'Age-Period-Cohort' | 'Age-Period'
  aic: number
  df: number
  deviance: number
  /** Against the row above; NaN in the first. */
  testDf: number
  testDeviance: number
  p: number
}[]

export type ApcSplines = {
  parametrisation: ApcParametrisation
  /** Rates per `scale` (shares where the law is binomial) at the reference, by age. */
  age: ApcCurve
  /** Rate ratios by period and by cohort. */
  period: ApcCurve
  cohort: ApcCurve
  /**
   * Ratio of rates per unit of time: by the full model (one-fit forms only) with the weights chosen, and by
   * age and drift alone.
   */
  drift: { model: 'Age-Period-Cohort' | 'Age-drift'; ratio: number; lower: number; upper: number }[]
  table: ApcTable
  /** Null for classes. */
  knots: { age: Float64Array; period: Float64Array; cohort: Float64Array } | null
  /** Where the ratios are 1 (given) or to which the age curve belongs (the middle event, unless given). */
  referencePeriod: number
  referenceCohort: number
  driftWeights: DriftWeights
  scale: number
  level: number
  n: number
  events: number
}

export type ApcSplineOptions = LongRunOptions & {
  parametrisation?: ApcParametrisation
  /** 'natural' splines, 'cubic' or 'linear' B-splines, or one effect per class. */
  curves?: 'natural' | 'cubic' | 'linear' | 'classes'
  /**
   * Knots themselves, or how many parameters each curve has: natural knots then lie at quantiles of the
   * events, B-spline knots at quantiles of the cells.
   */
  age?: number | Numbers
  period?: number | Numbers
  cohort?: number | Numbers
  referencePeriod?: number
  referenceCohort?: number
  driftWeights?: DriftWeights
  distribution?: 'poisson' | 'binomial'
  scale?: number
  level?: number
}

const FORMS: readonly ApcParametrisation[] = ['ACP', 'APC', 'AdCP', 'AdPC', 'Ad-C-P', 'Ad-P-C', 'AC-P', 'AP-C']

/**
 * Age-period-cohort model with smooth curves (Carstensen's parametrisations).
 *
 * Question: what would rates by age be for one generation, and how have generations and years departed from
 * it?
 * Assumptions: counts are Poisson (or shares binomial); curves are smooth between their knots. Age and
 * period are used as they stand: give the middles of classes (add half a year to whole years) where it
 * matters. Units are cells of ages and years.
 * Not for: reading the split of the trend between period and cohort as a finding - it is a choice, made by
 * `parametrisation` and `driftWeights`; counts that vary more than chance; curves near the ends, where few
 * events stand behind them.
 *
 * @param given n rows: age, period, counts, person-time above 0 (trials where the law is binomial)
 * @param options `parametrisation` ('ACP'), `curves` ('natural'), `age`, `period`, `cohort` (5 each: number
 * of knots, or the knots),
 *   `referencePeriod`, `referenceCohort`, `driftWeights` ('person-time'), `distribution` ('poisson'), `scale` (1), `level` (0.95),
 *   `signal`, `onProgress` (fits done, of all)
 * Errors: `empty`, `shape`, `not-finite`, `range`, `constant`, `too-short` (fewer than two knots, or cells
 * than columns), `collinear`, `separated`,
 * `too-large` (above 200,000 cells, or cells x columns squared above 5e8, as with one class per day),
 * `cancelled`. A reference that is given makes the ratio 1 there; without it the curve is 1 on (weighted)
 * average, as in R's `Epi::apc.fit`.
 * Reference: Carstensen (2007), Age-period-cohort models for the Lexis diagram; Holford (1983).
 *
 * @example
 * const years = Array.from({ length: 100 }, (_, i) => i)
 * const age = years.map((i) => 15 + 5 * (i % 10))
 * const period = years.map((i) => 1980 + 5 * Math.floor(i / 10))
 * const counts = years.map((i) => Math.round(200 * Math.exp(-(((i % 10) - 2) ** 2) / 18 - Math.floor(i / 10) / 10)))
 * const fit = await apcSplines({ age, period, counts, personTime: years.map(() => 10000) }, { age: 4, period: 3, cohort: 3, referenceCohort: 1960 })
 * fit.drift[0].ratio // => 0.9803
 */
export async function apcSplines(given: AgePeriodCells, options: ApcSplineOptions = {}): Promise<ApcSplines> {
  const {
    parametrisation = 'ACP',
    curves = 'natural',
    distribution = 'poisson',
    scale = 1,
    level = 0.95,
    driftWeights = 'person-time',
  } = options
  requireLevel(level)
  requireNumber('scale', scale, Number.MIN_VALUE)
  requireOneOf('parametrisation', parametrisation, FORMS)
  requireOneOf('curves', curves, ['natural', 'cubic', 'linear', 'classes'])
  requireOneOf('distribution', distribution, ['poisson', 'binomial'])
  const cells = readCells(given)
  if (distribution === 'binomial') requireShares(cells)
  const cohort = cohortOf(cells)
  const referencePeriod = options.referencePeriod ?? weightedMedian(cells.period, cells.counts)
  const referenceCohort = options.referenceCohort ?? weightedMedian(cohort, cells.counts)
  requireNumber('referencePeriod', referencePeriod)
  requireNumber('referenceCohort', referenceCohort)
  const knots =
    curves === 'classes'
      ? null
      : {
          age: knotsOf('age', cells.age, cells.counts, options.age ?? 5, curves),
          period: knotsOf('period', cells.period, cells.counts, options.period ?? 5, curves),
          cohort: knotsOf('cohort', cohort, cells.counts, options.cohort ?? 5, curves),
        }
  requireFitting(cells.age.length, [cells.age, cells.period, cohort], curves, knots)
  const shapes = (values: Numbers, at: Float64Array | undefined): ((where: Numbers) => Basis) => {
    const classes = distinct(values)
    return (where) => shapesAt(curves, where, at, classes)
  }
  const columns = apcColumns({
    age: { values: cells.age, shapes: shapes(cells.age, knots?.age) },
    period: {
      values: cells.period,
      shapes: shapes(cells.period, knots?.period),
      reference: referencePeriod,
      fixed: options.referencePeriod !== undefined,
    },
    cohort: {
      values: cohort,
      shapes: shapes(cohort, knots?.cohort),
      reference: referenceCohort,
      fixed: options.referenceCohort !== undefined,
    },
    weights: weightsOf(cells, driftWeights),
  })
  // One fit after the other; others have their turn in between.
  const fits = MODELS + ONE_MORE[parametrisation]
  const breath = breather(fits, options)
  let done = 0
  const fit: Fit = async (parts, offset) => {
    await breath(done++)
    return fitColumns(cells, parts, distribution, offset)
  }
  const models = await fitModels(columns, fit)
  const parts = await lexisCurves(columns, parametrisation, models, fit, level)
  await breath(fits)
  const rates = parts.age
  const toShare = (odds: Float64Array) => (distribution === 'binomial' ? odds.map((o) => o / (1 + o)) : odds).map((rate) => rate * scale)
  return {
    parametrisation,
    ...parts,
    age: { at: rates.at, estimate: toShare(rates.estimate), lower: toShare(rates.lower), upper: toShare(rates.upper) },
    table: tableOf(models),
    knots,
    referencePeriod,
    referenceCohort,
    driftWeights,
    scale,
    level,
    n: cells.counts.length,
    events: Array.from(cells.counts).reduce((a, b) => a + b, 0),
  }
}

// Shares have trials and not time: with a rate near 0 the two laws agree, near 1 only this one stays below it.
// Of so many trials there cannot be more events.
function requireShares({ counts, personTime }: AgePeriodCells): void {
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! > personTime[i]!)
      throw new AnalysisError('range', `Expected at most ${personTime[i]} events of so many trials at row ${i}, but got ${counts[i]}.`, {
        names: ['counts'],
        row: i,
      })
  }
}

// A curve is a step per class, a natural spline, or a B-spline of degree 1 or 3.
function shapesAt(
  curves: NonNullable<ApcSplineOptions['curves']>,
  where: Numbers,
  knots: Float64Array | undefined,
  classes: Float64Array,
): Basis {
  if (!knots) return indicators(where, classes)
  if (curves === 'natural') return naturalSplines(where, knots)
  return bSplines(where, knots, curves === 'cubic' ? 3 : 1)
}

// Natural curves have their knots where the events are, B-splines (as R's bs) where the cells are.
function knotsOf(name: string, values: Numbers, counts: Numbers, wanted: number | Numbers, curves: string): Float64Array {
  if (typeof wanted !== 'number') return requireKnots(name, wanted)
  requireWhole(name, wanted, 2, 50)
  if (curves === 'natural') {
    const shares = Array.from({ length: wanted }, (_, i) => (i + 0.5) / wanted)
    return requireKnots(name, weightedQuantiles(values, counts, shares))
  }
  const inner = Math.max(0, wanted - (curves === 'cubic' ? 3 : 1))
  const shares = Array.from({ length: inner + 2 }, (_, i) => i / (inner + 1))
  return requireKnots(name, weightedQuantiles(values, new Float64Array(values.length).fill(1), shares))
}

const DRIFT_WORDS: readonly string[] = ['person-time', 'events', 'equal', 'time2-per-event']

// Weights in the unit of the cells' time or events; only their ratios matter. Cells of weight 0 have no say
// in what is drift. By which cells a curve's straight part is taken out: it decides what counts as drift,
// so it can be chosen and is told.
function weightsOf({ counts, personTime }: AgePeriodCells, wanted: DriftWeights): Float64Array {
  const of = (weight: (events: number, time: number) => number) => Float64Array.from(counts, (events, i) => weight(events, personTime[i]!))
  if (wanted === 'person-time') return of((_, time) => time)
  if (wanted === 'events') return of((events) => events)
  if (wanted === 'equal') return of(() => 1)
  if (wanted === 'time2-per-event') {
    requireWithin('counts', counts, 0, Number.POSITIVE_INFINITY, true)
    return of((events, time) => (time * time) / events)
  }
  if (typeof wanted === 'number') {
    requireNumber('driftWeights', wanted, 0)
    return of((events, time) => events + wanted * time)
  }
  if (typeof wanted === 'string') requireOneOf('driftWeights', wanted, DRIFT_WORDS)
  requireSameLength('driftWeights', wanted, counts.length)
  requireWithin('driftWeights', wanted, 0, Number.POSITIVE_INFINITY)
  return Float64Array.from(wanted)
}

/** Fits columns in parts, to the rates themselves or to what an earlier fit leaves. */
type Fit = (parts: Float64Array[][], offset?: Float64Array) => Promise<ColumnFit>

/**
 * The models of the table. They do not depend on the form, and the forms start from two of them.
 *
 * Log rate = f(age) + drift x time + g(period) + h(cohort), g and h without level and trend. Adding c x age
 * to f, taking c x period from g and adding c x cohort to h changes no cell, as period - cohort is age: so
 * the forms of one fit write the same expectation in different ways and never fit better or worse.
 * Reference: Holford (1983); Carstensen (2007), section 3.
 */
type Models = Record<ApcTable[number]['model'], ColumnFit>

async function fitModels(c: ApcColumns, fit: Fit): Promise<Models> {
  const trend = [c.trendPeriod]
  return {
    Age: await fit([c.age]),
    'Age-drift': await fit([c.age, trend]),
    'Age-Cohort': await fit([c.age, trend, c.cohort]),
    'Age-Period-Cohort': await fit([c.age, trend, c.period, c.cohort]),
    'Age-Period': await fit([c.age, trend, c.period]),
  }
}

const MODELS = 5
/** Fits that a form needs beyond the models of the table. */
const ONE_MORE: Record<ApcParametrisation, number> = { ACP: 1, APC: 1, AdCP: 1, AdPC: 0, 'Ad-C-P': 3, 'Ad-P-C': 3, 'AC-P': 2, 'AP-C': 2 }

// A fit's work is its cells times the square of its columns. Classes cut finer than the figures have a
// column for every few cells.
function requireFitting(cells: number, scales: Numbers[], curves: string, knots: ApcSplines['knots']): void {
  let columns = 0
  if (knots) for (const at of Object.values(knots)) columns += at.length + (curves === 'cubic' ? 2 : 0)
  else for (const values of scales) columns += distinct(values).length
  requireAtMost(
    'cells times columns squared',
    cells * columns ** 2,
    5e8,
    'Add up cells to wider classes first, with widenClasses, or take splines.',
  )
}

/**
 * The three curves and the drift in the form asked for.
 *
 * Forms of one fit differ only in where the straight column stands: beside the curves (Ad), with the
 * cohorts (ACP) or with the periods (APC). Forms in turn fit one curve to what those before it leave: their
 * linear predictor becomes the offset, and a level and slope of its own are let in again.
 */
async function lexisCurves(
  c: ApcColumns,
  form: ApcParametrisation,
  models: Models,
  fit: Fit,
  level: number,
): Promise<Pick<ApcSplines, 'age' | 'period' | 'cohort' | 'drift'>> {
  const { 'Age-drift': ageDrift, 'Age-Period-Cohort': full } = models
  const driftOf = (model: ApcSplines['drift'][number]['model'], of: ColumnFit) => {
    const { estimate, lower, upper } = contrastCurve(of, 1, [[1]], Float64Array.of(0), level)
    return { model, ratio: estimate[0]!, lower: lower[0]!, upper: upper[0]! }
  }
  const withoutTrend = { period: c.period, cohort: c.cohort }
  const withTrend = { period: [c.trendPeriod, ...c.period], cohort: [c.trendCohort, ...c.cohort] }
  const curves = (age: ColumnFit, period: [ColumnFit, number, Float64Array[]], cohort: [ColumnFit, number, Float64Array[]]) => ({
    age: c.curve.age(age, 0, c.age, level),
    period: c.curve.period(...period, level),
    cohort: c.curve.cohort(...cohort, level),
  })
  if (!form.includes('-')) {
    const drift = [driftOf('Age-Period-Cohort', full), driftOf('Age-drift', ageDrift)]
    // `driftOf` reads the model's own drift, which is the same in all forms of one fit: a ratio per unit of
    // time. Drift and both curves beside each other: the drift stands alone, on the period's scale or on
    // the cohort's.
    if (form === 'AdPC') return { ...curves(full, [full, 2, c.period], [full, 3, c.cohort]), drift }
    if (form === 'AdCP') {
      const moved = await fit([c.age, [c.trendCohort], c.period, c.cohort])
      return { ...curves(moved, [moved, 2, c.period], [moved, 3, c.cohort]), drift }
    }
    // The drift goes to the period (APC) or to the cohort (ACP); the fit is the same, only its reading differs.
    const period = form === 'APC' ? withTrend.period : withoutTrend.period
    const cohort = form === 'ACP' ? withTrend.cohort : withoutTrend.cohort
    const moved = await fit([c.age, period, cohort])
    return { ...curves(moved, [moved, 1, period], [moved, 2, cohort]), drift }
  }
  const drift = [driftOf('Age-drift', ageDrift)]
  const free = { period: [c.ones, ...withTrend.period], cohort: [c.ones, ...withTrend.cohort] }
  // What an earlier fit left is fitted with its link as offset. A rest has limits of its own, which take
  // the earlier curves as known.
  if (form === 'AC-P') {
    const first = await fit([c.age, withTrend.cohort])
    const rest = await fit([free.period], first.link)
    return { ...curves(first, [rest, 0, free.period], [first, 1, withTrend.cohort]), drift }
  }
  if (form === 'AP-C') {
    const first = await fit([c.age, withTrend.period])
    const rest = await fit([free.cohort], first.link)
    return { ...curves(first, [first, 1, withTrend.period], [rest, 0, free.cohort]), drift }
  }
  const first = await fit([c.age, [form === 'Ad-C-P' ? c.trendCohort : c.trendPeriod]])
  if (form === 'Ad-C-P') {
    const cohort = await fit([free.cohort], first.link)
    // Both are fitted to what age and drift leave, as in Epi.
    const period = await fit([free.period], first.link)
    return { ...curves(first, [period, 0, free.period], [cohort, 0, free.cohort]), drift }
  }
  const period = await fit([free.period], first.link)
  const cohort = await fit([free.cohort], period.link)
  return { ...curves(first, [period, 0, free.period], [cohort, 0, free.cohort]), drift }
}

/**
 * Each row is compared with the one above; down to the full model and up again by the other side: Age,
 * Age-drift, Age-Cohort, all three, Age-Period, Age-drift. So cohort is tested with and without period,
 * period with and without cohort, and the drift alone. Deviances are about chi-square where counts are
 * Poisson.
 */
function tableOf(models: Models): ApcTable {
  const rows: (keyof Models)[] = ['Age', 'Age-drift', 'Age-Cohort', 'Age-Period-Cohort', 'Age-Period', 'Age-drift']
  return rows.map((model, i) => {
    const { aic, df, deviance } = models[model]
    const above = i > 0 ? models[rows[i - 1]!] : undefined
    const testDf = above ? Math.abs(above.df - df) : Number.NaN
    const testDeviance = above ? Math.abs(above.deviance - deviance) : Number.NaN
    return { model, aic, df, deviance, testDf, testDeviance, p: testDf > 0 ? chiSquareCdf(testDeviance, testDf, true) : Number.NaN }
  })
}
