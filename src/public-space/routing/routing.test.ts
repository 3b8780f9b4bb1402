// Who handles a report: the first rule that fits, else the category, else ten working days; a rule is tried before it is saved.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { daysAfter, todayInTown } from '../../platform/form/model.ts'
import { readFields } from '../../platform/result.ts'
import type { Role } from '../../platform/roles.ts'
import { addCategory, addHeading } from '../../platform/town/category/store.ts'
import { addDepartment, addTeam } from '../../platform/town/department/store.ts'
import { addHoliday } from '../../platform/town/holiday/store.ts'
import { aPartner } from '../handovers/testing/partners.ts'
import { aReport } from '../reports/work/testing/a-report.ts'
import { dryRun } from './dry-run/dry-run.ts'
import { firstThatFits, fits, type Rule, ruleForm, usualDeadline, wayOf } from './model.ts'
import { routeReport } from './route.ts'
import { listRules } from './store.ts'

let town: TestTown
const id = { light: '', road: '', lamps: '', company: '' }
before(async () => {
  town = await testTown()
  await town.as('system', async (tx) => {
    const department = (await addDepartment(tx, 'By og Miljø')) ?? ''
    id.light = (await addTeam(tx, { department, name: 'Belysning' })) ?? ''
    id.road = (await addTeam(tx, { department, name: 'Vej' })) ?? ''
    const heading = (await addHeading(tx, { nameDa: 'Lys', nameEn: 'Light', isPublic: true })) ?? ''
    const lamps = { nameDa: 'Lamper', nameEn: 'Lamps', isPublic: true, team: id.light, days: 3, deadlineKind: 'working' as const }
    id.lamps = (await addCategory(tx, heading, lamps)) ?? ''
  })
  id.company = await aPartner(town, 'housing-company', 'Demo Bolig', ['faults'])
})
after(() => town.close())

const team = { id: 't', name: 'Belysning' }
const rule = (change: Partial<Rule>): Rule => ({
  ...{
    id: 'a',
    place: 10,
    name: 'Regel',
    kinds: [],
    areas: [],
    times: [],
    team,
    organisation: null,
    deadline: null,
    isOn: true,
    revision: 1,
  },
  ...change,
})

test('a rule fits by kind, area and time; an empty list is for all', () => {
  const asked = { kind: 'lamp', area: 'n', times: ['evening', 'night'] } as const
  const cases: [Partial<Rule>, boolean][] = [
    [{}, true],
    [{ kinds: ['lamp', 'bush'] }, true],
    [{ kinds: ['bush'] }, false],
    [{ areas: ['n'] }, true],
    [{ areas: ['s'] }, false],
    [{ times: ['night'] }, true],
    [{ times: ['morning'] }, false],
    [{ kinds: ['lamp'], areas: ['n'], times: ['morning'] }, false],
    [{ isOn: false }, false],
  ]
  for (const [change, does] of cases) assert.equal(fits(rule(change), asked), does, JSON.stringify(change))
  assert.equal(fits(rule({ areas: ['n'] }), { ...asked, area: null }), false)
  assert.equal(fits(rule({ times: ['night'] }), { ...asked, times: [] }), false)
})

test('the first that fits wins; one whose partner is gone fits nothing', () => {
  const asked = { kind: 'lamp', area: null, times: [] } as const
  const [late, early] = [rule({ id: 'a', place: 20 }), rule({ id: 'b', place: 10 })]
  assert.equal(firstThatFits([late, early], asked)?.id, 'b')
  assert.equal(firstThatFits([late, { ...early, team: null }], asked)?.id, 'a')
  assert.equal(firstThatFits([], asked), null)
})

test('without rule and category nobody has it, and there are ten working days', () => {
  assert.deepEqual(wayOf([], [], { kind: 'lamp', area: null, times: [] }), {
    team: null,
    organisation: null,
    deadline: usualDeadline,
    rule: null,
  })
})

test('a rule without a deadline keeps that of the category', () => {
  const category = { kind: 'lamp', category: 'c', team: null, deadline: { days: 3, kind: 'calendar' } } as const
  const way = wayOf([rule({})], [category], { kind: 'lamp', area: null, times: [] })
  assert.deepEqual([way.team, way.deadline], [team, category.deadline])
})

test('a dry run says how many would go where and what changes', () => {
  const groups = [
    { kind: 'lamp' as const, area: null, times: [], count: 7 },
    { kind: 'bush' as const, area: null, times: [], count: 2 },
  ]
  const partner = { id: 'p', name: 'Demo Bolig' }
  const run = dryRun(groups, [], [rule({ kinds: ['lamp'], team: null, organisation: partner })], [])
  assert.deepEqual([run.reports, run.changed], [9, 7])
  assert.deepEqual(run.whoms, [
    { kind: 'partner', name: 'Demo Bolig', now: 0, after: 7 },
    { kind: 'nobody', name: '', now: 9, after: 2 },
  ])
  assert.equal(run.moving.length, 1)
})

test('a rule as it is written goes to a team or to a partner, never to both', () => {
  const fields = { name: 'Lamper', place: '10', whom: `team:${'0'.repeat(36)}`, deadlineKind: 'working', days: '', isOn: 'yes' }
  const read = readFields(ruleForm, fields)
  assert.ok(read.ok)
  assert.deepEqual([read.value.team, read.value.organisation, read.value.deadline], ['0'.repeat(36), null, null])
  for (const [wrong, field] of [
    [{ whom: 'x' }, 'whom'],
    [{ place: '0' }, 'place'],
    [{ days: '366' }, 'days'],
    [{ kinds: 'gang' }, 'kinds.0'],
    [{ name: '' }, 'name'],
  ] as const) {
    const bad = readFields(ruleForm, { ...fields, ...wrong })
    assert.equal(bad.ok ? '' : bad.errors[0]?.field, field)
  }
})

const routed = (kind: 'lamp' | 'bush', day: string) => town.as('system', (tx) => routeReport(tx, { kind, area: null, times: [], day }))
type Form = Record<string, string | string[]>
const post = async (path: string, form: Form, as: Role = 'coordinator') => {
  const answer = await town.visit(`/da${path}`, { as, form })
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
}
const written = (change: Form = {}): Form => ({
  ...{
    name: 'Lamper til Vej',
    place: '10',
    'kinds-fault': ['lamp'],
    whom: `team:${id.road}`,
    days: '2',
    deadlineKind: 'calendar',
    isOn: 'yes',
  },
  ...{ deed: 'save' },
  ...change,
})
const sealIn = (html: string) => /name="tried" value="([^"]+)"/.exec(html)?.[1] ?? ''

test('kinds are linked to categories; the deadline skips the days the town hall is closed', async () => {
  assert.deepEqual(await routed('lamp', '2026-12-01'), { team: null, category: null, organisation: null, answerBy: '2026-12-15' })
  assert.equal((await post('/reports/kinds', { lamp: 'not-an-id' })).status, 422)
  assert.equal((await post('/reports/kinds', { lamp: id.company })).status, 422)
  assert.equal((await post('/reports/kinds', { lamp: id.lamps })).status, 303)
  await town.as('system', (tx) => addHoliday(tx, { day: '2026-12-25', nameDa: 'Juledag', nameEn: 'Christmas Day' }))
  assert.deepEqual(await routed('lamp', '2026-12-23'), { team: id.light, category: id.lamps, organisation: null, answerBy: '2026-12-29' })
  assert.equal((await routed('bush', '2026-12-01')).team, null)
})

test('a rule is tried on last month’s reports before it is saved, and nothing is moved by that', async () => {
  const { id: lamp } = await aReport(town, 'lamp')
  await aReport(town, 'bush')
  const first = await post('/reports/routing/new', written())
  assert.equal(first.status, 422)
  assert.match(first.html, /1 af 2 henvendelser/)
  assert.match(first.html, new RegExp(`/da/reports/${lamp}`))
  assert.match(first.html, /Team: Vej/)
  assert.deepEqual(await town.as('system', listRules), [])
  const seal = sealIn(first.html)
  // Changed after it was tried, it is tried again.
  assert.equal((await post('/reports/routing/new', written({ tried: seal, days: '5' }))).status, 422)
  const saved = await post('/reports/routing/new', written({ tried: seal }))
  assert.equal(saved.to, '/da/reports/routing?done=added')
  await post('/reports/routing/new', written({ tried: seal }))
  assert.equal((await town.as('system', listRules)).length, 1)
  const now = await town.as('system', (tx) => sql<{ team: string }>`select team from public_space.report where id = ${lamp}`.execute(tx))
  assert.equal(now.rows[0]?.team, id.light)
  assert.deepEqual(await routed('lamp', '2026-12-01'), { team: id.road, category: id.lamps, organisation: null, answerBy: '2026-12-03' })
})

test('the administrator tries rules too, and sees counts but no report', async () => {
  const tried = await post('/reports/routing/new', written({ deed: 'try', name: 'Buske', 'kinds-fault': ['bush'] }), 'administrator')
  assert.equal(tried.status, 200)
  assert.match(tried.html, /1 af 2 henvendelser/)
  assert.match(tried.html, /Listen er kun for dem/)
})

test('a rule to a partner gives it the report; every version stays on the trail', async () => {
  const [before] = await town.as('system', listRules)
  const change = written({ whom: `partner:${id.company}`, revision: String(before?.revision) })
  const address = `/reports/routing/${before?.id}`
  const seal = sealIn((await post(address, { ...change, deed: 'try' })).html)
  assert.equal((await post(address, { ...change, tried: seal })).to, '/da/reports/routing?done=saved')
  assert.deepEqual((await routed('lamp', todayInTown())).organisation, id.company)
  assert.equal((await routed('lamp', todayInTown())).answerBy, daysAfter(todayInTown(), 2))
  // Whoever began from the version before is told, and nothing is written over.
  const late = await post(address, { ...change, tried: seal })
  assert.equal(late.status, 422)
  assert.match(late.html, /Prøve coordinator har rettet reglen imens/)
  const page = await (await town.visit('/da/reports/routing', { as: 'analyst' })).text()
  assert.match(page, /før: 10\. Lamper til Vej/)
  // Two who remove it in the same moment remove it once.
  const removed = await Promise.all([post(`${address}/remove`, {}), post(`${address}/remove`, {})])
  assert.deepEqual(removed.map(({ status }) => status).sort(), [303, 404])
  const trail = await town.as('analyst', (tx) =>
    sql<{ what: string }>`select what from public_space.routing_change order by changed_at`.execute(tx),
  )
  assert.deepEqual(
    trail.rows.map(({ what }) => what),
    ['added', 'corrected', 'removed'],
  )
  const log = await town.as('system', (tx) =>
    sql<{ deed: string }>`select deed from platform.audit_entry where thing = 'routing rule' order by id`.execute(tx),
  )
  assert.deepEqual(
    log.rows.map(({ deed }) => deed),
    ['added', 'changed', 'removed'],
  )
})

test('administrator and coordinator change; who sees reports looks; for everybody else nothing is there', async () => {
  const sees: Role[] = ['professional', 'leader', 'analyst', 'coordinator', 'administrator']
  const all = [...sees, 'data-protection', 'partner', 'resident', undefined] as const
  for (const as of all) {
    const mayLook = as !== undefined && sees.includes(as)
    const mayChange = as === 'administrator' || as === 'coordinator'
    for (const path of ['/reports/routing', '/reports/kinds'])
      assert.equal((await town.visit(`/da${path}`, { as })).status, mayLook ? 200 : 404, `${as} ${path}`)
    if (mayChange) continue
    for (const path of ['/reports/routing/new', '/reports/kinds'])
      assert.equal((await town.visit(`/da${path}`, { as, form: {} })).status, mayLook ? 403 : 404, `${as} ${path}`)
  }
})

test('the database lets nobody else change who handles what', async () => {
  const link = sql`insert into public_space.kind_category (municipality, kind, category) values (platform.town(), 'bush', ${id.lamps})`
  const make = sql`insert into public_space.routing_rule (municipality, id, place, name, team) values (platform.town(), gen_random_uuid(), 1, 'X', ${id.road})`
  for (const role of ['professional', 'leader', 'analyst', 'partner', 'resident', 'data-protection'] as const) {
    await assert.rejects(
      town.as(role, (tx) => link.execute(tx)),
      /row-level security/,
      role,
    )
    await assert.rejects(
      town.as(role, (tx) => make.execute(tx)),
      /row-level security/,
      role,
    )
  }
  for (const role of ['partner', 'resident'] as const) {
    assert.equal((await town.as(role, (tx) => sql`select from public_space.routing_change`.execute(tx))).rows.length, 0)
    assert.equal((await town.as(role, (tx) => sql`select from public_space.routing_rule`.execute(tx))).rows.length, 0)
  }
  await assert.rejects(
    town.as('administrator', (tx) => sql`update public_space.routing_change set what = 'added'`.execute(tx)),
    /permission denied/,
  )
})
