// A table of counts by age and period that nobody counted, for tests of generations.

import { randomStream } from '../src/random.ts'
import { drawPoisson } from '../src/random-draws.ts'

/** An invented table of 8 ages by 7 periods in classes of 5. */
export function inventedAges(seed: number) {
  const dice = randomStream(seed)
  const cell = Array.from({ length: 56 }, (_, i) => ({ a: i % 8, p: Math.floor(i / 8) }))
  const personTime = cell.map(() => 20000 + 1000 * dice.below(20))
  const counts = cell.map(({ a, p }, i) =>
    drawPoisson(dice, personTime[i]! * 0.01 * Math.exp(-((a - 2) ** 2) / 8 - 0.1 * p + 0.05 * Math.sin(p - a))),
  )
  return { age: cell.map(({ a }) => 15 + 5 * a), period: cell.map(({ p }) => 1980 + 5 * p), counts, personTime }
}
