// Fetching from the statistics bank, against a small bank that fails in every way the real one has.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { smallTown } from '../../../../tests/small-town.ts'
import { untilSomebodyWaits } from '../../../../tests/until-somebody-waits.ts'
import { figureAt } from '../series/model.ts'
import { readPanel, writeSeries } from '../series/store.ts'
import { findLostFigures, readHeld, readSources } from '../store.ts'
import { type FetchSettings, fetchTable } from './fetch-table.ts'
import { fetchWanted } from './fetch-wanted.ts'
import { completeFetch, ensureSource, openFetch, takeChunks } from './store.ts'
import { type Fault, type SmallBank, smallBank } from './testing/small-bank.ts'
import { wantedTables } from './wanted.ts'

const wantedOf = (table: string) => wantedTables.find((wanted) => wanted.table === table) ?? assert.fail(table)
const crime = wantedOf('STRAF11')
const noFacts = { id: 'STRAF11', text: '', unit: '', updated: '', variables: [] }

describe('official figures are fetched', { concurrency: false }, () => {
  let bank: SmallBank
  let town: Awaited<ReturnType<typeof smallTown>>
  let settings: FetchSettings

  before(async () => {
    bank = await smallBank()
  })
  beforeEach(async () => {
    await town?.close()
    town = await smallTown()
    Object.assign(bank, { updated: '2026-02-11T08:00:00', answered: 0, wrapped: true, pauseMs: 0, lost: new Set() })
    bank.fail('none', 0)
    settings = { bank: { url: bank.url, firstPause: 1, tries: 4 }, work: town.work, cellsAtATime: 20 }
  })
  after(async () => {
    await town.close()
    await bank.close()
  })

  /** A bank that never answers is waited for a little; one that answers has all the time it needs. */
  const toward = (fault: Fault): FetchSettings => (fault === 'slow' ? { ...settings, bank: { ...settings.bank, patience: 300 } } : settings)
  const panel = async (table = 'STRAF11') =>
    (await town.work((tx) => readPanel(tx, { kind: 'official', table }))) ?? assert.fail('no panel')
  const figure = async (code: string, area: string, period: string) => {
    const held = await panel()
    return figureAt(held, held.codes.indexOf(code), held.areas.indexOf(area), held.periods.indexOf(period))
  }

  test('with their exact codes, labels, unit and times; regions, Christiansø and unknown places stay out', async () => {
    const fetched = await fetchTable(crime, settings)
    assert.equal(fetched.state, 'done')
    const { areas, codes, periods, provenance } = await panel()
    assert.deepEqual(areas, ['000', '101', '147', '183', '751'])
    assert.deepEqual(codes, ['12', '1316', '1320', 'TOT'])
    assert.equal(periods.length, 12)
    assert.deepEqual(provenance.series[0]?.codes, { OVERTRÆD: '12' })
    assert.equal(provenance.series[0]?.labels.OVERTRÆD?.da, 'Navn på 12')
    assert.equal(provenance.publishedAt?.toISOString(), '2026-02-11T07:00:00.000Z')
    assert.equal(provenance.credit, 'Kilde: Danmarks Statistik, STRAF11')
    assert.ok(provenance.breaks.some(({ kind, period }) => kind === 'break' && period === '2023K1'))
  })

  test('JSON-stat with and without its wrapper and BULK give the same figures', async () => {
    await fetchTable(crime, settings)
    const first = await panel()
    bank.wrapped = false
    assert.deepEqual(
      await fetchTable(crime, { ...settings, again: true }).then((f) => f.state === 'done' && [f.taken.added, f.taken.changed]),
      [0, 0],
    )
    const bulk = await fetchTable(crime, { ...settings, again: true, bank: { ...settings.bank, format: 'BULK' } })
    assert.deepEqual(bulk.state === 'done' && [bulk.taken.added, bulk.taken.changed], [0, 0])
    assert.deepEqual((await panel()).values, first.values)
  })

  test('nothing is asked for twice when the publisher has nothing new', async () => {
    await fetchTable(crime, settings)
    const { answered } = bank
    assert.equal((await fetchTable(crime, settings)).state, 'nothing-new')
    assert.equal(bank.answered, answered)
  })

  test('a changed figure keeps the earlier one; equal figures are not doubled', async () => {
    await fetchTable(crime, settings)
    const earlier = await figure('TOT', '183', '2016K1')
    bank.put('STRAF11|183|TOT|2016K1', 4321)
    bank.updated = '2026-05-11T08:00:00'
    const fetched = await fetchTable(crime, settings)
    assert.deepEqual(fetched.state === 'done' && [fetched.taken.added, fetched.taken.changed], [0, 1])
    assert.equal(await figure('TOT', '183', '2016K1'), 4321)
    const [listed] = await town.work(readSources)
    const { revisions } = await town.work((tx) => readHeld(tx, listed?.id ?? ''))
    assert.deepEqual(
      revisions.map(({ code, area, period, before, after }) => [code, area, period, before, after]),
      [['TOT', '183', '2016K1', earlier, 4321]],
    )
    bank.put('STRAF11|183|TOT|2016K1', earlier)
  })

  test('a missing figure stays missing and is not zero', async () => {
    bank.put('STRAF11|183|12|2016K1', null)
    await fetchTable(crime, settings)
    assert.ok(Number.isNaN(await figure('12', '183', '2016K1')))
    bank.put('STRAF11|183|12|2016K1', 0)
    await fetchTable(crime, { ...settings, again: true })
    assert.equal(await figure('12', '183', '2016K1'), 0)
  })

  for (const fault of ['error-500', 'slow', 'html', 'cut-off', 'too-many'] as const)
    test(`two answers that fail (${fault}) are asked for again`, async () => {
      bank.fail(fault, 2)
      assert.equal((await fetchTable(crime, toward(fault))).state, 'done')
    })

  for (const [fault, key] of [
    ['error-500', 'erring'],
    ['slow', 'tooSlow'],
    ['html', 'notStatistics'],
    ['cut-off', 'unreachable'],
    ['refusal', 'refused'],
  ] as const)
    test(`a bank that keeps failing (${fault}) is given up with a sentence, and what was held stays`, async () => {
      await fetchTable(crime, settings)
      const held = await panel()
      bank.fail(fault, 100)
      const failed = await fetchTable(crime, { ...toward(fault), again: true })
      assert.equal(failed.state === 'failed' && failed.trouble.key, key)
      assert.deepEqual((await panel()).values, held.values)
      const [source] = await town.work(readSources)
      assert.equal(source?.latest?.trouble?.key, key)
      assert.equal(source?.fetched?.state, 'done')
    })

  test('a refusal is not asked again', async () => {
    let pauses = 0
    bank.fail('refusal', 1)
    const failed = await fetchTable(crime, { ...settings, onProgress: () => void pauses++ })
    assert.equal(failed.state === 'failed' && failed.trouble.facts.said, 'Udtrækket er for stort')
    assert.equal(bank.answered, 0)
  })

  test('a bank that cannot be reached says so', async () => {
    const failed = await fetchTable(crime, { ...settings, bank: { ...settings.bank, url: 'http://127.0.0.1:9/v1', tries: 2 } })
    assert.equal(failed.state === 'failed' && failed.trouble.key, 'unreachable')
  })

  test('a table that lost a variable is named, and nothing is asked for', async () => {
    bank.lost.add('OVERTRÆD')
    const failed = await fetchTable(crime, settings)
    assert.deepEqual(failed.state === 'failed' && [failed.trouble.key, failed.trouble.facts.variable], ['lostVariable', 'OVERTRÆD'])
    assert.equal(bank.answered, 0)
  })

  test('a code or a table the bank does not have is noted as missing; the rest comes', async () => {
    const results = await fetchWanted(settings)
    assert.deepEqual(
      results.map(({ table, state }) => [table, state]),
      [
        ['STRAF11', 'done'],
        ['FOLK1A', 'done'],
        ['IFOR41', 'done'],
        ['AULP01', 'failed'],
        ['INDKP101', 'failed'],
      ],
    )
    const folk = results[1]
    assert.ok(folk?.state === 'done' && folk.missing.some(({ variable, value }) => variable === 'ALDER' && value === '24'))
    assert.deepEqual((await panel('FOLK1A')).periods, ['2016K1', '2017K1', '2018K1'])
  })

  test('after an outage only what had not arrived is asked for', async () => {
    const whole = 12
    let arrived = 0
    const stopAtFive: FetchSettings = { ...settings, onProgress: ({ done }) => void (done === 5 && bank.fail('error-500', 100)) }
    assert.equal((await fetchTable(crime, stopAtFive)).state, 'failed')
    arrived = bank.answered
    bank.fail('none', 0)
    assert.equal((await fetchTable(crime, settings)).state, 'done')
    assert.equal(arrived, 5)
    assert.equal(bank.answered, whole)
  })

  test('stopping leaves what has arrived for the next time', async () => {
    const stop = new AbortController()
    const stopped = await fetchTable(crime, {
      ...settings,
      bank: { ...settings.bank, signal: stop.signal },
      onProgress: ({ done }) => void (done === 3 && stop.abort()),
    })
    assert.equal(stopped.state === 'failed' && stopped.trouble.key, 'stopped')
    assert.equal((await fetchTable(crime, settings)).state, 'done')
    assert.equal(bank.answered, 12)
  })

  test('one that begins the same fetch while another writes its series waits for it and hinders nothing', async () => {
    const plan = { cells: 0, chunks: [], missing: [], hash: 'the same' }
    const source = await town.work((tx) => ensureSource(tx, crime, { da: noFacts, en: noFacts }))
    const first = await town.work((tx) => openFetch(tx, source, plan, bank.url, ''))
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const writing = town.work(async (tx) => {
      await takeChunks(tx, first.id)
      begin()
      await untilSomebodyWaits(town.ownerUrl)
      const facts = { code: 'TOT', codes: {}, labels: {}, unit: '', frequency: 'quarter' } as const
      await writeSeries(tx, source, first.id, facts, { areas: ['183'], periods: ['2023K1'], values: [1] })
      await completeFetch(tx, source, first.id, { cells: 1, added: 1, changed: 0 })
    })
    await begun
    const second = await town.work((tx) => openFetch(tx, source, plan, bank.url, ''))
    await writing
    assert.notEqual(second.id, first.id)
  })

  test('two that fetch the same at once make one set of figures', async () => {
    const results = await Promise.all([fetchTable(crime, settings), fetchTable(crime, settings)])
    assert.ok(
      results.every(({ state }) => state !== 'failed'),
      JSON.stringify(results),
    )
    assert.equal((await panel()).values.length, 4 * 5 * 12)
    assert.deepEqual(await town.work(findLostFigures), [])
  })
})
