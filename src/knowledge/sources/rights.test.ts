// Who may see, bring in and take away figures, tried from the wrong side in the database itself.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { smallTown } from '../../../tests/small-town.ts'
import { sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { type Role, roles } from '../../platform/roles.ts'
import { mayBringIn, maySeeSource } from './policy.ts'
import { writeSeries } from './series/store.ts'
import { readSource, readSources, removeOwnSource } from './store.ts'

const facts = {
  code: 'TOT',
  codes: { OVERTRÆD: 'TOT' },
  labels: { OVERTRÆD: { da: 'I alt', en: 'All' } },
  unit: 'Antal',
  frequency: 'year' as const,
}
const staff: Role[] = ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator']
const bringers: Role[] = ['analyst', 'administrator']

test('who may do what, role by role', () => {
  for (const role of roles) {
    assert.equal(mayBringIn({ roles: [role] }), bringers.includes(role), role)
    assert.equal(maySeeSource({ roles: [role] }, 'own'), staff.includes(role), role)
    assert.equal(maySeeSource({ roles: [role] }, 'official'), true, role)
  }
  assert.equal(maySeeSource({ roles: [] }, 'official'), true)
  assert.equal(maySeeSource({ roles: [] }, 'own'), false)
})

describe('rights in the database', () => {
  let town: Awaited<ReturnType<typeof smallTown>>
  const id: Record<'official' | 'own' | 'ownFetch' | 'officialFetch', string> = {
    official: newId(),
    own: newId(),
    ownFetch: newId(),
    officialFetch: newId(),
  }

  const as = <T>(list: Role[], deed: (tx: Tx) => Promise<T>, municipality = 1) =>
    town.db.transaction({ municipality, account: newId(), roles: list, purpose: 'test' }, deed)
  const addSource = (tx: Tx, source: string, kind: 'official' | 'own', table: string) =>
    sql`insert into knowledge.source (municipality, id, kind, publisher, table_id, title, credit)
      values (platform.town(), ${source}, ${kind}, 'P', ${table}, '{"da":"D","en":"E"}', 'K')`.execute(tx)
  const addFetch = (tx: Tx, fetch: string, source: string) =>
    sql`insert into knowledge.fetch (municipality, id, source, origin, plan_hash) values (platform.town(), ${fetch}, ${source}, 'o', 'h')`.execute(
      tx,
    )
  const figures = { areas: ['183'], periods: ['2023'], values: [1] }
  const count = async (tx: Tx, table: string) =>
    Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(`knowledge.${table}`)}`.execute(tx)).rows[0]?.n)
  const forbidden = (deed: Promise<unknown>) => assert.rejects(deed, /row-level security|permission denied/)

  before(async () => {
    town = await smallTown()
    await town.work(async (tx) => {
      await addSource(tx, id.official, 'official', 'STRAF11')
      await addSource(tx, id.own, 'own', 'Trivsel')
      await addFetch(tx, id.officialFetch, id.official)
      await addFetch(tx, id.ownFetch, id.own)
      await writeSeries(tx, id.official, id.officialFetch, facts, figures)
      await writeSeries(tx, id.own, id.ownFetch, facts, figures)
    })
  })
  after(() => town.close())

  test('anybody sees official sources and figures, and nothing of the town’s own', async () => {
    for (const list of [[], ['resident'], ['partner']] as Role[][]) {
      assert.deepEqual(
        (await as(list, readSources)).map(({ table }) => table),
        ['STRAF11'],
      )
      assert.equal(await as(list, (tx) => readSource(tx, id.own)), null)
      for (const table of ['fetch', 'series', 'observation']) assert.equal(await as(list, (tx) => count(tx, table)), 1, table)
    }
  })

  test('staff see the town’s own too', async () => {
    for (const role of staff) assert.equal(await as([role], (tx) => count(tx, 'observation')), 2, role)
  })

  test('another town sees nothing', async () => {
    for (const table of ['source', 'fetch', 'series', 'observation', 'break_mark'])
      assert.equal(await as(['administrator'], (tx) => count(tx, table), 2), 0, table)
  })

  test('only the machinery brings in official figures; not even an analyst alters them', async () => {
    for (const role of roles) {
      await forbidden(as([role], (tx) => addSource(tx, newId(), 'official', 'FOLK1A')))
      await forbidden(as([role], (tx) => addFetch(tx, newId(), id.official)))
      await forbidden(as([role], (tx) => writeSeries(tx, id.official, id.officialFetch, { ...facts, code: '12' }, figures)))
    }
  })

  test('a figure cannot be changed or deleted by anybody, the machinery included', async () => {
    await forbidden(town.work((tx) => sql`update knowledge.observation set value = 2`.execute(tx)))
    await forbidden(town.work((tx) => sql`delete from knowledge.observation`.execute(tx)))
    await forbidden(town.work((tx) => sql`delete from knowledge.fetch`.execute(tx)))
  })

  test('only analysts and administrators bring in and take away the town’s own', async () => {
    for (const role of roles.filter((one) => !bringers.includes(one))) {
      await forbidden(as([role], (tx) => addSource(tx, newId(), 'own', `Ny ${role}`)))
      assert.equal(await as([role], (tx) => removeOwnSource(tx, id.own)), false)
    }
    const mine = newId()
    await as(['analyst'], (tx) => addSource(tx, mine, 'own', 'Min'))
    assert.equal(await as(['administrator'], (tx) => removeOwnSource(tx, mine)), true)
    await as(['analyst'], async (tx) => {
      await sql`delete from knowledge.source where id = ${id.official}`.execute(tx)
      assert.equal(await count(tx, 'source'), 2)
    })
  })

  test('portions under way are for the machinery alone', async () => {
    await town.work((tx) =>
      sql`insert into knowledge.fetch_chunk (municipality, fetch_id, chunk, answer) values (1, ${id.officialFetch}, 0, '{}')`.execute(tx),
    )
    for (const role of roles) assert.equal(await as([role], (tx) => count(tx, 'fetch_chunk')), 0, role)
  })

  test('a file on its way in is seen by the one who handed it in, and by nobody else', async () => {
    const [mine, theirs] = [newId(), newId()]
    for (const account of [mine, theirs])
      await town.work((tx) =>
        sql`insert into platform.account (municipality, id, email, name) values (1, ${account}, ${`${account}@example.invalid`}, 'Prøve')`.execute(
          tx,
        ),
      )
    const asAccount = <T>(account: string, deed: (tx: Tx) => Promise<T>) =>
      town.db.transaction({ municipality: 1, account, roles: ['analyst'], purpose: 'test' }, deed)
    await asAccount(mine, (tx) =>
      sql`insert into knowledge.upload_draft (municipality, id, account, file_name, content, content_hash)
      values (1, ${newId()}, ${mine}, 'f.csv', 'a', 'h')`.execute(tx),
    )
    assert.equal(await asAccount(mine, (tx) => count(tx, 'upload_draft')), 1)
    assert.equal(await asAccount(theirs, (tx) => count(tx, 'upload_draft')), 0)
    assert.equal(await as(['administrator'], (tx) => count(tx, 'upload_draft')), 0)
    assert.equal(await town.work((tx) => count(tx, 'upload_draft')), 0)
  })
})
