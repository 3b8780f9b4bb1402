// The thread over HTTP: three report, staff answer, two hear of it, one says “not solved”, it is open again, and all hear of that.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { lix } from '../../platform/pages/testing/lix.ts'
import { lettersTo, linesOfLog } from '../../platform/people/visitor-for-tests.ts'
import { begunNow } from '../reports/guard/guard.ts'
import { joinReport } from '../reports/near-by/join-report.ts'
import { askWhetherItHelped, writeNextLetters } from '../reports/work/letters/jobs.ts'
import { readReport, readTrail } from '../reports/work/store.ts'
import { aReport, type Filed } from '../reports/work/testing/a-report.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const post = async (path: string, form: Record<string, string>, as?: 'professional' | 'coordinator' | 'analyst') => {
  const answer = await town.visit(`/da${path}`, { form, as })
  return { status: answer.status, html: await answer.text(), headers: answer.headers }
}
const view = (code: string) => post('/follow/view', { code })
const postLetters = async () => {
  while (await town.as('system', (tx) => writeNextLetters(tx, 'https://by.example')));
}
const stateOf = async (id: string) => (await town.as('system', (tx) => readReport(tx, id)))?.state
const revisionOf = async (id: string) => String((await town.as('system', (tx) => readReport(tx, id)))?.revision)
const join = (report: string, n: number, email: string | null = null) =>
  town.as('system', (tx) =>
    joinReport(tx, town.platform.config.secret, {
      report,
      draft: `voice-${report.slice(-12)}-${n}`,
      email,
      language: 'da',
      again: false,
      happenedOn: null,
      times: [],
    }),
  )
const closeIt = async (id: string) =>
  post(
    `/reports/${id}/close`,
    {
      outcome: 'solved',
      saidBy: 'staff',
      answer: 'Vi har sat to bump på vejen, og farten er faldet.',
      revision: await revisionOf(id),
    },
    'professional',
  )

test('three report, all are told, one says it is not solved, it opens again, and all are told again', async () => {
  const first = await aReport(town, 'mopeds', { email: 'one@example.invalid' })
  const second = await join(first.id, 2, 'two@example.invalid')
  const third = await join(first.id, 3)
  assert.ok(second && third)
  assert.match((await view(third.code)).html, /I er 3, der har sagt det\./)

  assert.equal((await closeIt(first.id)).status, 303)
  await postLetters()
  for (const to of ['one@example.invalid', 'two@example.invalid']) {
    const [letter] = await lettersTo(town, to)
    assert.match(letter?.body ?? '', /I var 3, der sagde det\.\nHer er vores svar\.\nDet er løst\./)
    assert.match(letter?.body ?? '', /Vi har sat to bump på vejen/)
  }
  assert.match((await view(third.code)).html, /Vi har sat to bump på vejen/)

  const notSolved = await post('/follow/view', { deed: 'not-solved', code: third.code })
  assert.match(notSolved.html, /Nu er det åbent igen/)
  assert.equal(await stateOf(first.id), 'reopened')
  await postLetters()
  for (const to of ['one@example.invalid', 'two@example.invalid'])
    assert.match((await lettersTo(town, to))[0]?.body ?? '', /En af jer siger, at det ikke er løst\. Vi ser på det igen\./)
  const answerBy = (await town.as('system', (tx) => readReport(tx, first.id)))?.answerBy
  assert.ok(answerBy && answerBy > '2026-01-01')
  assert.match((await view(second.code)).html, /Vi ser på det igen/)
  // Said twice, it is open already and nothing more happens.
  assert.match((await post('/follow/view', { deed: 'not-solved', code: third.code })).html, /Vi arbejder på det nu/)
})

test('staff read the whole thread and nothing of who', async () => {
  const { id } = await aReport(town, 'mopeds', { email: 'hidden@example.invalid' })
  const page = await (await town.visit(`/da/reports/${id}`, { as: 'professional' })).text()
  assert.match(page, /Knallerter eller biler/)
  assert.match(page, /Vi har fået det\./)
  assert.doesNotMatch(page, /hidden@example|\d{4} \d{4} \d{4}/)
  for (const as of ['resident', 'partner', 'administrator', 'data-protection'] as const)
    for (const path of ['', '/move', '/close', '/ask', '/sort'])
      assert.equal((await town.visit(`/da/reports/${id}${path}`, { as })).status, 404, `${as} ${path}`)
  assert.equal((await town.visit(`/da/reports/${id}`)).status, 404)
  assert.equal((await town.visit(`/da/reports/${id}`, { as: 'analyst' })).status, 200)
  for (const path of ['move', 'close', 'ask', 'sort']) {
    assert.equal((await town.visit(`/da/reports/${id}/${path}`, { as: 'analyst' })).status, 403, path)
    assert.equal((await post(`/reports/${id}/${path}`, { to: 'assessed' }, 'analyst')).status, 403, path)
  }
})

test('a code opens its own report and no other, and whatever is wrong with one the answer is the same', async () => {
  const lamp = await aReport(town, 'lamp')
  const bush = await aReport(town, 'bush')
  assert.match((await view(lamp.code)).html, /Lampe, der ikke lyser/)
  assert.doesNotMatch((await view(bush.code)).html, /Lampe, der ikke lyser/)
  const spaced = lamp.code.replace(/(..)/g, '$1-')
  assert.equal((await view(` ${spaced}`)).status, 200)
  const wrongs = ['0000000000000000', '123', 'abcd', '', `${lamp.code}1`, lamp.code.slice(1)]
  const answers = await Promise.all(wrongs.map(view))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [422])
  assert.equal(new Set(answers.map(({ html }) => html)).size, 1)
  for (const deed of ['again', 'reply', 'not-solved', 'helped', 'stop'])
    assert.equal((await post('/follow/view', { deed, code: '0000000000000000' })).html, answers[0]?.html, deed)
})

test('a voice does not learn from which house another reported', async () => {
  const reported = await aReport(town, 'noise', { place: { by: 'address', label: 'Egevej 12', place: null, lat: 55.61, lon: 12.35 } })
  const voice = await join(reported.id, 9)
  for (const code of [voice?.code ?? '', reported.code]) assert.doesNotMatch((await view(code)).html, /Egevej/)
})

test('a code stands in no address, no log and no answer that is kept', async () => {
  const { code } = await aReport(town, 'lamp')
  const log = await linesOfLog(async () => {
    const answer = await view(code)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal(answer.headers.get('location'), null)
    await post('/follow/view', { deed: 'again', code, seen: 'today' })
  })
  assert.ok(!log.includes(code))
  assert.equal((await town.visit(`/da/follow?code=${code}`)).status, 200)
  const kept = await town.as('system', (tx) =>
    sql<{ n: number }>`select count(*) as n from platform.audit_entry where detail::text || thing_id like ${`%${code}%`}`.execute(tx),
  )
  assert.equal(kept.rows[0]?.n, 0)
})

test('it happened again is one occurrence however often the form is sent, and the day must be one of the last year', async () => {
  const { id, code } = await aReport(town, 'noise', { happenedOn: null })
  const key = '0190a000-0000-7000-8000-000000000001'
  for (let i = 0; i < 3; i++) await post('/follow/view', { deed: 'again', code, key, seen: 'yesterday', time: 'night' })
  await post('/follow/view', { deed: 'again', code, key, seen: 'today', time: '' })
  const n = await town.as('analyst', (tx) => sql`select from public_space.occurrence where report = ${id}`.execute(tx))
  assert.equal(n.rows.length, 2)
  const other = await post('/follow/view', { deed: 'again', code, seen: 'other', 'day-day': '1', 'day-month': '2', 'day-year': '2020' })
  assert.equal(other.status, 422)
  assert.match(other.html, /Skriv en dag i det sidste år/)
  assert.equal((await post('/follow/view', { deed: 'again', code })).status, 422)
})

test('staff ask, the answer comes by code with names covered, and the report no longer waits', async () => {
  const { id, code } = await aReport(town, 'noise', { email: 'asked@example.invalid' })
  assert.equal((await post(`/reports/${id}/ask`, { question: 'Hvor ligger det?' }, 'professional')).status, 303)
  assert.equal(await stateOf(id), 'waiting')
  await postLetters()
  assert.match((await lettersTo(town, 'asked@example.invalid'))[0]?.body ?? '', /Vi har et spørgsmål til dig\.\n\nHvor ligger det\?/)
  const page = (await view(code)).html
  const question = /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const named = { deed: 'reply', code, question, words: 'Det er ved bænken, ring på 20 30 40 50' }
  const stopped = await post('/follow/view', named)
  assert.equal(stopped.status, 422)
  assert.match(stopped.html, /20 30 40 50/)
  assert.match(stopped.html, /ved bænken/)
  assert.equal(await stateOf(id), 'waiting')
  assert.equal((await post('/follow/view', { ...named, anyway: 'yes' })).status, 200)
  assert.equal(await stateOf(id), 'assessed')
  const staff = await (await town.visit(`/da/reports/${id}`, { as: 'professional' })).text()
  assert.match(staff, /Det er ved bænken/)
  assert.doesNotMatch(staff, /20 30 40 50/)
  // Somebody else’s question cannot be answered.
  const other = await aReport(town, 'lamp')
  await post('/follow/view', { deed: 'reply', code: other.code, question, words: 'Fra en anden' })
  assert.doesNotMatch(await (await town.visit(`/da/reports/${id}`, { as: 'professional' })).text(), /Fra en anden/)
})

test('after four weeks one is asked once whether it helped, and staff see how many said what', async () => {
  const { id, code } = await aReport(town, 'bush')
  await closeIt(id)
  assert.doesNotMatch((await view(code)).html, /Hjalp det\?/)
  await town.as('system', (tx) =>
    sql`update public_space.report set closed_at = closed_at - interval '29 days' where id = ${id}`.execute(tx),
  )
  await town.as('system', (tx) => askWhetherItHelped(tx, 'https://by.example'))
  assert.match((await view(code)).html, /Hjalp det\?/)
  assert.match((await post('/follow/view', { deed: 'helped', code, helped: 'partly' })).html, /Tak for dit svar/)
  assert.doesNotMatch((await view(code)).html, /Hjalp det\?/)
  assert.match(await (await town.visit(`/da/reports/${id}`, { as: 'professional' })).text(), /Ja: 0\. Delvist: 1\. Nej: 0\./)
})

test('the letters stop when one says so, and the address is gone', async () => {
  const { id, code } = await aReport(town, 'noise', { email: 'stop@example.invalid' })
  assert.match((await post('/follow/view', { deed: 'stop', code })).html, /Vi har slettet din e-mail/)
  await closeIt(id)
  await postLetters()
  assert.deepEqual(await lettersTo(town, 'stop@example.invalid'), [])
  const left = await town.as('system', (tx) => sql`select from public_space.follower where email = 'stop@example.invalid'`.execute(tx))
  assert.equal(left.rows.length, 0)
})

/** The number everybody knows a fault by. */
const publicNumber = async ({ id }: Filed): Promise<number> =>
  town.as('system', async (tx) => {
    const { rows } = await sql<{ n: number }>`select fault_number as n from public_space.report where id = ${id}`.execute(tx)
    return rows[0]?.n ?? 0
  })

const followFault = async (fault: Filed, way: string, n: number) => {
  const number = await publicNumber(fault)
  const form = {
    way,
    draft: `follow-fault-${number}-${n}-draft`,
    email: '',
    website: '',
    begun: begunNow(town.platform.config.secret, Date.now() - 9000),
  }
  const { html } = await post(`/follow/fault/${number}`, form)
  return /(\d{4} \d{4} \d{4} \d{4})/.exec(html)?.[1] ?? ''
}

test('those who come later ask for it, and many of them bring it back to staff', async () => {
  const fault = await aReport(town, 'lamp')
  await post(`/reports/${fault.id}/move`, { to: 'assessed', revision: await revisionOf(fault.id) }, 'professional')
  await closeIt(fault.id)
  const code = await followFault(fault, 'not-solved', 1)
  assert.equal(await stateOf(fault.id), 'reopen-asked')
  // The same form and the same person again are no second voice.
  assert.equal(await followFault(fault, 'not-solved', 1), code)
  await post('/follow/view', { deed: 'not-solved', code })
  assert.equal(await stateOf(fault.id), 'reopen-asked')
  await followFault(fault, 'voice', 2)
  assert.equal(await stateOf(fault.id), 'reopened')
  const trail = await town.as('analyst', (tx) => readTrail(tx, fault.id))
  assert.deepEqual(trail.at(-1)?.byWhom, 'machinery')
})

test('a fault can be followed without having reported it; what is not public cannot', async () => {
  const fault = await aReport(town, 'lamp')
  assert.equal((await town.visit(`/da/follow/fault/${await publicNumber(fault)}`)).status, 404)
  await post(`/reports/${fault.id}/move`, { to: 'assessed', revision: await revisionOf(fault.id) }, 'professional')
  const code = await followFault(fault, 'follow', 1)
  assert.match((await view(code)).html, /Lampe, der ikke lyser/)
  assert.equal((await town.as('system', (tx) => readReport(tx, fault.id)))?.voices, 1)
  const mopeds = await aReport(town, 'mopeds')
  await post(`/reports/${mopeds.id}/move`, { to: 'assessed', revision: await revisionOf(mopeds.id) }, 'professional')
  assert.equal((await town.visit(`/da/follow/fault/${mopeds.number}`)).status, 404)
  assert.equal((await town.visit('/da/follow/fault/999999')).status, 404)
})

test('of two colleagues the second sees what the first did, and keeps what they wrote', async () => {
  const { id } = await aReport(town, 'noise')
  const revision = await revisionOf(id)
  assert.equal((await post(`/reports/${id}/move`, { to: 'planned', revision }, 'coordinator')).status, 303)
  const late = await post(
    `/reports/${id}/close`,
    { outcome: 'solved', saidBy: 'staff', answer: 'Det her er mit lange svar.', revision },
    'professional',
  )
  assert.equal(late.status, 422)
  assert.match(late.html, /Den står nu som “Planlagt”\. Prøve coordinator/)
  assert.match(late.html, /Det her er mit lange svar\./)
  assert.equal(await stateOf(id), 'planned')
  const again = await post(
    `/reports/${id}/close`,
    {
      outcome: 'solved',
      saidBy: 'staff',
      answer: 'Det her er mit lange svar.',
      revision: /name="revision" value="(\d+)"/.exec(late.html)?.[1] ?? '',
    },
    'professional',
  )
  assert.equal(again.status, 303)
})

test('what residents read here is easy: LIX at most 25', async () => {
  const report = await aReport(town, 'lamp', { email: 'lix@example.invalid' })
  const { id, code } = report
  await post(`/reports/${id}/move`, { to: 'assessed', revision: await revisionOf(id) }, 'professional')
  const fault = await (await town.visit(`/da/follow/fault/${await publicNumber(report)}`)).text()
  const open = (await view(code)).html
  await closeIt(id)
  await postLetters()
  const [letter] = await lettersTo(town, 'lix@example.invalid')
  const asPage = `<main>${letter?.body
    .replace(/(https\S+)/, '')
    .split('\n')
    .filter(Boolean)
    .map((line) => `<p>${line}</p>`)
    .join('')}</main>`
  const pages = { letter: asPage, code: await (await town.visit('/da/follow')).text(), fault, open, closed: (await view(code)).html }
  for (const [name, html] of Object.entries(pages)) {
    const measured = lix(html)
    console.log(`LIX of the follow page (${name}): ${measured.toFixed(1)}`)
    assert.ok(measured <= 25, name)
  }
})
