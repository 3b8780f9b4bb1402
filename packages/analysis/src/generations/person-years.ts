// How much time people lived at each age in each year, from the head counts of two New Year's Days.

import { type Numbers, requireAtLeast, requireFinite, requireOneOf, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { distinct } from './cells.ts'

/** Time lived, one entry per triangle or square, by period, then age (then triangle). */
export type PersonYears = {
  age: Float64Array
  period: Float64Array
  /**
   * Class of birth: period - age for those who reach the age in the period ('lower'), one class earlier for
   * those who had it before ('upper').
   */
  cohort: Float64Array
  triangle: ('lower' | 'upper' | 'square')[]
  personTime: Float64Array
  width: number
}

/**
 * Person-years of a population from head counts by age at the start of each period.
 *
 * Question: how many years did 15-year-olds live in 2020, and how many of them were of each year of birth?
 * Assumptions: births even over the year; those who die or move do so evenly; ages and dates in classes of
 * one width.
 * Not for: ages counted at another day than the start of the period; the open class of the oldest (leave it
 * out).
 *
 * @param age, date, population n rows, one per age and date: heads of that age (class) on that day
 * @param options `shape` ('triangles'): by year of birth too, or 'squares' of age and period only
 * Errors: `empty`, `shape`, `not-finite`, `range` (negative heads, a pair twice or missing, classes of
 * unlike width), `too-short` (fewer than two ages or dates). In the first age the younger triangle, and in
 * the last the older one, is what the square leaves, as neighbours are missing.
 * Reference: Sundbärg (1908); Carstensen (2007), equations 2 and 3, as `N2Y` of Epi.
 *
 * @example
 * const years = personYears([14, 15, 16, 14, 15, 16], [2020, 2020, 2020, 2021, 2021, 2021], [100, 110, 120, 101, 98, 109], { shape: 'squares' })
 * years.age // => [14, 15, 16]
 * years.personTime // => [100.5, 104.2, 114.5]
 */
export function personYears(
  age: Numbers,
  date: Numbers,
  population: Numbers,
  options: { shape?: 'triangles' | 'squares' } = {},
): PersonYears {
  const { shape = 'triangles' } = options
  requireOneOf('shape', shape, ['triangles', 'squares'])
  const { ages, dates, heads, width } = headCounts(age, date, population)
  const result = {
    age: [] as number[],
    period: [] as number[],
    cohort: [] as number[],
    triangle: [] as PersonYears['triangle'],
    personTime: [] as number[],
  }
  const add = (a: number, p: number, triangle: PersonYears['triangle'][number], time: number) => {
    result.age.push(ages[a]!)
    result.period.push(dates[p]!)
    result.cohort.push(dates[p]! - ages[a]! - (triangle === 'upper' ? width : 0))
    result.triangle.push(triangle)
    result.personTime.push(time * width)
  }
  // Triangles have their lower border in common with the square; the class of birth tells which half of it.
  const last = ages.length - 1
  for (let p = 0; p < dates.length - 1; p++) {
    for (let a = 0; a <= last; a++) {
      // Of those counted at age a on the first day and at a + 1 on the last, all reach a birthday within
      // the year, spread evenly over it. Up to it they live in the upper triangle of age a, each half a
      // year on average: a third of it told by the first count and a sixth by the last, since those who
      // leave on the way do so evenly too (Carstensen 2007, equations 2 and 3).
      const at = (da: number, dp: number) => heads[(p + dp) * ages.length + a + da]!
      const square = at(0, 0) / 2 + at(0, 1) / 2
      const older = a < last ? at(0, 0) / 3 + at(1, 1) / 6 : square - (at(-1, 0) / 6 + at(0, 1) / 3)
      const younger = a > 0 ? at(-1, 0) / 6 + at(0, 1) / 3 : square - older
      if (shape === 'squares') add(a, p, 'square', older + younger)
      else {
        add(a, p, 'lower', younger)
        add(a, p, 'upper', older)
      }
    }
  }
  const { triangle } = result
  const array = (values: number[]) => Float64Array.from(values)
  return {
    age: array(result.age),
    period: array(result.period),
    cohort: array(result.cohort),
    triangle,
    personTime: array(result.personTime),
    width,
  }
}

// A date is the first day of a period; the last date only closes the last period and begins none of its
// own. Heads in a rectangle of ages by days, with every pair there once: a missing one would silently be an
// age at which nobody lived.
function headCounts(age: Numbers, date: Numbers, population: Numbers) {
  requireAtLeast('population', population)
  requireWithin('population', population, 0, Number.POSITIVE_INFINITY)
  for (const [name, values] of [
    ['age', age],
    ['date', date],
  ] as const) {
    requireSameLength(name, values, population.length)
    requireFinite(name, values)
  }
  const ages = distinct(age)
  const dates = distinct(date)
  if (ages.length < 2 || dates.length < 2)
    throw new AnalysisError('too-short', `Expected at least two ages and two dates, but got ${ages.length} and ${dates.length}.`)
  // The diagonals of lives only meet the corners of classes where age and time are cut alike.
  const width = ages[1]! - ages[0]!
  for (const [name, values] of [
    ['age', ages],
    ['date', dates],
  ] as const) {
    for (let i = 1; i < values.length; i++) {
      if (Math.abs(values[i]! - values[i - 1]! - width) > 1e-9 * width)
        throw new AnalysisError('range', `Expected classes of width ${width} in "${name}", but ${values[i]} follows ${values[i - 1]}.`, {
          names: [name],
        })
    }
  }
  const heads = new Float64Array(ages.length * dates.length).fill(Number.NaN)
  const ageAt = new Map(Array.from(ages, (value, place) => [value, place]))
  const dateAt = new Map(Array.from(dates, (value, place) => [value, place]))
  for (let i = 0; i < population.length; i++) {
    const cell = dateAt.get(date[i]!)! * ages.length + ageAt.get(age[i]!)!
    if (!Number.isNaN(heads[cell]!)) throw pairError('once', age[i]!, date[i]!, i)
    heads[cell] = population[i]!
  }
  const missing = heads.findIndex(Number.isNaN)
  if (missing >= 0) throw pairError('at all', ages[missing % ages.length]!, dates[Math.floor(missing / ages.length)]!)
  return { ages, dates, heads, width }
}

// Named with the pair, as that is how a reader finds it in a register's table.
// A pair twice would be counted twice.
function pairError(how: 'once' | 'at all', age: number, date: number, row?: number): AnalysisError {
  const but = how === 'once' ? 'comes twice' : 'is missing'
  return new AnalysisError('range', `Expected each pair of age and date once, but age ${age} at ${date} ${but}.`, {
    names: ['age', 'date'],
    ...(row === undefined ? {} : { row }),
  })
}
