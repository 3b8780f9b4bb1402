// From waits to figures, and from figures to whether the bars hold.
import type { Gaps } from './gap-watch.ts'
import type { Sort, Wait } from './person.ts'

export interface Spread {
  n: number
  p50: number
  p95: number
  p99: number
}

/** Of no waits: all 0. */
export function spreadOf(waits: readonly Wait[]): Spread {
  const sorted = waits.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export const ofSort = (waits: readonly Wait[], sort: Sort): Wait[] => waits.filter((wait) => wait.sort === sort)

/** Answers that begin with 5, and none at all. */
export const brokenShare = (waits: readonly Wait[]): number =>
  waits.length === 0 ? 0 : waits.filter(({ status }) => status === 0 || status >= 500).length / waits.length

/**
 * How long after `end` waits were as long as before a crowd: seconds until the first slice of two seconds from which all reads' p95 stay
 * within the bar. Infinity when that never came.
 */
export function secondsUntilCalm(waits: readonly Wait[], end: number, barMs: number): number {
  const after = ofSort(waits, 'read').filter(({ at }) => at >= end)
  const slices = new Map<number, Wait[]>()
  for (const wait of after) {
    const slice = Math.floor((wait.at - end) / 2000)
    slices.set(slice, [...(slices.get(slice) ?? []), wait])
  }
  const loud = [...slices].filter(([, inSlice]) => spreadOf(inSlice).p95 > barMs).map(([slice]) => slice)
  const last = Math.max(-1, ...slices.keys())
  const lastLoud = Math.max(-1, ...loud)
  return lastLoud >= last && last >= 0 ? Number.POSITIVE_INFINITY : (lastLoud + 1) * 2
}

export interface Bar {
  what: string
  bar: string
  came: string
  holds: boolean
}

const under = (what: string, bar: number, came: number, unit: string, digits = 0): Bar => ({
  what,
  bar: `< ${bar} ${unit}`,
  came: Number.isFinite(came) ? `${came.toFixed(digits)} ${unit}` : 'never',
  holds: came < bar,
})

/** The bars of the steady load. */
export function steadyBars(waits: readonly Wait[], gaps: Gaps): Bar[] {
  const [reads, writes] = [spreadOf(ofSort(waits, 'read')), spreadOf(ofSort(waits, 'write'))]
  return [
    under('reads, 95 of 100', 150, reads.p95, 'ms'),
    under('reads, 99 of 100', 300, reads.p99, 'ms'),
    under('writes, 95 of 100', 300, writes.p95, 'ms'),
    under('writes, 99 of 100', 500, writes.p99, 'ms'),
    under('answers 5xx or none', 0.1, brokenShare(waits) * 100, '%', 2),
    { what: 'longest gap of the event loop', bar: '-', came: `${gaps.longest.toFixed(0)} ms (${gaps.over50} over 50 ms)`, holds: true },
  ]
}

export const spikeBar = (seconds: number): Bar => under('a five-fold crowd is over after', 60, seconds, 's')
export const spamBar = (waits: readonly Wait[]): Bar =>
  under('people while machines send 10,000 a minute, 95 of 100', 300, spreadOf(waits).p95, 'ms')
export const lostBar = (acknowledged: number, lost: number): Bar => ({
  what: `receipts whose report is gone, of ${acknowledged}`,
  bar: '0',
  came: String(lost),
  holds: lost === 0,
})
