// Half of the sample at a time, in halves chosen so evenly that a few of them show what all would.

import { AnalysisError } from '../errors.ts'
import { byUnit, type ReplicateWeights, requireReplicate } from './replicate-weights.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Balanced repeated replication: half-samples of a design with two first-stage units in every stratum.
 *
 * Question: how sure is any figure, quantiles among them, of a survey drawn two by two?
 * Assumptions: exactly two units in each stratum. Shares drawn count as small.
 * Not for: other designs - `jackknifeReplicates`, `bootstrapReplicates`.
 *
 * @param design from `surveyDesign`, calibrated or not (the calibration is not repeated in each replicate)
 * @param options `fay` (0): share of its weight that the other half keeps, from 0 to below 1; 0.3 to 0.5 keeps small groups in every replicate
 * Errors: `range`, `shape` (a stratum without exactly two units).
 * Reference: McCarthy (1969); Judkins (1990) for `fay`; Hadamard matrix by Sylvester's doubling, so full balance at the next power of two.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20], strata: ['a', 'a', 'b', 'b'] })
 * const halves = balancedReplicates(design)
 * [halves.count, ...halves.weights(0)] // => [4, 20, 0, 40, 0]
 */
export function balancedReplicates(design: SurveyDesign, options: { fay?: number } = {}): ReplicateWeights {
  const { fay = 0 } = options
  if (!(fay >= 0 && fay < 1)) throw new AnalysisError('range', `Expected "fay" from 0 to below 1, but got ${fay}.`, { names: ['fay'] })
  const first = design.stages[0]!
  const odd = first.drawn.findIndex((drawn) => drawn !== 2)
  if (odd >= 0)
    throw new AnalysisError('shape', `Expected two units in each stratum, but got ${first.drawn[odd]} in ${design.strataNames[odd]}.`, {
      names: ['strata'],
    })
  let count = 1
  // Column 0 of the matrix is constant and would always pick the same half.
  while (count < first.strata + 1) count *= 2
  const isFirst = firstOfPair(first.stratum, first.strata)
  return {
    kind: 'BRR',
    count,
    scale: 1 / (count * (1 - fay) ** 2),
    replicateScales: new Float64Array(count).fill(1),
    fullWeights: design.weights,
    df: design.df,
    weights: (replicate) => {
      requireReplicate(replicate, count)
      const factors = new Float64Array(first.units)
      for (let u = 0; u < first.units; u++) {
        const picked = hadamardSign(replicate, first.stratum[u]! + 1) > 0 === (isFirst[u] === 1)
        factors[u] = picked ? 2 - fay : fay
      }
      return byUnit(design, factors)
    },
  }
}

function firstOfPair(stratum: Int32Array, strata: number): Uint8Array {
  const seen = new Uint8Array(strata)
  return Uint8Array.from(stratum, (h) => (seen[h]!++ === 0 ? 1 : 0))
}

// Entry of Sylvester's matrix: the parity of the bits that row and column share.
function hadamardSign(row: number, column: number): number {
  let shared = row & column
  let sign = 1
  while (shared !== 0) {
    shared &= shared - 1
    sign = -sign
  }
  return sign
}
