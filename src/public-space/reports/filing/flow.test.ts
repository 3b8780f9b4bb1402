// A resident walks through the pages, without JavaScript, from a door to a receipt; every answer is kept on the way back and when something is wrong.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { makeWhereabouts } from './told-for-tests.ts'
import { codeOn, titleOf, type Walk, walk } from './walk-for-tests.ts'

let town: TestTown
let station: string
before(async () => {
  town = await testTown()
  station = await town.as('system', makeWhereabouts)
})
after(() => town.close())

interface Row {
  id: string
  door: string
  kind: string
  place_label: string
  times: string[]
  how_often: string
  consequences: string[]
  words: string
  voices: number
}
const reports = () =>
  town.as(
    'system',
    async (tx) => (await sql<Row>`select * from public_space.report where municipality = platform.town() order by number`.execute(tx)).rows,
  )
const newest = async () => (await reports()).at(-1) ?? assert.fail('There is no report')

async function toWhen(door: string, kind: string, address = 'Prøvevej 4'): Promise<Walk> {
  const walked = await walk(town, '/da/report')
  await walked.press(door)
  await walked.press(kind)
  await walked.answer({ address }, 'Videre')
  return walked
}

describe('from a door to a receipt', () => {
  test('a disturbance takes five pages and nine taps', async () => {
    const walked = await toWhen('Noget forstyrrer', 'Knallerter')
    await walked.answer({ times: 'evening', howOften: 'weekly', consequences: 'sleep-badly' }, 'I dag')
    assert.equal(titleOf(walked.page), 'Se det igennem')
    await walked.send()
    assert.match(codeOn(walked.page), /^\d{16}$/)
    assert.deepEqual([walked.pages - 1, walked.taps], [5, 9])
    const { door, kind, place_label, times, how_often, consequences } = await newest()
    assert.deepEqual(
      [door, kind, place_label, times, how_often, consequences],
      ['disturbance', 'mopeds', 'Prøvevej 4', ['evening'], 'weekly', ['sleep-badly']],
    )
  })

  test('a fault takes its picture along; the place where it was taken is gone from it', async () => {
    const walked = await toWhen('Noget er i stykker', 'Lampe')
    await walked.answer({}, 'I går')
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .png()
      .toBuffer()
    await walked.send({ picture: new Blob([new Uint8Array(picture)], { type: 'image/png' }) })
    const { id } = await newest()
    const kept = await town.as('system', (tx) =>
      sql<{
        thing: string
        thing_id: string
      }>`select thing, thing_id from platform.stored_file where municipality = platform.town()`.execute(tx),
    )
    assert.deepEqual(kept.rows, [{ thing: 'report', thing_id: id }])
  })

  test('a good place is as easy, and a known place or a poster says where', async () => {
    const walked = await walk(town, `/da/report?place=${station}`)
    await walked.press('Her er godt')
    await walked.press('Der er liv')
    await walked.answer({ times: 'evening', consequences: 'come-more' }, 'Videre')
    await walked.send()
    assert.equal((await newest()).place_label, 'Prøveby Station')
  })

  test('the letter with the code is sent only when it was asked for', async () => {
    const walked = await toWhen('Jeg føler mig utryg', 'Der er øde')
    await walked.answer({}, 'Det ved jeg ikke')
    await walked.send()
    const letters = async () =>
      (await town.as('system', (tx) => sql<{ body: string }>`select body from platform.outgoing_mail`.execute(tx))).rows
    assert.equal((await letters()).length, 0)
    await walked.answer({ email: 'ingen adresse' }, 'Send mig nyt')
    assert.equal(walked.page.status, 422)
    await walked.answer({ email: 'en@example.invalid' }, 'Send mig nyt')
    assert.match(walked.page.html, /Vi sender også koden til en@example\.invalid/)
    const [letter] = await letters()
    assert.ok(letter?.body.replace(/ /g, '').includes(codeOn(walked.page)))
  })
})

describe('what is wrong is said beside the field, and nothing is lost', () => {
  test('an address the town does not have', async () => {
    const walked = await toWhen('Noget er i stykker', 'Affald', 'Ukendtvej 3')
    assert.equal(walked.page.status, 422)
    assert.match(walked.page.html, /Vi kender ikke “Ukendtvej 3”/)
    assert.equal(walked.page.document.querySelector('[name="address"][type="text"]')?.getAttribute('value'), 'Ukendtvej 3')
  })

  test('a beginning of several streets is answered with a choice', async () => {
    const walked = await toWhen('Noget er i stykker', 'Affald', 'Prøve 7')
    await walked.answer({}, 'Prøvestræde 7')
    assert.equal(titleOf(walked.page), 'Hvornår så du det?')
  })

  test('names are asked about before anything is kept; the person edits or goes on', async () => {
    const walked = await toWhen('Noget forstyrrer', 'Larm')
    await walked.answer({ times: 'night' }, 'I dag')
    const before = (await reports()).length
    await walked.send({ words: 'Mohammed Hansen larmer, ring 20 30 40 50. Det er på Hansensgade.' })
    assert.match(walked.page.html, /uden navne/)
    assert.match(walked.page.html, /20 30 40 50/)
    assert.equal((await reports()).length, before)
    await walked.answer({}, 'Send, som det er')
    const { words } = await newest()
    assert.ok(!words.includes('Mohammed') && !words.includes('20 30') && words.includes('Hansensgade'), words)
  })

  test('back keeps every answer', async () => {
    const walked = await toWhen('Jeg føler mig utryg', 'Der er for mørkt')
    await walked.answer({ times: ['evening', 'night'], howOften: 'weekly' }, 'I går')
    await walked.answer({}, 'Tilbage')
    assert.match(walked.page.html, /Du svarede “I går”/)
    assert.equal(walked.page.document.querySelectorAll('[name="times"][checked]').length, 2)
    await walked.answer({}, 'Tilbage')
    assert.equal(walked.page.document.querySelector('[name="address"][type="text"]')?.getAttribute('value'), 'Prøvevej 4')
  })
})

describe('the same form sent twice', () => {
  test('gives the same receipt and makes one report', async () => {
    const walked = await toWhen('Noget er i stykker', 'Graffiti')
    await walked.answer({}, 'I dag')
    const before = (await reports()).length
    const sending = walked.page
    await walked.send()
    const first = codeOn(walked.page)
    walked.page = sending
    await walked.send()
    assert.equal(codeOn(walked.page), first)
    assert.equal((await reports()).length, before + 1)
  })
})

describe('“is it this one?”', () => {
  /** Staff have read it, and so many people said so. */
  const read = (id: string, voices: number) =>
    town.as('system', (tx) =>
      sql`update public_space.report set state = 'assessed', voices = ${voices}, is_public = door = 'fault' where id = ${id}`.execute(tx),
    )

  test('a voice for what others of the area told counts as one more, with a code of its own and one time more', async () => {
    const one = await toWhen('Noget forstyrrer', 'Løse hunde')
    await one.answer({}, 'I går')
    await one.send()
    const { id } = await newest()
    await read(id, 5)
    const other = await toWhen('Noget forstyrrer', 'Løse hunde')
    await other.answer({ times: 'night' }, 'I dag')
    const shown = other.page.document.querySelector('.tile')?.textContent ?? ''
    assert.match(shown, /Nordkvarteret/)
    assert.doesNotMatch(shown, /Prøvevej/)
    await other.answer({}, 'Det skete igen')
    assert.equal(titleOf(other.page), 'Tak. Din stemme er talt med.')
    assert.notEqual(codeOn(other.page), codeOn(one.page))
    const { voices } = (await reports()).find((row) => row.id === id) ?? assert.fail()
    assert.equal(voices, 6)
    const times = await town.as('system', (tx) => sql`select from public_space.occurrence where report = ${id}`.execute(tx))
    assert.equal(times.rows.length, 2)
    const before = codeOn(other.page)
    await other.answer({ email: 'stemme@example.invalid' }, 'Send mig nyt')
    assert.equal(codeOn(other.page), before)
    assert.match(other.page.html, /Vi sender også koden til stemme@example.invalid/)
  })

  test('a report that is not near cannot be reached by its identifier', async () => {
    const far = await newest()
    const walked = await toWhen('Noget forstyrrer', 'Fyrværkeri', 'Hansensgade 3')
    await walked.answer({}, 'I dag')
    const form = new URLSearchParams()
    for (const input of walked.page.document.querySelectorAll('main form input[type=hidden]'))
      form.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '')
    form.set('join', far.id)
    const answer = await town.visit('/da/report/disturbance/fireworks', { method: 'POST', body: form })
    assert.notEqual(answer.status, 500)
    const { voices } = (await reports()).find(({ id }) => id === far.id) ?? assert.fail()
    assert.equal(voices, far.voices)
  })
})

test('doors and kinds that do not exist are pages that do not exist', async () => {
  for (const path of ['/da/report/war', '/da/report/fault/mopeds', '/da/report/constructor', '/da/report/unsafe/toString'])
    assert.equal((await town.visit(path)).status, 404, path)
})
