// The inbox as staff meet it: what is found, how many each view holds, who sees it, and what somebody keeps.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import type { Role } from '../../../platform/roles.ts'
import { addDepartment, addTeam } from '../../../platform/town/department/store.ts'
import { addHandover, moveHandover } from '../../handovers/store.ts'
import { aReport, type Filed } from '../work/testing/a-report.ts'
import { givenViews, openOnes } from './model.ts'
import { forgetFilter, keepFilter, savedFilters } from './saved/store.ts'
import { countEach, findReports, idsFound } from './store.ts'

let town: TestTown
const filed: Record<string, Filed> = {}
let team = ''

before(async () => {
  town = await testTown()
  filed.lamp = await aReport(town, 'lamp', { place: { by: 'map', label: 'Demovej 3', place: null, lat: 55.61, lon: 12.35 } })
  filed.mopeds = await aReport(town, 'mopeds', { words: 'Larm hver fredag ved kiosken' })
  filed.dark = await aReport(town, 'too-dark')
  filed.closed = await aReport(town, 'litter', { place: { by: 'map', label: 'Demovej 9', place: null, lat: 55.61, lon: 12.35 } })
  await town.as('system', async (tx) => {
    const department = (await addDepartment(tx, 'By og Miljø')) ?? ''
    team = (await addTeam(tx, { name: 'Belysning', department })) ?? ''
    await sql`update public_space.report set team = ${team} where id = ${filed.lamp?.id}`.execute(tx)
    await sql`update public_space.report set answer_by = current_date - 1 where id = ${filed.mopeds?.id}`.execute(tx)
    await sql`update public_space.report set state = 'closed', outcome = 'solved', outcome_by = 'staff' where id = ${filed.closed?.id}`.execute(
      tx,
    )
  })
})
after(() => town.close())

const page = async (path: string, as: Role = 'professional'): Promise<string> => {
  const answer = await town.visit(path, { as })
  assert.equal(answer.status, 200, path)
  return answer.text()
}
/** Which of the four stand on a page, by their short names. */
const shown = async (path: string, as?: Role): Promise<string[]> => {
  const html = await page(path, as)
  return Object.keys(filed)
    .filter((name) => html.includes(`/reports/${filed[name]?.id}"`))
    .sort()
}

test('staff see what is open, and the analyst sees the same without a box to change it', async () => {
  assert.deepEqual(await shown('/da/reports'), ['dark', 'lamp', 'mopeds'])
  assert.deepEqual(await shown('/da/reports', 'analyst'), ['dark', 'lamp', 'mopeds'])
  assert.match(await page('/da/reports', 'leader'), /type="checkbox"/)
  assert.doesNotMatch(await page('/da/reports', 'analyst'), /name="report"|\/reports\/new/)
})

test('nobody else meets an inbox, and as their role the database shows no report', async () => {
  for (const as of ['resident', 'partner', 'administrator', 'data-protection'] as const) {
    for (const path of ['/da/reports', '/da/reports?sort=1', '/da/reports/new'])
      assert.equal((await town.visit(path, { as })).status, 404, `${as} ${path}`)
    assert.deepEqual((await town.as(as, (tx) => findReports(tx, openOnes))).reports, [], as)
  }
  assert.equal((await town.visit('/da/reports')).status, 404)
})

test('a view is narrowed by what the town has and by words, numbers and places', async () => {
  const cases: [query: string, found: string[]][] = [
    ['door=fault', ['lamp']],
    ['kind=mopeds', ['mopeds']],
    ['state=all', ['closed', 'dark', 'lamp', 'mopeds']],
    ['state=closed', ['closed']],
    ['state=closed&age=day', ['closed']],
    ['age=older', []],
    [`team=${team}`, ['lamp']],
    ['team=none', ['dark', 'mopeds']],
    ['deadline=over', ['mopeds']],
    ['area=none', ['dark', 'lamp', 'mopeds']],
    ['words=kiosken', ['mopeds']],
    ['words=DEMOVEJ', ['lamp']],
    ['words=demovej&state=all', ['closed', 'lamp']],
    [`words=${filed.dark?.number}`, ['dark']],
    [`words=%23${filed.dark?.number}`, ['dark']],
    ['words=%25', []],
  ]
  for (const [query, found] of cases) assert.deepEqual(await shown(`/da/reports?${query}`), found, query)
})

test('the order is the newest, the oldest, the nearest deadline, or the most voices', async () => {
  const order = async (by: string, state = 'all'): Promise<number[]> => {
    const html = await page(`/da/reports?state=${state}&order=${by}`)
    return [...html.matchAll(/<a href="\/da\/reports\/[0-9a-f-]{36}">(\d+)</g)].map(([, number]) => Number(number))
  }
  const newest = await order('newest')
  assert.deepEqual(
    newest,
    newest.toSorted((a, b) => b - a),
  )
  assert.deepEqual(await order('oldest'), newest.toReversed())
  assert.equal((await order('deadline', 'open'))[0], filed.mopeds?.number)
  assert.deepEqual(await order('deadline'), newest, 'what is closed has no deadline')
})

test('what an address asks for and nobody knows is left out, and said', async () => {
  const html = await page(`/da/reports?team=${newId()}&kind=ghosts&page=0`)
  assert.match(html, /Vi kendte ikke det valgte for Hvad det handler om og Team og Side/)
})

test('how many a view holds stands beside it', async () => {
  const counts = await town.as('professional', (tx) => countEach(tx, Object.values(givenViews)))
  assert.deepEqual(Object.fromEntries(Object.keys(givenViews).map((view, place) => [view, counts[place]])), {
    open: 3,
    new: 3,
    over: 1,
    week: 0,
    partner: 0,
    reopen: 0,
    nobody: 2,
  })
  assert.match(await page('/da/reports'), /Over fristen \(1\)/)
})

test('a view is kept by name for oneself, counted, found again and forgotten', async () => {
  const kept = await town.visit('/da/reports/views', {
    as: 'professional',
    form: { name: 'Mine lamper', query: '?kind=lamp&utm=x&page=4' },
  })
  assert.equal(kept.headers.get('location'), '/da/reports?kind=lamp&done=kept')
  assert.match(await page('/da/reports?kind=lamp'), /aria-current="page">Mine lamper \(1\)/)
  const [own] = await town.as('professional', savedFilters)
  assert.ok(own)
  assert.deepEqual(await town.as('leader', savedFilters), [])
  assert.equal(await town.as('leader', (tx) => forgetFilter(tx, own.id)), false)
  assert.equal((await town.visit(`/da/reports/views/${own.id}/forget`, { as: 'leader', form: {} })).status, 404)
  assert.equal((await town.visit(`/da/reports/views/${own.id}/forget`, { as: 'professional', form: {} })).status, 303)
  assert.deepEqual(await town.as('professional', savedFilters), [])
})

test('a view without a name comes back with a sentence, and twelve are enough', async () => {
  const nameless = await town.visit('/da/reports/views', { as: 'coordinator', form: { name: ' ', query: '?kind=lamp' } })
  assert.equal(nameless.status, 422)
  assert.match(await nameless.text(), /Skriv et navn til udsnittet/)
  for (let n = 0; n < 12; n++) assert.ok(await town.as('coordinator', (tx) => keepFilter(tx, { name: `Nr ${n}`, query: '' })))
  const more = await town.visit('/da/reports/views', { as: 'coordinator', form: { name: 'En til', query: '' } })
  assert.equal(more.status, 422)
  assert.match(await more.text(), /Du har gemt 12 udsnit/)
})

test('whoever may not see reports keeps no view of them, neither by a form nor as their role', async () => {
  assert.equal((await town.visit('/da/reports/views', { as: 'resident', form: { name: 'x', query: '' } })).status, 404)
  await assert.rejects(
    town.as('resident', (tx) => keepFilter(tx, { name: 'x', query: '' })),
    /row-level security/,
  )
})

test('a day is over when it is over in the town, which after midnight is before it is over in the database', async (t) => {
  const tomorrow = daysAfter(todayInTown(), 1)
  const over = () => town.as('professional', async (tx) => (await idsFound(tx, givenViews.over, 100)).length)
  const before = await over()
  await town.as('system', (tx) =>
    sql`update public_space.report set answer_by = ${daysAfter(tomorrow, -1)} where kind = 'lamp'`.execute(tx),
  )
  assert.equal(await over(), before)
  // Past midnight in the town, winter and summer, and not yet in the database.
  t.mock.timers.enable({ apis: ['Date'], now: new Date(`${daysAfter(tomorrow, -1)}T23:20:00Z`) })
  assert.equal(await over(), before + 1)
})

test('what a partner should have answered by now is marked, counted and found, until it has answered', async () => {
  const late = filed.lamp ?? assert.fail()
  const to = { organisation: null, toName: 'Demo Elektriker', way: 'link' as const, email: 'el@example.invalid', message: '' }
  const link = { tokenHash: 'b'.repeat(64), expiresAt: new Date('2099-01-01'), showsWords: false }
  const handover = await town.as('system', (tx) => addHandover(tx, { report: late.id, ...to, ...link, due: daysAfter(todayInTown(), -2) }))
  assert.deepEqual(await shown('/da/reports?deadline=partner'), ['lamp'])
  const html = await page('/da/reports')
  assert.match(html, /Sent hos partner \(1\)/)
  assert.equal(html.split('Partner mangler at svare').length, 2)
  await town.as('system', (tx) => moveHandover(tx, handover, { state: 'answered', answer: 'Det er gjort.' }))
  assert.deepEqual(await shown('/da/reports?deadline=partner'), [])
  assert.doesNotMatch(await page('/da/reports'), /Partner mangler at svare/)
  // Due today is not late.
  await town.as('system', (tx) => addHandover(tx, { report: late.id, ...to, ...link, tokenHash: 'c'.repeat(64), due: todayInTown() }))
  assert.deepEqual(await shown('/da/reports?deadline=partner'), [])
})
