import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { lix } from '../../platform/pages/testing/lix.ts'
import type { Role } from '../../platform/roles.ts'
import { giveStartingLegalBases } from './legal-basis/starting-set.ts'
import { listVersions } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', giveStartingLegalBases)
})
after(() => town.close())

const get = async (path: string, as?: Role) => {
  const answer = await town.visit(`/da${path}`, as ? { as } : {})
  return { status: answer.status, text: await answer.text(), answer }
}
const post = async (path: string, form: Record<string, string>, as: Role = 'coordinator') => {
  const answer = await town.visit(`/da${path}`, { as, form })
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
}
const multipart = async (path: string, form: Record<string, string>, as: Role = 'coordinator') => {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) body.append(name, value)
  const answer = await town.visit(`/da${path}`, { as, method: 'POST', body })
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
}
const day = (name: string, on: string) => {
  const [year = '', month = '', of = ''] = on.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** Begins a plan and returns its path without language. */
async function begin(title: string, from = 'scratch'): Promise<string> {
  const { status, to, text } = await post('/plans/new', { title, from })
  assert.equal(status, 303, text.slice(0, 400))
  return to.replace('/da', '').split('?')[0] ?? ''
}
const chapterPaths = async (plan: string) =>
  [...(await get(plan, 'coordinator')).text.matchAll(/href="\/da(\/plans\/[^"]*\/chapters\/[0-9a-f-]{36})"/g)].map(([, path]) => path ?? '')
const revisionIn = (text: string) => /name="revision" value="(\d+)"/.exec(text)?.[1] ?? ''
const waitingIn = (text: string) => /name="waiting" value="([^"]*)"/.exec(text)?.[1] ?? ''

async function adopt(plan: string, on = '2026-01-20') {
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
  assert.match(changes.text, /<ins><span class="sr-only"> tilføjet: <\/span>/)
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

test('two people write the same chapter, and the second sees both texts, merges and loses nothing', async () => {
  const plan = await begin('To skriver')
  const [chapter = ''] = await chapterPaths(plan)
  const opened = await get(chapter, 'coordinator')
  const began = { title: 'Hvorfor vi har en plan', revision: revisionIn(opened.text), waiting: '', deed: 'save' }
  assert.equal((await multipart(chapter, { ...began, body: 'Tekst fra den første.' }, 'leader')).status, 303)
  const second = await multipart(chapter, { ...began, body: 'Tekst fra den anden.' })
  assert.equal(second.status, 409)
  assert.match(second.text, /Tekst fra den første\./)
  assert.match(second.text, /<textarea[^>]*>\s*Tekst fra den anden\./)
  assert.match(second.text, /Prøve leader har gemt kapitlet/)
  // The browser is closed; the text waits on the chapter's page and is merged from there.
  const again = await get(chapter, 'coordinator')
  const mergePath = /href="\/da([^"]*\?text=[0-9a-f-]{36})"/.exec(again.text)?.[1] ?? ''
  assert.match(again.text, /Tekster, der venter/)
  const merge = await get(mergePath, 'coordinator')
  assert.match(merge.text, /<textarea[^>]*>\s*Tekst fra den anden\./)
  const merged = await multipart(chapter, {
    ...began,
    revision: revisionIn(merge.text),
    waiting: waitingIn(merge.text),
    body: 'Tekst fra den første og den anden.',
  })
  assert.equal(merged.status, 303)
  const after = await get(chapter, 'coordinator')
  assert.doesNotMatch(after.text, /Tekster, der venter/)
  assert.match(after.text, /Tekst fra den første og den anden\./)
})

test('a chapter of five million signs comes back whole with a sentence that says what to do', async () => {
  const plan = await begin('Lang')
  const [chapter = ''] = await chapterPaths(plan)
  const began = { title: 'Lang', revision: '1', waiting: '' }
  const body = `${'Ord og atter ord. '.repeat(277_778)}SLUT`
  for (const deed of ['save', 'preview']) {
    const answer = await multipart(chapter, { ...began, body, deed })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /højst have 200\.000 tegn; dit har 5\.000\.008/)
    assert.match(answer.text, /Ord og atter ord\. SLUT/)
  }
  const far = await multipart(chapter, { ...began, deed: 'save', body: 'x'.repeat(17_000_000) })
  assert.equal(far.status, 413)
  assert.match(far.text, /Gå et skridt tilbage/)
  assert.match((await get(chapter, 'coordinator')).text, /Planen samler det, kommunen gør/)
})

test('preview, tidying and live parts change the form and save nothing', async () => {
  const plan = await begin('Knapper')
  const [chapter = ''] = await chapterPaths(plan)
  const began = { title: 'Et', revision: '1', waiting: '' }
  const preview = await multipart(chapter, { ...began, body: '## Fedt\n\n{{goal moon}}\n\n{{goal safe-town}}', deed: 'preview' })
  assert.equal(preview.status, 200)
  assert.match(preview.text, /Den levende del findes ikke: goal moon/)
  assert.match(preview.text, /<h3>Mål 1: /)
  const insert = await multipart(chapter, { ...began, body: 'Før.', part: 'coverage', deed: 'insert' })
  assert.match(insert.text, /Før\.\n\n\{\{coverage\}\}/)
  assert.equal((await multipart(chapter, { ...began, body: 'Før.', part: 'moon', deed: 'insert' })).status, 422)
  const clean = await multipart(chapter, { ...began, body: '•\tEt punkt\n•\tTo punkter', deed: 'clean' })
  assert.match(clean.text, /- Et punkt/)
  const missing = await multipart(chapter, { ...began, title: ' ', body: 'Behold mig.', deed: 'save' })
  assert.equal(missing.status, 422)
  assert.match(missing.text, /Skriv en overskrift/)
  assert.match(missing.text, /Behold mig\./)
  assert.match((await get(plan, 'coordinator')).text, /1\. Hvorfor vi har en plan/)
})

test('chapters are moved, taken out and brought back', async () => {
  const plan = await begin('Orden')
  const [first = '', second = ''] = await chapterPaths(plan)
  assert.equal((await post(`${second}/move`, { by: '-1' })).status, 303)
  assert.equal((await post(`${second}/move`, { by: '-1' })).status, 303)
  assert.deepEqual((await chapterPaths(plan)).slice(0, 2), [second, first])
  assert.equal((await post(`${first}/remove`, {})).status, 303)
  assert.equal((await get(first, 'coordinator')).status, 404)
  const late = await multipart(first, { title: 'Sent', body: 'Jeg skrev videre.', revision: '1', waiting: '', deed: 'save' })
  assert.equal(late.status, 409)
  assert.match(late.text, /Jeg skrev videre\./)
  assert.match((await get(plan, 'coordinator')).text, /Kapitler, der er taget ud/)
  assert.equal((await post(`${first}/bring-back`, {})).status, 303)
  assert.equal((await chapterPaths(plan)).at(-1), first)
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
  assert.equal((await post(`${plan}/move`, { from: 'draft', to: 'for-adoption' })).status, 303)
  assert.equal((await post(`${plan}/move`, { from: 'draft', to: 'for-adoption' })).status, 409)
})

test('a yearly status drafts itself and is published the same way', async () => {
  for (const year of ['', 'i år', '2090']) assert.equal((await post('/plans/new?kind=status', { title: 'Status', year })).status, 422, year)
  const { status, to } = await post('/plans/new?kind=status', { title: 'Status 2025', year: '2025' })
  assert.equal(status, 303)
  const path = to.replace('/da', '').split('?')[0] ?? ''
  const { text } = await get(path, 'coordinator')
  assert.match(text, /Hvordan tallene har bevæget sig/)
  assert.equal((await post(`${path}/move`, { from: 'draft', to: 'for-adoption' })).status, 303)
  assert.equal((await post(`${path}/adopt`, { ...day('on', '2026-01-21'), caseNumber: '', minutesAddress: '' })).status, 303)
  assert.match((await get('/status')).text, /Denne status fortæller om 2025/)
  assert.match((await get('/status/1')).text, /Status 2025/)
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
  assert.equal((await post(`${path('Barnets lov § 15')}/remove`, {})).status, 422)
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
