// The largest likelihood ratio that chance alone brings forth somewhere on the map, a thousand times over.

import { randomStream } from '../random.ts'
import type { Replicates } from '../replicates.ts'
import type { Circles } from './circles.ts'
import { drawHypergeometric, drawMultinomial, heapOf } from './draw-cases.ts'
import { largestBehind, largestRatio, type Screen, screenFor } from './largest-ratio.ts'
import { bernoulliLaw, type ClusterDirection, poissonLaw, type ScanLaw } from './log-likelihood-ratio.ts'

/** `poisson`: cases among many, or against expected counts. `bernoulli`: every person is a case or not. */
export type ScanModel = 'poisson' | 'bernoulli'

export type ScanWork = {
  circles: Circles
  model: ScanModel
  kinds: readonly ClusterDirection[]
  cases: number
  /** Expected cases (Poisson) or people (Bernoulli) of every place. */
  weights: Float64Array
  seed: number
}

type ScanState = {
  work: ScanWork
  law: ScanLaw
  /** Half of what one replicate reached: nearly all reach it, and one that does not is looked through again without a screen. */
  screen: Screen
  draw: (replicate: number) => Int32Array
}

/** The law by which a model compares a window with the rest. */
export function lawOf(model: ScanModel, cases: number, people: number): ScanLaw {
  return model === 'poisson' ? poissonLaw(cases) : bernoulliLaw(cases, people)
}

/** Replicate i gives the largest ratio over all circles of one invented map. */
export const scanReplicates: Replicates<ScanWork, ScanState, Float64Array> = {
  module: import.meta.url,
  name: 'scanReplicates',
  prepare(work) {
    const heap = heapOf(work.weights)
    const drawn = new Int32Array(work.weights.length)
    const law = lawOf(work.model, work.cases, Math.round(heap.total))
    const draw = (replicate: number) => {
      const random = randomStream(work.seed, replicate)
      if (work.model === 'poisson') drawMultinomial(random, work.cases, heap, drawn)
      else drawHypergeometric(random, work.cases, heap, drawn)
      return drawn
    }
    const screen = screenFor(work.circles, law, largestRatio(work.circles, draw(0), law, work.kinds) / 2, work.kinds)
    return { work, law, screen, draw }
  },
  run({ work, law, screen, draw }, from, to) {
    const largest = new Float64Array(to - from)
    for (let replicate = from; replicate < to; replicate++) {
      const cases = draw(replicate)
      const found = largestBehind(screen, work.circles, cases, law)
      largest[replicate - from] = found >= screen.level ? found : largestRatio(work.circles, cases, law, work.kinds)
    }
    return largest
  },
}
