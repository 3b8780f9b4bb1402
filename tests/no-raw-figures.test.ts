// The one door for public figures, held from outside: with every raw table taken away, each public answer is the same, in every format and language.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { mountTown } from '../src/app.ts'
import { partsOf } from '../src/goals/plan/document/testing/read-docx.ts'
import { sql } from '../src/platform/db.ts'
import { newTownWeb } from '../src/platform/http/serve.ts'
import type { Ask, Web } from '../src/platform/http/web.ts'
import { librarySchemas } from '../src/platform/library-tables.ts'
import { mediaTypes } from '../src/platform/release/open/formats.ts'
import { pdfOf } from '../src/platform/release/open/pdf/pdf-in-thread.ts'
import { toXlsx } from '../src/platform/release/open/xlsx.ts'
import { inventedTable } from '../src/platform/release/testing/invented-table.ts'
import { fillExamples } from './browser/fill-examples.ts'
import { asAdministrator } from './database.ts'
import { anybodyAsks, isFile, type PublicAnswer, publicAddresses, wordsIn } from './public-answers.ts'
import { peopleTables, publicTables, rawTables } from './raw-tables.ts'
import { type TestTown, testTown } from './town.ts'

let town: TestTown
let web: Web
let addresses: string[]
before(async () => {
  town = await testTown({ isDemonstration: true })
  web = newTownWeb(town.platform, (mounted) => {
    plantRoutes(mounted)
    mountTown(mounted)
  })
  const examples = await fillExamples(town)
  // In a demonstration the way in lists its people, who are invented.
  await inDatabase(town, 'update platform.municipality set is_demonstration = false where municipality = 1')
  addresses = await publicAddresses(town, web, examples)
})
after(() => town.close())

/** More routes than the town has, as somebody might write them tomorrow: each reads a raw table, in one format or another. */
function plantRoutes(mounted: Web): void {
  const figures = async (c: Ask) =>
    (await c.var.workAsSystem((tx) => sql<{ value: number }>`select value from goals.indicator_value limit 9`.execute(tx), 'test')).rows
  const releaseOf = async (c: Ask) => ({
    table: inventedTable((await figures(c)).map(({ value }) => ['home', '', value, 1])),
    number: 1,
    releasedAt: new Date(0),
  })
  const town = { name: 'Prøveby', isDemonstration: false, address: 'https://prove.example/da/data/planted' }
  mounted.get('/planted/count', async (c) =>
    c.text(await c.var.work(async (tx) => String((await sql`select from knowledge.observation`.execute(tx)).rows.length))),
  )
  mounted.get('/planted/people', async (c) =>
    c.json((await c.var.workAsSystem((tx) => sql`select count(*) from platform.account`.execute(tx), 'test')).rows),
  )
  mounted.get('/planted/figure', async (c) => c.json(await figures(c)))
  mounted.get('/planted/paper', async (c) => c.body(await pdfOf(await releaseOf(c), 'da', town), 200, { 'content-type': mediaTypes.pdf }))
  mounted.get('/planted/workbook', async (c) => c.body(await toXlsx(await releaseOf(c), 'da'), 200, { 'content-type': mediaTypes.xlsx }))
}

const inDatabase = (of: TestTown, ...commands: string[]) =>
  asAdministrator(new URL(of.ownerUrl).pathname.slice(1), async (client) => {
    for (const command of commands) await client.query(command)
  })

test('every table is sorted: raw, or one that public pages may read', async () => {
  const { rows } = await inOwnersView<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public') and not n.nspname = any ($1)`,
    [Object.keys(librarySchemas)],
  )
  const sorted = [rawTables, peopleTables, publicTables].flatMap((tables) => Object.keys(tables))
  assert.deepEqual(rows.map(({ name }) => name).sort(), sorted.sort())
})

test('with the raw tables taken away every public answer is the same', async () => {
  const { without, whole } = await bothWays(web, addresses)
  const found = [...whole.values()].filter(({ status }) => status === 200)
  assert.ok(found.length > 300, `${found.length} answers`)
  for (const kind of [
    'text/html',
    'text/csv',
    'application/json',
    'spreadsheetml',
    'wordprocessingml',
    'application/pdf',
    'application/ld+json',
    'application/atom+xml',
    'application/geo+json',
  ])
    assert.ok(
      found.some(({ type }) => type.includes(kind)),
      `no answer is ${kind}`,
    )
  assert.deepEqual(differences(without, whole), [])
})

test('a town that has released nothing yet answers the same, too', async () => {
  const bare = await testTown()
  const bareWeb = newTownWeb(bare.platform, mountTown)
  const inDanish = new Set(addresses.filter((address) => address.startsWith('/da')).map((address) => address.replace(/\?.*/, '')))
  const pages = [...inDanish].filter((address) => !isFile(address) && !isWaiting(address))
  const { without, whole } = await bothWays(bareWeb, pages, bare).finally(() => bare.close())
  assert.deepEqual(differences(without, whole), [])
})

test('a route that reads a raw table is caught, also when it shows only how many rows there are', async () => {
  for (const address of ['/planted/count', '/planted/people', '/planted/figure', '/planted/paper', '/planted/workbook']) {
    const { without, whole } = await bothWays(web, [address])
    assert.equal(differences(without, whole).length, 1, address)
  }
})

test('figures that stand in raw tables stand in no public answer of any format', async () => {
  const planted = await plantFigures()
  for (const table of ['goals.indicator_value', 'knowledge.observation', 'platform.count_edition', 'platform.release_outcome'])
    assert.ok(planted.includes(table), `${table} holds no planted figure`)
  const showing = ['/planted/figure', '/planted/paper', '/planted/workbook']
  // English files hold the same figures as the Danish ones.
  const asked = addresses.filter((address) => !isFile(address) || !address.startsWith('/en/'))
  const shown: string[] = []
  for (const [address, answer] of await all([...asked, ...showing], anybodyAsks(web)))
    if (tellsPlanted(await wordsIn(answer))) shown.push(address)
  assert.deepEqual(shown, showing)
})

/** Where nothing has been calculated yet, this page asks whether official statistics count the town at all; it shows no figure of them. */
const isWaiting = (address: string): boolean => /^\/[^/]+\/knowledge\/crime$/.test(address)

/** Every answer without the raw tables and with them: without first, so that nothing that was made before, and is kept at hand, can answer in their place. */
async function bothWays(asked: Web, of: string[], where: TestTown = town) {
  const ask = anybodyAsks(asked)
  const [without, whole] = [new Map<string, PublicAnswer>(), new Map<string, PublicAnswer>()]
  // Few at a time: a file that was made is still at hand when it is asked for again, and need not be made twice.
  for (let at = 0; at < of.length; at += 20) {
    const some = of.slice(at, at + 20)
    for (const [address, answer] of await withoutRawTables(where, () => all(some, ask))) without.set(address, answer)
    for (const [address, answer] of await all(some, ask)) whole.set(address, answer)
  }
  return { without, whole }
}

async function all(asked: string[], ask: (address: string) => Promise<PublicAnswer>): Promise<Map<string, PublicAnswer>> {
  const answers = new Map<string, PublicAnswer>()
  for (const address of asked) {
    const answer = await ask(address)
    // Whoever is told to come back later has been shown nothing: that would prove nothing.
    assert.notEqual(answer.status, 429, address)
    answers.set(address, answer)
  }
  return answers
}

function differences(without: Map<string, PublicAnswer>, whole: Map<string, PublicAnswer>): string[] {
  return [...whole].flatMap(([address, answer]) => {
    const other = without.get(address)
    if (!other || other.status !== answer.status || other.goesTo !== answer.goesTo)
      return [`${address}: ${other?.status} without the raw tables, ${answer.status} with them`]
    return said(other).equals(said(answer)) ? [] : [`${address} says something else without the raw tables`]
  })
}

/** Without what changes by itself: how often a chart has been drawn, the number, key and moment of an answer not yet sent, and when a workbook was packed. */
function said({ type, body }: PublicAnswer): Buffer {
  if (type.startsWith('text/html')) return Buffer.from(body.toString().replace(everNew, ''))
  if (!type.includes('spreadsheetml')) return body
  return Buffer.from([...partsOf(body)].map(([name, part]) => `${name} ${part.replace(/<dcterms:\w+[^>]*>[^<]*/g, '')}`).join('\n'))
}

const everNew = /plot-clip-\d+|(?<=name="(?:id|draft|begun)" value=")[^"]*/g

async function inOwnersView<T extends pg.QueryResultRow>(query: string, values: unknown[]): Promise<pg.QueryResult<T>> {
  const owner = new pg.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  try {
    return await owner.query<T>(query, values)
  } finally {
    await owner.end()
  }
}

/** Does a deed while whoever serves people may read no raw table and finds nobody in those of people; gives back exactly the rights there were. */
async function withoutRawTables<T>(where: TestTown, deed: () => Promise<T>): Promise<T> {
  const { rows } = await inOwnersView<{ what: string }>(
    `select 'select on ' || c.oid::regclass as what from pg_class c, aclexplode(c.relacl) g
      where c.oid::regclass::text = any ($1) and g.grantee = 'trygby_app'::regrole and g.privilege_type = 'SELECT'
    union all select 'select (' || quote_ident(a.attname) || ') on ' || c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid,
      aclexplode(a.attacl) g where c.oid::regclass::text = any ($1) and g.grantee = 'trygby_app'::regrole and g.privilege_type = 'SELECT'`,
    [Object.keys(rawTables)],
  )
  const people = Object.keys(peopleTables)
  await inDatabase(
    where,
    ...rows.map(({ what }) => `revoke ${what} from trygby_app`),
    ...people.map((table) => `create policy nobody_is_there on ${table} as restrictive for select to trygby_app using (false)`),
  )
  try {
    return await deed()
  } finally {
    await inDatabase(
      where,
      ...rows.map(({ what }) => `grant ${what} to trygby_app`),
      ...people.map((table) => `drop policy nobody_is_there on ${table}`),
    )
  }
}

const planted = ['7771', '7773'] as const

/** In whichever way a figure is written: 7771, 7.771, 7,771.0 or 7 771, but not within an identifier. */
const tellsPlanted = (words: string): boolean => {
  const plain = words.replace(/(?<=\d)[.,\s\u00a0\u202f](?=\d{3}(?!\d))/g, '')
  return planted.some((figure) => new RegExp(`(?<![\\w-])${figure}(?![\\w-])`).test(plain))
}

/** Every figure of every raw table becomes a planted one, those in documents too. Returns the tables that took it. */
async function plantFigures(): Promise<string[]> {
  return asAdministrator(new URL(town.ownerUrl).pathname.slice(1), async (client) => {
    for (const row of unprotected) await client.query(row)
    // The database itself refuses changes of what is never changed, and figures that cannot be; here it is told not to look.
    await client.query('set session_replication_role = replica')
    const rules = await client.query<{ name: string; table: string }>(
      `select quote_ident(k.conname) as name, k.conrelid::regclass::text as "table" from pg_constraint k
        where k.contype = 'c' and k.conrelid::regclass::text = any ($1)`,
      [Object.keys(rawTables)],
    )
    for (const { name, table } of rules.rows) await client.query(`alter table ${table} drop constraint ${name}`)
    const { rows } = await client.query<{ table: string; column: string; type: string }>(
      `select c.oid::regclass::text as "table", a.attname as "column", a.atttypid::regtype::text as type
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
        where c.oid::regclass::text = any ($1) and a.attname <> 'municipality'
          and a.atttypid::regtype::text in ('smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric', 'jsonb')`,
      [Object.keys(rawTables)],
    )
    const took = new Set<string>()
    for (const { table, column, type } of rows) {
      const figure =
        type === 'jsonb'
          ? `regexp_replace("${column}"::text, '(?<=[\\[,: ])-?\\d+(\\.\\d+)?(?=[],}])', '${planted[1]}', 'g')::jsonb`
          : planted[0]
      const done = await client.query(`update ${table} set "${column}" = ${figure}`).catch(ifUnique)
      if (done?.rowCount) took.add(table)
    }
    return [...took]
  })
}

/** Counts of people on their way to a release: a base, a state of it, a proposal and what the attacker found. */
const unprotected = [
  `insert into platform.count_base (municipality, id, slug, about, dimensions, least, made_by_name)
    values (1, '01890000-0000-7000-8000-00000000000b', 'unprotected', '{}', '[]', 5, 'Prøve')`,
  `insert into platform.count_edition (municipality, base, number, cells, people, note, made_by_name)
    values (1, '01890000-0000-7000-8000-00000000000b', 1, '{"units": [["a"]], "counts": [[0, 3]]}', 3, '', 'Prøve')`,
  `insert into platform.release_proposal (municipality, id, base, edition, cuts, state, summary, made_by_name)
    values (1, '01890000-0000-7000-8000-00000000000c', '01890000-0000-7000-8000-00000000000b', 1, '[]', 'ready', '{"cells": 3}', 'Prøve')`,
  `insert into platform.release_outcome (municipality, proposal, tables, protection, report, leaks, releases_seen)
    values (1, '01890000-0000-7000-8000-00000000000c', '[]', '[3]', '{"leaks": [3]}', 0, 0)`,
]

/** A number that must be unique keeps its value. */
function ifUnique(error: { code?: string }): null {
  if (error.code === '23505') return null
  throw error
}
