// Two towns in one database: one to visit, and its neighbour, whose every word is marked so that it would be seen where it does not belong.

import { createHash } from 'node:crypto'
import pg from 'pg'
import { fillGoals } from '../../src/goals/demo.ts'
import { listSubGoals } from '../../src/goals/goals/sub-goals/store.ts'
import { indicatorDataset } from '../../src/goals/indicators/model.ts'
import { fillKnowledge } from '../../src/knowledge/analyses/testing/fill-knowledge.ts'
import { keepFile } from '../../src/knowledge/sources/own/store.ts'
import { fetchWanted } from '../../src/knowledge/sources/statbank/fetch-wanted.ts'
import { smallBank } from '../../src/knowledge/sources/statbank/testing/small-bank.ts'
import { fetcher } from '../../src/knowledge/sources/store.ts'
import { type Acting, asSystem, sql, type Tx } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/id.ts'
import { makeAccount, setRoles } from '../../src/platform/people/accounts/store.ts'
import { fillPeople } from '../../src/platform/people/demo.ts'
import { makeLink } from '../../src/platform/people/sign-in/store.ts'
import { demoSlug } from '../../src/platform/release/base/demo.ts'
import { fillGate } from '../../src/platform/release/demo.ts'
import { listProposals } from '../../src/platform/release/proposal/store.ts'
import { makeSnapSet } from '../../src/platform/release/snap/store.ts'
import { publishTable } from '../../src/platform/release/store.ts'
import { inventedTable } from '../../src/platform/release/testing/invented-table.ts'
import type { Role } from '../../src/platform/roles.ts'
import { openSession } from '../../src/platform/session.ts'
import { fillTown } from '../../src/platform/town/demo.ts'
import { keepDraft } from '../../src/platform/town/draft/store.ts'
import { makeTown } from '../../src/platform/town/store.ts'
import { fillPublicSpace } from '../../src/public-space/demo.ts'
import { filesUnderWay, placesUnderWay } from '../gate-under-way.ts'
import { inboxUnderWay, publicSpaceUnderWay, setUpUnderWay } from '../public-space-under-way.ts'
import { type TestTown, testTown } from '../town.ts'
import { askedPartner, judgedEffort, ownThings, planAddresses, planUnderWay, publishedStatus } from '../work-under-way.ts'
import type { Found } from './addresses.ts'
import { unforced } from './unforced.ts'

/** Stands in every text of the neighbour's. */
export const mark = 'kanariefugl'
export const neighbourHost = 'nabo.example'
export const ownHost = 'localhost:3000'

export interface TwoTowns {
  town: TestTown
  /** Tokens of the neighbour's administrator, analyst and coordinator. */
  neighbourTokens: Partial<Record<Role, string>>
  /** What is linked to from nowhere, or must be one certain example, by the part of the address before it. */
  unlinked: { own: Record<string, string>; neighbours: Record<string, string> }
  /** Real addresses of both, once they have been explored. */
  found?: { own: Found; neighbours: Found }
  /** What the neighbour's rows add up to, and those of the town itself, without what any visit leaves behind. */
  sumOf(municipality: 1 | 2): Promise<Record<string, string>>
  /** The tables in which the neighbour's mark stands. */
  markedTables(): Promise<string[]>
  close(): Promise<void>
}

export async function twoTowns(): Promise<TwoTowns> {
  const town = await testTown({ isDemonstration: true })
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await fillGoals(tx)
    await fillGate(tx)
    await fillPublicSpace(tx, town.platform.config.secret)
  })
  const goals = await town.as('system', goalsUnderWay)
  const { wrong } = await fillKnowledge(town)
  const coordinator = await town.accountOf('coordinator')
  const drafts = await town.as('administrator', keepDrafts)
  const partner = await town.accountOf('partner')
  const own = {
    ...drafts,
    ...goals,
    ...(await town.as('coordinator', (tx) => ownThings(tx, coordinator, goals.efforts ?? ''))),
    'sources/upload': wrong,
    ...(await town.as('system', ownGate)),
    'bases/new': (await town.as('analyst', (tx) => filesUnderWay(tx, 'Demo'))).described ?? '',
    'sign-in/link': await town.as('system', newLink),
    ...(await town.as('system', (tx) => publicSpaceUnderWay(tx, town.platform.config))),
    ...(await town.as('coordinator', inboxUnderWay)),
    ...(await town.as('administrator', setUpUnderWay)),
    organisations: await town.as('system', (tx) => joinOrganisation(tx, partner)),
  }
  const { neighbourTokens, neighbours } = await fillNeighbour(town)
  const owner = new pg.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await markNeighbour(owner)
  // Made last, so that the points are called as the streets are now.
  await town.db.transaction(asSystem(2, 'test'), makeSnapSet)
  const reader = new pg.Client({ connectionString: town.backupUrl })
  await reader.connect()
  return {
    town,
    neighbourTokens,
    unlinked: { own, neighbours },
    sumOf: (municipality) => sumOf(reader, municipality),
    markedTables: () => markedTables(reader),
    close: async () => {
      await owner.end()
      await reader.end()
      await town.close()
    },
  }
}

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [12.3, 55.6],
      [12.31, 55.6],
      [12.31, 55.61],
      [12.3, 55.6],
    ],
  ],
}
const keepDrafts = async (tx: Tx) => ({
  'areas/import': await keepDraft(tx, 'areas', `${mark}.geojson`, { areas: [{ name: 'Prøve', kind: 'quarter', shape: square }] }),
  'streets/import': await keepDraft(tx, 'streets', `${mark}.csv`, { segments: [], isWhole: false }),
})
const newLink = (tx: Tx) => makeLink(tx, { kind: 'sign-in', email: 'a@eksempel.dk', account: null, goesTo: '' })

/** The demonstration's goals, with what their pages are about and it has finished or not begun. */
const goalsUnderWay = async (tx: Tx): Promise<Record<string, string>> => ({
  ...planAddresses(await planUnderWay(tx)),
  ...(await judgedEffort(tx)),
  goals: 'safe-town',
  'goals/safe-town/sub-goals': (await listSubGoals(tx, 'safe-town'))[0]?.id ?? '',
  plan: '2',
  status: String(await publishedStatus(tx)),
})

/** The partner belongs to one of the town's organisations, the one that is asked about the plan, and sees that one. */
async function joinOrganisation(tx: Tx, account: string): Promise<string> {
  const { rows } = await sql<{ organisation: string }>`update platform.account set organisation = (
      select id from platform.organisation where municipality = 1 and name = ${askedPartner})
    where municipality = 1 and id = ${account} returning organisation`.execute(tx)
  return rows[0]?.organisation ?? ''
}

/** Of the demonstration's own: a base, a table that is public, and tables that wait for somebody. */
const ownGate = async (tx: Tx): Promise<Record<string, string>> => ({
  'release/bases': demoSlug,
  // Released by somebody without a proposal: the page reads their name off their account.
  'release/datasets': indicatorDataset('trygge-hvor-de-bor'),
  'release/proposals': (await listProposals(tx)).find(({ state }) => state === 'ready')?.id ?? '',
})

/** The neighbour's: the mark stands in the words, the units and the cells that are named; the addresses are long enough to be tried elsewhere. */
async function neighboursGate(tx: Tx): Promise<{ base: string; addresses: Record<string, string> }> {
  const named = { slug: 'unge-paa-steder-hos-naboen-i-naboby', dataset: 'unge-efter-sted-hos-naboen-i-naboby', word: mark }
  const { base, slug, dataset, refused } = await placesUnderWay(tx, named)
  const addresses = {
    'release/bases': slug,
    'release/datasets': dataset,
    'release/proposals': refused,
    data: dataset,
    [`data/${dataset}`]: '1',
  }
  return { base, addresses }
}

async function fillNeighbour(town: TestTown) {
  const asMachinery = <T>(deed: (tx: Tx) => Promise<T>) => town.db.transaction(asSystem(2, 'test'), deed)
  await asMachinery(async (tx) => {
    await makeTown(tx, 2, { code: '187', name: 'Naboby', host: neighbourHost, isDemonstration: false })
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await fillGoals(tx)
    await fillPublicSpace(tx, town.platform.config.secret)
  })
  const goals = await asMachinery(goalsUnderWay)
  const bank = await smallBank()
  await fetchWanted({ bank: { url: bank.url }, work: (deed) => town.db.transaction(fetcher(2), deed) })
  await bank.close()
  const administrator = await asMachinery((tx) => makePerson(tx, 'administrator'))
  const analyst = await asMachinery((tx) => makePerson(tx, 'analyst'))
  const coordinator = await asMachinery((tx) => makePerson(tx, 'coordinator'))
  const as = ({ account }: { account: string }, role: Role): Acting => ({ municipality: 2, account, roles: [role], purpose: 'test' })
  const drafts = await town.db.transaction(as(administrator, 'administrator'), keepDrafts)
  const things = await town.db.transaction(as(coordinator, 'coordinator'), (tx) => ownThings(tx, coordinator.account, goals.efforts ?? ''))
  const gate = await asMachinery(neighboursGate)
  const publicSpace = {
    ...(await asMachinery((tx) => publicSpaceUnderWay(tx, town.platform.config))),
    ...(await town.db.transaction(as(coordinator, 'coordinator'), inboxUnderWay)),
    ...(await town.db.transaction(as(administrator, 'administrator'), setUpUnderWay)),
  }
  const upload = await town.db.transaction(as(analyst, 'analyst'), async (tx) => {
    await publishTable(tx, inventedTable())
    const bytes = Buffer.from(`kommune;år;${mark}\n187;2023;1\n`)
    return keepFile(tx, { name: `${mark}.csv`, bytes, hash: createHash('sha256').update(bytes).digest('hex'), source: null })
  })
  const files = await town.db.transaction(as(analyst, 'analyst'), (tx) => filesUnderWay(tx, mark, gate.base))
  const counts = { ...gate.addresses, 'bases/new': files.described ?? '' }
  return {
    neighbourTokens: { administrator: administrator.token, analyst: analyst.token, coordinator: coordinator.token },
    neighbours: {
      ...drafts,
      ...goals,
      ...things,
      ...counts,
      ...publicSpace,
      'sources/upload': upload,
      'sign-in/link': await asMachinery(newLink),
    },
  }
}

async function makePerson(tx: Tx, role: Role): Promise<{ account: string; token: string }> {
  const account = await makeAccount(tx, { email: `${newId()}@nabo.invalid`, name: `Nabo ${role}`, organisation: null, locale: 'da' })
  await setRoles(tx, account, [role])
  return { account, token: (await openSession(tx, account, [role], 'second-factor')).token }
}

/** Writes the mark into every text of the neighbour's that takes it; a column that holds only certain words keeps its word. */
async function markNeighbour(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `select c.oid::regclass::text as "table", a.attname as "column"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where ${townTables} and a.atttypid = 'text'::regtype and not a.attname = any ($1)
      and not exists (select from pg_constraint f where f.contype = 'f' and (f.conrelid = c.oid and a.attnum = any (f.conkey) or f.confrelid = c.oid and a.attnum = any (f.confkey)))`,
    [unmarked],
  )
  await unforced(owner, async () => {
    for (const { table, column } of rows)
      await owner.query(`update ${table} set "${column}" = "${column}" || '${mark}' where municipality = 2`).catch(() => {
        // a word from a list, or a row that is never changed
      })
  })
}

/** Not marked: what is looked up by it, and words from the lists of the code that the database does not hold to. */
const unmarked = ['token_hash', 'host', 'slug', 'kind', 'state', 'outcome', 'door']

const townTables = `n.nspname in ('platform', 'knowledge', 'goals', 'public_space') and c.relkind = 'r'
  and exists (select from pg_attribute m where m.attrelid = c.oid and m.attname = 'municipality')`

/** Every visit is counted, looked up and written into the log; what it must not do is change anything else. */
const leftByAnyVisit = ['session', 'rate_count', 'rate_salt', 'sign_in_throttle', 'audit_entry', 'audit_seal', 'audit_unsealed']

async function tablesOfTowns(reader: pg.Client): Promise<string[]> {
  const { rows } = await reader.query<{ table: string }>(`select c.oid::regclass::text as "table"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${townTables} order by 1`)
  return rows.map(({ table }) => table)
}

async function markedTables(reader: pg.Client): Promise<string[]> {
  const marked: string[] = []
  for (const table of await tablesOfTowns(reader)) {
    const { rows } = await reader.query(`select from ${table} t where municipality = 2 and t::text like $1 limit 1`, [`%${mark}%`])
    if (rows.length > 0) marked.push(table)
  }
  return marked
}

async function sumOf(reader: pg.Client, municipality: number): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const table of (await tablesOfTowns(reader)).filter((name) => !leftByAnyVisit.some((left) => name.endsWith(`.${left}`)))) {
    const sum = await reader.query<{ sum: string }>(
      `select coalesce(sum(hashtext(t::text)::bigint), 0) || ' over ' || count(*) as sum from ${table} t where municipality = $1`,
      [municipality],
    )
    sums[table] = sum.rows[0]?.sum ?? ''
  }
  return sums
}
