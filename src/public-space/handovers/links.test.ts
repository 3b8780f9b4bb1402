// The link in a partner's letter tried from the wrong side: of another town, used, declined, run out, guessed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { asSystem, sql } from '../../platform/db.ts'
import { linkTo } from '../../platform/people/visitor-for-tests.ts'
import { makeTown } from '../../platform/town/store.ts'
import { handing } from './testing/handing.ts'
import { aPartner, comesFrom } from './testing/partners.ts'

let town: TestTown
let company: string
const neighbour = 'nabo.example'
before(async () => {
  town = await testTown()
  company = await aPartner(town, 'housing-company', 'Demo Bolig', ['faults'])
  await comesFrom(town, company)
  await town.db.transaction(asSystem(2, 'test'), (tx) =>
    makeTown(tx, 2, { code: '999', name: 'Naboby', host: neighbour, isDemonstration: false }),
  )
})
after(() => town.close())

const { get, post, multipart, reportNow, handoverOf, handedOver } = handing(
  () => town,
  () => company,
)

let sent = 0
/** A fault handed over by a link; where the link leads, without the language. */
async function byLink() {
  const email = `firma-${++sent}@example.invalid`
  const { report, handover } = await handedOver('graffiti', { way: 'link', organisation: '', name: 'Malerfirma', email })
  return { report, handover, link: (await linkTo(town, email)).replace(/^\/da/, '') }
}

test('the neighbouring town knows nothing of the link, whatever is done with it, and nothing moves here', async () => {
  const { report, link } = await byLink()
  const there = { host: neighbour, origin: `http://${neighbour}` }
  assert.equal((await get(link)).status, 200)
  assert.equal((await town.visit(`/da${link}`, { headers: there })).status, 404)
  for (const deed of ['accept', 'decline', 'answer']) {
    const form = { answer: 'Vi har malet muren igen.', reason: 'Muren er ikke vores at male.', isFine: 'yes' }
    assert.equal((await town.visit(`/da${link}/${deed}`, { headers: there, form })).status, 404, deed)
  }
  assert.equal((await town.visit(`/da${link}/pictures/${report.id}`, { headers: there })).status, 404)
  assert.equal((await handoverOf(report.id)).state, 'sent')
  const seen = await town.db.transaction(asSystem(2, 'test'), (tx) =>
    sql`select report from public_space.handed_report union all select id from public_space.handover union all select id from public_space.public_fault`.execute(
      tx,
    ),
  )
  assert.equal(seen.rows.length, 0)
})

test('a link that was used answers nothing a second time, and one that was declined opens nothing', async () => {
  const used = await byLink()
  assert.equal((await multipart(`${used.link}/answer`, { answer: 'Vi har malet muren igen.', isFixed: 'yes' })).status, 303)
  for (const again of [
    await multipart(`${used.link}/answer`, { answer: 'Vi maler den en gang til.' }),
    await post(`${used.link}/accept`, {}),
    await post(`${used.link}/decline`, { reason: 'Det var alligevel ikke os.' }),
  ])
    assert.equal(again.status, 422)
  assert.equal((await handoverOf(used.report.id)).answer, 'Vi har malet muren igen.')
  const declined = await byLink()
  await post(`${declined.link}/decline`, { reason: 'Muren er ikke vores at male.' })
  assert.equal((await handoverOf(declined.report.id)).state, 'declined')
  assert.equal((await get(declined.link)).status, 404)
  assert.equal((await post(`${declined.link}/accept`, {})).status, 404)
})

test('one that ran out takes no answer either, and the identifier of the hand-over is no link', async () => {
  const { report, handover, link } = await byLink()
  await town.as('system', (tx) =>
    sql`update public_space.handover set expires_at = now() - interval '1 second' where id = ${handover.id}`.execute(tx),
  )
  assert.equal((await get(link)).status, 404)
  assert.equal((await multipart(`${link}/answer`, { answer: 'Vi har malet muren igen.' })).status, 404)
  const kept = await town.as('system', (tx) =>
    sql<{ hash: string }>`select token_hash as hash from public_space.handover where id = ${handover.id}`.execute(tx),
  )
  for (const guess of [handover.id, report.id, kept.rows[0]?.hash ?? '', 'A'.repeat(43), '..'])
    assert.equal((await get(`/handover/${guess}`)).status, 404, guess)
  assert.equal((await reportNow(report.id)).state, 'with-partner')
})

test('who is signed in gets no more by a link, and its page without the link is not theirs', async () => {
  const { handover, link } = await byLink()
  for (const role of ['resident', 'partner', 'administrator'] as const) {
    assert.equal((await get(`/handovers/${handover.id}`, role)).status, 404, role)
    assert.equal((await post(`/handovers/${handover.id}/accept`, {}, role)).status, 404, role)
    assert.equal((await get(link, role)).status, 200, role)
  }
})
