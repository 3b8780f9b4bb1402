// Units of time against every day of thirty years, and against what people write.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byTime, coarsen, grainOf, readTime, startOf, stepsFor, timeWords, weekOf } from './time.ts'

const dayMs = 86_400_000

/** The ISO week by counting: weeks run from Monday, and week 1 is the one with 4 January. */
function* daysByCounting() {
  let [year, week] = [1995, 52]
  for (let at = Date.UTC(1996, 0, 1); at < Date.UTC(2026, 0, 1); at += dayMs) {
    const day = new Date(at)
    if (day.getUTCDay() === 1) {
      const sunday = new Date(at + 6 * dayMs)
      const fourth = Date.UTC(sunday.getUTCFullYear(), 0, 4)
      if (at <= fourth && fourth <= sunday.getTime()) [year, week] = [sunday.getUTCFullYear(), 1]
      else week++
    }
    yield { day, code: `${year}W${String(week).padStart(2, '0')}` }
  }
}

test('every day of thirty years becomes its ISO week, written either way, and the week begins on its Monday', () => {
  let monday = 0
  let seen = 0
  for (const { day, code } of daysByCounting()) {
    if (day.getUTCDay() === 1) monday = day.getTime()
    const iso = day.toISOString().slice(0, 10)
    assert.equal(weekOf(day), code, iso)
    assert.equal(readTime(iso), code)
    assert.equal(readTime(`${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`), code)
    assert.equal(startOf(code), monday)
    assert.equal(grainOf(code), 'week')
    assert.equal(coarsen(code, 'year'), code.slice(0, 4))
    seen++
  }
  assert.equal(seen, 10_958)
})

test('a week 53 is a week only in the years that have one', () => {
  const long = Array.from({ length: 30 }, (_, i) => 1996 + i).filter((year) => grainOf(`${year}W53`) === 'week')
  assert.deepEqual(long, [1998, 2004, 2009, 2015, 2020])
})

const written: [string, string | null][] = [
  ['2026', '2026'],
  [' 2026 ', '2026'],
  ['2026K1', '2026K1'],
  ['2026Q1', '2026K1'],
  ['2026-q4', '2026K4'],
  ['Q2 2026', '2026K2'],
  ['1. kvartal 2026', '2026K1'],
  ['3rd quarter of 2026', '2026K3'],
  ['2026K5', null],
  ['2026-03', '2026M03'],
  ['2026M3', '2026M03'],
  ['03-2026', '2026M03'],
  ['marts 2026', '2026M03'],
  ['Maj 2026', '2026M05'],
  ['May 2026', '2026M05'],
  ['okt. 2026', '2026M10'],
  ['October 2026', '2026M10'],
  ['2026-13', null],
  ['martsus 2026', null],
  ['2026-W12', '2026W12'],
  ['2026W7', '2026W07'],
  ['2026U12', '2026W12'],
  ['2026-W12-4', '2026W12'],
  ['uge 12 2026', '2026W12'],
  ['Uge 12, 2026', '2026W12'],
  ['week 1 2026', '2026W01'],
  ['2026 uge 12', '2026W12'],
  ['uge 53 2025', null],
  ['2026-03-19', '2026W12'],
  ['2026-03-19T10:30:00', '2026W12'],
  ['19.3.2026', '2026W12'],
  ['19/03/2026', '2026W12'],
  ['19-03-2026 14:00', '2026W12'],
  ['2026-02-30', null],
  ['31.4.2026', null],
  ['1.1.2027', '2026W53'],
  ['0026', null],
  ['2200', null],
  ['', null],
  ['i går', null],
]

test('what people write is read as the unit they mean, and a day is never kept', () => {
  for (const [text, unit] of written) assert.equal(readTime(text), unit, text)
})

test('months nest in quarters and years; quarters and weeks only in years; nothing becomes finer', () => {
  for (let month = 1; month <= 12; month++) {
    const unit = `2026M${String(month).padStart(2, '0')}`
    const quarter = ['K1', 'K2', 'K3', 'K4'].find((k) => startOf(unit) < startOf(`2026${k}`) + 89 * dayMs)
    assert.equal(coarsen(unit, 'quarter'), `2026${quarter}`)
    assert.equal(coarsen(unit, 'month'), unit)
    assert.equal(coarsen(unit, 'year'), '2026')
  }
  assert.equal(coarsen('2026K1', 'year'), '2026')
  assert.equal(coarsen('2026K1', 'month'), null)
  assert.equal(coarsen('2026W12', 'month'), null)
  assert.equal(coarsen('2026W12', 'quarter'), null)
  assert.equal(coarsen('2026W53', 'year'), '2026')
  assert.equal(coarsen('2026', 'quarter'), null)
  assert.equal(coarsen('nord', 'as-it-is'), null)
  assert.deepEqual(stepsFor(['2026W12']), ['as-it-is', 'year'])
  assert.deepEqual(stepsFor(['2026M03']), ['as-it-is', 'quarter', 'year'])
})

test('units stand in the order of time, and say themselves in both languages', () => {
  const units = ['2026W02', '2026', '2025K4', '2025W52', '2026M01', '2026K1', '2025M12', '2026W01']
  assert.deepEqual(units.toSorted(byTime), ['2025K4', '2025M12', '2025W52', '2026W01', '2026M01', '2026K1', '2026', '2026W02'])
  assert.throws(() => startOf('nord'), RangeError)
  assert.deepEqual(timeWords('2026W01'), { da: 'uge 1, 2026', en: 'week 1, 2026' })
  assert.deepEqual(timeWords('2026M03'), { da: 'marts 2026', en: 'March 2026' })
  assert.deepEqual(timeWords('2026K2'), { da: '2. kvartal 2026', en: '2nd quarter 2026' })
  assert.deepEqual(timeWords('2026'), { da: '2026', en: '2026' })
})
