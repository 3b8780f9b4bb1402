import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { todayInTown } from '../../platform/form/model.ts'
import { lix } from '../../platform/pages/testing/lix.ts'
import { giveStartingLegalBases } from './legal-basis/starting-set.ts'
import { listVersions } from './store.ts'
import { day, planPages, revisionIn } from './testing/plan-pages.ts'

let town: TestTown
const { get, post, multipart, begin, chapterPaths } = planPages(() => town)
before(async () => {
  town = await testTown()
  await town.as('system', giveStartingLegalBases)
})
after(() => town.close())

async function adopt(plan: string, on = todayInTown()) {
  assert.equal((await post(`${plan}/move`, { from: 'draft', to: 'for-adoption' })).status, 303)
  return post(`${plan}/adopt`, { ...day('on', on), caseNumber: '2026-0001', minutesAddress: 'https://example.org/referat' })
}

test('without a plan everybody is told so', async () => {
  const page = await get('/plan')
  assert.equal(page.status, 200)
  assert.match(page.text, /Der er ingen vedtaget plan endnu/)
  assert.equal((await get('/plan/1')).status, 404)
  assert.match((await get('/status')).text, /Der er ingen status endnu/)
  for (const path of ['/plan', '/status']) assert.ok(lix((await get(path)).text) <= 30, `${path} ${lix((await get(path)).text)}`)
})

test('a plan is begun, given its law, adopted, read by everybody and revised; the difference is shown', async () => {
  const plan = await begin('Plan for en tryg by')
  const settings = await get(`${plan}/settings`, 'coordinator')
  const basis = /<option value="([0-9a-f-]{36})"[^>]*>Barnets lov § 15</.exec(settings.text)?.[1] ?? ''
  const kept = { title: 'Plan for en tryg by', legalBasis: basis, revision: revisionIn(settings.text), ...day('figuresAsOf', '2026-01-15') }
  const past = await post(`${plan}/settings`, { ...kept, ...day('reviewOn', '2020-01-01') })
  assert.equal(past.status, 422)
  assert.match(past.text, /Dagen skal ligge i fremtiden/)
  assert.match(past.text, /value="2020"/)
  assert.equal((await post(`${plan}/settings`, { ...kept, ...day('reviewOn', '2028-01-01') })).status, 303)
  assert.equal((await post(`${plan}/settings`, { ...kept, title: 'En anden', ...day('reviewOn', '2028-01-01') })).status, 409)
  const future = await adopt(plan, '2090-01-01')
  assert.equal(future.status, 422)
  assert.match(future.text, /må ikke ligge i fremtiden/)
  const tooEarly = await post(`${plan}/adopt`, { ...day('on', '2026-01-14'), caseNumber: '2026-0001', minutesAddress: '' })
  assert.equal(tooEarly.status, 422)
  assert.match(tooEarly.text, /byrådet kan ikke have set dem/)
  const adopted = await post(`${plan}/adopt`, { ...day('on', '2026-01-20'), caseNumber: '2026-0001', minutesAddress: '' })
  assert.equal(adopted.status, 303)
  const open = await get('/plan')
  assert.match(open.text, /Plan for en tryg by/)
  assert.match(open.text, /Barnets lov § 15/)
  assert.match(open.text, /2026-0001/)
  assert.doesNotMatch(open.text, /Vedtagelsen er opfundet/)

  const next = await begin('Plan for en tryg by, revideret', 'adopted')
  const [first = ''] = await chapterPaths(next)
  const writing = await get(first, 'coordinator')
  const saved = await multipart(first, {
    title: 'Hvorfor vi har en plan',
    body: 'Planen samler alt det, kommunen gør.\n\n<script>alert(1)</script>',
    revision: revisionIn(writing.text),
    waiting: '',
    deed: 'save',
  })
  assert.equal(saved.status, 303)
  assert.equal((await adopt(next)).status, 303)
  const old = await get('/plan/1')
  assert.match(old.text, /Denne udgave er afløst/)
  assert.match(old.text, /href="\/da\/plan\/2"/)
  const changes = await get('/plan/2/changes')
  assert.equal(changes.status, 200)
  assert.match(changes.text, /<del>/)
  assert.match(changes.text, /<ins><span class="sr-only" lang="da" dir="ltr"> tilføjet: <\/span>/)
  assert.doesNotMatch(changes.text, /<script>alert/)
  assert.doesNotMatch((await get('/plan/2')).text, /<script>alert/)
  assert.match((await get('/plan/1/changes')).text, /første udgave/)
  for (const path of ['/plan', '/plan/1', '/plan/2/changes']) assert.ok(lix((await get(path)).text) <= 30, path)
  // What is adopted has no pages to change it; who comes to one is shown that it is adopted.
  for (const path of [`${next}/settings`, `${next}/adopt`, `${next}/chapters/new`]) {
    const answer = await town.visit(`/da${path}`, { as: 'coordinator' })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, `/da${next}`], path)
  }
})

test('the adopted plan comes as PDF, DOCX and JSON; nothing else does', async () => {
  const pdf = await town.visit('/da/plan/2.pdf')
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.match(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 8)
      .toString(),
    /^%PDF-1/,
  )
  const docx = await town.visit('/da/plan/2.docx')
  assert.equal(
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
  const json = (await (await town.visit('/da/plan/2.json')).json()) as { format: string; number: number }
  assert.deepEqual([json.format, json.number], ['trygby-plan/1', 2])
  for (const path of ['/plan/2.html', '/plan/0', '/plan/99', '/plan/two', '/plan/2.pdf/changes', '/status/1'])
    assert.equal((await get(path)).status, 404, path)
})

test('the plan check says what is missing, and what hinders an adoption hinders it', async () => {
  const plan = await begin('Tjek')
  const [first = ''] = await chapterPaths(plan)
  const body = '| Hvad | Tal |\n|---|---|\n| Indbrud | 12 |\n\n{{nothing}}'
  assert.equal((await multipart(first, { title: 'Et', body, revision: '1', waiting: '', deed: 'save' })).status, 303)
  const { text } = await get(plan, 'coordinator')
  for (const sentence of [
    /henter noget, der ikke findes: nothing/,
    /har tal uden kilde/,
    /Ingen vedtaget indikator viser, om mål 1 nås/,
    /ikke aftalt, hvornår planen ses efter/,
  ])
    assert.match(text, sentence)
  const hindered = await adopt(plan)
  assert.equal(hindered.status, 422)
  assert.match(hindered.text, /Udgaven er ikke vedtaget/)
  assert.equal((await post(`${plan}/move`, { from: 'for-adoption', to: 'adopted' })).status, 409)
})

test('a version goes to consultation only when somebody is asked, and moves from where it was seen', async () => {
  const plan = await begin('Høring')
  const refused = await post(`${plan}/move`, { from: 'draft', to: 'consultation' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /kan ikke sendes i høring endnu/)
  const long = `Fordi ${'vi vil '.repeat(300)}SLUT`
  const tooLong = await post(`${plan}/move`, { from: 'draft', to: 'for-adoption', reason: long })
  assert.equal(tooLong.status, 422)
  assert.match(tooLong.text, /højst have 2\.000 tegn/)
  assert.match(tooLong.text, /SLUT"/)
  assert.equal((await post(`${plan}/move`, { from: 'draft', to: 'for-adoption' })).status, 303)
  const late = await post(`${plan}/move`, { from: 'draft', to: 'for-adoption', reason: 'Min grund.' })
  assert.equal(late.status, 409)
  assert.match(late.text, /value="Min grund\."/)
})

test('a yearly status drafts itself and is published the same way', async () => {
  for (const year of ['', 'i år', '2090']) assert.equal((await post('/plans/new?kind=status', { title: 'Status', year })).status, 422, year)
  const { status, to } = await post('/plans/new?kind=status', { title: 'Status 2025', year: '2025' })
  assert.equal(status, 303)
  const path = to.replace('/da', '').split('?')[0] ?? ''
  const { text } = await get(path, 'coordinator')
  assert.match(text, /Hvordan tallene har bevæget sig/)
  assert.equal((await post(`${path}/move`, { from: 'draft', to: 'for-adoption' })).status, 303)
  assert.equal((await post(`${path}/adopt`, { ...day('on', todayInTown()), caseNumber: '', minutesAddress: '' })).status, 303)
  assert.match((await get('/status')).text, /Denne status fortæller om 2025/)
  assert.match((await get('/status/1')).text, /Status 2025/)
  // A status of an earlier year that comes late does not step before the newest.
  const earlier = (await post('/plans/new?kind=status', { title: 'Status 2024', year: '2024' })).to.replace('/da', '').split('?')[0] ?? ''
  assert.equal((await adopt(earlier)).status, 303)
  assert.match((await get('/status')).text, /<h1>Status 2025/)
  assert.match((await get('/status/2')).text, /<h1>Status 2024/)
})

test('legal bases are dated, kept by coordinator and leader, and stay while a plan rests on them', async () => {
  const list = await get('/legal-bases', 'professional')
  assert.match(list.text, /Lov om social service § 19, stk\. 3/)
  assert.match(list.text, /Gælder ikke længere/)
  const wrong = await post('/legal-bases/new', {
    title: 'X',
    text: 'Y',
    address: '',
    note: '',
    ...day('from', '2026-01-01'),
    ...day('to', '2025-01-01'),
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Byt dem om/)
  assert.equal(
    (await post('/legal-bases/new', { title: 'Ny lov', text: 'Siger noget.', address: 'https://example.org', note: '' })).status,
    303,
  )
  const path = (title: string) =>
    new RegExp(`href="/da(/legal-bases/[0-9a-f-]{36})"[^>]*><span[^>]*>${title}`).exec(listAsKeeper)?.[1] ?? ''
  const listAsKeeper = (await get('/legal-bases', 'coordinator')).text
  const inUse = await post(`${path('Barnets lov § 15')}/remove`, {})
  assert.equal(inUse.status, 422)
  const mine = { title: 'Barnets lov § 15', text: 'Min ordlyd.', address: '', note: '', revision: revisionIn(inUse.text) }
  assert.equal((await post(path('Barnets lov § 15'), { ...mine, text: 'Kollegaens ordlyd.' }, 'leader')).status, 303)
  const stale = await post(path('Barnets lov § 15'), mine)
  assert.equal(stale.status, 409)
  assert.match(stale.text, /Kollegaens ordlyd\.[\s\S]*Min ordlyd\./)
  assert.equal((await post(path('Barnets lov § 15'), { ...mine, revision: revisionIn(stale.text) })).status, 303)
  assert.equal((await post(`${path('Ny lov')}/remove`, {})).status, 303)
  await town.as('system', giveStartingLegalBases)
  assert.equal([...(await get('/legal-bases', 'leader')).text.matchAll(/<th scope="row"/g)].length, 4)
})

test('drafts are hidden from everybody else, and colleagues who do not write are told so', async () => {
  const [version] = await town.as('coordinator', listVersions)
  assert.ok(version)
  const plan = `/plans/${version.id}`
  const pages = ['/plans', plan, `${plan}/preview`, '/legal-bases']
  for (const role of ['resident', 'partner', undefined] as const)
    for (const path of [...pages, '/plans/new', `${plan}/settings`]) assert.equal((await get(path, role)).status, 404, `${role} ${path}`)
  for (const role of ['professional', 'analyst', 'data-protection', 'administrator'] as const) {
    for (const path of pages) assert.equal((await get(path, role)).status, 200, `${role} ${path}`)
    for (const path of ['/plans/new', `${plan}/settings`, `${plan}/chapters/new`, '/legal-bases/new'])
      assert.equal((await get(path, role)).status, 403, `${role} ${path}`)
    for (const path of ['/plans/new', `${plan}/move`, `${plan}/adopt`, `${plan}/settings`, '/legal-bases/new'])
      assert.equal((await post(path, {}, role)).status, 403, `${role} ${path}`)
  }
})
