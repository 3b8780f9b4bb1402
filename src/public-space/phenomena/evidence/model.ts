// What the figures of a phenomenon say: week by week, when in the week, more than the season explains, and whether it moved.
import { ears, farringtonFlexible, rateRatio, type WeightedDisplacement, weightedDisplacement } from '@trygby/analysis'
import { type Day, daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { type DayTime, dayTimes } from '../../reports/model.ts'

/** The Monday of a day's week. */
export const weekOf = (day: Day): Day => daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7))

/** Every Monday from one week to another. */
export function weeksBetween(from: Day, to: Day): Day[] {
  const weeks: Day[] = []
  for (let week = weekOf(from); week <= weekOf(to); week = daysAfter(week, 7)) weeks.push(week)
  return weeks
}

/** How many of these days lie in each week. */
export function countByWeek(days: readonly Day[], weeks: readonly Day[]): number[] {
  const counts = new Map<Day, number>()
  for (const day of days) counts.set(weekOf(day), (counts.get(weekOf(day)) ?? 0) + 1)
  return weeks.map((week) => counts.get(week) ?? 0)
}

/** One day on which it was seen or said to have happened; `time` is empty when nobody said. */
export interface Happening {
  on: Day
  time: DayTime | ''
}

/** Times of the day by weekday, Monday first, and how many did not say at what time. */
export function inTheWeek(happenings: readonly Happening[]): { counts: number[][]; n: number; noTime: number } {
  const counts = dayTimes.map(() => [0, 0, 0, 0, 0, 0, 0])
  let noTime = 0
  for (const { on, time } of happenings) {
    const row = time === '' ? undefined : counts[dayTimes.indexOf(time)]
    const day = (new Date(on).getUTCDay() + 6) % 7
    if (row) row[day] = (row[day] ?? 0) + 1
    else noTime++
  }
  return { counts, n: happenings.length, noTime }
}

/** Weeks that were judged, the newest last, and by which method. */
export interface Unusual {
  method: 'season' | 'recent'
  /** Monday of each judged week, its count and the highest ordinary one; null where none can be said. */
  weeks: { week: Day; count: number; upper: number | null; isAlarm: boolean }[]
  /** Weeks the limits were learned from. */
  learnedFrom: number
  /** False alarms in a hundred ordinary weeks as measured for such small counts: docs/analysis/coverage.md. */
  attainedPercent: number
  tooFew: boolean
}

const judgedWeeks = 12

/** Of a hundred times so many ordinary weeks are looked at together, how often at least one of them gives a false alarm; as if weeks were independent. */
export const everFalsePercent = ({ attainedPercent, weeks }: Pick<Unusual, 'attainedPercent' | 'weeks'>): number =>
  100 * (1 - (1 - attainedPercent / 100) ** weeks.length)

/** Rates of false alarms at a mean of two a week, from the coverage report. */
const attained = { season: 0.35, recent: 2.85 } as const

/**
 * Whether the newest weeks are higher than their season (three years or more), or than the weeks before them. Null when there are too few
 * weeks to compare with: no answer is no all-clear.
 *
 * @param weeks Mondays of complete weeks, oldest first; @param counts as many
 */
export function unusualWeeks(weeks: readonly Day[], counts: readonly number[]): Unusual | null {
  const years = Math.min(5, Math.floor((counts.length - judgedWeeks - 5) / 52))
  if (years >= 3) {
    const periods = lastOf(counts.length)
    const found = farringtonFlexible({ counts: [...counts], lastPeriod: 'complete' }, { b: years, periods })
    return { method: 'season', ...judged(weeks, periods, found), learnedFrom: years * 52, attainedPercent: attained.season }
  }
  if (counts.length < 9) return null
  const periods = lastOf(counts.length).filter((period) => period >= 7)
  const found = ears({ counts: [...counts], lastPeriod: 'complete' }, { method: 'C1', periods, minSigma: 0.5 })
  return { method: 'recent', ...judged(weeks, periods, found), learnedFrom: 7, attainedPercent: attained.recent }
}

const lastOf = (length: number): number[] =>
  Array.from({ length: Math.min(judgedWeeks, length) }, (_, place) => length - Math.min(judgedWeeks, length) + place)

function judged(
  weeks: readonly Day[],
  periods: readonly number[],
  found: { observed: Float64Array; upper: Float64Array; alarm: Uint8Array; status: readonly string[] },
): Pick<Unusual, 'weeks' | 'tooFew'> {
  const rows = periods.map((period, place) => {
    const upper = found.upper[place] ?? Number.NaN
    return {
      week: weeks[period] ?? '',
      count: found.observed[place] ?? 0,
      upper: Number.isFinite(upper) ? upper : null,
      isAlarm: found.alarm[place] === 1,
    }
  })
  return { weeks: rows, tooFew: found.status.every((status) => status !== 'judged') }
}

/** Reports inside, in the ring around it and in the rest of the town, in two periods of equal length. */
export interface Zones {
  inside: readonly [before: number, after: number]
  ring: readonly [before: number, after: number]
  rest: readonly [before: number, after: number]
}

export interface ZoneChange {
  before: number
  after: number
  /** After over before, with the exact interval at 95 %; null when there is nothing in either. */
  ratio: { ratio: number; lower: number; upper: number } | null
}

export interface Displacement {
  inside: ZoneChange
  ring: ZoneChange
  rest: ZoneChange
  /** Success and displacement relative to the rest; null with fewer than ten in the place and the ring. */
  quotient: WeightedDisplacement | null
  n: number
}

/** Fewest reports in the place and its ring for the quotient to be said: below it one report more or less turns it around. */
export const leastForQuotient = 10

export function displacementIn({ inside, ring, rest }: Zones): Displacement {
  const n = [...inside, ...ring, ...rest].reduce((sum, one) => sum + one, 0)
  const [targetBefore, targetAfter] = inside
  const [bufferBefore, bufferAfter] = ring
  const [controlBefore, controlAfter] = rest
  const isEnough = targetBefore + targetAfter + bufferBefore + bufferAfter >= leastForQuotient
  return {
    inside: changeOf(inside),
    ring: changeOf(ring),
    rest: changeOf(rest),
    quotient: isEnough ? weightedDisplacement({ targetBefore, targetAfter, bufferBefore, bufferAfter, controlBefore, controlAfter }) : null,
    n,
  }
}

function changeOf([before, after]: readonly [number, number]): ZoneChange {
  if (before + after === 0) return { before, after, ratio: null }
  const { ratio, exact } = rateRatio(after, 1, before, 1)
  return { before, after, ratio: { ratio, ...exact } }
}

export interface Periods {
  from: Day
  middle: Day
  to: Day
  days: number
}

/**
 * Two periods of equal length around the day it began: as many days as have passed since, as the town had taken reports before, and at most a
 * year. `too-soon` in the first week, `no-before` where there is less than a week of reports to compare with.
 */
export function periodsAround(began: Date, first: Day, today: Day): Periods | 'too-soon' | 'no-before' {
  const middle = todayInTown(began)
  const daysFrom = (day: Day, to: Day) => Math.round((Date.parse(to) - Date.parse(day)) / 86_400_000)
  if (daysFrom(middle, today) < 7) return 'too-soon'
  const days = Math.min(365, daysFrom(middle, today), daysFrom(first, middle))
  return days < 7 ? 'no-before' : { from: daysAfter(middle, -days), middle, to: daysAfter(middle, days), days }
}
