// Stories about an effort, from the first idea to the verdict everybody reads, each through the whole app.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { effortById } from './store.ts'
import { agreeLight, move, peopleAndPlaces, propose, wholeForm } from './testing/stories.ts'

let town: TestTown
let places: Awaited<ReturnType<typeof peopleAndPlaces>>
let whole: ReturnType<typeof wholeForm>
before(async () => {
  town = await testTown({ isDemonstration: true })
  places = await peopleAndPlaces(town)
  whole = wholeForm(places, await town.accountOf('coordinator'))
})
after(() => town.close())

type Asker = NonNullable<Parameters<TestTown['visit']>[1]>['as']
const page = async (path: string, as?: Asker) => {
  const answer = await town.visit(path, as ? { as } : {})
  return { status: answer.status, html: await answer.text() }
}
const audits = (where: string) =>
  town.as('system', async (tx) =>
    Number((await sql<{ n: number }>`select count(*) as n from platform.audit_entry where deed = ${where}`.execute(tx)).rows[0]?.n),
  )
const stateOf = async (id: string) => (await town.as('coordinator', (tx) => effortById(tx, id)))?.state

test('an idea needs a name, a kind and a goal; what is wrong stands beside its field, and what was written is kept', async () => {
  const answer = await town.visit('/da/efforts', { as: 'professional', form: { name: '', what: 'Vi sætter <lamper> op', cost: 'mange' } })
  const html = await answer.text()
  assert.equal(answer.status, 422)
  for (const said of ['Skriv et navn.', 'Vælg en art.', 'Vælg mindst ét mål.', '“mange” er ikke et beløb', 'Vi sætter &lt;lamper&gt; op'])
    assert.ok(html.includes(said), said)
  const id = await propose(town, {}, 'professional')
  const seen = await page(`/da/efforts/${id}`, 'professional')
  assert.equal(seen.status, 200)
  assert.match(seen.html, /Lys på stien[\s\S]*Idé[\s\S]*Det mangler, før du kan vælge/)
})

test('an idea is hidden from residents and partners, and whoever may not propose is told so', async () => {
  const id = await propose(town, whole)
  assert.equal((await page(`/da/efforts/${id}`)).status, 404)
  assert.equal((await page(`/da/efforts/${id}`, 'partner')).status, 404)
  assert.equal((await page('/da/efforts/new', 'resident')).status, 403)
  assert.equal((await page(`/da/efforts/${id}/edit`, 'analyst')).status, 403)
  assert.equal((await page(`/da/efforts/${id}/edit`, 'resident')).status, 404)
  assert.equal((await town.visit(`/da/efforts/${id}/edit`, { as: 'professional', form: {} })).status, 403)
})

test('looking at the form reads colleagues’ names and leaves one line in the log, and saving leaves none', async () => {
  const before = await audits('read')
  await page('/da/efforts/new', 'coordinator')
  assert.equal(await audits('read'), before + 1)
  await propose(town)
  assert.equal(await audits('read'), before + 1)
})

/** What a form of an effort carries from the page it was opened on. */
const carried = (html: string) => ({
  revision: /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '',
  began: /name="began" value="([^"]+)"/.exec(html)?.[1] ?? '',
})

test('two people correct the same effort: each keeps what only they wrote, and the second sees what both did', async () => {
  const id = await propose(town, { what: 'Fra begyndelsen' })
  const form = { name: 'Lys på stien', kind: 'public-space', goals: 'safe-town', harm: 'little' }
  const send = async (as: Asker, words: Record<string, string>) => {
    const answer = await town.visit(`/da/efforts/${id}/edit`, { as, form: { ...form, ...words } })
    return { status: answer.status, html: await answer.text() }
  }
  const opened = carried((await page(`/da/efforts/${id}/edit`, 'coordinator')).html)
  assert.equal((await send('leader', { ...opened, what: 'Lederens ord', funding: 'Kommunen' })).status, 303)
  const second = await send('coordinator', { ...opened, what: 'Koordinators ord', cost: '100' })
  assert.equal(second.status, 422)
  assert.match(second.html, /Andre har ændret indsatsen[\s\S]*Hvem betaler\?\.[\s\S]*Lederens ord[\s\S]*<textarea[^>]*>Koordinators ord/)
  assert.match(second.html, /name="cost"[^>]*value="100"|value="100"[^>]*name="cost"/)
  assert.match(second.html, /name="funding"[^>]*value="Kommunen"|value="Kommunen"[^>]*name="funding"/)
  assert.equal((await town.as('coordinator', (tx) => effortById(tx, id)))?.what.da, 'Lederens ord')
  const third = await send('coordinator', { ...carried(second.html), what: 'Begges ord', funding: 'Kommunen', cost: '100' })
  assert.equal(third.status, 303)
})

test('a form whose carried revision is no revision is shown again, with every word kept', async () => {
  const id = await propose(town)
  for (const revision of ['', '1.5', '-1', '1e309', '99999999999', 'NaN']) {
    const form = { name: 'Mine ord', kind: 'public-space', goals: 'safe-town', revision }
    const answer = await town.visit(`/da/efforts/${id}/edit`, { as: 'coordinator', form })
    assert.equal(answer.status, 422, revision)
    assert.match(await answer.text(), /value="Mine ord"/)
  }
})

test('a button pressed twice proposes one idea', async () => {
  const [one, other] = await Promise.all([propose(town, { name: 'To tryk' }), propose(town, { name: 'To tryk' })])
  assert.equal(one, other)
  assert.notEqual(await propose(town, { name: 'To tryk', funding: 'Andre penge' }), one)
})

test('an idea that is incomplete is not planned, and the page says what is missing', async () => {
  const id = await propose(town)
  const answer = await move(town, id, { from: 'idea', to: 'planned' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Skriv, hvad I gør\.[\s\S]*Vælg en ejer\./)
  assert.equal(await stateOf(id), 'idea')
})

test('no effort begins without its evaluation agreed, or a reason of ten signs that colleagues see', async () => {
  const id = await propose(town, whole)
  assert.equal((await move(town, id, { from: 'idea', to: 'planned' })).status, 303)
  const refusedAnswer = await move(town, id, { from: 'planned', to: 'going' })
  assert.equal(refusedAnswer.status, 422)
  assert.match(await refusedAnswer.text(), /Aftal, hvordan I vil se, om den virker/)
  const short = await move(town, id, { from: 'planned', to: 'going', override: 'yes', reason: 'haster' })
  assert.equal(short.status, 422)
  assert.match(await short.text(), /mindst ti tegn[\s\S]*<textarea[^>]*>haster/)
  assert.equal(await stateOf(id), 'planned')
  const reason = 'Skoleåret begynder på mandag'
  assert.equal((await move(town, id, { from: 'planned', to: 'going', override: 'yes', reason }, 'leader')).status, 303)
  const inside = await page(`/da/efforts/${id}`, 'analyst')
  assert.match(inside.html, /Den begyndte uden aftalt evaluering[\s\S]*Skoleåret begynder på mandag[\s\S]*Prøve leader/)
  const outside = await page(`/da/efforts/${id}`)
  assert.equal(outside.status, 200)
  assert.ok(!outside.html.includes(reason) && !outside.html.includes('Prøve leader'))
})

test('with its evaluation agreed it begins in one press, and a step somebody else has taken is not taken twice', async () => {
  const id = await propose(town, whole)
  await move(town, id, { from: 'idea', to: 'planned' })
  await agreeLight(town, id)
  assert.equal((await move(town, id, { from: 'planned', to: 'going' })).status, 303)
  const late = await move(town, id, { from: 'planned', to: 'going', reason: 'Mine ord' })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /En kollega har flyttet indsatsen imens[\s\S]*Mine ord/)
  const wordless = await move(town, id, { from: 'going', to: 'paused' })
  assert.equal(wordless.status, 422)
  assert.equal((await move(town, id, { from: 'going', to: 'judged' })).status, 422)
  assert.equal((await move(town, id, { from: 'going', to: 'paused', override: 'no' })).status, 422)
  assert.equal(await stateOf(id), 'going')
})

test('an effort that is planned keeps saying what it is', async () => {
  const id = await propose(town, whole)
  await move(town, id, { from: 'idea', to: 'planned' })
  const form = { name: 'Lys', kind: 'public-space', goals: 'safe-town', revision: '1' }
  const answer = await town.visit(`/da/efforts/${id}/edit`, { as: 'coordinator', form })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Indsatsen er mere end en idé: skriv, hvad I gør\./)
})

test('in every language, right to left too; empty English shows the Danish as Danish', async () => {
  const id = await propose(town, whole)
  await move(town, id, { from: 'idea', to: 'planned' })
  assert.match((await page(`/en/efforts/${id}`)).html, /<p lang="da"[^>]*>Vi sætter lamper op\./)
  const rtl = await page(`/ar-XB/efforts/${id}`, 'coordinator')
  assert.equal(rtl.status, 200)
  assert.match(rtl.html, /dir="rtl"/)
})

test('an address that names no effort is a page that does not exist', async () => {
  for (const path of ['/da/efforts/nothing', '/da/efforts/01930000-0000-7000-8000-999999999999', '/da/efforts/nothing/move?to=going'])
    assert.equal((await page(path, 'coordinator')).status, 404, path)
})
