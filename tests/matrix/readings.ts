// Whatever is personal carries a mark, and every page is asked for by all who may: whoever is shown a word about somebody else leaves one line in the log.
import pg from 'pg'
import { record } from '../../src/platform/audit.ts'
import { sql, type Tx } from '../../src/platform/db.ts'
import type { Web } from '../../src/platform/http/web.ts'
import { languageCodes } from '../../src/platform/town/language/model.ts'
import type { TestTown } from '../town.ts'
import { addressOf } from './addresses.ts'
import { askersOf } from './askers.ts'
import { type Route, routesOf } from './leaks.ts'
import type { TwoTowns } from './two-towns.ts'
import { unforced } from './unforced.ts'
import { whoMay } from './who-may.ts'

export interface Readings {
  /** The pages that show something personal about somebody else. */
  shown: string[]
  /** Those of them that left no line in the log, or several. */
  unlogged: string[]
}

const mark = 'personfugl'

/** Asks every page of this web, or those that are `wanted`, of a town where everything personal is marked. */
export async function readings(web: Web, towns: TwoTowns, wanted: (route: Route) => boolean = () => true): Promise<Readings> {
  const { here, own } = await askersOf(web, towns)
  const somebody = await fillAndMark(towns.town)
  const ids = new Map(own.ids).set('people', somebody)
  const shown = new Set<string>()
  const unlogged: string[] = []
  for (const { path } of routesOf(web).filter((route) => route.method === 'GET' && wanted(route)))
    for (const who of whoMay('GET', path)) {
      const before = await linesInLog(towns.town)
      const answer = await here(who)(addressOf(path, { ...own, ids }) ?? path)
      if (!(await answer.text()).includes(mark)) continue
      shown.add(path.replace('/:locale', ''))
      const lines = (await linesInLog(towns.town)) - before
      if (lines !== 1) unlogged.push(`${path} shows ${who ?? 'anybody'} something personal and leaves ${lines} lines in the log`)
    }
  return { shown: [...shown].sort(), unlogged }
}

const linesInLog = (town: TestTown): Promise<number> =>
  town.as('system', async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.audit_entry where municipality = 1`.execute(tx)
    return rows[0]?.n ?? 0
  })

/** Something personal in every table, and the mark in all of it but what is about the visitors themselves. Returns one who is marked. */
async function fillAndMark(town: TestTown): Promise<string> {
  const somebody = await town.as('system', fill)
  await town.db.transaction({ municipality: 1, account: somebody, roles: ['coordinator'], purpose: 'test' }, (tx) =>
    record(tx, { deed: 'read', thing: 'log', thingId: 'page' }),
  )
  const owner = new pg.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query("select set_config('trygby.roles', 'system', false)")
  await unforced(owner, () => markPeople(owner))
  await owner.end()
  return somebody
}

async function markPeople(owner: pg.Client): Promise<void> {
  // In a demonstration the way in lists its people, who are invented.
  await owner.query('update platform.municipality set is_demonstration = false where municipality = 1')
  const { rows } = await owner.query<{ table: string; column: string; whose: string | null }>(`select c.oid::regclass::text as "table",
      a.attname as "column", (select w.attname from pg_attribute w where w.attrelid = c.oid
        and w.attname = case when c.relname = 'account' then 'id' else 'account' end) as whose
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relkind = 'r' and a.atttypid = 'text'::regtype and col_description(c.oid, a.attnum) like 'personal:%'`)
  const visitors = "select id from platform.account where email like '%@example.invalid'"
  for (const { table, column, whose } of rows)
    await owner
      .query(`update ${table} set "${column}" = "${column}" || '${mark}' where municipality = 1
        and "${column}" not like '%${mark}' ${whose ? `and ${whose} not in (${visitors})` : ''}`)
      .catch(unlessItIsACode)
}

/** What may hold only a code, such as the sum of a key, cannot hold the mark either. */
function unlessItIsACode(error: Error & { code?: string }): void {
  if (error.code !== '23514') throw error
}

async function fill(tx: Tx): Promise<string> {
  for (const code of languageCodes)
    await sql`insert into platform.language_reading (municipality, code, read_by, read_on) values (1, ${code}, 'En tolk', '2026-01-01')
      on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ id: string }>`select id from platform.account where municipality = 1
    and name like 'Demo Karen%' and status = 'active'`.execute(tx)
  return rows[0]?.id ?? ''
}
