// An indicator follows its series: new figures come by themselves, earlier ones stay, official ones are released, and people keep the last word.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { readReleased, withdrawRelease } from '../../../platform/release/index.ts'
import { indicatorDataset, type NewIndicator } from '../model.ts'
import type { SeriesFigure, SeriesSource } from '../series-source.ts'
import { readValues } from '../store.ts'
import { type Following, followSeries, listFollowing } from './follow-series.ts'
import { followingSeries } from './jobs.ts'
import { holding } from './model.ts'
import { enterValue } from './store.ts'
import { inventedValue, makeInvented } from './testing/invented-indicator.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const figureOf = (period: string, value: number): SeriesFigure => ({
  period,
  value,
  interval: { lower: value - 1, upper: value + 1 },
  n: { count: 100 },
})

/** A source that says what it is told to say, and counts how often it is asked. */
class Told implements SeriesSource {
  key = 'told'
  name = { da: 'Prøvekilden', en: 'The trial source' }
  asked = 0
  stamps = 0
  figures: SeriesFigure[]
  isOfficial: boolean
  constructor(figures: SeriesFigure[], isOfficial = true) {
    this.figures = figures
    this.isOfficial = isOfficial
  }
  offers = async () => []
  stamp = async () => {
    this.stamps++
    return JSON.stringify(this.figures)
  }
  read = async (_: unknown, code: string) => {
    this.asked++
    if (code === 'none') return null
    if (code === 'broken') throw new Error('the source is broken')
    const from = {
      publisher: 'Prøvekilden',
      table: 'PRØVE1',
      codes: { EMNE: '1' },
      fetchedAt: '2026-01-02T03:04:05.000Z',
      publishedAt: null,
      credit: 'Kilde: Prøvekilden',
    }
    return { figures: this.figures, provenance: from, isOfficial: this.isOfficial }
  }
}

const make = async (slug: string, more: Partial<NewIndicator> = {}): Promise<Following> =>
  // Made with a series, so it is one that follows.
  (await town.as('system', (tx) =>
    makeInvented(tx, slug, { counts: 'events', aim: 'lower', goodIs: 'lower', series: { source: 'told', code: 'a' }, ...more }),
  )) as Following
const follow = (indicator: Following, source: Told) => town.as('system', (tx) => followSeries(tx, indicator, [source]))
const valuesOf = (indicator: Following) => town.as('leader', (tx) => readValues(tx, indicator.id))
const releasedOf = (indicator: Following) => town.as('resident', (tx) => readReleased(tx, indicatorDataset(indicator.slug)))

test('new figures come in with where they are from, and official ones are released', async () => {
  const indicator = await make('nye')
  const source = new Told([figureOf('2023', 10), figureOf('2024', 12)])
  assert.equal(await follow(indicator, source), 2)
  const [newest] = await valuesOf(indicator)
  assert.deepEqual([newest?.value, newest?.origin, newest?.provenance.table, newest?.enteredByName], [12, 'series', 'PRØVE1', ''])
  const release = await releasedOf(indicator)
  assert.equal(release?.table.protection.kind, 'official-statistics')
  assert.deepEqual(
    release?.table.provenance.map(({ table, codes }) => [table, codes.EMNE?.[0]?.code]),
    [['PRØVE1', '1']],
  )
  assert.equal(await follow(indicator, source), 0)
  assert.equal((await releasedOf(indicator))?.number, 1)
})

test('a figure the source has changed becomes a correction, and the earlier one stays', async () => {
  const indicator = await make('ret')
  const source = new Told([figureOf('2023', 10)])
  await follow(indicator, source)
  source.figures = [figureOf('2023', 11)]
  assert.equal(await follow(indicator, source), 1)
  assert.deepEqual(
    (await valuesOf(indicator)).map(({ value, reason, replacedBy }) => [value, reason, replacedBy === null]),
    [
      [11, 'Kilden har ændret tallet.', true],
      [10, '', false],
    ],
  )
  assert.equal((await releasedOf(indicator))?.number, 2)
})

test('a figure somebody corrected by hand stands until the source says something new, and is released by a person', async () => {
  const indicator = await make('haand')
  const source = new Told([figureOf('2023', 10)])
  await follow(indicator, source)
  const enteredBy = await town.accountOf('analyst')
  await town.as('analyst', (tx) =>
    enterValue(tx, indicator.id, inventedValue('2023', 14, { enteredBy, enteredByName: 'Prøve', reason: 'Kilden tager fejl.' })),
  )
  assert.equal(await follow(indicator, source), 0)
  assert.equal((await releasedOf(indicator))?.table.rows[0]?.[1], 10)
  source.figures = [figureOf('2023', 13)]
  assert.equal(await follow(indicator, source), 1)
  assert.equal(holding(await valuesOf(indicator))[0]?.value, 13)
})

test('the town’s own series wait for a person to release them', async () => {
  const indicator = await make('egne', { counts: 'share-of-people', aim: 'raise', goodIs: 'higher' })
  await follow(indicator, new Told([figureOf('2023', 60)], false))
  assert.equal((await valuesOf(indicator)).length, 1)
  assert.equal(await releasedOf(indicator), null)
  const page = async (slug: string) => (await town.visit(`/da/indicators/${slug}/values`, { as: 'coordinator' })).text()
  assert.match(await page('egne'), /venter de på, at en koordinator eller en analytiker/)
  // Official figures are out by themselves, and nobody is asked to look.
  assert.doesNotMatch(await page('nye'), /venter de på/)
})

test('an internal indicator is followed and not released', async () => {
  const indicator = await make('intern', { dataClass: 'internal' })
  assert.equal(await follow(indicator, new Told([figureOf('2023', 60)])), 1)
  assert.equal(await releasedOf(indicator), null)
})

test('what was withdrawn stays withdrawn until there is a new figure', async () => {
  const indicator = await make('tilbage')
  const source = new Told([figureOf('2023', 10)])
  await follow(indicator, source)
  await town.as('coordinator', (tx) => withdrawRelease(tx, indicatorDataset('tilbage'), 1, 'Prøve: forkert kilde'))
  await follow(indicator, source)
  assert.equal(await releasedOf(indicator), null)
  source.figures.push(figureOf('2024', 9))
  await follow(indicator, source)
  assert.equal((await releasedOf(indicator))?.number, 2)
})

test('a slip of the source is left out, and the rest comes', async () => {
  const indicator = await make('slip')
  const slips: SeriesFigure[] = [
    { ...figureOf('2020', 5), interval: { lower: 6, upper: 7 } },
    { ...figureOf('2021', Number.NaN) },
    { ...figureOf('hvornår', 5) },
    { ...figureOf('2022', 5), n: { none: { da: '', en: '' } } },
  ]
  assert.equal(await follow(indicator, new Told([...slips, figureOf('2023', 5)])), 1)
})

test('a source that holds nothing, or is not there, changes nothing', async () => {
  const indicator = await make('intet', { series: { source: 'told', code: 'none' } })
  const elsewhere = await make('andre', { series: { source: 'gone', code: 'a' } })
  const source = new Told([figureOf('2023', 5)])
  assert.deepEqual([await follow(indicator, source), await follow(elsewhere, source)], [0, 0])
})

test('the round asks no series for figures while nothing has changed', async () => {
  const source = new Told([figureOf('2023', 5)])
  const round = followingSeries([source])
  const go = () => round.run({ id: 'x', municipality: 1, data: {}, signal: new AbortController().signal }, town.platform)
  await go()
  const asked = source.asked
  assert.ok(asked > 0)
  await go()
  assert.equal(source.asked, asked)
  source.figures = [figureOf('2023', 6)]
  await go()
  assert.ok(source.asked > asked)
})

test('a series that is broken keeps no other from coming, and is tried again', async () => {
  await make('gaar-galt', { position: -1, series: { source: 'told', code: 'broken' } })
  const after = await make('kommer-efter')
  const source = new Told([figureOf('2023', 5)])
  const round = followingSeries([source])
  const go = () => round.run({ id: 'x', municipality: 1, data: {}, signal: new AbortController().signal }, town.platform)
  await go()
  assert.equal((await valuesOf(after)).length, 1)
  const { asked } = source
  await go()
  assert.ok(source.asked > asked)
  await town.as('system', (tx) => sql`update goals.indicator set state = 'dropped' where slug = 'gaar-galt'`.execute(tx))
})

test('why there is no interval is said in both languages where the source says it so', async () => {
  const indicator = await make('begrundet')
  const none = { da: 'Alle er talt med.', en: 'Everybody is counted.' }
  await follow(indicator, new Told([{ ...figureOf('2023', 5), interval: { none } }]))
  assert.deepEqual((await valuesOf(indicator))[0]?.interval, { none: none.da })
  const { columns = [], rows = [] } = (await releasedOf(indicator))?.table ?? {}
  const place = columns.findIndex(({ key }) => key === 'noInterval')
  assert.deepEqual([rows[0]?.[place], columns[place]?.labels], [none.da, { [none.da]: none }])
  const page = await (await town.visit('/en/indicators/begrundet/values', { as: 'leader' })).text()
  assert.match(page, /Everybody is counted\./)
})

test('an indicator that is dropped, or follows nothing, is not followed', async () => {
  await town.as('system', (tx) => makeInvented(tx, 'droppet', { series: { source: 'told', code: 'a' } }, 'dropped'))
  await town.as('system', (tx) => makeInvented(tx, 'haandskrevet'))
  const slugs = (await town.as('system', listFollowing)).map(({ slug }) => slug)
  assert.ok(!slugs.includes('droppet') && !slugs.includes('haandskrevet'))
})
