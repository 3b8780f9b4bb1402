// A consultation through the whole app: who is asked, what they write, and what the town answers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { untilSomebodyWaits } from '../../../../tests/until-somebody-waits.ts'
import { sql } from '../../../platform/db.ts'
import { daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import { lix } from '../../../platform/pages/testing/lix.ts'
import { oneEffort } from '../../efforts/testing/one-effort.ts'
import { assemble } from '../assemble.ts'
import { partsWith } from '../parts/all.ts'
import { versionById } from '../store.ts'
import { heardOf, ownComments, partiesOf, unansweredOf } from './store.ts'
import { anybody, type Hearing, hearing } from './testing/hearing.ts'

let h: Hearing
before(async () => {
  h = await hearing()
})
after(() => h.town.close())

const day = (name: string, on: string) => {
  const [year = '', month = '', of = ''] = on.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
const soon = daysAfter(todayInTown(), 30)
const revisionIn = (text: string) => /name="revision" value="(\d+)"/.exec(text)?.[1] ?? ''
const said = (version: string) =>
  h.town.as(
    'coordinator',
    async (tx) => (await sql<{ words: string }>`select words from goals.comment where version = ${version}`.execute(tx)).rows,
  )

test('the coordinator says who is asked; organisations and parties are the same at any moment', async () => {
  const { id } = await h.draft({ state: 'draft' })
  const page = `/plans/${id}/consultation/asked`
  const revision = revisionIn((await h.visit('coordinator', page)).text)
  const past = await h.visit('coordinator', page, { ...day('until', '2020-01-01'), others: 'Klubben', revision })
  assert.equal(past.status, 422)
  assert.match(past.text, /skal ligge i fremtiden/)
  assert.match(past.text, /Klubben/)
  const twice = await h.visit('coordinator', page, { organisations: h.organisation, others: 'bestyrelsen', revision })
  assert.match(twice.text, /bestyrelsen står allerede blandt partnerne/)
  const saved = await h.visit('coordinator', page, { ...day('until', soon), residents: 'yes', others: 'Klubben\r\nSeniorrådet', revision })
  assert.equal(saved.status, 303, saved.text)
  const names = async () => (await h.town.as('coordinator', (tx) => partiesOf(tx, id))).map(({ name }) => name)
  assert.deepEqual(await names(), ['Klubben', 'Seniorrådet'])
  const asked = () =>
    h.town.as(
      'coordinator',
      async (tx) => (await sql<{ asked: string[] }>`select asked from goals.plan_version where id = ${id}`.execute(tx)).rows[0]?.asked,
    )
  assert.deepEqual(await asked(), [])
  const stale = await h.visit('coordinator', page, { organisations: h.organisation, others: 'En anden', revision })
  assert.equal(stale.status, 409)
  assert.match(stale.text, /Seniorrådet[\s\S]*En anden/)
  const again = await h.visit('coordinator', page, {
    ...day('until', soon),
    organisations: h.organisation,
    others: 'Klubben',
    revision: revisionIn(stale.text),
  })
  assert.equal(again.status, 303)
  assert.deepEqual([await names(), await asked()], [['Bestyrelsen', 'Klubben'], [h.organisation]])
  assert.equal((await h.visit('professional', page)).status, 403)
  assert.equal((await h.visit('professional', `/plans/${id}/consultation`)).status, 200)
  for (const person of [h.asked, anybody, 'resident'] as const)
    assert.equal((await h.visit(person, `/plans/${id}/consultation`)).status, 404)
})

test('a partner that is asked reads the draft and comments; another partner finds nothing', async () => {
  const { id, chapters } = await h.draft()
  const list = await h.visit(h.asked, '/consultations')
  assert.match(list.text, /I har ikke svaret endnu/)
  // It waits on the page of what they have agreed to do as well; not on that of a partner who is not asked.
  assert.match((await h.visit(h.asked, '/my-actions')).text, new RegExp(`Høringer, der venter på jer[\\s\\S]*/consultations/${id}`))
  assert.doesNotMatch((await h.visit(h.other, '/my-actions')).text, /Høringer, der venter/)
  const page = await h.visit(h.asked, `/consultations/${id}`)
  assert.match(page.text, /Du svarer for Bestyrelsen/)
  assert.match(page.text, /Vi vil gerne have mere naboskab/)
  for (const person of [h.other, anybody, 'resident'] as const) {
    assert.equal((await h.visit(person, `/consultations/${id}`)).status, 404)
    assert.equal((await h.visit(person, `/consultations/${id}/chapters/${chapters[0]}`, { words: 'Vi mener noget.' })).status, 404)
    assert.ok(!(await h.visit(person, '/consultations')).text.includes(id))
  }
  // A colleague who is not asked reads, and does not write.
  assert.match((await h.visit('professional', `/consultations/${id}`)).text, /Det er andre, der er bedt om at svare/)
  assert.equal((await h.visit('professional', `/consultations/${id}/whole`, { words: 'Jeg mener noget.' })).status, 403)
  const form = await h.visit(h.asked, `/consultations/${id}/chapters/${chapters[0]}`)
  const key = /name="id" value="([0-9a-f-]{36})"/.exec(form.text)?.[1] ?? ''
  for (const _ of [1, 2]) {
    const sent = await h.visit(h.asked, `/consultations/${id}/chapters/${chapters[0]}`, { id: key, words: 'Vi vil\r\nhave bænke.' })
    assert.equal(sent.to, `/da/consultations/${id}/thanks?after=${chapters[0]}`)
  }
  assert.deepEqual(await said(id), [{ words: 'Vi vil\nhave bænke.' }])
  const thanks = await h.visit(h.asked, `/consultations/${id}/thanks?after=${chapters[0]}`)
  assert.ok(thanks.text.includes(`/da/consultations/${id}/chapters/${chapters[1]}`))
  assert.match((await h.visit(h.asked, '/consultations')).text, /Du har skrevet 1 svar/)
  assert.ok(!(await h.visit(h.asked, '/my-actions')).text.includes(id))
})

test('what points at a person is refused, and what was written stays in the box', async () => {
  const { id, chapters } = await h.draft({ residents: true })
  const path = `/consultations/${id}/chapters/${chapters[0]}`
  for (const [words, sentence] of [
    ['Ring til mig på 12 34 56 78 om bænken', /telefonnummer/],
    ['Skriv til mig@eksempel.dk om bænken', /mailadresse\. Slet/],
    ['Jeg hedder 010190-1234 om bænken', /CPR-nummer\. Slet/],
    ['', /Skriv, hvad du mener/],
    [`${'lang '.repeat(1300)}om bænken`, /højst have 6\.000 tegn/],
  ] as const) {
    const answer = await h.visit(anybody, path, { words })
    assert.equal(answer.status, 422, words)
    assert.match(answer.text, sentence)
    if (words) assert.match(answer.text, /om bænken<\/textarea>/)
  }
  const machine = await h.visit(anybody, path, { words: 'Køb billige bænke', website: 'https://example.com' })
  assert.equal(machine.status, 422)
  assert.match(machine.text, /Køb billige bænke<\/textarea>/)
  assert.ok(!machine.text.includes('https://example.com'))
  assert.deepEqual(await said(id), [])
})

test('a resident who is asked comments without an account; a flood from one network is stopped and nothing typed is lost', async () => {
  const { id } = await h.draft({ residents: true })
  const page = await h.visit(anybody, `/consultations/${id}`)
  assert.equal(page.status, 200)
  const pages = [`${page.text.split('<h2>Hele udkastet')[0]}</main>`]
  for (const rest of ['s', `s/${id}/whole`, `s/${id}/thanks`]) pages.push((await h.visit(anybody, `/consultation${rest}`)).text)
  for (const text of pages) assert.ok(lix(text) <= 30, String(lix(text)))
  let stopped: Awaited<ReturnType<typeof h.visit>> | null = null
  for (let sent = 0; sent <= 30; sent++) {
    const answer = await h.visit(anybody, `/consultations/${id}/whole`, { words: `Svar nummer ${sent}` })
    if (answer.status !== 303) stopped = answer
  }
  assert.equal(stopped?.status, 429)
  assert.match(stopped?.text ?? '', /Svar nummer 30<\/textarea>/)
  assert.equal((await said(id)).length, 30)
  // A partner that is asked is no flood.
  assert.equal((await h.visit(h.asked, `/consultations/${id}/whole`, { words: 'Fra bestyrelsen.' })).status, 303)
})

test('after the last day nothing more comes in, and what was written too late is shown back', async () => {
  const { id, chapters } = await h.draft({ residents: true })
  await h.end(id)
  for (const person of [anybody, h.asked, 'resident'] as const) {
    assert.match((await h.visit(person, `/consultations/${id}`)).text, /Høringen er slut/)
    const late = await h.visit(person, `/consultations/${id}/chapters/${chapters[0]}`, { words: 'For sent skrevet.' })
    assert.equal(late.status, 409)
    assert.match(late.text, /For sent skrevet\.<\/textarea>/)
  }
  assert.equal((await h.visit(h.asked, `/consultations/${id}/nothing-to-add`, {})).status, 303)
  assert.equal((await h.town.as('coordinator', (tx) => partiesOf(tx, id)))[0]?.hasNothingToAdd, false)
  await h.move(id, 'consultation', 'for-adoption')
  const over = await h.visit(anybody, `/consultations/${id}`)
  assert.match(over.text, /Høringen er slut/)
  assert.ok(!over.text.includes('Vi vil gerne have mere naboskab'))
  assert.equal((await h.visit(anybody, `/consultations/${id}/whole`, { words: 'For sent skrevet.' })).status, 409)
  assert.deepEqual(await said(id), [])
  assert.equal((await h.visit(anybody, `/consultations/${(await h.draft({ state: 'draft' })).id}`)).status, 404)
  assert.equal((await h.visit(anybody, `/consultations/${newId()}`)).status, 404)
})

test('a version that goes to the council without a consultation has no page of one', async () => {
  const { id } = await h.draft({ state: 'for-adoption', until: null })
  for (const path of ['', '/whole', '/thanks']) assert.equal((await h.visit('coordinator', `/consultations/${id}${path}`)).status, 404)
})

test('a chapter that was taken out meanwhile does not take the comment with it', async () => {
  const { id, chapters } = await h.draft({ residents: true })
  await h.town.as('coordinator', (tx) => sql`delete from goals.chapter where id = ${chapters[1]}`.execute(tx))
  const answer = await h.visit(h.asked, `/consultations/${id}/chapters/${chapters[1]}`, { words: 'Om lyset.' })
  assert.equal(answer.status, 409)
  assert.match(answer.text, /Om lyset\.<\/textarea>/)
  assert.ok(answer.text.includes(`action="/da/consultations/${id}/whole"`))
})

test('a partner says that it has nothing to add; the coordinator notes it for one that answers on paper', async () => {
  const { id, party } = await h.draft()
  assert.deepEqual(
    (await h.town.as('coordinator', (tx) => unansweredOf(tx, id))).parties.map(({ name }) => name),
    ['Bestyrelsen'],
  )
  assert.equal((await h.visit(h.other, `/consultations/${id}/nothing-to-add`, {})).status, 404)
  assert.equal((await h.visit('professional', `/plans/${id}/consultation/parties/${party}/nothing-to-add`, {})).status, 403)
  const done = await h.visit(h.asked, `/consultations/${id}/nothing-to-add`, {})
  assert.match((await h.visit(h.asked, done.to.replace('/da', ''))).text, /I har ikke noget at tilføje/)
  assert.deepEqual((await h.town.as('coordinator', (tx) => unansweredOf(tx, id))).parties, [])
  const second = await h.draft()
  assert.equal((await h.visit('coordinator', `/plans/${second.id}/consultation/parties/${second.party}/nothing-to-add`, {})).status, 303)
  assert.equal((await h.town.as('coordinator', (tx) => partiesOf(tx, second.id)))[0]?.hasNothingToAdd, true)
})

test('comments are answered one after the other, published, and heard in the plan', async () => {
  const { id, chapters } = await h.draft({ residents: true })
  await h.visit(h.asked, `/consultations/${id}/chapters/${chapters[1]}`, { words: 'Vi vil have lys.' })
  const paper = `/plans/${id}/consultation/paper`
  assert.equal((await h.visit('coordinator', paper, { party: '', chapter: '', words: 'Ring 12345678' })).status, 422)
  assert.equal((await h.visit('coordinator', paper, { party: '', chapter: '', words: '=1+1 er to, og planen er god.' })).status, 303)
  const waiting = await h.town.as('coordinator', (tx) => unansweredOf(tx, id))
  assert.deepEqual(
    waiting.chapters.map(({ title, comments }) => [title, comments]),
    [
      ['', 1],
      ['Lys på stien', 1],
    ],
  )
  const overview = await h.visit('coordinator', `/plans/${id}/consultation`)
  assert.match(overview.text, /Ubesvarede \(2\)/)
  assert.ok(!(await h.visit('coordinator', `/plans/${id}/consultation?done=constructor`)).text.includes('native code'))
  const links = [...overview.text.matchAll(/\/da(\/plans\/[^"]*\/comments\/[0-9a-f-]{36})"/g)].map(([, path]) => path ?? '')
  assert.equal(links.length, 2)
  const empty = await h.visit('coordinator', links[0] ?? '', { answer: 'Godt set.', revision: '1' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Godt set\.<\/textarea>/)
  assert.equal((await h.visit('professional', links[0] ?? '', { outcome: 'noted', answer: 'Godt set.', revision: '1' })).status, 403)
  const first = await h.visit('coordinator', links[0] ?? '', {
    outcome: 'taken-up',
    answer: 'Det står der nu.',
    isPublic: 'yes',
    revision: '1',
    after: 'next',
  })
  assert.equal(first.to, `/da${links[1]}?done=answered`)
  const last = await h.visit('coordinator', links[1] ?? '', { outcome: 'noted', answer: 'Tak.', revision: '1', after: 'next' })
  assert.equal(last.to, `/da/plans/${id}/consultation?done=all-answered`)

  assert.deepEqual(await h.as(anybody, (tx) => heardOf(tx, id)), [
    { chapter: (await threads(id))[1], who: 'Bestyrelsen', words: 'Vi vil have lys.', answer: 'Det står der nu.', outcome: 'taken-up' },
  ])
  const csv = (await h.visit('analyst', `/plans/${id}/consultation/comments.csv`)).text
  assert.match(csv, /"Vi vil have lys\."/)
  assert.match(csv, /"'=1\+1 er to, og planen er god\."/)
  assert.match((await h.visit(anybody, `/consultations/${id}/chapters/${chapters[1]}`)).text, /Det har andre skrevet[\s\S]*Vi vil have lys/)
  assert.match((await h.visit(h.asked, `/consultations/${id}`)).text, /Det har Bestyrelsen skrevet[\s\S]*Det står der nu/)
})

test('words that point at a person are left out for good, and everybody who reads the comment sees why', async () => {
  const { id } = await h.draft({ residents: true })
  await h.visit(h.asked, `/consultations/${id}/whole`, { words: 'Spørg Ulla Demosen om lyset.\nUlla ved det.' })
  const [comment] = await h.as(h.asked, (tx) => ownComments(tx, id))
  const page = `/plans/${id}/consultation/comments/${comment?.id}`
  const form = { passages: 'Ulla Demosen\r\nUlla', reason: 'person' }
  assert.equal((await h.visit('professional', `${page}/redact`)).status, 403)
  assert.equal((await h.visit('professional', `${page}/redact`, form)).status, 403)
  for (const person of [h.asked, anybody, 'resident'] as const) assert.equal((await h.visit(person, `${page}/redact`, form)).status, 404)
  assert.match((await h.visit('coordinator', page)).text, /Udelad ord af svaret/)
  for (const [wrong, sentence] of [
    [{ passages: 'ulla', reason: 'person' }, /Det står ikke i svaret: ulla/],
    [{ passages: '', reason: 'person' }, /Skriv de ord, der skal udelades/],
    [{ passages: ['Ulla', 'Demosen'], reason: 'person' }, /Skriv de ord, der skal udelades/],
    [{ passages: 'Ulla' }, /Vælg en grund/],
  ] as const) {
    const answer = await h.visit('coordinator', `${page}/redact`, wrong as Record<string, string>)
    assert.equal(answer.status, 422)
    assert.match(answer.text, sentence)
  }
  const done = await h.visit('coordinator', `${page}/redact`, form)
  assert.equal(done.to, `/da${page}?done=redacted`)
  assert.deepEqual(await said(id), [{ words: 'Spørg [udeladt] om lyset.\n[udeladt] ved det.' }])
  assert.match(
    (await h.visit(h.asked, `/consultations/${id}`)).text,
    /Spørg \[udeladt\] om lyset[\s\S]*Ord er udeladt, fordi de pegede på et menneske/,
  )
  const log = await h.town.as('data-protection', async (tx) =>
    (
      await sql<{ line: string }>`select a::text as line from platform.audit_entry a where a.thing_id = ${comment?.id}`.execute(tx)
    ).rows.map(({ line }) => line),
  )
  assert.ok(log.some((line) => line.includes('redacted')) && log.every((line) => !line.includes('Ulla')))
  // What a colleague was writing to the words that are gone is kept, and they see what is left.
  const stale = await h.visit('leader', page, { outcome: 'noted', answer: 'Tak for det.', revision: '1' })
  assert.equal(stale.status, 409)
  assert.match(stale.text, /\[udeladt\] ved det[\s\S]*Tak for det\.<\/textarea>/)
  // Also when the version is adopted long ago.
  await h.town.as('system', async (tx) => {
    await sql`update goals.plan_version set state = 'adopted', frozen = '{}', content_hash = 'x', frozen_at = now(), adopted_on = now() where id = ${id}`.execute(
      tx,
    )
  })
  assert.equal((await h.visit('leader', page, { outcome: 'noted', answer: 'Tak for det.', revision: '2' })).status, 303)
  assert.equal((await h.visit('leader', `${page}/redact`, { passages: '', everything: 'yes', reason: 'offensive' })).status, 303)
  assert.deepEqual(await said(id), [{ words: '[udeladt]' }])
  const answered = sql`update goals.comment set answer = 'Nej', outcome = 'noted' where version = ${id}`
  await assert.rejects(
    h.town.as('leader', (tx) => answered.execute(tx)),
    /stays/,
  )
})

test('a version that moves while somebody sends gives them their words back', async () => {
  const { id, chapters } = await h.draft({ residents: true })
  const owner = new pg.Client({ connectionString: h.town.ownerUrl })
  await owner.connect()
  // The flood of the test above is another day.
  await owner.query('truncate platform.rate_count')
  // Whoever sends waits here, after the page was looked at and before the words are kept.
  const sentAfter = async (deed: () => Promise<unknown>) => {
    await owner.query('begin; lock table platform.rate_count in exclusive mode')
    const sending = h.visit(anybody, `/consultations/${id}/chapters/${chapters[0]}`, { words: 'Sendt i sidste øjeblik.' })
    await untilSomebodyWaits(h.town.ownerUrl)
    await deed()
    await owner.query('commit')
    return sending
  }
  const gone = await sentAfter(() => h.town.as('coordinator', (tx) => sql`delete from goals.chapter where id = ${chapters[0]}`.execute(tx)))
  assert.equal(gone.status, 409)
  assert.match(gone.text, /Sendt i sidste øjeblik\.<\/textarea>/)
  assert.match(gone.text, /Kapitlet findes ikke længere/)
  await owner.end()
})

test('going back and writing something else is another comment; pressing twice is not', async () => {
  const { id } = await h.draft()
  const form = await h.visit(h.asked, `/consultations/${id}/whole`)
  const key = /name="id" value="([0-9a-f-]{36})"/.exec(form.text)?.[1] ?? ''
  for (const words of ['Vi vil have bænke.', 'Vi vil have bænke.', 'Og lys.'])
    assert.equal((await h.visit(h.asked, `/consultations/${id}/whole`, { id: key, words })).status, 303)
  assert.deepEqual((await said(id)).map(({ words }) => words).sort(), ['Og lys.', 'Vi vil have bænke.'])
})

test('the draft is put together once for many readers, and still says what a chapter says now and nothing a resident may not read', async () => {
  const { id, chapters } = await h.draft({ residents: true })
  const write = (body: string) =>
    h.town.as('coordinator', (tx) =>
      sql`update goals.chapter set body = ${body}, revision = revision + 1 where id = ${chapters[0]}`.execute(tx),
    )
  await h.town.as('coordinator', (tx) => oneEffort(tx, 'Hemmelig indsats'))
  await write('{{efforts}}')
  for (const person of ['coordinator', anybody] as const) {
    const { text } = await h.visit(person, `/consultations/${id}`)
    assert.match(text, /Der er ingen offentlige indsatser/)
    assert.ok(!text.includes('Hemmelig'))
  }
  await write('Ny tekst i kapitlet.')
  for (const path of ['', `/chapters/${chapters[0]}`])
    assert.match((await h.visit(anybody, `/consultations/${id}${path}`)).text, /Ny tekst i kapitlet/)
})

const threads = (id: string) =>
  h.town.as('coordinator', async (tx) =>
    (await sql<{ thread: string }>`select thread from goals.chapter where version = ${id} order by position`.execute(tx)).rows.map(
      ({ thread }) => thread,
    ),
  )

test('two answer the same comment: the second sees both and overwrites nothing', async () => {
  const { id } = await h.draft()
  await h.visit(h.asked, `/consultations/${id}/whole`, { words: 'Hvad med børnene?' })
  const [comment] = await h.as(h.asked, (tx) => ownComments(tx, id))
  const path = `/plans/${id}/consultation/comments/${comment?.id}`
  const mine = { outcome: 'partly', answer: 'De står i kapitel 2.', revision: '1' }
  assert.equal((await h.visit('coordinator', path, mine)).status, 303)
  // The same form sent twice is one answer.
  assert.equal((await h.visit('coordinator', path, mine)).status, 303)
  const second = await h.visit('leader', path, { outcome: 'noted', answer: 'Børnene er med.', isPublic: 'yes', revision: '1' })
  assert.equal(second.status, 409)
  assert.match(second.text, /De står i kapitel 2\.[\s\S]*Børnene er med\.<\/textarea>/)
  assert.equal(revisionIn(second.text), '2')
  assert.equal(
    (await h.visit('leader', path, { outcome: 'partly', answer: 'De står i kapitel 2. Børnene er med.', revision: '2' })).status,
    303,
  )
})

test('comments to the plan as a whole and to a chapter that is gone keep a heading in the document', async () => {
  const { id, chapters } = await h.draft({ residents: true })
  await h.visit(anybody, `/consultations/${id}/chapters/${chapters[1]}`, { words: 'Om lyset.' })
  await h.visit(h.asked, `/consultations/${id}/whole`, { words: 'Om det hele.' })
  await h.town.as('coordinator', async (tx) => {
    await sql`update goals.comment set outcome = 'noted', answer = 'Tak.', answered_at = now(), is_public = true where version = ${id}`.execute(
      tx,
    )
    await sql`delete from goals.chapter where id = ${chapters[1]}`.execute(tx)
  })
  const { document } = await h.town.as('coordinator', async (tx) => {
    const version = await versionById(tx, id)
    assert.ok(version)
    return assemble(tx, version, { town: { name: 'Prøveby', isDemonstration: false }, publicUrl: '', parts: partsWith([]) })
  })
  const heard = document.heard.map(({ chapter, who }) => [chapter, who])
  // The flood test above may have used up what one network may send.
  assert.ok(heard.some(([chapter, who]) => chapter === 'Planen som helhed' && who === 'Bestyrelsen'))
  for (const [chapter] of heard) assert.notEqual(chapter, '')
})
