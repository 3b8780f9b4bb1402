// The gate in a town of its own for tests: counts brought in, tables proposed, attacked, read and released as an analyst does it.
import assert from 'node:assert/strict'
import { testTown } from '../../../../../tests/town.ts'
import { sql, type Tx } from '../../../db.ts'
import type { CountBase, CountCells } from '../../base/model.ts'
import { addEdition, baseBySlug, makeBase, readEdition } from '../../base/store.ts'
import type { PublicTable } from '../../model.ts'
import { readReleased } from '../../store.ts'
import { type AttackEnd, attackProposal } from '../attack-proposal.ts'
import type { Refusal, TableCut } from '../model.ts'
import { proposeTables } from '../propose-tables.ts'
import { NotReleasable, releaseProposal } from '../release.ts'
import { attacker, markRead, readOutcome } from '../store.ts'
import { inventedBase } from './invented-counts.ts'

/** A town, and the way of a proposal through its gate. */
export async function gateTown() {
  const town = await testTown()
  const machinery = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => town.db.transaction(attacker(1), deed)
  const outcomeOf = (id: string) => town.as('analyst', (tx) => readOutcome(tx, id))
  const attacked = (id: string): Promise<AttackEnd> => attackProposal({ work: machinery, id, job: null })
  const release = (id: string) => town.as('analyst', (tx) => releaseProposal(tx, id, 'Prøve analyst'))
  const read = (id: string) => town.as('analyst', (tx) => markRead(tx, id))
  const everybody = { municipality: 1, account: null, roles: [], purpose: 'test' }

  async function proposeAs(
    role: 'analyst' | 'coordinator',
    base: CountBase,
    number: number,
    ...cuts: TableCut[]
  ): Promise<{ id: string } | Refusal> {
    const edition = await machinery((tx) => readEdition(tx, base.id, number))
    assert.ok(edition)
    return town.as(role, (tx) => proposeTables(tx, town.platform.jobs, { base, edition, cuts, who: 'Prøve analyst' }))
  }

  async function proposed(base: CountBase, number: number, ...cuts: TableCut[]): Promise<string> {
    const done = await proposeAs('analyst', base, number, ...cuts)
    assert.ok('id' in done, JSON.stringify(done))
    return done.id
  }

  return {
    town,
    machinery,
    outcomeOf,
    attacked,
    release,
    read,
    proposeAs,
    proposed,
    /** A base of its own for each test, with these editions. */
    bringIn: (slug: string, ...editions: CountCells[]): Promise<CountBase> =>
      town.as('analyst', async (tx) => {
        const id = await makeBase(tx, inventedBase(slug), 'Prøve')
        assert.ok(id)
        for (const cells of editions) await addEdition(tx, id, cells, '', 'Prøve')
        const base = await baseBySlug(tx, slug)
        assert.ok(base)
        return base
      }),
    /** The whole way. */
    letOut: async (base: CountBase, number: number, ...cuts: TableCut[]): Promise<string> => {
      const id = await proposed(base, number, ...cuts)
      assert.equal(await attacked(id), 'ready', JSON.stringify((await outcomeOf(id))?.report.leaks.slice(0, 3)))
      await read(id)
      await release(id)
      return id
    },
    /** What somebody without an account reads; nothing when it is not public. */
    publicTable: async (dataset: string): Promise<PublicTable | undefined> =>
      (await town.db.transaction(everybody, (tx) => readReleased(tx, dataset)))?.table,
  }
}

export const refusedAs = (key: NotReleasable['key']) => (error: unknown) => error instanceof NotReleasable && error.key === key

/** As somebody would who knows the database: the table straight into it. */
export const insertTable = (tx: Tx, table: PublicTable, proposal: string | null) =>
  sql`insert into platform.release (municipality, dataset, number, released_by, content, content_hash, proposal)
    values (platform.town(), ${table.dataset}, 99, platform.actor(), ${JSON.stringify(table)}, 'x', ${proposal})`.execute(tx)
