// The rights to an effort are in the database too: each is tried from the wrong side, as the role itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql, type Tx } from '../../platform/db.ts'
import { inventedRows, markAsDemonstration, markAsReal } from '../../platform/demonstration.ts'
import { newId } from '../../platform/id.ts'
import { moveEffort } from './moves/store.ts'
import { addPartner, confirmPromise, correctPartner, partnersOf } from './partners/store.ts'
import { addPerspective, perspectivesOf, takeBack } from './perspectives/store.ts'
import { effortById } from './store.ts'
import { agreeLight, move, peopleAndPlaces, propose, wholeForm } from './testing/stories.ts'
import { judge, publishVerdict, verdictsOf } from './verdict/store.ts'

let town: TestTown
let places: Awaited<ReturnType<typeof peopleAndPlaces>>
/** Planned and public, with the test's partner in it. */
let planned: string
/** Ended, ready to be judged. */
let ended: string
before(async () => {
  town = await testTown({ isDemonstration: true })
  places = await peopleAndPlaces(town)
  const form = wholeForm(places, await town.accountOf('coordinator'))
  planned = await propose(town, form)
  await move(town, planned, { from: 'idea', to: 'planned' })
  ended = await propose(town, form)
  await move(town, ended, { from: 'idea', to: 'planned' })
  await agreeLight(town, ended)
  await move(town, ended, { from: 'planned', to: 'going' })
  await move(town, ended, { from: 'going', to: 'ended', reason: 'Tiden er gået' })
  const promise = { organisation: places.organisation, name: '', promise: 'Vi klipper buskene.' }
  await town.as('coordinator', async (tx) => {
    for (const effort of [planned, ended]) await addPartner(tx, effort, promise, 'Demo Partner')
  })
})
after(() => town.close())

type Role = Parameters<TestTown['as']>[0]
const refusedTo = (role: Role, deed: (tx: Tx) => Promise<unknown>, said: RegExp = /row-level security|permission denied/) =>
  assert.rejects(town.as(role, deed), said)
const step = (from: 'planned' | 'going', to: 'going' | 'ended', isOverride = false) => ({ from, to, reason: '', isOverride, byName: 'x' })

test('no effort begins without an agreed evaluation, whatever the page lets through', async () => {
  await refusedTo('leader', (tx) => moveEffort(tx, planned, step('planned', 'going')), /begins with its evaluation agreed/)
  await refusedTo('leader', (tx) => moveEffort(tx, planned, { ...step('planned', 'going', true), reason: 'kort' }))
  assert.equal((await town.as('leader', (tx) => effortById(tx, planned)))?.state, 'planned')
})

test('residents, analysts and professionals who do not own it neither change nor move an effort', async () => {
  for (const role of ['resident', 'partner', 'analyst', 'professional', 'data-protection', 'administrator'] as const) {
    const changed = await town.as(role, (tx) => sql`update goals.effort set name_da = 'Andet' where id = ${planned}`.execute(tx))
    assert.equal(changed.numAffectedRows, 0n, role)
    await refusedTo(role, (tx) =>
      sql`insert into goals.effort_move (municipality, effort, id, from_state, to_state, moved_by)
        values (platform.town(), ${planned}, ${newId()}, 'planned', 'ended', platform.actor())`.execute(tx),
    )
  }
})

test('nobody moves in another’s name, and history is neither changed, deleted nor dated back', async () => {
  await refusedTo('coordinator', (tx) =>
    sql`insert into goals.effort_move (municipality, effort, id, from_state, to_state, moved_by)
      values (platform.town(), ${planned}, ${newId()}, 'planned', 'ended', ${newId()})`.execute(tx),
  )
  await refusedTo('coordinator', (tx) =>
    sql`insert into goals.effort_move (municipality, effort, id, from_state, to_state, moved_by, moved_at)
      values (platform.town(), ${planned}, ${newId()}, 'planned', 'ended', platform.actor(), now() - interval '1 day')`.execute(tx),
  )
  await refusedTo('coordinator', (tx) => sql`update goals.effort_move set reason = 'Andet' where effort = ${planned}`.execute(tx))
  const gone = await town.as('coordinator', (tx) => sql`delete from goals.effort_move where effort = ${planned}`.execute(tx))
  assert.equal(gone.numAffectedRows, 0n)
})

test('a partner confirms its own promise and changes nothing else of it', async () => {
  const [partner] = await town.as('partner', (tx) => partnersOf(tx, planned))
  assert.ok(partner)
  const words = { organisation: places.organisation, name: '', promise: 'Noget helt andet' }
  await refusedTo(
    'partner',
    (tx) => correctPartner(tx, planned, partner.id, words, partner.name),
    /says yes to its promise, and changes nothing else/,
  )
  assert.equal(await town.as('resident', (tx) => confirmPromise(tx, planned, partner.id, partner.promise)), false)
  assert.equal(await town.as('partner', (tx) => confirmPromise(tx, planned, partner.id, partner.promise)), true)
  const other = { organisation: places.other, name: '', promise: 'Vi rydder op.' }
  const others = await town.as('coordinator', (tx) => addPartner(tx, planned, other, 'Demo Anden'))
  assert.equal(await town.as('partner', (tx) => confirmPromise(tx, planned, others, other.promise)), false)
})

test('perspectives are for colleagues and partners, in one’s own name, and taken back by their author only', async () => {
  const words = { profession: 'Gartner', view: 'concern', words: 'Lad træerne stå.' } as const
  await town.as('professional', (tx) => addPerspective(tx, planned, words, 'Prøve professional'))
  await town.as('partner', (tx) => addPerspective(tx, planned, { ...words, view: 'for' }, 'Prøve partner'))
  const inOthersName = { at: new Date(), organisation: places.organisation }
  await refusedTo('professional', (tx) => addPerspective(tx, planned, { ...words, view: 'for' }, 'Prøve professional', inOthersName))
  await refusedTo('resident', (tx) => addPerspective(tx, planned, words, 'x'))
  assert.equal((await town.as('resident', (tx) => perspectivesOf(tx, planned))).length, 0)
  const [one, other] = await town.as('partner', (tx) => perspectivesOf(tx, planned))
  assert.deepEqual([one?.organisation, other?.organisation, other?.organisationName], [null, places.organisation, 'Demo Partner'])
  const id = one?.id ?? ''
  assert.equal(await town.as('leader', (tx) => takeBack(tx, planned, id)), false)
  assert.equal(await town.as('professional', (tx) => takeBack(tx, planned, id)), true)
  assert.equal((await town.as('leader', (tx) => perspectivesOf(tx, planned))).length, 2)
})

test('a verdict is hidden until published; analysts bring one in and change nothing else; only coordinator and leader publish', async () => {
  const verdict = {
    verdict: 'harmful',
    words: 'Nogen følte sig jaget væk.',
    measured: '',
    next: 'Vi prøver noget andet.',
  } as const
  await refusedTo('resident', (tx) =>
    sql`insert into goals.verdict (municipality, id, effort, verdict, words, judged_by)
      values (platform.town(), ${newId()}, ${ended}, 'worked', 'Det virkede godt', platform.actor())`.execute(tx),
  )
  await refusedTo(
    'analyst',
    (tx) => sql`update goals.effort set state = 'judged', verdict = 'worked' where id = ${ended}`.execute(tx),
    /brings in their verdict/,
  )
  assert.equal(await town.as('analyst', (tx) => judge(tx, ended, verdict, { byName: 'Prøve analyst' })), 'judged')
  await refusedTo('analyst', (tx) => sql`update goals.effort set name_da = 'Andet' where id = ${ended}`.execute(tx), /changes nothing else/)
  const [judged] = await town.as('partner', (tx) => verdictsOf(tx, ended))
  assert.ok(judged)
  assert.equal((await town.as('resident', (tx) => verdictsOf(tx, ended))).length, 0)
  assert.equal((await town.as('resident', (tx) => effortById(tx, ended)))?.verdict, null)
  assert.equal(await town.as('analyst', (tx) => publishVerdict(tx, ended, judged.id, 'Vi holdt et møde.')), false)
  await refusedTo('leader', (tx) => publishVerdict(tx, ended, judged.id, ''))
  const words = { profession: 'Klub', view: 'against', words: 'De unge blev jaget væk.' } as const
  await town.as('professional', (tx) => addPerspective(tx, ended, words, 'Prøve professional'))
  await refusedTo('leader', (tx) => publishVerdict(tx, ended, judged.id, 'Vi holdt et møde.'))
  await town.as('partner', (tx) => addPerspective(tx, ended, words, 'Prøve partner'))
  assert.equal(await town.as('leader', (tx) => publishVerdict(tx, ended, judged.id, 'Vi holdt et møde.')), true)
  const [open] = await town.as('resident', (tx) => verdictsOf(tx, ended))
  assert.deepEqual({ verdict: open?.verdict, heard: open?.heard, by: open?.judgedByName }, { verdict: 'harmful', heard: '', by: '' })
  assert.equal((await town.as('resident', (tx) => effortById(tx, ended)))?.verdict, 'harmful')
})

test('after no effect, harm or cannot tell the database too asks for what is tried next', async () => {
  const form = { verdict: 'no-effect', words: 'Vi så ingen forskel.', measured: '', next: '' } as const
  await refusedTo('leader', (tx) => judge(tx, ended, form, { byName: 'Prøve leader' }))
  assert.equal(await town.as('leader', (tx) => judge(tx, planned, { ...form, next: 'Vi prøver igen.' }, { byName: 'x' })), 'not-over')
})

test('no verdict is public from the moment it is written', async () => {
  await refusedTo('leader', (tx) =>
    sql`insert into goals.verdict (municipality, id, effort, verdict, words, next, judged_by, published_at)
      values (platform.town(), ${newId()}, ${ended}, 'harmful', 'Det gjorde skade', 'Vi prøver noget andet', platform.actor(), now())`.execute(
      tx,
    ),
  )
})

test('whoever works on an invented effort makes it real; residents and partners of others do not', async () => {
  await town.as('system', (tx) => markAsDemonstration(tx, 'goals.effort', planned))
  const isInvented = async () => (await town.as('leader', (tx) => inventedRows(tx, 'goals.effort'))).has(planned)
  const others = await propose(town)
  await town.as('system', (tx) => markAsDemonstration(tx, 'goals.effort', others))
  await town.as('resident', (tx) => markAsReal(tx, 'goals.effort', planned))
  await town.as('partner', (tx) => markAsReal(tx, 'goals.effort', others))
  assert.deepEqual([await isInvented(), (await town.as('leader', (tx) => inventedRows(tx, 'goals.effort'))).has(others)], [true, true])
  const form = { profession: 'Lærer', view: 'for', words: 'Vi tror på det.' }
  assert.equal((await town.visit(`/da/efforts/${planned}/perspectives`, { as: 'partner', form })).status, 303)
  assert.equal(await isInvented(), false)
})
