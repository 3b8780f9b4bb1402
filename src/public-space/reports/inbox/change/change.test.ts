// Changing many reports at once from the inbox: everybody is told, and it is undone as long as nobody has gone on from there.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { sql } from '../../../../platform/db.ts'
import { daysAfter, todayInTown } from '../../../../platform/form/model.ts'
import { newId } from '../../../../platform/id.ts'
import type { Role } from '../../../../platform/roles.ts'
import { addDepartment, addTeam } from '../../../../platform/town/department/store.ts'
import type { Kind, Report } from '../../model.ts'
import { moveReport } from '../../work/move-report.ts'
import { readNews, readReport, readTrail } from '../../work/store.ts'
import { aReport } from '../../work/testing/a-report.ts'
import { changeReports, undoChange } from './change-reports.ts'
import { type Change, seenAsText } from './model.ts'

let town: TestTown
let team = ''
before(async () => {
  town = await testTown()
  await town.as('system', async (tx) => {
    team = (await addTeam(tx, { name: 'Belysning', department: (await addDepartment(tx, 'By og Miljø')) ?? '' })) ?? ''
  })
})
after(() => town.close())

const someReports = async (n: number, kind: Kind = 'lamp'): Promise<string[]> => {
  const made: string[] = []
  for (let k = 0; k < n; k++) made.push((await aReport(town, kind)).id)
  return made
}
const read = async (id: string): Promise<Report> => (await town.as('professional', (tx) => readReport(tx, id))) ?? assert.fail('no report')
const seenOf = async (ids: string[]) => Promise.all(ids.map(async (id) => ({ id, revision: (await read(id)).revision })))
const doer = async (role: Role = 'professional') => ({ whom: 'staff' as const, account: await town.accountOf(role), name: `Prøve ${role}` })

/** Changes as somebody of the role and returns the name of the change and how many it was. */
async function change(ids: string[], wanted: Change, role: Role = 'professional') {
  const [id, seen, by] = [newId(), await seenOf(ids), await doer(role)]
  const done = await town.as(role, (tx) => changeReports(tx, id, wanted, seen, by))
  return { id, done }
}
const undo = async (id: string, role: Role = 'professional') => {
  const by = await doer(role)
  return town.as(role, (tx) => undoChange(tx, id, by, 'Vi tog fejl.'))
}
const keysTold = async (id: string) => (await town.as('professional', (tx) => readNews(tx, id))).map(({ key }) => key)

test('a hundred reports get a team in four actions: choose all, choose what, look, do', async () => {
  const ids = await someReports(100)
  const inbox = await (await town.visit('/da/reports', { as: 'professional' })).text()
  const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const look = await town.visit('/da/reports/bulk', {
    as: 'professional',
    form: { extent: 'page', deed: `team:${team}`, query: '', page: hidden(inbox, 'page') },
  })
  const preview = await look.text()
  assert.match(preview, /100 henvendelser ændres\. Team: Belysning\./)
  const form = Object.fromEntries(['change', 'deed', 'reports', 'query'].map((name) => [name, hidden(preview, name)]))
  const applied = await town.visit('/da/reports/bulk/apply', { as: 'professional', form })
  assert.equal(applied.headers.get('location'), `/da/reports?changed=${form.change}`)
  for (const id of ids) assert.equal((await read(id)).team?.name, 'Belysning')
  assert.deepEqual(await keysTold(ids[0] ?? ''), ['received', 'team'])
  const again = await (await town.visit(`/da/reports?changed=${form.change}`, { as: 'professional' })).text()
  assert.match(again, /100 henvendelser er ændret[\s\S]*Fortryd/)
  // The same form sent twice counts once.
  await town.visit('/da/reports/bulk/apply', { as: 'professional', form })
  assert.deepEqual(await keysTold(ids[0] ?? ''), ['received', 'team'])
  const undone = await town.visit(`/da/reports/changes/${form.change}/undo`, { as: 'professional', form: {} })
  assert.match(await undone.text(), /100 henvendelser er som før/)
  for (const id of ids) assert.equal((await read(id)).team, null)
})

test('what somebody changed meanwhile stays as it is, and is said', async () => {
  const [one = '', two = ''] = await someReports(2)
  const seen = await seenOf([one, two])
  await change([one], { to: 'assessed' })
  const by = await doer()
  const done = await town.as('professional', (tx) => changeReports(tx, newId(), { to: 'planned' }, seen, by))
  assert.deepEqual(done, { ok: true, value: 1 })
  assert.deepEqual([(await read(one)).state, (await read(two)).state], ['assessed', 'planned'])
})

test('closing many asks for an answer, and everybody is told it', async () => {
  const ids = await someReports(2)
  const seen = seenAsText(await seenOf(ids))
  const form = { change: newId(), deed: 'close', reports: seen, query: '', outcome: 'not-ours', answer: 'kort' }
  const short = await town.visit('/da/reports/bulk/apply', { as: 'coordinator', form })
  assert.equal(short.status, 422)
  assert.match(await short.text(), /mindst ti bogstaver[\s\S]*kort/)
  assert.equal((await read(ids[0] ?? '')).state, 'received')
  const ready = await town.visit('/da/reports/bulk/ready', { as: 'coordinator', form: { ...form, ready: 'notOurs' } })
  assert.match(await ready.text(), /Stedet er ikke byens/)
  const closed = await town.visit('/da/reports/bulk/apply', {
    as: 'coordinator',
    form: { ...form, answer: 'Det er boligselskabets lampe. Vi har sagt det til dem.' },
  })
  assert.equal(closed.status, 303)
  for (const id of ids) {
    const report = await read(id)
    assert.deepEqual([report.state, report.outcome, report.outcomeBy], ['closed', 'not-ours', 'staff'])
    const news = await town.as('professional', (tx) => readNews(tx, id))
    assert.equal(news.at(-1)?.words, 'Det er boligselskabets lampe. Vi har sagt det til dem.')
  }
})

test('an undone close is open again, the trail keeps both, and those who were told hear that it was a mistake', async () => {
  const [id = ''] = await someReports(1)
  const { id: made } = await change([id], { to: 'closed', outcome: 'not-ours', answer: 'Det er ikke byens lampe.' })
  assert.deepEqual(await undo(made), { restored: 1, left: [] })
  const report = await read(id)
  assert.deepEqual([report.state, report.outcome, report.closedAt], ['received', null, null])
  const trail = await town.as('professional', (tx) => readTrail(tx, id))
  assert.deepEqual(
    trail.map(({ kind }) => kind),
    ['received', 'state', 'undone'],
  )
  const news = await town.as('professional', (tx) => readNews(tx, id))
  assert.deepEqual([news.at(-1)?.key, news.at(-1)?.words], ['received', 'Vi tog fejl.'])
  assert.equal(await undo(made), null, 'twice')
})

test('what somebody has gone on with is left when a change is undone', async () => {
  const [one = '', two = ''] = await someReports(2)
  const { id: made } = await change([one, two], { to: 'assessed' })
  const by = await doer('coordinator')
  await town.as('coordinator', (tx) => moveReport(tx, one, { to: 'in-progress', by }))
  const undone = await undo(made)
  assert.deepEqual([undone?.restored, undone?.left.map(({ id }) => id)], [1, [one]])
  assert.deepEqual([(await read(one)).state, (await read(two)).state], ['in-progress', 'received'])
})

test('a change is undone by whoever made it, and only for half an hour', async () => {
  const [id = ''] = await someReports(1)
  const { id: made } = await change([id], { answerBy: daysAfter(todayInTown(), 3) })
  assert.equal(await undo(made, 'leader'), null)
  const byOther = await town.visit(`/da/reports/changes/${made}/undo`, { as: 'leader', form: {} })
  assert.match(await byOther.text(), /mere end 30 minutter/)
  const owner = new (await import('pg')).default.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  // The owner of the tables meets the wall too, so it says for which town it works.
  await owner.query("select set_config('trygby.municipality', '1', false), set_config('trygby.roles', 'system', false)")
  await owner.query('alter table public_space.report_change disable row level security')
  await owner.query("update public_space.report_change set made_at = made_at - interval '31 minutes' where id = $1", [made])
  await owner.query('alter table public_space.report_change enable row level security')
  await owner.end()
  assert.equal(await undo(made), null)
  assert.equal((await read(id)).answerBy, daysAfter(todayInTown(), 3))
})

test('a change that cannot be for some of them is made to the others', async () => {
  const [lamp = ''] = await someReports(1, 'lamp')
  const [noise = ''] = await someReports(1, 'noise')
  assert.deepEqual((await change([lamp, noise], { kind: 'bush' })).done, { ok: true, value: 1 })
  assert.deepEqual([(await read(lamp)).kind, (await read(noise)).kind], ['bush', 'noise'])
  assert.deepEqual((await change([noise], { isPublic: true })).done, { ok: true, value: 0 })
})

test('a fault that is assessed is shown to everybody, unless whoever assesses it says otherwise', async () => {
  const [shown = '', hidden = ''] = await someReports(2)
  await change([shown], { to: 'assessed' })
  await change([hidden], { to: 'assessed', isPublic: false })
  assert.deepEqual([(await read(shown)).isPublic, (await read(hidden)).isPublic], [true, false])
})

test('the analyst sees reports and changes none, neither by a form nor as their role', async () => {
  const [id = ''] = await someReports(1)
  const seen = await seenOf([id])
  const form = { change: newId(), deed: 'state:assessed', reports: seenAsText(seen), query: '', extent: 'ticked', report: seenAsText(seen) }
  for (const path of ['/da/reports/bulk', '/da/reports/bulk/apply', '/da/reports/bulk/ready', `/da/reports/changes/${newId()}/undo`]) {
    assert.equal((await town.visit(path, { as: 'analyst', form })).status, 403, path)
    assert.equal((await town.visit(path, { as: 'resident', form })).status, 404, path)
  }
  const by = await doer('analyst')
  const tried = await town.as('analyst', (tx) => changeReports(tx, newId(), { to: 'assessed' }, seen, by)).catch((error) => String(error))
  assert.match(String(JSON.stringify(tried)), /row-level security|"value":0/)
  assert.equal((await read(id)).state, 'received')
})

test('nobody sees the change another has made', async () => {
  const [id = ''] = await someReports(1)
  const { id: made } = await change([id], { to: 'assessed' })
  const seenBy = (role: Role) =>
    town.as(role, async (tx) => (await sql`select from public_space.report_change where id = ${made}`.execute(tx)).rows.length)
  assert.deepEqual([await seenBy('professional'), await seenBy('coordinator'), await seenBy('analyst')], [1, 0, 0])
})
