// What a municipality's official figures say year by year, and that a change called more than chance rarely is chance.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differenceOfIndependent } from '@trygby/analysis'
import { areThere, realFigures } from '../analyses/testing/real-figures.ts'
import { offencesPerThousand, ratesWithSwing, swingOfCounts, wholeYears } from './municipality-years.ts'
import type { Panel, PanelProvenance } from './series/model.ts'

/** A panel of one series; places times periods, row by row. */
const panel = (areas: string[], periods: string[], values: ArrayLike<number>): Panel => ({
  codes: ['x'],
  areas,
  periods,
  values: Float64Array.from(values),
  provenance: {} as PanelProvenance, // no figure is worked out from where it came
})
const quarters = (...years: number[]) => years.flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}K${quarter}`))

test('a year counts when all its quarters and the residents of its first day are there; regions are left out', () => {
  const counts = panel(['084', '183'], quarters(2022, 2023), [...Array(8).fill(9), 1, 2, 3, Number.NaN, 5, 5, 5, 5])
  const people = panel(['183'], ['2022K1', '2023K1'], [20_000, 20_000])
  const years = wholeYears(counts, people)
  assert.deepEqual(years.areas, ['183'])
  const figures = offencesPerThousand(years, '183', 0.03)
  assert.deepEqual(
    figures.map(({ period, value, n }) => [period, value, n]),
    [['2023', 1, { count: 20 }]],
  )
  assert.deepEqual(offencesPerThousand(years, '999', 0.03), [])
})

test('where too little is known of other municipalities there is no interval, and it says why', () => {
  const years = wholeYears(panel(['183'], quarters(2022, 2023), [1, 2, 3, 4, 5, 5, 5, 5]), panel(['183'], ['2022K1', '2023K1'], [2e4, 2e4]))
  assert.equal(swingOfCounts(years, []), null)
  for (const { interval } of offencesPerThousand(years, '183', null)) assert.ok('none' in interval && interval.none.da && interval.none.en)
  for (const { interval } of ratesWithSwing(panel(['183'], ['2022', '2023'], [4, 5]), '183')) assert.ok('none' in interval)
})

test('a rate has an interval as wide as such rates swing from year to year', () => {
  // Forty places that rise and fall by a tenth in turn, half of them the other way: the country as a whole stands still.
  const areas = Array.from({ length: 40 }, (_, place) => String(101 + place))
  const rates = areas.flatMap((_, place) => [0, 1, 2, 3].map((year) => 5 * ((year + place) % 2 === 0 ? 1 : 1.1)))
  const [first, ...others] = ratesWithSwing(panel(areas, ['2022', '2023', '2024', '2025'], rates), '101')
  assert.ok(first && others.length === 3 && !('none' in first.interval))
  // Every change is ln 1.1 up or down; the swing of one year is that by the root of two, 0.067, and is rounded up to 0.07.
  assert.ok(Math.abs(first.interval.lower - 5 / Math.exp(1.96 * 0.07)) < 1e-4)
  assert.ok(Math.abs(first.interval.upper - 5 * Math.exp(1.96 * 0.07)) < 1e-4)
})

const real = { skip: areThere ? false : 'needs ../shared' }
const offences = () => {
  const { areas, quarters: times, counts, residents } = realFigures()
  return (['violence', 'burglary-home', 'burglary-business', 'shoplifting', 'other-theft'] as const).map((group) => ({
    group,
    years: wholeYears(panel(areas, times, counts[group]), panel(areas, residents.quarters, residents.values)),
  }))
}

test('the published figures of the town come out as by an independent way', real, () => {
  const years = offences()[1]?.years
  assert.ok(years)
  const swing = swingOfCounts(years, ['2013K3', '2023K1'])
  assert.equal(swing, 0.04)
  const figures = offencesPerThousand(years, '183', swing)
  assert.equal(figures.length, 10)
  // Added up by hand from the file: 66 burglaries in 2025, 24,365 residents. R: uniroot of pnbinom at size = 1/0.04.
  assert.deepEqual(figures.at(-1), {
    period: '2025',
    value: 2.7088,
    interval: { lower: 1.7447, upper: 4.4807 },
    n: { count: 66 },
  })
})

test(
  'in Denmark as it was, about one change in twenty between two years is called more than a swing; by chance alone it would be one in three',
  real,
  () => {
    for (const { group, years } of offences()) {
      const swing = swingOfCounts(years, ['2023K1'])
      assert.ok(swing !== null && swing > 0 && swing < 0.06, `${group} ${swing}`)
      const series = years.areas.map((area) => offencesPerThousand(years, area, swing))
      let [pairs, called] = [0, 0]
      for (let year = 1; year < years.years.length; year++) {
        if (years.years[year] === 2023) continue
        // What happened in the whole country is no change of the municipality's own.
        const mean = (place: number) => series.reduce((sum, figures) => sum + (figures[place]?.value ?? 0), 0)
        const country = mean(year) / mean(year - 1)
        for (const figures of series) {
          const [then, now] = [figures[year - 1], figures[year]]
          if (!then || !now || 'none' in then.interval || 'none' in now.interval) continue
          const before = { value: then.value * country, lower: then.interval.lower * country, upper: then.interval.upper * country }
          const { lower, upper } = differenceOfIndependent({ value: now.value, ...now.interval }, before)
          pairs++
          if (lower > 0 || upper < 0) called++
        }
      }
      assert.ok(pairs > 700 && called / pairs < 0.1, `${group}: ${called} of ${pairs}`)
    }
  },
)
