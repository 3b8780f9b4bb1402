// The sample drawn again from itself, cluster by cluster within each stratum.

import { requireOneOf, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type RandomStream, randomStream } from '../random.ts'
import { requireReplicates } from '../replicates.ts'
import { byUnit, type ReplicateWeights, requireReplicate } from './replicate-weights.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Bootstrap of first-stage units.
 *
 * Question: how does any figure, smooth or not, vary from sample to sample?
 * Assumptions: two units or more in every stratum; some hundred replicates (errors of errors are about 1 / sqrt(2 x replicates)).
 * 'rao-wu' draws n - 1 of the n units of a stratum with replacement and scales them up; it takes no account of the share drawn, so errors are on
 * the large side where that is large. 'canty-davison'
 * draws n units without replacement from a population made of copies of them, which does.
 * Not for: strata of one unit; few units in all.
 *
 * @param design from `surveyDesign`, calibrated or not (the calibration is not repeated in each replicate)
 * @param options `replicates` (500); `seed` (1): replicate i uses stream i; `kind` ('rao-wu')
 * Errors: `range`, `too-short` (a stratum with one unit that is not the whole stratum).
 * Reference: Rao and Wu (1988); Canty and Davison (1999); as R's `survey::as.svrepdesign` with types "subbootstrap" and "bootstrap".
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20] })
 * bootstrapReplicates(design, { replicates: 100 }).weights(3) // => [0, 0, 26.67, 53.33]
 */
export function bootstrapReplicates(
  design: SurveyDesign,
  options: { replicates?: number; seed?: number; kind?: 'rao-wu' | 'canty-davison' } = {},
): ReplicateWeights {
  const { replicates = 500, seed = 1, kind = 'rao-wu' } = options
  requireOneOf('kind', kind, ['rao-wu', 'canty-davison'])
  requireWhole('seed', seed)
  requireReplicates('replicates', replicates)
  if (replicates < 2) throw new AnalysisError('range', 'Expected at least two replicates, but got 1.', { names: ['replicates'] })
  const strata = unitsByStratum(design)
  const draw = kind === 'rao-wu' ? drawWithReplacement : drawFromCopies
  return {
    kind,
    count: replicates,
    scale: kind === 'rao-wu' ? 1 / (replicates - 1) : cantyDavisonScale(design, replicates),
    replicateScales: new Float64Array(replicates).fill(1),
    fullWeights: design.weights,
    df: design.df,
    weights: (replicate) => {
      requireReplicate(replicate, replicates)
      const dice = randomStream(seed, replicate)
      const factors = new Float64Array(design.stages[0]!.units)
      for (const stratum of strata) draw(dice, stratum, factors)
      return byUnit(design, factors)
    },
  }
}

type Stratum = { units: number[]; population: number }

function unitsByStratum(design: SurveyDesign): Stratum[] {
  const first = design.stages[0]!
  const strata: Stratum[] = Array.from({ length: first.strata }, () => ({ units: [], population: Number.POSITIVE_INFINITY }))
  for (let u = 0; u < first.units; u++) {
    const h = first.stratum[u]!
    strata[h]!.units.push(u)
    if (first.undrawn && first.undrawn[u]! < 1) strata[h]!.population = Math.round(first.drawn[h]! / (1 - first.undrawn[u]!))
  }
  strata.forEach(({ units, population }, h) => {
    if (units.length === 1 && population > 1)
      throw new AnalysisError('too-short', `Expected two units in each stratum, but got one in ${design.strataNames[h]}.`, {
        names: ['strata'],
      })
  })
  return strata
}

function drawWithReplacement(dice: RandomStream, { units }: Stratum, factors: Float64Array): void {
  const n = units.length
  if (n === 1) factors[units[0]!] = 1
  for (let k = 1; k < n; k++) factors[units[dice.below(n)]!]! += n / (n - 1)
}

// Copies fill the population as evenly as they can; beyond a hundred copies of each drawing without and with replacement are the same.
function drawFromCopies(dice: RandomStream, { units, population }: Stratum, factors: Float64Array): void {
  const n = units.length
  if (population > 100 * n) {
    for (let k = 0; k < n; k++) factors[units[dice.below(n)]!]!++
    return
  }
  const shuffled = Int32Array.from(units)
  for (let i = n - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    const kept = shuffled[i]!
    shuffled[i] = shuffled[j]!
    shuffled[j] = kept
  }
  // The population stands in the order of the shuffled units again and again, but for the few places that a draw has filled anew.
  const moved = new Map<number, number>()
  const at = (place: number) => moved.get(place) ?? shuffled[place % n]!
  for (let k = 0; k < n; k++) {
    const j = k + dice.below(population - k)
    factors[at(j)]!++
    moved.set(j, at(k))
  }
}

// Resampling n of n shows (n - 1)/n of the spread; n is the harmonic mean over strata, as R has it.
function cantyDavisonScale(design: SurveyDesign, replicates: number): number {
  const { drawn } = design.stages[0]!
  let inverse = 0
  for (const n of drawn) inverse += 1 / n / drawn.length
  const n = 1 / inverse
  // Strata of one unit each, taken whole: every replicate is the sample itself.
  if (n === 1) return 0
  return n / ((n - 1) * (replicates - 1))
}
