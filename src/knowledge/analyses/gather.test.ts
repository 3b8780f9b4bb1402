// The publisher's tables brought together by code: 98 municipalities at most, nothing joined by name, what is missing left out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Panel } from '../sources/series/model.ts'
import { gather, type Panels } from './gather.ts'
import { groups, offenceCodes } from './model.ts'

const quarters = ['2021K1', '2021K2', '2021K3', '2021K4']
const ages = ['15', '16', '17', '18', '19', '20', '21', '22', '23', '24']

function panel(
  table: string,
  codes: string[],
  areas: string[],
  periods: string[],
  figure: (code: number, area: number, period: number) => number,
): Panel {
  const values = codes.flatMap((_, code) => areas.flatMap((_, area) => periods.map((_, period) => figure(code, area, period))))
  return {
    codes,
    areas,
    periods,
    values: Float64Array.from(values),
    provenance: {
      publisher: 'Prøvekilden',
      table,
      title: { da: table, en: table },
      series: codes.map((code) => ({
        code,
        codes: { EMNE: code, KØN: 'TOT' },
        labels: { EMNE: { da: `da ${code}`, en: `en ${code}` } },
        unit: 'antal',
        frequency: 'quarter',
      })),
      missing: [],
      unit: 'antal',
      fetchedAt: new Date('2026-01-01T00:00:00Z'),
      publishedAt: null,
      credit: 'Kilde: Prøvekilden',
      address: '',
      breaks: [],
    },
  }
}

const areas = ['000', '101', '183', '411', '998']
const offences = groups.map((group) => offenceCodes[group])
const panels = (more: Partial<Panels> = {}): Panels => ({
  crime: panel('STRAF11', offences, areas, quarters, (code, area, period) => 1000 * code + 10 * area + period),
  // Another order of places than the crime table's: only the code may decide.
  people: panel('FOLK1A', ['IALT', ...ages], areas.toReversed(), ['2021K1'], (code, area) =>
    code === 0 ? 1000 * (area + 1) : 10 * (area + 1),
  ),
  gini: panel('IFOR41', ['70'], ['183', '101'], ['2020', '2021'], (_, area, period) => 30 + 10 * area + period),
  unemployment: panel('AULP01', ['TOT'], areas, ['2021'], () => Number.NaN),
  income: null,
  ...more,
})

test('municipalities only, joined by code', () => {
  const gathered = gather(panels(), '183')
  assert.deepEqual(gathered?.figures.areas, ['101', '183'])
  assert.equal(gathered?.figures.town, 1)
  assert.deepEqual([...(gathered?.figures.counts['burglary-home'] ?? [])], [1010, 1011, 1012, 1013, 1020, 1021, 1022, 1023])
  assert.deepEqual([...(gathered?.figures.residents.values ?? [])], [4000, 3000])
  assert.deepEqual([...(gathered?.figures.conditions[0]?.values ?? [])], [40, 41, 30, 31])
})

test('the share aged 15-24 is made of the ten ages', () => {
  const young = gather(panels(), '183')?.figures.conditions.find(({ key }) => key === 'aged-15-24')
  assert.deepEqual([...(young?.values ?? [])], [10, 10])
  assert.deepEqual(young?.years, [2021])
})

test('a condition without any figure, or without its table, is not in the model, nor in the sources named', () => {
  const gathered = gather(panels(), '183')
  assert.deepEqual(
    gathered?.figures.conditions.map(({ key }) => key),
    ['gini', 'aged-15-24'],
  )
  assert.deepEqual(
    gathered?.provenance.map(({ table }) => table),
    ['STRAF11', 'FOLK1A', 'IFOR41'],
  )
})

test('one age missing leaves the share out', () => {
  const people = panel('FOLK1A', ['IALT', ...ages], areas, ['2021K1'], (code) => (code === 4 ? Number.NaN : 100))
  assert.deepEqual(
    gather(panels({ people }), '183')?.figures.conditions.map(({ key }) => key),
    ['gini'],
  )
})

test('exact codes and labels go along, each once', () => {
  const [crime] = gather(panels(), '183')?.provenance ?? []
  assert.deepEqual(crime?.codes.KØN, [{ code: 'TOT', label: { da: 'TOT', en: 'TOT' } }])
  assert.deepEqual(crime?.codes.EMNE?.[1], { code: '1320', label: { da: 'da 1320', en: 'en 1320' } })
})

test('nothing to calculate without crime, residents, a whole year, or the town itself', () => {
  assert.equal(gather(panels({ crime: null }), '183'), null)
  assert.equal(gather(panels({ people: null }), '183'), null)
  assert.equal(gather(panels({ crime: panel('STRAF11', offences, areas, quarters.slice(0, 3), () => 1) }), '183'), null)
  for (const code of ['', '999', '411', '000']) assert.equal(gather(panels(), code), null, code)
  assert.ok(gather(panels(), '0183'))
})

test('only the last ten whole years and what follows are answered', () => {
  const many = Array.from({ length: 13 }, (_, year) => quarters.map((quarter) => `${2010 + year}${quarter.slice(4)}`))
    .flat()
    .concat('2023K1')
  const figures = gather(panels({ crime: panel('STRAF11', offences, areas, many, () => 1) }), '183')?.figures
  assert.deepEqual([figures?.quarters[0], figures?.quarters.at(-1)], ['2013K1', '2023K1'])
})
