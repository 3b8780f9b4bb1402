// Finds the periods of earlier years that the present one is fairly compared with: same season, and not the weeks just before it.

import { AnalysisError } from '../errors.ts'

/** Periods per year and, where years follow the calendar, the first day of each period. */
export type YearLayout = { frequency: number; dates: Float64Array | null }

const YEAR_DAYS = 365.2425

/**
 * Refuses days that do not belong to the stated number of periods a year.
 *
 * Months called weeks would find no like periods in earlier years, and what little they found would be called
 * usual. A tenth either way leaves room for years of 52 or 53 weeks and months of 28 to 31 days; calendar steps are
 * known for days, weeks and months or wholes of months.
 */
export function requireCalendar({ frequency, dates }: YearLayout): void {
  if (dates === null) return
  if (frequency !== 365 && frequency !== 52 && 12 % frequency !== 0)
    throw new AnalysisError('range', `Expected 365, 52, 12 or a part of 12 periods a year where dates are given, but got ${frequency}.`, {
      names: ['frequency'],
    })
  const perYear = (YEAR_DAYS * (dates.length - 1)) / (dates[dates.length - 1]! - dates[0]!)
  if (dates.length > 1 && Math.abs(perYear / frequency - 1) > 0.1)
    throw new AnalysisError(
      'range',
      `Expected days in "dates" with ${frequency} periods a year, but they come ${perYear.toFixed(1)} times a year.`,
      {
        names: ['dates', 'frequency'],
      },
    )
}

const DAY_MS = 86400000
const dateOf = (day: number) => new Date(day * DAY_MS)
const dayOf = (year: number, month: number, date: number) => Date.UTC(year, month, date) / DAY_MS

/**
 * Positions of the judged period and of its like 1 to b years before, newest first; -1 where there is none.
 *
 * Without dates a year is `frequency` periods. With dates it is the same day of the calendar, moved to the nearest
 * like weekday where periods are weeks.
 */
export function anchorsOf(now: number, b: number, { frequency, dates }: YearLayout): number[] {
  const anchors = [now]
  for (let year = 1; year <= b; year++) {
    if (dates === null) anchors.push(now - year * frequency >= 0 ? now - year * frequency : -1)
    else anchors.push(positionOf(dates, sameDay(dates[now]!, year, frequency === 52)))
  }
  return anchors
}

/**
 * First period that has all its years before it; `length` where none has. By the calendar that is a period earlier
 * or later than b years' worth of periods.
 */
export function firstWithYears(b: number, layout: YearLayout, length: number): number {
  if (layout.dates === null) return b * layout.frequency
  let now = 0
  while (now < length && anchorsOf(now, b, layout).includes(-1)) now++
  return now
}

function sameDay(day: number, yearsBefore: number, weekly: boolean): number {
  const date = dateOf(day)
  const before = dayOf(date.getUTCFullYear() - yearsBefore, date.getUTCMonth(), date.getUTCDate())
  if (!weekly) return before
  // Weeks begin on one weekday, and the same date of another year seldom falls on it: of the two days that do, the
  // nearer.
  const near = before - (dateOf(before).getUTCDay() - date.getUTCDay())
  const other = near > before ? near - 7 : near + 7
  return Math.abs(near - before) > Math.abs(other - before) ? other : near
}

/**
 * Position of a day among rising days, or -1: a period of last year that begins on no day of the series is not
 * there, and no neighbour is taken for it.
 */
function positionOf(dates: Float64Array, day: number): number {
  let low = 0
  let high = dates.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (dates[middle] === day) return middle
    if (dates[middle]! < day) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/**
 * Writes the positions of the 1996 method, w periods around each anchor, oldest year first; gives how many exist
 * (those before the first do not).
 *
 * That gives b (2 w + 1) values, all of the same season, as in Farrington et al. (1996): few, but with no season to
 * be modelled.
 */
export function windowsAround(now: number, b: number, w: number, layout: YearLayout, out: Int32Array): number {
  let n = 0
  for (let year = b; year >= 1; year--) {
    for (let step = -w; step <= w; step++) {
      const at = layout.dates === null ? now - year * layout.frequency + step : stepFromDay(now, year, step, layout)
      if (at >= 0) out[n++] = at
    }
  }
  return n
}

// The period that begins `step` weeks, months or days from the same day `year` years ago, moved to the nearest
// weekday of the judged one where periods are weeks.
function stepFromDay(now: number, year: number, step: number, layout: YearLayout): number {
  const dates = layout.dates!
  const today = dateOf(dates[now]!)
  const before = dateOf(dayOf(today.getUTCFullYear() - year, today.getUTCMonth(), today.getUTCDate()))
  if (12 % layout.frequency === 0) {
    const months = step * (12 / layout.frequency)
    return positionOf(dates, dayOf(before.getUTCFullYear(), before.getUTCMonth() + months, today.getUTCDate()))
  }
  const day = before.getTime() / DAY_MS + step * (layout.frequency === 52 ? 7 : 1)
  if (layout.frequency !== 52) return positionOf(dates, day)
  const forward = (today.getUTCDay() - dateOf(day).getUTCDay() + 7) % 7
  const backward = (7 - forward) % 7
  return positionOf(dates, day + (forward < backward ? forward : -backward))
}

/**
 * Settings by which the flexible method cuts the year into seasons. Reference: Noufaily et al. (2013), who have
 * ten, of which the judged one is seven weeks long.
 */
export type Seasons = { w: number; noPeriods: number; pastNotIncluded: number }

/**
 * Writes positions and season levels of the flexible method; gives how many rows there are. The judged season is
 * the last level.
 *
 * Around each anchor stand 2w + 1 periods of the judged season; what lies between is cut into noPeriods - 1 blocks
 * of equal length, the first ones one longer where it does not come out even. The `pastNotIncluded` periods before
 * the judged one stay out, or a slow outbreak would excuse itself.
 */
export function seasonsBetween(anchors: readonly number[], seasons: Seasons, positions: Int32Array, levels: Int32Array): number {
  const { w, noPeriods, pastNotIncluded } = seasons
  const end = anchors[0]! - pastNotIncluded
  let n = 0
  let next = 0
  const add = (at: number, level: number) => {
    if (at < next || at >= end) return
    positions[n] = at
    levels[n++] = level
    next = at + 1
  }
  for (let year = anchors.length - 1; year >= 0; year--) {
    const anchor = anchors[year]!
    for (let at = anchor - w; at <= anchor + w; at++) add(at, noPeriods - 1)
    if (year === 0 || noPeriods === 1) continue
    const gap = anchors[year - 1]! - anchor - 2 * w - 1
    const length = Math.floor(gap / (noPeriods - 1))
    if (length < 1)
      throw new AnalysisError(
        'range',
        `Expected room for ${noPeriods - 1} seasons besides the judged one, but the year leaves ${Math.max(0, gap)} periods; make noPeriods or w smaller.`,
        { names: ['noPeriods'] },
      )
    const longer = (gap % (noPeriods - 1)) * (length + 1)
    for (let i = 0; i < gap; i++) {
      const block = i < longer ? Math.floor(i / (length + 1)) : longer / (length + 1) + Math.floor((i - longer) / length)
      add(anchor + w + 1 + i, block)
    }
  }
  return n
}
