// The largest likelihood ratio over all cylinders when the times of the events are dealt out anew, a thousand times over.

import { randomStream } from '../random.ts'
import type { Replicates } from '../replicates.ts'
import { type CylinderSearch, cylinderSearch } from './cylinder-search.ts'
import { largestCylinder } from './cylinders.ts'
import { poissonLaw } from './log-likelihood-ratio.ts'
import { type ScreenedLargest, screenedLargest } from './screened-largest.ts'
import { shuffle } from './shuffle.ts'

export type PermutationScanWork = { search: CylinderSearch; time: Int32Array; seed: number }

type State = { work: PermutationScanWork; dealt: Int32Array; largest: ScreenedLargest }

/** Replicate i gives the largest ratio over all cylinders after one shuffle of the times. */
export const permutationScanReplicates: Replicates<PermutationScanWork, State, Float64Array> = {
  module: import.meta.url,
  name: 'permutationScanReplicates',
  prepare(work) {
    const law = poissonLaw(work.time.length)
    const dealt = work.time.slice()
    const search = cylinderSearch(work.search)
    const among = (limits: Float64Array) =>
      largestCylinder(work.search.circles, law, (centre, visit) => search(centre, dealt, limits, visit))
    return { work, dealt, largest: screenedLargest(law, among) }
  },
  run({ work, dealt, largest }, from, to) {
    const found = new Float64Array(to - from)
    for (let replicate = from; replicate < to; replicate++) {
      dealt.set(work.time)
      shuffle(dealt, randomStream(work.seed, replicate))
      found[replicate - from] = largest()
    }
    return found
  },
}
