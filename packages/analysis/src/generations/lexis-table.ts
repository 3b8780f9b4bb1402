// Lays lives out over age and calendar time: how many events came, and how much time was lived, in each class of both.

import { type Numbers, requireAtLeast, requireAtMost, requireCounts, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** Follow-up of anonymous members of groups (or of whole groups, with weights): dates in years, such as 2016.25. */
export type FollowUp = {
  /** Date of birth, of opening, of first being seen: where age is 0. */
  birth: Numbers
  /** When watching began and ended; events are those that came at the end. */
  from: Numbers
  to: Numbers
  events: Numbers
  /** How many members a row stands for; 1 unless given. */
  weights?: Numbers
}

/** Borders of classes, ascending: class k goes from border k to border k + 1. */
export type LexisGrid = {
  age: Numbers
  period: Numbers
  /** Splits each square into its triangles (or wider diagonal strips) by date of birth. */
  cohort?: Numbers
}

/** One entry per cell in which time was lived or an event came, by cohort, then period, then age. Classes are named by their lower border. */
export type LexisTable = {
  age: Float64Array
  period: Float64Array
  /** Null where the grid has no cohorts. */
  cohort: Float64Array | null
  counts: Float64Array
  personTime: Float64Array
  /** Time lived and events outside the borders. */
  leftOutTime: number
  leftOutEvents: number
  n: number
}

/**
 * Events and time lived by age, calendar period and (for triangles) date of birth.
 *
 * Question: how much time did each generation live at each age in each year, and how many events came in it?
 * Assumptions: each row is watched without a break from `from` to `to`. Rows are members of groups without names; only sums leave this function -
 * show them only where groups are large enough.
 * Not for: a register of people; figures already counted by age and year (`personYears`, `widenClasses`).
 *
 * @param followUp n rows: dates of birth, of start and of end (start before end, birth not after start), events at the end
 * @param grid borders of ages and periods, and of cohorts if wanted; at least two each, ascending
 * Errors: `empty`, `shape`, `not-finite`, `range`, `too-large` (more than 5 million rows, or 20 million cells).
 * An event on a border belongs to the class in which the time before it was lived.
 * Reference: Lexis (1875); Carstensen (2007), section 2.
 *
 * @example
 * const followUp = { birth: [1990.5, 1991], from: [2005, 2006], to: [2006.25, 2007], events: [1, 0] }
 * const table = lexisTable(followUp, { age: [14, 15, 16], period: [2005, 2006, 2007] })
 * table.age // => [14, 15, 15]
 * table.personTime // => [0.5, 0.5, 1.25]
 * table.counts // => [0, 0, 1]
 */
export function lexisTable(followUp: FollowUp, grid: LexisGrid): LexisTable {
  requireFollowUp(followUp)
  const age = requireBorders('age', grid.age)
  const period = requireBorders('period', grid.period)
  const cohort = grid.cohort ? requireBorders('cohort', grid.cohort) : null
  const strips = cohort ? cohort.length - 1 : 1
  const [ages, periods] = [age.length - 1, period.length - 1]
  requireAtMost('cells', ages * periods * strips, 20_000_000, 'Take wider classes.')
  const counts = new Float64Array(ages * periods * strips)
  const personTime = new Float64Array(counts.length)
  const { birth, from, to, events, weights } = followUp
  let leftOutTime = 0
  let leftOutEvents = 0
  for (let i = 0; i < birth.length; i++) {
    const weight = weights ? weights[i]! : 1
    const strip = cohort ? classOf(cohort, birth[i]!) : 0
    let a = classOf(age, from[i]! - birth[i]!)
    let p = classOf(period, from[i]!)
    // From border to border along the diagonal; classes are counted up rather than looked up, so that rounding cannot skip one.
    for (let now = from[i]!; now < to[i]!; ) {
      const nextAge = birth[i]! + (a + 1 < age.length ? age[a + 1]! : Number.POSITIVE_INFINITY)
      const nextPeriod = p + 1 < period.length ? period[p + 1]! : Number.POSITIVE_INFINITY
      const next = Math.min(to[i]!, nextAge, nextPeriod)
      const inside = strip >= 0 && strip < strips && a >= 0 && a < ages && p >= 0 && p < periods
      const lived = Math.max(0, next - now) * weight
      const came = next === to[i] ? events[i]! * weight : 0
      if (inside) {
        const cell = (strip * periods + p) * ages + a
        personTime[cell]! += lived
        counts[cell]! += came
      } else {
        leftOutTime += lived
        leftOutEvents += came
      }
      if (next === nextAge) a++
      if (next === nextPeriod) p++
      now = next
    }
  }
  return { ...filled(counts, personTime, age, period, cohort), leftOutTime, leftOutEvents, n: birth.length }
}

function requireFollowUp({ birth, from, to, events, weights }: FollowUp): void {
  requireAtLeast('birth', birth)
  requireAtMost('rows', birth.length, 5_000_000, 'Add up members of the same months of birth, start and end, and give weights.')
  for (const [name, values] of [
    ['birth', birth],
    ['from', from],
    ['to', to],
  ] as const) {
    requireSameLength(name, values, birth.length)
    requireFinite(name, values)
  }
  requireSameLength('events', events, birth.length)
  requireCounts('events', events)
  if (weights) {
    requireSameLength('weights', weights, birth.length)
    requireWithin('weights', weights, 0, Number.POSITIVE_INFINITY)
  }
  for (let i = 0; i < birth.length; i++) {
    if (!(birth[i]! <= from[i]! && from[i]! < to[i]!))
      throw new AnalysisError(
        'range',
        `Expected birth, start and end in this order at row ${i}, but got ${birth[i]}, ${from[i]} and ${to[i]}.`,
        {
          names: ['from'],
          row: i,
        },
      )
  }
}

function requireBorders(name: string, borders: Numbers): Float64Array {
  requireAtLeast(name, borders, 2)
  requireFinite(name, borders)
  for (let i = 1; i < borders.length; i++) {
    if (!(borders[i]! > borders[i - 1]!))
      throw new AnalysisError('range', `Expected borders of "${name}" that rise, but ${borders[i]} follows ${borders[i - 1]}.`, {
        names: [name],
        row: i,
      })
  }
  return Float64Array.from(borders)
}

// -1 below the first border, borders.length - 1 from the last one on.
function classOf(borders: Float64Array, value: number): number {
  let low = 0
  let high = borders.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (borders[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

function filled(counts: Float64Array, personTime: Float64Array, age: Float64Array, period: Float64Array, cohort: Float64Array | null) {
  const kept: number[] = []
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell]! > 0 || personTime[cell]! > 0) kept.push(cell)
  const [ages, periods] = [age.length - 1, period.length - 1]
  const pick = (of: (cell: number) => number) => Float64Array.from(kept, of)
  return {
    age: pick((cell) => age[cell % ages]!),
    period: pick((cell) => period[Math.floor(cell / ages) % periods]!),
    cohort: cohort ? pick((cell) => cohort[Math.floor(cell / (ages * periods))]!) : null,
    counts: pick((cell) => counts[cell]!),
    personTime: pick((cell) => personTime[cell]!),
  }
}
