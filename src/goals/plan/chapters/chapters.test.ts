import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import { day, planPages, revisionIn, waitingIn } from '../testing/plan-pages.ts'

let town: TestTown
const { get, post, multipart, begin, chapterPaths } = planPages(() => town)
before(async () => {
  town = await testTown()
})
after(() => town.close())

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

test('a text whose chapter is gone is kept, whichever button was pressed, and stands on the version’s page', async () => {
  const plan = await begin('Uden plads')
  const [first = '', second = ''] = await chapterPaths(plan)
  const form = { title: 'Sent', revision: '1', waiting: '' }
  await post(`${first}/remove`, {})
  const preview = await multipart(first, { ...form, body: 'Jeg så efter.', deed: 'preview' })
  assert.equal(preview.status, 409)
  assert.match(preview.text, /Din tekst er gemt/)
  assert.match(preview.text, /Jeg så efter\./)
  const page = (await get(plan, 'professional')).text
  const save = /href="\/da([^"]*\/saves\/[0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
  assert.match(page, /Tekster uden plads/)
  assert.match((await get(save, 'professional')).text, /Jeg så efter\./)
  // One that cannot be kept, because something is wrong with it, is shown all the same and says so.
  const nameless = await multipart(first, { ...form, title: '', body: 'Uden navn.', deed: 'save' })
  assert.equal(nameless.status, 409)
  assert.match(nameless.text, /Din tekst er ikke gemt[\s\S]*Uden navn\./)
  // A chapter that never was is not there.
  const never = first.replace(/[^/]*$/, newId())
  for (const deed of ['save', 'preview']) assert.equal((await multipart(never, { ...form, body: 'A', deed })).status, 404, deed)

  await post(`${plan}/move`, { from: 'draft', to: 'for-adoption' })
  const adopted = await post(`${plan}/adopt`, { ...day('on', todayInTown()), caseNumber: '1', minutesAddress: '' })
  assert.equal(adopted.status, 303, adopted.text)
  const late = await multipart(second, { ...form, body: 'Efter vedtagelsen.', deed: 'save' })
  assert.match(late.text, /Din tekst er gemt[\s\S]*Efter vedtagelsen\./)
  assert.equal([...(await get(plan, 'coordinator')).text.matchAll(/\/saves\/[0-9a-f-]{36}"/g)].length, 2)
  const added = await multipart(`${plan}/chapters/new`, { ...form, body: 'Et helt nyt.', deed: 'save' })
  assert.equal(added.status, 409)
  assert.match(added.text, /Din tekst er ikke gemt[\s\S]*Et helt nyt\./)
})

test('a waiting text is put aside from its own version only', async () => {
  const [plan, other] = [await begin('Egen'), await begin('En anden')]
  const [chapter = ''] = await chapterPaths(plan)
  for (const body of ['A', 'B']) await multipart(chapter, { title: 'Et', body, revision: '1', waiting: '', deed: 'save' })
  const settle = /action="\/da([^"]*\/settle)"/.exec((await get(chapter, 'coordinator')).text)?.[1] ?? ''
  assert.equal((await post(settle.replace(plan, other), {})).status, 404)
  assert.equal((await post(settle, {})).status, 303)
  assert.equal((await post(settle, {})).status, 404)
})

test('a button pressed twice begins one plan and adds one chapter', async () => {
  const [first, again] = await Promise.all([begin('To tryk'), begin('To tryk')])
  assert.equal(first, again)
  const before = (await chapterPaths(first)).length
  const form = { title: 'Nyt', body: 'Ny tekst.', revision: '0', waiting: '', deed: 'save' }
  for (const answer of await Promise.all([1, 2].map(() => multipart(`${first}/chapters/new`, form)))) assert.equal(answer.status, 303)
  assert.equal((await chapterPaths(first)).length, before + 1)
})

test('odd forms of a chapter are answered with a page, and the text is there still', async () => {
  const plan = await begin('Mærkelig')
  const [chapter = ''] = await chapterPaths(plan)
  for (const revision of ['', '3000000000', '1e309', 'NaN', '-1', '1.234,5'])
    assert.match(
      (await multipart(chapter, { title: 'Et', body: `Tekst ${revision}.`, revision, waiting: '', deed: 'save' })).text,
      /Tekst/,
      revision,
    )
  const body = new FormData()
  for (const [name, value] of [
    ['title', 'A'],
    ['title', 'B'],
    ['body', 'Den ene.'],
    ['body', 'Den anden.'],
    ['revision', '1'],
    ['waiting', 'x'],
  ] as const)
    body.append(name, value)
  const twice = await town.visit(`/da${chapter}`, { as: 'coordinator', method: 'POST', body })
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /Den ene\./)
})
