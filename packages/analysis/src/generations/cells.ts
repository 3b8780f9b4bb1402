// What a cell of age and calendar time is: how many events, and how much time was lived in it. Refuses cells that cannot be.

import { type Numbers, requireAtLeast, requireAtMost, requireCounts, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/**
 * Counts by age and calendar period, one cell per row: starts (or middles) of the classes, events, and time
 * lived.
 */
export type AgePeriodCells = { age: Numbers; period: Numbers; counts: Numbers; personTime: Numbers }

/**
 * Checks and copies cells, as others may change what was passed in while a long run takes turns with them;
 * groups of people only, so a cell without time lived is refused and not guessed at.
 *
 * Errors: `empty`, `shape`, `not-finite`, `range`, `constant`, and `too-large` where cells pass 200,000:
 * single days of single ages say nothing that months do not, and a model with a class for each would take
 * minutes.
 */
export function readCells({ age, period, counts, personTime }: AgePeriodCells): AgePeriodCells {
  requireAtLeast('counts', counts)
  requireAtMost('cells', counts.length, 200_000, 'Add up cells to wider classes of age and period first, with widenClasses.')
  // Counts are Poisson: fractions would have another variance.
  requireCounts('counts', counts)
  requireSameLength('age', age, counts.length)
  requireSameLength('period', period, counts.length)
  requireSameLength('personTime', personTime, counts.length)
  requireFinite('age', age)
  requireFinite('period', period)
  requireWithin('personTime', personTime, 0, Number.POSITIVE_INFINITY, true)
  for (const [name, values] of [
    ['age', age],
    ['period', period],
  ] as const) {
    if (distinct(values).length < 2)
      throw new AnalysisError('constant', `Expected at least two classes of ${name}, but got one.`, { names: [name] })
  }
  // Without a single event every rate is 0 and no ratio exists.
  let any = false
  for (let i = 0; i < counts.length && !any; i++) any = counts[i]! > 0
  if (!any) throw new AnalysisError('constant', 'Expected at least one event in the cells, but there is none.', { names: ['counts'] })
  const copy = (values: Numbers) => Float64Array.from(values)
  return { age: copy(age), period: copy(period), counts: copy(counts), personTime: copy(personTime) }
}

/** The distinct values, from small to large. */
export function distinct(values: Numbers): Float64Array {
  return Float64Array.from(new Set(Array.from(values))).sort()
}

/**
 * Year of birth class of each cell: period minus age.
 *
 * A square of one year by one year holds people of two years of birth; their class is named by the later
 * one. Triangles (`lexisTable`) keep them apart.
 */
export function cohortOf({ age, period }: Pick<AgePeriodCells, 'age' | 'period'>): Float64Array {
  const cohort = Float64Array.from(age, (a, i) => period[i]! - a)
  const values = distinct(cohort)
  // Differences of fractions such as 1980.1 - 20.1 and 1981.2 - 21.2 are one year of birth, apart by
  // rounding only: they get the first one's name.
  const name = new Map<number, number>()
  let first = values[0]!
  for (const value of values) {
    if (value - first > SAME_COHORT * Math.max(1, Math.abs(value))) first = value
    name.set(value, first)
  }
  return cohort.map((value) => name.get(value)!)
}

// As a share of the year: a few seconds of time, far above rounding and far below any class.
const SAME_COHORT = 1e-10
