// Changing a hundred efforts in four steps, and bringing them back.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Role } from '../../../platform/roles.ts'
import { addDepartment } from '../../../platform/town/department/store.ts'
import { oneEffort } from '../testing/one-effort.ts'
import { fillManyEfforts } from '../testing/store.ts'
import { changeMany, effortsToChange, undoChange } from './store.ts'

let town: TestTown
let department = ''
let [first, second, third] = ['', '', '']

before(async () => {
  town = await testTown()
  department = (await town.as('system', (tx) => addDepartment(tx, 'Børn og unge'))) ?? ''
})
after(() => town.close())

beforeEach(async () => {
  await town.as('system', async (tx) => {
    await sql`delete from goals.effort where municipality = platform.town()`.execute(tx)
    first = await oneEffort(tx, 'Første')
    second = await oneEffort(tx, 'Anden')
    third = await oneEffort(tx, 'Tredje', { goals: ['new-generations', 'safe-town'] })
  })
})

const look = (form: Record<string, string | string[]>, as: Role = 'coordinator') =>
  town.visit('/da/efforts/bulk', { as, form: { query: '', ...form } })
const carried = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
const apply = (form: Record<string, string>, as: Role = 'coordinator') => town.visit('/da/efforts/bulk/apply', { as, form })
const standing = (ids: string[]) => town.as('leader', (tx) => effortsToChange(tx, ids))
const changeOf = (answer: Response) => /changed=([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''

test('a hundred get another department in four steps: all found, the deed, a look, done – and undone in one', async () => {
  await town.as('system', (tx) => fillManyEfforts(tx, 120))
  const before = await town.as('leader', (tx) =>
    sql<{ id: string; department: string | null }>`select id, department from goals.effort order by id`.execute(tx),
  )
  const preview = await (await look({ extent: 'all', deed: `department:${department}`, query: '?sort=name' })).text()
  const n = before.rows.filter((row) => row.department !== department).length
  assert.ok(n > 100 || before.rows.length === 123)
  assert.match(preview, new RegExp(`${n} indsatser ændres. Afdeling: Børn og unge`))
  const done = await apply(carried(preview))
  assert.equal(done.status, 303)
  const list = await (await town.visit(done.headers.get('location') ?? '', { as: 'coordinator' })).text()
  assert.match(list, new RegExp(`${n} indsatser er ændret. Afdeling: Børn og unge`))
  assert.ok((await standing(before.rows.map(({ id }) => id))).every((effort) => effort.department === department))
  const undone = await town.visit(`/da/efforts/bulk/${changeOf(done)}/undo`, { as: 'coordinator', form: {} })
  assert.match(await undone.text(), new RegExp(`${n} indsatser er som før`))
  const after = await town.as('leader', (tx) =>
    sql<{ id: string; department: string | null }>`select id, department from goals.effort order by id`.execute(tx),
  )
  assert.deepEqual(after.rows, before.rows)
  const log = await town.as('data-protection', (tx) =>
    sql<{ n: number }>`select count(*) as n from platform.audit_entry where thing = 'efforts'`.execute(tx),
  )
  assert.equal(log.rows[0]?.n, 2)
})

test('every deed does what it says, and undoing brings each back', async () => {
  const subGoal = newId()
  await town.as('system', async (tx) => {
    await sql`insert into goals.sub_goal (municipality, id, goal, title_da) values (platform.town(), ${subGoal}, 'safe-town', 'Lys')`.execute(
      tx,
    )
    await sql`update goals.effort set sub_goals = array[${subGoal}]::uuid[] where id = ${third}`.execute(tx)
  })
  const me = await town.accountOf('coordinator')
  const expected = {
    'owner:me': { owner: me, ownerName: 'Prøve coordinator' },
    'add-goal:fewer-victims': { goals: ['new-generations', 'safe-town', 'fewer-victims'] },
    'remove-goal:safe-town': { goals: ['new-generations'], subGoals: [] },
    'public:yes': { isPublic: true },
  }
  for (const [deed, wanted] of Object.entries(expected)) {
    const [before] = await standing([third])
    const done = await apply(carried(await (await look({ extent: 'ticked', effort: third, deed })).text()))
    const [changed] = await standing([third])
    assert.deepEqual(changed, { ...before, ...wanted, revision: (before?.revision ?? 0) + 1 }, deed)
    await town.visit(`/da/efforts/bulk/${changeOf(done)}/undo`, { as: 'coordinator', form: {} })
    const [restored] = await standing([third])
    assert.deepEqual({ ...restored, revision: 0 }, { ...before, revision: 0 }, deed)
  }
})

test('nothing ticked and nothing chosen are said beside the question, and the ticks stay', async () => {
  const none = await look({ extent: 'ticked', deed: 'public:yes' })
  assert.equal(none.status, 422)
  assert.match(await none.text(), /Sæt kryds ved mindst én indsats/)
  const noDeed = await look({ extent: 'ticked', effort: [first, third], deed: '', query: '?sort=name' })
  assert.equal(noDeed.status, 422)
  const html = await noDeed.text()
  assert.match(html, /Vælg, hvad der skal ændres/)
  assert.match(html, new RegExp(`value="${first}" id="tick-${first}" checked`))
  assert.doesNotMatch(html, new RegExp(`value="${second}" id="tick-${second}" checked`))
  assert.equal((await look({ extent: 'ticked', effort: first, deed: `department:${newId()}` })).status, 422)
})

test('the page that asks for a new owner leaves one line in the log, and leads on to the preview', async () => {
  await town.accountOf('professional')
  const lines = async () =>
    (
      await town.as('data-protection', (tx) =>
        sql<{ n: number }>`select count(*) as n from platform.audit_entry where thing_id = 'colleagues'`.execute(tx),
      )
    ).rows[0]?.n ?? 0
  const before = await lines()
  const who = await (await look({ extent: 'ticked', effort: [first, second], deed: 'owner:other' })).text()
  assert.equal(await lines(), before + 1)
  assert.match(who, /Prøve professional/)
  const preview = await (await look({ ...carried(who), deed: `owner:${await town.accountOf('professional')}` })).text()
  assert.match(preview, /2 indsatser ændres. Ejer: Prøve professional/)
})

test('what somebody changed in between is left alone, and said', async () => {
  const form = carried(await (await look({ extent: 'ticked', effort: [first, second], deed: 'public:yes' })).text())
  await town.as('leader', (tx) => sql`update goals.effort set name_da = 'Ny', revision = revision + 1 where id = ${second}`.execute(tx))
  const done = await apply(form)
  const list = await (await town.visit(done.headers.get('location') ?? '', { as: 'coordinator' })).text()
  assert.match(list, /1 indsats er ændret/)
  assert.match(list, /1 indsats blev ikke ændret/)
  assert.deepEqual(
    (await standing([first, second])).map(({ isPublic }) => isPublic),
    [true, false],
  )
})

test('sent twice, it is done once', async () => {
  const form = carried(await (await look({ extent: 'ticked', effort: first, deed: 'public:yes' })).text())
  await apply(form)
  assert.equal((await apply(form)).status, 303)
  assert.equal((await standing([first]))[0]?.revision, 2)
})

test('a form that somebody else has sent already changes nothing more', async () => {
  const form = carried(await (await look({ extent: 'ticked', effort: [first, second], deed: 'public:yes' })).text())
  await apply({ ...form, efforts: `${first}.1` })
  assert.equal((await apply({ ...form, efforts: `${second}.1` }, 'leader')).status, 303)
  assert.equal((await standing([second]))[0]?.revision, 1)
})

test('an effort whose owner is gone is left as it is when the change is undone', async () => {
  const owner = newId()
  await town.as('system', async (tx) => {
    await sql`insert into platform.account (municipality, id, email, name) values (platform.town(), ${owner}, 'borte@example.invalid', 'Borte')`.execute(
      tx,
    )
    await sql`update goals.effort set owner = ${owner}, owner_name = 'Borte' where id = ${first}`.execute(tx)
  })
  const done = await apply(carried(await (await look({ extent: 'ticked', effort: [first, second], deed: 'owner:me' })).text()))
  await town.as('system', (tx) => sql`delete from platform.account where id = ${owner}`.execute(tx))
  const undone = await town.visit(`/da/efforts/bulk/${changeOf(done)}/undo`, { as: 'coordinator', form: {} })
  const html = await undone.text()
  assert.match(html, /1 indsats er som før/)
  assert.match(html, new RegExp(`href="/da/efforts/${first}"`))
})

test('undoing leaves what somebody has gone on with, and says which', async () => {
  const done = await apply(carried(await (await look({ extent: 'ticked', effort: [first, second], deed: 'public:yes' })).text()))
  await town.as('leader', (tx) => sql`update goals.effort set revision = revision + 1 where id = ${second}`.execute(tx))
  const path = `/da/efforts/bulk/${changeOf(done)}/undo`
  const html = await (await town.visit(path, { as: 'coordinator', form: {} })).text()
  assert.match(html, /1 indsats er som før/)
  assert.match(html, new RegExp(`href="/da/efforts/${second}"`))
  assert.match(await (await town.visit(path, { as: 'coordinator', form: {} })).text(), /fortrudt i forvejen/)
})

test('whoever changes the language of an answer comes back to the list', async () => {
  for (const path of ['/en/efforts/bulk', `/en/efforts/bulk/${newId()}/undo`, '/en/efforts/searches'])
    assert.equal((await town.visit(path, { as: 'coordinator' })).headers.get('location'), '/en/efforts', path)
})

test('only coordinator and leader change many', async () => {
  for (const role of ['professional', 'analyst', 'data-protection', 'administrator', 'partner', 'resident'] as const) {
    assert.equal((await look({ extent: 'ticked', effort: first, deed: 'public:yes' }, role)).status, 404, role)
    assert.equal((await apply({ change: newId(), deed: 'public:yes', efforts: `${first}.1` }, role)).status, 404, role)
    assert.equal((await town.visit(`/da/efforts/bulk/${newId()}/undo`, { as: role, form: {} })).status, 404, role)
    assert.doesNotMatch(await (await town.visit('/da/efforts', { as: role })).text(), /type="checkbox"/)
  }
  assert.equal((await look({ extent: 'ticked', effort: first, deed: 'public:yes' }, 'leader')).status, 200)
})

test('the database lets nobody else keep a change or undo the change of another', async () => {
  const seen = [{ id: first, revision: 1 }]
  for (const role of ['professional', 'analyst', 'partner', 'resident'] as const)
    await assert.rejects(
      town.as(role, (tx) => changeMany(tx, newId(), { kind: 'public', isPublic: true }, seen)),
      /row-level security/,
      role,
    )
  const change = newId()
  await town.as('coordinator', (tx) => changeMany(tx, change, { kind: 'public', isPublic: true }, seen))
  assert.equal(await town.as('leader', (tx) => undoChange(tx, change)), null)
  await assert.rejects(
    town.as('coordinator', (tx) => sql`delete from goals.bulk_change where id = ${change}`.execute(tx)),
    /permission denied/,
  )
  assert.equal((await town.as('coordinator', (tx) => undoChange(tx, change)))?.restored, 1)
})

test('a form that is not ours is refused and changes nothing', async () => {
  const forms: Record<string, string>[] = [
    {},
    { change: 'x', deed: 'public:yes', efforts: `${first}.1` },
    { change: newId(), deed: 'delete:all', efforts: `${first}.1` },
    { change: newId(), deed: 'public:yes', efforts: 'x' },
    { change: newId(), deed: `department:${newId()}`, efforts: `${first}.1` },
  ]
  for (const form of forms) assert.equal((await apply(form)).status, 422)
  assert.equal((await standing([first]))[0]?.revision, 1)
})
