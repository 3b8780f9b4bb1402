// Monte Carlo work gives the same answer on one thread and on several, can be stopped, and says what went wrong.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sumOfDice } from '../testing/sum-of-dice.ts'
import type { AnalysisError } from './errors.ts'
import { workerReplicates } from './node.ts'
import { onThisThread, type ReplicateRunner, requireReplicates } from './replicates.ts'

const runners: [string, ReplicateRunner][] = [
  ['this thread', onThisThread],
  ['one worker', workerReplicates(1)],
  ['three workers', workerReplicates(3)],
]
const input = { seed: 7, dice: 4 }

const codeOf = (error: unknown) => (error as AnalysisError).code

for (const [name, runner] of runners) {
  test(`${name}: every replicate is there once and in its order`, async () => {
    const seen: number[] = []
    const parts = await runner(sumOfDice, input, 103, { onProgress: (done, all) => seen.push(done / all) })
    assert.deepEqual(parts.flat(), sumOfDice.run(input, 0, 103))
    assert.equal(seen.at(-1), 1)
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
    )
  })

  test(`${name}: an error of the work comes out as it was thrown`, async () => {
    await assert.rejects(runner(sumOfDice, { seed: 1, dice: 0 }, 10, {}), (error) => codeOf(error) === 'range')
    await assert.rejects(runner(sumOfDice, { ...input, failAt: 57 }, 103, {}), (error) => {
      return codeOf(error) === 'infeasible' && /replicate 57/.test((error as Error).message)
    })
  })

  test(`${name}: can be stopped before and during the work`, async () => {
    await assert.rejects(runner(sumOfDice, input, 10, { signal: AbortSignal.abort() }), (error) => codeOf(error) === 'cancelled')
    const stop = new AbortController()
    const run = runner(sumOfDice, { seed: 1, dice: 20_000 }, 100_000, { signal: stop.signal, onProgress: () => stop.abort() })
    await assert.rejects(run, (error) => codeOf(error) === 'cancelled')
  })
}

for (const [name, runner] of runners) {
  test(`${name}: nothing to do is done at once; an error of the one who is told comes back to the caller`, async () => {
    assert.deepEqual((await runner(sumOfDice, input, 0, {})).flat(), [])
    const onProgress = () => {
      throw new Error('the page is gone')
    }
    await assert.rejects(runner(sumOfDice, input, 50, { onProgress }), /the page is gone/)
  })
}

test('a thread that leaves without a word ends the run, and the row of an error travels with it', async () => {
  const two = workerReplicates(2)
  await assert.rejects(two(sumOfDice, { ...input, leaveAt: 3 }, 50, {}), /left with code 3/)
  await assert.rejects(two(sumOfDice, { ...input, failAt: 57 }, 103, {}), (error) => (error as AnalysisError).row === 57)
})

test('numbers of replicates and threads that mean nothing are refused', () => {
  for (const count of [0, -1, 1.5, Number.NaN])
    assert.throws(() => requireReplicates('permutations', count), /whole number of permutations/)
  assert.throws(() => requireReplicates('permutations', 1e12), /at most 10000000 of permutations/)
  for (const count of [0, 2.5, Number.NaN]) assert.throws(() => workerReplicates(count), /whole number of threads/)
})
