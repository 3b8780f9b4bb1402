// The verdicts tried where the truth is known: what is called fewer, more or as expected must seldom be wrong.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedFigures } from '../testing/invented-figures.ts'
import { attainedVerdicts } from './attained.ts'

test('in invented worlds verdicts are seldom wrong, and the interval holds the truth', async () => {
  const attained = await attainedVerdicts(inventedFigures({ theta: 30 }), { runs: 40 })
  for (const { truth, verdicts, judged, held, runs } of attained) {
    assert.equal(judged, runs * 6)
    assert.equal(
      Object.values(verdicts).reduce((sum, count) => sum + count, 0),
      judged,
    )
    assert.ok(held / judged > 0.88, `truth ${truth}: held ${held} of ${judged}`)
    if (truth < 1) assert.ok(verdicts.more / judged < 0.02, `truth ${truth}: more ${verdicts.more}`)
    if (truth > 1) assert.ok(verdicts.fewer / judged < 0.02, `truth ${truth}: fewer ${verdicts.fewer}`)
    if (truth === 0.5 || truth === 2) assert.ok(verdicts['as-expected'] / judged < 0.05, `truth ${truth}: as expected`)
  }
})

test('the same seed gives the same worlds', async () => {
  const given = inventedFigures({ municipalities: 30 })
  assert.deepEqual(await attainedVerdicts(given, { runs: 2 }), await attainedVerdicts(given, { runs: 2 }))
})
