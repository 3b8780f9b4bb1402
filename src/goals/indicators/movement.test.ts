// Whether an indicator has moved, from intervals and the smallest change that matters.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PublicTable } from '../../platform/release/index.ts'
import type { IndicatorValue, JudgedBy } from './model.ts'
import { type MovementFigure, movementOf, movementOfRelease, movementOfSeries, movementOfValues, targetStanding } from './movement.ts'

const figure = (period: string, value: number, lower?: number, upper?: number): MovementFigure => ({
  period,
  value,
  interval: lower === undefined || upper === undefined ? null : { lower, upper },
  n: 800,
})
const higher = { goodIs: 'higher', margin: 3 } as const
const lower = { goodIs: 'lower', margin: 3 } as const

const cases: [
  words: string,
  baseline: MovementFigure | null,
  newest: MovementFigure | null,
  terms: typeof higher | typeof lower,
  expected: string,
][] = [
  ['a clear rise is better where higher is good', figure('2021', 60, 58, 62), figure('2025', 70, 68, 72), higher, 'better good-side'],
  ['the same rise is worse where lower is good', figure('2021', 60, 58, 62), figure('2025', 70, 68, 72), lower, 'worse bad-side'],
  ['a clear fall is worse where higher is good', figure('2021', 70, 68, 72), figure('2025', 60, 58, 62), higher, 'worse bad-side'],
  ['a clear fall is better where lower is good', figure('2021', 70, 68, 72), figure('2025', 60, 58, 62), lower, 'better good-side'],
  [
    'a change all of which is smaller than what matters is held',
    figure('2021', 90, 89, 91),
    figure('2025', 90.5, 89.5, 91.5),
    higher,
    'held within-margin',
  ],
  [
    'held also when chance did not make the little change',
    figure('2021', 90, 89.8, 90.2),
    figure('2025', 91, 90.8, 91.2),
    higher,
    'held within-margin',
  ],
  [
    'a rise that may be chance is no clear change',
    figure('2021', 60, 58, 62),
    figure('2025', 62, 60, 64),
    higher,
    'no-clear-change around-zero',
  ],
  [
    'a great rise and a great fall both possible cannot be told',
    figure('2021', 60, 50, 70),
    figure('2025', 62, 52, 72),
    higher,
    'cannot-tell too-thin',
  ],
  ['without figures', null, null, higher, 'cannot-tell no-figures'],
  ['without the figure to measure from', null, figure('2025', 62, 52, 72), higher, 'cannot-tell no-baseline'],
  ['one figure alone', figure('2025', 62, 52, 72), figure('2025', 62, 52, 72), higher, 'cannot-tell one-period'],
  ['periods that overlap', figure('2025', 62, 52, 72), figure('2025K4', 62, 52, 72), higher, 'cannot-tell one-period'],
  ['a baseline after the newest', figure('2026', 62, 52, 72), figure('2025', 62, 52, 72), higher, 'cannot-tell one-period'],
  [
    'a baseline without an interval, however great the rise',
    figure('2021', 10),
    figure('2025', 90, 89, 91),
    higher,
    'cannot-tell no-interval',
  ],
  ['a newest figure without an interval', figure('2021', 10, 9, 11), figure('2025', 90), higher, 'cannot-tell no-interval'],
  ['a figure that is no number', figure('2021', Number.NaN, 9, 11), figure('2025', 90, 89, 91), higher, 'cannot-tell no-interval'],
  ['an endless interval', figure('2021', 10, 0, Number.POSITIVE_INFINITY), figure('2025', 90, 89, 91), higher, 'cannot-tell no-interval'],
]
for (const [words, baseline, newest, terms, expected] of cases)
  test(words, () => {
    const { movement, why } = movementOf(baseline, newest, terms)
    assert.equal(`${movement} ${why}`, expected)
  })

test('a line that only ever rises says nothing by itself', () => {
  const rising = [figure('2021', 50, 40, 60), figure('2023', 52, 42, 62), figure('2025', 54, 44, 64)]
  assert.equal(movementOfSeries(rising, terms()).movement, 'cannot-tell')
})

test('the change and its interval come along, in the unit', () => {
  const { difference, lower: low, upper: up } = movementOf(figure('2021', 78, 75.1, 80.7), figure('2025', 83.6, 80.9, 86), higher)
  assert.deepEqual(
    [difference, low, up].map((one) => one?.toFixed(2)),
    ['5.60', '1.78', '9.36'],
  )
})

test('a margin that is none makes no claim', () => {
  assert.equal(movementOf(figure('2021', 60, 58, 62), figure('2025', 70, 68, 72), { ...higher, margin: 0 }).why, 'no-terms')
  assert.equal(movementOf(figure('2021', 60, 58, 62), figure('2025', 70, 68, 72), { ...higher, margin: Number.NaN }).why, 'no-terms')
})

const terms = (more: Partial<JudgedBy> = {}): JudgedBy => ({
  aim: 'raise',
  goodIs: 'higher',
  margin: 3,
  baselinePeriod: '',
  target: null,
  digits: 1,
  unit: { da: 'procent', en: 'per cent' },
  ...more,
})

test('the baseline is the period the town chose, else the first there is, in whatever order figures come', () => {
  const figures = [figure('2025', 70, 68, 72), figure('2019', 60, 58, 62), figure('2021', 69, 67, 71)]
  assert.equal(movementOfSeries(figures, terms()).baseline?.period, '2019')
  const chosen = movementOfSeries(figures, terms({ baselinePeriod: '2021' }))
  assert.deepEqual([chosen.baseline?.period, chosen.newest?.period, chosen.movement], ['2021', '2025', 'no-clear-change'])
  assert.equal(movementOfSeries(figures, terms({ baselinePeriod: '2020' })).why, 'no-baseline')
})

test('figures on two sides of a break are not compared', () => {
  const figures = [figure('2022', 60, 58, 62), figure('2023', 70, 68, 72), figure('2025', 80, 78, 82)]
  const across = movementOfSeries(figures, terms(), ['2023K1'])
  assert.deepEqual([across.movement, across.why, across.lower], ['cannot-tell', 'break-between', null])
  assert.equal(movementOfSeries(figures, terms({ baselinePeriod: '2023' }), ['2023K1']).movement, 'better')
  // A break in the middle of a year makes that year unlike itself.
  assert.equal(movementOfSeries(figures, terms({ baselinePeriod: '2023' }), ['2023K3']).why, 'break-between')
  assert.equal(movementOfSeries(figures, terms(), ['2025K2']).why, 'break-between')
  assert.equal(movementOfSeries(figures, terms(), ['2013K3']).movement, 'better')
})

test('a target is reached only when the whole interval is there, and not yet only when none of it is', () => {
  const target = { value: 80, on: '2029-12-31' }
  assert.equal(targetStanding(figure('2025', 84, 81, 87), target, 'higher'), 'reached')
  assert.equal(targetStanding(figure('2025', 76, 73, 79), target, 'higher'), 'not-yet')
  assert.equal(targetStanding(figure('2025', 81, 78, 84), target, 'higher'), 'cannot-tell')
  assert.equal(targetStanding(figure('2025', 76, 73, 79), target, 'lower'), 'reached')
  assert.equal(targetStanding(figure('2025', 84, 81, 87), target, 'lower'), 'not-yet')
  assert.equal(targetStanding(figure('2025', 90), target, 'higher'), 'cannot-tell')
  assert.equal(targetStanding(null, target, 'higher'), 'cannot-tell')
  assert.equal(targetStanding(figure('2025', 90, 89, 91), null, 'higher'), null)
})

test('staff: a corrected figure no longer counts', () => {
  const value = (period: string, of: number, replacedBy: string | null): IndicatorValue => ({
    id: `${period} ${of}`,
    period,
    value: of,
    interval: { lower: of - 1, upper: of + 1 },
    n: { count: 100 },
    origin: 'hand',
    provenance: {},
    reason: '',
    enteredByName: '',
    enteredAt: new Date(0),
    replacedBy,
  })
  const indicator = { ...terms(), id: 'i' } as Parameters<typeof movementOfValues>[1] // a movement reads the terms only
  const moved = movementOfValues([value('2021', 60, null), value('2025', 90, 'x'), value('2025', 60.5, null)], indicator)
  assert.deepEqual([moved.movement, moved.newest?.value], ['held', 60.5])
})

test('a release is judged by the terms in it, and a withheld row is no figure', () => {
  const table = {
    columns: ['period', 'value', 'lower', 'upper', 'n'].map((key) => ({ key })),
    rows: [
      ['2025', 70, 68, 72, 900],
      ['2023', null, null, null, null],
      ['2021', 60, 58, 62, 900],
    ],
    provenance: [{ marks: [{ period: '', text: { da: '', en: '' } }] }],
    about: terms(),
  } as unknown as PublicTable // a movement reads these parts only
  const release = { table, number: 1, releasedAt: new Date(0) }
  assert.equal(movementOfRelease(release).movement, 'better')
  const { about: _, ...without } = table
  assert.equal(movementOfRelease({ ...release, table: without }).why, 'no-terms')
  assert.equal(movementOfRelease({ ...release, table: { ...table, rows: [] } }).why, 'no-figures')
})
