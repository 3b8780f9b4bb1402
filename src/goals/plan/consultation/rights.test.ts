// Who may say and see what, tried from the wrong side in the database itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { versionById } from '../store.ts'
import { answerComment, commentById } from './answers/store.ts'
import { addParty, removeParty } from './asked/store.ts'
import { addComment, ownComments, partiesOf, sayNothingToAdd } from './store.ts'
import { anybody, type Hearing, hearing, type Person } from './testing/hearing.ts'

let h: Hearing
before(async () => {
  h = await hearing()
})
after(() => h.town.close())

const say =
  (version: string, party: string | null, chapter: string | null = null, id = newId()) =>
  async (tx: Tx) => {
    await addComment(tx, { id, version, chapter: chapter ? { id: chapter, title: 'Et' } : null, party, words: 'Vi synes godt om det.' })
    return id
  }
const refused = (person: Person, deed: (tx: Tx) => Promise<unknown>) => assert.rejects(h.as(person, deed), /row-level security/)
const answer = { outcome: 'noted' as const, answer: 'Tak for det.', isPublic: true, revision: 1 }

test('a partner that is asked comments; one that is not asked sees nothing and cannot', async () => {
  const { id, party, chapters } = await h.draft()
  await h.as(h.asked, say(id, party, chapters[0]))
  await refused(h.other, say(id, party))
  await refused(h.other, say(id, null))
  await refused(anybody, say(id, null))
  assert.equal(await h.as(h.other, (tx) => versionById(tx, id)), null)
  assert.deepEqual(await h.as(h.other, (tx) => partiesOf(tx, id)), [])
  assert.equal(await h.as(h.other, (tx) => sayNothingToAdd(tx, id, party)), false)
  assert.equal((await h.as(h.asked, (tx) => ownComments(tx, id))).length, 1)
})

test('nobody comments on a draft, after the last day, or on what is on its way to the council', async () => {
  const { id, party } = await h.draft({ residents: true, state: 'draft' })
  const everybody = [h.asked, h.other, anybody]
  for (const person of everybody) await refused(person, say(id, person === h.asked ? party : null))
  await h.move(id, 'draft', 'consultation')
  await h.as(anybody, say(id, null))
  await h.end(id)
  for (const person of everybody) await refused(person, say(id, person === h.asked ? party : null))
  assert.equal(await h.as(h.asked, (tx) => sayNothingToAdd(tx, id, party)), false)
  // What came on paper in time may be written in late.
  await h.town.as('coordinator', say(id, party))
  await h.move(id, 'consultation', 'for-adoption')
  await assert.rejects(h.town.as('coordinator', say(id, party)), /row-level security/)
})

test('a comment stays in its own version, and nobody speaks in the name of another', async () => {
  const [one, two] = [await h.draft({ residents: true }), await h.draft({ residents: true })]
  await refused(h.asked, say(one.id, two.party))
  await refused(h.asked, say(one.id, one.party, two.chapters[0]))
  await refused(h.other, say(one.id, one.party))
  await refused(anybody, say(one.id, one.party))
  const inAnothersName = sql`insert into goals.comment (municipality, version, id, author, words)
    values (1, ${one.id}, ${newId()}, ${h.asked.account}, 'Vi synes godt om det.')`
  await refused(anybody, (tx) => inAnothersName.execute(tx))
  const published = sql`insert into goals.comment (municipality, version, id, author, words, is_public)
    values (1, ${one.id}, ${newId()}, null, 'Vi synes godt om det.', true)`
  await assert.rejects(
    h.as(anybody, (tx) => published.execute(tx)),
    /permission denied/,
  )
})

test('a comment is for colleagues and its own side until it is published; only coordinator and leader answer', async () => {
  const { id, party } = await h.draft({ residents: true })
  const comment = await h.as(h.asked, say(id, party))
  const seenBy = (person: Person) => h.as(person, (tx) => commentById(tx, id, comment))
  assert.equal(await seenBy(h.other), null)
  assert.equal(await seenBy(anybody), null)
  for (const role of ['professional', 'analyst', 'data-protection', 'administrator'] as const) {
    assert.ok(await h.town.as(role, (tx) => commentById(tx, id, comment)), role)
    assert.equal(await h.town.as(role, (tx) => answerComment(tx, comment, answer, '')), false, role)
  }
  for (const person of [h.asked, h.other, anybody]) assert.equal(await h.as(person, (tx) => answerComment(tx, comment, answer, '')), false)
  assert.equal(await h.town.as('leader', (tx) => answerComment(tx, comment, answer, 'Prøve leader')), true)
  assert.equal((await seenBy(anybody))?.answer, 'Tak for det.')
  assert.equal((await seenBy(h.asked))?.outcome, 'noted')
  const reworded = sql`update goals.comment set words = 'Noget andet' where id = ${comment}`
  await assert.rejects(
    h.town.as('leader', (tx) => reworded.execute(tx)),
    /not rewritten/,
  )
  const unanswered = await h.as(h.asked, say(id, party))
  const early = sql`update goals.comment set is_public = true where id = ${unanswered}`
  await assert.rejects(
    h.town.as('leader', (tx) => early.execute(tx)),
    /published_with_answer/,
  )
})

test('a partner still reads what it said after the consultation, also when the draft is taken back', async () => {
  const { id, party } = await h.draft()
  await h.as(h.asked, say(id, party))
  await h.move(id, 'consultation', 'draft')
  assert.equal(await h.as(h.asked, (tx) => versionById(tx, id)), null)
  // Colleagues too: it was said in the name of all of them.
  for (const person of [h.asked, h.colleague]) assert.equal((await h.as(person, (tx) => ownComments(tx, id))).length, 1)
  assert.match((await h.visit(h.colleague, `/consultations/${id}`)).text, /Vi synes godt om det/)
  assert.deepEqual(await h.as(h.other, (tx) => ownComments(tx, id)), [])
  assert.equal((await h.visit(h.other, `/consultations/${id}`)).status, 404)
})

test('words of a comment can be left out and never rewritten, by coordinator and leader alone', async () => {
  const { id, party } = await h.draft({ residents: true })
  const comment = await h.as(h.asked, say(id, party))
  const write = (words: string, redaction: string | null) => (tx: Tx) =>
    sql`update goals.comment set words = ${words}, redaction = ${redaction} where id = ${comment}`.execute(tx)
  const leaveOut = write('Vi [udeladt] om [udeladt].', 'person')
  for (const person of [h.asked, h.colleague, h.other, anybody]) await h.as(person, leaveOut)
  for (const role of ['professional', 'analyst', 'administrator'] as const) await h.town.as(role, leaveOut)
  const now = () => h.town.as('coordinator', (tx) => commentById(tx, id, comment))
  assert.equal((await now())?.words, 'Vi synes godt om det.')
  for (const [words, redaction] of [
    ['Vi synes ikke om det.', 'person'],
    ['[udeladt] synes dårligt om det.', 'person'],
    ['[udeladt] om det. Og mere.', 'person'],
    ['Noget andet og så [udeladt]', 'person'],
    ['Vi [udeladt] det.', null],
    ['Vi synes godt om det.', 'person'],
  ] as const)
    await assert.rejects(h.town.as('coordinator', write(words, redaction)), /not rewritten|is said when they are/, words)
  await h.town.as('leader', leaveOut)
  assert.deepEqual([(await now())?.words, (await now())?.redaction], ['Vi [udeladt] om [udeladt].', 'person'])
  await h.town.as('leader', write('[udeladt]', 'offensive'))
})

test('only coordinator and leader name who is asked, and one that has commented stays', async () => {
  const { id, party } = await h.draft()
  for (const role of ['professional', 'analyst', 'administrator', 'resident'] as const) {
    await assert.rejects(
      h.town.as(role, (tx) => addParty(tx, id, { organisation: null, name: 'Klubben' })),
      /row-level security/,
      role,
    )
    await h.town.as(role, (tx) => removeParty(tx, id, party))
  }
  await refused(h.asked, (tx) => addParty(tx, id, { organisation: h.organisation, name: 'Klubben' }))
  await h.as(h.asked, say(id, party))
  await assert.rejects(
    h.town.as('coordinator', (tx) => removeParty(tx, id, party)),
    /stays with what it said/,
  )
  await assert.rejects(
    h.town.as('coordinator', (tx) => addParty(tx, id, { organisation: h.organisation, name: 'Igen' })),
    /organisation_asked_once/,
  )
  assert.equal((await h.town.as('coordinator', (tx) => partiesOf(tx, id))).length, 1)
})
