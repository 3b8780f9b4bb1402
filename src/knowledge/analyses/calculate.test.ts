// The calculation as a whole on fetched figures: released together, or stopped by a person and then nothing of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import type { Tx } from '../../platform/db.ts'
import { askToCancel, latestProgress } from '../../platform/progress.ts'
import { calculate } from './calculate.ts'
import { analysisName, calculator, readAnswers } from './store.ts'
import { fetchInvented } from './testing/fill-knowledge.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await fetchInvented(town)
})
after(() => town.close())

const work = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => town.db.transaction(calculator(1), deed)
const askToStop = () =>
  work(async (tx) => {
    const progress = await latestProgress(tx, analysisName)
    if (progress) await askToCancel(tx, progress.id)
  })
const stateNow = async () => (await work((tx) => latestProgress(tx, analysisName)))?.state

test('stopped at the first report, the thread ends and nothing is released', async () => {
  let asked = false
  const outcome = await calculate({
    job: null,
    work: async (deed) => {
      const done = await work(deed)
      if (!asked) await askToStop()
      asked = true
      return done
    },
  })
  assert.deepEqual([outcome, await stateNow(), await work(readAnswers)], ['cancelled', 'cancelled', null])
})

test('stopped when all is worked out and not yet released, nothing is released either', async () => {
  let isWorkedOut = false
  const outcome = await calculate({
    job: null,
    // What is asked next is the last report of progress or the release; both are heard.
    onProgress: (done, all) => {
      isWorkedOut = done === all
    },
    work: async (deed) => {
      if (isWorkedOut) await askToStop()
      return work(deed)
    },
  })
  assert.deepEqual([outcome, await stateNow(), await work(readAnswers)], ['cancelled', 'cancelled', null])
})

test('left alone, all five tables are released together', async () => {
  assert.equal(await calculate({ job: null, work }), 'released')
  assert.equal(await stateNow(), 'done')
  assert.ok(await work(readAnswers))
})

test('a process that stops ends the thread, and the job is tried again', async () => {
  const stopping = new AbortController()
  const run = calculate({ job: null, work, signal: stopping.signal, onProgress: () => stopping.abort(new Error('the process stops')) })
  await assert.rejects(run, /the process stops/)
  assert.equal(await stateNow(), 'failed')
})

test('with figures at hand the analyst’s button puts the calculation in line', async () => {
  const answer = await town.visit('/da/knowledge/crime/calculate', { as: 'analyst', form: {} })
  assert.equal(answer.headers.get('location'), '/da/knowledge/crime?said=started')
})
