// The demonstration goes and what somebody has put right stays: a corrected row is real, whatever it was before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../tests/town.ts'
import { sql } from './platform/db.ts'
import { inventedRows, removeDemonstration } from './platform/demonstration.ts'
import { fillPeople } from './platform/people/demo.ts'
import { listAreas } from './platform/town/area/store.ts'
import { listCategories } from './platform/town/category/store.ts'
import { readContact } from './platform/town/contact/store.ts'
import { fillTown, forgetInventedContact } from './platform/town/demo.ts'
import { listDepartments } from './platform/town/department/store.ts'
import { listPlaces } from './platform/town/place/store.ts'
import { listSegments } from './platform/town/street/store.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
  })
})
after(() => town.close())

const as = 'administrator' as const
const send = async (path: string, form: Record<string, string | string[]>) =>
  assert.equal((await town.visit(`/da${path}`, { as, form })).status, 303, path)

async function takeFile(path: string, name: string, content: string, fields: Record<string, string> = {}): Promise<void> {
  const body = new FormData()
  for (const [key, value] of Object.entries(fields)) body.set(key, value)
  body.set('file', new Blob([content]), name)
  const preview = (await town.visit(`/da${path}`, { as, body })).headers.get('location') ?? ''
  assert.equal((await town.visit(preview, { as, form: { decision: 'take' } })).status, 303)
}

const idOf = async (table: string, name: string): Promise<string> => {
  const { rows } = await town.as('system', (tx) =>
    sql<{ id: string }>`select id from ${sql.table(`platform.${table}`)} where municipality = 1
      and ${sql.ref(table === 'category' ? 'name_da' : 'name')} = ${name}`.execute(tx),
  )
  return rows[0]?.id ?? assert.fail(`no ${table} ${name}`)
}

const ring = [
  [12.3, 55.6],
  [12.4, 55.6],
  [12.4, 55.7],
  [12.3, 55.6],
]
const redrawn = JSON.stringify({
  type: 'Feature',
  properties: { name: 'Demokvarteret Nord' },
  geometry: { type: 'Polygon', coordinates: [ring] },
})

test('a row that somebody corrects, and a street or boundary that comes in a file, is real from then on', async () => {
  await send(`/setup/places/${await idOf('place', 'Ishøj Havn')}`, {
    name: 'Havnen',
    kind: 'harbour',
    lat: '55,6072',
    lon: '12,381',
    area: '',
  })
  const category = {
    nameEn: 'Lamp',
    isPublic: 'yes',
    team: await idOf('team', 'Demo: Belysning'),
    days: '3',
    deadlineKind: 'working',
  }
  await send(`/setup/categories/${await idOf('category', 'Lampe virker ikke')}`, { ...category, nameDa: 'Lampe er gået ud' })
  await send(`/setup/areas/${await idOf('area', 'Demokvarteret Syd')}`, { name: 'Kvarteret Syd', kind: 'quarter' })
  await takeFile('/setup/areas/import', 'areas.geojson', redrawn, { kind: 'quarter' })
  const stretch = 'street;from;to;lat;lon;area;addresses\nDEMOVEJ;1;20;55,6165;12,3415;Demokvarteret Nord;18\n'
  await takeFile('/setup/streets/import', 'streets.csv', stretch)
  const organisation = await idOf('organisation', 'Demoskolen')
  await send(`/organisations/${organisation}`, {
    name: 'Byens skole',
    kind: 'school',
    maySee: 'Samlede tal.',
    contactName: '',
    contactEmail: '',
  })
  const form = { roles: 'coordinator', organisation: '', locale: 'da' }
  await send(`/people/${await idOf('account', 'Demo Karen Koordinator')}`, { ...form, name: 'Karen', email: 'karen@kommune.dk' })
  await send(`/people/${await idOf('account', 'Demo Kasim Koordinator')}`, {
    ...form,
    name: 'Demo Kasim',
    email: 'demo.kasim.koordinator@demo.invalid',
  })
  await send('/setup/contact', {
    phone: '12 34 56 78',
    email: 'tryg@example.invalid',
    address: 'Demovej 1\r\n0000 Demoby',
    protectionName: 'Rådgiveren',
    protectionEmail: 'dpo@example.invalid',
    protectionPhone: '',
  })
  assert.equal((await town.as(as, (tx) => inventedRows(tx, 'platform.street_segment'))).size, 12)
})

test('when the demonstration is taken away, what is real is left, with what it rests on', async () => {
  const { kept } = await town.as('system', async (tx) => {
    await forgetInventedContact(tx)
    return removeDemonstration(tx)
  })
  assert.deepEqual(kept, { 'platform.team': 1, 'platform.department': 1, 'platform.category': 1 })
  await town.as(as, async (tx) => {
    assert.deepEqual(
      (await listAreas(tx)).map(({ name, isInvented }) => [name, isInvented]),
      [
        ['Demokvarteret Nord', false],
        ['Kvarteret Syd', true],
      ],
    )
    assert.deepEqual(
      (await listPlaces(tx)).map(({ name }) => name),
      ['Havnen'],
    )
    const headings = await listCategories(tx)
    assert.deepEqual(
      headings.map(({ nameDa, categories }) => [nameDa, categories.map((one) => one.nameDa)]),
      [['Lys og grønt', ['Lampe er gået ud']]],
    )
    assert.deepEqual(
      (await listDepartments(tx)).map(({ name, teams }) => [name, teams.map((team) => team.name)]),
      [['Demo: By og Miljø', ['Demo: Belysning']]],
    )
    assert.deepEqual(
      (await listSegments(tx, { begins: '', offset: 0, most: 10 })).map(({ street, fromNumber }) => [street, fromNumber]),
      [['Demovej', 1]],
    )
    const { phone, email, address, protectionName, protectionEmail } = await readContact(tx)
    assert.deepEqual([phone, email, address, protectionName, protectionEmail], ['12 34 56 78', '', '', 'Rådgiveren', ''])
  })
  const names = await town.as('system', async (tx) => [
    ...(await sql<{ name: string }>`select name from platform.organisation where municipality = 1`.execute(tx)).rows,
    ...(await sql<{ name: string }>`select name from platform.account where email not like '%@example.invalid'`.execute(tx)).rows,
  ])
  assert.deepEqual(
    names.map(({ name }) => name),
    ['Byens skole', 'Karen'],
  )
})
