// Holds the dice against published test values and the invented counts against the laws they are drawn from.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../testing/error-code.ts'
import { chiSquareCdf } from './distributions/chi-square.ts'
import { gammaCdf } from './distributions/gamma.ts'
import { negativeBinomialMass } from './distributions/negative-binomial.ts'
import { normalCdf } from './distributions/normal.ts'
import { poissonMass } from './distributions/poisson.ts'
import { philox, randomStream } from './random.ts'
import { drawGamma, drawNegativeBinomial, drawNormal, drawPermutation, drawPoisson } from './random-draws.ts'

const hex = (counter: number[], key: [number, number]) => {
  const out = new Uint32Array(4)
  philox(Uint32Array.from(counter), key[0], key[1], out)
  return Array.from(out, (x) => x.toString(16).padStart(8, '0')).join(' ')
}

test('Philox 4x32-10 gives the known answers of its authors', () => {
  const ones = 0xffffffff
  assert.equal(hex([0, 0, 0, 0], [0, 0]), '6627e8d5 e169c58d bc57ac4c 9b00dbd8')
  assert.equal(hex([ones, ones, ones, ones], [ones, ones]), '408f276d 41c83b0e a20bc7c6 6d5451fd')
  assert.equal(hex([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]), 'd16cfe09 94fdcceb 5001e420 24126ea1')
})

test('streams of one seed differ, the same stream repeats', () => {
  const first = (seed: number, stream: number) =>
    Array.from(
      { length: 5 },
      (
        (r) => () =>
          r.bits()
      )(randomStream(seed, stream)),
    )
  assert.deepEqual(first(1, 0), first(1, 0))
  assert.notDeepEqual(first(1, 0), first(1, 1))
  assert.notDeepEqual(first(1, 0), first(2, 0))
  assert.notDeepEqual(first(1, 1), first(1, 1 + 2 ** 32))
  assert.notDeepEqual(first(1, 0), first(1 + 2 ** 32, 0))
})

const n = 20000
/** Chi-square p of drawn values falling into equally likely twentieths of the law. */
function pOfContinuous(draw: (random: ReturnType<typeof randomStream>) => number, cdf: (x: number) => number): number {
  const random = randomStream(42)
  const cells = new Float64Array(20)
  for (let i = 0; i < n; i++) cells[Math.min(19, Math.floor(20 * cdf(draw(random))))]!++
  return chiSquareCdf(
    cells.reduce((sum, c) => sum + (c - n / 20) ** 2 / (n / 20), 0),
    19,
    true,
  )
}
function pOfCounts(draw: (random: ReturnType<typeof randomStream>) => number, mass: (k: number) => number): number {
  const random = randomStream(43)
  const seen = new Map<number, number>()
  for (let i = 0; i < n; i++) {
    const k = draw(random)
    seen.set(k, (seen.get(k) ?? 0) + 1)
  }
  let chi = 0
  let df = -1
  let restSeen = n
  let rest = n
  for (let k = 0; k < 2000; k++) {
    const expected = n * mass(k)
    if (expected < 5) continue
    chi += ((seen.get(k) ?? 0) - expected) ** 2 / expected
    rest -= expected
    restSeen -= seen.get(k) ?? 0
    df++
  }
  if (rest > 5) {
    chi += (restSeen - rest) ** 2 / rest
    df++
  }
  return chiSquareCdf(chi, df, true)
}

test('draws follow their laws', () => {
  const p = {
    uniform: pOfContinuous(
      (r) => r.uniform(),
      (x) => x,
    ),
    below: pOfContinuous(
      (r) => (r.below(20) + 0.5) / 20,
      (x) => x,
    ),
    normal: pOfContinuous(drawNormal, (x) => normalCdf(x)),
    gammaSmall: pOfContinuous(
      (r) => drawGamma(r, 0.4),
      (x) => gammaCdf(x, 0.4),
    ),
    gamma: pOfContinuous(
      (r) => drawGamma(r, 20),
      (x) => gammaCdf(x, 20),
    ),
    poissonSmall: pOfCounts(
      (r) => drawPoisson(r, 3.3),
      (k) => poissonMass(k, 3.3),
    ),
    poisson10: pOfCounts(
      (r) => drawPoisson(r, 10),
      (k) => poissonMass(k, 10),
    ),
    poisson: pOfCounts(
      (r) => drawPoisson(r, 400),
      (k) => poissonMass(k, 400),
    ),
    negativeBinomial: pOfCounts(
      (r) => drawNegativeBinomial(r, 50, 20),
      (k) => negativeBinomialMass(k, 50, 20),
    ),
  }
  for (const [law, value] of Object.entries(p)) assert.ok(value > 0.001 && value < 0.9995, `${law}: p = ${value}`)
})

test('a permutation holds every number once', () => {
  assert.deepEqual(
    Array.from(drawPermutation(randomStream(1), 50)).sort((a, b) => a - b),
    Array.from({ length: 50 }, (_, i) => i),
  )
  assert.equal(drawPermutation(randomStream(1), 0).length, 0)
})

test('seeds, streams and laws that mean nothing are refused and never run for ever', () => {
  const dice = randomStream(-5)
  assert.notEqual(randomStream(5).bits(), dice.bits())
  const table: (() => unknown)[] = [
    () => randomStream(0.5),
    () => randomStream(Number.NaN),
    () => randomStream(2 ** 53),
    () => randomStream(1, -1),
    () => randomStream(1, 0.5),
    () => drawPoisson(dice, Number.NaN),
    () => drawPoisson(dice, Number.POSITIVE_INFINITY),
    () => drawPoisson(dice, -1),
    () => drawGamma(dice, Number.NaN),
    () => drawGamma(dice, 0),
    () => drawNegativeBinomial(dice, 3, 0),
    () => drawNegativeBinomial(dice, Number.NaN, 1),
  ]
  for (const [row, run] of table.entries()) assert.equal(errorCode(run), 'range', `row ${row}`)
  assert.equal(drawPoisson(dice, 0), 0)
})
