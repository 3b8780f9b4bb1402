// Holds the adjustment for many looks against R's numbers and against what its definitions promise.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { errorCode } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { adjustPValues, type PAdjustment } from './adjust-p-values.ts'

const names: [string, PAdjustment][] = [
  ['BH', 'benjamini-hochberg'],
  ['BY', 'benjamini-yekutieli'],
  ['holm', 'holm'],
  ['hochberg', 'hochberg'],
  ['hommel', 'hommel'],
  ['bonferroni', 'bonferroni'],
]

test('all six agree with p.adjust', () => {
  const reference = readCase('multiple-comparison-fdr')
  const p = readColumns('multiple-comparison-fdr').numbers('p')
  for (const [name, method] of names) compare(reference, name, adjustPValues(p, method).adjusted)
})

test('order does not matter, nothing gets smaller, ranks are kept, hommel lies between hochberg and the raw p', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
      for (const [, method] of names) {
        const { adjusted } = adjustPValues(p, method)
        const turned = adjustPValues(p.toReversed(), method).adjusted.toReversed()
        p.forEach((value, i) => {
          assert.ok(adjusted[i]! >= value - 1e-15 && adjusted[i]! <= 1)
          assert.ok(Math.abs(adjusted[i]! - turned[i]!) < 1e-12)
          p.forEach((other, j) => {
            assert.ok(!(value < other) || adjusted[i]! <= adjusted[j]! + 1e-12)
          })
        })
      }
      const hommel = adjustPValues(p, 'hommel').adjusted
      const hochberg = adjustPValues(p, 'hochberg').adjusted
      hommel.forEach((value, i) => {
        assert.ok(value <= hochberg[i]! + 1e-12)
      })
    }),
    { numRuns: 200, seed: 9, endOnFailure: true },
  )
})

test('Benjamini-Hochberg rejects as its step-up rule says', () => {
  const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205]
  const { adjusted } = adjustPValues(p)
  const last = p.findLastIndex((value, i) => value <= ((i + 1) / p.length) * 0.05)
  assert.deepEqual(
    Array.from(adjusted, (value) => value <= 0.05),
    p.map((_, i) => i <= last),
  )
})

test('empty, one, missing and impossible values have a stated answer', () => {
  for (const [, method] of names) {
    assert.equal(adjustPValues([], method).adjusted.length, 0)
    assert.deepEqual(Array.from(adjustPValues([0.03], method).adjusted), [0.03])
    const gap = adjustPValues([0.01, Number.NaN, 0.02], method)
    assert.equal(gap.n, 2)
    assert.ok(Number.isNaN(gap.adjusted[1]))
    assert.equal(
      errorCode(() => adjustPValues([1.2], method)),
      'range',
    )
    assert.equal(
      errorCode(() => adjustPValues([Number.POSITIVE_INFINITY], method)),
      'not-finite',
    )
  }
  assert.equal(
    errorCode(() => adjustPValues(new Float64Array(10_001), 'hommel')),
    'too-large',
  )
})
