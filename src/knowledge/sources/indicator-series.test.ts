// What the sources give indicators: offences per 1,000 residents over whole years with their exact interval, unemployment, and the town's own series.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { poissonInterval } from '@trygby/analysis'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { fetchInvented } from '../analyses/testing/fill-knowledge.ts'
import { areThere, realFigures } from '../analyses/testing/real-figures.ts'
import { offencesPerThousand, ownSeries, statbankSeries } from './indicator-series.ts'
import { writeSeries } from './series/store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const quarters = (year: string, counts: number[]): [string, number][] => counts.map((count, place) => [`${year}K${place + 1}`, count])

test('a year counts when all its quarters and the residents of its first day are there', () => {
  const counts = new Map([...quarters('2022', [1, 2, 3]), ...quarters('2023', [5, 5, 5, 5]), ...quarters('2024', [6, 6, 6, 6])])
  const figures = offencesPerThousand(counts, new Map([['2023K1', 20_000]]))
  assert.deepEqual(
    figures.map(({ period, value, n }) => [period, value, n]),
    [['2023', 1, { count: 20 }]],
  )
})

test('the interval is the exact one of the count, divided as the count is', () => {
  const [figure] = offencesPerThousand(new Map(quarters('2023', [2, 1, 0, 0])), new Map([['2023K1', 1000]]))
  assert.ok(figure && !('none' in figure.interval))
  // Garwood's interval of three is 0.6187 to 8.767.
  assert.deepEqual(
    [figure.interval.lower, figure.interval.upper].map((end) => end.toFixed(3)),
    ['0.619', '8.767'],
  )
  const [none] = offencesPerThousand(new Map(quarters('2023', [0, 0, 0, 0])), new Map([['2023K1', 1000]]))
  assert.ok(none && !('none' in none.interval))
  assert.deepEqual([none.value, none.interval.lower, none.interval.upper.toFixed(3)], [0, 0, '3.689'])
})

test('nothing is known while nothing is fetched', async () => {
  assert.equal(await town.as('system', (tx) => statbankSeries.read(tx, 'STRAF11:1320:per-1000')), null)
  assert.equal(await town.as('system', (tx) => statbankSeries.read(tx, 'AULP01:TOT:share')), null)
  assert.deepEqual(await town.as('system', ownSeries.offers), [])
})

test('fetched figures are read for the town, with the exact codes of both tables and their breaks', async () => {
  const before = await town.as('system', statbankSeries.stamp)
  await fetchInvented(town)
  assert.notEqual(await town.as('system', statbankSeries.stamp), before)
  const read = await town.as('system', (tx) => statbankSeries.read(tx, 'STRAF11:1320:per-1000'))
  assert.ok(read)
  assert.deepEqual(
    read.figures.map(({ period }) => period),
    ['2016', '2017', '2018'],
  )
  assert.equal(read.isOfficial, true)
  assert.deepEqual(
    read.provenance.tables?.map(({ table }) => table),
    ['STRAF11', 'FOLK1A'],
  )
  assert.equal(read.provenance.codes.OVERTRÆD, '1320')
  assert.ok(read.provenance.tables?.[0]?.marks.some(({ period }) => period === '2023K1'))
  for (const { value, interval } of read.figures) assert.ok(!('none' in interval) && interval.lower <= value && value <= interval.upper)
})

test('every code on offer is a code that can be asked for; no other is', async () => {
  const offers = await town.as('system', statbankSeries.offers)
  assert.equal(new Set(offers.map(({ code }) => code)).size, offers.length)
  assert.ok(offers.every(({ name, unit }) => name.da && name.en && unit.da && unit.en))
  for (const code of ['', 'STRAF11', 'STRAF11:9999:per-1000', 'STRAF11:1320:per-1000 '])
    assert.equal(await town.as('system', (tx) => statbankSeries.read(tx, code)), null)
})

test('a series of the town’s own is offered and read with its n and limits', async () => {
  await town.as('system', async (tx) => {
    const [source, fetch] = [newId(), newId()]
    await sql`insert into knowledge.source (municipality, id, kind, publisher, table_id, title, unit, credit)
      values (platform.town(), ${source}, 'own', 'Prøveby', 'Trygge: aften', ${JSON.stringify({ da: 'Trygge: aften', en: 'Trygge: aften' })}, 'procent', 'Prøveby')`.execute(
      tx,
    )
    await sql`insert into knowledge.fetch (municipality, id, source, origin, plan_hash) values (platform.town(), ${fetch}, ${source}, 'tal.csv', 'x')`.execute(
      tx,
    )
    const facts = {
      code: 'andel',
      codes: { serie: 'andel' },
      labels: { serie: { da: 'andel', en: 'andel' } },
      unit: 'procent',
      frequency: 'year' as const,
    }
    const figures = {
      areas: ['183', '183', '101'],
      periods: ['2023', '2024', '2024'],
      values: [70, null, 60],
      n: [500, null, 9],
      lower: [66, null, null],
      upper: [74, null, null],
    }
    await writeSeries(tx, source, fetch, facts, figures)
    await sql`update knowledge.fetch set state = 'done', finished_at = now() where municipality = platform.town() and id = ${fetch}`.execute(
      tx,
    )
  })
  assert.deepEqual(
    (await town.as('system', ownSeries.offers)).map(({ code }) => code),
    ['Trygge: aften:andel'],
  )
  const read = await town.as('system', (tx) => ownSeries.read(tx, 'Trygge: aften:andel'))
  assert.deepEqual(read?.figures, [{ period: '2023', value: 70, interval: { lower: 66, upper: 74 }, n: { count: 500 } }])
  assert.deepEqual([read?.isOfficial, read?.provenance.publisher], [false, 'Prøveby'])
  assert.equal(await town.as('system', (tx) => ownSeries.read(tx, 'Trygge')), null)
})

test('the published burglaries of the town come out as by an independent way', { skip: areThere ? false : 'needs ../shared' }, () => {
  const { areas, town: row, quarters: times, counts, residents } = realFigures()
  const of = (all: Float64Array, width: number, names: string[]) =>
    new Map(names.map((name, place) => [name, all[row * width + place] ?? Number.NaN]))
  assert.equal(areas[row], '183')
  const burglaries = of(counts['burglary-home'], times.length, times)
  const people = of(residents.values, residents.quarters.length, residents.quarters)
  const figures = offencesPerThousand(burglaries, people)
  assert.deepEqual(
    figures.map(({ period }) => period),
    ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'],
  )
  for (const { period, value, interval, n } of figures) {
    const count = ['K1', 'K2', 'K3', 'K4'].reduce((sum, quarter) => sum + (burglaries.get(period + quarter) ?? Number.NaN), 0)
    const residentsThen = people.get(`${period}K1`) ?? Number.NaN
    const ends = poissonInterval(count, { method: 'exact' })
    assert.deepEqual(n, { count })
    assert.ok(Math.abs(value - count / (residentsThen / 1000)) < 1e-9 && !('none' in interval))
    assert.ok(Math.abs(interval.lower * residentsThen - 1000 * ends.lower) < 1e-6)
    assert.ok(Math.abs(interval.upper * residentsThen - 1000 * ends.upper) < 1e-6)
  }
})
