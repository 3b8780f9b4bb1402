// What everybody sees of public space: public faults and nothing else, the same in every format, and never a sensitive report, a count, a word or a photo.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { lix } from '../../platform/pages/testing/lix.ts'
import { type Role, roles } from '../../platform/roles.ts'
import { putNews, putReport } from './testing/store.ts'

let town: TestTown
let lamp: { id: string; number: number }
let unseen: { id: string; number: number }
const secrets = ['Hemmelighedsstien', 'hemmelige ord', 'Skjultvej', 'Fortielsesgade']

before(async () => {
  town = await testTown()
  await town.as('system', async (tx) => {
    lamp = await putReport(tx, { label: 'Lygtevej 3', words: 'de hemmelige ord', voices: 48271 })
    await putNews(tx, lamp.id, { key: 'assessed', unit: 'Demo Vejteamet' })
    await putNews(tx, lamp.id, { key: 'question', words: 'Spørgsmål om hemmelige ord' })
    await putReport(tx, { kind: 'bush', label: '=Buskvej 1', state: 'closed', outcome: 'solved' })
    unseen = await putReport(tx, { kind: 'path', label: 'Fortielsesgade 2', state: 'received', isPublic: false })
    await putReport(tx, { door: 'unsafe', kind: 'too-dark', label: 'Hemmelighedsstien 9', voices: 6 })
    await putReport(tx, {
      door: 'disturbance',
      kind: 'mopeds',
      label: 'Skjultvej 4',
      words: 'hemmelige ord',
      state: 'closed',
      outcome: 'solved',
    })
    await putReport(tx, { kind: 'lamp', label: 'Lygtevej 5', mergedInto: lamp.id, state: 'closed', outcome: 'duplicate' })
  })
})
after(() => town.close())

const formats = [
  '/da/faults',
  '/en/faults?state=all',
  '/da/faults.csv?state=all',
  '/da/faults.geojson?state=all',
  '/da/faults.atom',
  '/api/faults?state=all',
]
const read = async (path: string, as?: Role) => {
  const answer = await town.visit(path, as ? { as } : {})
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

test('a public fault stands in the list, on the map and in every file, with where, how far and who', async () => {
  for (const path of formats) {
    const { status, text } = await read(path)
    assert.equal(status, 200, path)
    assert.match(text, /Lygtevej 3/, path)
  }
  const { text } = await read('/da/faults')
  assert.match(text, /Vurderet/)
  assert.match(text, /Demo Vejteamet/)
})

test('no public answer says a word, a place, a kind or a number of people of a sensitive report, or of a fault nobody has looked at', async () => {
  for (const as of [undefined, ...roles] as (Role | undefined)[])
    for (const path of [...formats, `/da/faults/${lamp.number}`, `/api/faults/${lamp.number}`]) {
      const { text } = await read(path, as)
      for (const secret of secrets) assert.doesNotMatch(text, new RegExp(secret), `${path} as ${as}`)
      assert.doesNotMatch(text, /for mørkt|mopeds|too-dark|"voices"|48\.?,?271/, `${path} as ${as}`)
    }
})

test('a fault that nobody has looked at, and a sensitive report, are no pages, whoever asks', async () => {
  const others = await town.as('system', async (tx) =>
    (await sql<{ number: number }>`select number from public_space.report where not is_public`.execute(tx)).rows.map(
      ({ number }) => number,
    ),
  )
  for (const number of [unseen.number, 999_999, ...others.filter((one) => one > 100)])
    for (const path of [`/da/faults/${number}`, `/api/faults/${number}`]) assert.equal((await read(path)).status, 404, path)
  for (const name of ['0', '-1', '1e3', 'constructor', '99999999999999999999'])
    assert.equal((await read(`/da/faults/${name}`)).status, 404, name)
})

test('faults are numbered by themselves, so that two numbers tell nothing of what came between', async () => {
  const [first, second] = await town.as('system', async (tx) => {
    const before = await putReport(tx, { isPublic: false })
    for (let n = 0; n < 5; n++) await putReport(tx, { door: 'unsafe', kind: 'deserted' })
    return [before, await putReport(tx, { isPublic: false })]
  })
  assert.equal((second?.number ?? 0) - (first?.number ?? 0), 1)
})

test('a report that is sorted as a fault later gets a number then', async () => {
  const number = await town.as('system', async (tx) => {
    const { id } = await putReport(tx, { door: 'disturbance', kind: 'damage' })
    const sorted = await sql<{
      n: number
    }>`update public_space.report set door = 'fault', kind = 'broken' where id = ${id} returning fault_number as n`.execute(tx)
    return sorted.rows[0]?.n
  })
  assert.ok(number)
})

test('the list is narrowed by kind, area and how far, and an address that means nothing shows the list', async () => {
  assert.match((await read('/da/faults?state=closed')).text, /Buskvej 1/)
  assert.doesNotMatch((await read('/da/faults')).text, /Buskvej 1/)
  assert.doesNotMatch((await read('/da/faults?kind=bush')).text, /Lygtevej 3/)
  assert.match((await read('/da/faults?kind=bush')).text, /Ingen fejl passer/)
  for (const query of ['?kind=constructor', '?area=x', '?state=1', '?page=-3', '?page=1e99', '?kind=lamp&kind=bush', '?__proto__=1'])
    assert.equal((await read(`/da/faults${query}`)).status, 200, query)
})

test('a long list comes a page at a time, and the last page is the nearest to one that is not there', async () => {
  await town.as('system', async (tx) => {
    for (let n = 0; n < 60; n++) await putReport(tx, { kind: 'litter', label: `Langvej ${n + 1}` })
  })
  const [first, last] = [await read('/da/faults?kind=litter'), await read('/da/faults?kind=litter&page=99')]
  assert.match(first.text, /60 fejl/)
  assert.match(first.text, /, Langvej 60</)
  assert.doesNotMatch(first.text, /, Langvej 1</)
  assert.match(last.text, /, Langvej 1</)
})

test('the page of a fault tells its story and not what was asked of those who reported it', async () => {
  const { text } = await read(`/da/faults/${lamp.number}`)
  assert.match(text, /Byen har set på fejlen\./)
  assert.doesNotMatch(text, /Spørgsmål/)
})

test('a fault that was put together with another leads to that one', async () => {
  const merged = await town.as(
    'system',
    async (tx) =>
      (await sql<{ n: number }>`select fault_number as n from public_space.report where merged_into is not null`.execute(tx)).rows[0],
  )
  const answer = await town.visit(`/en/faults/${merged?.n}`)
  assert.deepEqual([answer.status, answer.headers.get('location')], [302, `/en/faults/${lamp.number}`])
})

test('nothing in the file runs in a spreadsheet', async () => {
  const { text, headers } = await read('/da/faults.csv?state=all')
  assert.match(text, /"'=Buskvej 1"/)
  assert.match(headers.get('content-type') ?? '', /text\/csv/)
})

test('files may be kept by caches, and the points of the map are where the list says', async () => {
  const { text, headers } = await read('/da/faults.geojson?kind=lamp')
  assert.match(headers.get('cache-control') ?? '', /public, max-age=300/)
  const { features } = JSON.parse(text) as { features: { geometry: { coordinates: number[] }; properties: { place: string } }[] }
  assert.deepEqual(
    features.map(({ geometry, properties }) => [properties.place, ...geometry.coordinates]),
    [['Lygtevej 3', 12.35, 55.61]],
  )
})

test('the description of the interface names every address, and its example answer fits it', async () => {
  const api = JSON.parse((await read('/api/openapi.json')).text)
  assert.equal(api.openapi, '3.1.0')
  assert.deepEqual(Object.keys(api.paths), ['/api/faults', '/api/faults/{number}'])
  const fault = JSON.parse((await read(`/api/faults/${lamp.number}`)).text)
  const { required, properties } = api.components.schemas.Fault
  assert.deepEqual(Object.keys(fault).sort(), Object.keys(properties).sort())
  assert.deepEqual([...required].sort(), Object.keys(properties).sort())
  const described = Object.keys(api.paths['/api/faults/{number}'].get.responses['404'].content)
  for (const accept of ['application/json', 'text/html', '*/*']) {
    const answer = await town.visit('/api/faults/999999999', { headers: { accept } })
    assert.equal(answer.status, 404)
    assert.ok(
      described.some((type) => answer.headers.get('content-type')?.startsWith(type)),
      accept,
    )
  }
})

test('what a resident reads here is easy to read, printed', async () => {
  for (const path of ['/da/faults', `/da/faults/${lamp.number}`]) {
    // The list beside the map is the table of this page: kinds, places and days, no sentences.
    const level = lix((await read(path)).text.replace(/<div class="map-list">[\s\S]*?<dl class="evidence">/, '<dl>'))
    console.log(`LIX of ${path}: ${level.toFixed(1)}`)
    assert.ok(level > 0 && level <= 30, `${path}: ${level}`)
  }
})
