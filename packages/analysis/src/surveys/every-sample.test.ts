// Draws every sample that could have been drawn from small populations: errors must average to what really varies.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surveyDesign } from './survey-design.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyTotal } from './survey-total.ts'

function near(got: number, want: number, name: string, tolerance = 1e-10): void {
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${name}: got ${got}, expected ${want}`)
}

/** All choices of k of the numbers 0 ... n - 1. */
function choices(n: number, k: number): number[][] {
  if (k === 0) return [[]]
  if (n < k) return []
  return [...choices(n - 1, k), ...choices(n - 1, k - 1).map((rest) => [...rest, n - 1])]
}

function meanAndVariance(values: readonly number[]): [number, number] {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length]
}

test('over every sample that could be drawn, squared errors of a total average to its variance', () => {
  const population = [3, 7, 1, 12, 5, 9, 4]
  const found = choices(7, 3).map((rows) => {
    const drawn = surveyDesign({ weights: [7 / 3, 7 / 3, 7 / 3], populationSizes: [7, 7, 7] })
    const { estimate, se } = surveyTotal(
      drawn,
      rows.map((row) => population[row]!),
    )
    return { estimate, square: se * se }
  })
  const [mean, variance] = meanAndVariance(found.map((f) => f.estimate))
  near(mean, 41, 'unbiased')
  near(meanAndVariance(found.map((f) => f.square))[0], variance, 'variance', 1e-12)
})

test('the same holds for strata, and for two stages of drawing', () => {
  const towns = [
    [3, 7, 1],
    [12, 5, 9],
    [4, 4, 10],
  ]
  const twoStage: { estimate: number; square: number }[] = []
  for (const [a, b] of choices(3, 2) as [number, number][]) {
    for (const first of choices(3, 2)) {
      for (const second of choices(3, 2)) {
        const drawn = surveyDesign({
          weights: new Array(4).fill((3 / 2) * (3 / 2)),
          clusters: [
            [a, a, b, b],
            [0, 1, 0, 1],
          ],
          populationSizes: [new Array(4).fill(3), new Array(4).fill(3)],
        })
        const { estimate, se } = surveyTotal(drawn, [...first.map((k) => towns[a]![k]!), ...second.map((k) => towns[b]![k]!)])
        twoStage.push({ estimate, square: se * se })
      }
    }
  }
  const [mean, variance] = meanAndVariance(twoStage.map((f) => f.estimate))
  near(mean, 55, 'unbiased')
  near(meanAndVariance(twoStage.map((f) => f.square))[0], variance, 'two stages', 1e-12)
  const stratified = choices(3, 2).flatMap((first) =>
    choices(3, 2).map((second) => {
      const drawn = surveyDesign({ weights: [1.5, 1.5, 1.5, 1.5], strata: ['a', 'a', 'b', 'b'], populationSizes: [3, 3, 3, 3] })
      const { estimate, se } = surveyTotal(drawn, [...first.map((k) => towns[0]![k]!), ...second.map((k) => towns[1]![k]!)])
      return { estimate, square: se * se }
    }),
  )
  near(meanAndVariance(stratified.map((f) => f.square))[0], meanAndVariance(stratified.map((f) => f.estimate))[1], 'strata', 1e-12)
})

test('a whole stratum, or a whole population, has no error', () => {
  const census = surveyDesign({ weights: [1, 1, 1], populationSizes: [3, 3, 3] })
  const mean = surveyMean(census, [1, 5, 9])
  assert.deepEqual([mean.se, mean.lower, mean.upper], [0, 5, 5])
  const half = surveyDesign({ weights: [1, 1, 2, 2], strata: ['a', 'a', 'b', 'b'], populationSizes: [2, 2, 4, 4] })
  near(surveyTotal(half, [100, -100, 3, 3]).se, 0, 'only the other stratum counts')
})
