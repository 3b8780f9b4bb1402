// Counts pairs that are close on the map and close in time, for the real times and for times dealt out anew.

import type { Numbers } from '../checks.ts'
import { randomStream } from '../random.ts'
import type { Replicates } from '../replicates.ts'
import type { ClosePairs } from './close-pairs.ts'
import { shuffle } from './shuffle.ts'

export type KnoxWork = { pairs: ClosePairs; time: Float64Array; timeBands: Float64Array; spaceBands: number; seed: number }

/** Adds to `counts`, cell by cell (space band by space band), the pairs whose times are within the bands. */
export function countClose(
  { n, start, other }: ClosePairs,
  spaceBands: number,
  time: Float64Array,
  timeBands: Numbers,
  counts: Int32Array,
): void {
  const reach = timeBands[timeBands.length - 1]!
  for (let band = 0; band < spaceBands; band++) {
    const cells = band * timeBands.length
    for (let i = 0; i < n; i++) {
      const own = time[i]!
      const end = start[band * n + i + 1]!
      for (let k = start[band * n + i]!; k < end; k++) {
        const apart = Math.abs(own - time[other[k]!]!)
        if (apart > reach) continue
        let cell = cells
        while (apart > timeBands[cell - cells]!) cell++
        counts[cell]!++
      }
    }
  }
}

/** Replicate i gives the counts of all cells after one shuffle of the times. */
export const knoxReplicates: Replicates<KnoxWork, KnoxWork & { dealt: Float64Array }, Int32Array> = {
  module: import.meta.url,
  name: 'knoxReplicates',
  prepare: (work) => ({ ...work, dealt: work.time.slice() }),
  run({ pairs, time, timeBands, spaceBands, seed, dealt }, from, to) {
    const cells = spaceBands * timeBands.length
    const counts = new Int32Array((to - from) * cells)
    for (let replicate = from; replicate < to; replicate++) {
      dealt.set(time)
      shuffle(dealt, randomStream(seed, replicate))
      const at = (replicate - from) * cells
      countClose(pairs, spaceBands, dealt, timeBands, counts.subarray(at, at + cells))
    }
    return counts
  },
}
