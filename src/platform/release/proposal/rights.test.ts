// Who may do what at the gate, each right tried from the wrong side as that role in the database.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from '../../db.ts'
import { CannotRelease } from '../model.ts'
import { publishTable, withdrawRelease } from '../store.ts'
import { NotReleasable, releaseProposal } from './release.ts'
import { dropProposal, listProposals, markRead, readOutcome } from './store.ts'
import { gateTown, insertTable } from './testing/gate-town.ts'
import { inventedCells, inventedCut } from './testing/invented-counts.ts'
import { trueCounts } from './true-counts.ts'

const { town, outcomeOf, attacked, release, read, proposeAs, proposed, bringIn, letOut } = await gateTown()
after(() => town.close())

test('the database itself lets out only what was attacked with nothing found, by somebody who has read it', async () => {
  const base = await bringIn('laas', inventedCells())
  const id = await proposed(base, 1, inventedCut('laas-alt', ['kvartal', 'klub', 'alder']))
  await attacked(id)
  const [table] = (await outcomeOf(id))?.tables ?? []
  assert.ok(table)
  const locked = /released as they were attacked/
  const raw = {
    ...table,
    rows: trueCounts(table, inventedCells()).map((count, row) => [...(table.rows[row] ?? []).slice(0, 3), count, null]),
  }
  await assert.rejects(
    town.as('analyst', (tx) => insertTable(tx, table, id)),
    locked,
  )
  await read(id)
  for (const [what, proposal] of [
    [raw, id],
    [table, null],
    [{ ...table, title: { da: 'En anden', en: 'Another' } }, id],
  ] as const)
    await assert.rejects(
      town.as('analyst', (tx) => insertTable(tx, what, proposal)),
      locked,
    )
  // The administrator has not read it, and the machinery never lets counts of people out.
  await assert.rejects(
    town.as('administrator', (tx) => insertTable(tx, table, id)),
    locked,
  )
  await assert.rejects(
    town.as('system', (tx) => insertTable(tx, table, id)),
    locked,
  )
  await assert.rejects(
    town.as('analyst', (tx) => publishTable(tx, raw, { proposal: id })),
    CannotRelease,
  )
  // A kind that nobody knows would be a way round, and so would a table under another's name.
  for (const protection of [{ ...table.protection, kind: 'counts-of-peoples' }, {}])
    await assert.rejects(
      town.as('analyst', (tx) => insertTable(tx, { ...table, protection } as typeof table, id)),
      /says what protects it/,
    )
  assert.equal((await release(id)).length, 1)
})

const others = ['coordinator', 'leader', 'professional', 'resident', 'partner'] as const
test('who may not see counts sees neither editions nor what the attacker found, and decides nothing', async () => {
  const base = await bringIn('rettigheder', inventedCells())
  const id = await proposed(base, 1, inventedCut('rettigheder-klub', ['klub']))
  await attacked(id)
  await read(id)
  for (const role of others) {
    const seesState = role === 'coordinator' || role === 'leader'
    assert.equal((await town.as(role, (tx) => listProposals(tx, base.id))).length, seesState ? 1 : 0, role)
    for (const secret of ['count_edition', 'release_outcome', 'release_reading'])
      assert.equal(
        (await town.as(role, (tx) => sql`select from ${sql.table(`platform.${secret}`)}`.execute(tx))).rows.length,
        0,
        `${role} ${secret}`,
      )
    assert.equal(await town.as(role, (tx) => markRead(tx, id)), false)
    assert.equal(await town.as(role, (tx) => dropProposal(tx, id, 'ikke min', 'Prøve')), false)
    await assert.rejects(
      town.as(role, (tx) => releaseProposal(tx, id, 'Prøve')),
      NotReleasable,
    )
  }
  await assert.rejects(proposeAs('coordinator', base, 1, inventedCut('min', ['klub'])), /row-level security/)
  // Who watches over data protection reads everything, decides nothing here, and may withdraw.
  assert.ok(await town.as('data-protection', (tx) => readOutcome(tx, id)))
  assert.equal(await town.as('data-protection', (tx) => markRead(tx, id)), true)
  assert.equal(await town.as('data-protection', (tx) => dropProposal(tx, id, 'ikke min', 'Prøve')), false)
  await assert.rejects(
    town.as('data-protection', (tx) => releaseProposal(tx, id, 'Prøve')),
    /row-level security/,
  )
  assert.equal((await release(id)).length, 1)
  assert.equal(
    await town.as('data-protection', (tx) => withdrawRelease(tx, 'rettigheder-klub', 1, 'Stoppet for en sikkerheds skyld')),
    true,
  )
})

test('only the machinery writes what the attacker found, and nobody puts a decided proposal back', async () => {
  const base = await bringIn('udfald', inventedCells())
  const id = await letOut(base, 1, inventedCut('udfald-klub', ['klub']))
  for (const role of ['analyst', 'administrator', 'data-protection'] as const) {
    const forge = sql`insert into platform.release_outcome (municipality, proposal, tables, protection, report, leaks, releases_seen)
      values (platform.town(), ${id}, '[]', '[]', '{}', 0, 0)`
    await assert.rejects(
      town.as(role, (tx) => forge.execute(tx)),
      /row-level security|duplicate key/,
    )
    const gone = await town.as(role, (tx) => sql`delete from platform.release_outcome returning proposal`.execute(tx))
    assert.equal(gone.rows.length, 0)
    const back = await town.as(role, (tx) =>
      sql`update platform.release_proposal set state = 'ready' where id = ${id} returning id`.execute(tx),
    )
    assert.equal(back.rows.length, 0)
  }
})
