// The largest likelihood ratio over all cylinders when the cases fall anywhere and at any time as expected, a thousand times over.

import { randomStream } from '../random.ts'
import type { Replicates } from '../replicates.ts'
import { largestCylinder } from './cylinders.ts'
import { drawMultinomial, type Heap, heapOf } from './draw-cases.ts'
import { type ExpectedCylinders, expectedCylinderSearch } from './expected-cylinders.ts'
import { poissonLaw } from './log-likelihood-ratio.ts'
import { type ScreenedLargest, screenedLargest } from './screened-largest.ts'

export type PoissonScanWork = { search: ExpectedCylinders; expected: Float64Array; cases: number; seed: number }

type State = { work: PoissonScanWork; heap: Heap; drawn: Int32Array; largest: ScreenedLargest }

/** Replicate i gives the largest ratio over all cylinders of one invented map and period. */
export const poissonScanReplicates: Replicates<PoissonScanWork, State, Float64Array> = {
  module: import.meta.url,
  name: 'poissonScanReplicates',
  prepare(work) {
    const law = poissonLaw(work.cases)
    const heap = heapOf(work.expected)
    const drawn = new Int32Array(work.expected.length)
    const search = expectedCylinderSearch(work.search)
    const among = (limits: Float64Array) =>
      largestCylinder(work.search.circles, law, (centre, visit) => search(centre, drawn, limits, visit))
    drawMultinomial(randomStream(work.seed, 0), work.cases, heap, drawn)
    return { work, heap, drawn, largest: screenedLargest(law, among) }
  },
  run({ work, heap, drawn, largest }, from, to) {
    const found = new Float64Array(to - from)
    for (let replicate = from; replicate < to; replicate++) {
      drawMultinomial(randomStream(work.seed, replicate), work.cases, heap, drawn)
      found[replicate - from] = largest()
    }
    return found
  },
}
