// What a cell of age and calendar time is: how many events, and how much time was lived in it. Refuses cells that cannot be.

import { type Numbers, requireAtLeast, requireAtMost, requireCounts, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** Counts by age and calendar period, one cell per row: starts (or middles) of the classes, events, and time lived. */
export type AgePeriodCells = { age: Numbers; period: Numbers; counts: Numbers; personTime: Numbers }

/**
 * Checks cells; groups of people only, so a cell without time lived is refused and not guessed at.
 *
 * Errors: `empty`, `shape`, `not-finite`, `range`, `constant`, and `too-large` where cells pass 200,000: single days of single ages say nothing that
 * months do not, and a model with a class for each would take minutes.
 */
export function requireCells({ age, period, counts, personTime }: AgePeriodCells): void {
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
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) return
  throw new AnalysisError('constant', 'Expected at least one event in the cells, but there is none.', { names: ['counts'] })
}

/** The distinct values, from small to large. */
export function distinct(values: Numbers): Float64Array {
  return Float64Array.from(new Set(Array.from(values))).sort()
}

/**
 * Year of birth class of each cell: period minus age.
 *
 * A square of one year by one year holds people of two years of birth; their class is named by the later one. Triangles (`lexisTable`) keep them apart.
 */
export function cohortOf({ age, period }: Pick<AgePeriodCells, 'age' | 'period'>): Float64Array {
  return Float64Array.from(age, (a, i) => period[i]! - a)
}
