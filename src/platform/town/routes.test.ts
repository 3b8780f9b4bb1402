// The administrator sets the town up through its pages; what is wrong is said and kept; nobody else gets in.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { drawnAreas } from './area/store.ts'
import { listCategories } from './category/store.ts'
import { listDepartments } from './department/store.ts'
import { listHolidays } from './holiday/store.ts'
import { listLanguages } from './language/store.ts'
import { setUpFacts } from './overview/store.ts'
import { listPlaces } from './place/store.ts'
import { gazetteer } from './street/store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const as = 'administrator' as const
const square = [
  [12.3, 55.6],
  [12.4, 55.6],
  [12.4, 55.7],
  [12.3, 55.7],
  [12.3, 55.6],
]
const areaFile = (coordinates: unknown, name = 'Prøvekvarteret') =>
  JSON.stringify({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates } })

async function sendFile(
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
  name = path.includes('/areas/') ? 'fil.json' : 'fil.csv',
): Promise<Response> {
  const body = new FormData()
  for (const [key, value] of Object.entries(fields)) body.set(key, value)
  body.set('file', new Blob([content]), name)
  return town.visit(path, { as, body })
}

/** Sends a file, looks it through and says yes. */
async function takeFile(path: string, content: string, fields: Record<string, string> = {}): Promise<string> {
  const sent = await sendFile(path, content, fields)
  assert.equal(sent.status, 303, await sent.text())
  const preview = sent.headers.get('location') ?? ''
  assert.equal((await town.visit(preview, { as })).status, 200)
  const taken = await town.visit(preview, { as, form: { decision: 'take' } })
  assert.equal(taken.status, 303)
  assert.equal((await town.visit(preview, { as })).status, 404)
  return taken.headers.get('location') ?? ''
}

test('every set-up page is there for the administrator in each language, and for nobody else', async () => {
  const paths = [
    '',
    '/guide',
    '/guide?step=finish',
    '/town',
    '/contact',
    '/areas',
    '/places',
    '/streets',
    '/departments',
    '/departments/new',
    '/teams/new',
    '/categories',
    '/categories/new',
    '/holidays',
    '/languages',
    '/languages/tr',
  ]
  for (const path of paths) {
    for (const locale of ['da', 'en', 'ar-XB'])
      assert.equal((await town.visit(`/${locale}/setup${path}`, { as })).status, 200, `${locale} ${path}`)
    for (const other of ['leader', 'coordinator', 'data-protection', 'partner', 'resident', undefined] as const)
      assert.equal((await town.visit(`/da/setup${path}`, { as: other })).status, 404, `${other} ${path}`)
  }
  assert.equal((await town.visit('/da/setup/departments/new', { as: 'leader', form: { name: 'Snyd' } })).status, 404)
  assert.equal((await town.visit('/da/setup/areas/not-an-id', { as })).status, 404)
})

test('a file of areas is looked through before it counts; the same file twice changes nothing', async () => {
  assert.match(await takeFile('/da/setup/areas/import', areaFile([square]), { kind: 'quarter' }), /done=imported/)
  assert.deepEqual(
    (await town.as('administrator', drawnAreas)).map((area) => [area.name, area.kind]),
    [['Prøvekvarteret', 'quarter']],
  )
  assert.match(await takeFile('/da/setup/areas/import', areaFile([square]), { kind: 'quarter' }), /done=unchanged/)
})

test('a wrong file of areas names the area and what is wrong, and changes nothing', async () => {
  const hole = await sendFile(
    '/da/setup/areas/import',
    areaFile(
      [
        square,
        [
          [13, 55.1],
          [13.1, 55.1],
          [13.1, 55.2],
          [13, 55.1],
        ],
      ],
      'Hullet',
    ),
    { kind: 'other' },
  )
  assert.equal(hole.status, 422)
  const page = await hole.text()
  assert.match(page, /Område nummer 1 \(Hullet\) skal have sine huller inden for ringen/)
  assert.match(page, /<option value="other" selected/)
  for (const content of ['ikke json', '{"type":"FeatureCollection","features":[]}', new Uint8Array([0, 1, 2])])
    assert.equal((await sendFile('/da/setup/areas/import', content, { kind: 'other' })).status, 422)
  assert.equal((await sendFile('/da/setup/areas/import', areaFile([square]), { kind: 'slum' })).status, 422)
  assert.equal((await town.as('administrator', drawnAreas)).length, 1)
})

test('a place finds its area, keeps what was written when it is wrong, and has its own name', async () => {
  const wrong = await town.visit('/da/setup/places', {
    as,
    form: { name: 'Stationen', kind: 'station', lat: '99', lon: '12,35', area: '' },
  })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  assert.match(page, /Breddegraden skal være et tal mellem 54 og 58,5. Du skrev “99”/)
  assert.match(page, /value="Stationen"/)
  const form = { name: 'Stationen', kind: 'station', lat: '55,65', lon: '12,35', area: '' }
  assert.equal((await town.visit('/da/setup/places', { as, form })).status, 303)
  assert.equal((await town.visit('/da/setup/places', { as, form: { ...form, name: 'STATIONEN' } })).status, 422)
  assert.equal(
    (await town.visit('/da/setup/places', { as, form: { ...form, name: 'X', area: '00000000-0000-7000-8000-000000000000' } })).status,
    422,
  )
  const [place] = await town.as('administrator', listPlaces)
  assert.equal(place?.area?.name, 'Prøvekvarteret')
  assert.equal((await town.visit(`/da/setup/places/${place?.id}`, { as, form: { ...form, approximate: 'yes' } })).status, 303)
  assert.equal((await town.as('administrator', listPlaces))[0]?.isApproximate, true)
  assert.equal((await town.visit(`/da/setup/places/${place?.id}/remove`, { as, form: {} })).status, 303)
  assert.equal((await town.as('administrator', listPlaces)).length, 0)
})

const streets =
  'street;from;to;lat;lon;area;addresses\nDemovej;1;19;55,61;12,35;Prøvekvarteret;20\nDemovej;2;20;55,6102;12,35;;18\nÆblevej;1;9;55,62;12,36;;8\n'

test('a file of streets is taken over and answers where an address is', async () => {
  assert.match(await takeFile('/da/setup/streets/import', streets), /done=imported/)
  assert.match(await takeFile('/da/setup/streets/import', streets, { whole: 'yes' }), /done=unchanged/)
  await town.as('administrator', async (tx) => {
    const lookup = gazetteer(tx)
    assert.equal((await lookup.find('demovej', 7))?.fromNumber, 1)
    assert.equal((await lookup.find('Demovej', 8))?.fromNumber, 2)
    assert.equal((await lookup.find('Demovej', 400))?.toNumber, 20)
    assert.equal((await lookup.find('Demovej', 7))?.area?.name, 'Prøvekvarteret')
    assert.equal(await lookup.find('Ingenvej', 1), null)
    assert.deepEqual(await lookup.streetsLike('æ'), ['Æblevej'])
    const near = await lookup.nearest({ lat: 55.6201, lon: 12.36 })
    assert.equal(near?.address.street, 'Æblevej')
    assert.ok(near && near.metres > 10 && near.metres < 12)
  })
})

test('a wrong row of streets is listed with line, column, what was expected and what came, and nothing is half-imported', async () => {
  const sent = await sendFile('/da/setup/streets/import', `${streets}Nyvej;ti;12;55,61;12,35;;4\n`)
  assert.equal(sent.status, 422)
  const page = await sent.text()
  for (const words of ['Filen blev ikke læst ind', 'Et husnummer fra 0 til 9999', '“ti”', 'from']) assert.ok(page.includes(words), words)
  assert.equal((await town.as('administrator', setUpFacts)).stretches, 3)
})

test('200 MB of streets are refused with a sentence beside the field', async () => {
  const address = await town.listen()
  const head = new TextEncoder().encode(
    '--b0\r\nContent-Disposition: form-data; name="file"; filename="stor.csv"\r\nContent-Type: text/csv\r\n\r\n',
  )
  const piece = new Uint8Array(1_000_000).fill(65)
  let left = 200
  const body = new ReadableStream<Uint8Array>({
    start: (out) => out.enqueue(head),
    pull: (out) => (left-- > 0 ? out.enqueue(piece) : out.close()),
  })
  const headers = { 'content-type': 'multipart/form-data; boundary=b0', cookie: `session=${await town.tokenOf(as)}`, origin: address }
  const sent = await fetch(`${address}/da/setup/streets/import`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  assert.equal(sent.status, 422)
  assert.match(await sent.text(), /Filen må højst fylde 25 MB/)
})

test('departments, teams and categories hold together: nothing is taken away from under another', async () => {
  assert.equal((await town.visit('/da/setup/departments/new', { as, form: { name: 'By og Miljø' } })).status, 303)
  assert.equal((await town.visit('/da/setup/departments/new', { as, form: { name: 'by og miljø' } })).status, 422)
  const department = (await town.as('administrator', listDepartments))[0]?.id ?? ''
  assert.equal(
    (await town.visit('/da/setup/teams/new', { as, form: { name: 'Belysning', department: '00000000-0000-7000-8000-000000000000' } }))
      .status,
    422,
  )
  assert.equal((await town.visit('/da/setup/teams/new', { as, form: { name: 'Belysning', department } })).status, 303)
  const team = (await town.as('administrator', listDepartments))[0]?.teams[0]?.id ?? ''
  assert.equal(
    (await town.visit('/da/setup/categories/new', { as, form: { nameDa: 'Lys', nameEn: 'Light', isPublic: 'yes' } })).status,
    303,
  )
  const heading = (await town.as('administrator', listCategories))[0]?.id ?? ''
  const form = { nameDa: 'Lampe ude', nameEn: 'Lamp out', isPublic: 'yes', team, days: '5', deadlineKind: 'working' }
  assert.equal((await town.visit(`/da/setup/categories/${heading}/new`, { as, form: { ...form, days: 'fem' } })).status, 422)
  assert.equal((await town.visit(`/da/setup/categories/${heading}/new`, { as, form })).status, 303)
  const category = (await town.as('administrator', listCategories))[0]?.categories[0]
  assert.deepEqual(category?.deadline, { days: 5, kind: 'working' })
  for (const path of [`/departments/${department}`, `/teams/${team}`, `/categories/${heading}`]) {
    assert.equal((await town.visit(`/da/setup${path}/remove`, { as, form: {} })).status, 422, path)
    assert.equal((await town.visit(`/da/setup${path}`, { as })).status, 200)
  }
  assert.equal(
    (await town.visit(`/en/setup/categories/${category?.id}`, { as, form: { ...form, days: '9', deadlineKind: 'calendar' } })).status,
    303,
  )
  assert.match(await (await town.visit('/en/setup/categories', { as })).text(), /9 days/)
  for (const path of [`/categories/${category?.id}`, `/categories/${heading}`, `/teams/${team}`, `/departments/${department}`])
    assert.equal((await town.visit(`/da/setup${path}/remove`, { as, form: {} })).status, 303, path)
})

test('categories stand in the order of the reader’s own language', async () => {
  for (const [nameDa, nameEn] of [
    ['Ål i havnen', 'Eels in the harbour'],
    ['Zebrastribe', 'Zebra crossing'],
  ] as const)
    await town.visit('/da/setup/categories/new', { as, form: { nameDa, nameEn, isPublic: 'yes' } })
  assert.match(await (await town.visit('/da/setup/categories', { as })).text(), /Zebrastribe.*Ål i havnen/s)
  assert.match(await (await town.visit('/en/setup/categories', { as })).text(), /Eels in the harbour.*Zebra crossing/s)
})

test('a year of holidays comes once, and a day can be added and corrected', async () => {
  for (let i = 0; i < 2; i++) assert.equal((await town.visit('/da/setup/holidays/year', { as, form: { year: '2026' } })).status, 303)
  assert.equal((await town.as('administrator', listHolidays)).length, 10)
  const form = { 'day-day': '5', 'day-month': '6', 'day-year': '2026', nameDa: 'Grundlovsdag', nameEn: 'Constitution Day' }
  assert.equal((await town.visit('/da/setup/holidays', { as, form })).status, 303)
  assert.equal((await town.visit('/da/setup/holidays', { as, form })).status, 422)
  const wrong = await town.visit('/da/setup/holidays', { as, form: { ...form, 'day-day': '31' } })
  assert.match(await wrong.text(), /Skriv en dag, der findes/)
  const own = (await town.as('administrator', listHolidays)).find((holiday) => holiday.nameDa === 'Grundlovsdag')
  assert.equal((await town.visit(`/da/setup/holidays/${own?.id}`, { as, form: { ...form, nameDa: 'Lukket' } })).status, 303)
  assert.equal((await town.visit(`/da/setup/holidays/${own?.id}/remove`, { as, form: {} })).status, 303)
  assert.equal((await town.visit('/da/setup/holidays/year', { as, form: { year: 'i år' } })).status, 422)
})

test('Danish stays on, a language nobody has read through stays off, and who read it through is kept', async () => {
  const read = { readBy: 'Tolk', 'readOn-day': '1', 'readOn-month': '2', 'readOn-year': '2026' }
  const turkish = async () => (await town.as('administrator', listLanguages)).find((language) => language.code === 'tr')
  assert.equal((await town.visit('/da/setup/languages/da', { as, form: { readBy: '' } })).status, 422)
  assert.equal((await town.visit('/da/setup/languages/tr', { as, form: { on: 'yes', readBy: '' } })).status, 422)
  assert.equal((await turkish())?.isOn, false)
  assert.equal((await town.visit('/da/setup/languages/tr', { as, form: { on: 'yes', ...read } })).status, 303)
  assert.deepEqual(await turkish(), { code: 'tr', isOn: true, readBy: 'Tolk', readOn: '2026-02-01' })
  assert.equal((await town.as('leader', listLanguages)).find((language) => language.code === 'tr')?.readBy, '')
  assert.equal((await town.visit('/da/setup/languages/tr', { as, form: read })).status, 303)
  assert.equal((await turkish())?.isOn, false)
  assert.equal((await town.visit('/da/setup/languages/xx', { as })).status, 404)
})

test('a language that is turned off is offered nowhere and cannot be reached by its address', async () => {
  assert.equal((await town.visit('/da/setup/languages/en', { as, form: { readBy: '' } })).status, 303)
  assert.equal((await town.visit('/en/privacy')).status, 404)
  assert.doesNotMatch(await (await town.visit('/da/privacy')).text(), /hreflang="en"/)
  assert.equal((await town.visit('/was', { headers: { 'accept-language': 'en' } })).headers.get('location'), '/da/accessibility')
  assert.equal((await town.visit('/da/setup/languages/en', { as, form: { on: 'yes', readBy: '' } })).status, 303)
  assert.equal((await town.visit('/en/privacy')).status, 200)
})

test('the town cannot be given an address that shuts the administrator out; the guide ends the set-up', async () => {
  const form = { name: 'Prøveby', code: '183', host: 'andet.dk' }
  assert.equal((await town.visit('/da/setup/town', { as, form })).status, 422)
  assert.equal((await town.visit('/da/setup/town', { as, form: { ...form, host: 'localhost' } })).status, 303)
  assert.equal((await town.visit('/da/setup/town', { as, form: { ...form, code: 'x' } })).status, 422)
  const overview = await (await town.visit('/da/setup', { as })).text()
  assert.match(overview, /Byen er ikke sat op endnu/)
  assert.match(overview, /href="\/da\/jobs"/)
  assert.equal((await town.visit('/da/setup/guide', { as, form: {} })).status, 303)
  assert.doesNotMatch(await (await town.visit('/da/setup', { as })).text(), /Byen er ikke sat op endnu/)
})

test('a field sent twice or oddly is something to correct, never a fault of ours', async () => {
  const odd = ['a', 'b']
  const forms: [string, Record<string, string | string[]>][] = [
    ['/town', { name: odd, code: odd, host: odd }],
    ['/contact', { phone: odd, email: odd, address: odd, protectionName: odd, protectionEmail: odd, protectionPhone: odd }],
    ['/places', { name: odd, kind: odd, lat: odd, lon: odd, area: odd, approximate: odd }],
    ['/departments/new', { name: odd }],
    ['/teams/new', { name: odd, department: odd }],
    ['/categories/new', { nameDa: odd, nameEn: odd, isPublic: odd }],
    ['/holidays', { 'day-day': odd, nameDa: odd, nameEn: odd }],
    ['/holidays/year', { year: odd }],
    ['/languages/en', { on: odd, readBy: odd, 'readOn-day': odd }],
    ['/places', { __proto__: 'x', constructor: 'y' }],
    ['/town', {}],
    ['/contact', {}],
    ['/teams/new', {}],
  ]
  for (const [path, form] of forms) assert.equal((await town.visit(`/da/setup${path}`, { as, form })).status, 422, path)
})

test('the contact of the town stands in the accessibility statement and on the page about privacy', async () => {
  const form = {
    phone: '12 34 56 78',
    email: 'tryg@example.invalid',
    address: 'Demovej 1',
    protectionName: 'Rådgiveren',
    protectionEmail: 'dpo@example.invalid',
    protectionPhone: '',
    'accessibilityCheckedOn-day': '3',
    'accessibilityCheckedOn-month': '4',
    'accessibilityCheckedOn-year': '2026',
  }
  assert.equal((await town.visit('/da/setup/contact', { as, form: { ...form, email: 'tryg' } })).status, 422)
  assert.equal((await town.visit('/da/setup/contact', { as, form })).status, 303)
  const statement = await (await town.visit('/da/accessibility')).text()
  for (const words of ['12 34 56 78', 'tryg@example.invalid', '3. april 2026', 'Digitaliseringsstyrelsen'])
    assert.ok(statement.includes(words), words)
  assert.match(await (await town.visit('/en/privacy')).text(), /Rådgiveren/)
  const short = await town.visit('/was', { headers: { 'accept-language': 'en' } })
  assert.equal(short.headers.get('location'), '/en/accessibility')
})
