// How far effects may be off when one looks at all of them at once, not at one chosen beforehand.

import { requireLevel } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { randomStream } from '../random.ts'
import { type MonteCarloOptions, onThisThread, type Replicates, requireReplicates } from '../replicates.ts'
import type { EffectEstimates } from './aggregate-effects.ts'

export type SimultaneousBand = {
  /** By how many standard errors the band is away from the estimates; 1.96 would be the pointwise interval. */
  critical: number
  lower: Float64Array
  upper: Float64Array
  simulations: number
  seed: number
  level: number
  reference: string
}

/**
 * Band that holds all effects of a list at once, by the multiplier bootstrap.
 *
 * Question: looking over all years after the start, is there anywhere an effect?
 * Assumptions: as `groupTimeEffects`, with enough clusters (about 30).
 * Not for: one effect asked for beforehand - its own interval is narrower.
 *
 * @param effects the cells or an average by relative period, group or time of `groupTimeEffects`; @param options `simulations` (999), `seed`, `level` (0.95), `runner`, `signal`, `onProgress`
 * Errors: `range`, `too-short` (no effect has a standard error), `cancelled`. Effects without standard error have no band (NaN) and do not count.
 * Reference: Callaway and Sant'Anna (2021), algorithm 1; signs by Rademacher.
 *
 * @example
 * const unit = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
 * const time = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]
 * const treatedFrom = [2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0]
 * const outcome = [20, 16, 15, 30, 27, 25, 18, 19, 20, 25, 24, 27]
 * const effects = groupTimeEffects({ unit, time, treatedFrom, outcome })
 * const band = await groupTimeBand(effects.byRelativeTime)
 * band.critical // => 1.897
 */
export async function groupTimeBand(
  effects: EffectEstimates,
  options: MonteCarloOptions & { simulations?: number; level?: number } = {},
): Promise<SimultaneousBand> {
  const { simulations = 999, seed = 1, level = 0.95, runner = onThisThread } = options
  requireLevel(level)
  requireReplicates('simulations', simulations)
  if (!effects.standardErrors.some((error) => error > 0))
    throw new AnalysisError('too-short', 'Expected at least one effect with a standard error, but all are of single units.')
  const clusters = effects.influences.length / effects.estimates.length
  const input = { influences: effects.influences, standardErrors: effects.standardErrors, clusters, seed }
  const parts = await runner(multiplierReplicates, input, simulations, options)
  const largest = Float64Array.from(parts.flatMap((part) => Array.from(part))).sort()
  const critical = largest[Math.min(simulations, Math.ceil(level * (simulations + 1))) - 1]!
  return {
    critical,
    lower: effects.estimates.map((b, k) => b - critical * effects.standardErrors[k]!),
    upper: effects.estimates.map((b, k) => b + critical * effects.standardErrors[k]!),
    simulations,
    seed,
    level,
    reference: "Callaway and Sant'Anna (2021), algorithm 1",
  }
}

type Input = { influences: Float64Array; standardErrors: Float64Array; clusters: number; seed: number }

/** The work of `groupTimeBand`: in each replicate all clusters' influences get a random sign. */
export const multiplierReplicates: Replicates<Input, Input, Float64Array> = {
  module: import.meta.url,
  name: 'multiplierReplicates',
  prepare: (input) => input,
  run({ influences, standardErrors, clusters, seed }, from, to) {
    const signs = new Float64Array(clusters)
    return Float64Array.from({ length: to - from }, (_, at) => {
      const dice = randomStream(seed, from + at)
      for (let c = 0; c < clusters; c++) signs[c] = dice.below(2) ? 1 : -1
      let most = 0
      for (let k = 0; k < standardErrors.length; k++) {
        let sum = 0
        for (let c = 0; c < clusters; c++) sum += signs[c]! * influences[k * clusters + c]!
        const size = Math.abs(sum) / standardErrors[k]!
        if (size > most) most = size
      }
      return most
    })
  },
}
