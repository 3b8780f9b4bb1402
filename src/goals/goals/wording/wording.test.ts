// A goal in the town's own words: who may word it, what stands when nobody has, and that two colleagues lose nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import type { Role } from '../../../platform/roles.ts'
import { da } from '../texts.da.ts'
import { type Wording, wordingOf } from './model.ts'
import { readWordings, saveWording } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const form = {
  titleDa: 'Trygge hele døgnet',
  titleEn: '',
  textDa: 'Alle er trygge her.',
  textEn: 'Everybody feels safe here.',
  whyDa: '',
  whyEn: '',
  saving: '',
}
const edit = '/da/goals/safe-town/edit'
const others = ['resident', 'professional', 'analyst', 'partner', 'data-protection', 'administrator', undefined] as const
const rowNow = async (): Promise<Wording | undefined> => (await town.as('leader', readWordings)).get('safe-town')

test('a heading in another language than the page says so, to those who hear it', async () => {
  const only = { ...form, titleDa: 'En rolig by', titleEn: '' }
  const change = await town.visit(edit, { as: 'leader', form: only })
  assert.equal(change.status, 303)
  const html = await (await town.visit('/en/goals/safe-town')).text()
  assert.match(html, /<title lang="da">En rolig by/)
  assert.match(html, /<h1><span lang="da" dir="auto">En rolig by<\/span><\/h1>/)
  assert.match(
    await (await town.visit('/en/goals/safe-town/assess', { as: 'leader' })).text(),
    /<a href="\/en\/goals\/safe-town"><span lang="da"/,
  )
  await town.visit(`${edit}/paper`, { as: 'leader', form: { saving: (await rowNow())?.saving ?? '' } })
})

test('without a row the paper’s words stand; with one the town’s, and the Danish where the English is missing', () => {
  assert.deepEqual(wordingOf('safe-town', null, da.goals, 'da').title, { text: 'En tryg by' })
  const both = (da: string, en = '') => ({ da, en })
  const row: Wording = {
    goal: 'safe-town',
    title: both('Ro'),
    text: both('Vi vil', 'We want'),
    why: both(''),
    changedAt: new Date(0),
    saving: '1',
  }
  const worded = wordingOf('safe-town', row, da.goals, 'en')
  assert.deepEqual(worded, {
    goal: 'safe-town',
    title: { text: 'Ro', lang: 'da' },
    text: { text: 'We want' },
    why: { text: '', lang: 'da' },
    isTheTowns: true,
  })
})

test('coordinator and leader word a goal, and it stands so on every page; others are told that they may not', async () => {
  for (const as of others) {
    assert.equal((await town.visit(edit, { as })).status, 403, as)
    assert.equal((await town.visit(edit, { as, form })).status, 403, as)
    assert.equal((await town.visit(`${edit}/paper`, { as, form: { saving: '' } })).status, 403, as)
  }
  assert.match(await (await town.visit(edit, { as: 'coordinator' })).text(), /value="En tryg by"[\s\S]*value="A safe town"/)
  const answer = await town.visit(edit, { as: 'coordinator', form })
  assert.equal(answer.headers.get('location'), '/da/goals/safe-town?done=saved')
  for (const path of ['/da', '/da/goals', '/da/goals/safe-town', '/da/policies/new'])
    assert.match(await (await town.visit(path, { as: 'leader' })).text(), /Trygge hele døgnet/, path)
  assert.match(
    await (await town.visit('/en/goals')).text(),
    /<span lang="da" dir="ltr">Trygge hele døgnet<\/span>[\s\S]*Everybody feels safe here\./,
  )
  const coordinator = await town.accountOf('coordinator')
  const log = await town.as('data-protection', (tx) =>
    sql`select from platform.audit_entry where deed = 'worded' and thing_id = 'safe-town' and account = ${coordinator}`.execute(tx),
  )
  assert.equal(log.rows.length, 1)
})

test('in the database too, nobody else words a goal or takes the words away', async () => {
  for (const role of ['resident', 'professional', 'analyst', 'partner', 'data-protection', 'administrator'] as Role[]) {
    await assert.rejects(
      town.as(role, (tx) => saveWording(tx, 'fewer-victims', form)),
      /row-level security/,
      role,
    )
    const touched = await town.as(role, async (tx) => [
      (await sql`update goals.wording set title_da = 'x'`.execute(tx)).numAffectedRows,
      (await sql`delete from goals.wording`.execute(tx)).numAffectedRows,
    ])
    assert.deepEqual(touched, [0n, 0n], role)
  }
  assert.equal((await rowNow())?.title.da, 'Trygge hele døgnet')
})

test('what is wrong is said beside the field, and what was written is kept', async () => {
  const send = async (more: Record<string, string>) => {
    const answer = await town.visit(edit, { as: 'leader', form: { ...form, ...more } })
    return { status: answer.status, html: await answer.text() }
  }
  const empty = await send({ titleDa: ' ', whyDa: 'Fordi <b>vi</b> vil' })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /field-titleDa-error[\s\S]*Skriv målets navn på dansk[\s\S]*Fordi &lt;b&gt;vi&lt;\/b&gt; vil/)
  assert.match((await send({ textDa: 'x'.repeat(2001) })).html, /højst have 2\.000 tegn\. Den har 2\.001/)
  assert.match((await send({ whyDa: 'Det gælder 010190-1234.' })).html, /enkelte personer/)
  assert.equal((await town.visit('/da/goals/safest-town/edit', { as: 'leader' })).status, 404)
  assert.equal((await town.visit('/da/goals/__proto__/edit', { as: 'leader' })).status, 404)
})

test('of two who word a goal at once the second sees both texts, and overwrites only knowingly', async () => {
  const began = (await rowNow())?.saving ?? ''
  const save = (as: Role, titleDa: string, saving: string) => town.visit(edit, { as, form: { ...form, titleDa, saving } })
  assert.equal((await save('leader', 'Lederens ord', began)).status, 303)
  const late = await save('coordinator', 'Koordinatorens ord', began)
  const html = await late.text()
  assert.equal(late.status, 422)
  assert.match(html, /En kollega har gemt imens[\s\S]*<dd>Lederens ord[\s\S]*value="Koordinatorens ord"/)
  assert.equal((await rowNow())?.title.da, 'Lederens ord')
  // A mistake in between does not make the form forget what it began from.
  const wrong = await (await save('coordinator', '', began)).text()
  assert.equal(/name="saving" value="([^"]*)"/.exec(wrong)?.[1], began)
  const now = /name="saving" value="([^"]*)"/.exec(html)?.[1] ?? ''
  assert.equal((await save('coordinator', 'Begges ord', now)).status, 303)
  assert.equal((await rowNow())?.title.da, 'Begges ord')
})

test('back to the paper’s words with one button, but never over a colleague’s newer ones', async () => {
  const paper = (saving: string) => town.visit(`${edit}/paper`, { as: 'coordinator', form: { saving } })
  const late = await paper('1.000000')
  assert.equal(late.status, 422)
  assert.match(await late.text(), /Intet er ændret endnu[\s\S]*value="Begges ord"/)
  assert.equal((await paper((await rowNow())?.saving ?? '')).headers.get('location'), '/da/goals/safe-town?done=paper')
  assert.equal(await rowNow(), undefined)
  assert.match(await (await town.visit('/da')).text(), />En tryg by</)
})
