// Everybody's own actions: on their page, in their calendar by a secret address, and as a count in Monday's letter.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import ICAL from 'ical.js'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { sql, type Tx } from '../../../../platform/db.ts'
import { daysAfter, todayInTown } from '../../../../platform/form/model.ts'
import { newId } from '../../../../platform/id.ts'
import { setStatus } from '../../../../platform/people/accounts/store.ts'
import type { Role } from '../../../../platform/roles.ts'
import { hashOf } from '../../../../platform/session.ts'
import { emptyEvaluation } from '../../evaluation/model.ts'
import { agreeEvaluation, saveEvaluation } from '../../evaluation/store.ts'
import { oneEffort } from '../../testing/one-effort.ts'
import { calendarFile } from '../calendar/file.ts'
import { renewFeed, stopFeed } from '../calendar/store.ts'
import { addAction } from '../store.ts'
import { weeklyActions } from '../weekly/job.ts'
import { chooseLetter, finishOwn, ownActions } from './store.ts'
import { da } from './texts.da.ts'

const today = todayInTown()
let town: TestTown
let effort: string
const agreeWith = async (role: Role, what: string, days: number | null) => {
  const doer = await town.accountOf(role)
  const byOn = days === null ? null : daysAfter(today, days)
  return town.as('coordinator', (tx) => addAction(tx, effort, { what, doer, doerName: `Prøve ${role}`, byOn }))
}
before(async () => {
  town = await testTown()
  const [owner, judge] = [await town.accountOf('professional'), await town.accountOf('analyst')]
  effort = await town.as('coordinator', (tx) => oneEffort(tx, 'Lys på stien', { owner }))
  await town.as('system', async (tx) => {
    await saveEvaluation(tx, effort, {
      ...emptyEvaluation,
      difference: 'x',
      seenBy: 'y',
      verdictOn: daysAfter(today, 40),
      judge,
      size: 'full',
    })
    await agreeEvaluation(tx, effort, { by: null, byName: '' })
  })
  await agreeWith('professional', 'Tæl lamper', -2)
  await agreeWith('professional', 'Skriv til driften', 1)
  await agreeWith('partner', 'Åbn porten', null)
})
after(() => town.close())
const page = async (as: Role, query = '') => (await town.visit(`/da/my-actions${query}`, { as })).text()

describe('on the page', () => {
  test('late ones stand first and are counted in words', async () => {
    const html = await page('professional')
    assert.match(html, /2 tiltag venter\. 1 er over tiden\./)
    assert.ok(html.indexOf('Tæl lamper') < html.indexOf('Skriv til driften'))
    assert.match(html, /2 dage over tiden/)
    assert.match(html, /i morgen/)
  })

  test('the owner and the judge see the day of the verdict, nobody else', async () => {
    for (const role of ['professional', 'analyst'] as const) assert.match(await page(role), /Dom over “Lys på stien”/)
    assert.doesNotMatch(await page('coordinator'), /Dom over/)
  })

  test('a partner sees its own action, though the effort is not shared with it', async () => {
    const html = await page('partner')
    assert.match(html, /Åbn porten/)
    assert.doesNotMatch(html, /Tæl lamper|Lys på stien/)
  })

  test('nothing to do is said kindly, with a way on', async () => assert.match(await page('leader'), /Du har ingen tiltag/))

  test('one button finishes, and it folds away among what is done', async () => {
    const id = (await agreeWith('professional', 'Ring til vagten', 5)) ?? ''
    const finished = await town.visit(`/da/my-actions/${id}/done`, { as: 'professional', form: { done: 'yes' } })
    assert.equal(finished.headers.get('location'), '/da/my-actions?said=done')
    assert.match(await page('professional', '?said=done'), /Godt\. Tiltaget er gjort\./)
    assert.match(await page('professional'), /Gjort \(1\)[\s\S]*Ring til vagten/)
    await town.visit(`/da/my-actions/${id}/done`, { as: 'professional', form: { done: 'no' } })
    assert.match(await page('professional'), /3 tiltag venter/)
    await town.as('professional', (tx) => finishOwn(tx, id, true))
  })

  test('nobody finishes what is another’s, and residents have no such page', async () => {
    const [other] = await town.as('professional', ownActions)
    for (const as of ['partner', 'analyst', 'leader'] as const)
      assert.equal((await town.visit(`/da/my-actions/${other?.id}/done`, { as, form: { done: 'yes' } })).status, 404, as)
    assert.equal((await town.visit('/da/my-actions', { as: 'resident' })).status, 404)
    assert.match((await town.visit('/da/my-actions')).headers.get('location') ?? '', /sign-in\?to=/)
    assert.equal((await town.visit('/da/my-actions?said=constructor', { as: 'leader' })).status, 200)
  })
})

describe('the calendar', () => {
  const makeAddress = async (as: Role) => {
    const html = await (await town.visit('/da/my-actions/calendar', { as, form: {} })).text()
    const address = /http:\/\/localhost:3000(\/da\/calendar\/[\w-]{43}\.ics)/.exec(html)?.[1]
    assert.ok(address, 'the address is shown')
    return address
  }
  const eventsOf = (file: string) =>
    new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

  test('it is fetched without signing in, and reads back as whole days with nothing about people', async () => {
    const address = await makeAddress('professional')
    const answer = await town.visit(address)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/)
    const file = await answer.text()
    const events = eventsOf(file).sort((a, b) => a.startDate.compare(b.startDate))
    assert.deepEqual(
      events.map(({ summary, startDate }) => [summary, startDate.toString(), startDate.isDate]),
      [
        ['Tiltag: Tæl lamper', daysAfter(today, -2), true],
        ['Tiltag: Skriv til driften', daysAfter(today, 1), true],
        ['Dom over indsatsen: Lys på stien', daysAfter(today, 40), true],
      ],
    )
    assert.doesNotMatch(file, /Prøve|@example|ATTENDEE|ORGANIZER|Ring til vagten/)
    assert.match(file.replaceAll('\r\n ', ''), new RegExp(`URL[^\r]*/da/efforts/${effort}`))
  })

  test('the address is shown once, and only its hash is kept', async () => {
    const address = await makeAddress('professional')
    const token = address.slice('/da/calendar/'.length, -'.ics'.length)
    assert.doesNotMatch(await page('professional'), new RegExp(token))
    const kept = await town.as('system', (tx) => sql<{ token_hash: string }>`select token_hash from goals.calendar_feed`.execute(tx))
    assert.deepEqual(
      kept.rows.map((row) => row.token_hash),
      [hashOf(token)],
    )
  })

  test('a new address ends the old one, stopping ends it at once', async () => {
    const first = await makeAddress('analyst')
    const second = await makeAddress('analyst')
    assert.deepEqual([(await town.visit(first)).status, (await town.visit(second)).status], [404, 200])
    await town.visit('/da/my-actions/calendar/stop', { as: 'analyst', form: {} })
    assert.equal((await town.visit(second)).status, 404)
  })

  test('pressed twice at once there is one address', async () => {
    const slowly = (hash: string) => town.as('analyst', (tx) => renewFeed(tx, hash).then(() => setTimeout(50)))
    await Promise.all([slowly('one'), slowly('other')])
    assert.equal(await town.as('analyst', stopFeed), true)
  })

  test('it is dead the moment the account is disabled', async () => {
    const address = await makeAddress('leader')
    const account = await town.accountOf('leader')
    assert.equal((await town.visit(address)).status, 200)
    const set = (status: 'active' | 'disabled') => town.as('system', (tx) => setStatus(tx, account, status))
    await set('disabled')
    assert.equal((await town.visit(address)).status, 404)
    await set('active')
  })

  test('unknown and odd addresses are not there', async () => {
    for (const file of ['x'.repeat(43), 'x', '..', `${'x'.repeat(43)}.html`, '%00'])
      assert.ok([404, 400].includes((await town.visit(`/da/calendar/${file}.ics`)).status), file)
  })

  test('a partner’s calendar has the rights of a partner', async () => {
    await agreeWith('partner', 'Luk porten', 3)
    const events = eventsOf(await (await town.visit(await makeAddress('partner'))).text())
    assert.deepEqual(
      events.map(({ summary, description }) => [summary, description ?? '']),
      [['Tiltag: Luk porten', '']],
    )
  })

  test('people see, make and stop their own address only', async () => {
    await makeAddress('professional')
    const account = await town.accountOf('professional')
    const rows = (role: Role | 'system', deed: (tx: Tx) => Promise<{ rows: unknown[] }>) =>
      town.as(role, async (tx) => (await deed(tx)).rows.length)
    for (const role of ['coordinator', 'administrator', 'data-protection'] as const) {
      assert.equal(await rows(role, (tx) => sql`select from goals.calendar_feed where account = ${account}`.execute(tx)), 0, role)
      assert.equal(
        await rows(role, (tx) => sql`delete from goals.calendar_feed where account = ${account} returning account`.execute(tx)),
        0,
      )
    }
    await assert.rejects(
      town.as('coordinator', (tx) =>
        sql`insert into goals.calendar_feed (municipality, account, token_hash) values (1, ${newId()}, 'x')`.execute(tx),
      ),
      /row-level security/,
    )
  })

  test('a whole day is the same day wherever the machine stands, and names are written safely', () => {
    const zone = process.env.TZ
    try {
      for (const place of ['America/Los_Angeles', 'Europe/Copenhagen', 'Pacific/Auckland', 'America/Sao_Paulo']) {
        process.env.TZ = place
        const actions = [
          {
            id: '1',
            what: 'Tæl; lamper,\nBEGIN:VALARM',
            byOn: '2027-03-28',
            doneAt: null,
            effort: 'e',
            effortName: { da: 'Å, ø', en: '' },
          },
        ]
        const file = calendarFile({ actions, dates: [], words: da.calendar.words, say: ({ da: name }) => name, link: (path) => path })
        const [event] = eventsOf(file)
        assert.deepEqual(
          [event?.startDate.toString(), event?.summary, event?.description],
          ['2027-03-28', 'Tiltag: Tæl; lamper,\nBEGIN:VALARM', 'Å, ø'],
        )
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})

describe('the letter on Mondays', () => {
  const letters = () =>
    town.as('system', async (tx) => {
      const found = await sql<{
        recipient: string
        subject: string
        body: string
      }>`select recipient, subject, body from platform.outgoing_mail
        where subject in ('Dine tiltag i denne uge', 'Your actions this week') order by recipient`.execute(tx)
      return found.rows
    })
  const run = (id: string) => weeklyActions.run({ id, municipality: 1, data: {}, signal: new AbortController().signal }, town.platform)

  test('everybody with open actions gets one, in their language, with counts and a link and nothing else, exactly once', async () => {
    const partner = await town.accountOf('partner')
    await town.as('system', (tx) => sql`update platform.account set locale = 'en' where id = ${partner}`.execute(tx))
    const job = newId()
    await run(job)
    await run(job)
    const sent = await letters()
    assert.deepEqual(
      sent.map(({ recipient }) => recipient),
      ['partner@example.invalid', 'professional@example.invalid'],
    )
    const [english, danish] = sent
    assert.match(danish?.body ?? '', /2 tiltag venter\. 1 er over tiden\.\n\nSe dem her:\nhttp:\/\/localhost:3000\/da\/my-actions\n/)
    assert.match(english?.body ?? '', /2 actions wait\.\n[\s\S]*\/en\/my-actions/)
    for (const { body, subject } of sent) assert.doesNotMatch(body + subject, /lamper|porten|driften|stien|Prøve [a-z]/)
  })

  test('whoever stops it gets none, and may start it again; the disabled get none', async () => {
    await town.visit('/da/my-actions/letter', { as: 'professional', form: { wanted: 'no' } })
    assert.match(await page('professional'), /Du får ikke brevet om mandagen/)
    const partner = await town.accountOf('partner')
    await town.as('system', (tx) => setStatus(tx, partner, 'disabled'))
    const before = (await letters()).length
    await run(newId())
    assert.equal((await letters()).length, before)
    await town.as('system', (tx) => setStatus(tx, partner, 'active'))
    await town.visit('/da/my-actions/letter', { as: 'professional', form: { wanted: 'yes' } })
    assert.match(await page('professional'), /Hver mandag kl\. 7/)
    await run(newId())
    assert.equal((await letters()).length, before + 2)
  })

  test('people choose for themselves only', async () => {
    await town.as('analyst', (tx) => chooseLetter(tx, false))
    const account = await town.accountOf('analyst')
    for (const role of ['coordinator', 'administrator'] as const) {
      const seen = await town.as(role, (tx) =>
        sql`delete from goals.letter_choice where account = ${account} returning account`.execute(tx),
      )
      assert.equal(seen.rows.length, 0, role)
      await assert.rejects(
        town.as(role, (tx) =>
          sql`insert into goals.letter_choice (municipality, account, letter) values (1, ${account}, 'weekly-actions')`.execute(tx),
        ),
        /row-level security/,
      )
    }
  })

  test('it goes out on Mondays at seven', () => assert.equal(weeklyActions.schedule, '0 7 * * 1'))
})
