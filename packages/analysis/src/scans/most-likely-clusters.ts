// Picks the clusters to show: the most likely one first, then the next that shares no place with those before it.

import { type LongRunOptions, longRun } from '../long-run.ts'
import type { Circles } from './circles.ts'
import { type ClusterDirection, type ScanLaw, standsOut } from './log-likelihood-ratio.ts'

export type FoundCircle = { kind: ClusterDirection; centre: number; places: Int32Array; observed: number; measure: number; ratio: number }

/**
 * Up to `most` circles by falling ratio, none sharing a place with an earlier one.
 *
 * Among equally likely circles the one with fewest places is taken, then the one with the lowest centre. Ends when no circle has a ratio above 0.
 */
export async function mostLikelyClusters(
  circles: Circles,
  cases: Int32Array,
  law: ScanLaw,
  kinds: readonly ClusterDirection[],
  most: number,
  options: LongRunOptions = {},
): Promise<FoundCircle[]> {
  const taken = new Uint8Array(cases.length)
  const found: FoundCircle[] = []
  while (found.length < most) {
    let best = { ratio: 0, centre: -1, size: 0, observed: 0, measure: 0 }
    const look = (centre: number) => {
      let observed = 0
      for (let k = circles.start[centre]!; k < circles.start[centre + 1]!; k++) {
        const place = circles.place[k]!
        if (taken[place]) break
        observed += cases[place]!
        const measure = circles.measure[k]!
        if (Number.isNaN(measure) || !kinds.some((kind) => standsOut(law, kind, observed, measure))) continue
        const ratio = law.ratio(observed, measure)
        const size = k + 1 - circles.start[centre]!
        if (ratio > best.ratio || (ratio === best.ratio && size < best.size)) best = { ratio, centre, size, observed, measure }
      }
    }
    await longRun(circles.start.length - 1, look, { signal: options.signal })
    if (best.centre < 0) break
    const from = circles.start[best.centre]!
    const places = circles.place.slice(from, from + best.size)
    for (const place of places) taken[place] = 1
    found.push({ kind: standsOut(law, 'high', best.observed, best.measure) ? 'high' : 'low', ...best, places })
  }
  return found
}
