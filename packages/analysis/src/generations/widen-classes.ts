// Adds cells of single ages and years up to wider classes, so that counts are large enough to say something and to be shown.

import { type Numbers, requireCounts, requireFinite, requireNumber, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** Classes of one width: lower borders are `from`, `from` + `width`, ... */
export type ClassWidth = { from: number; width: number }

export type WideCells = {
  age: Float64Array
  period: Float64Array
  cohort: Float64Array
  counts: Float64Array
  personTime: Float64Array
  n: number
}

/**
 * Adds up cells to wider classes of age, period or cohort.
 *
 * Question: what are counts and time lived by five years of age and five calendar years, or by ten years of
 * birth?
 * Assumptions: every cell lies inside one class of each.
 * Not for: splitting cells - give `lexisTable` narrower borders.
 *
 * @param cells n rows: age, period, counts, personTime from 0
 * @param classes `age` and `period` (each `from` and `width`); or `age` and `cohort`, by period - age of
 * each cell
 * Errors: `shape`, `not-finite`, `range`. The answer names each class by its lower border; of the third
 * scale it gives period - age, or cohort + age, of the borders.
 * Reference: Clayton and Schifflers (1987a) for tables of equal classes.
 *
 * @example
 * const cells = { age: [15, 16, 17, 18], period: [2000, 2000, 2001, 2001], counts: [1, 2, 3, 4], personTime: [10, 20, 30, 40] }
 * const wide = widenClasses(cells, { age: { from: 15, width: 2 }, period: { from: 2000, width: 2 } })
 * wide.age // => [15, 17]
 * wide.counts // => [3, 7]
 */
export function widenClasses(
  cells: { age: Numbers; period: Numbers; counts: Numbers; personTime: Numbers },
  classes: { age: ClassWidth; period: ClassWidth } | { age: ClassWidth; cohort: ClassWidth },
): WideCells {
  const { age, period, counts, personTime } = cells
  requireCounts('counts', counts)
  for (const [name, values] of [
    ['age', age],
    ['period', period],
    ['personTime', personTime],
  ] as const) {
    requireSameLength(name, values, counts.length)
    requireFinite(name, values)
  }
  requireWithin('personTime', personTime, 0, Number.POSITIVE_INFINITY)
  const second = 'period' in classes ? classes.period : classes.cohort
  for (const [name, { from, width }] of Object.entries(classes)) {
    if (!Number.isFinite(from)) throw new AnalysisError('range', `Expected a border of "${name}", but got ${from}.`, { names: [name] })
    requireNumber(`the width of ${name}`, width, Number.MIN_VALUE)
  }
  // One sum per pair of classes that occurs.
  const sums = new Map<string, { a: number; b: number; counts: number; personTime: number }>()
  for (let i = 0; i < counts.length; i++) {
    const a = lowerBorder(age[i]!, classes.age)
    const b = lowerBorder('period' in classes ? period[i]! : period[i]! - age[i]!, second)
    const sum = sums.get(`${a} ${b}`) ?? { a, b, counts: 0, personTime: 0 }
    sum.counts += counts[i]!
    sum.personTime += personTime[i]!
    sums.set(`${a} ${b}`, sum)
  }
  const rows = [...sums.values()].sort((x, y) => x.b - y.b || x.a - y.a)
  const pick = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of)
  const byPeriod = 'period' in classes
  return {
    age: pick((row) => row.a),
    period: pick((row) => (byPeriod ? row.b : row.b + row.a)),
    cohort: pick((row) => (byPeriod ? row.b - row.a : row.b)),
    counts: pick((row) => row.counts),
    personTime: pick((row) => row.personTime),
    n: counts.length,
  }
}

// A value a rounding error below a border belongs above it.
function lowerBorder(value: number, { from, width }: ClassWidth): number {
  return from + Math.floor((value - from) / width + 1e-9) * width
}
