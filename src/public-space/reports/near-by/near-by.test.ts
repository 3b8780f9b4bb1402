// “Is it this one?” tried by somebody who wants to know more: a hundred places asked about, unread and few reports, other areas, and one's own voices.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { lettersTo } from '../../../platform/people/visitor-for-tests.ts'
import { makeWhereabouts, newDraft } from '../filing/told-for-tests.ts'
import { begunNow } from '../guard/guard.ts'
import type { Kind } from '../model.ts'
import { readReport } from '../work/store.ts'
import { aReport } from '../work/testing/a-report.ts'
import { joinReport } from './join-report.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', makeWhereabouts)
})
after(() => town.close())

/** Inside the one quarter of the test's town, and outside of it. */
const inside = { lat: 55.617, lon: 12.345 }
const outside = { lat: 55.6, lon: 12.345 }
const placeAt = ({ lat, lon }: typeof inside) => ({ by: 'map' as const, label: 'Hemmelig Sti 7', place: null, lat, lon })

/** The last page of a report about this kind at this spot, as somebody without JavaScript sees it. */
async function look(door: string, kind: Kind, { lat, lon }: typeof inside, more: Record<string, string> = {}) {
  const form = { step: 'when', by: 'map', lat: lat.toFixed(5), lon: lon.toFixed(5), draft: newDraft(), begun: aMinuteAgo(), ...more }
  const answer = await town.visit(`/da/report/${door}/${kind}`, { form })
  return { status: answer.status, html: await answer.text() }
}
const aMinuteAgo = () => begunNow(town.platform.config.secret, Date.now() - 60_000)

/** What is offered on the page, without what the asker said themselves and what differs from form to form. */
const offered = (html: string): string[] =>
  [...html.matchAll(/<(?:li|div)[^>]*class="[^"]*tile[^"]*".*?<\/form>/gs)].map(([tile]) => tile.split('<h2')[0] ?? '')

async function told(kind: Kind, people: number, { state = 'assessed', at = inside } = {}): Promise<string> {
  const { id } = await aReport(town, kind, { place: placeAt(at) })
  await town.as('system', (tx) =>
    sql`update public_space.report set voices = ${people}, state = ${state}, is_public = door = 'fault' and ${state} <> 'received' where id = ${id}`.execute(
      tx,
    ),
  )
  return id
}

test('a hundred places asked about tell no more than the area: not where, not when, not how many', async () => {
  await told('being-followed', 3)
  await told('being-followed', 2, { at: { lat: 55.6121, lon: 12.3321 } })
  const answers = new Set<string>()
  for (let n = 0; n < 100; n++) {
    const spot = { lat: 55.6105 + Math.floor(n / 10) * 0.0015, lon: 12.3305 + (n % 10) * 0.0032 }
    const { status, html } = await look('unsafe', 'being-followed', spot)
    assert.equal(status, 200)
    const [tile = 'nothing'] = offered(html)
    answers.add(tile)
  }
  assert.equal(answers.size, 1)
  const [tile = ''] = answers
  assert.match(tile, /Fem eller flere har fortalt om det samme i Nordkvarteret/)
  assert.doesNotMatch(tile, /Hemmelig Sti|uge \d|har sagt det|[0-9a-f]{8}-[0-9a-f]{4}/)
  // The neighbouring area, however close, hears nothing.
  assert.deepEqual(offered((await look('unsafe', 'being-followed', { lat: 55.6099, lon: 12.345 })).html), [])
})

test('fewer than five people, reports nobody has read, closed ones and another kind are not offered', async () => {
  await told('deserted', 4)
  await told('run-down', 9, { state: 'received' })
  await told('no-way-out', 9, { state: 'assessed', at: outside })
  for (const kind of ['deserted', 'run-down', 'no-way-out', 'too-dark'] as const)
    assert.deepEqual(offered((await look('unsafe', kind, inside)).html), [], kind)
  await told('deserted', 1)
  assert.equal(offered((await look('unsafe', 'deserted', inside)).html).length, 1)
})

test('whoever sends many of their own to get over five learns nothing: staff have not read them', async () => {
  await told('mopeds', 1)
  for (let n = 0; n < 9; n++) await aReport(town, 'mopeds', { place: placeAt(inside) })
  assert.deepEqual(offered((await look('disturbance', 'mopeds', inside)).html), [])
})

test('a press counts for what was offered and for nothing else, whatever identifier is sent', async () => {
  const many = await told('noise', 5)
  const other = await told('loose-dogs', 2)
  const voices = async (id: string) => (await town.as('system', (tx) => readReport(tx, id)))?.voices
  for (const join of [many, other, 'x', 'area,area'])
    assert.equal((await look('disturbance', 'loose-dogs', inside, { step: 'send', join })).status, 422, join)
  assert.equal((await look('disturbance', 'noise', outside, { step: 'send', join: 'area' })).status, 422)
  assert.deepEqual([await voices(many), await voices(other)], [5, 2])
  const joined = await look('disturbance', 'noise', inside, { step: 'send', join: 'area' })
  assert.match(joined.html, /Din stemme er talt med/)
  assert.equal(await voices(many), 6)
  // With the code the area is seen and not the place.
  const [code = ''] = /\d{4} \d{4} \d{4} \d{4}/.exec(joined.html) ?? []
  const page = await (await town.visit('/da/follow/view', { form: { code } })).text()
  assert.match(page, /Nordkvarteret/)
  assert.doesNotMatch(page, /Hemmelig Sti/)
})

test('a fault is offered where it is once it is public, and not before', async () => {
  const unread = await told('bush', 1, { state: 'received' })
  assert.deepEqual(offered((await look('fault', 'bush', inside)).html), [])
  await town.as('system', (tx) => sql`update public_space.report set state = 'assessed', is_public = true where id = ${unread}`.execute(tx))
  assert.match(offered((await look('fault', 'bush', inside)).html).join(), /Hemmelig Sti 7/)
  assert.deepEqual(offered((await look('fault', 'bush', { lat: 55.6205, lon: 12.345 })).html), [])
})

test('many voices for a fault that was closed bring it back to staff', async () => {
  const id = await told('lamp', 1)
  await town.as('system', (tx) =>
    sql`update public_space.report set state = 'closed', outcome = 'solved', outcome_by = 'staff', closed_at = clock_timestamp() - interval '1 hour' where id = ${id}`.execute(
      tx,
    ),
  )
  const state = async () => (await town.as('system', (tx) => readReport(tx, id)))?.state
  assert.match(offered((await look('fault', 'lamp', inside)).html).join(), /vi troede, det var løst/)
  for (let n = 0; n < 2; n++) await look('fault', 'lamp', inside, { step: 'send', again: id })
  assert.equal(await state(), 'closed')
  const draft = newDraft()
  await look('fault', 'lamp', inside, { step: 'send', again: id, draft })
  assert.equal(await state(), 'reopened')
  // The same form again is no other voice.
  await look('fault', 'lamp', inside, { step: 'send', again: id, draft })
  assert.equal((await town.as('system', (tx) => readReport(tx, id)))?.voices, 4)
})

test('many voices that come to a closed report in any way bring it back', async () => {
  const id = await told('litter', 1)
  await town.as('system', (tx) =>
    sql`update public_space.report set state = 'closed', outcome = 'solved', outcome_by = 'staff', closed_at = clock_timestamp() where id = ${id}`.execute(
      tx,
    ),
  )
  const voice = () => ({ report: id, draft: newDraft(), email: null, language: 'da', again: false, happenedOn: null, times: [] })
  const { secret } = town.platform.config
  for (const state of ['closed', 'closed', 'reopened']) {
    await town.as('system', (tx) => joinReport(tx, secret, voice()))
    assert.equal((await town.as('system', (tx) => readReport(tx, id)))?.state, state)
  }
})

test('whoever added a voice may leave an e-mail afterwards, once, and gets the code and the letters as a reporter does', async () => {
  await told('damage', 5)
  const draft = newDraft()
  const joined = await look('disturbance', 'damage', inside, { step: 'send', join: 'area', draft })
  assert.match(joined.html, /Vil du høre, hvad der sker\?/)
  const hear = (email: string, more: Record<string, string> = {}) =>
    town.visit('/da/report/disturbance/damage', { form: { step: 'hear', draft, begun: aMinuteAgo(), email, ...more } })
  const wrong = await hear('ikke en adresse')
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Du skrev “ikke en adresse”/)
  assert.match(await (await hear('stemme@example.invalid')).text(), /Vi sender også koden til stemme@example.invalid/)
  assert.equal((await lettersTo(town, 'stemme@example.invalid')).length, 1)
  // A second address does not take the place of the first, and a key nobody has opens nothing.
  await hear('en-anden@example.invalid')
  await hear('fremmed@example.invalid', { draft: newDraft() })
  // A machine is answered alike, and nothing is kept.
  await hear('maskine@example.invalid', { begun: begunNow(town.platform.config.secret) })
  for (const nobody of ['en-anden@example.invalid', 'fremmed@example.invalid', 'maskine@example.invalid']) {
    assert.equal((await lettersTo(town, nobody)).length, 0, nobody)
    const kept = await town.as('system', (tx) => sql`select from public_space.follower where email = ${nobody}`.execute(tx))
    assert.equal(kept.rows.length, 0, nobody)
  }
})

test('a network that looks more often than a whole school gets nothing shown, and may still report', async () => {
  await told('fireworks', 5)
  assert.equal(offered((await look('disturbance', 'fireworks', inside)).html).length, 1)
  await town.as('system', (tx) => sql`update platform.rate_count set n = 300 where bucket = 'looks near by'`.execute(tx))
  const shut = await look('disturbance', 'fireworks', inside)
  assert.equal(shut.status, 200)
  assert.deepEqual(offered(shut.html), [])
})
