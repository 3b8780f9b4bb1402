// What a report and a partner meet while they wait for each other: the report is closed, the partner leaves, two people act in the same moment.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { daysAfter } from '../../platform/form/model.ts'
import { lettersTo } from '../../platform/people/visitor-for-tests.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { readTrail } from '../reports/work/store.ts'
import { aReport } from '../reports/work/testing/a-report.ts'
import { addBlock } from './blocks/store.ts'
import { remindPartners } from './due/rounds.ts'
import { readHandovers } from './store.ts'
import { due, handing } from './testing/handing.ts'
import { aPartner, comesFrom } from './testing/partners.ts'

let town: TestTown
let company: string
before(async () => {
  town = await testTown()
  company = await aPartner(town, 'housing-company', 'Demo Bolig', ['faults'])
})
beforeEach(() => comesFrom(town, company))
after(() => town.close())

const { get, post, multipart, form, reportNow, handoverOf, handedOver } = handing(
  () => town,
  () => company,
)
const remind = () => town.as('system', (tx) => remindPartners(tx, { publicUrl: 'https://x.example', town: 'Prøveby' }, daysAfter(due, 1)))
const endedAt = (partner: string, at: string | null) =>
  town.as('system', (tx) => sql`update platform.organisation set ended_at = ${at}::timestamptz where id = ${partner}`.execute(tx))
const byLink = (email: string) => handedOver('graffiti', { way: 'link', organisation: '', name: 'Malerfirma', email })

test('nobody is reminded of what the town has closed meanwhile', async () => {
  const { report, handover } = await handedOver('lamp')
  const by = { whom: 'machinery', account: null, name: '' } as const
  await town.as('system', (tx) =>
    moveReport(tx, report.id, { to: 'closed', outcome: 'solved', saidBy: 'staff', answer: 'Lampen lyser igen nu.', by }),
  )
  assert.equal(await remind(), 0)
  assert.equal((await handoverOf(report.id)).remindedAt, null)
  await post(`/handovers/${handover.id}/take-back`, {}, 'professional')
})

test('a partner whose agreement has ended gets no letter about a page it cannot open', async () => {
  const { handover } = await handedOver('lamp')
  await endedAt(company, '2026-01-01')
  assert.equal((await get(`/handovers/${handover.id}`, 'partner')).status, 404)
  assert.equal(await remind(), 0)
  await endedAt(company, null)
  assert.equal(await remind(), 1)
  assert.equal(await remind(), 0)
})

test('no new link is sent of what a colleague has taken back, and the page does not say that it was', async () => {
  const email = 'maler@example.invalid'
  const { handover } = await byLink(email)
  await post(`/handovers/${handover.id}/take-back`, {}, 'professional')
  const again = await post(`/handovers/${handover.id}/resend`, {}, 'professional')
  assert.equal(again.to, `/da/handovers/${handover.id}?done=over`)
  assert.equal((await lettersTo(town, email)).length, 1)
})

test('two colleagues hand the same report over in the same moment: it goes out once, and the other is told why', async () => {
  const other = await aPartner(town, 'business', 'Demo Forsyning', ['faults'])
  const report = await aReport(town, 'lamp')
  const both = await Promise.all(
    [company, other].map((organisation) => post('/handovers', form(report.id, { organisation }), 'professional')),
  )
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 422])
  assert.equal((await town.as('system', (tx) => readHandovers(tx, report.id))).length, 1)
})

test('a fault that somebody else has by a link is not the caretaker’s, and one pressed twice at once is put right once', async () => {
  const { report } = await byLink('graffiti@example.invalid')
  await town.as('administrator', (tx) => addBlock(tx, company, { street: 'Store Torv', area: null }))
  assert.doesNotMatch((await get('/handovers', 'partner')).html, new RegExp(report.id))
  await town.as('system', (tx) => sql`update public_space.report set state = 'in-progress' where id = ${report.id}`.execute(tx))
  assert.notEqual((await multipart(`/handovers/faults/${report.id}/fixed`, {}, 'partner')).status, 500)
  assert.equal((await reportNow(report.id)).state, 'in-progress')

  const own = await aReport(town, 'lamp')
  const by = { whom: 'machinery', account: null, name: '' } as const
  await town.as('system', (tx) => moveReport(tx, own.id, { to: 'assessed', by }))
  const press = () => multipart(`/handovers/faults/${own.id}/fixed`, {}, 'partner')
  assert.deepEqual((await Promise.all([press(), press()])).map(({ to }) => to).sort(), [
    '/da/handovers?done=fixed',
    '/da/handovers?done=over',
  ])
  assert.equal((await town.as('system', (tx) => readHandovers(tx, own.id))).length, 1)
  const answers = (await town.as('system', (tx) => readTrail(tx, own.id))).filter(({ kind }) => kind === 'handover-answered')
  assert.equal(answers.length, 1)
})
