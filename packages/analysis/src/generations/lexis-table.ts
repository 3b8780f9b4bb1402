// Lays lives out over age and calendar time: how many events came, and how much time was lived, in each class of both.

import { type Numbers, requireAtLeast, requireAtMost, requireCounts, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, paceOf } from '../pace.ts'

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

/**
 * One entry per cell in which time was lived or an event came, by cohort, then period, then age. Classes
 * are named by their lower border.
 */
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
 * Question: how much time did each generation live at each age in each year, and how many events came in
 * it?
 * Assumptions: each row is watched without a break from `from` to `to`. Rows are members of groups without
 * names; only sums leave this function - show them only where groups are large enough.
 * Not for: a register of people; figures already counted by age and year (`personYears`, `widenClasses`).
 *
 * @param followUp n rows: dates of birth, of start and of end (start before end, birth not after start),
 * events at the end
 * @param grid borders of ages and periods, and of cohorts if wanted; at least two each, ascending
 * @param options `signal`, `onProgress`
 * Errors: `empty`, `shape`, `not-finite`, `range`, `too-large` (more than 5 million rows, or 20 million
 * cells), `cancelled`. An event on a border belongs to the class in which the time before it was lived.
 * Reference: Lexis (1875); Carstensen (2007), section 2.
 *
 * @example
 * const followUp = { birth: [1990.5, 1991], from: [2005, 2006], to: [2006.25, 2007], events: [1, 0] }
 * const table = await lexisTable(followUp, { age: [14, 15, 16], period: [2005, 2006, 2007] })
 * table.age // => [14, 15, 15]
 * table.personTime // => [0.5, 0.5, 1.25]
 * table.counts // => [0, 0, 1]
 */
export async function lexisTable(followUp: FollowUp, grid: LexisGrid, options: LongRunOptions = {}): Promise<LexisTable> {
  const pace = paceOf(followUp.birth.length, options)
  await pace(0)
  requireFollowUp(followUp)
  const age = requireBorders('age', grid.age)
  const period = requireBorders('period', grid.period)
  const cohort = grid.cohort ? requireBorders('cohort', grid.cohort) : null
  const cells = (age.length - 1) * (period.length - 1) * (cohort ? cohort.length - 1 : 1)
  requireAtMost('cells', cells, 20_000_000, 'Take wider classes.')
  const { birth, from, to, events, weights } = followUp
  const filling: Filling = {
    lives: {
      birth: new Float64Array(birth),
      from: new Float64Array(from),
      to: new Float64Array(to),
      events: new Float64Array(events),
      weights: weights ? new Float64Array(weights) : null,
    },
    age,
    period,
    cohort,
    counts: new Float64Array(cells),
    personTime: new Float64Array(cells),
    leftOutTime: 0,
    leftOutEvents: 0,
  }
  // A life crosses some tens of borders; looking up where it begins costs as much as a few of them.
  await inParts(birth.length, 300, pace, (first, end) => {
    for (let i = first; i < end; i++) addLife(filling, i)
  })
  const { counts, personTime, leftOutTime, leftOutEvents } = filling
  return { ...filled(counts, personTime, age, period, cohort), leftOutTime, leftOutEvents, n: birth.length }
}

/** Copies of the figures, as others may have their turn while lives are laid out. */
type Lives = { birth: Float64Array; from: Float64Array; to: Float64Array; events: Float64Array; weights: Float64Array | null }

/** The table while lives are being laid out over it; cells run by age, then period, then cohort. */
type Filling = {
  readonly lives: Lives
  readonly age: Float64Array
  readonly period: Float64Array
  readonly cohort: Float64Array | null
  readonly counts: Float64Array
  readonly personTime: Float64Array
  leftOutTime: number
  leftOutEvents: number
}

/**
 * A life in the diagram of Lexis (1875) is a line of slope one: age and calendar time run on together. It
 * crosses borders of age and of period in turn, and between two crossings all its time belongs to one cell,
 * or to none outside the borders. Classes are counted up rather than looked up, so that rounding cannot
 * skip one.
 */
function addLife(filling: Filling, i: number): void {
  const { age, period, cohort, counts, personTime, lives } = filling
  const [ages, periods, strips] = [age.length - 1, period.length - 1, cohort ? cohort.length - 1 : 1]
  const birth = lives.birth[i]!
  const end = lives.to[i]!
  const weight = lives.weights ? lives.weights[i]! : 1
  const strip = cohort ? classOf(cohort, birth) : 0
  let now = lives.from[i]!
  let a = classOf(age, now - birth)
  let p = classOf(period, now)
  while (now < end) {
    const nextAge = birth + (a + 1 < age.length ? age[a + 1]! : Number.POSITIVE_INFINITY)
    const nextPeriod = p + 1 < period.length ? period[p + 1]! : Number.POSITIVE_INFINITY
    const next = Math.min(end, nextAge, nextPeriod)
    const inside = strip >= 0 && strip < strips && a >= 0 && a < ages && p >= 0 && p < periods
    const lived = Math.max(0, next - now) * weight
    const came = next === end ? lives.events[i]! * weight : 0
    if (inside) {
      const cell = (strip * periods + p) * ages + a
      personTime[cell]! += lived
      counts[cell]! += came
    } else {
      filling.leftOutTime += lived
      filling.leftOutEvents += came
    }
    if (next === nextAge) a++
    if (next === nextPeriod) p++
    now = next
  }
}

// Whoever is watched before birth, or ends before the start, is a mistake in the file; guessing which would
// hide it. Dates in an order that lives have.
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

// Classes that overlap or run backward would count time twice.
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

// Classes are closed below and open above, so a birthday belongs to the new age.
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

// A cell with time lived and no event is kept: it is a rate of 0, which is a finding. A cell without either
// is not. Most cells of a long table are empty corners; those are not shown.
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
