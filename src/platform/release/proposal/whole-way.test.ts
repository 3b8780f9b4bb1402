// From counts that are brought in to tables everybody may read: proposed, attacked, read by a person, released; and each way round it tried.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql, type Tx } from '../../db.ts'
import { askToCancel, latestProgress } from '../../progress.ts'
import { commands } from '../commands.ts'
import { CannotRelease, type PublicTable } from '../model.ts'
import { countEverReleased, everReleased, publishTable, withdrawRelease } from '../store.ts'
import { inventedTable } from '../testing/invented-table.ts'
import { attackProposal } from './attack-proposal.ts'
import { attackAgain, workOn } from './propose-tables.ts'
import { releaseProposal } from './release.ts'
import { dropProposal, hasRead, proposalById, readOutcome } from './store.ts'
import { gateTown, insertTable, refusedAs } from './testing/gate-town.ts'
import { corrected, inventedCells, inventedCut } from './testing/invented-counts.ts'

const { town, machinery, outcomeOf, attacked, release, read, proposeAs, proposed, bringIn, letOut, publicTable } = await gateTown()
after(() => town.close())

test('what is proposed is protected, attacked, read and then released: all its tables, or none', async () => {
  const base = await bringIn('hele-vejen', inventedCells())
  const id = await proposed(base, 1, inventedCut('klub-alder', ['klub', 'alder']), inventedCut('alt-i-alt', ['kvartal', 'klub', 'alder']))
  assert.equal((await town.as('analyst', (tx) => proposalById(tx, id)))?.state, 'waiting')
  await assert.rejects(release(id), refusedAs('not-ready'))
  assert.equal(await attacked(id), 'ready')
  const proposal = await town.as('coordinator', (tx) => proposalById(tx, id))
  assert.deepEqual([proposal?.state, proposal?.summary?.leaks, proposal?.summary?.refusal], ['ready', 0, null])
  assert.deepEqual(
    proposal?.summary?.costs.map(({ dataset, cells }) => [dataset, cells]),
    [
      ['klub-alder', 16],
      ['alt-i-alt', 80],
    ],
  )
  await assert.rejects(release(id), refusedAs('not-read'))
  assert.equal(await publicTable('klub-alder'), undefined)
  assert.equal(await read(id), true)
  assert.deepEqual(await release(id), [
    { dataset: 'klub-alder', number: 1 },
    { dataset: 'alt-i-alt', number: 1 },
  ])
  const outcome = await outcomeOf(id)
  assert.deepEqual([await publicTable('klub-alder'), await publicTable('alt-i-alt')], outcome?.tables)
  const decided = await town.as('coordinator', (tx) => proposalById(tx, id))
  assert.deepEqual([decided?.state, decided?.decidedByName], ['released', 'Prøve analyst'])
  await assert.rejects(release(id), refusedAs('not-ready'))
  assert.equal(await town.as('analyst', (tx) => dropProposal(tx, id, 'for sent', 'Prøve')), false)
})

test('a further edition repeats what was shown and withheld, and adds the new', async () => {
  const base = await bringIn('videre', inventedCells(4), inventedCells(6))
  const cut = inventedCut('videre-alt', ['kvartal', 'klub', 'alder'])
  await letOut(base, 1, cut)
  const before = await publicTable('videre-alt')
  await letOut(base, 2, cut)
  const now = await publicTable('videre-alt')
  const rowOf = (table: PublicTable | undefined, ...codes: (string | number | null)[]) =>
    table?.rows.find((cells) => codes.every((code, at) => cells[at] === code))
  assert.ok((now?.rows.length ?? 0) > (before?.rows.length ?? 0))
  for (const cells of before?.rows.filter(([quarter]) => quarter !== 'total') ?? [])
    assert.deepEqual(rowOf(now, ...cells.slice(0, 3)), cells)
  assert.equal(await town.as('analyst', (tx) => countEverReleased(tx, 'videre')), 2)
})

test('a withdrawn release is gone for everybody and still known to the attacker', async () => {
  const base = await bringIn('trukket', inventedCells(1))
  await letOut(base, 1, inventedCut('trukket-klub', ['klub']))
  await town.as('analyst', (tx) => withdrawRelease(tx, 'trukket-klub', 1, 'En fejl i titlen'))
  assert.equal(await publicTable('trukket-klub'), undefined)
  assert.deepEqual(
    (await town.as('analyst', (tx) => everReleased(tx, 'trukket'))).map(({ table, number }) => [table.dataset, number]),
    [['trukket-klub', 1]],
  )
  // Without the eldest, Havn less Havn would give the few eldest back.
  const younger = inventedCut('yngre', ['klub', { key: 'alder', classes: [{ name: 'yngre', units: ['ung', 'midt'] }] }], {
    totals: 'grand',
  })
  const next = await proposed(base, 1, younger)
  await attacked(next)
  const table = (await outcomeOf(next))?.tables[0]
  assert.deepEqual(
    table?.rows.find(([club]) => club === 'Havn'),
    ['Havn', 'yngre', null, 'protected'],
  )
})

test('a release that would tell a small correction is refused, with the cells named to those who may see them only', async () => {
  const first = inventedCells(2)
  const base = await bringIn('rettet', first, corrected(first, { '0,0,0': 2 }))
  const cut = inventedCut('rettet-kvartal', ['kvartal'])
  await letOut(base, 1, cut)
  const id = await proposed(base, 2, cut)
  assert.equal(await attacked(id), 'refused')
  assert.deepEqual((await outcomeOf(id))?.report.leaks[0], {
    kind: 'correction',
    cells: [null, 1].map((number) => ({ dataset: 'rettet-kvartal', number, cell: ['2025K1'] })),
    value: 2,
  })
  const seen = await town.as('coordinator', async (tx) => ({ proposal: await proposalById(tx, id), outcome: await readOutcome(tx, id) }))
  assert.deepEqual(seen.proposal?.summary?.refusal, { key: 'leaks', dataset: 'rettet-kvartal', dimension: null, came: '2' })
  assert.equal(seen.outcome, null)
  assert.ok(!JSON.stringify(seen.proposal?.summary).includes('2025K1'))
  await read(id)
  await assert.rejects(release(id), refusedAs('not-ready'))
  // Straight into the database it does not get out either.
  const [table] = (await outcomeOf(id))?.tables ?? []
  assert.ok(table)
  await assert.rejects(
    town.as('analyst', (tx) => insertTable(tx, table, id)),
    /released as they were attacked/,
  )
})

test('a correction that leaves the sum as it was is mended by withholding more', async () => {
  const first = inventedCells(2)
  const base = await bringIn('flyttet', first, corrected(first, { '0,0,0': 2, '1,1,1': -2 }))
  const cut = inventedCut('flyttet-kvartal', ['kvartal'])
  await letOut(base, 1, cut)
  const before = await publicTable('flyttet-kvartal')
  await letOut(base, 2, cut)
  const now = await publicTable('flyttet-kvartal')
  assert.ok(before?.rows.every(([, count]) => count !== null))
  assert.deepEqual(
    now?.rows.map(([, count]) => count),
    [null, null, before?.rows[2]?.[1]],
  )
})

test('after a further release of the same people an older attack is not enough, and a new one is', async () => {
  const base = await bringIn('to-forslag', inventedCells())
  const slow = await proposed(base, 1, inventedCut('langsom', ['klub', 'alder']))
  await attacked(slow)
  await read(slow)
  await letOut(base, 1, inventedCut('hurtig', ['kvartal', 'klub']))
  await assert.rejects(release(slow), refusedAs('attack-again'))
  assert.equal(await publicTable('langsom'), undefined)
  assert.equal(await town.as('analyst', (tx) => attackAgain(tx, town.platform.jobs, slow)), true)
  assert.equal(await attacked(slow), 'ready')
  assert.equal(await town.as('analyst', (tx) => hasRead(tx, slow)), false)
  await assert.rejects(release(slow), refusedAs('not-read'))
  await read(slow)
  assert.deepEqual(await release(slow), [{ dataset: 'langsom', number: 1 }])
})

test('of two who release at once one is told to attack again', async () => {
  const base = await bringIn('samtidig', inventedCells())
  const ids = [await proposed(base, 1, inventedCut('foerst', ['klub'])), await proposed(base, 1, inventedCut('sidst', ['alder']))]
  for (const id of ids) {
    await attacked(id)
    await read(id)
  }
  const ends = await Promise.allSettled(ids.map(release))
  assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const [lost] = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  assert.ok(refusedAs('attack-again')(lost), String(lost))
  assert.equal(await town.as('analyst', (tx) => countEverReleased(tx, 'samtidig')), 1)
})

test('when the second of two tables cannot go out, the first does not either', async () => {
  const base = await bringIn('halv', inventedCells())
  const id = await proposed(base, 1, inventedCut('halv-klub', ['klub']), inventedCut('halv-alder', ['alder']))
  await attacked(id)
  await read(id)
  // The process ends between the two tables.
  const stopped = town.as('analyst', async (tx) => {
    await releaseProposal(tx, id, 'Prøve')
    throw new Error('the power goes')
  })
  await assert.rejects(stopped, /the power goes/)
  assert.deepEqual([await publicTable('halv-klub'), await publicTable('halv-alder')], [undefined, undefined])
  assert.equal((await town.as('analyst', (tx) => proposalById(tx, id)))?.state, 'ready')
  assert.equal((await release(id)).length, 2)
})

test('a name that stands for other figures is refused, when proposed and when released', async () => {
  const [one, other] = [await bringIn('navn-et', inventedCells()), await bringIn('navn-to', inventedCells())]
  await town.as('analyst', (tx) => publishTable(tx, inventedTable(undefined, { dataset: 'officielt' })))
  await proposed(one, 1, inventedCut('optaget', ['klub']))
  for (const dataset of ['optaget', 'officielt']) {
    const refused = await proposeAs('analyst', other, 1, inventedCut(dataset, ['klub']))
    assert.deepEqual(refused, { key: 'dataset-taken', dataset, dimension: null, came: dataset })
  }
  const twice = await proposeAs('analyst', one, 1, inventedCut('to-gange', ['klub']), inventedCut('to-gange', ['alder']))
  assert.equal('key' in twice && twice.key, 'dataset-twice')
  const id = await proposed(one, 1, inventedCut('senere-optaget', ['klub']))
  await attacked(id)
  await read(id)
  await town.as('analyst', (tx) => publishTable(tx, inventedTable(undefined, { dataset: 'senere-optaget' })))
  await assert.rejects(release(id), refusedAs('dataset-taken'))
  await letOut(other, 1, inventedCut('navn-to-klub', ['klub']))
  await assert.rejects(
    town.as('analyst', (tx) => publishTable(tx, inventedTable(undefined, { dataset: 'navn-to-klub' }))),
    CannotRelease,
  )
})

test('asked to stop, the work ends, the proposal waits, and it can be started again', async () => {
  const base = await bringIn('stoppet', inventedCells())
  const id = await proposed(base, 1, inventedCut('stoppet-alt', ['kvartal', 'klub', 'alder']))
  let isAsked = false
  const end = await attackProposal({
    id,
    job: null,
    work: async (deed) => {
      const done = await machinery(deed)
      if (!isAsked)
        await town.as('analyst', async (tx) => {
          assert.equal(await attackAgain(tx, town.platform.jobs, id), false)
          const progress = await latestProgress(tx, workOn(id))
          if (progress) await askToCancel(tx, progress.id)
        })
      isAsked = true
      return done
    },
  })
  assert.equal(end, 'stopped')
  const waiting = await town.as('analyst', (tx) => proposalById(tx, id))
  assert.deepEqual([waiting?.state, waiting?.reason, await outcomeOf(id)], ['waiting', 'stopped', null])
  assert.equal(await town.as('analyst', (tx) => attackAgain(tx, town.platform.jobs, id)), true)
  assert.equal(await attacked(id), 'ready')
})

test('a process that stops leaves the work to the next one, which does it once', async () => {
  const base = await bringIn('afbrudt', inventedCells())
  const id = await proposed(base, 1, inventedCut('afbrudt-alt', ['kvartal', 'klub', 'alder']))
  const stopping = new AbortController()
  const work = async <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => {
    const done = await machinery(deed)
    stopping.abort(new Error('the process stops'))
    return done
  }
  await assert.rejects(attackProposal({ work, id, job: null, signal: stopping.signal }), /the process stops/)
  assert.deepEqual([(await town.as('analyst', (tx) => proposalById(tx, id)))?.state, await outcomeOf(id)], ['working', null])
  // Somebody who does not want to wait for that asks again.
  assert.equal(await town.as('analyst', (tx) => attackAgain(tx, town.platform.jobs, id)), true)
  assert.equal(await attacked(id), 'ready')
  assert.equal(await attacked(id), 'nothing to do')
})

test('what was dropped meanwhile keeps no outcome, and is not taken up again', async () => {
  const base = await bringIn('opgivet', inventedCells())
  const id = await proposed(base, 1, inventedCut('opgivet-klub', ['klub']))
  assert.equal(await town.as('analyst', (tx) => dropProposal(tx, id, 'Vi venter', 'Prøve')), true)
  assert.equal(await attacked(id), 'nothing to do')
  assert.equal(await outcomeOf(id), null)
  assert.equal(await town.as('analyst', (tx) => attackAgain(tx, town.platform.jobs, id)), false)
})

test('each step is in the log, and no count or cell is', async () => {
  const base = await bringIn('loggen', inventedCells())
  const id = await letOut(base, 1, inventedCut('loggen-klub', ['klub']))
  const log = await town.as('data-protection', (tx) =>
    sql<{ deed: string; detail: string }>`select deed, detail::text from platform.audit_entry where thing_id = ${id} order by id`.execute(
      tx,
    ),
  )
  assert.deepEqual(
    log.rows.map(({ deed }) => deed),
    ['proposed', 'attacked', 'read', 'released'],
  )
  assert.ok(log.rows.every(({ detail }) => !/Havn|Nord|"count"/.test(detail)))
})

test('the command line lists what is proposed, and how many leaks, without a cell', async () => {
  const lines: string[] = []
  const command = commands.find(({ name }) => name === 'release proposals')
  const base = await bringIn('kommando', inventedCells())
  const id = await letOut(base, 1, inventedCut('kommando-klub', ['klub']))
  const { config, db } = town.platform
  const where = { config, db, municipality: 1, ownerUrl: '', appUrl: '', backupUrl: null }
  assert.ok(command && !command.alone)
  await command.run([], { ...where, print: (line) => lines.push(line) })
  const line = lines.find((one) => one.startsWith(id))
  assert.match(line ?? '', / released .*: kommando-klub, 0 leaks$/)
})
