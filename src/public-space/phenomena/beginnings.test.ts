// A phenomenon is made of two or more like reports, observations or counts, in any mixture; one alone is none.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { daysAfter, todayInTown } from '../../platform/form/model.ts'
import type { Role } from '../../platform/roles.ts'
import { makeWhereabouts } from '../reports/filing/told-for-tests.ts'
import { aReport } from '../reports/work/testing/a-report.ts'
import { countsOf } from './counting/store.ts'
import { makeObservation, observationsOf } from './observations/store.ts'
import { phenomenonById, trailOf } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', makeWhereabouts)
})
after(() => town.close())

type Form = Record<string, string | string[]>
const post = async (form: Form, as: Role = 'professional') => {
  const answer = await town.visit('/da/phenomena', { as, form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const get = async (path: string, as: Role = 'professional') => (await town.visit(`/da${path}`, { as })).text()
const inThreeParts = (name: string, day: string) => {
  const [year = '', month = '', of = ''] = day.split('-')
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: of }
}
const idIn = (to: string): string => /phenomena\/([0-9a-f-]{36})/.exec(to)?.[1] ?? assert.fail(`no identifier in ${to}`)
const today = todayInTown()
const yesterday = daysAfter(today, -1)

let made = 0
const said = () => ({
  behaviour: `Knallerter kører stærkt forbi skolen, gang ${++made}`,
  where: 'Stien ved Prøvevej',
  consequence: 'Familier går en anden vej, og børn får ikke lov at lege ude',
  kinds: ['mopeds'],
  shape: 'points',
  radius: '150',
  weekdays: 'weekdays',
  fromHour: '7',
  toHour: '9',
})
const twice = () => ({
  counts: '2',
  what: 'Knallerter på stien, talt fra bænken',
  address: 'Prøvevej 4',
  place: '',
  ...inThreeParts('counted1', yesterday),
  hours1: '2',
  count1: '17',
  ...inThreeParts('counted2', today),
  hours2: '2',
  count2: '21',
})
const observed = (kind: 'mopeds' | 'noise' = 'mopeds') =>
  town.as('professional', (tx) =>
    makeObservation(tx, { kind, on: today, time: 'evening', howMany: 'few' }, { label: 'Stien', lat: 55.6162, lon: 12.3415, area: null }),
  )
const written = async (id: string) =>
  (await town.as('professional', async (tx) => ({
    of: await phenomenonById(tx, id),
    counts: await countsOf(tx, id),
    observations: await observationsOf(tx, id),
    trail: (await trailOf(tx, id)).map(({ kind }) => kind).toReversed(),
  }))) ?? assert.fail()

test('the same counted twice makes a phenomenon at the place it was counted', async () => {
  const form = await get('/phenomena/new?counts=2')
  assert.match(form, /Det bygger på 2 tællinger, som du skriver her/)
  assert.match(form, /Hvor blev der talt/)
  const answer = await post({ ...said(), ...twice() })
  const { of, counts, trail } = await written(idIn(answer.to))
  assert.deepEqual(
    counts.map(({ what, on, hours, count, byName }) => [what, on, hours, count, byName]),
    [
      ['Knallerter på stien, talt fra bænken', today, 2, 21, 'Prøve professional'],
      ['Knallerter på stien, talt fra bænken', yesterday, 2, 17, 'Prøve professional'],
    ],
  )
  const spot = await town.as(
    'professional',
    async (tx) =>
      (await sql<{ lat: number; lon: number }>`select lat, lon from platform.street_segment where street = 'Prøvevej'`.execute(tx)).rows[0],
  )
  assert.ok(of && spot && Math.abs(of.lat - spot.lat) < 0.01 && Math.abs(of.lon - spot.lon) < 0.01)
  assert.deepEqual(trail, ['made', 'count-added', 'count-added'])
})

test('observations that are part of none are shown to choose from, and two of them are enough', async () => {
  const [one, two] = [await observed(), await observed()]
  const list = await get('/phenomena')
  for (const id of [one, two]) assert.match(list, new RegExp(`name="observations" value="${id}"|value="${id}"[^>]*name="observations"`))
  const form = await get(`/phenomena/new?observations=${one}&observations=${two}`)
  assert.match(form, /Det bygger på 2 observationer/)
  const answer = await post({ ...said(), observations: [one, two] })
  const { observations } = await written(idIn(answer.to))
  assert.deepEqual(observations.map(({ id }) => id).toSorted(), [one, two].toSorted())
  assert.doesNotMatch(await get('/phenomena'), new RegExp(`value="${one}"`), 'what is part of one is not offered again')
})

test('a report and a count together are enough; the report says where', async () => {
  const { id: report } = await aReport(town, 'mopeds')
  const alone = await get(`/phenomena/new?reports=${report}`)
  assert.match(alone, new RegExp(`phenomena/new\\?reports=${report}&amp;counts=1`))
  assert.doesNotMatch(await get(`/phenomena/new?reports=${report}&counts=1`), /Hvor blev der talt/)
  const { counts, what, hours1, count1 } = { ...twice(), counts: '1' }
  const answer = await post({ ...said(), reports: [report], counts, what, hours1, count1, ...inThreeParts('counted1', today) })
  const { of, counts: kept } = await written(idIn(answer.to))
  assert.deepEqual([of?.lat, kept.length], [55.61, 1])
})

test('one count, one observation or nothing is no phenomenon, and the page says how to go on', async () => {
  const one = await observed('noise')
  for (const path of ['/phenomena/new', '/phenomena/new?counts=1', `/phenomena/new?observations=${one}`]) {
    const page = await get(path)
    assert.match(page, /Der skal være mindst to/, path)
    assert.match(page, /phenomena\/new\?[^"]*counts=/, path)
  }
  assert.equal((await post({ ...said(), ...twice(), counts: '1' })).status, 422)
  assert.equal((await post({ ...said(), observations: [one] })).status, 422)
})

const wrong: [what: string, more: Form, reply: RegExp][] = [
  ['no place', { address: '' }, /Skriv en vej i byen, eller vælg et kendt sted/],
  ['a street nobody knows', { address: 'Xyzvej 3' }, /Vi kender ikke “Xyzvej 3”/],
  ['a day ahead', inThreeParts('counted2', daysAfter(today, 3)), /er ikke kommet endnu/],
  ['no hours', { hours1: '' }, /Skriv et helt antal timer/],
  ['no number', { count2: 'mange' }, /Skriv et helt antal, 0 eller flere/],
  ['nothing counted', { what: '' }, /Skriv, hvad der blev talt/],
  ['kinds of people counted', { what: 'Unge mænd på bænken' }, /Her står “/],
]
for (const [what, more, reply] of wrong)
  test(`${what} comes back with a sentence, what was written is kept, and nothing is made`, async () => {
    const howMany = () => town.as('system', async (tx) => (await sql`select from public_space.phenomenon`.execute(tx)).rows.length)
    const before = await howMany()
    const back = await post({ ...said(), ...twice(), ...more })
    assert.equal(back.status, 422)
    assert.match(back.html, reply)
    assert.match(back.html, /name="counts" value="2"/)
    assert.match(back.html, /Familier går en anden vej/)
    assert.equal(await howMany(), before)
  })

test('the analyst sees loose observations and may not choose; a partner sees none of them', async () => {
  const one = await observed()
  const seen = await get('/phenomena', 'analyst')
  assert.match(seen, /Observationer for sig selv/)
  assert.doesNotMatch(seen, new RegExp(one))
  assert.equal((await post({ ...said(), ...twice() }, 'analyst')).status, 403)
  assert.equal((await post({ ...said(), ...twice() }, 'partner')).status, 404)
})
