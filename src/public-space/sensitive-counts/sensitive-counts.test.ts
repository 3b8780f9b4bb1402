// Sensitive reports leave the town only as counts through the gate: read, snapped, by week, one for each person; nothing is public before a release.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { newestEdition } from '../../platform/release/base/store.ts'
import { baseBySlug } from '../../platform/release/index.ts'
import { attackOne } from '../../platform/release/overview/testing/invented-gate.ts'
import { proposalById } from '../../platform/release/proposal/store.ts'
import { snapUnits } from '../../platform/release/snap/model.ts'
import { readSnapSet } from '../../platform/release/snap/store.ts'
import { type Role, roles } from '../../platform/roles.ts'
import { takeOverStreets } from '../../platform/town/street/store.ts'
import { putReport } from '../open/testing/store.ts'
import { slug } from './model.ts'
import { countBySpot, readOverview, spotsOfCounted } from './store.ts'

const page = '/da/reports/counts'
const viewers: Role[] = ['analyst', 'coordinator', 'leader']
const weeksAgo = (n: number) => new Date(Date.now() - n * 7 * 86_400_000)

let town: TestTown
let proposal = ''
before(async () => {
  town = await testTown()
})
after(() => town.close())

const make = (as: Role = 'analyst') => town.visit(page, { as, form: { x: '' } })
const edition = () =>
  town.as('analyst', async (tx) => {
    const base = await baseBySlug(tx, slug)
    return base && newestEdition(tx, base.id)
  })

test('without addresses or without anything read no edition is made, and the page says why', async () => {
  const first = await make()
  assert.equal(first.status, 422)
  assert.match(await first.text(), /færre end ti adresser/)
  const streets = Array.from({ length: 12 }, (_, n) => ({
    street: `Prøvevej ${n}`,
    fromNumber: 1,
    toNumber: 9,
    lat: 55.6 + 0.002 * n,
    lon: 12.35,
    area: null,
    addresses: 6,
  }))
  await town.as('administrator', (tx) => takeOverStreets(tx, streets, { isWhole: true }))
  const second = await make()
  assert.equal(second.status, 422)
  assert.match(await second.text(), /Ingen henvendelser er læst endnu/)
  assert.equal(await edition(), null)
})

test('an edition counts people of read reports in whole weeks that are over, at points and never where somebody said', async () => {
  await town.as('system', async (tx) => {
    const old = {
      door: 'unsafe',
      kind: 'too-dark',
      lat: 55.60003,
      lon: 12.35007,
      label: 'Hemmelighedsstien 9',
      receivedAt: weeksAgo(6),
    } as const
    await putReport(tx, { ...old, voices: 7 })
    await putReport(tx, { ...old, kind: 'deserted', receivedAt: weeksAgo(4) })
    await putReport(tx, { ...old, door: 'disturbance', kind: 'mopeds', words: 'læst', wordsState: 'read', voices: 9 })
    // None of these counts: not read, words not read, too new, a fault, good, put together with another.
    await putReport(tx, { ...old, state: 'received', isPublic: false })
    await putReport(tx, { ...old, door: 'disturbance', kind: 'noise', words: 'ulæst' })
    await putReport(tx, { ...old, receivedAt: new Date() })
    await putReport(tx, { ...old, door: 'fault', kind: 'lamp', label: 'Lygtevej 1' })
    await putReport(tx, { ...old, door: 'good', kind: 'life' })
    const { id } = await putReport(tx, { ...old, kind: 'run-down' })
    await putReport(tx, { ...old, kind: 'run-down', voices: 3, mergedInto: id, state: 'closed', outcome: 'duplicate' })
  })
  // Two who press in the same moment make one edition; the second is told that nothing is new.
  const both = (await Promise.all([make(), make()])).toSorted((one, other) => one.status - other.status)
  assert.deepEqual(
    both.map(({ status }) => status),
    [303, 422],
  )
  const [answer = assert.fail()] = both
  assert.match(answer.headers.get('location') ?? '', /^\/da\/release\/proposals\/[0-9a-f-]{36}$/)
  proposal = (answer.headers.get('location') ?? '').split('/').at(-1) ?? ''
  const kept = (await edition()) ?? assert.fail()
  assert.equal(kept.people, 7 + 1 + 9 + 1)
  const [weeks = [], kinds = [], points = []] = kept.cells.units
  assert.equal(weeks.length, 3, 'the quiet week between counts as one without reports')
  assert.ok(weeks.every((week) => /^\d{4}W\d\d$/.test(week)))
  assert.ok(kinds.includes('shouting') && !kinds.includes('lamp') && !kinds.includes('life'))
  const set = (await town.as('analyst', readSnapSet)) ?? assert.fail()
  assert.deepEqual(
    points,
    snapUnits(set)
      .map(({ unit }) => unit)
      .toSorted(new Intl.Collator('da', { numeric: true }).compare),
  )
  const base = (await town.as('analyst', (tx) => baseBySlug(tx, slug))) ?? assert.fail()
  assert.doesNotMatch(JSON.stringify([base, kept]), /Hemmelighedsstien|55\.60003|12\.35007/)
})

test('nothing new makes no new edition', async () => {
  const again = await make()
  assert.equal(again.status, 422)
  assert.match(await again.text(), /ikke kommet noget nyt/)
  assert.equal((await edition())?.number, 1)
})

test('the gate protects and attacks the proposal, and until somebody releases it no public page knows of it', async () => {
  await attackOne(town, proposal)
  const { state } = (await town.as('analyst', (tx) => proposalById(tx, proposal))) ?? assert.fail()
  assert.ok(state === 'ready' || state === 'refused', state)
  for (const path of [
    '/da/data',
    '/da/data.jsonld',
    '/da/data.atom',
    `/da/data/${slug}-pr-aar`,
    `/da/data/${slug}-pr-uge.csv`,
    '/da/faults',
    '/api/faults',
  ]) {
    const answer = await town.visit(path)
    assert.doesNotMatch(await answer.text(), /for mørkt|mopeds|Utryghed og forstyrrelser efter slags|Hemmelighedsstien/, path)
  }
})

test('analyst, coordinator and leader see how it stands; only the analyst makes an edition; for others the page is not there', async () => {
  for (const as of [undefined, ...roles] as (Role | undefined)[]) {
    const [seen, made] = [await town.visit(page, as ? { as } : {}), await town.visit(page, { ...(as ? { as } : {}), form: { x: '' } })]
    const sees = as !== undefined && viewers.includes(as)
    assert.equal(seen.status, sees ? 200 : 404, as)
    assert.equal(made.status, as === 'analyst' ? 422 : sees ? 403 : 404, as)
  }
})

test('as a role in the database, a resident or partner counts nothing', async () => {
  for (const role of ['resident', 'partner', 'data-protection', 'administrator'] as const) {
    assert.deepEqual(await town.as(role, readOverview), { read: 0, unread: 0 }, role)
    assert.deepEqual(await town.as(role, spotsOfCounted), [], role)
    assert.deepEqual(await town.as(role, (tx) => countBySpot(tx, [{ lat: 55.60003, lon: 12.35007, unit: '1-1' }])), [], role)
  }
})
