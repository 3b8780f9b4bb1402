// Invented maps: the same number of cases, spread over the places as chance would have done.

import type { Numbers } from '../checks.ts'
import type { RandomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'

/** Finds the place in which the point `at` of the heap of all weights lies. */
export type Heap = { readonly total: number; readonly top: Float64Array; find(at: number): number }

/** A heap of weights with a guide table, so that a place is found in about two looks (Chen and Asau 1974). */
export function heapOf(weights: Numbers): Heap {
  const n = weights.length
  const top = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) top[i + 1] = top[i]! + weights[i]!
  const total = top[n]!
  const guide = new Int32Array(n + 1)
  for (let g = 0, i = 0; g <= n; g++) {
    while (i < n - 1 && top[i + 1]! <= (g / n) * total) i++
    guide[g] = i
  }
  const find = (at: number) => {
    // The guide may stand one too far where g/n of the total is rounded.
    let i = guide[Math.floor((at / total) * n)]!
    while (i > 0 && top[i]! > at) i--
    while (i < n - 1 && top[i + 1]! <= at) i++
    return i
  }
  return { total, top, find }
}

/** How many cases a place must have on average before it pays to draw most of them at once. */
const CASES_PER_PLACE = 2
/** Below this mean, going up from 0 finds a Poisson number faster than rejection does. */
const SMALL_MEAN = 30

/**
 * Spreads `cases` over the places, each case by itself with chance proportional to the weights (multinomial).
 *
 * With many cases, Poisson numbers with slightly too small means are drawn first and the few missing cases one by one: Poisson counts of which the
 * sum is known are multinomial, so the answer is exact and takes as long as there are places and not as there are cases.
 */
export function drawMultinomial(random: RandomStream, cases: number, heap: Heap, out: Int32Array): void {
  const n = out.length
  let left = cases
  out.fill(0)
  if (cases > CASES_PER_PLACE * n) {
    const mean = Math.max(0, cases - 4 * Math.sqrt(cases))
    do {
      left = cases
      for (let i = 0; i < n; i++) {
        const own = (mean * (heap.top[i + 1]! - heap.top[i]!)) / heap.total
        out[i] = own < SMALL_MEAN ? drawSmallPoisson(random, own) : drawPoisson(random, own)
        left -= out[i]!
      }
    } while (left < 0)
  }
  for (; left > 0; left--) out[heap.find(random.uniform() * heap.total)]!++
}

// Inversion: one uniform number, taken apart mass by mass. It costs a fifth of the random numbers that multiplication does.
function drawSmallPoisson(random: RandomStream, mean: number): number {
  let left = random.uniform()
  let mass = Math.exp(-mean)
  let count = 0
  // The masses run out (0) before rounding can send the search on for ever.
  while (left > mass && mass > 0) {
    left -= mass
    mass *= mean / ++count
  }
  return count
}

/**
 * Chooses `cases` of the people, nobody twice (multivariate hypergeometric); the heap holds people.
 *
 * A place drawn by its people is kept with the chance that the person drawn is not one already chosen. Where more than half are cases,
 * those who are none are drawn instead.
 */
export function drawHypergeometric(random: RandomStream, cases: number, heap: Heap, out: Int32Array): void {
  const people = Math.round(heap.total)
  const turned = 2 * cases > people
  out.fill(0)
  for (let left = turned ? people - cases : cases; left > 0; ) {
    const person = Math.floor(random.uniform() * people)
    const place = heap.find(person)
    if (person - heap.top[place]! < out[place]!) continue
    out[place]!++
    left--
  }
  if (turned) for (let i = 0; i < out.length; i++) out[i] = heap.top[i + 1]! - heap.top[i]! - out[i]!
}
