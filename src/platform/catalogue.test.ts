// The database keeps its promises: every table walled, every column classed, nobody rated; and a broken promise is found.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { brokenPromises } from '../../tests/catalogue.ts'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { prepareJobs } from './jobs.ts'
import { librarySchemas } from './library-tables.ts'

let database: TestDatabase
let owner: pg.Client

before(async () => {
  database = await testDatabase()
  await prepareJobs(database.ownerUrl, [])
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
after(async () => {
  await owner.end()
  await database.close()
})

/** What is found after this SQL, which is taken back. */
async function foundAfter(sql: string): Promise<string[]> {
  await owner.query('begin')
  try {
    await owner.query(sql)
    return await brokenPromises(owner)
  } finally {
    await owner.query('rollback')
  }
}

test('every table, view, function and role of the town keeps its promises', async () => {
  assert.deepEqual(await brokenPromises(owner), [])
})

test('the tables libraries make are all in the schemas listed for them', async () => {
  const { rows } = await owner.query<{
    schema: string
  }>(`select distinct n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`)
  const rooms = ['platform', 'goals', 'proactive', 'reactive', 'public_space', 'knowledge', 'cooperation']
  assert.deepEqual(
    rows.map(({ schema }) => schema).filter((schema) => !rooms.includes(schema) && !(schema in librarySchemas)),
    [],
  )
})

const good = `create table platform.thing (municipality smallint not null, id uuid not null, note text, primary key (municipality, id));
  comment on table platform.thing is 'internal: A thing.';
  comment on column platform.thing.municipality is 'open: The town.';
  comment on column platform.thing.id is 'internal: Identifier.';
  comment on column platform.thing.note is 'internal: A note.';
  alter table platform.thing enable row level security;
  alter table platform.thing force row level security;`

const broken: [what: string, sql: string, found: RegExp][] = [
  [
    'a table without forced row-level security',
    `${good} alter table platform.thing no force row level security`,
    /platform\.thing: row-level security/,
  ],
  [
    'a table without row-level security',
    `${good} alter table platform.thing disable row level security`,
    /platform\.thing: row-level security/,
  ],
  ['a table without comment', `${good} comment on table platform.thing is null`, /platform\.thing: the table has no comment/],
  ['a table without data class', `${good} comment on table platform.thing is 'A thing.'`, /platform\.thing: the table has no comment/],
  ['a column without comment', `${good} alter table platform.thing add extra text`, /platform\.thing\.extra: the column has no comment/],
  ['a column without data class', `${good} comment on column platform.thing.note is 'A note.'`, /platform\.thing\.note: the column/],
  [
    'a reference that does not say what happens on delete',
    `${good} alter table platform.thing add foreign key (municipality) references platform.municipality`,
    /does not say what happens on delete/,
  ],
  ['a table without key', `${good} alter table platform.thing drop constraint thing_pkey`, /platform\.thing: the table has no key/],
  [
    'a key without municipality',
    `${good} alter table platform.thing drop constraint thing_pkey, add primary key (id)`,
    /thing_pkey: the key does not begin/,
  ],
  [
    'a key with the municipality behind',
    `${good} alter table platform.thing drop constraint thing_pkey, add primary key (id, municipality)`,
    /thing_pkey: the key does not begin/,
  ],
  [
    'a unique index without municipality',
    `${good} create unique index thing_note on platform.thing (note)`,
    /thing_note: the key does not begin/,
  ],
  [
    'a view with the rights of its owner',
    `create view platform.look as select 1 as one; comment on view platform.look is 'open: A look.'`,
    /platform\.look: the view/,
  ],
  ['a kept view', 'create materialized view platform.look as select 1 as one', /platform\.look: the view/],
  [
    'a function with the rights of its owner',
    'create function platform.leap() returns int language sql security definer return 1',
    /platform\.leap\(\): the function/,
  ],
  ['a counter', 'create sequence platform.counter', /platform\.counter: the counter/],
  [
    'a score of an account',
    `alter table platform.account add risk_score int; comment on column platform.account.risk_score is 'internal: Score.'`,
    /account\.risk_score: rates/,
  ],
  [
    'a rank in a table about people',
    `${good} alter table platform.thing add person_rank int; comment on column platform.thing.note is 'personal: Whose.'`,
    /thing\.person_rank: rates/,
  ],
  [
    'a rating of what refers to people',
    `${good} alter table platform.thing add rating int, add foreign key (municipality, id) references platform.account on delete cascade`,
    /thing\.rating: rates/,
  ],
  ['a kind of value for danger', `create type platform.danger as enum ('low', 'high')`, /platform\.danger: rates/],
  ['a table everybody may read', `${good} grant select on platform.thing to public`, /platform\.thing: may be emptied/],
  ['a table that may be emptied', `${good} grant truncate on platform.thing to trygby_app`, /platform\.thing: may be emptied/],
  ['a schema the serving role may build in', 'grant create on schema platform to trygby_app', /^platform: the role that serves/],
]

for (const [what, sql, found] of broken)
  test(`${what} is found`, async () => {
    const findings = await foundAfter(sql)
    assert.ok(
      findings.some((finding) => found.test(finding)),
      findings.join('\n') || 'nothing was found',
    )
  })

test('a table that keeps every promise is not found', async () => {
  assert.deepEqual(await foundAfter(good), [])
})
