// Actions inside an effort: who agrees them, who may say that they are done, and what a form refuses.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql, type Tx } from '../../../platform/db.ts'
import { inventedRows, markAsDemonstration } from '../../../platform/demonstration.ts'
import { daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import type { Role } from '../../../platform/roles.ts'
import type { EffortContent } from '../store.ts'
import { oneEffort } from '../testing/one-effort.ts'
import { type ActionForm, byUrgency, daysTo } from './model.ts'
import { actionsOf, addAction, correctAction, removeAction, setDone } from './store.ts'
import { da } from './texts.da.ts'
import { dayInWords, soonness } from './when.ts'

const today = todayInTown()
const [year = '', month = '', day = ''] = daysAfter(today, 12).split('-')
const fields = { what: 'Aftal lamper med driften', doerName: 'Demo Driftsgård', 'byOn-day': day, 'byOn-month': month, 'byOn-year': year }
const action: ActionForm = { what: 'Aftal lamper', doer: null, doerName: 'Demo Driftsgård', byOn: daysAfter(today, 12) }

const lightOnPath = (tx: Tx, differing: Partial<EffortContent> = {}) =>
  oneEffort(tx, 'Lys på stien', { cost: 50_000, isPublic: true, ...differing })

let town: TestTown
let effort: string
let partner: string
before(async () => {
  town = await testTown()
  partner = await town.accountOf('partner')
  const organisation = newId()
  await town.as('system', async (tx) => {
    await sql`insert into platform.organisation (municipality, id, name, kind, may_see) values (1, ${organisation}, 'Demo Boligselskab', 'housing-company', 'Alt')`.execute(
      tx,
    )
    await sql`update platform.account set organisation = ${organisation} where id = ${partner}`.execute(tx)
  })
  effort = await town.as('coordinator', (tx) => lightOnPath(tx))
  await town.as('coordinator', (tx) =>
    sql`update goals.effort set state = 'planned', organisations = array[${organisation}::uuid] where id = ${effort}`.execute(tx),
  )
})
after(() => town.close())

test('days are said as people say them', () => {
  const said = (days: number) => soonness(today, daysAfter(today, days), da.days)
  assert.deepEqual([-2, -1, 0, 1, 12, 61].map(said), ['2 dage over tiden', '1 dag over tiden', 'i dag', 'i morgen', 'om 12 dage', ''])
  assert.equal(dayInWords('2027-03-02', '2027-03-03', da.days, 'da'), 'i morgen, 3. marts 2027')
  assert.equal(daysTo('2027-03-27', '2027-03-29'), 2, 'the night the clocks change is no shorter day')
})

test('today is the day in Denmark, wherever the machine stands', () => {
  assert.equal(todayInTown(new Date('2026-12-31T22:59:00Z')), '2026-12-31')
  assert.equal(todayInTown(new Date('2026-12-31T23:00:00Z')), '2027-01-01')
  assert.equal(todayInTown(new Date('2027-06-30T22:00:00Z')), '2027-07-01')
})

test('the most urgent stands first, done ones last', () => {
  const list = [
    { byOn: null, doneAt: null },
    { byOn: '2027-01-02', doneAt: null },
    { byOn: '2026-01-01', doneAt: new Date() },
    { byOn: '2027-01-01', doneAt: null },
  ]
  assert.deepEqual(
    list.sort(byUrgency).map(({ byOn }) => byOn),
    ['2027-01-01', '2027-01-02', null, '2026-01-01'],
  )
})

describe('in the database', () => {
  let id: string
  before(async () => {
    id = await town
      .as('coordinator', (tx) => addAction(tx, effort, { ...action, doer: partner, doerName: 'Prøve partner' }))
      .then((made) => made ?? '')
  })

  test('staff see every action, whoever is to do it their own, and nobody else any', async () => {
    const seen = (role: Role) => town.as(role, async (tx) => (await actionsOf(tx, effort)).length)
    for (const role of ['professional', 'analyst', 'administrator', 'partner'] as const) assert.equal(await seen(role), 1, role)
    await town.as('coordinator', (tx) => addAction(tx, effort, action))
    assert.deepEqual([await seen('analyst'), await seen('partner'), await seen('resident')], [2, 1, 0])
  })

  test('those who may not change the effort agree, correct and remove nothing', async () => {
    for (const role of ['professional', 'analyst', 'partner', 'resident'] as const) {
      await assert.rejects(
        town.as(role, (tx) => addAction(tx, effort, { ...action, what: 'Mal bænken' })),
        /row-level security/,
        role,
      )
      assert.equal(await town.as(role, (tx) => removeAction(tx, id)), false, role)
    }
    for (const role of ['professional', 'analyst', 'resident'] as const) {
      assert.equal(await town.as(role, (tx) => correctAction(tx, id, action, 1)), false, role)
      assert.equal(await town.as(role, (tx) => setDone(tx, id, true)), false, role)
    }
  })

  test('whoever is to do it says that it is done, and changes nothing else of it', async () => {
    assert.equal(await town.as('partner', (tx) => setDone(tx, id, true)), true)
    await assert.rejects(
      town.as('partner', (tx) => sql`update goals.action set what = 'Noget andet' where id = ${id}`.execute(tx)),
      /says when it is done/,
    )
    await assert.rejects(
      town.as('partner', async (tx) =>
        sql`update goals.action set doer = ${await town.accountOf('resident')} where id = ${id}`.execute(tx),
      ),
      /row-level security/,
    )
    const [mine] = await town.as('partner', (tx) => actionsOf(tx, effort))
    assert.equal(mine?.what, 'Aftal lamper')
  })

  test('the first moment it was done stays', async () => {
    const doneAt = async () => (await town.as('coordinator', (tx) => actionsOf(tx, effort))).find((one) => one.id === id)?.doneAt?.getTime()
    const first = await doneAt()
    await town.as('coordinator', (tx) => setDone(tx, id, true))
    assert.equal(await doneAt(), first)
  })

  test('an account that is deleted leaves the action with its name', async () => {
    const gone = await town.as('system', async (tx) => {
      const account = newId()
      await sql`insert into platform.account (municipality, id, email, name) values (1, ${account}, 'gone@example.invalid', 'Prøve Væk')`.execute(
        tx,
      )
      const added = await addAction(tx, effort, { ...action, doer: account, doerName: 'Prøve Væk' })
      await sql`delete from platform.account where id = ${account}`.execute(tx)
      return added
    })
    const left = (await town.as('coordinator', (tx) => actionsOf(tx, effort))).find((one) => one.id === gone)
    assert.deepEqual([left?.doer, left?.doerName], [null, 'Prøve Væk'])
    await town.as('coordinator', (tx) => removeAction(tx, gone ?? ''))
  })
})

describe('on the page', () => {
  const path = () => `/da/efforts/${effort}/actions`
  const find = async (what: string) => (await town.as('coordinator', (tx) => actionsOf(tx, effort))).find((one) => one.what === what)

  test('the form offers colleagues and the people of the partners, and leaves one line in the log', async () => {
    await town.accountOf('coordinator')
    const lines = () =>
      town.as(
        'data-protection',
        async (tx) =>
          (await sql`select from platform.audit_entry where thing = 'account' and thing_id = 'colleagues'`.execute(tx)).rows.length,
      )
    const before = await lines()
    const html = await (await town.visit(`${path()}/new`, { as: 'coordinator' })).text()
    for (const words of [/Prøve coordinator/, /Prøve partner \(Demo Boligselskab\)/, /Skriv ikke navne på borgere/])
      assert.match(html, words)
    assert.doesNotMatch(html, /Prøve resident/)
    assert.equal(await lines(), before + 1)
  })

  test('an action is added, corrected, done, reopened and removed', async () => {
    const added = await town.visit(path(), { as: 'coordinator', form: { ...fields, doer: partner, doerName: '' } })
    assert.deepEqual([added.status, added.headers.get('location')], [303, `/da/efforts/${effort}`])
    const one = await find(fields.what)
    assert.deepEqual([one?.doer, one?.doerName], [partner, 'Prøve partner'])
    const own = `${path()}/${one?.id}`
    assert.match(await (await town.visit(own, { as: 'coordinator' })).text(), /value="Aftal lamper med driften"/)
    const correct = (what: string) => town.visit(own, { as: 'coordinator', form: { ...fields, what, revision: '1' } })
    // Pressed twice it is corrected once; somebody who began before that sees both.
    assert.deepEqual([(await correct('Bestil lamper')).status, (await correct('Bestil lamper')).status], [303, 303])
    const late = await correct('Mal lamperne')
    assert.equal(late.status, 422)
    assert.match(await late.text(), /Nu står der: “Bestil lamper”[\s\S]*name="revision" value="2"[\s\S]*value="Mal lamperne"/)
    assert.equal((await find('Bestil lamper'))?.revision, 2)
    assert.deepEqual([(await find('Bestil lamper'))?.doer, (await find('Bestil lamper'))?.doerName], [null, 'Demo Driftsgård'])
    await town.visit(`${own}/done`, { as: 'coordinator', form: { done: 'yes' } })
    assert.ok((await find('Bestil lamper'))?.doneAt)
    await town.visit(`${own}/done`, { as: 'coordinator', form: { done: 'no' } })
    assert.equal((await find('Bestil lamper'))?.doneAt, null)
    await town.visit(`${own}/remove`, { as: 'coordinator', form: {} })
    assert.equal(await find('Bestil lamper'), undefined)
    assert.equal((await town.visit(own, { as: 'coordinator' })).status, 404)
  })

  test('sent twice an action is agreed once', async () => {
    const form = { ...fields, what: 'Sæt skiltet op' }
    for (const answer of await Promise.all([1, 2, 3].map(() => town.visit(path(), { as: 'coordinator', form }))))
      assert.equal(answer.status, 303)
    assert.equal((await town.as('coordinator', (tx) => actionsOf(tx, effort))).filter(({ what }) => what === form.what).length, 1)
  })

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['nothing to do', { what: ' ' }, /Skriv, hvad der skal gøres/],
    ['a civil registration number', { what: 'Ring til 010203-1234' }, /ligner et cpr-nummer/],
    ['a text without end', { what: 'x'.repeat(501) }, /højst have 500 tegn/],
    ['nobody to do it', { doerName: '' }, /Vælg, hvem der gør det/],
    ['somebody who is not there', { doer: '01930000-0000-7000-8000-00000000ffff' }, /Vælg en fra listen/],
    ['no day', { 'byOn-day': '', 'byOn-month': '', 'byOn-year': '' }, /Skriv den dag, det skal være gjort/],
    ['30 February', { 'byOn-day': '30', 'byOn-month': '2' }, /Den dag findes ikke/],
    ['a day that has gone', { 'byOn-year': '2020' }, /Den dag er gået/],
  ]
  for (const [what, differing, words] of wrong)
    test(`${what} is refused, and what was written is kept`, async () => {
      const before = (await town.as('coordinator', (tx) => actionsOf(tx, effort))).length
      const answer = await town.visit(path(), { as: 'coordinator', form: { ...fields, ...differing } })
      const html = await answer.text()
      assert.equal(answer.status, 422)
      assert.match(html, words)
      if (!('what' in differing)) assert.match(html, /value="Aftal lamper med driften"/)
      assert.equal((await town.as('coordinator', (tx) => actionsOf(tx, effort))).length, before)
    })

  test('a day that has gone stays when something else is corrected', async () => {
    const id = await town.as('coordinator', (tx) => addAction(tx, effort, { ...action, what: 'Gammel', byOn: '2020-01-31' }))
    const form = { ...fields, revision: '1', what: 'Gammel, men rettet', 'byOn-day': '31', 'byOn-month': '1', 'byOn-year': '2020' }
    assert.equal((await town.visit(`${path()}/${id}`, { as: 'coordinator', form })).status, 303)
    assert.equal((await find('Gammel, men rettet'))?.byOn, '2020-01-31')
  })

  test('others do not: closed where they see the effort, absent where they do not', async () => {
    const one = (await town.as('coordinator', (tx) => actionsOf(tx, effort)))[0]
    const doors = ['', `/${one?.id}`, `/${one?.id}/done`, `/${one?.id}/remove`]
    for (const as of ['resident', 'analyst', 'professional', 'partner'] as const)
      for (const door of doors)
        assert.equal((await town.visit(path() + door, { as, form: { ...fields, done: 'yes' } })).status, 403, as + door)
    await town.as('coordinator', (tx) => sql`update goals.effort set is_public = false where id = ${effort}`.execute(tx))
    for (const door of doors) assert.equal((await town.visit(path() + door, { as: 'resident', form: fields })).status, 404, door)
    const other = await town.as('coordinator', (tx) => lightOnPath(tx))
    assert.equal(
      (await town.visit(`/da/efforts/${other}/actions/${one?.id}`, { as: 'coordinator' })).status,
      404,
      'another effort’s action',
    )
  })
})

test('an invented effort that gets an action is real, and stays when the demonstration goes', async () => {
  const invented = await town.as('coordinator', (tx) => lightOnPath(tx))
  await town.as('system', (tx) => markAsDemonstration(tx, 'goals.effort', invented))
  const answer = await town.visit(`/da/efforts/${invented}/actions`, { as: 'coordinator', form: fields })
  assert.equal(answer.status, 303)
  assert.equal((await town.as('system', (tx) => inventedRows(tx, 'goals.effort'))).has(invented), false)
})
