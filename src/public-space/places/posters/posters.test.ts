// A poster at a place or a lamp opens the report form there; staff make and print it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { roles } from '../../../platform/roles.ts'
import { fillTown } from '../../../platform/town/demo.ts'
import { listPlaces } from '../../../platform/town/place/store.ts'
import { posterAddress, reportPath, streetAndNumber } from './model.ts'
import { addPoster, findPoster, listPosters, removePoster } from './store.ts'

let town: TestTown
let station = ''
const lamp = { label: 'Lampe 42, Demovej', address: 'Demovej 12', door: 'fault' }

before(async () => {
  town = await testTown()
  await town.as('system', (tx) => fillTown(tx, 2026))
  station = (await town.as('system', listPlaces)).find(({ kind }) => kind === 'station')?.id ?? ''
})
after(() => town.close())

const lampId = async () => (await town.as('system', listPosters))[0]?.id ?? ''

test('an address is read as street and number', () => {
  assert.deepEqual(streetAndNumber('Demovej 12'), { street: 'Demovej', houseNumber: 12 })
  assert.deepEqual(streetAndNumber('Søren Kierkegaards Vej 7 b'), { street: 'Søren Kierkegaards Vej', houseNumber: 7 })
  assert.deepEqual(streetAndNumber('10. juni Vej'), { street: '10. juni Vej', houseNumber: null })
})

test('the code on a poster leads to the door of the poster with its place filled in', () => {
  assert.equal(posterAddress('https://by.dk', 'x'), 'https://by.dk/poster/x')
  assert.equal(reportPath({ id: 'x', door: 'fault' }), '/report/fault?place=x')
  assert.equal(reportPath({ id: 'x', door: null }), '/report?place=x')
})

test('staff make a poster for a lamp where its nearest address is', async () => {
  const made = await town.visit('/da/places/posters', { as: 'professional', form: lamp })
  assert.equal(made.status, 303)
  const [poster] = await town.as('system', listPosters)
  assert.ok(poster && poster.door === 'fault' && Math.abs(poster.lat - 55.6165) < 0.001)
  const list = await (await town.visit('/da/places/posters', { as: 'leader' })).text()
  assert.match(list, /Lampe 42, Demovej/)
  assert.match(list, /Ishøj Station/)
})

test('a poster that cannot be made says why beside the field and keeps what was written', async () => {
  const cases: [form: Record<string, string>, says: RegExp][] = [
    [{ ...lamp, label: 'Lampe 43', address: 'Ukendtvej 1' }, /Vi kender ikke adressen “Ukendtvej 1”/],
    [lamp, /Der er allerede en plakat, der hedder “Lampe 42, Demovej”/],
    [{ ...lamp, label: 'x' }, /mindst 3 tegn/],
    [{ label: 'Lampe 44', address: 'Demovej 1' }, /Vælg, hvilken dør/],
  ]
  for (const [form, says] of cases) {
    const answer = await town.visit('/da/places/posters', { as: 'coordinator', form })
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, says)
    assert.ok(page.includes(`value="${form.address}"`))
  }
})

test('a poster of a known place is in both languages, with a code, the address to type and the numbers to ring', async () => {
  const page = await (await town.visit(`/en/places/${station}/poster`, { as: 'administrator' })).text()
  for (const said of [
    'Hvordan er det at være her?',
    'How is it to be here?',
    'Ishøj Station',
    'localhost:3000/da/report',
    'Ring 112',
    'Call 112',
  ])
    assert.ok(page.includes(said), said)
  assert.match(page, /<svg class="qr-code" role="img" aria-label="[^"]+Ishøj Station"/)
  assert.equal((await town.visit('/da/places/00000000-0000-4000-8000-000000000000/poster', { as: 'leader' })).status, 404)
})

test('whoever scans a poster lands in the form in their own language, also when it was taken down', async () => {
  const scan = (id: string) => town.visit(`/poster/${id}`, { headers: { 'accept-language': 'en' } })
  assert.equal((await scan(station)).headers.get('location'), `/en/report?place=${station}`)
  const id = await lampId()
  assert.equal((await scan(id)).headers.get('location'), `/en/report/fault?place=${id}`)
  assert.equal((await scan('00000000-0000-4000-8000-000000000000')).headers.get('location'), '/en/report')
  assert.equal((await scan('nothing')).status, 404)
})

test('residents, partners and analysts make, print and take down no posters', async () => {
  const id = await lampId()
  const able = ['professional', 'coordinator', 'leader', 'administrator']
  for (const as of [undefined, ...roles.filter((role) => !able.includes(role))]) {
    assert.equal((await town.visit('/da/places/posters', { as })).status, 404, as)
    assert.equal((await town.visit(`/da/places/${station}/poster`, { as })).status, 404, as)
    assert.equal((await town.visit('/da/places/posters', { as, form: { ...lamp, label: 'Ny' } })).status, 404, as)
    assert.equal((await town.visit(`/da/places/${id}/poster/remove`, { as, method: 'POST', form: {} })).status, 404, as)
  }
  for (const role of roles) {
    const made = town.as(role, async (tx) => {
      const added = await addPoster(tx, { label: `Lampe ${role}`, door: 'fault', lat: 55.6, lon: 12.3 })
      return added !== null && (await removePoster(tx, added))
    })
    assert.equal(
      await made.catch((error: { code?: string }) => (error.code === '42501' ? false : Promise.reject(error))),
      able.includes(role),
      role,
    )
    assert.ok(await town.as(role, (tx) => findPoster(tx, id)), role)
    await assert.rejects(
      town.as(role, (tx) => sql`update public_space.poster set label = 'Andet'`.execute(tx)),
      { code: '42501' },
      role,
    )
  }
})

test('a poster that is taken down is gone, and the log says who did it', async () => {
  const id = await lampId()
  assert.equal((await town.visit(`/da/places/${id}/poster/remove`, { as: 'professional', method: 'POST', form: {} })).status, 303)
  assert.equal(await town.as('system', (tx) => findPoster(tx, id)), null)
  const log = await town.as('data-protection', (tx) =>
    sql<{ deed: string }>`select deed from platform.audit_entry where thing = 'poster' and thing_id = ${id} order by at`.execute(tx),
  )
  assert.deepEqual(
    log.rows.map(({ deed }) => deed),
    ['added', 'removed'],
  )
})
