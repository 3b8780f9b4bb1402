// “You said – we did”: nothing is seen before somebody who may has let it out, and nothing sensitive or counted is ever there.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { lix } from '../../platform/pages/testing/lix.ts'
import type { Role } from '../../platform/roles.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { readNews } from '../reports/work/store.ts'
import { aReport } from '../reports/work/testing/a-report.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const page = async (path: string, as?: Role) => (await town.visit(`/da${path}`, { as })).text()
const post = (path: string, form: Record<string, string>, as?: Role) => town.visit(`/da${path}`, { form, as })
const machinery = { whom: 'machinery', account: null, name: '' } as const
const written = {
  title: 'Høj fart på stien',
  youSaid: 'Der køres stærkt på stien om aftenen.',
  weDid: 'Vi har sat to bomme op og talt med skolen.',
  cameOfIt: 'Farten er faldet. Vi måler igen til foråret.',
}
const draft = async (words: Partial<typeof written> = {}) => {
  assert.equal((await post('/answers/new', { ...written, ...words }, 'professional')).status, 303)
  const found = await town.as('analyst', (tx) =>
    sql<{ id: string; revision: number }>`select id, revision from public_space.public_answer order by made_at desc limit 1`.execute(tx),
  )
  return { id: found.rows[0]?.id ?? '', revision: String(found.rows[0]?.revision) }
}

test('an answer is read by everybody when a coordinator has let it out, and by nobody before or after it is taken back', async () => {
  const { id, revision } = await draft()
  assert.doesNotMatch(await page('/answers'), /Høj fart på stien/)
  assert.match(await page('/answers/drafts', 'analyst'), /Høj fart på stien/)
  assert.equal((await post(`/answers/${id}/let-out`, { revision }, 'professional')).status, 403)
  assert.equal((await post(`/answers/${id}/let-out`, { revision }, 'coordinator')).status, 303)
  assert.match(await page('/answers'), /Vi har sat to bomme op/)
  assert.match(await page('/answers.atom'), /<title>Høj fart på stien<\/title>/)
  const out = await town.as('analyst', (tx) =>
    sql<{ by: string }>`select let_out_by as by from public_space.public_answer where id = ${id} and let_out_at is not null`.execute(tx),
  )
  assert.equal(out.rows[0]?.by, await town.accountOf('coordinator'))
  await post(`/answers/${id}/take-back`, { revision: '2' }, 'leader')
  assert.doesNotMatch(await page('/answers'), /Høj fart på stien/)
})

test('what was changed after it was read is not let out', async () => {
  const { id, revision } = await draft({ title: 'Anden overskrift' })
  assert.equal((await post(`/answers/${id}/edit`, { ...written, title: 'Rettet imens', revision }, 'professional')).status, 303)
  assert.match((await post(`/answers/${id}/let-out`, { revision }, 'coordinator')).headers.get('location') ?? '', /done=late/)
  const late = await post(`/answers/${id}/edit`, { ...written, title: 'For sent', revision }, 'leader')
  assert.equal(late.status, 422)
  const html = await late.text()
  assert.match(html, /Rettet imens/)
  assert.match(html, /value="For sent"/)
})

test('names, numbers and kinds of people are said beside their field, and what was written is kept', async () => {
  const answer = await post('/answers/new', { ...written, weDid: 'Vi talte med de unge og ringede på 20 30 40 50.' }, 'professional')
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /20 30 40 50/)
  assert.match(html, /de unge/)
  assert.match(html, /name="anyway"/)
  assert.equal(
    (await post('/answers/new', { ...written, weDid: 'Vi talte med de unge i klubben.', anyway: 'yes' }, 'professional')).status,
    303,
  )
  assert.equal((await post('/answers/new', { title: '', youSaid: '', weDid: '', cameOfIt: '' }, 'professional')).status, 422)
})

test('residents, partners and whoever has another role see no draft and write none', async () => {
  const { id } = await draft()
  for (const as of [undefined, 'resident', 'partner', 'administrator', 'data-protection'] as const) {
    for (const path of ['/answers/drafts', '/answers/new', `/answers/${id}/edit`])
      assert.equal((await town.visit(`/da${path}`, { as })).status, 404, `${as} ${path}`)
    assert.equal((await post(`/answers/${id}/let-out`, { revision: '1' }, as)).status, 404)
  }
  assert.equal((await town.visit('/da/answers/new', { as: 'analyst' })).status, 403)
  for (const role of ['resident', 'partner', 'administrator', 'data-protection'] as const) {
    const seen = await town.as(role, (tx) => sql`select from public_space.public_answer where let_out_at is null`.execute(tx))
    assert.equal(seen.rows.length, 0, role)
  }
})

test('in the database too a professional lets nothing out, and nobody does so in another’s name', async () => {
  const { id } = await draft()
  const other = await town.accountOf('leader')
  const letOut = (role: Role, by: string | null) =>
    town.as(role, (tx) =>
      sql`update public_space.public_answer set let_out_at = clock_timestamp(), let_out_by = ${by} where id = ${id}`.execute(tx),
    )
  await assert.rejects(letOut('professional', null), /row-level security/)
  await assert.rejects(letOut('coordinator', other), /row-level security/)
  for (const role of ['analyst', 'resident', 'partner'] as const) assert.equal((await letOut(role, null)).numAffectedRows, 0n, role)
})

test('answers to public faults stand there by themselves; those to sensitive reports never, nor what staff asked', async () => {
  const lamp = await aReport(town, 'lamp', { place: { by: 'map', label: 'Lampevej 3', place: null, lat: 55.61, lon: 12.35 } })
  const noise = await aReport(town, 'noise', { place: { by: 'map', label: 'Stillevej 9', place: null, lat: 55.61, lon: 12.35 } })
  const close = { to: 'closed', outcome: 'solved', saidBy: 'staff', by: machinery } as const
  for (const { id } of [lamp, noise]) await town.as('system', (tx) => moveReport(tx, id, { to: 'assessed', by: machinery }))
  await post(`/reports/${lamp.id}/ask`, { question: 'Hvilken af lamperne er det?' }, 'professional')
  await town.as('system', (tx) => moveReport(tx, lamp.id, { ...close, answer: 'Pæren er skiftet ud.' }))
  await town.as('system', (tx) => moveReport(tx, noise.id, { ...close, answer: 'Der er talt med værten om lyden.' }))
  for (const html of [await page('/answers'), await page('/answers.atom')]) {
    assert.match(html, /Lampevej 3/)
    assert.match(html, /Pæren er skiftet ud\./)
    assert.doesNotMatch(html, /Stillevej|talt med værten/)
  }
  const news = (id: string) => town.as('resident', (tx) => readNews(tx, id))
  assert.deepEqual(
    (await news(lamp.id)).map(({ key }) => key),
    ['received', 'assessed', 'closed'],
  )
  assert.deepEqual(await news(noise.id), [])
})

test('the page is easy to read: LIX at most 30', async () => {
  const { id, revision } = await draft()
  await post(`/answers/${id}/let-out`, { revision }, 'coordinator')
  const html = await page('/answers')
  assert.match(html, /Vi har sat to bomme op/)
  const measured = lix(html)
  console.log(`LIX of the page of answers: ${measured.toFixed(1)}`)
  assert.ok(measured <= 30)
})
