// Whether crime goes with age, with the times, or with the generation - as far as figures can tell these three apart.

import { requireLevel } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type AgePeriodCells, cohortOf, readCells } from './cells.ts'
import { type ClassFit, fitClasses } from './fit-classes.ts'

/** One sub-model of the family. */
export type ApcModel = { name: 'A' | 'A+drift' | 'A+P' | 'A+C' | 'A+P+C'; deviance: number; df: number; aic: number }
/** What one model adds to another inside it; `p` is NaN where the larger model has no column more. */
export type ApcTest = { smaller: ApcModel['name']; larger: ApcModel['name']; deviance: number; df: number; p: number }
/** Logarithms of rates or rate ratios per class, with their errors; -Infinity where a class has no event. */
export type ClassEffects = { classes: Float64Array; effects: Float64Array; standardErrors: Float64Array }

export type AgePeriodCohort = {
  models: ApcModel[]
  tests: ApcTest[]
  /**
   * Change of the log rate per unit of period that age leaves over, its error, and the same in per cent;
   * NaN where each age has one period only.
   */
  drift: number
  driftError: number
  changePercent: number
  changeLower: number
  changeUpper: number
  /**
   * Bends of each curve: effect minus twice the next plus the one after. NaN where the classes do not
   * identify them, not finite beside a class without events.
   */
  secondDifferences: { age: Float64Array; period: Float64Array; cohort: Float64Array }
  /** Of A+C: log rates by age in the first cohort, and log rate ratios of the others to it. Of A+P likewise. */
  ageCohort: { age: ClassEffects; cohort: ClassEffects }
  agePeriod: { age: ClassEffects; period: ClassEffects }
  /** Expected counts of A+P+C, one per cell. */
  fitted: Float64Array
  /**
   * Directions in which the effects of A+P+C can be moved without changing what is expected: 1 in a table
   * with equal classes.
   */
  notIdentified: number
  level: number
  n: number
  events: number
}

/**
 * Age, period and cohort models with one effect per class.
 *
 * Question: have rates at the same age changed evenly over the years (drift), with the times, or from
 * generation to generation?
 * Assumptions: counts are Poisson with known time lived; classes of age and period are of equal width, and
 * cohort = period - age.
 * Units are classes of ages and years.
 * Not for: telling how much of an even trend is period and how much is cohort - no figures can; only
 * deviances, expected counts, the drift as a whole and the bends (second differences) are shown of A+P+C,
 * never its effects under some arbitrary constraint. Not for counts that vary more than chance: with a
 * deviance far above df the errors are too small.
 *
 * @param given n rows: starts of the age and period class, count, person-time above 0
 * @param options `level` (0.95), `signal`, `onProgress` (models done, of five)
 * Errors: `empty`, `shape`, `not-finite`, `range`, `constant` (no event, or one class of age or period
 * only), `too-large` (above 200,000 cells, or cells x classes above 5 million), `cancelled`. Classes
 * without any event are expected to have none: their effect is -Infinity and they count in df as any other
 * class, as in R's `glm`.
 * Reference: Clayton and Schifflers (1987a, b); Holford (1983) for what is identified.
 *
 * @example
 * const [counts, personTime] = [[40, 50, 66, 30, 38, 44], [1000, 1010, 1020, 900, 950, 990]]
 * const cells = { age: [20, 20, 20, 30, 30, 30], period: [1990, 2000, 2010, 1990, 2000, 2010], counts, personTime }
 * const apc = await agePeriodCohort(cells)
 * apc.changePercent // => 2.024
 * apc.models.map((model) => model.df) // => [4, 3, 2, 1, 0]
 */
export async function agePeriodCohort(given: AgePeriodCells, options: LongRunOptions & { level?: number } = {}): Promise<AgePeriodCohort> {
  const { level = 0.95 } = options
  requireLevel(level)
  const cells = readCells(given)
  const fits = await fitModels(cells, options)
  const models = Object.entries(fits).map(([name, { deviance, df, aic }]) => ({ name: name as ApcModel['name'], deviance, df, aic }))
  const { drift, driftError } = fits['A+drift']
  const z = normalQuantile((1 - level) / 2, true)
  const percent = (change: number) => 100 * Math.expm1(change)
  const all = fits['A+P+C']
  const bends = (which: number) => secondDifferences(all, which)
  let events = 0
  for (let i = 0; i < cells.counts.length; i++) events += cells.counts[i]!
  return {
    models,
    tests: testsOf(models),
    drift,
    driftError,
    changePercent: percent(drift),
    changeLower: percent(drift - z * driftError),
    changeUpper: percent(drift + z * driftError),
    secondDifferences: { age: bends(0), period: bends(1), cohort: bends(2) },
    ageCohort: { age: fits['A+C'].factors[0]!, cohort: fits['A+C'].factors[1]! },
    agePeriod: { age: fits['A+P'].factors[0]!, period: fits['A+P'].factors[1]! },
    fitted: all.fitted,
    notIdentified: all.aliased,
    level,
    n: cells.counts.length,
    events,
  }
}

// One model after the other; others have their turn in between.
async function fitModels(cells: AgePeriodCells, options: LongRunOptions): Promise<Record<ApcModel['name'], ClassFit>> {
  const { age, period } = cells
  const cohort = cohortOf(cells)
  const fits: Partial<Record<ApcModel['name'], ClassFit>> = {}
  const steps = [
    () => (fits.A = fitClasses(cells, [age])),
    () => (fits['A+drift'] = fitClasses(cells, [age], period)),
    () => (fits['A+P'] = fitClasses(cells, [age, period])),
    () => (fits['A+C'] = fitClasses(cells, [age, cohort])),
    () => (fits['A+P+C'] = fitClasses(cells, [age, period, cohort])),
  ]
  await longRun(steps.length, (k) => steps[k]!(), options)
  // All five have been fitted, in this order.
  return fits as Record<ApcModel['name'], ClassFit>
}

// What each step up the ladder of models takes from the deviance, against a chi-square with as many degrees
// of freedom as it adds.
function testsOf(models: ApcModel[]): ApcTest[] {
  const of = (name: ApcModel['name']) => models.find((model) => model.name === name)!
  const steps: [ApcModel['name'], ApcModel['name']][] = [
    ['A', 'A+drift'],
    ['A+drift', 'A+P'],
    ['A+drift', 'A+C'],
    ['A+P', 'A+P+C'],
    ['A+C', 'A+P+C'],
  ]
  return steps.map(([smaller, larger]) => {
    const deviance = of(smaller).deviance - of(larger).deviance
    const df = of(smaller).df - of(larger).df
    return { smaller, larger, deviance, df, p: df > 0 ? chiSquareCdf(Math.max(0, deviance), df, true) : Number.NaN }
  })
}

// A bend is the same under every constraint when the only freedom is a straight line through evenly spaced
// classes.
function secondDifferences({ factors, aliased }: ClassFit, which: number): Float64Array {
  const { classes, effects } = factors[which]!
  const bends = new Float64Array(Math.max(0, classes.length - 2))
  for (let i = 0; i < bends.length; i++) {
    const even = Math.abs(classes[i + 2]! - 2 * classes[i + 1]! + classes[i]!) <= 1e-9 * Math.abs(classes[i + 2]! - classes[i]!)
    bends[i] = even && aliased === 1 ? effects[i + 2]! - 2 * effects[i + 1]! + effects[i]! : Number.NaN
  }
  return bends
}
