// The days the town hall is closed, and the day an answer is due when only working days count.
import { z } from 'zod'
import { type Day, dayOf, daysAfter, isDay, nameOf } from '../../form/model.ts'

export interface Holiday {
  id: string
  day: Day
  nameDa: string
  nameEn: string
}

/** Easter Sunday: the Sunday after the first full moon of spring, by the church's own reckoning of the moon. */
export function easter(year: number): Day {
  const century = Math.floor(year / 100)
  const golden = year % 19
  // How far the church's moon has drifted since the calendar was changed.
  const drift = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25)
  const age = (drift + 19 * golden + 15) % 30
  const moon = age - (age > 28 || (age === 28 && golden > 10) ? 1 : 0)
  const fullMoon = new Date(Date.UTC(year, 2, 21 + moon))
  return daysAfter(dayOf(fullMoon), 7 - fullMoon.getUTCDay())
}

/** The Danish public holidays of a year, as starting data. Store bededag was abolished from 2024. */
export function danishHolidays(year: number): Omit<Holiday, 'id'>[] {
  const around = (days: number): Day => daysAfter(easter(year), days)
  const all: [Day, string, string][] = [
    [`${year}-01-01`, 'Nytårsdag', 'New Year’s Day'],
    [around(-3), 'Skærtorsdag', 'Maundy Thursday'],
    [around(-2), 'Langfredag', 'Good Friday'],
    [around(0), 'Påskedag', 'Easter Sunday'],
    [around(1), '2. påskedag', 'Easter Monday'],
    ...(year < 2024 ? [[around(26), 'Store bededag', 'Great Prayer Day'] as [Day, string, string]] : []),
    [around(39), 'Kristi himmelfartsdag', 'Ascension Day'],
    [around(49), 'Pinsedag', 'Whit Sunday'],
    [around(50), '2. pinsedag', 'Whit Monday'],
    [`${year}-12-25`, 'Juledag', 'Christmas Day'],
    [`${year}-12-26`, '2. juledag', 'Boxing Day'],
  ]
  return all.map(([day, nameDa, nameEn]) => ({ day, nameDa, nameEn }))
}

/** Monday to Friday and not a holiday. */
export const isWorkingDay = (day: Day, holidays: ReadonlySet<Day>): boolean =>
  ![0, 6].includes(new Date(day).getUTCDay()) && !holidays.has(day)

/** The day that many working days later; the first one counted is the first working day after `day`. */
export function addWorkingDays(day: Day, days: number, holidays: ReadonlySet<Day>): Day {
  let at = day
  for (let left = days; left > 0; ) {
    at = daysAfter(at, 1)
    if (isWorkingDay(at, holidays)) left--
  }
  return at
}

export const holidayForm = z.object({
  day: z.string({ error: 'day' }).refine(isDay, 'day'),
  nameDa: nameOf('nameDa', 80),
  nameEn: nameOf('nameEn', 80),
})
export type HolidayForm = z.infer<typeof holidayForm>

export const yearForm = z.object({
  year: z
    .string({ error: 'year' })
    .regex(/^\s*20\d\d\s*$/, 'year')
    .transform(Number),
})
