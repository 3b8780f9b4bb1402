// However many come, no more than so many are at work at once, and all get their turn.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { turns } from './turns.ts'

test('two at once and no more, in the order they came, also when one fails', async () => {
  const inTurn = turns(2)
  const order: number[] = []
  let running = 0
  let most = 0
  const deeds = Array.from({ length: 9 }, (_, i) =>
    inTurn(async () => {
      order.push(i)
      most = Math.max(most, ++running)
      await new Promise(setImmediate)
      running--
      if (i === 3) throw new Error('one that fails')
      return i
    }),
  )
  const answers = await Promise.allSettled(deeds)
  assert.equal(most, 2)
  assert.deepEqual(order, [0, 1, 2, 3, 4, 5, 6, 7, 8])
  assert.equal(answers.filter(({ status }) => status === 'rejected').length, 1)
  assert.equal(await inTurn(async () => 'again'), 'again')
})
