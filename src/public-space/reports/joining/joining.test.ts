// Reports put together: everybody follows the one and is told; and one is taken out again with everything that was its own.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Role } from '../../../platform/roles.ts'
import type { Report } from '../model.ts'
import { readNews, readReport, readTrail } from '../work/store.ts'
import { aReport } from '../work/testing/a-report.ts'
import { linkedWith, moveInto, partsOf } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const read = async (id: string): Promise<Report> => (await town.as('professional', (tx) => readReport(tx, id))) ?? assert.fail('no report')
const followersOf = async (id: string): Promise<number> =>
  town.as('system', async (tx) => (await sql`select from public_space.follower where report = ${id}`.execute(tx)).rows.length)
const timesOf = async (id: string): Promise<number> =>
  town.as('professional', async (tx) => (await sql`select from public_space.occurrence where report = ${id}`.execute(tx)).rows.length)
const trailOf = async (id: string): Promise<string[]> => (await town.as('professional', (tx) => readTrail(tx, id))).map(({ kind }) => kind)
const newsOf = async (id: string): Promise<string[]> => (await town.as('professional', (tx) => readNews(tx, id))).map(({ key }) => key)
const send = (id: string, deed: string, form: Record<string, string | string[]>, as: Role = 'professional') =>
  town.visit(`/da/reports/${id}/${deed}`, { as, form })

test('several reports become one: closed as duplicates, followers, times and voices go along, everybody is told', async () => {
  const [whole, one, two] = [await aReport(town), await aReport(town), await aReport(town)]
  assert.equal(
    (await send(whole.id, 'join', { part: [one.id], other: `#${two.number}` })).headers.get('location'),
    `/da/reports/${whole.id}/join?done=merged`,
  )
  assert.equal((await read(whole.id)).voices, 3)
  assert.deepEqual([await followersOf(whole.id), await followersOf(one.id), await timesOf(whole.id)], [3, 0, 3])
  for (const part of [one, two]) {
    const { state, outcome, outcomeBy, mergedInto } = await read(part.id)
    assert.deepEqual([state, outcome, outcomeBy, mergedInto], ['closed', 'duplicate', 'staff', whole.id])
    assert.deepEqual(await trailOf(part.id), ['received', 'state', 'merged'])
  }
  assert.deepEqual(await trailOf(whole.id), ['received', 'merged', 'merged'])
  assert.equal((await newsOf(whole.id)).at(-1), 'merged')
  assert.ok(!(await newsOf(one.id)).includes('closed'), 'nobody is told that theirs was closed')
})

test('one is taken out again with its own followers, times and voices, and is open', async () => {
  const [whole, part, stays] = [await aReport(town), await aReport(town), await aReport(town)]
  await send(whole.id, 'join', { part: [part.id, stays.id], other: '' })
  assert.equal((await send(whole.id, 'split', { part: part.id }, 'coordinator')).status, 303)
  assert.deepEqual([(await read(whole.id)).voices, await followersOf(whole.id), await timesOf(whole.id)], [2, 2, 2])
  const out = await read(part.id)
  assert.deepEqual(
    [out.state, out.mergedInto, out.outcome, await followersOf(part.id), await timesOf(part.id)],
    ['reopened', null, null, 1, 1],
  )
  assert.equal((await newsOf(part.id)).at(-1), 'reopened')
  assert.deepEqual(await trailOf(part.id), ['received', 'state', 'merged', 'state', 'split'])
  assert.deepEqual(
    (await town.as('professional', (tx) => partsOf(tx, whole.id))).map(({ id }) => id),
    [stays.id],
  )
  assert.equal((await send(whole.id, 'split', { part: part.id })).status, 422, 'a second time')
})

test('one that is itself in another gives nothing out; taken out of that one first, everybody comes back to their own', async () => {
  const [one, middle, whole] = [await aReport(town), await aReport(town), await aReport(town)]
  await send(middle.id, 'join', { part: [one.id], other: '' })
  await send(whole.id, 'join', { part: [middle.id], other: '' })
  assert.deepEqual([await followersOf(one.id), await followersOf(middle.id), await followersOf(whole.id)], [0, 0, 3])
  const refused = await send(middle.id, 'split', { part: one.id })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Den her er selv lagt ind i en anden\. Tag den ud derfra først\./)
  assert.deepEqual([(await read(one.id)).mergedInto, await followersOf(whole.id)], [middle.id, 3])
  assert.equal((await send(whole.id, 'split', { part: middle.id })).status, 303)
  assert.equal((await send(middle.id, 'split', { part: one.id })).status, 303)
  for (const { id } of [one, middle, whole])
    assert.deepEqual([await followersOf(id), await timesOf(id), (await read(id)).voices], [1, 1, 1])
})

test('one that is part of another is neither moved, closed, asked about nor sorted', async () => {
  const [whole, part] = [await aReport(town), await aReport(town)]
  await send(whole.id, 'join', { part: [part.id], other: '' })
  const before = await read(part.id)
  const revision = String(before.revision)
  const forms = {
    move: { to: 'reopened', revision },
    close: { outcome: 'solved', saidBy: 'staff', answer: 'Lampen er skiftet og lyser.', revision },
    ask: { question: 'Hvilken lampe er det?' },
    sort: { kind: 'bush', team: '', revision },
  }
  for (const [deed, form] of Object.entries(forms)) assert.equal((await send(part.id, deed, form)).status, 422, deed)
  assert.deepEqual(await read(part.id), before)
})

test('what cannot be put together is said, and nothing is changed', async () => {
  const [lamp, noise, closed] = [await aReport(town), await aReport(town, 'noise'), await aReport(town)]
  await town.as('system', (tx) =>
    sql`update public_space.report set state = 'closed', outcome = 'solved', outcome_by = 'staff' where id = ${closed.id}`.execute(tx),
  )
  const cases: [form: Record<string, string | string[]>, said: RegExp][] = [
    [{ part: [noise.id] }, /åbne og komme ind ad samme dør/],
    [{ part: [lamp.id] }, /åbne og komme ind ad samme dør/],
    [{ part: [closed.id] }, /åbne og komme ind ad samme dør/],
    [{ other: '99999999' }, /Vi kender ikke den henvendelse/],
    [{ other: 'den anden' }, /Skriv et nummer/],
    [{ other: '' }, /Vælg mindst én/],
  ]
  for (const [form, said] of cases) {
    const answer = await send(lamp.id, 'join', form)
    assert.equal(answer.status, 422, JSON.stringify(form))
    assert.match(await answer.text(), said)
  }
  assert.deepEqual([(await read(lamp.id)).state, (await read(lamp.id)).voices, (await read(noise.id)).state], ['received', 1, 'received'])
})

test('two that are alike are linked, seen from both, and parted', async () => {
  const [one, two] = [await aReport(town), await aReport(town, 'noise')]
  assert.equal((await send(one.id, 'link', { number: String(two.number) })).status, 303)
  assert.deepEqual(
    (await town.as('analyst', (tx) => linkedWith(tx, two.id))).map(({ id }) => id),
    [one.id],
  )
  assert.match(await (await send(two.id, 'link', { number: String(one.number) })).text(), /De er knyttet i forvejen/)
  assert.match(await (await send(one.id, 'link', { number: String(one.number) })).text(), /til sig selv/)
  assert.equal((await send(two.id, 'unlink', { other: one.id })).status, 303)
  assert.deepEqual(await trailOf(one.id), ['received', 'linked', 'unlinked'])
  assert.deepEqual(await trailOf(two.id), ['received', 'linked', 'unlinked'])
})

test('the analyst puts nothing together, and nobody else finds the page', async () => {
  const [whole, part] = [await aReport(town), await aReport(town)]
  for (const deed of ['join', 'split', 'link', 'unlink']) {
    assert.equal((await send(whole.id, deed, { part: part.id, other: part.id, number: String(part.number) }, 'analyst')).status, 403, deed)
    assert.equal((await send(whole.id, deed, { part: part.id, other: part.id, number: String(part.number) }, 'partner')).status, 404, deed)
  }
  assert.equal((await town.visit(`/da/reports/${whole.id}/join`, { as: 'resident' })).status, 404)
  assert.equal((await send(newId(), 'join', { part: part.id })).status, 404)
  assert.equal((await read(part.id)).state, 'received')
})

test('staff as their role neither see nor move who follows', async () => {
  const [whole, part] = [await aReport(town), await aReport(town)]
  await assert.rejects(
    town.as('coordinator', (tx) => moveInto(tx, part.id, whole.id)),
    /row-level security/,
  )
  const seen = await town.as('coordinator', async (tx) => (await sql`select from public_space.report_merge`.execute(tx)).rows.length)
  assert.deepEqual([seen, await followersOf(part.id)], [0, 1])
})

test('the page shows open reports near by and what is put together', async () => {
  const place = { by: 'map' as const, label: 'Fjernvej 1', place: null, lat: 56.5, lon: 9.5 }
  const [whole, near] = [await aReport(town, 'bush', { place }), await aReport(town, 'bush', { place })]
  const page = async () => (await town.visit(`/da/reports/${whole.id}/join`, { as: 'leader' })).text()
  assert.match(await page(), new RegExp(`value="${near.id}"`))
  await send(whole.id, 'join', { part: near.id })
  assert.match(await page(), new RegExp(`Tag nr. ${near.number} ud igen`))
})
