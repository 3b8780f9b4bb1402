// Throws odd figures at every estimate: each ends with a named error or with numbers, never with a fault or a silent NaN.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AnalysisError } from '../errors.ts'
import * as surveys from './index.ts'
import { surveyDesign } from './survey-design.ts'

const labels = ['a', 'b', 'a', 'b', 'a', 'b']
const yes = [0, 1, 0, 1, 1, 0]
const odd: Record<string, ArrayLike<number>> = {
  plain: [1, 2, 3, 4, 5, 7],
  constant: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
  zero: [0, 0, 0, 0, 0, 0],
  yes,
  negative: [-1, 2, -3, 4, -5, 6],
  huge: [1e300, 2e300, 1e300, 3, 4, 5],
  tiny: [1e-300, 2e-300, 3e-300, 1e-300, 5e-300, 1e-300],
  missing: [1, Number.NaN, 3, 4, 5, 6],
  endless: [1, Number.POSITIVE_INFINITY, 3, 4, 5, 6],
  holes: [1, undefined as unknown as number, 3, 4, 5, 6],
  whole: Int32Array.from([1, 2, 3, 4, 5, 6]),
  single: Float32Array.from([1, 2, 3.5, 4, 5, 6]),
  short: [1, 2],
  none: [],
}

const designs = [
  surveyDesign({ weights: [10, 10, 20, 20, 20, 10] }),
  surveyDesign({ weights: [10, 0, 20, 20, 0, 10], strata: labels }),
  surveyDesign({ weights: [1, 1, 1, 1, 1, 1], populationSizes: [6, 6, 6, 6, 6, 6] }),
  surveyDesign({ weights: [3, 3, 3, 3, 3, 3], strata: [1, 2, 3, 4, 5, 6] }),
]

type Options = { missing?: 'refuse' | 'leave-out'; within?: number[]; level?: number; method?: never; statistic?: never }
const settings: Options[] = [
  {},
  { missing: undefined, within: undefined, level: undefined },
  { missing: 'leave-out' },
  { within: [1, 0, 1, 0, 1, 1] },
  { level: Number.NaN },
  { method: 'likely' as never, statistic: 'middle' as never },
]

/** The path of the first NaN in a result. */
function silent(value: unknown, path: string): string | null {
  if (Number.isNaN(value)) return path
  if (value === null || typeof value !== 'object') return null
  for (const [key, inner] of Object.entries(value)) {
    const found = silent(inner, `${path}.${key}`)
    if (found) return found
  }
  return null
}

test('no odd figure brings a fault or a silent NaN', async () => {
  const { surveyMean, surveyTotal, surveyRatio, surveyProportion, surveyQuantile, surveyDomains, designEffect, surveyTTest } = surveys
  let answered = 0
  for (const [k, design] of designs.entries()) {
    for (const [name, y] of Object.entries(odd)) {
      for (const options of settings) {
        const runs: Record<string, () => unknown> = {
          surveyDesign: () => surveyDesign({ weights: y, strata: labels }).df,
          surveyMean: () => surveyMean(design, y, options),
          surveyTotal: () => surveyTotal(design, y, options),
          surveyRatio: () => surveyRatio(design, yes, y, options),
          surveyProportion: () => surveyProportion(design, y, options),
          surveyQuantile: () => surveyQuantile(design, y, [0, 0.5, 1], options),
          surveyDomains: () => surveyDomains(design, labels, y, options),
          designEffect: () => designEffect(design, y, options),
          surveyTTest: () => surveyTTest(design, y, yes, options),
        }
        for (const [method, run] of Object.entries(runs)) {
          const where = `${method} of ${name}, design ${k}, ${JSON.stringify(options)}`
          try {
            assert.equal(silent(await run(), where), null)
            answered++
          } catch (error) {
            assert.ok(error instanceof AnalysisError, `${where}: ${error}`)
          }
        }
      }
    }
  }
  assert.ok(answered > 500, `${answered} answers`)
})
