// Units of time in counts of people: weeks, months, quarters and years as codes, read from what people write. A day is never kept.
import type { Bilingual } from '../model.ts'
import { type TimeStep, timeSteps } from '../proposal/model.ts'

export const timeGrains = ['week', 'month', 'quarter', 'year'] as const
export type TimeGrain = (typeof timeGrains)[number]

const dayMs = 86_400_000
const shapes: Record<TimeGrain, RegExp> = {
  year: /^\d{4}$/,
  quarter: /^\d{4}K[1-4]$/,
  month: /^\d{4}M(0[1-9]|1[0-2])$/,
  week: /^\d{4}W(0[1-9]|[1-4]\d|5[0-3])$/,
}

/** Said wherever weeks are counted by year: the two years are not the same days. */
export const weekYears: Bilingual = {
  da: 'Årene består af hele uger. En uge hører til det år, hvor de fleste af dens dage ligger, så tallene kan ikke lægges sammen med tal for kalenderår.',
  en: 'The years consist of whole weeks. A week belongs to the year that holds most of its days, so the figures cannot be added to figures for calendar years.',
}

/** How fine a unit is: `2026`, `2026K1`, `2026M03` or `2026W12`; null for anything else, also a week 53 the year has not. */
export function grainOf(unit: string): TimeGrain | null {
  const grain = timeGrains.find((one) => shapes[one].test(unit)) ?? null
  return grain === 'week' && numberIn(unit) > weeksIn(yearIn(unit)) ? null : grain
}

/**
 * The unit that somebody means: `2026`, `2026-03`, `2026M3`, `2026K1`, `1. kvartal 2026`, `marts 2026`, `2026-W12`, `uge 12 2026`. A day,
 * in either order, becomes its ISO week. Null when it is no time from 1900 to 2199.
 */
export function readTime(text: string): string | null {
  const plain = text.trim().toLocaleLowerCase('da').replace(/\s+/g, ' ')
  const unit = readYear(plain) ?? readQuarter(plain) ?? readWeek(plain) ?? readMonth(plain) ?? readDay(plain)
  return unit !== null && grainOf(unit) !== null && unit >= '1900' && unit < '2200' ? unit : null
}

const readYear = (text: string): string | null => (/^\d{4}$/.test(text) ? text : null)

function readQuarter(text: string): string | null {
  const found =
    /^(?<year>\d{4})[ -]?[kq](?<n>[1-4])$/.exec(text) ??
    /^[kq](?<n>[1-4])[ ,/-]*(?<year>\d{4})$/.exec(text) ??
    /^(?<n>[1-4])(?:\.|st|nd|rd|th)? (?:kvartal|quarter)(?: of)?,? (?<year>\d{4})$/.exec(text)
  return found?.groups ? `${found.groups.year}K${found.groups.n}` : null
}

function readWeek(text: string): string | null {
  const found =
    /^(?<year>\d{4})[ -]?[wu](?<n>\d{1,2})(?:-[1-7])?$/.exec(text) ??
    /^(?<year>\d{4})[ ,]+(?:uge|week) (?<n>\d{1,2})$/.exec(text) ??
    /^(?:uge|week|u|w) ?(?<n>\d{1,2})[ ,/-]+(?<year>\d{4})$/.exec(text)
  return found?.groups ? `${found.groups.year}W${found.groups.n?.padStart(2, '0')}` : null
}

const months: Record<keyof Bilingual, readonly string[]> = {
  da: ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}

function readMonth(text: string): string | null {
  const found = /^(?<year>\d{4})(?:m|[-/ ])(?<n>\d{1,2})$/.exec(text) ?? /^(?<n>\d{1,2})[-/. ](?<year>\d{4})$/.exec(text)
  if (found?.groups) return `${found.groups.year}M${found.groups.n?.padStart(2, '0')}`
  const named = /^(?<name>[a-z]{3,9})\.?,? (?<year>\d{4})$/.exec(text)?.groups
  if (!named?.name) return null
  const name = named.name
  // Three letters tell every month from the others in both languages.
  const month = [months.da, months.en].map((names) => names.findIndex((one) => one.toLowerCase().startsWith(name))).find((n) => n >= 0)
  return month === undefined ? null : `${named.year}M${String(month + 1).padStart(2, '0')}`
}

function readDay(text: string): string | null {
  const found =
    /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[t ]\d{1,2}:.*)?$/.exec(text) ??
    /^(?<day>\d{1,2})[-/. ]+(?<month>\d{1,2})[-/. ]+(?<year>\d{4})(?: \d{1,2}[:.].*)?$/.exec(text)
  if (!found?.groups) return null
  const [year, month, day] = [found.groups.year, found.groups.month, found.groups.day].map(Number) as [number, number, number] // all three are digits
  const at = new Date(Date.UTC(year, month - 1, day))
  // 30 February would become 2 March.
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? weekOf(at) : null
}

/** The ISO week of a day in UTC: it belongs to the year of its Thursday. */
export function weekOf(day: Date): string {
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * dayMs)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1
  return `${year}W${String(week).padStart(2, '0')}`
}

/** 52 or 53: 28 December is always in the last week. */
const weeksIn = (year: number): number => Number(weekOf(new Date(Date.UTC(year, 11, 28))).slice(5))

const yearIn = (unit: string): number => Number(unit.slice(0, 4))
const numberIn = (unit: string): number => Number(unit.slice(5))

/**
 * The coarser unit that holds this one whole, or null when none does: a quarter is no month, and a week lies across months and quarters.
 * The year of a week is its ISO year; say `weekYears` with it.
 */
export function coarsen(unit: string, step: TimeStep): string | null {
  const grain = grainOf(unit)
  if (grain === null) return null
  if (step === 'as-it-is' || step === grain) return unit
  if (step === 'year') return unit.slice(0, 4)
  return step === 'quarter' && grain === 'month' ? `${unit.slice(0, 4)}K${Math.ceil(numberIn(unit) / 3)}` : null
}

/** The steps every unit can be put together by, from fine to coarse; those that change nothing are left out. */
export const stepsFor = (units: readonly string[]): TimeStep[] =>
  timeSteps.filter((step) => {
    const coarse = units.map((unit) => coarsen(unit, step))
    return step === 'as-it-is' || (coarse.every((unit) => unit !== null) && coarse.some((unit, place) => unit !== units[place]))
  })

/** The first day of a unit, in milliseconds since 1970 (UTC); a year begins on 1 January also where its weeks do not. */
export function startOf(unit: string): number {
  const [year, n] = [yearIn(unit), numberIn(unit)]
  const grain = grainOf(unit)
  if (grain === null) throw new RangeError(`Expected a unit of time, for instance 2026M03, but got "${unit}"`)
  if (grain === 'year') return Date.UTC(year, 0, 1)
  if (grain === 'quarter') return Date.UTC(year, (n - 1) * 3, 1)
  if (grain === 'month') return Date.UTC(year, n - 1, 1)
  // 4 January is always in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4))
  return fourth.getTime() + ((n - 1) * 7 + 1 - (fourth.getUTCDay() || 7)) * dayMs
}

/** Order in time, for `sort`; of two that begin on the same day the shorter comes first. */
export const byTime = (a: string, b: string): number => startOf(a) - startOf(b) || lengthRank(a) - lengthRank(b)
const lengthRank = (unit: string): number => timeGrains.indexOf(grainOf(unit) ?? 'year')

const ordinals = ['1st', '2nd', '3rd', '4th']

/** The words of a unit: `uge 12, 2026`, `marts 2026`, `1. kvartal 2026`; what is no unit of time is said as it is. */
export function timeWords(unit: string): Bilingual {
  const [year, n] = [unit.slice(0, 4), numberIn(unit)]
  const grain = grainOf(unit)
  if (grain === 'quarter') return { da: `${n}. kvartal ${year}`, en: `${ordinals[n - 1]} quarter ${year}` }
  if (grain === 'month') return { da: `${months.da[n - 1]} ${year}`, en: `${months.en[n - 1]} ${year}` }
  if (grain === 'week') return { da: `uge ${n}, ${year}`, en: `week ${n}, ${year}` }
  return { da: unit, en: unit }
}
