// What the machinery forgets each night, and what it may not touch.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql, type Tx } from '../db.ts'
import { keepDraft } from '../town/draft/store.ts'
import { tidy } from './tidy.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const drafts = async (tx: Tx): Promise<string[]> =>
  (await sql<{ name: string }>`select file_name as name from platform.import_draft order by 1`.execute(tx)).rows.map(({ name }) => name)

/** The file came two days ago. */
async function age(fileName: string): Promise<void> {
  const owner = new pg.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query('alter table platform.import_draft no force row level security')
  await owner.query("update platform.import_draft set created_at = now() - interval '2 days' where file_name = $1", [fileName])
  await owner.query('alter table platform.import_draft force row level security')
  await owner.end()
}

test('a file that nobody said yes to is gone after its day; one that still waits is not the machinery’s to see or delete', async () => {
  await town.as('administrator', async (tx) => {
    await keepDraft(tx, 'areas', 'gammel.geojson', {})
    await keepDraft(tx, 'streets', 'ny.csv', {})
  })
  await age('gammel.geojson')
  assert.deepEqual(await town.as('system', drafts), ['gammel.geojson'])
  assert.equal((await town.as('system', (tx) => sql`delete from platform.import_draft`.execute(tx))).numAffectedRows, 1n)
  await town.as('administrator', (tx) => keepDraft(tx, 'areas', 'glemt.geojson', {}))
  await age('glemt.geojson')
  await tidy.run({ id: 'test', municipality: 1, data: {}, signal: new AbortController().signal }, town.platform)
  assert.deepEqual(await town.as('administrator', drafts), ['ny.csv'])
})
