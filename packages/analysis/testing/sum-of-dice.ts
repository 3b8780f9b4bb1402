// A Monte Carlo calculation whose answer anybody can check: each replicate throws dice, and the throws are added.

import { AnalysisError } from '../src/errors.ts'
import { randomStream } from '../src/random.ts'
import type { Replicates } from '../src/replicates.ts'

type Throw = { seed: number; dice: number; failAt?: number; leaveAt?: number }

export const sumOfDice: Replicates<Throw, Throw, number[]> = {
  module: import.meta.url,
  name: 'sumOfDice',
  prepare: (input) => {
    if (input.dice < 1) throw new AnalysisError('range', `Expected at least one die, but got ${input.dice}.`, { names: ['dice'] })
    return input
  },
  run: ({ seed, dice, failAt, leaveAt }, from, to) => {
    const sums: number[] = []
    for (let i = from; i < to; i++) {
      if (i === failAt) throw new AnalysisError('infeasible', `Expected no failure, but replicate ${i} failed.`, { row: i })
      if (i === leaveAt) process.exit(leaveAt)
      const stream = randomStream(seed, i)
      let sum = 0
      for (let k = 0; k < dice; k++) sum += 1 + stream.below(6)
      sums.push(sum)
    }
    return sums
  },
}
