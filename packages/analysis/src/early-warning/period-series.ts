// Counts week by week or month by month, with a word on whether the last of them is over: half a month always looks like good news.

import { type Numbers, requireAtLeast, requireCounts, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/**
 * Counts of successive periods, oldest first.
 *
 * `lastPeriod` has no default on purpose: whoever brings the figures must say whether the last period is over. An
 * unfinished one is left out of every comparison and the result says so (`leftOut`). Nothing here looks at a clock:
 * a period that is said to be complete is taken to be, so say it from the date of the extract and not from habit.
 * The first period must be a whole one too.
 */
export type PeriodSeries = {
  counts: Numbers
  lastPeriod: 'complete' | 'unfinished'
  /** People at risk per period, where a method uses them; above 0. */
  population?: Numbers
  /**
   * First day of each period as days since 1970-01-01, where years are to be counted by the calendar and not by the
   * number of periods: every fifth or sixth year has 53 weeks, so that a count of 52 is a week late after some
   * years. Used by both Farrington methods.
   */
  dates?: Numbers
}

/** The periods that are over, checked and copied. */
export type FullPeriods = {
  counts: Float64Array
  population: Float64Array | null
  dates: Float64Array | null
  /** 1 where the last, unfinished period was left out; otherwise 0. */
  leftOut: number
}

/**
 * The periods of a series that can be compared with each other.
 *
 * Question: which of these periods are full ones?
 * Assumptions: periods are of equal kind and none is missing in between (a period without incidents is a 0, not a
 * gap).
 * Not for: series that are still being reported late - cut those off first, by the delay that is known.
 *
 * @param series counts with `lastPeriod`; @param least fewest full periods that the method needs
 * Errors: `empty`, `too-short`, `not-finite`, `range` (not a count, or one above 2^53; `lastPeriod` not said; a
 * population of 0; days that do not rise), `shape`.
 * Reference: Farrington et al. (1996), whose weeks are judged when they are over.
 *
 * @example
 * completePeriods({ counts: [4, 7, 5, 1], lastPeriod: 'unfinished' }).counts // => [4, 7, 5]
 */
export function completePeriods(series: PeriodSeries, least = 1): FullPeriods {
  const { counts, lastPeriod, population, dates } = series
  if (lastPeriod !== 'complete' && lastPeriod !== 'unfinished')
    throw new AnalysisError('range', `Expected lastPeriod to be "complete" or "unfinished", but got ${String(lastPeriod)}.`, {
      names: ['lastPeriod'],
    })
  requireAtLeast('counts', counts)
  requireCounts('counts', counts)
  // Beyond this neighbouring whole numbers can no longer be told apart: no count, but a figure from another column.
  requireWithin('counts', counts, 0, Number.MAX_SAFE_INTEGER)
  const leftOut = lastPeriod === 'unfinished' ? 1 : 0
  const n = counts.length - leftOut
  if (n < least)
    throw new AnalysisError('too-short', `Expected at least ${least} full periods in "counts", but got ${n}.`, { names: ['counts'] })
  if (population) {
    requireSameLength('population', population, counts.length)
    requireWithin('population', population, 0, Number.POSITIVE_INFINITY, true)
  }
  if (dates) requireDates(dates, counts.length)
  return {
    counts: firstOf(counts, n),
    population: population ? firstOf(population, n) : null,
    dates: dates ? firstOf(dates, n) : null,
    leftOut,
  }
}

function firstOf(values: Numbers, n: number): Float64Array {
  const kept = new Float64Array(n)
  for (let i = 0; i < n; i++) kept[i] = values[i]!
  return kept
}

function requireDates(dates: Numbers, length: number): void {
  requireSameLength('dates', dates, length)
  requireFinite('dates', dates)
  for (let i = 1; i < length; i++)
    if (!(dates[i]! > dates[i - 1]!))
      throw new AnalysisError('range', `Expected rising days in "dates", but row ${i} does not come after row ${i - 1}.`, {
        names: ['dates'],
        row: i,
      })
}
