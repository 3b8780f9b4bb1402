// Who may bring counts in, see them and take them away: each right in the database, also from the wrong side.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql, type Tx } from '../../db.ts'
import { tidy } from '../../jobs/tidy.ts'
import { type Role, roles } from '../../roles.ts'
import { demoSlug, fillBases } from './demo.ts'
import { endDraft, keepAnswers, keepFile, readDraft } from './file/store.ts'
import type { CountCells } from './model.ts'
import {
  addEdition,
  baseBySlug,
  correctAbout,
  extendDimensions,
  listBases,
  listEditions,
  makeBase,
  type NewBase,
  newestEdition,
  readEdition,
  removeBase,
} from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const both = (text: string) => ({ da: text, en: text })
const baseOf = (slug: string): NewBase => ({
  slug,
  about: {
    title: both('Unge'),
    description: both('Kort'),
    counted: both('unge'),
    origin: both('Klubberne'),
    n: both('Alle'),
    cannotSay: [both('Alt andet')],
  },
  dimensions: [{ key: 'klub', heading: both('Klub'), kind: 'words' }],
  least: 5,
})
const cells: CountCells = {
  units: [['Nord', 'Syd']],
  counts: [
    [0, 12],
    [1, 3],
  ],
}
const keepers: Role[] = ['analyst', 'administrator']
const others = roles.filter((role) => !keepers.includes(role))

async function made(slug: string): Promise<string> {
  return town.as('analyst', async (tx) => {
    const id = (await makeBase(tx, baseOf(slug), 'Prøve')) ?? assert.fail('the name was taken')
    await addEdition(tx, id, cells, 'første', 'Prøve')
    return id
  })
}
const refusedBy = (deed: Promise<unknown>, what: RegExp) => assert.rejects(deed, what)

test('analyst and administrator bring counts in; nobody else does, and nobody in another’s name', async () => {
  for (const role of keepers) assert.ok(await town.as(role, (tx) => makeBase(tx, baseOf(`af-${role}`), 'Prøve')))
  for (const role of others)
    await refusedBy(
      town.as(role, (tx) => makeBase(tx, baseOf(`af-${role}`), 'Prøve')),
      /row-level security/,
    )
  const other = await town.accountOf('administrator')
  const base = await made('navngivet')
  await refusedBy(
    town.as('analyst', (tx) =>
      sql`insert into platform.count_base (municipality, id, slug, about, dimensions, least, made_by, made_by_name)
        values (platform.town(), gen_random_uuid(), 'falsk', '{}', '[]', 5, ${other}, 'Falsk')`.execute(tx),
    ),
    /row-level security/,
  )
  for (const role of others)
    await refusedBy(
      town.as(role, (tx) => addEdition(tx, base, cells, '', 'Prøve')),
      /row-level security|no base of counts/,
    )
})

test('the gate’s people see the bases; only those who protect counts or watch over them see the counts', async () => {
  const id = await made('synlig')
  const counts = ['analyst', 'administrator', 'data-protection']
  for (const role of roles) {
    const [bases, edition, list] = await town.as(role, async (tx) => [
      await listBases(tx),
      await newestEdition(tx, id),
      await listEditions(tx, id),
    ])
    assert.equal(
      bases.some(({ slug }) => slug === 'synlig'),
      [...counts, 'coordinator', 'leader'].includes(role),
      role,
    )
    assert.equal(edition !== null, counts.includes(role), role)
    assert.equal(list.length, counts.includes(role) ? 1 : 0, role)
  }
})

test('editions are numbered, never changed, and go only with their base', async () => {
  const id = await made('udgaver')
  const more = {
    units: [['Nord', 'Syd', 'Vest']],
    counts: [
      [0, 12],
      [2, 9],
    ],
  }
  assert.equal(await town.as('administrator', (tx) => addEdition(tx, id, more, 'anden', 'Prøve')), 2)
  assert.deepEqual((await town.as('analyst', (tx) => readEdition(tx, id, 1)))?.cells, cells)
  const newest = await town.as('analyst', (tx) => newestEdition(tx, id))
  assert.deepEqual([newest?.number, newest?.people, newest?.note], [2, 21, 'anden'])
  for (const change of ['update platform.count_edition set people = 0', 'delete from platform.count_edition'])
    await refusedBy(
      town.as('analyst', (tx) => sql.raw(change).execute(tx)),
      /permission denied/,
    )
})

test('two editions at once get two numbers', async () => {
  const id = await made('samtidig')
  const numbers = await Promise.all([1, 2, 3].map(() => town.as('analyst', (tx) => addEdition(tx, id, cells, '', 'Prøve'))))
  assert.deepEqual(numbers.toSorted(), [2, 3, 4])
})

test('cells that are no counts are never kept', async () => {
  const id = await made('forkert')
  const wrong: CountCells[] = [
    { units: [['Nord'], ['x']], counts: [] },
    { units: [['Nord', 'Nord']], counts: [] },
    { units: [['Nord']], counts: [[0, 0]] },
    { units: [['Nord']], counts: [[1, 5]] },
    { units: [['Nord']], counts: [[0, 2.5]] },
    {
      units: [['Nord']],
      counts: [
        [0, 2],
        [0, 3],
      ],
    },
  ]
  for (const one of wrong)
    await refusedBy(
      town.as('analyst', (tx) => addEdition(tx, id, one, '', 'Prøve')),
      /Expected/,
    )
  assert.equal((await town.as('analyst', (tx) => listEditions(tx, id))).length, 1)
})

test('words may be put right, units get places; the division and the least count stay', async () => {
  const id = await made('ord')
  const about = { ...baseOf('ord').about, title: both('Nye ord') }
  assert.ok(await town.as('analyst', (tx) => correctAbout(tx, id, about)))
  for (const role of others) assert.equal(await town.as(role, (tx) => correctAbout(tx, id, about)), false, role)
  const dimensions = baseOf('ord').dimensions.map((one) => ({ ...one, labels: { Nord: { da: 'Nord', en: 'North' } } }))
  await town.as('analyst', (tx) => extendDimensions(tx, id, dimensions))
  const base = await town.as('leader', (tx) => baseBySlug(tx, 'ord'))
  assert.deepEqual([base?.about.title.da, base?.dimensions[0]?.labels?.Nord?.en], ['Nye ord', 'North'])
  await refusedBy(
    town.as('analyst', (tx) => extendDimensions(tx, id, [...dimensions, { key: 'ny', heading: both('Ny'), kind: 'words' }])),
    /division|divided/,
  )
  await refusedBy(
    town.as('analyst', (tx) => extendDimensions(tx, id, [{ key: 'klub', heading: both('Klub'), kind: 'time' }])),
    /divided/,
  )
  await refusedBy(
    town.as('analyst', (tx) => sql`update platform.count_base set least = 3 where id = ${id}`.execute(tx)),
    /permission denied/,
  )
})

test('a base of which nothing was released goes with its editions; one that was released from stays', async () => {
  const id = await made('vaek')
  for (const role of others) assert.equal(await town.as(role, (tx) => removeBase(tx, id)), false, role)
  assert.equal(await town.as('analyst', (tx) => removeBase(tx, id)), true)
  assert.equal(await town.as('analyst', (tx) => newestEdition(tx, id)), null)
  const kept = await made('bliver')
  await released(kept, 'bliver')
  assert.equal(await town.as('analyst', (tx) => removeBase(tx, kept)), false)
  assert.ok(await town.as('analyst', (tx) => newestEdition(tx, kept)))
})

/** A release of the base as the gate lets it out, with the least of everything. */
async function released(base: string, slug: string): Promise<void> {
  const table = { dataset: slug, protection: { kind: 'counts-of-people', base: slug, edition: 1 } }
  const proposal = await town.as('analyst', async (tx) => {
    const added = await sql<{
      id: string
    }>`insert into platform.release_proposal (municipality, id, base, edition, cuts, state, made_by, made_by_name)
      values (platform.town(), gen_random_uuid(), ${base}, 1, '[]', 'waiting', platform.actor(), 'Prøve') returning id`.execute(tx)
    return added.rows[0]?.id ?? assert.fail('no proposal')
  })
  await town.as('system', async (tx) => {
    await sql`insert into platform.release_outcome (municipality, proposal, tables, protection, report, leaks, releases_seen)
      values (platform.town(), ${proposal}, ${JSON.stringify([table])}, '[]', '{}', 0, 0)`.execute(tx)
    await sql`update platform.release_proposal set state = 'ready' where id = ${proposal}`.execute(tx)
  })
  await town.as('analyst', async (tx) => {
    await sql`insert into platform.release_reading (municipality, proposal, account) values (platform.town(), ${proposal}, platform.actor())`.execute(
      tx,
    )
    await sql`insert into platform.release (municipality, dataset, number, released_by, content, content_hash, proposal)
      values (platform.town(), ${slug}, 1, platform.actor(), ${JSON.stringify(table)}, 'x', ${proposal})`.execute(tx)
  })
}

test('a file on its way in is its own person’s for a day, and then nobody’s', async () => {
  const file = { name: 'a.csv', bytes: new Uint8Array([65]), base: null }
  const id = await town.as('analyst', (tx) => keepFile(tx, file))
  await town.as('analyst', (tx) => keepAnswers(tx, id, { roles: ['words'] }))
  assert.deepEqual((await town.as('analyst', (tx) => readDraft(tx, id)))?.answers, { roles: ['words'] })
  for (const role of [...roles.filter((one) => one !== 'analyst'), 'system'] as const) {
    assert.equal(await town.as(role, (tx) => readDraft(tx, id)), null, role)
    assert.equal(await town.as(role, (tx) => endDraft(tx, id)), false, role)
  }
  for (const role of others)
    await refusedBy(
      town.as(role, (tx) => keepFile(tx, file)),
      /row-level security/,
    )
  await age()
  assert.equal(await town.as('analyst', (tx) => readDraft(tx, id)), null)
  await tidy.run({ id: 'test', municipality: 1, data: {}, signal: new AbortController().signal }, town.platform)
  assert.equal(await count(), 0)
})

async function asOwner<T>(query: string): Promise<T[]> {
  const owner = new pg.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query('alter table platform.count_draft no force row level security')
  const { rows } = await owner.query(query)
  await owner.query('alter table platform.count_draft force row level security')
  await owner.end()
  return rows
}
const age = () => asOwner("update platform.count_draft set created_at = now() - interval '2 days'")
const count = async () => Number((await asOwner<{ n: number }>('select count(*) as n from platform.count_draft'))[0]?.n)

test('the invented base is marked, has two editions with small counts, and is made once', async () => {
  const first = await town.as('system', fillBases)
  assert.equal(await town.as('system', fillBases), first)
  const marked = await town.as('system', (tx: Tx) => sql`select from platform.demonstration_row where row_id = ${first}`.execute(tx))
  assert.equal(marked.rows.length, 1)
  const base = await town.as('leader', (tx) => baseBySlug(tx, demoSlug))
  assert.match(base?.about.title.da ?? '', /^Demo/)
  const newest = await town.as('data-protection', (tx) => newestEdition(tx, first))
  assert.equal(newest?.number, 2)
  assert.ok(newest.cells.counts.some((cell) => (cell.at(-1) ?? 0) < 5))
})
