// Makes the results of several evaluations comparable: one effect and its variance per study, from the counts that each study prints.

import { type Numbers, requireAtLeast, requireCounts, requireNumber, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** One entry per study. */
export type EffectSizes = {
  /** ln of a ratio, or a difference. NaN for Peto's where nothing, or everything, happened in both groups: such a study says nothing of the effect. */
  effects: Float64Array
  variances: Float64Array
  /** Studies, 0-based, to which 1/2 was added because one of their cells is 0. */
  corrected: readonly number[]
}

/** `OR` ln odds ratio, `RR` ln risk ratio, `RD` risk difference, `PETO` ln odds ratio by Peto's one-step method. */
export type TwoByTwoMeasure = 'OR' | 'RR' | 'RD' | 'PETO'
/** `IRR` ln ratio of incidence rates, `IRD` their difference. */
export type RateMeasure = 'IRR' | 'IRD'

/** A table per study: events and non-events of the treated, then of the compared. */
export type TwoByTwoTables = { a: Numbers; b: Numbers; c: Numbers; d: Numbers }
/** Events and time at risk of the treated, then of the compared. */
export type RateTables = { events1: Numbers; time1: Numbers; events2: Numbers; time2: Numbers }

/**
 * Effect of each study from its two-by-two table.
 *
 * Question: five towns tried it and each printed how many of whom fell back; what is each town's effect on one scale?
 * Assumptions: in each study two independent groups, every person once. 1/2 is added to all four cells of a study only where one of them is 0
 * (not for Peto's method, which does without; metafor adds it there too).
 * Not for: studies of clusters that were analysed as if they were persons - their variances are too small; `RR` of the opposite outcome (it is another number).
 *
 * @param tables `a`, `b`: events and non-events of the treated; `c`, `d`: of the compared; whole numbers, one value per study
 * @param options `measure` ('OR'), `addition` (1/2; 0 for Peto's): with 0 a study with an empty cell has an infinite ratio or NaN
 * Errors: `empty`, `shape`, `not-finite`, `range` (also a study with an empty group).
 * Reference: Fleiss and Berlin (2009); Yusuf and others (1985) for Peto's; as metafor's `escalc` with `to = "only0"`.
 *
 * @example
 * const { effects, variances } = effectSizesTwoByTwo({ a: [4, 6], b: [119, 300], c: [11, 29], d: [128, 274] }, { measure: 'RR' })
 * effects // => [-0.8893, -1.585]
 * variances // => [0.3256, 0.1946]
 */
export function effectSizesTwoByTwo(tables: TwoByTwoTables, options: { measure?: TwoByTwoMeasure; addition?: number } = {}): EffectSizes {
  const { measure = 'OR', addition = measure === 'PETO' ? 0 : 0.5 } = options
  requireTwoByTwo(tables)
  requireNumber('addition', addition, 0)
  const k = tables.a.length
  const effects = new Float64Array(k)
  const variances = new Float64Array(k)
  const corrected: number[] = []
  for (let i = 0; i < k; i++) {
    let [a, b, c, d] = [tables.a[i]!, tables.b[i]!, tables.c[i]!, tables.d[i]!]
    if (addition > 0 && Math.min(a, b, c, d) === 0) {
      corrected.push(i)
      a += addition
      b += addition
      c += addition
      d += addition
    }
    const [effect, variance] = twoByTwoEffect(a, b, c, d, measure)
    effects[i] = effect
    variances[i] = variance
  }
  return { effects, variances, corrected }
}

function twoByTwoEffect(a: number, b: number, c: number, d: number, measure: TwoByTwoMeasure): [number, number] {
  const n1 = a + b
  const n2 = c + d
  if (measure === 'OR') return [Math.log((a / b) * (d / c)), 1 / a + 1 / b + 1 / c + 1 / d]
  // 1/a - 1/n1 written without the difference of near-equal numbers.
  if (measure === 'RR') return [Math.log(a / n1 / (c / n2)), b / (a * n1) + d / (c * n2)]
  if (measure === 'RD') return [a / n1 - c / n2, (a * b) / n1 ** 3 + (c * d) / n2 ** 3]
  const n = n1 + n2
  const events = a + c
  const hypergeometric = (((events * (b + d)) / n) * (n1 / n) * n2) / (n - 1)
  return hypergeometric > 0 ? [(a - (events * n1) / n) / hypergeometric, 1 / hypergeometric] : [Number.NaN, Number.NaN]
}

/**
 * Effect of each study from events and time at risk.
 *
 * Question: five towns each printed incidents and resident-years with and without the programme; what is each town's rate ratio?
 * Assumptions: Poisson counts. 1/2 is added to both counts of a study only where one of them is 0.
 * Not for: counts that vary more than chance - multiply the variances by the dispersion first.
 *
 * @param tables `events1`, `time1` of the treated, `events2`, `time2` of the compared, one value per study; @param options `measure` ('IRR')
 * Errors: `empty`, `shape`, `not-finite`, `range`.
 * Reference: Rothman, Greenland and Lash (2008), chapter 14; as metafor's `escalc`.
 *
 * @example
 * effectSizesRates({ events1: [41], time1: [28010], events2: [15], time2: [19017] }).effects // => [0.6183]
 */
export function effectSizesRates(tables: RateTables, options: { measure?: RateMeasure } = {}): EffectSizes {
  const { measure = 'IRR' } = options
  requireRates(tables)
  const k = tables.events1.length
  const effects = new Float64Array(k)
  const variances = new Float64Array(k)
  const corrected: number[] = []
  for (let i = 0; i < k; i++) {
    let [x1, x2] = [tables.events1[i]!, tables.events2[i]!]
    const [t1, t2] = [tables.time1[i]!, tables.time2[i]!]
    if (x1 === 0 || x2 === 0) {
      corrected.push(i)
      x1 += 0.5
      x2 += 0.5
    }
    effects[i] = measure === 'IRR' ? Math.log(x1 / t1 / (x2 / t2)) : x1 / t1 - x2 / t2
    variances[i] = measure === 'IRR' ? 1 / x1 + 1 / x2 : x1 / t1 ** 2 + x2 / t2 ** 2
  }
  return { effects, variances, corrected }
}

// Products of up to six of these are taken.
const LARGEST = 1e50

/** Refuses tables that no study can have printed. */
export function requireTwoByTwo(tables: TwoByTwoTables): void {
  requireAtLeast('a', tables.a)
  for (const [name, cell] of Object.entries(tables)) {
    requireSameLength(name, cell, tables.a.length)
    requireCounts(name, cell)
    requireWithin(name, cell, 0, LARGEST)
  }
  for (let i = 0; i < tables.a.length; i++) {
    if (tables.a[i]! + tables.b[i]! === 0 || tables.c[i]! + tables.d[i]! === 0)
      throw new AnalysisError('range', `Expected somebody in both groups of every study, but at row ${i} a group is empty.`, { row: i })
  }
}

/** Refuses counts and times that no study can have printed. */
export function requireRates(tables: RateTables): void {
  const k = tables.events1.length
  requireAtLeast('events1', tables.events1)
  for (const [name, values] of Object.entries(tables)) {
    requireSameLength(name, values, k)
    requireWithin(name, values, 0, LARGEST, name.startsWith('time'))
  }
  requireCounts('events1', tables.events1)
  requireCounts('events2', tables.events2)
}
