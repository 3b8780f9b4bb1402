// Work on a proposal that ended without an answer: the page says so, and somebody can have it begin again.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { finishProgress, openProgress } from '../../../progress.ts'
import { workOn } from '../propose-tables.ts'
import { beginWork, proposalById } from '../store.ts'
import { gateTown } from '../testing/gate-town.ts'
import { inventedCells, inventedCut } from '../testing/invented-counts.ts'

const { town, machinery, attacked, proposed, bringIn } = await gateTown()
after(() => town.close())

test('what failed a last time, or was killed, can be begun again from its page, by those who propose', async () => {
  const base = await bringIn('haengt', inventedCells(1))
  const id = await proposed(base, 1, inventedCut('haengt-klub', ['klub']))
  const page = `/da/release/proposals/${id}`
  const begin = () => machinery((tx) => openProgress(tx, workOn(id), base.slug))
  const progress = await begin()
  assert.ok(await machinery((tx) => beginWork(tx, id, progress)))
  // While it goes on nobody begins it a second time.
  const going = await (await town.visit(page, { as: 'analyst' })).text()
  assert.doesNotMatch(going, /action="[^"]*\/again"/)
  assert.equal((await town.visit(`${page}/again`, { as: 'analyst', form: { x: '' } })).status, 422)
  await machinery((tx) => finishProgress(tx, progress, { state: 'failed', note: '' }))
  const stuck = await (await town.visit(page, { as: 'analyst' })).text()
  assert.match(stuck, new RegExp(`action="${page}/again"`))
  assert.match(stuck, /Det gik ikke/)
  for (const as of ['leader', 'data-protection'] as const) {
    const words = await (await town.visit(page, { as })).text()
    assert.match(words, /Det gik ikke/)
    assert.doesNotMatch(words, /\/again"/)
    assert.equal((await town.visit(`${page}/again`, { as, form: { x: '' } })).status, 403)
  }
  assert.equal((await town.visit(`${page}/again`, { as: 'analyst', form: { x: '' } })).status, 303)
  assert.equal((await town.as('analyst', (tx) => proposalById(tx, id)))?.state, 'waiting')
  assert.equal(await attacked(id), 'ready')
})
