// A figure without its evidence is not shown.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MapFrame, type MapFrameProps } from '../map/map-frame.tsx'
import { Figure } from '../parts/figure.tsx'
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx'
import { MissingEvidence } from './evidence.tsx'

const whole: ChartFrameProps = {
  title: 'Indbrud',
  summary: 'Færre end ventet.',
  chart: '<svg></svg>',
  table: { columns: [{ key: 'year', heading: 'År' }], rows: [{ cells: { year: 2025 } }] },
  source: { name: 'Danmarks Statistik', table: 'STRAF11', fetchedAt: '2026-03-03' },
  n: '98 kommuner',
  uncertainty: { interval: '95 %' },
  cannotSay: ['Meget bliver aldrig anmeldt.'],
}

const refused: [string, Partial<ChartFrameProps>, string[]][] = [
  ['without a source', { source: undefined }, ['source']],
  ['with a nameless source', { source: { name: ' ', fetchedAt: '2026-03-03' } }, ['source']],
  ['without the day it was fetched', { source: { name: 'Danmarks Statistik', fetchedAt: '' } }, ['fetch date']],
  ['with a day that is no day', { source: { name: 'Danmarks Statistik', fetchedAt: 'i går' } }, ['fetch date']],
  ['without n', { n: '' }, ['n']],
  ['without uncertainty', { uncertainty: undefined }, ['uncertainty']],
  ['with no reason why there is no uncertainty', { uncertainty: { none: '' } }, ['uncertainty']],
  ['without its limits', { cannotSay: [] }, ['cannotSay']],
  [
    'with nothing at all',
    { source: undefined, n: undefined, uncertainty: undefined, cannotSay: undefined, table: undefined },
    ['source', 'n', 'uncertainty', 'cannotSay', 'table'],
  ],
  ['with a table without columns', { table: { columns: [], rows: whole.table.rows } }, ['table']],
  ['with a table without rows', { table: { columns: whole.table.columns, rows: [] } }, ['table']],
]

for (const [words, gap, missing] of refused) {
  test(`a chart ${words} is refused`, () => {
    // The types forbid this too; figures come from data, so it is tried as data would do it.
    const given = { ...whole, ...gap } as ChartFrameProps
    assert.throws(
      () => ChartFrame(given),
      (error) => error instanceof MissingEvidence && error.title === 'Indbrud' && error.missing.join() === missing.join(),
    )
  })
}

test('a chart carries its equal table, its source and its limits', async () => {
  const html = String(await (<ChartFrame {...whole} />))
  for (const part of ['<table', 'STRAF11', '98 kommuner', 'Meget bliver aldrig anmeldt.', '3. marts 2026'])
    assert.ok(html.includes(part), part)
})

const map: MapFrameProps = {
  ...whole,
  features: {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [12.35, 55.61] }, properties: { name: 'Stationen' } }],
  },
  list: <p>Stationen</p>,
}

const refusedMaps: [string, Partial<MapFrameProps>, string[]][] = [
  ['without a source', { source: undefined }, ['source']],
  ['without its limits', { cannotSay: [''] }, ['cannotSay']],
  ['without a list', { list: undefined }, ['list']],
  ['with nothing for a list', { list: null }, ['list']],
  ['with an empty list', { list: [null, false, ''] }, ['list']],
  ['without n, uncertainty and list', { n: ' ', uncertainty: undefined, list: false }, ['n', 'uncertainty', 'list']],
]

for (const [words, gap, missing] of refusedMaps) {
  test(`a map ${words} is refused`, () => {
    const given = { ...map, ...gap } as MapFrameProps
    assert.throws(
      () => MapFrame(given),
      (error) => error instanceof MissingEvidence && error.missing.join() === missing.join(),
    )
  })
}

test('a map carries its list, its source and its limits', async () => {
  const html = String(await (<MapFrame {...map} />))
  for (const part of ['<svg class="outline-map"', '<p>Stationen</p>', 'STRAF11', 'Meget bliver aldrig anmeldt.'])
    assert.ok(html.includes(part), part)
})

test('a big number without its n is refused', () => {
  assert.throws(
    () => Figure({ value: '88 %', label: 'trygge', n: '', uncertainty: { none: 'alle er spurgt' }, source: 'Byen' }),
    MissingEvidence,
  )
})
