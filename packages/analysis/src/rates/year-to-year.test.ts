// Holds the swing between years against draws whose swing is known and against R.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { negativeBinomialCdf } from '../distributions/negative-binomial.ts'
import { randomStream } from '../random.ts'
import { drawNegativeBinomial, drawNormal } from '../random-draws.ts'
import { negativeBinomialInterval } from './negative-binomial-interval.ts'
import { poissonInterval } from './poisson-interval.ts'
import { yearToYearDispersion } from './year-to-year-dispersion.ts'
import { yearToYearSpread } from './year-to-year-spread.ts'

const near = (a: number, b: number, by: number) => assert.ok(Math.abs(a - b) <= by, `${a} and ${b}`)

test('the interval ends where either tail has its share, as R finds them, and is the Poisson one without dispersion', () => {
  // R: uniroot of pnbinom(65, size = 33, mu = m, lower = FALSE) - 0.025, and of pnbinom(66, ...) - 0.025.
  const { lower, upper } = negativeBinomialInterval(66, 33)
  near(lower, 43.9813, 1e-4)
  near(upper, 103.501, 1e-3)
  near(negativeBinomialInterval(0, 33).upper, 3.902961, 1e-6)
  for (const count of [0, 1, 7, 140, 5000])
    for (const theta of [0.5, 8, 1e4]) {
      const found = negativeBinomialInterval(count, theta)
      near(negativeBinomialCdf(count, found.upper, theta), 0.025, 1e-9)
      if (count > 0) near(negativeBinomialCdf(count - 1, found.lower, theta, true), 0.025, 1e-9)
    }
  for (const theta of [Number.POSITIVE_INFINITY, 1e9]) {
    near(negativeBinomialInterval(3, theta).lower, poissonInterval(3).lower, 1e-6)
    near(negativeBinomialInterval(3, theta).upper, poissonInterval(3).upper, 1e-6)
  }
})

/** 98 towns of all sizes, nine years, with a swing of their own on top of what the whole country does. */
function drawnCountry(seed: number, theta: number) {
  const random = randomStream(seed, 1)
  const [counts, residents]: [number[], number[]] = [[], []]
  for (let town = 0; town < 98; town++) {
    const level = 20 * 30 ** random.uniform()
    for (let year = 0; year < 9; year++) {
      counts.push(drawNegativeBinomial(random, level * (1 + 0.3 * Math.sin(year)), theta))
      residents.push(level * 100)
    }
  }
  return { counts, residents }
}

test('a known dispersion is found again, and none where there is none', () => {
  for (const theta of [10, 30, 100]) {
    let found = 0
    for (let run = 0; run < 20; run++) {
      const { counts, residents } = drawnCountry(run, theta)
      found += 1 / yearToYearDispersion(counts, residents, 9).theta / 20
    }
    near(found * theta, 1, 0.07)
  }
  const { counts, residents } = drawnCountry(1, Number.POSITIVE_INFINITY)
  assert.ok(yearToYearDispersion(counts, residents, 9).theta > 1000)
})

test('a known spread of rates is found again, whatever all places do at once', () => {
  const random = randomStream(2, 1)
  const rates: number[] = []
  for (let town = 0; town < 98; town++)
    for (let year = 0; year < 9; year++) rates.push(4 * Math.exp(0.5 * Math.sin(year) + 0.06 * drawNormal(random)))
  near(yearToYearSpread(rates, 9).sigma, 0.06, 0.003)
})

test('a step into a new way of counting, and what is missing, are left out', () => {
  const counts = [10, 12, 900, 901, 20, 19, 5, 5]
  assert.equal(yearToYearDispersion(counts, Array(8).fill(100), 4).pairs, 6)
  assert.equal(yearToYearDispersion(counts, Array(8).fill(100), 4, { breaks: [2] }).pairs, 4)
  assert.equal(yearToYearDispersion([...counts.slice(0, 7), Number.NaN], Array(8).fill(100), 4).pairs, 5)
  assert.equal(yearToYearSpread([1, 2, 3, Number.NaN, 5, 4, 0, 1], 2).pairs, 2)
})

test('what cannot be answered is refused by name', () => {
  assert.equal(
    errorCode(() => yearToYearDispersion([1, 2, 3], [1, 1, 1], 2)),
    'shape',
  )
  assert.equal(
    errorCode(() => yearToYearDispersion([], [], 2)),
    'too-short',
  )
  assert.equal(
    errorCode(() => yearToYearSpread([1, 2], 2)),
    'too-short',
  )
  assert.equal(
    errorCode(() => negativeBinomialInterval(3, 0)),
    'range',
  )
  assert.equal(
    errorCode(() => negativeBinomialInterval(2.5, 8)),
    'range',
  )
})
