// Hot spots over time: every class from a series made for it, trends against all orders of short series, space and time as one large map.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { adjustPValues } from '../multiple-comparison/adjust-p-values.ts'
import { randomStream } from '../random.ts'
import { hotSpotClasses } from './hot-spot-classes.ts'
import { localGMoments } from './local-g.ts'
import { mannKendall } from './mann-kendall.ts'
import { includeSelf, neighboursFromPairs } from './neighbours.ts'
import { spaceTimeGStar } from './space-time-g-star.ts'
import { spatialWeights } from './spatial-weights.ts'
import { normalP } from './tests-of-z.ts'

const hot = (z: number) => 3 + z / 100
// z of ten periods each; what is above 2 in size is hot or cold.
const courses: [string | null, number[]][] = [
  ['new', [0, 0, 0, 1, 0, 0, -1, 0, 0, 3]],
  ['new', [0, -3, 0, 1, 0, 0, -1, 0, 0, 3]],
  ['consecutive', [0, 0, 0, 0, 0, 0, 0, 3, 3, 3]],
  ['consecutive', [1, 4, 4, 4, 4, 4, 4, 4, 4, 4].map((z, i) => (i < 2 ? 1 : z))],
  ['intensifying', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(hot)],
  ['intensifying', [0, ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map(hot)]],
  ['diminishing', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(hot)],
  ['persistent', [3, 4, 3, 4, 3, 4, 3, 4, 3, 4]],
  ['persistent', [3, 4, 3, 0, 3, 4, 3, 4, 3, 4]],
  ['sporadic', [3, 0, 3, 0, 0, 3, 0, 0, 3, 3]],
  ['oscillating', [3, 0, -3, 0, 0, 3, 0, 0, 3, 3]],
  ['historical', [3, 4, 3, 4, 3, 4, 3, 4, 3, 0]],
  [null, [3, 3, 3, 3, 0, 0, 0, 0, 0, 0]],
  [null, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
]

test('every course has its class, hot as well as cold', () => {
  for (const sign of [1, -1]) {
    const table = Array.from({ length: 10 }, (_, t) => courses.map(([, z]) => sign * z[t]!))
    const { classes, states } = hotSpotClasses(table, { adjustment: 'none', level: 0.0455 })
    courses.forEach(([course, z], i) => {
      const got = classes[i]!
      const kind = course === null ? 'none' : sign === 1 ? 'hot' : 'cold'
      assert.deepEqual([got.course, got.kind], [course, kind], `${i}: ${course}`)
      assert.deepEqual(
        states.map((state) => state[i]),
        z.map((value) => (Math.abs(value) > 2 ? Math.sign(value * sign) : 0)),
      )
    })
  }
})

test('a spot that was of one kind and is of the other is told as what it is', () => {
  const turned = [3, 4, 3, 4, 3, 4, 3, 4, 3, -3].map((z) => [z, -z])
  const { classes } = hotSpotClasses(turned, { adjustment: 'none' })
  assert.deepEqual(
    classes.map(({ kind, course, hotPeriods, coldPeriods }) => [kind, course, hotPeriods, coldPeriods]),
    [
      ['cold', 'new', 9, 1],
      ['hot', 'new', 1, 9],
    ],
  )
})

test('adjustment is over the whole table or within each period, and a missing z is said', () => {
  const table = [
    [2.2, 2.2, 0.1, 0.3],
    [2.2, 0.2, Number.NaN, 4],
  ]
  const all = hotSpotClasses(table)
  const p = table.flat().map((z) => normalP(z, 'two-sided'))
  const hotCells = Array.from(adjustPValues(p).adjusted, (value) => (value <= 0.05 ? 1 : 0))
  assert.deepEqual(
    all.states.flatMap((state) => Array.from(state)),
    hotCells,
  )
  const period = hotSpotClasses(table, { family: 'period' })
  const second = adjustPValues(p.slice(4)).adjusted
  assert.deepEqual(
    Array.from(period.states[1]!),
    Array.from(second, (value) => (value <= 0.05 ? 1 : 0)),
  )
  assert.deepEqual([all.missing, all.areas, all.periods, all.classes[2]!.trend], [1, 4, 2, null])
})

function orders(values: readonly number[]): number[][] {
  if (values.length <= 1) return [[...values]]
  return values.flatMap((value, i) => orders([...values.slice(0, i), ...values.slice(i + 1)]).map((rest) => [value, ...rest]))
}

test('the variance of the trend is that of all orders, with ties and without', () => {
  for (const values of [
    [1, 2, 3, 4, 5, 6],
    [1, 1, 2, 3, 3, 3],
    [5, 5, 5, 5, 7],
  ]) {
    const all = orders(values).map((order) => mannKendall(order).s)
    const variance = all.reduce((sum, s) => sum + s * s, 0) / all.length
    assert.ok(Math.abs(mannKendall(values).variance - variance) < 1e-9)
  }
})

test('a trend turns with the series, counts pairs, and tells nothing of a flat one', () => {
  const rise = mannKendall([1, 3, 2, 4, 6, 5, 7, 9])
  const fall = mannKendall([9, 7, 5, 6, 4, 2, 3, 1])
  assert.deepEqual([rise.s, fall.s, rise.p], [24, -24, fall.p])
  assert.ok(Math.abs(rise.tau - 24 / 28) < 1e-12)
  assert.ok(mannKendall([1, 3, 2, 4, 6, 5, 7, 9], { continuity: false }).z > rise.z)
  const flat = mannKendall([2, 2, 2, 2])
  assert.deepEqual([flat.s, flat.variance, flat.z, flat.p, Number.isNaN(flat.tau)], [0, 0, 0, 1, true])
})

test('space and time is one map of all periods laid side by side', () => {
  const dice = randomStream(6)
  const n = 9
  const from = [0, 1, 1, 2, 3, 4, 5, 7, 6]
  const to = [1, 0, 2, 1, 4, 3, 0, 6, 7]
  const own = includeSelf(neighboursFromPairs(n, from, to))
  const given = Float64Array.from(own.targets, (target) => 1 + (target % 2))
  const weights = spatialWeights(own, { style: 'B', given })
  const values = Array.from({ length: 5 }, () => Array.from({ length: n }, () => dice.below(20)))
  for (const back of [0, 1, 3]) {
    const pairs: { i: number; j: number; w: number }[] = []
    for (let t = 0; t < 5; t++)
      for (let u = Math.max(0, t - back); u <= t; u++)
        for (let i = 0; i < n; i++)
          for (let e = own.starts[i]!; e < own.starts[i + 1]!; e++) pairs.push({ i: t * n + i, j: u * n + own.targets[e]!, w: given[e]! })
    const large = neighboursFromPairs(
      5 * n,
      pairs.map(({ i }) => i),
      pairs.map(({ j }) => j),
    )
    const byRow = pairs.toSorted((a, b) => a.i - b.i || a.j - b.j)
    const whole = localGMoments(values.flat(), spatialWeights(large, { style: 'B', given: byRow.map(({ w }) => w) }))
    const cube = spaceTimeGStar(values, weights, { back })
    cube.z.forEach((period, t) => {
      period.forEach((z, i) => {
        assert.ok(Math.abs(z - whole.z[t * n + i]!) < 1e-10)
      })
    })
  }
})

test('impossible figures end with their names', () => {
  const pair = neighboursFromPairs(3, [0, 1], [1, 0])
  const self = spatialWeights(includeSelf(pair))
  const cases: [string, () => unknown][] = [
    ['empty', () => hotSpotClasses([])],
    ['empty', () => hotSpotClasses([[], []])],
    ['shape', () => hotSpotClasses([[1, 2], [1]])],
    ['not-finite', () => hotSpotClasses([[1, Number.POSITIVE_INFINITY]])],
    ['range', () => hotSpotClasses([[1, 2]], { level: 2 })],
    ['range', () => hotSpotClasses([[1, 2]], { share: -1 })],
    ['none', () => hotSpotClasses([[5]])],
    ['too-large', () => hotSpotClasses([new Float64Array(6e5), new Float64Array(6e5)])],
    ['too-large', () => hotSpotClasses(Array.from({ length: 2000 }, () => new Float64Array(30)))],
    ['empty', () => mannKendall([])],
    ['too-short', () => mannKendall([1, 2])],
    ['not-finite', () => mannKendall([1, 2, Number.NaN])],
    ['too-large', () => mannKendall(new Float64Array(10_001))],
    ['empty', () => spaceTimeGStar([], self)],
    ['shape', () => spaceTimeGStar([[1, 2, 3], [1]], self)],
    [
      'not-finite',
      () =>
        spaceTimeGStar(
          [
            [1, 2, 3],
            [1, Number.NaN, 2],
          ],
          self,
        ),
    ],
    [
      'constant',
      () =>
        spaceTimeGStar(
          [
            [1, 1, 1],
            [1, 1, 1],
          ],
          self,
        ),
    ],
    ['too-short', () => spaceTimeGStar([[1, 2, 3]], self)],
    [
      'range',
      () =>
        spaceTimeGStar(
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          spatialWeights(pair),
        ),
    ],
    [
      'range',
      () =>
        spaceTimeGStar(
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          self,
          { back: -1 },
        ),
    ],
  ]
  for (const [code, run] of cases) assert.equal(errorCode(run), code, run.toString())
})
