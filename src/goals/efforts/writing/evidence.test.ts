// What an effort rests on can be pointed to when a higher room supplies evidence; without any, the form does not ask.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import type { EvidenceSource } from '../evidence-source.ts'
import { seenOf } from '../seen.ts'
import { effortById, makeEffort } from '../store.ts'
import { choicesFor, contentFor } from './choices.ts'
import { fieldsOf, readEffort } from './model.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const cards: EvidenceSource = {
  key: 'method',
  name: { da: 'Metoder', en: 'Methods' },
  offers: async () => [{ key: 'lighting', title: { da: 'Bedre gadelys', en: 'Better street lighting' } }],
  path: (key) => `/knowledge/evidence/${key}`,
}

test('an effort points to evidence on offer, and keeps its title when the card is gone', async () => {
  await town.as('coordinator', async (tx) => {
    assert.deepEqual((await choicesFor(tx, [], { locale: 'da', sources: [] })).evidence, [])
    const { evidence } = await choicesFor(tx, [], { locale: 'da', sources: [cards] })
    assert.deepEqual(evidence, [{ id: 'method:lighting', name: 'Bedre gadelys' }])
    const chosen = ['method:lighting', 'method:unknown']
    const read = readEffort({ name: 'Lys', kind: 'public-space', goals: 'safe-town', evidenceRefs: chosen }, true)
    assert.ok(read.ok)
    const effort = await effortById(tx, await makeEffort(tx, await contentFor(tx, read.value, [cards])))
    assert.ok(effort)
    assert.deepEqual(effort.evidenceRefs, [{ source: 'method', key: 'lighting', title: 'Bedre gadelys' }])
    const seen = await seenOf(tx, effort, { locale: 'da', sources: [cards], isInside: true })
    assert.deepEqual(seen.evidence, [{ title: 'Bedre gadelys', href: '/da/knowledge/evidence/lighting' }])
    assert.deepEqual((await seenOf(tx, effort, { locale: 'da', sources: [], isInside: true })).evidence, [
      { title: 'Bedre gadelys', href: null },
    ])
    const again = readEffort(fieldsOf(effort), true)
    assert.ok(again.ok)
    assert.deepEqual((await contentFor(tx, again.value, [], effort.evidenceRefs)).evidenceRefs, effort.evidenceRefs)
  })
})
