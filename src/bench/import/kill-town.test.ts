// A town at work is killed with its database in the middle of its first fetch, again and again; it ends with every figure, and with the answers.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { analysisName, readMainAnswers } from '../../knowledge/analyses/store.ts'
import { fetchJob } from '../../knowledge/sources/fetch-in-sight.ts'
import { fetchWanted } from '../../knowledge/sources/statbank/fetch-wanted.ts'
import { type SmallBank, smallBank } from '../../knowledge/sources/statbank/testing/small-bank.ts'
import { fetcher, findLostFigures } from '../../knowledge/sources/store.ts'
import { openDb } from '../../platform/db.ts'
import { startEmbedded } from '../../platform/embedded-postgres.ts'
import { latestProgress } from '../../platform/progress.ts'
import { makeTown } from '../../platform/town/store.ts'
import { killDatabase } from '../killed-town.ts'
import { startWholeTown, type WholeTown } from '../whole-town.ts'
import { differingTables } from './differing-tables.ts'

const [killed, undisturbed] = [1, 2]
let folder: string
let bank: SmallBank
let town: WholeTown | undefined
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygby-kill-town-'))
  bank = await smallBank({ more: Array.from({ length: 40 }, (_, place) => String(201 + place)) })
})
after(async () => {
  if (town?.isAlive()) await town.end()
  await bank.close()
  await rm(folder, { recursive: true, force: true })
})

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let wait = 0; !(await isSo()); wait += 20) {
    if (wait > 60_000) throw new Error(`Waited a minute for ${what}`)
    await pause(20)
  }
}

test('killed with its database while each of its tables is under way, a town resumes, and the answers follow', {
  timeout: 180_000,
}, async () => {
  // Each table is asked for once more than it came, and none that came is asked for again: STRAF11, FOLK1A, IFOR41.
  for (const inTheMiddleOf of [1, 3, 5]) {
    const { promise: theEnd, resolve: itCame } = Promise.withResolvers<void>()
    bank.answersAfter(inTheMiddleOf, theEnd)
    town = await startWholeTown(folder, bank.url)
    await until(() => bank.asked === inTheMiddleOf, `question ${inTheMiddleOf}`)
    const { origin } = town
    assert.match(await (await fetch(`${origin}/da/knowledge/sources`)).text(), /<progress/)
    killDatabase(folder)
    await town.kill()
    itCame()
  }
  town = await startWholeTown(folder, bank.url)
  const { origin } = town
  await until(async () => (await fetch(`${origin}/da/data/crime-expected.json`)).status === 200, 'the answers')
  assert.equal(bank.asked, 6)
  assert.match(await (await fetch(`${origin}/da/knowledge/sources`)).text(), /Kilde: Danmarks Statistik, IFOR41/)
  await town.end()
  await compareWithUndisturbed()
})

async function compareWithUndisturbed(): Promise<void> {
  const database = await startEmbedded(folder, { deed: 'the kill test of a fetching town' })
  const db = openDb(database.appUrl, { connections: 2 })
  const as = (municipality: number) => fetcher(municipality)
  try {
    await db.transaction(as(undisturbed), (tx) =>
      makeTown(tx, undisturbed, { code: '183', name: 'Prøveby', host: 'undisturbed', isDemonstration: true }),
    )
    await fetchWanted({ bank: { url: bank.url }, work: (deed) => db.transaction(as(undisturbed), deed) })
    assert.deepEqual(await differingTables(db, killed, undisturbed), [])
    assert.deepEqual(await db.transaction(as(killed), findLostFigures), [])
    for (const kind of [fetchJob, analysisName])
      assert.equal((await db.transaction(as(killed), (tx) => latestProgress(tx, kind)))?.state, 'done', kind)
    const answers = await db.transaction(as(killed), readMainAnswers)
    assert.deepEqual(
      answers?.expected.table.provenance.map(({ table }) => table),
      ['STRAF11', 'FOLK1A', 'IFOR41'],
    )
  } finally {
    await db.close()
    await database.stop()
  }
}
