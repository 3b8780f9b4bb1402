// What the sources give indicators: offences per 1,000 residents over whole years, unemployment, and the town's own series.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { fetchInvented } from '../analyses/testing/fill-knowledge.ts'
import { ownSeries, statbankSeries } from './indicator-series.ts'
import { writeSeries } from './series/store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

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
