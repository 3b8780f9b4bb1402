// Holds the curves behind every interval against values worked out with 60 digits, and against each other.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { betaCdf, betaQuantile } from './beta.ts'
import { binomialCdf, binomialMass, binomialQuantile } from './binomial.ts'
import { chiSquareCdf, chiSquareQuantile } from './chi-square.ts'
import { fCdf, fQuantile } from './f-distribution.ts'
import { gammaCdf, gammaQuantile } from './gamma.ts'
import { negativeBinomialCdf, negativeBinomialMass, negativeBinomialQuantile } from './negative-binomial.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { poissonCdf, poissonMass, poissonQuantile } from './poisson.ts'
import { studentTCdf, studentTQuantile } from './student-t.ts'

type Row = { f: string; args: (number | boolean)[]; value: string }
const table = JSON.parse(readFileSync(new URL('../../reference/distributions/expected.json', import.meta.url), 'utf8')) as { rows: Row[] }

const functions: Record<string, (...args: never[]) => number> = {
  normalCdf,
  normalQuantile,
  gammaCdf,
  gammaQuantile,
  betaQuantile,
  poissonCdf,
  poissonMass,
  binomialCdf,
  binomialMass,
  negativeBinomialCdf,
  negativeBinomialMass,
  studentTCdf,
  studentTQuantile,
}

for (const name of Object.keys(functions)) {
  test(`${name} agrees with the 20-digit table to 1e-11`, () => {
    const rows = table.rows.filter((row) => row.f === name)
    assert.ok(rows.length > 0)
    for (const row of rows) {
      const got = (functions[name] as (...args: unknown[]) => number)(...row.args)
      const want = Number(row.value)
      const off = Math.abs(got - want)
      assert.ok(off <= 1e-11 * Math.abs(want) || off < 1e-300, `${name}(${row.args.join(', ')}) = ${got}, expected ${row.value}`)
    }
  })
}

test('quantiles undo their curves', () => {
  const p = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })
  const size = fc.double({ min: 0.2, max: 5000, noNaN: true })
  fc.assert(
    fc.property(p, size, size, (share, a, b) => {
      const near = (back: number) => Math.abs(back - share) < 1e-9 * share + 1e-14
      assert.ok(near(normalCdf(normalQuantile(share))))
      assert.ok(near(gammaCdf(gammaQuantile(share, a), a)))
      assert.ok(near(chiSquareCdf(chiSquareQuantile(share, a), a)))
      assert.ok(near(studentTCdf(studentTQuantile(share, a), a)))
      assert.ok(near(fCdf(fQuantile(share, a, b), a, b)), `F ${share} ${a} ${b}`)
      assert.ok(near(betaCdf(betaQuantile(share, a, b), a, b)), `beta ${share} ${a} ${b}`)
    }),
    { numRuns: 300, seed: 7 },
  )
})

test('discrete quantiles are the smallest count that reaches the share', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
      fc.double({ min: 0.01, max: 3000, noNaN: true }),
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      (p, mean, theta) => {
        const cases: [number, (k: number) => number][] = [
          [poissonQuantile(p, mean), (k) => poissonCdf(k, mean)],
          [negativeBinomialQuantile(p, mean, theta), (k) => negativeBinomialCdf(k, mean, theta)],
          [binomialQuantile(p, 400, mean / 3001), (k) => binomialCdf(k, 400, mean / 3001)],
        ]
        for (const [k, cdf] of cases) {
          assert.ok(cdf(k) >= p * (1 - 1e-13))
          assert.ok(k === 0 || cdf(k - 1) < p)
        }
      },
    ),
    { numRuns: 300, seed: 11 },
  )
})

test('F agrees with R in both tails, and with chi-square and t at its borders', () => {
  const near = (got: number, want: number) => assert.ok(Math.abs(got / want - 1) < 1e-11, `${got} is not ${want}`)
  near(fCdf(2.5, 3, 10, true), 0.11903956265827811)
  near(fCdf(0.3, 3, 10), 0.17525992033447074)
  near(fCdf(400, 5, 200, true), 4.8277005462635824e-102)
  near(fCdf(1.2, 2.5, 7.5, true), 0.36488660774692855)
  near(fQuantile(0.95, 3, 10), 3.7082648190468426)
  near(fQuantile(1e-10, 3, 10, true), 403.18450551626847)
  near(fQuantile(0.025, 1, 4), 0.0011116257812764374)
  near(fCdf(1.7, 3, Number.POSITIVE_INFINITY, true), chiSquareCdf(5.1, 3, true))
  near(fCdf(6.25, 1, 9, true), 2 * studentTCdf(2.5, 9, true))
  assert.equal(fCdf(-1, 3, 10, true), 1)
  assert.ok(Number.isNaN(fCdf(1, 0, 10)) && Number.isNaN(fQuantile(1.2, 3, 10)))
})

test('a small count of a large, widely scattered mean keeps its digits', () => {
  const near = (got: number, want: number) => assert.ok(Math.abs(got / want - 1) < 1e-12, `${got} is not ${want}`)
  near(negativeBinomialCdf(5, 1e7, 0.1), 0.1977636450382153)
  near(negativeBinomialCdf(3, 1e9, 0.5), 4.891398697112245e-5)
  near(negativeBinomialCdf(0, 1e12, 0.3), 0.000175039625879395)
})

test('enormous shapes and counts end at once and meet the exact value at the border', () => {
  const border = (shape: number) => gammaCdf(shape + 0.7 * Math.sqrt(shape), shape)
  assert.ok(Math.abs(border(0.999e10) - border(1.001e10)) < 1e-6)
  assert.ok(Math.abs(poissonCdf(1e15, 1e15) - 0.5) < 1e-7)
  assert.ok(Math.abs(gammaCdf(gammaQuantile(0.2, 1e14), 1e14) - 0.2) < 1e-6)
  assert.ok(Math.abs(negativeBinomialCdf(1e6, 1e6, 1e9) - 0.5) < 1e-3)
})

test('the ends and impossible arguments have a stated answer', () => {
  assert.equal(normalQuantile(0), Number.NEGATIVE_INFINITY)
  assert.equal(normalQuantile(0, true), Number.POSITIVE_INFINITY)
  assert.ok(Number.isNaN(normalQuantile(1.1)))
  assert.ok(Number.isNaN(gammaCdf(1, -1)))
  assert.equal(gammaCdf(Number.POSITIVE_INFINITY, 2), 1)
  assert.equal(gammaQuantile(0, 3), 0)
  assert.equal(poissonCdf(-1, 3), 0)
  assert.equal(poissonQuantile(0.5, 0), 0)
  assert.equal(poissonMass(2.5, 3), 0)
  assert.equal(negativeBinomialCdf(4, 3, Number.POSITIVE_INFINITY), poissonCdf(4, 3))
  assert.equal(studentTCdf(1.3, Number.POSITIVE_INFINITY), normalCdf(1.3))
  assert.ok(Number.isNaN(binomialCdf(1, 10, 1.5)))
  assert.equal(binomialCdf(10, 10, 0.3), 1)
})
