// Everybody behind a phenomenon is told once, with the right numbers, whatever became of their report or its effort meanwhile; and what is pressed twice is done once.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { beginResponse } from '../../goals/index.ts'
import { sql } from '../../platform/db.ts'
import { todayInTown } from '../../platform/form/model.ts'
import { newId } from '../../platform/id.ts'
import { makeWhereabouts } from '../reports/filing/told-for-tests.ts'
import { mergeReports, splitReport } from '../reports/joining/join-reports.ts'
import { moveReport } from '../reports/work/move-report.ts'
import type { Doer } from '../reports/work/store.ts'
import { aReport } from '../reports/work/testing/a-report.ts'
import { listPhenomena, reportsOf } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', makeWhereabouts)
})
after(() => town.close())

type Form = Record<string, string | string[]>
const post = async (path: string, form: Form) => {
  const answer = await town.visit(`/da${path}`, { as: 'professional', form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const [year = '', month = '', day = ''] = todayInTown().split('-')
const said = {
  where: 'Stierne ved Prøvevej',
  consequence: 'Familier går en anden vej, og børn får ikke lov at lege ude',
  kinds: ['mopeds'],
  shape: 'points',
  radius: '150',
  weekdays: 'weekdays',
  fromHour: '17',
  toHour: '23',
}
let made = 0
const form = (reports: readonly string[]) => ({ ...said, behaviour: `Knallerter kører stærkt, gang ${++made}`, reports: [...reports] })

const filed = async (): Promise<string> => (await aReport(town, 'mopeds')).id
/** A phenomenon of two fresh reports. */
async function madeOfTwo(): Promise<{ id: string; one: string; two: string }> {
  const [one, two] = [await filed(), await filed()]
  const { to, html } = await post('/phenomena', form([one, two]))
  const [, id = assert.fail(html)] = /phenomena\/([0-9a-f-]{36})/.exec(to) ?? []
  return { id, one, two }
}
const newsOf = (report: string) =>
  town.as('system', async (tx) => {
    const found = await sql<{ key: string; words: string; result: string | null; inAll: string | null }>`select key, words,
        detail ->> 'result' as result, detail ->> 'voicesInAll' as "inAll"
      from public_space.report_news where report = ${report} order by told_at, id`.execute(tx)
    return found.rows
  })
const keysOf = async (report: string) => (await newsOf(report)).map(({ key }) => key)
const by: Doer = { whom: 'machinery', account: null, name: '' }
const put = (part: string, whole: string) => town.as('system', (tx) => mergeReports(tx, whole, [part], by))
const answer = 'Stien er spærret for knallerter nu, og der er stille om aftenen.'
const conclude = (id: string) => post(`/phenomena/${id}/result`, { result: 'less', answer })
const voicesOf = async (id: string) =>
  (await town.as('professional', (tx) => listPhenomena(tx, 'open'))).find((line) => line.id === id)?.voices

test('two of its reports put together are still two people, and each hears the answer once', async () => {
  const { id, one, two } = await madeOfTwo()
  assert.equal((await put(two, one)).ok, true)
  assert.equal(await voicesOf(id), 2)
  assert.equal((await conclude(id)).status, 303)
  for (const report of [one, two]) {
    const closings = (await newsOf(report)).filter(({ key }) => key === 'closed')
    assert.deepEqual(closings, [{ key: 'closed', words: answer, result: 'less', inAll: '2' }])
  }
})

test('a report put together with one outside takes that one along, and out again when it is taken apart', async () => {
  const { id, one, two } = await madeOfTwo()
  const outside = await filed()
  await put(one, outside)
  const behind = async () => (await town.as('professional', (tx) => reportsOf(tx, id))).map((report) => report.id).sort()
  assert.deepEqual(await behind(), [two, outside].sort())
  assert.equal(await voicesOf(id), 3)
  await town.as('system', (tx) => splitReport(tx, outside, one, by))
  assert.deepEqual(await behind(), [one, two].sort())
  await put(one, outside)
  await conclude(id)
  for (const report of [one, two, outside]) assert.equal((await keysOf(report)).filter((key) => key === 'closed').length, 1)
})

test('whoever had an answer of their own before hears how it went in the end', async () => {
  const { id, one } = await madeOfTwo()
  const alone = 'Vi ser på det sammen med de andre.'
  await town.as('system', (tx) => moveReport(tx, one, { to: 'closed', outcome: 'partly', saidBy: 'staff', answer: alone, by }))
  await conclude(id)
  assert.deepEqual(
    (await newsOf(one)).slice(-2).map(({ words }) => words),
    [alone, answer],
  )
})

test('a result chosen before the round has told of the verdict tells of the verdict first', async () => {
  const { id, one } = await madeOfTwo()
  const effort = await town.as('professional', (tx) =>
    beginResponse(
      tx,
      {
        ...{ name: 'Bomme på stien', what: 'Bomme', whereText: '', difference: 'Færre knallerter', seenBy: 'Vi tæller', question: '' },
        ...{ areas: [], organisations: [], owner: null, displacement: '' },
      },
      'Prøve',
    ),
  )
  await town.as('system', async (tx) => {
    await sql`update goals.effort set state = 'judged', verdict = 'promising' where id = ${effort}`.execute(tx)
    await sql`update public_space.phenomenon set effort = ${effort}, told_moves = '{agreed,begun,ended}',
      not_heard_because = 'Der bor ingen ved stien, kun kontorer.', ring_m = 400,
      displacement_plan = 'Vi tæller på stedet og i en ring omkring det.' where id = ${id}`.execute(tx)
  })
  assert.equal((await conclude(id)).status, 303)
  assert.deepEqual((await keysOf(one)).slice(-2), ['judged', 'closed'])
})

test('nothing comes to a closed phenomenon, for nobody would answer it', async () => {
  const { id } = await madeOfTwo()
  await conclude(id)
  const late = await filed()
  const deeds: [string, Form][] = [
    ['reports', { reports: [late] }],
    ['edit', form([])],
    ['counts', {}],
    ['analysis', { analysis: 'Stien er lige og uden bomme.' }],
    ['voices', { whose: 'residents', who: 'Beboerne ved stien' }],
    ['displacement', { ring: '500', plan: 'Vi tæller på stedet og i ringen.' }],
    ['result', { result: 'gone', answer }],
  ]
  for (const [deed, fields] of deeds) assert.equal((await post(`/phenomena/${id}/${deed}`, fields)).status, 422, deed)
  assert.deepEqual(await keysOf(late), ['received'])
  for (const step of ['scan', 'analyse', 'respond', 'assess']) {
    const page = await (await town.visit(`/da/phenomena/${id}?step=${step}`, { as: 'professional' })).text()
    assert.doesNotMatch(page.slice(page.indexOf('<main')), /<form/, `${step} offers nothing that is refused`)
  }
})

test('what is seen or counted is kept once when the button is pressed twice at once', async () => {
  const { id } = await madeOfTwo()
  const seen = {
    where: `phenomenon:${id}`,
    kind: 'mopeds',
    time: 'evening',
    howMany: 'few',
    'on-year': year,
    'on-month': month,
    'on-day': day,
  }
  const counted = { what: 'Knallerter', hours: '2', count: '17', 'counted-year': year, 'counted-month': month, 'counted-day': day }
  for (const [path, fields] of [
    ['/observations', seen],
    [`/phenomena/${id}/counts`, counted],
  ] as const)
    assert.deepEqual(
      (await Promise.all([post(path, fields), post(path, fields)])).map(({ status }) => status),
      [303, 303],
    )
  const kept = await town.as('system', (tx) =>
    sql<{ seen: number; counted: number }>`select
      (select count(*)::int from public_space.phenomenon_observation where phenomenon = ${id}) as seen,
      (select count(*)::int from public_space.phenomenon_count where phenomenon = ${id}) as counted`.execute(tx),
  )
  assert.deepEqual(kept.rows, [{ seen: 1, counted: 1 }])
})

test('what is on no list is said beside its field, and nothing is made', async () => {
  const reports = [await filed(), await filed()]
  const notThere: Form[] = [
    { owner: newId() },
    { owner: await town.accountOf('resident') },
    { shape: 'area', area: newId() },
    { organisations: [newId()] },
  ]
  for (const change of notThere) {
    const refused = await post('/phenomena', { ...form(reports), ...change })
    assert.equal(refused.status, 422, JSON.stringify(change))
    assert.match(refused.html, /Vælg noget, der står på listen/)
  }
  const dashes = await post('/observations', { where: `place:${'-'.repeat(36)}`, kind: 'mopeds', time: 'evening', howMany: 'few' })
  assert.equal(dashes.status, 422)
})
