// Closed days and deadlines, against the calendar on the wall.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayField, daysAfter, isDay } from '../../form/model.ts'
import { addWorkingDays, danishHolidays, easter, isWorkingDay } from './model.ts'

test('Easter falls where the almanac says', () => {
  const almanac = [
    '1954-04-18',
    '1961-04-02',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2016-03-27',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
  ]
  for (const day of almanac) assert.equal(easter(Number(day.slice(0, 4))), day)
})

test('Easter is a Sunday from 22 March to 25 April in every year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1600, max: 4000 }), (year) => {
      const day = easter(year)
      assert.equal(new Date(day).getUTCDay(), 0)
      assert.ok(day >= `${year}-03-22` && day <= `${year}-04-25`)
    }),
  )
})

test('store bededag is a holiday until 2023 and not from 2024', () => {
  assert.equal(danishHolidays(2023).find((h) => h.nameDa === 'Store bededag')?.day, '2023-05-05')
  assert.equal(
    danishHolidays(2024).some((h) => h.nameDa === 'Store bededag'),
    false,
  )
  assert.deepEqual([danishHolidays(2023).length, danishHolidays(2024).length], [11, 10])
})

test('working days pass over weekends and Easter', () => {
  const closed = new Set(danishHolidays(2026).map((h) => h.day))
  assert.equal(addWorkingDays('2026-04-01', 1, closed), '2026-04-07') // Wednesday before Maundy Thursday
  assert.equal(addWorkingDays('2026-03-06', 1, closed), '2026-03-09') // a Friday
  assert.equal(addWorkingDays('2026-03-07', 5, closed), '2026-03-13') // from a Saturday
  assert.equal(addWorkingDays('2026-03-06', 0, closed), '2026-03-06')
})

test('a deadline in working days is a working day with that many between', () => {
  const closed = new Set([2025, 2026, 2027].flatMap((year) => danishHolidays(year)).map((h) => h.day))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 60 }), (start, days) => {
      const from = daysAfter('2025-01-01', start)
      const due = addWorkingDays(from, days, closed)
      assert.ok(isWorkingDay(due, closed))
      let count = 0
      for (let day = daysAfter(from, 1); day <= due; day = daysAfter(day, 1)) if (isWorkingDay(day, closed)) count++
      assert.equal(count, days)
    }),
  )
})

test('days that do not exist are not days', () => {
  assert.deepEqual(['2026-02-29', '2024-02-29', '2026-13-01', '0000-00-00', 'i morgen'].map(isDay), [false, true, false, false, false])
  assert.equal(dayField({ 'day-day': ' ', 'day-month': '', 'day-year': '' }, 'day'), '')
  assert.equal(dayField({ 'day-day': 'x', 'day-month': '4', 'day-year': '2026' }, 'day'), '2026-4-x')
  assert.equal(dayField({ 'day-day': '3', 'day-month': '4', 'day-year': '2026' }, 'day'), '2026-04-03')
})
