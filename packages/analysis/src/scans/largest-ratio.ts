// Finds the largest likelihood ratio over all circles of a map, fast enough to do it a thousand times.

import type { Circles } from './circles.ts'
import { type ClusterDirection, highLimits, lowLimits, type ScanLaw, standsOut } from './log-likelihood-ratio.ts'

/** The largest ratio over all circles that stand out in one of these ways. */
export function largestRatio(circles: Circles, cases: Int32Array, law: ScanLaw, kinds: readonly ClusterDirection[]): number {
  const { start, place, measure } = circles
  let largest = 0
  for (let centre = 0; centre < start.length - 1; centre++) {
    let count = 0
    for (let k = start[centre]!; k < start[centre + 1]!; k++) {
      count += cases[place[k]!]!
      const held = measure[k]!
      if (Number.isNaN(held) || !kinds.some((kind) => standsOut(law, kind, count, held))) continue
      largest = Math.max(largest, law.ratio(count, held))
    }
  }
  return largest
}

/**
 * For every step the counts that are worth a logarithm: at least `high`, or at most `low`, can reach `level`; others cannot.
 *
 * What a circle must hold to reach a level is the same on every invented map, so it is worked out once. The counts err on the side of letting a circle
 * through: a largest ratio found behind the screen is exact whenever it is `level` or more.
 */
export type Screen = { readonly level: number; readonly high: Int32Array | null; readonly low: Int32Array | null }

/** Works out the screen for the kinds of cluster that are looked for. */
export function screenFor(circles: Circles, law: ScanLaw, level: number, kinds: readonly ClusterDirection[]): Screen {
  return {
    level,
    high: kinds.includes('high') ? leastCounts(circles, highLimits(law, level)) : null,
    low: kinds.includes('low') ? mostCounts(circles, lowLimits(law, level)) : null,
  }
}

const NEVER_REACHED = 2_147_483_647

// Limits rise with the count and measures rise along a centre, so one walk per centre finds them all.
function leastCounts({ start, measure }: Circles, limits: Float64Array): Int32Array {
  const least = new Int32Array(measure.length).fill(NEVER_REACHED)
  for (let centre = 0; centre < start.length - 1; centre++) {
    let count = 0
    for (let k = start[centre]!; k < start[centre + 1]!; k++) {
      if (Number.isNaN(measure[k])) continue
      while (count < limits.length && measure[k]! >= limits[count]!) count++
      if (count < limits.length) least[k] = count
    }
  }
  return least
}

function mostCounts({ start, measure }: Circles, limits: Float64Array): Int32Array {
  const most = new Int32Array(measure.length).fill(-1)
  for (let centre = 0; centre < start.length - 1; centre++) {
    let count = -1
    for (let k = start[centre]!; k < start[centre + 1]!; k++) {
      if (Number.isNaN(measure[k])) continue
      while (measure[k]! > limits[count + 1]!) count++
      most[k] = count
    }
  }
  return most
}

/** The largest ratio among the circles that the screen lets through; below `level` it says only that none reaches the level. */
export function largestBehind({ high, low }: Screen, circles: Circles, cases: Int32Array, law: ScanLaw): number {
  const { start, place, measure } = circles
  let largest = 0
  for (let centre = 0; centre < start.length - 1; centre++) {
    const end = start[centre + 1]!
    if (high !== null) {
      let count = 0
      for (let k = start[centre]!; k < end; k++) {
        count += cases[place[k]!]!
        if (count >= high[k]!) largest = Math.max(largest, law.ratio(count, measure[k]!))
      }
    }
    if (low !== null) {
      let count = 0
      for (let k = start[centre]!; k < end; k++) {
        count += cases[place[k]!]!
        if (count <= low[k]!) largest = Math.max(largest, law.ratio(count, measure[k]!))
      }
    }
  }
  return largest
}
