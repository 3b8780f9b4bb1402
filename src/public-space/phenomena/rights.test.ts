// What the database itself holds: no response before perspectives, own name, own organisation, answers written once, and a trail that only grows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { correctAccount } from '../../platform/people/accounts/store.ts'
import { makeOrganisation } from '../../platform/people/organisations/store.ts'
import type { Role } from '../../platform/roles.ts'
import type { PhenomenonForm } from './model.ts'
import { makePhenomenon, noteEvent, phenomenonById, trailOf } from './store.ts'
import { invite, voicesOf } from './voices/store.ts'

let town: TestTown
let own: string
let other: string

const form = (organisations: string[]): PhenomenonForm => ({
  behaviour: 'Knallerter kører stærkt mellem blokkene',
  where: 'Stierne ved Prøvevej',
  consequence: 'Familier går en anden vej',
  kinds: ['mopeds'],
  shape: 'points',
  street: '',
  area: null,
  radius: 150,
  weekdays: 'weekdays',
  fromHour: 17,
  toHour: 23,
  owner: null,
  organisations,
})
const make = (organisations: string[] = []) =>
  town.as('professional', (tx) => makePhenomenon(tx, form(organisations), { lat: 55.6165, lon: 12.3415 }))
const refuses = (role: Role, deed: (tx: Tx) => Promise<unknown>, why: RegExp) =>
  assert.rejects(town.as(role, deed), (error: Error) => why.test(error.message) || assert.fail(error.message))

before(async () => {
  town = await testTown()
  const partner = await town.accountOf('partner')
  await town.as('system', async (tx) => {
    const organisation = { kind: 'association', maySee: 'Alt.', shared: [], contactName: '', contactEmail: '' } as const
    own = await makeOrganisation(tx, { ...organisation, shared: [], name: 'Prøveforening' })
    other = await makeOrganisation(tx, { ...organisation, shared: [], name: 'En anden' })
    await correctAccount(tx, partner, { email: 'partner@example.invalid', name: 'Prøve partner', organisation: own, locale: 'da' })
  })
})
after(() => town.close())

/** An effort in public space as an idea, made by the professional. */
const anEffort = (kind = 'public-space') =>
  town.as('professional', async (tx) => {
    const id = newId()
    await sql`insert into goals.effort (municipality, id, name_da, kind, goals, made_by)
      values (1, ${id}, 'Ro på stierne', ${kind}, array['safe-town'], platform.actor())`.execute(tx)
    return id
  })
const tie = (phenomenon: string, effort: string) => (tx: Tx) =>
  sql`update public_space.phenomenon set effort = ${effort} where id = ${phenomenon}`.execute(tx)
const agreeRing = (phenomenon: string) => (tx: Tx) =>
  sql`update public_space.phenomenon set ring_m = 400, displacement_plan = 'Vi tæller på stedet, i ringen og i resten af byen.'
    where id = ${phenomenon}`.execute(tx)
const answerAll = (phenomenon: string) => (tx: Tx) =>
  sql`update public_space.phenomenon_voice set state = 'said', words = 'Sådan ser vi det.', written_by = platform.actor(), answered_at = now()
    where phenomenon = ${phenomenon} and state = 'invited'`.execute(tx)

test('no effort is tied before perspectives are heard and the look for displacement is agreed', async () => {
  const id = await make()
  const effort = await anEffort()
  await refuses('professional', tie(id, effort), /said how they see it/)
  await town.as('professional', async (tx) => {
    await invite(tx, id, { whose: 'residents', who: 'Beboerne', organisation: null })
    await invite(tx, id, { whose: 'conduct', who: 'Dem, der kører', organisation: null })
  })
  // An invitation alone is no answer.
  await refuses('professional', tie(id, effort), /said how they see it/)
  await town.as('professional', answerAll(id))
  await refuses('professional', tie(id, effort), /whether it only moved/)
  await town.as('professional', agreeRing(id))
  await refuses('professional', tie(id, await anEffort('proactive')), /in public space/)
  await town.as('professional', tie(id, effort))
})

test('where partners take part one of them has been asked too; or it is written in at least twenty letters why not', async () => {
  const id = await make([own])
  const effort = await anEffort()
  await town.as('professional', async (tx) => {
    await invite(tx, id, { whose: 'residents', who: 'Beboerne', organisation: null })
    await invite(tx, id, { whose: 'conduct', who: 'Dem, der kører', organisation: null })
    await answerAll(id)(tx)
    await agreeRing(id)(tx)
  })
  await refuses('professional', tie(id, effort), /said how they see it/)
  const because = (words: string) => (tx: Tx) =>
    sql`update public_space.phenomenon set not_heard_because = ${words} where id = ${id}`.execute(tx)
  await town.as('professional', because('Ingen tid.'))
  await refuses('professional', tie(id, effort), /said how they see it/)
  await town.as('professional', because('Foreningen har ferie og har bedt os begynde uden dem.'))
  await town.as('professional', tie(id, effort))
})

test('once the effort has begun, where one looks does not change', async () => {
  const id = await make()
  const effort = await anEffort()
  await town.as('professional', (tx) =>
    sql`update public_space.phenomenon set not_heard_because = 'Der bor ingen ved stien, og ingen kører der om dagen.' where id = ${id}`.execute(
      tx,
    ),
  )
  await town.as('professional', agreeRing(id))
  await town.as('professional', tie(id, effort))
  const widen = (tx: Tx) => sql`update public_space.phenomenon set ring_m = 900 where id = ${id}`.execute(tx)
  await town.as('professional', widen)
  await town.as('system', async (tx) => {
    await sql`insert into goals.evaluation (municipality, effort, number, size, proposed_size, difference, seen_by, verdict_on, agreed_at)
      values (1, ${effort}, 1, 'standard', 'standard', 'Færre', 'Vi tæller', current_date + 90, now())`.execute(tx)
    await sql`update goals.effort set state = 'planned' where id = ${effort}`.execute(tx)
    await sql`update goals.effort set state = 'going' where id = ${effort}`.execute(tx)
  })
  await refuses(
    'leader',
    (tx) => sql`update public_space.phenomenon set ring_m = 1200 where id = ${id}`.execute(tx),
    /before the effort begins/,
  )
})

test('a partner sees the phenomena its organisation takes part in and its own invitation, and nothing behind them', async () => {
  const mine = await make([own])
  const theirs = await make([other])
  await town.as('professional', async (tx) => {
    for (const [phenomenon, organisation] of [
      [mine, own],
      [mine, other],
      [theirs, other],
    ] as const)
      await invite(tx, phenomenon, { whose: 'partner', who: organisation, organisation })
  })
  await town.as('partner', async (tx) => {
    assert.equal((await phenomenonById(tx, mine))?.ownerName, '')
    assert.equal(await phenomenonById(tx, theirs), null)
    assert.deepEqual(
      (await voicesOf(tx, mine)).map(({ organisation }) => organisation),
      [own],
    )
    assert.deepEqual(await trailOf(tx, mine), [])
    for (const table of [
      'phenomenon_report',
      'phenomenon_event',
      'phenomenon_count',
      'observation',
      'phenomenon_observation',
      'phenomenon_refusal',
    ])
      assert.equal((await sql`select from ${sql.table(`public_space.${table}`)}`.execute(tx)).rows.length, 0, table)
  })
  const page = await town.visit(`/da/phenomena/${mine}`, { as: 'partner' })
  const html = await page.text()
  assert.equal(page.status, 200)
  assert.match(html, /Knallerter kører stærkt/)
  assert.doesNotMatch(html, /Henvendelser<|Historie|Ret fænomenet|Prøve professional/)
  assert.equal((await town.visit(`/da/phenomena/${theirs}`, { as: 'partner' })).status, 404)
  assert.equal((await town.visit(`/da/phenomena/${mine}/edit`, { as: 'partner' })).status, 403)
})

test('a partner writes its own answer, once and in its own name, and nobody else’s', async () => {
  const id = await make([own, other])
  await town.as('professional', async (tx) => {
    await invite(tx, id, { whose: 'partner', who: 'Prøveforening', organisation: own })
    await invite(tx, id, { whose: 'partner', who: 'En anden', organisation: other })
  })
  const voices = await town.as('professional', (tx) => voicesOf(tx, id))
  const voiceOf = (organisation: string) => voices.find((voice) => voice.organisation === organisation)?.id
  const answer = (voice: string | undefined, words: string) =>
    town.visit(`/da/phenomena/${id}/voices/${voice}`, { as: 'partner', form: { state: 'said', words } })
  assert.equal((await answer(voiceOf(other), 'Vi svarer for de andre.')).status, 404)
  assert.equal((await answer(voiceOf(own), 'Vi vil gerne åbne værkstedet.')).status, 303)
  assert.equal((await answer(voiceOf(own), 'Vi har skiftet mening.')).status, 404)
  const [said] = (await town.as('professional', (tx) => voicesOf(tx, id))).filter(({ state }) => state === 'said')
  assert.deepEqual([said?.words, said?.writtenByName], ['Vi vil gerne åbne værkstedet.', 'Prøve partner'])
  // Nobody rewrites what was said, staff neither.
  const rewritten = await town.as('leader', (tx) =>
    sql`update public_space.phenomenon_voice set words = 'Noget andet' where id = ${said?.id}`.execute(tx),
  )
  assert.equal(rewritten.numAffectedRows, 0n)
})

test('a partner that takes part and was not asked sees the phenomenon, answers for nobody and asks nobody', async () => {
  const id = await make([own, other])
  await town.as('professional', (tx) => invite(tx, id, { whose: 'partner', who: 'En anden', organisation: other }))
  const [voice] = await town.as('professional', (tx) => voicesOf(tx, id))
  assert.equal((await town.visit(`/da/phenomena/${id}`, { as: 'partner' })).status, 200)
  assert.doesNotMatch(await (await town.visit(`/da/phenomena/${id}`, { as: 'partner' })).text(), new RegExp(voice?.id ?? 'none'))
  const answered = await town.visit(`/da/phenomena/${id}/voices/${voice?.id}`, {
    as: 'partner',
    form: { state: 'said', words: 'Vi ser det sådan.' },
  })
  assert.equal(answered.status, 404)
  for (const [path, form] of [
    ['voices', { whose: 'partner', organisation: own }],
    ['analysis', { analysis: 'Vi tror, det er lyset.' }],
    ['counts', { what: 'Knallerter' }],
    ['not-heard', { because: 'Vi har ikke tid til at spørge nogen lige nu.' }],
    [`voices/${voice?.id}/take-back`, {}],
  ] as [string, Record<string, string>][]) {
    const { status } = await town.visit(`/da/phenomena/${id}/${path}`, { as: 'partner', form })
    assert.ok(status === 403 || status === 404, `${path} ${status}`)
  }
  await refuses(
    'partner',
    (tx) =>
      sql`insert into public_space.phenomenon_voice (municipality, id, phenomenon, whose, who, organisation, invited_by)
        values (1, ${newId()}, ${id}, 'partner', 'Os', ${own}, platform.actor())`.execute(tx),
    /row-level security/,
  )
  assert.equal((await town.as('professional', (tx) => voicesOf(tx, id)))[0]?.state, 'invited')
})

test('a partner that no longer takes part, or whose agreement has ended, or who belongs nowhere, sees no phenomenon', async () => {
  const id = await make([own])
  const seen = async () => [
    (await town.visit(`/da/phenomena/${id}`, { as: 'partner' })).status,
    await town.as('partner', async (tx) => (await phenomenonById(tx, id)) !== null),
  ]
  assert.deepEqual(await seen(), [200, true])
  const set = (organisations: string[]) =>
    town.as('professional', (tx) => sql`update public_space.phenomenon set organisations = ${organisations} where id = ${id}`.execute(tx))
  await set([other])
  assert.deepEqual(await seen(), [404, false])
  await set([own])
  const end = (at: string | null) =>
    town.as('system', (tx) => sql`update platform.organisation set ended_at = ${at} where id = ${own}`.execute(tx))
  await end('2026-01-01')
  assert.deepEqual(await seen(), [404, false])
  await end(null)
  const partner = await town.accountOf('partner')
  const belong = (organisation: string | null) =>
    town.as('system', (tx) => sql`update platform.account set organisation = ${organisation} where id = ${partner}`.execute(tx))
  await belong(null)
  assert.deepEqual(await seen(), [404, false])
  await belong(own)
})

test('the trail only grows, everybody acts in their own name, and those who do not work on reports write nothing', async () => {
  const id = await make()
  await town.as('professional', (tx) => noteEvent(tx, id, 'made'))
  const professional = await town.accountOf('professional')
  await refuses('leader', (tx) => sql`update public_space.phenomenon_event set words = 'andet'`.execute(tx), /permission denied/)
  const gone = await town.as('leader', (tx) => sql`delete from public_space.phenomenon_event where phenomenon = ${id}`.execute(tx))
  assert.equal(gone.numAffectedRows, 0n)
  const inAnothersName: [table: string, deed: (tx: Tx) => Promise<unknown>][] = [
    [
      'phenomenon_event',
      (tx) =>
        sql`insert into public_space.phenomenon_event (municipality, id, phenomenon, kind, account) values (1, ${newId()}, ${id}, 'changed', ${professional})`.execute(
          tx,
        ),
    ],
    [
      'observation',
      (tx) =>
        sql`insert into public_space.observation (municipality, id, kind, place_label, lat, lon, seen_on, time, how_many, observer)
      values (1, ${newId()}, 'mopeds', 'Stien', 55.6, 12.3, current_date, 'day', 'few', ${professional})`.execute(tx),
    ],
    [
      'phenomenon_count',
      (tx) =>
        sql`insert into public_space.phenomenon_count (municipality, id, phenomenon, what, counted_on, hours, count, added_by)
      values (1, ${newId()}, ${id}, 'Knallerter', current_date, 2, 3, ${professional})`.execute(tx),
    ],
    [
      'phenomenon_voice',
      (tx) =>
        sql`insert into public_space.phenomenon_voice (municipality, id, phenomenon, whose, who, invited_by)
      values (1, ${newId()}, ${id}, 'residents', 'Beboerne', ${professional})`.execute(tx),
    ],
    [
      'phenomenon_refusal',
      (tx) =>
        sql`insert into public_space.phenomenon_refusal (municipality, id, reports, refused_by)
      values (1, ${newId()}, array[${newId()}, ${newId()}]::uuid[], ${professional})`.execute(tx),
    ],
  ]
  for (const [, deed] of inAnothersName)
    for (const role of ['leader', 'analyst', 'resident', 'partner', 'administrator'] as const)
      await refuses(role, deed, /row-level security/)
  for (const role of ['analyst', 'partner', 'resident', 'data-protection'] as const) {
    const changed = await town.as(role, (tx) =>
      sql`update public_space.phenomenon set behaviour = 'Noget helt andet her' where id = ${id}`.execute(tx),
    )
    assert.equal(changed.numAffectedRows, 0n, role)
  }
})
