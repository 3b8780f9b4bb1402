// Figures read as panels: the ones that were asked for, whatever else has the same name.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { smallTown } from '../../../../tests/small-town.ts'
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { completeFetch } from '../statbank/store.ts'
import { readSources } from '../store.ts'
import type { SourceKind } from './model.ts'
import { readPanel, writeSeries } from './store.ts'

let town: Awaited<ReturnType<typeof smallTown>>
before(async () => {
  town = await smallTown()
})
after(() => town.close())

async function bringIn(tx: Tx, kind: SourceKind, table: string, value: number): Promise<void> {
  const [source, fetch] = [newId(), newId()]
  await sql`insert into knowledge.source (municipality, id, kind, publisher, table_id, title, credit)
    values (1, ${source}, ${kind}, 'P', ${table}, '{"da":"D","en":"E"}', 'K')`.execute(tx)
  await sql`insert into knowledge.fetch (municipality, id, source, origin, plan_hash) values (1, ${fetch}, ${source}, 'o', 'h')`.execute(tx)
  const facts = { code: 'TOT', codes: { OVERTRÆD: 'TOT' }, labels: {}, unit: '', frequency: 'quarter' as const }
  const taken = await writeSeries(tx, source, fetch, facts, { areas: ['183'], periods: ['2023K1'], values: [value] })
  await completeFetch(tx, source, fetch, { cells: 1, ...taken })
}

test('a series of the town’s own that is called as an official table is never read in its place', async () => {
  await town.work((tx) => bringIn(tx, 'official', 'STRAF11', 100))
  await town.work((tx) => bringIn(tx, 'own', 'STRAF11', 7))
  const figureOf = async (kind: SourceKind) => (await town.work((tx) => readPanel(tx, { kind, table: 'STRAF11' })))?.values[0]
  assert.deepEqual([await figureOf('official'), await figureOf('own')], [100, 7])
  await town.work((tx) => bringIn(tx, 'own', 'FOLK1A', 7))
  assert.equal(await town.work((tx) => readPanel(tx, { kind: 'official', table: 'FOLK1A' })), null)
})

test('official tables are listed before the town’s own', async () => {
  const kinds = (await town.work(readSources)).map(({ kind }) => kind)
  assert.deepEqual(kinds, ['official', 'own', 'own'])
})
