// Searches kept by name: one's own, and nobody else's.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { newId } from '../../../../platform/id.ts'
import { forgetSearch, keepSearch, savedSearches } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const keep = (name: string, query: string, as: 'analyst' | 'resident' | 'leader' = 'analyst') =>
  town.visit('/da/efforts/searches', { as, form: { name, query } })

test('a colleague keeps a search, finds it above the list, and forgets it', async () => {
  const kept = await keep('Unge uden evaluering', '?age=13-17&evaluation=none&utm=x&page=4')
  assert.equal(kept.status, 303)
  assert.equal(kept.headers.get('location'), '/da/efforts?age=13-17&evaluation=none&done=kept')
  const html = await (await town.visit('/da/efforts?age=13-17&evaluation=none', { as: 'analyst' })).text()
  assert.match(html, /href="\/da\/efforts\?age=13-17&amp;evaluation=none" aria-current="page">Unge uden evaluering/)
  const [own] = await town.as('analyst', savedSearches)
  assert.ok(own)
  const gone = await town.visit(`/da/efforts/searches/${own.id}/forget`, { as: 'analyst', form: { query: '' } })
  assert.equal(gone.headers.get('location'), '/da/efforts?done=forgotten')
  assert.deepEqual(await town.as('analyst', savedSearches), [])
})

test('a search without a name comes back with a sentence, and the search stays', async () => {
  const answer = await keep('  ', '?kind=reactive')
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /Skriv et navn til søgningen/)
  assert.match(html, /name="query" value="\?kind=reactive"/)
})

test('the same name again replaces the search', async () => {
  await keep('Mandag', '?state=going')
  await keep('mandag', '?state=paused')
  assert.deepEqual(
    (await town.as('analyst', savedSearches)).map(({ name, query }) => [name, query]),
    [['mandag', '?state=paused']],
  )
})

test('nobody sees or forgets the search of another', async () => {
  await town.as('analyst', (tx) => keepSearch(tx, { name: 'Min', query: '' }))
  const mine = (await town.as('analyst', savedSearches)).find(({ name }) => name === 'Min')
  assert.ok(mine)
  assert.deepEqual(await town.as('leader', savedSearches), [])
  assert.equal(await town.as('leader', (tx) => forgetSearch(tx, mine.id)), false)
  assert.equal((await town.visit(`/da/efforts/searches/${mine.id}/forget`, { as: 'leader', form: { query: '' } })).status, 404)
})

test('residents keep none, and thirty are enough', async () => {
  assert.equal((await keep('Mine', '', 'resident')).status, 404)
  for (let n = 0; n < 30; n++) assert.equal(await town.as('leader', (tx) => keepSearch(tx, { name: `Nr ${n}`, query: '' })), true)
  const answer = await keep('En til', '', 'leader')
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Du har gemt 30 søgninger/)
})

test('forgetting what is not there is a page that does not exist', async () => {
  assert.equal((await town.visit(`/da/efforts/searches/${newId()}/forget`, { as: 'leader', form: {} })).status, 404)
})
