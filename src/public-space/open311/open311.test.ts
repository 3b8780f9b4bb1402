// Another system reports faults and asks after them as the standard says; nothing about people goes in or out, and nothing it sends makes the town fail.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql, type Tx } from '../../platform/db.ts'
import { takeOverStreets } from '../../platform/town/street/store.ts'
import { putReport } from '../open/testing/store.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { w3c } from './answers/model.ts'
import { hashOfKey, newKey } from './keys/secret.ts'
import { endKey, issueKey } from './keys/store.ts'

let town: TestTown
const key = newKey()
const spot = { lat: '55.6102', long: '12.3501' }

before(async () => {
  town = await testTown()
  await town.as('administrator', async (tx) => {
    await issueKey(tx, 'Ret Byen', hashOfKey(key))
    const stretch = { street: 'Store Torv', fromNumber: 1, toNumber: 20, lat: 55.6101, lon: 12.3502, area: null, addresses: 20 }
    await takeOverStreets(tx, [stretch], { isWhole: true })
  })
})
after(() => town.close())

interface Asked {
  form?: Record<string, string | string[]>
  headers?: Record<string, string>
  body?: string
}
/** As another system asks: no cookie, no origin. */
async function ask(path: string, { form, headers = {}, body }: Asked = {}) {
  const all = { ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...headers }
  const answer = await town.visit(`/open311/${path}`, {
    ...(form ? { form } : {}),
    ...(body === undefined ? {} : { body }),
    headers: { origin: '', ...all },
  })
  const text = await answer.text()
  const isJson = (answer.headers.get('content-type') ?? '').startsWith('application/json')
  return { status: answer.status, text, type: answer.headers.get('content-type') ?? '', json: isJson ? JSON.parse(text) : null }
}
const report = (form: Record<string, string | string[]>, headers: Record<string, string> = {}) =>
  ask('v2/requests.json', { form: { api_key: key, service_code: 'lamp', ...spot, ...form }, headers })
const idOf = async (form: Record<string, string | string[]> = {}, headers: Record<string, string> = {}): Promise<string> => {
  const { status, json } = await report(form, headers)
  assert.equal(status, 200, JSON.stringify(json))
  return json[0].service_request_id
}
const rowOf = (number: string, columns: string) =>
  town.as(
    'system',
    async (tx: Tx) =>
      (
        await sql<
          Record<string, unknown>
        >`select ${sql.raw(columns)} from public_space.report r where fault_number = ${Number(number)}`.execute(tx)
      ).rows[0],
  )
const assess = async (number: string, to: 'assessed' | 'closed' = 'assessed') => {
  const row = await rowOf(number, 'id')
  const closing =
    to === 'closed' ? { outcome: 'solved' as const, saidBy: 'staff' as const, answer: 'Lampen er skiftet og lyser igen.' } : {}
  const moved = await town.as('system', (tx) =>
    moveReport(tx, String(row?.id), { to, by: { whom: 'machinery', account: null, name: '' }, ...closing }),
  )
  assert.ok(moved.ok, JSON.stringify(moved))
}

test('the discovery says where the interface is, in both formats', async () => {
  const { json } = await ask('discovery.json')
  assert.equal(json.endpoints[0].specification, 'http://wiki.open311.org/GeoReport_v2')
  assert.match(json.endpoints[0].url, /\/open311\/v2$/)
  const { text, type } = await ask('discovery.xml')
  assert.match(type, /^text\/xml/)
  assert.match(text, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<discovery>.*<formats><format>text\/xml<\/format>/)
})

test('the services are the kinds of faults and no other, each with its questions', async () => {
  const { json } = await ask('v2/services.json')
  assert.deepEqual(
    json.map(({ service_code }: { service_code: string }) => service_code),
    ['lamp', 'bush', 'path', 'graffiti', 'litter', 'broken', 'other-fault'],
  )
  const definition = (await ask('v2/services/lamp.json')).json
  assert.equal(definition.service_code, 'lamp')
  assert.deepEqual(
    definition.attributes.map(({ code, datatype }: { code: string; datatype: string }) => [code, datatype]),
    [
      ['please_note', 'string'],
      ['happened_on', 'datetime'],
      ['times', 'multivaluelist'],
      ['how_often', 'singlevaluelist'],
      ['consequences', 'multivaluelist'],
    ],
  )
  assert.match((await ask('v2/services.xml')).text, /<services><service><service_code>lamp<\/service_code>/)
  assert.match((await ask('v2/services/lamp.xml')).text, /<values><value><key>morning<\/key>/)
  for (const code of ['mopeds', 'too-dark', 'constructor', '../lamp'])
    assert.equal((await ask(`v2/services/${encodeURIComponent(code)}.json`)).status, 404, code)
})

test('a fault is reported with a key, is seen by everybody once staff have looked at it, and says how it stands', async () => {
  const id = await idOf({
    description: 'Lampen ved bænken blinker.',
    'attribute[times][]': ['evening', 'night'],
    'attribute[how_often]': 'weekly',
  })
  assert.equal((await ask(`v2/requests/${id}.json`)).status, 404)
  assert.equal((await ask(`v2/requests/${id}.json?api_key=${key}`)).json[0].status, 'open')
  assert.deepEqual(await rowOf(id, 'channel, times, how_often, place_label, state'), {
    channel: 'open311',
    times: ['evening', 'night'],
    how_often: 'weekly',
    place_label: 'Store Torv',
    state: 'received',
  })
  await assess(id)
  const open = (await ask(`v2/requests/${id}.json`)).json[0]
  assert.deepEqual([open.status, open.service_code, open.address, open.lat, open.long], ['open', 'lamp', 'Store Torv', 55.6102, 12.3501])
  assert.match(open.requested_datetime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/)
  await assess(id, 'closed')
  const closed = (await ask(`v2/requests/${id}.json`)).json[0]
  assert.equal(closed.status, 'closed')
  assert.match(closed.status_notes, /Lampen er skiftet og lyser igen\./)
  assert.match(
    (await ask(`v2/requests/${id}.xml`)).text,
    /<service_requests><request><service_request_id>\d+<\/service_request_id><status>closed<\/status>/,
  )
})

test('what a resident wrote never leaves, and what points at people is blacked out before it is kept', async () => {
  const id = await idOf({
    description: 'Lampen er slukket. Ring til Mohammed på 20 30 40 50 eller test@example.com.',
    first_name: 'Ingeborg',
    last_name: 'Hemmelig',
    phone: '11223344',
    device_id: 'device-5511',
    account_id: 'account-77',
    media_url: 'http://127.0.0.1:9/hemmeligt-billede.jpg',
  })
  await assess(id)
  for (const format of ['json', 'xml'])
    assert.doesNotMatch((await ask(`v2/requests/${id}.${format}`)).text, /slukket|Mohammed|Ingeborg|20 30/)
  assert.doesNotMatch(String((await rowOf(id, 'words'))?.words), /Mohammed|20 30 40 50|test@example/)
  const everything = await town.as('system', async (tx) => {
    const tables = ['report', 'report_words', 'follower', 'report_event', 'report_news']
    const rows = await Promise.all(
      tables.map((table) => sql`select t::text as row from ${sql.table(`public_space.${table}`)} t`.execute(tx)),
    )
    return JSON.stringify(rows.map(({ rows: found }) => found))
  })
  assert.doesNotMatch(everything, /Ingeborg|Hemmelig\b|11223344|device-5511|account-77|hemmeligt-billede/)
})

test('an e-mail that is sent along becomes the follower’s, and they get their code', async () => {
  await idOf({ email: 'anna@example.dk' })
  const kept = await town.as('system', async (tx) => ({
    followers: (await sql`select from public_space.follower where email = 'anna@example.dk'`.execute(tx)).rows.length,
    letters: (await sql`select from platform.outgoing_mail`.execute(tx)).rows.length,
  }))
  assert.deepEqual(kept, { followers: 1, letters: 1 })
})

test('the place is a position, an address or the gazetteer’s number, and always the town’s own', async () => {
  const none = { lat: '', long: '' }
  const byAddress = await idOf({ ...none, address_string: 'store torv 3, 2635 Prøveby' })
  assert.deepEqual(await rowOf(byAddress, 'place_label, lat'), { place_label: 'Store Torv 3', lat: 55.6101 })
  const stretch = await town.as(
    'system',
    async (tx) => (await sql<{ id: string }>`select id from platform.street_segment`.execute(tx)).rows[0]?.id,
  )
  assert.deepEqual(await rowOf(await idOf({ ...none, address_id: stretch ?? '' }), 'place_label'), { place_label: 'Store Torv 1–20' })
  for (const wrong of [
    none,
    { ...none, address_string: 'Ukendtvej 1' },
    { ...none, address_id: 'x' },
    { lat: '91', long: '12' },
    { lat: '55.6', long: '' },
  ])
    assert.equal((await report(wrong)).status, 400, JSON.stringify(wrong))
})

test('the same idempotency key makes one report, a hundred at once too, and its number is found again by it', async () => {
  const sent = { 'idempotency-key': 'ret-byen-4711' }
  const ids = await Promise.all(Array.from({ length: 100 }, () => idOf({}, sent)))
  assert.equal(new Set(ids).size, 1)
  assert.equal((await ask(`v2/tokens/ret-byen-4711.json?api_key=${key}`)).json[0].service_request_id, ids[0])
  assert.equal((await ask(`v2/tokens/another.json?api_key=${key}`)).status, 404)
})

test('without a key, with a wrong one or one that was ended, nothing is kept, whoever is signed in', async () => {
  const count = () => town.as('system', async (tx) => (await sql`select from public_space.report`.execute(tx)).rows.length)
  const ended = newKey()
  await town.as('administrator', async (tx) => endKey(tx, (await issueKey(tx, 'Gammel', hashOfKey(ended))) ?? ''))
  const before = await count()
  for (const api_key of ['', 'wrong', ended, hashOfKey(key)])
    for (const path of ['requests', 'servicerequestupdates']) {
      const answer = await town.visit(`/open311/v2/${path}.json`, {
        as: 'administrator',
        form: { api_key, service_code: 'lamp', ...spot, service_request_id: '1', status: 'OPEN' },
      })
      assert.deepEqual([answer.status, ((await answer.json()) as [{ code: number }])[0].code], [403, 403])
    }
  assert.equal(await count(), before)
})

test('errors come in the standard’s form with its codes', async () => {
  assert.deepEqual((await report({ service_code: 'mopeds' })).json, [{ code: 404, description: 'service_code provided was not found.' }])
  assert.deepEqual((await report({ service_code: '' })).status, 400)
  assert.equal((await report({ jurisdiction_id: 'another.dk' })).status, 404)
  assert.equal(
    (await ask('v2/services.xml?jurisdiction_id=nowhere')).text,
    '<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>404</code><description>jurisdiction_id provided was not found.</description></error></errors>\n',
  )
  assert.equal((await ask('v2/services.json?jurisdiction_id=183')).status, 200)
  for (const wrong of [
    { 'attribute[times]': 'midnight' },
    { 'attribute[happened_on]': '2031-01-01' },
    { 'attribute[happened_on]': '2026-02-30' },
    { description: 'x'.repeat(1001) },
    { email: 'no address' },
    { service_code: ['lamp', 'bush'] },
    { __proto__: 'x', constructor: 'y' },
  ])
    assert.equal((await report(wrong as unknown as Record<string, string>)).status, 400, JSON.stringify(wrong))
})

test('requests are found by number, kind, state and time, and never more than ninety days', async () => {
  const old = await town.as('system', (tx) =>
    putReport(tx, { kind: 'graffiti', label: 'Gammelvej', receivedAt: new Date(Date.now() - 100 * 86_400_000) }),
  )
  const numbersOf = async (query: string) =>
    (await ask(`v2/requests.json?${query}`)).json.map((one: { service_request_id: string }) => one.service_request_id)
  assert.deepEqual(await numbersOf(`service_request_id=${old.number},999999,x`), [String(old.number)])
  assert.deepEqual(await numbersOf('service_code=graffiti'), [])
  const from = w3c(new Date(Date.now() - 120 * 86_400_000))
  assert.deepEqual(await numbersOf(`service_code=graffiti&start_date=${encodeURIComponent(from)}`), [String(old.number)])
  // A plus that became a blank on its way is still an offset.
  assert.deepEqual(await numbersOf(`service_code=graffiti,lamp&status=closed&start_date=${from}`), [])
  for (const query of [
    'start_date=yesterday',
    'status=fixed',
    `start_date=2020-01-01T00:00:00Z&end_date=2021-01-01T00:00:00Z`,
    'start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T00:00:00Z',
  ])
    assert.equal((await ask(`v2/requests.json?${query}`)).status, 400, query)
})

test('ninety days of an autumn have an hour more, and a clock that is ahead of ours is answered with nothing yet', async () => {
  const status = async (query: string) => (await ask(`v2/requests.json?${query}`)).status
  assert.equal(await status('start_date=2026-08-01T00:00:00%2B02:00&end_date=2026-10-30T00:00:00%2B01:00'), 200)
  assert.equal(await status('start_date=2026-08-01T00:00:00%2B02:00&end_date=2026-10-30T00:00:01%2B01:00'), 400)
  const ahead = await ask(`v2/requests.json?start_date=${w3c(new Date(Date.now() + 30_000))}`)
  assert.deepEqual([ahead.status, ahead.json], [200, []])
})

test('no answer of the interface holds a sensitive report, also with a key', async () => {
  const hidden = await town.as('system', async (tx) => {
    await putReport(tx, { door: 'unsafe', kind: 'too-dark', label: 'Hemmelighedsstien 9' })
    await putReport(tx, { door: 'disturbance', kind: 'mopeds', label: 'Skjultvej 4' })
    return putReport(tx, { label: 'Fortielsesgade 2', isPublic: false, state: 'received' })
  })
  for (const path of ['v2/requests', `v2/requests/${hidden.number}`, 'v2/servicerequestupdates', 'v2/services'])
    for (const format of ['json', 'xml'])
      for (const query of ['', `?api_key=${key}`])
        assert.doesNotMatch(
          (await ask(`${path}.${format}${query}`)).text,
          /Hemmelighedsstien|Skjultvej|Fortielsesgade/,
          `${path}.${format}${query}`,
        )
})

test('updates tell what everybody was told, and another system’s “not solved” asks for a closed fault to be opened, once', async () => {
  const id = await idOf()
  await assess(id)
  await assess(id, 'closed')
  const told = (await ask('v2/servicerequestupdates.json')).json.filter(
    (one: { service_request_id: string }) => one.service_request_id === id,
  )
  assert.deepEqual(told.map(({ status }: { status: string }) => status).toSorted(), ['CLOSED', 'OPEN', 'OPEN'])
  const update = {
    api_key: key,
    service_request_id: id,
    update_id: '55',
    status: 'open',
    description: 'Den er slukket igen, siger Fatima på 20304050',
    email: 'x@y.dk',
    last_name: 'Zzz',
  }
  const first = await ask('v2/servicerequestupdates.json', { form: update })
  const second = await ask('v2/servicerequestupdates.json', { form: update })
  assert.equal(first.status, 200, first.text)
  assert.deepEqual(first.json, second.json)
  assert.deepEqual(await rowOf(id, 'state'), { state: 'reopen-asked' })
  const trail = await town.as('system', async (tx) =>
    JSON.stringify((await sql`select e::text from public_space.report_event e`.execute(tx)).rows),
  )
  assert.doesNotMatch(trail, /Fatima|20304050|x@y\.dk|Zzz/)
  assert.equal((await ask('v2/servicerequestupdates.json', { form: { ...update, service_request_id: '999999' } })).status, 404)
  assert.equal((await ask('v2/servicerequestupdates.json', { form: { ...update, status: 'banana' } })).status, 400)
})

test('large, malformed and doubled things are answered without failing', async () => {
  const bodies = [
    'service_code=lamp&service_code=bush',
    'a'.repeat(1_000_001),
    `description=${'x'.repeat(900_000)}`,
    'description=%00',
    'description=%ff',
    '__proto__=1',
    '__proto__[x]=1',
    '&&&=',
    'api_key',
  ]
  for (const body of bodies)
    for (const path of ['v2/requests.xml', 'v2/servicerequestupdates.json']) {
      const { status } = await ask(path, { body })
      assert.ok([400, 403, 413].includes(status), `${path} ${body.slice(0, 40)}: ${status}`)
    }
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain'])
    assert.equal((await ask('v2/requests.json', { body: '{}', headers: { 'content-type': type } })).status, 400, type)
  for (const path of ['v2/nothing.json', 'v2', 'v2/requests', 'v2/requests.yaml', 'v2/tokens/a.json/b'])
    assert.ok([400, 403, 404].includes((await ask(path)).status), path)
})

test('whatever is sent in whatever field, the answer is never a failure and nothing half is kept', async () => {
  const names = [
    'service_code',
    'lat',
    'long',
    'address_string',
    'address_id',
    'description',
    'email',
    'attribute[times]',
    'attribute[happened_on]',
    'attribute[]',
    'jurisdiction_id',
    'media_url',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.constantFrom(...names),
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('lamp', '55.61', '12.35', '9e99', '-0', 'NaN')),
      ),
      async (form) => {
        const { status } = await ask('v2/requests.json', { form: { ...form, api_key: key } })
        assert.ok([200, 400, 404, 429].includes(status), `${JSON.stringify(form)}: ${status}`)
      },
    ),
    { numRuns: 200 },
  )
})

test('a browser that is signed in and sends a form from another site is refused, and read as nobody where it is not', async () => {
  const cookie = `session=${await town.tokenOf('administrator')}`
  const fields = { api_key: key, service_code: 'lamp', ...spot, description: 'Sendt fra et fremmed sted' }
  const count = async () =>
    (await town.as('system', (tx) => sql<{ n: number }>`select count(*)::int as n from public_space.report`.execute(tx))).rows[0]?.n
  const before = await count()
  for (const origin of ['https://evil.example', 'null', '']) {
    const refused = await town.visit('/open311/v2/requests.json', { form: fields, headers: { cookie, origin } })
    assert.equal(refused.status, 403, origin)
  }
  assert.equal(await count(), before)
  // Without a key the session opens nothing, also from the town’s own pages: what is not public stays away.
  const { number } = await town.as('system', (tx) => putReport(tx, { isPublic: false, state: 'received' }))
  for (const headers of [{ cookie }, {}] as Record<string, string>[]) {
    const answer = await town.visit(`/open311/v2/requests/${number}.json`, { headers })
    assert.equal(answer.status, 404)
    const noKey = await town.visit('/open311/v2/requests.json', { form: { ...fields, api_key: '' }, headers })
    assert.ok(noKey.status === 400 || noKey.status === 403, String(noKey.status))
  }
  // With a key and from the town’s own page it is the key’s report and nobody’s else.
  const own = await town.visit('/open311/v2/requests.json', { form: fields, headers: { cookie } })
  assert.equal(own.status, 200)
  const [{ service_request_id }] = (await own.json()) as [{ service_request_id: string }]
  const { entered_by, channel } = (await rowOf(service_request_id, 'entered_by, channel')) ?? {}
  assert.deepEqual([entered_by, channel], [null, 'open311'])
  const acted = await town.as('system', (tx) =>
    sql<{ account: string | null }>`select account from platform.audit_entry where thing_id = (select id::text from public_space.report
      where fault_number = ${Number(service_request_id)})`.execute(tx),
  )
  assert.deepEqual([...new Set(acted.rows.map(({ account }) => account))], [null])
})
