// The demonstration: an empty database becomes a whole town, once; and one command leaves only what is real.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../tests/database.ts'
import { commands, fillDemonstration } from './demo.ts'
import type { CommandContext } from './platform/command.ts'
import { type Config, readConfig } from './platform/config.ts'
import { asSystem, type Db, openDb, sql, type Tx } from './platform/db.ts'
import { inventedRows } from './platform/demonstration.ts'
import { setUpFacts } from './platform/town/overview/store.ts'
import { allTowns } from './platform/town/store.ts'

const secret = 'a secret of the test'
let database: TestDatabase
let db: Db
before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl)
})
after(async () => {
  await db.close()
  await database.close()
})

const look = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => db.transaction(asSystem(1, 'test'), deed)

async function command(name: string, { mode = 'demonstration', exit = 0 }: { mode?: Config['mode']; exit?: number } = {}): Promise<string> {
  const said: string[] = []
  const found = commands.find((one) => one.name === name)
  if (!found || found.alone) throw new Error(`No command ${name}`)
  const at: CommandContext = {
    config: { ...readConfig({ TRYGBY_DATA: '/tmp/trygby-demo-test' }), mode },
    db,
    municipality: 1,
    ownerUrl: '',
    appUrl: '',
    backupUrl: null,
    print: (line) => said.push(line),
  }
  assert.equal(await found.run([], at), exit)
  return said.join('\n')
}

test('a production town is never filled', async () => {
  assert.equal(await fillDemonstration(db, { mode: 'production', secret }), false)
  assert.match(await command('demo fill', { mode: 'production', exit: 1 }), /in production, and nothing invented belongs in it/)
  assert.equal((await look(allTowns)).length, 0)
})

test('two starts at once make one demonstration town, marked as such', async () => {
  const filled = await Promise.all([
    fillDemonstration(db, { mode: 'demonstration', secret }),
    fillDemonstration(db, { mode: 'demonstration', secret }),
  ])
  assert.deepEqual(filled.sort(), [false, true])
  const towns = await look(allTowns)
  assert.deepEqual(
    towns.map(({ name, code, isDemonstration, isSetUp }) => ({ name, code, isDemonstration, isSetUp })),
    [{ name: 'Ishøj', code: '183', isDemonstration: true, isSetUp: true }],
  )
  const facts = await look(setUpFacts)
  assert.ok(
    facts.areas === 2 &&
      facts.places === 5 &&
      facts.streets === 5 &&
      facts.teams === 5 &&
      facts.categories === 6 &&
      facts.holidays >= 30 &&
      facts.people > 5,
    JSON.stringify(facts),
  )
  const unmarked = await look((tx) => sql`select id from platform.street_segment where area is null`.execute(tx))
  assert.equal(unmarked.rows.length, 0)
  assert.equal((await look((tx) => inventedRows(tx, 'platform.area'))).size, 2)
  assert.match(await command('demo fill'), /Nothing was changed/)
})

test('demo remove takes the invented away, keeps what real things rest on, and says both', async () => {
  await look((tx) =>
    sql`insert into platform.team (municipality, id, department, name) select 1, gen_random_uuid(), id, 'Et rigtigt team' from platform.department order by name limit 1`.execute(
      tx,
    ),
  )
  const said = await command('demo remove')
  assert.match(said, /Removed: .*2 areas/)
  assert.match(said, /Kept, because something real rests on it: 1 departments/)
  const facts = await look(setUpFacts)
  assert.deepEqual(
    [facts.areas, facts.places, facts.streets, facts.categories, facts.people, facts.departments, facts.teams],
    [0, 0, 0, 0, 0, 1, 1],
  )
  assert.ok(facts.holidays >= 30)
  const [town] = await look(allTowns)
  assert.deepEqual([town?.name, town?.isDemonstration, town?.isSetUp], ['Ishøj', false, false])
  assert.match(await command('demo remove'), /nothing invented/)
})
