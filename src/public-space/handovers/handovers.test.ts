// A report with a partner, over HTTP: what goes out is what was shown, every answer is on the trail, and everybody who reported is told.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { daysAfter } from '../../platform/form/model.ts'
import { lettersTo, linkTo } from '../../platform/people/visitor-for-tests.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { readNews, readTrail } from '../reports/work/store.ts'
import { aReport } from '../reports/work/testing/a-report.ts'
import { addBlock } from './blocks/store.ts'
import { handOverByRule, remindPartners } from './due/rounds.ts'
import { addHandover, readHandovers } from './store.ts'
import { due, factsIn, handing } from './testing/handing.ts'
import { aPartner, comesFrom } from './testing/partners.ts'

let town: TestTown
let company: string
let police: string
before(async () => {
  town = await testTown()
  company = await aPartner(town, 'housing-company', 'Demo Bolig', ['faults', 'aggregates'])
  police = await aPartner(town, 'authority', 'Demo Politi', ['aggregates'], 'politi@example.invalid')
})
beforeEach(() => comesFrom(town, company))
after(() => town.close())

const { get, post, multipart, form, reportNow, handoverOf, handedOver } = handing(
  () => town,
  () => company,
)
const newsOf = async (id: string) => (await town.as('system', (tx) => readNews(tx, id))).map(({ key, unit }) => `${key} ${unit}`.trim())
const answersOf = async (id: string) =>
  (await town.as('system', (tx) => readTrail(tx, id))).filter(({ kind }) => kind === 'handover-answered').map(({ detail }) => detail.answer)

test('what staff are shown before they send is, field by field, what the partner sees', async () => {
  const report = await aReport(town, 'lamp')
  const look = await post('/handovers/look', form(report.id), 'professional')
  assert.equal(look.status, 200)
  assert.equal((await town.as('system', (tx) => readHandovers(tx, report.id))).length, 0)
  const sent = await post('/handovers', form(report.id), 'professional')
  const { id } = await handoverOf(report.id)
  assert.equal(sent.to, `/da/handovers/${id}?done=handed`)
  const [shown] = factsIn(look.html)
  const [seen] = factsIn((await get(`/handovers/${id}`, 'partner')).html)
  const onStaffPage = factsIn((await get(`/handovers/${id}`, 'analyst')).html)[1]
  assert.ok((shown?.length ?? 0) >= 10)
  assert.deepEqual(seen, shown)
  assert.deepEqual(onStaffPage, shown)
})

test('the thread: handed over, taken on, put right with a picture; each is told and on the trail', async () => {
  const { report, handover } = await handedOver('lamp')
  assert.deepEqual([(await reportNow(report.id)).state, (await reportNow(report.id)).answerBy], ['with-partner', due])
  assert.equal((await post(`/handovers/${handover.id}/accept`, {}, 'partner')).status, 303)
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const done = await multipart(
    `/handovers/${handover.id}/answer`,
    { answer: 'Pæren er skiftet, og lampen lyser.', isFixed: 'yes', picture: new Blob([new Uint8Array(png)], { type: 'image/png' }) },
    'partner',
  )
  assert.equal(done.to, `/da/handovers/${handover.id}?done=fixed`)
  const after = await reportNow(report.id)
  assert.deepEqual([after.state, after.outcome, after.outcomeBy], ['closed', 'solved', 'partner'])
  assert.deepEqual(await newsOf(report.id), ['received', 'partner Demo Bolig', 'in-progress Demo Bolig', 'closed'])
  assert.deepEqual(await answersOf(report.id), ['accepted', 'fixed'])
  const page = await get(`/handovers/${handover.id}`, 'partner')
  const picture = /src="\/da(\/handovers\/[^"]+\/pictures\/[^"]+)"/.exec(page.html)?.[1] ?? ''
  assert.equal((await town.visit(`/da${picture}`, { as: 'partner' })).headers.get('content-type'), 'image/png')
  assert.equal((await get(picture, 'resident')).status, 404)
  await comesFrom(town, police)
  assert.equal((await get(picture, 'partner')).status, 404)
})

test('a refused picture leaves no answer behind, and what was written stands there', async () => {
  const { report, handover } = await handedOver('bush')
  const back = await multipart(
    `/handovers/${handover.id}/answer`,
    { answer: 'Busken er klippet ned nu.', isFixed: 'yes', picture: new Blob(['hello'], { type: 'image/png' }) },
    'partner',
  )
  assert.equal(back.status, 422)
  assert.match(back.html, /Busken er klippet ned nu\./)
  assert.equal((await reportNow(report.id)).state, 'with-partner')
  assert.equal((await handoverOf(report.id)).state, 'sent')
})

test('an answer with somebody’s number comes back; what is nobody’s goes on when it is said', async () => {
  const { report, handover } = await handedOver('path')
  const first = await multipart(`/handovers/${handover.id}/answer`, { answer: 'Ring til 20 30 40 50 om hullet.' }, 'partner')
  assert.equal(first.status, 422)
  assert.match(first.html, /20 30 40 50/)
  assert.match(first.html, /name="isFine"/)
  const second = await multipart(
    `/handovers/${handover.id}/answer`,
    { answer: 'Ring til 20 30 40 50 om hullet.', isFine: 'yes' },
    'partner',
  )
  assert.equal(second.status, 303)
  // Not put right: the town gives the answer itself.
  assert.deepEqual([(await reportNow(report.id)).state, (await reportNow(report.id)).organisation], ['assessed', null])
})

test('declined with a reason it goes back to the town, and the partner sees it no longer', async () => {
  const { report, handover } = await handedOver('litter')
  assert.equal((await post(`/handovers/${handover.id}/decline`, { reason: 'nej' }, 'partner')).status, 422)
  const done = await post(`/handovers/${handover.id}/decline`, { reason: 'Stien er ikke vores at passe.' }, 'partner')
  assert.equal(done.to, '/da/handovers?done=declined')
  assert.equal((await reportNow(report.id)).state, 'assessed')
  const told = await town.as('system', (tx) => readNews(tx, report.id))
  assert.equal(told.at(-1)?.words, 'Stien er ikke vores at passe.')
  assert.equal((await get(`/handovers/${handover.id}`, 'partner')).status, 404)
  assert.match((await get(`/reports/${report.id}`, 'analyst')).html, /Partneren kan ikke tage den.*Stien er ikke vores at passe/s)
})

test('the trail says which answer it was: taken on, answered, put right, declined, taken back', async () => {
  const trailOf = async (id: string) => (await get(`/reports/${id}`, 'analyst')).html.split('Spor</h2>')[1] ?? ''
  const [right, only, back] = [await handedOver('lamp'), await handedOver('bush'), await handedOver('path')]
  await post(`/handovers/${right.handover.id}/accept`, {}, 'partner')
  await multipart(`/handovers/${right.handover.id}/answer`, { answer: 'Pæren er skiftet nu.', isFixed: 'yes' }, 'partner')
  assert.match(await trailOf(right.report.id), /Partneren har taget den.*Partneren siger, at det er ordnet/s)
  await multipart(`/handovers/${only.handover.id}/answer`, { answer: 'Vi klipper den i næste uge.' }, 'partner')
  assert.match(await trailOf(only.report.id), /Partneren har svaret/)
  await post(`/handovers/${back.handover.id}/take-back`, {}, 'professional')
  assert.match(await trailOf(back.report.id), /Taget tilbage fra partneren/)
})

test('by a link: opened without an account, answered once, and every deed is a form', async () => {
  const { report, handover } = await handedOver('graffiti', {
    way: 'link',
    organisation: '',
    name: 'Malerfirma',
    email: 'maler@example.invalid',
  })
  const link = (await linkTo(town, 'maler@example.invalid')).replace(/^\/da/, '')
  const kept = await town.as('system', (tx) =>
    sql<{ hash: string }>`select token_hash as hash from public_space.handover where id = ${handover.id}`.execute(tx),
  )
  assert.ok(!kept.rows[0]?.hash.includes(link.split('/').at(-1) ?? 'x'))
  const answer = await town.visit(`/da${link}`)
  assert.equal(answer.headers.get('x-robots-tag'), 'noindex, nofollow')
  assert.match(await answer.text(), /Skift pæren/)
  assert.equal((await handoverOf(report.id)).state, 'sent')
  assert.equal((await get(`${link}/accept`)).status, 404)
  const done = await multipart(`${link}/answer`, { answer: 'Vi har malet muren igen.', isFixed: 'yes' })
  assert.equal(done.to, `/da${link}?done=fixed`)
  assert.equal((await multipart(`${link}/answer`, { answer: 'Vi har malet muren igen.' })).status, 422)
  assert.equal((await reportNow(report.id)).state, 'closed')
})

test('a link that ran out, was replaced or taken back opens nothing and says the same', async () => {
  const email = 'vej@example.invalid'
  const { handover } = await handedOver('path', { way: 'link', organisation: '', name: 'Vejfirma', email })
  const old = (await linkTo(town, email)).replace(/^\/da/, '')
  assert.equal((await get(old)).status, 200)
  assert.equal((await post(`/handovers/${handover.id}/resend`, {}, 'professional')).status, 303)
  const fresh = (await linkTo(town, email)).replace(/^\/da/, '')
  const shut = await get(old)
  assert.equal(shut.status, 404)
  assert.match(shut.html, /Linket åbner ikke noget/)
  const setExpiry = (at: string) =>
    town.as('system', (tx) => sql`update public_space.handover set expires_at = ${at} where id = ${handover.id}`.execute(tx))
  await setExpiry('2026-01-01')
  assert.equal((await get(fresh)).html, shut.html.replaceAll(old, fresh))
  assert.equal((await post(`${fresh}/accept`, {})).status, 404)
  await setExpiry('2099-01-01')
  assert.equal((await get(fresh)).status, 200)
  await post(`/handovers/${handover.id}/take-back`, {}, 'professional')
  assert.equal((await get(fresh)).status, 404)
  assert.equal((await get('/handover/nothing')).status, 404)
})

test('several at once: those that may go, and the others named with the reason; sent twice they are sent once', async () => {
  const [lamp, litter, mopeds] = [await aReport(town, 'lamp'), await aReport(town, 'litter'), await aReport(town, 'mopeds')]
  const fields = form([lamp.id, litter.id, mopeds.id], { batch: '0192d3a4-0000-7000-8000-00000000beef' })
  const look = await post('/handovers/look', fields, 'leader')
  assert.equal(factsIn(look.html).length, 2)
  assert.match(look.html, /Dem kan partneren ikke få/)
  for (let time = 0; time < 2; time++) assert.equal((await post('/handovers', fields, 'leader')).to, '/da/handovers?done=handed')
  assert.equal((await town.as('system', (tx) => readHandovers(tx, lamp.id))).length, 1)
  assert.equal((await town.as('system', (tx) => readHandovers(tx, mopeds.id))).length, 0)
  assert.equal((await post('/handovers/look', form(lamp.id), 'leader')).status, 422)
})

test('a caretaker sees the faults in his blocks and presses one button', async () => {
  const place = (label: string) => ({ place: { by: 'address' as const, label, place: null, lat: 55.61, lon: 12.35 } })
  const [here, there, unseen] = [
    await aReport(town, 'lamp', place('Blokvej 3')),
    await aReport(town, 'lamp', place('Blokvejen 3')),
    await aReport(town, 'lamp', place('Blokvej 4')),
  ]
  for (const { id } of [here, there])
    await town.as('system', (tx) => moveReport(tx, id, { to: 'assessed', by: { whom: 'machinery', account: null, name: '' } }))
  await town.as('system', (tx) => addBlock(tx, company, { area: null, street: 'blokvej' }))
  const { html } = await get('/handovers', 'partner')
  assert.ok(html.includes(here.id) && !html.includes(there.id) && !html.includes(unseen.id))
  assert.equal((await multipart(`/handovers/faults/${there.id}/fixed`, {}, 'partner')).status, 404)
  const done = await multipart(`/handovers/faults/${here.id}/fixed`, {}, 'partner')
  assert.equal(done.to, '/da/handovers?done=fixed')
  const after = await reportNow(here.id)
  assert.deepEqual([after.state, after.outcomeBy], ['closed', 'partner'])
  assert.match((await town.as('system', (tx) => readNews(tx, here.id))).at(-1)?.words ?? '', /Demo Bolig/)
  // The agreement no longer says faults.
  await town.as('system', (tx) => moveReport(tx, here.id, { to: 'reopened', by: { whom: 'machinery', account: null, name: '' } }))
  await town.as('system', (tx) => sql`update platform.organisation set shared = '{aggregates}' where id = ${company}`.execute(tx))
  assert.ok(!(await get('/handovers', 'partner')).html.includes(here.id))
  await town.as('system', (tx) => sql`update platform.organisation set shared = '{faults,aggregates}' where id = ${company}`.execute(tx))
})

test('a rule hands a fault over by itself, once, and it is not public before staff have seen it', async () => {
  const report = await aReport(town, 'litter')
  await town.as('system', (tx) => sql`update public_space.report set organisation = ${company} where id = ${report.id}`.execute(tx))
  const from = { publicUrl: 'https://by.example', town: 'Prøveby' }
  await town.as('system', (tx) => handOverByRule(tx, from))
  assert.equal(await town.as('system', (tx) => handOverByRule(tx, from)), 0)
  const now = await reportNow(report.id)
  assert.deepEqual([now.state, now.isPublic, (await handoverOf(report.id)).madeName], ['received', false, ''])
  assert.equal((await lettersTo(town, 'partner@example.invalid'))[0]?.subject, 'Til jer: Affald, Store Torv 1')
})

test('at the deadline a partner is reminded once', async () => {
  const { report } = await handedOver('bush', {
    way: 'link',
    organisation: '',
    name: 'Gartner',
    email: 'gartner@example.invalid',
  })
  const from = { publicUrl: 'https://by.example', town: 'Prøveby' }
  const remind = (today: string) => town.as('system', (tx) => remindPartners(tx, from, today))
  await remind(daysAfter(due, -1))
  assert.equal((await handoverOf(report.id)).remindedAt, null)
  await remind(due)
  assert.ok((await handoverOf(report.id)).remindedAt)
  assert.equal(await remind(daysAfter(due, 3)), 0)
  assert.match((await lettersTo(town, 'gartner@example.invalid'))[0]?.subject ?? '', /Svar mangler/)
  assert.equal((await get((await linkTo(town, 'gartner@example.invalid')).replace(/^\/da/, ''))).status, 200)
})

test('what is overdue stands first on the list of staff, and says so', async () => {
  const late = await aReport(town, 'bush')
  const one = {
    ...{ report: late.id, organisation: company, toName: 'Demo Bolig', way: 'account' as const, email: null },
    due: '2026-01-01',
  }
  await town.as('system', (tx) => addHandover(tx, { ...one, tokenHash: null, expiresAt: null, message: '', showsWords: false }))
  const { html } = await get('/handovers', 'analyst')
  const [, first = ''] = html.split('<tbody>')[1]?.split('<tr') ?? []
  assert.match(first, new RegExp((await handoverOf(late.id)).id))
  assert.match(first, /over frist/)
})
