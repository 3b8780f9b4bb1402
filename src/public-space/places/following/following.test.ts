// A resident follows a place or a street: says yes by a link, hears once a week what was done there, and stops by a link.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { roles } from '../../../platform/roles.ts'
import { fillTown } from '../../../platform/town/demo.ts'
import { listPlaces } from '../../../platform/town/place/store.ts'
import { begunNow } from '../../reports/guard/guard.ts'
import { tellFollowersOfPlaces } from './letters/job.ts'
import { isKeyOf, keyOf } from './links.ts'
import { askToFollow } from './store.ts'

let town: TestTown
let station = ''
const day = 86_400_000

before(async () => {
  town = await testTown()
  await town.as('system', (tx) => fillTown(tx, 2026))
  station = (await town.as('system', listPlaces)).find(({ kind }) => kind === 'station')?.id ?? ''
})
after(() => town.close())

const ask = (form: Record<string, string>, path = '/da/places/follow') =>
  town.visit(path, { form: { begun: begunNow(town.platform.config.secret, Date.now() - 60_000), website: '', ...form } })

const lettersTo = async (email: string): Promise<{ subject: string; body: string }[]> =>
  town.as(
    'system',
    async (tx) =>
      (
        await sql<{
          subject: string
          body: string
        }>`select subject, body from platform.outgoing_mail where recipient = ${email} order by queued_at, id`.execute(tx)
      ).rows,
  )

/** The path of the link in the newest letter. */
const linkIn = async (email: string): Promise<string> =>
  /https?:\/\/[^/]+(\/\S*places\/follow\/\S+)/.exec((await lettersTo(email)).at(-1)?.body ?? '')?.[1] ?? ''

async function follows(email: string, form: Record<string, string>): Promise<void> {
  await ask({ email, ...form })
  assert.equal((await town.visit(await linkIn(email), { method: 'POST', form: {} })).status, 200)
}

const tell = (now: Date) =>
  tellFollowersOfPlaces({ db: town.db, municipality: 1, config: { publicUrl: 'https://by.dk', secret: town.platform.config.secret }, now })

/** A closed report at the station, which is public or not. */
const mend = (report: { door: string; kind: string; label: string; isPublic: boolean; answer: string; lat?: number }) =>
  town.as('system', async (tx) => {
    const id = newId()
    const lat = report.lat ?? 55.6133
    await sql`insert into public_space.report (municipality, id, draft, door, kind, channel, place_by, place_label, lat, lon, spot, state, outcome, outcome_by, is_public, closed_at)
      values (1, ${id}, ${id}, ${report.door}, ${report.kind}, 'web', 'address', ${report.label}, ${lat}, 12.3577, point(12.3577, ${lat}), 'closed', 'solved', 'staff', ${report.isPublic}, clock_timestamp())`.execute(
      tx,
    )
    await sql`insert into public_space.report_news (municipality, id, report, key, words) values (1, ${newId()}, ${id}, 'closed', ${report.answer})`.execute(
      tx,
    )
  })

test('a form that cannot be read says why and keeps what was written', async () => {
  const cases: [form: Record<string, string>, says: RegExp][] = [
    [{ place: '', street: '', email: 'a@example.invalid' }, /Vælg et sted, eller skriv en gade/],
    [{ place: station, street: 'Demovej', email: 'a@example.invalid' }, /ikke begge dele/],
    [{ place: '', street: 'Ukendtvej', email: 'a@example.invalid' }, /ingen gade, der hedder “Ukendtvej”/],
    [{ place: station, street: '', email: 'a@' }, /Du skrev “a@”/],
    [{ place: 'x', street: '', email: 'a@example.invalid' }, /Vælg et sted på listen/],
  ]
  for (const [form, says] of cases) {
    const answer = await ask(form)
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, says)
    assert.ok(page.includes(`value="${form.email}"`))
  }
  assert.equal((await lettersTo('a@example.invalid')).length, 0)
})

test('a resident follows a place once they have said yes by the link in the letter, and a program that only opens the link says nothing', async () => {
  const asked = await ask({ email: 'ja@example.invalid', place: station })
  assert.equal(asked.headers.get('location'), '/da/places/follow?done=asked')
  const link = await linkIn('ja@example.invalid')
  assert.match(await (await town.visit(link)).text(), /Vil du følge Ishøj Station\?/)
  const isConfirmed = () =>
    town.as(
      'system',
      async (tx) =>
        (await sql`select from public_space.place_follow where email = 'ja@example.invalid' and confirmed_at is not null`.execute(tx)).rows
          .length,
    )
  assert.equal(await isConfirmed(), 0)
  assert.match(await (await town.visit(link, { method: 'POST', form: {} })).text(), /Du følger Ishøj Station/)
  assert.equal(await isConfirmed(), 1)
  assert.match(await (await town.visit(link)).text(), /Du følger Ishøj Station/)
})

test('whoever asks is answered the same whether or not the address follows already, and no second letter is sent', async () => {
  const again = await ask({ email: 'JA@example.invalid', place: station })
  assert.equal(again.headers.get('location'), '/da/places/follow?done=asked')
  assert.equal((await lettersTo('ja@example.invalid')).length + (await lettersTo('JA@example.invalid')).length, 1)
})

test('nobody’s mailbox is filled: five letters that ask for a yes in a day, and none to a form that a machine filled in', async () => {
  const streets = ['Demovej', 'Prøvestræde', 'Eksempelgangen', 'Øvelsesvej', 'Modelvænget']
  for (const street of streets) await ask({ email: 'offer@example.invalid', street })
  await ask({ email: 'offer@example.invalid', place: station })
  assert.equal((await lettersTo('offer@example.invalid')).length, 5)
  const quiet = await ask({ email: 'bot@example.invalid', place: station, website: 'https://spam.invalid' })
  assert.equal(quiet.status, 303)
  assert.equal((await lettersTo('bot@example.invalid')).length, 0)
})

test('a week later everybody who follows hears what was done there, once, and nothing that is not public', async () => {
  await follows('vej@example.invalid', { street: 'Demovej' })
  await mend({ door: 'fault', kind: 'lamp', label: 'Demovej 12', isPublic: true, answer: 'Pæren er skiftet.' })
  await mend({ door: 'fault', kind: 'path', label: 'Demovejens sti', isPublic: true, answer: 'Hullet er fyldt.', lat: 55.7 })
  await mend({ door: 'fault', kind: 'bush', label: 'Demovej 14', isPublic: false, answer: 'Kun for medarbejdere.' })
  await mend({ door: 'disturbance', kind: 'mopeds', label: 'Demovej 16', isPublic: false, answer: 'Følsomt svar.' })
  const inAWeek = new Date(Date.now() + 7 * day + 60_000)
  assert.equal(await tell(new Date(Date.now() + 3 * day)), 0)
  const both = await Promise.all([tell(inAWeek), tell(inAWeek)])
  assert.equal(both[0] + both[1], 2)
  for (const email of ['vej@example.invalid', 'ja@example.invalid']) {
    const [, letter, ...more] = await lettersTo(email)
    assert.equal(more.length, 0)
    assert.match(letter?.body ?? '', /Lampe, der ikke lyser, Demovej 12: Løst\.\n {2}Pæren er skiftet\./)
    assert.doesNotMatch(letter?.body ?? '', /Hullet|medarbejdere|Følsomt|Knallerter/)
  }
  assert.equal(await tell(new Date(inAWeek.getTime() + 7 * day)), 0)
})

test('an effort that everybody may see is told to those who follow a place in its area, and no other effort is', async () => {
  await town.as('system', async (tx) => {
    const area = await sql<{ id: string }>`select area as id from platform.street_segment where street = 'Demovej' limit 1`.execute(tx)
    for (const [name, isPublic] of [
      ['Bedre lys på stien', true],
      ['Hemmelig indsats', false],
    ] as const) {
      const effort = newId()
      await sql`insert into goals.effort (municipality, id, name_da, kind, goals, areas, is_public, state)
        values (1, ${effort}, ${name}, 'public-space', '{safe-town}', array[${area.rows[0]?.id}::uuid], ${isPublic}, 'going')`.execute(tx)
      await sql`insert into goals.effort_move (municipality, effort, id, from_state, to_state) values (1, ${effort}, ${newId()}, 'planned', 'going')`.execute(
        tx,
      )
    }
    await sql`update public_space.place_follow set told_until = clock_timestamp() - interval '8 days' where email = 'vej@example.invalid'`.execute(
      tx,
    )
  })
  await tell(new Date())
  const letter = (await lettersTo('vej@example.invalid')).at(-1)?.body ?? ''
  assert.match(letter, /Indsatser i området\n- Bedre lys på stien – er i gang\.\n {2}https:\/\/by\.dk\/da\/efforts\//)
  assert.doesNotMatch(letter, /Hemmelig/)
})

test('the link in each letter stops the letters and forgets the address', async () => {
  const link = await linkIn('vej@example.invalid')
  assert.match(await (await town.visit(link)).text(), /Stop breve om Demovej\?/)
  assert.match(await (await town.visit(link, { method: 'POST', form: {} })).text(), /Du får ingen breve om stedet/)
  assert.match(await (await town.visit(link)).text(), /Du får ingen breve om stedet/)
  const left = await town.as('system', (tx) => sql`select from public_space.place_follow where email = 'vej@example.invalid'`.execute(tx))
  assert.equal(left.rows.length, 0)
})

test('an address that never said yes is forgotten after two days', async () => {
  await ask({ email: 'tavs@example.invalid', place: station })
  await tell(new Date(Date.now() + 3 * day))
  const left = await town.as('system', (tx) => sql`select from public_space.place_follow where email = 'tavs@example.invalid'`.execute(tx))
  assert.equal(left.rows.length, 0)
})

test('a link opens one deed for one person: any other does not exist', async () => {
  const id = newId()
  const key = keyOf('secret', 'stop', id)
  assert.ok(isKeyOf('secret', 'stop', id, key))
  for (const [secret, use, whose, came] of [
    ['other', 'stop', id, key],
    ['secret', 'confirm', id, key],
    ['secret', 'stop', newId(), key],
    ['secret', 'stop', id, ''],
    ['secret', 'stop', id, `${key}A`],
  ] as const)
    assert.equal(isKeyOf(secret, use, whose, came), false)
  assert.equal((await town.visit(`/da/places/follow/stop/${id}/${key}`)).status, 404)
  assert.equal((await town.visit(`/da/places/follow/confirm/${id}/${key}`, { method: 'POST', form: {} })).status, 404)
})

test('no role sees, adds, changes or removes who follows a place', async () => {
  await follows('skjult@example.invalid', { place: station })
  for (const role of roles) {
    const touched = await town.as(role, async (tx) => {
      const seen = await sql`select id from public_space.place_follow`.execute(tx)
      const changed = await sql`update public_space.place_follow set confirmed_at = null returning id`.execute(tx)
      const removed = await sql`delete from public_space.place_follow returning id`.execute(tx)
      return seen.rows.length + changed.rows.length + removed.rows.length
    })
    assert.equal(touched, 0, role)
    const added = town.as(role, (tx) => askToFollow(tx, { email: 'ny@example.invalid', language: 'da', place: station, street: '' }))
    await assert.rejects(added, { code: '42501' }, role)
  }
})
