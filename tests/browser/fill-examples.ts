// The demonstration's own things, invented figures and sign-ins under way, so that lists, tables and charts are looked at with rows.

import pg from 'pg'
import { fillGoals } from '../../src/goals/demo.ts'
import { fillKnowledge } from '../../src/knowledge/analyses/testing/fill-knowledge.ts'
import { sql, type Tx } from '../../src/platform/db.ts'
import { fillPeople } from '../../src/platform/people/demo.ts'
import { keepPasskey } from '../../src/platform/people/second-factor/store.ts'
import { beginStep, makeLink } from '../../src/platform/people/sign-in/store.ts'
import { fillGate } from '../../src/platform/release/demo.ts'
import { publishTable, withdrawRelease } from '../../src/platform/release/store.ts'
import { inventedTable } from '../../src/platform/release/testing/invented-table.ts'
import { fillTown } from '../../src/platform/town/demo.ts'
import { keepDraft } from '../../src/platform/town/draft/store.ts'
import { fillPublicSpace } from '../../src/public-space/demo.ts'
import { setUpUnderWay } from '../public-space-under-way.ts'
import type { TestTown } from '../town.ts'
import type { Reader } from './browser.ts'
import type { Example } from './example-paths.ts'
import { gateExamples } from './gate-examples.ts'
import { goalExamples } from './goal-examples.ts'
import { publicSpaceExamples } from './public-space-examples.ts'

export interface Examples {
  /** The address of an example in a language. */
  addressOf(example: Example, language: string): string
  /** What the browser of whoever looks holds. */
  holds(example: Example): Promise<Pick<Reader, 'token' | 'step'>>
}

export async function fillExamples(town: TestTown): Promise<Examples> {
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await fillGoals(tx)
    await fillGate(tx)
    await fillPublicSpace(tx, town.platform.config.secret)
  })
  const [coordinator, partner] = [await town.accountOf('coordinator'), await town.accountOf('partner')]
  await giveUpOneJob(town)
  const named = oneNameEach(
    await fillKnowledge(town),
    await town.as('administrator', keepDrafts),
    await town.as('analyst', withdrawOne),
    await town.as('system', (tx) => thingsOf(tx, partner)),
    await town.as('system', goalExamples),
    await gateExamples(town),
    await town.as('system', (tx) => publicSpaceExamples(tx, town.platform.config)),
    await town.as('administrator', setUpExamples),
  )
  const steps: Record<string, string> = await town.as('system', async (tx) => ({
    'at the second factor': await beginStep(tx, { kind: 'second-factor', account: await withPasskey(tx, coordinator), goesTo: '' }),
    'at enrolment': await beginStep(tx, { kind: 'enrolment', account: coordinator, goesTo: '' }),
  }))
  return {
    addressOf: ({ path }, language) => `/${language}${path === '/' ? '' : path.replace(/:(\w+)/g, (_, name) => named[name] ?? '')}`,
    holds: async ({ who }) => {
      if (who === undefined) return {}
      return who === 'at the second factor' || who === 'at enrolment' ? { step: steps[who] } : { token: await town.tokenOf(who) }
    },
  }
}

const setUpExamples = async (tx: Tx): Promise<Record<string, string>> => {
  const way = await setUpUnderWay(tx)
  return { sendingTarget: way['reports/sending'] ?? '', helpLine: way['reports/help'] ?? '' }
}

/** All examples by name; a name given twice would hide one of them. */
function oneNameEach(...kinds: Record<string, string>[]): Record<string, string> {
  const named: Record<string, string> = {}
  for (const [name, id] of kinds.flatMap((kind) => Object.entries(kind))) {
    if (named[name] !== undefined) throw new Error(`Two examples are called "${name}"`)
    named[name] = id
  }
  return named
}

const triangle = [
  [12.3, 55.6],
  [12.31, 55.6],
  [12.31, 55.61],
  [12.3, 55.6],
]
const stretch = { street: 'Nyvej', fromNumber: 1, toNumber: 9, lat: 55.61, lon: 12.35, area: null, addresses: 4 }

const keepDrafts = async (tx: Tx) => ({
  areas: await keepDraft(tx, 'areas', 'nyt-kvarter.geojson', {
    areas: [{ name: 'Nyt kvarter', kind: 'quarter', shape: { type: 'Polygon', coordinates: [triangle] } }],
  }),
  streets: await keepDraft(tx, 'streets', 'nye-gader.csv', { segments: [stretch], encoding: 'UTF-8', isWhole: false }),
})

async function withdrawOne(tx: Tx): Promise<{ withdrawn: string }> {
  const table = inventedTable()
  await publishTable(tx, table)
  await withdrawRelease(tx, table.dataset, 1, 'Tallene var forkerte.')
  return { withdrawn: table.dataset }
}

/** One of each kind; the partner belongs to the organisation. */
async function thingsOf(tx: Tx, partner: string): Promise<Record<string, string>> {
  const first = async (table: string, name = 'true') => {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(`platform.${table}`)} where municipality = 1
      and ${sql.raw(name)} order by id limit 1`.execute(tx)
    return rows[0]?.id ?? ''
  }
  const organisation = await first('organisation', "kind = 'housing-company'")
  await sql`update platform.account set organisation = ${organisation} where municipality = 1 and id = ${partner}`.execute(tx)
  const person = await first('account', "name like 'Demo Karen%'")
  return {
    organisation,
    person,
    area: await first('area'),
    place: await first('place'),
    department: await first('department'),
    team: await first('team'),
    heading: await first('category', 'level = 1'),
    category: await first('category', 'level = 2'),
    holiday: await first('holiday'),
    link: await makeLink(tx, { kind: 'sign-in', email: 'a@eksempel.dk', account: null, goesTo: '' }),
    invitation: await makeLink(tx, { kind: 'invitation', email: 'b@eksempel.dk', account: person, goesTo: '' }),
  }
}

async function withPasskey(tx: Tx, account: string): Promise<string> {
  const key = { credential: 'bm9nbGU', publicKey: new Uint8Array([1]), uses: 0, transports: ['internal'] }
  await keepPasskey(tx, account, 'Min telefon', key)
  return account
}

async function giveUpOneJob(town: TestTown): Promise<void> {
  const owner = new pg.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query(`insert into pgboss.job (name, data, state, policy) values ('tidy', '{"municipality": 1}', 'failed', 'standard')`)
  await owner.end()
}
