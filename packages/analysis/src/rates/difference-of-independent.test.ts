// Holds the difference of two intervals against its known special cases, by-hand figures, and how often it is right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { errorCode } from '../../testing/error-code.ts'
import { randomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'
import { differenceOfIndependent, type IntervalEstimate } from './difference-of-independent.ts'
import { poissonInterval } from './poisson-interval.ts'
import { twoProportions } from './two-proportions.ts'

const close = (a: number, b: number, words = '') => assert.ok(Math.abs(a - b) < 1e-12 * Math.max(1, Math.abs(b)), `${words} ${a} ${b}`)

test('two shares with Wilson intervals give the Newcombe interval, which is checked against R', () => {
  for (const [yes1, n1, yes2, n2] of [
    [56, 70, 48, 80],
    [9, 10, 3, 10],
    [10, 10, 0, 20],
    [5, 56, 0, 29],
  ] as const) {
    const known = twoProportions(yes1, n1, yes2, n2)
    const made = differenceOfIndependent({ value: known.share1, ...known.wilson1 }, { value: known.share2, ...known.wilson2 })
    close(made.lower, known.differenceNewcombe.lower)
    close(made.upper, known.differenceNewcombe.upper)
  }
  // Newcombe (1998), table II, contrast (a), method 10.
  const printed = twoProportions(56, 70, 48, 80)
  const made = differenceOfIndependent({ value: printed.share1, ...printed.wilson1 }, { value: printed.share2, ...printed.wilson2 })
  assert.deepEqual([made.lower.toFixed(4), made.upper.toFixed(4)], ['0.0524', '0.3339'])
})

test('two symmetrical intervals give the ordinary one: their errors added as squares', () => {
  const made = differenceOfIndependent({ value: 12, lower: 9, upper: 15 }, { value: 5, lower: 1, upper: 9 })
  assert.deepEqual([made.difference, made.lower, made.upper], [7, 2, 12])
})

const estimate = fc
  .tuple(
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ min: 0, max: 50, noNaN: true }),
    fc.double({ min: 0, max: 50, noNaN: true }),
  )
  .map(([value, down, up]): IntervalEstimate => ({ value, lower: value - down, upper: value + up }))

test('swapping the two turns the interval round, and it holds the difference', () => {
  fc.assert(
    fc.property(estimate, estimate, (a, b) => {
      const one = differenceOfIndependent(a, b)
      const other = differenceOfIndependent(b, a)
      close(one.lower, -other.upper)
      assert.ok(one.lower <= one.difference && one.difference <= one.upper)
      // Never surer than the less sure of the two, never less sure than both stacked.
      const widths = [a.upper - a.lower, b.upper - b.lower]
      const width = one.upper - one.lower
      assert.ok(width >= Math.max(...widths) / Math.SQRT2 - 1e-9 && width <= widths[0]! + widths[1]! + 1e-9)
    }),
    { numRuns: 300, seed: 5, endOnFailure: true },
  )
})

test('about 95 of 100 such intervals hold the true change of two rates, for small counts too', () => {
  const runs = 4000
  for (const [then, now] of [
    [4, 9],
    [12, 12],
    [60, 40],
  ] as const) {
    const random = randomStream(11, then)
    let held = 0
    for (let run = 0; run < runs; run++) {
      const [a, b] = [drawPoisson(random, now), drawPoisson(random, then)]
      const made = differenceOfIndependent({ value: a, ...endsOf(a) }, { value: b, ...endsOf(b) })
      if (made.lower <= now - then && now - then <= made.upper) held++
    }
    // Exact intervals are on the safe side, so the change's is too; 0.6 of a hundred is what 4,000 draws may miss by.
    assert.ok(held / runs >= 0.944 && held / runs <= 0.985, `${then} ${now}: ${held / runs}`)
  }
})

const endsOf = (count: number) => {
  const { lower, upper } = poissonInterval(count)
  return { lower, upper }
}

test('what is no interval is refused by name', () => {
  const fine = { value: 1, lower: 0, upper: 2 }
  assert.equal(
    errorCode(() => differenceOfIndependent({ value: 3, lower: 0, upper: 2 }, fine)),
    'range',
  )
  assert.equal(
    errorCode(() => differenceOfIndependent(fine, { value: 1, lower: 2, upper: 0 })),
    'range',
  )
  assert.equal(
    errorCode(() => differenceOfIndependent(fine, { value: 1, lower: Number.NEGATIVE_INFINITY, upper: 2 })),
    'not-finite',
  )
  assert.equal(
    errorCode(() => differenceOfIndependent({ value: Number.NaN, lower: 0, upper: 2 }, fine)),
    'not-finite',
  )
})
