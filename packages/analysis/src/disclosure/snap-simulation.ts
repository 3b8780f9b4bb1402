// Fifty reports from one home: how many homes could they come from, when points are snapped and when they are only displaced at random?

import { type Numbers, requireNumber, requireSameLength, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { randomStream } from '../random.ts'
import { type Places, requireDoors, type SnapPoints, snapPoint } from './snap-points.ts'

export type SnapSimulation = {
  /** Fewest addresses that all reports of a home leave possible, over the homes tried. */
  readonly leastPossible: number
  readonly medianPossible: number
  /** Whether all reports of each home landed on one point. */
  readonly alwaysSamePoint: boolean
  /** The same when every report is displaced at random instead, by up to `jitter` metres. */
  readonly leastPossibleJitter: number
  readonly medianPossibleJitter: number
  /** Share of homes that random displacement gives away: one address is left. */
  readonly foundByJitter: number
  readonly homes: number
  readonly reports: number
  readonly jitter: number
}

/**
 * An attack on repeated reports, in simulation.
 *
 * Question: a resident reports fifty times; can a neighbour who knows all addresses and the method find the home?
 * Method: for random homes, the addresses that could have sent all the reports are counted without approximation: with snap points those of the same
 * point; with displacement in a circle those within `jitter` of every displaced report.
 * When not to use it: as proof for another way of displacing points.
 *
 * @param addresses places in metres; @param snaps from `snapPoints` of these addresses
 * @param options `reports` (50), `homes` (200), `jitter` (100 metres), `seed` (1), `doors` (1 each) as given to `snapPoints`: homes are drawn by
 * doors, and doors are what is counted; `signal`, `onProgress`
 * Errors: `range`, `shape` (points that were made of other addresses), `cancelled`.
 *
 * @example
 * const x = Array.from({ length: 400 }, (_, i) => 23 * (i % 20))
 * const y = Array.from({ length: 400 }, (_, i) => 31 * Math.floor(i / 20))
 * const found = await snapSimulation({ x, y }, snapPoints({ x, y }), { homes: 50 })
 * found.leastPossible >= 10 // => true
 * found.alwaysSamePoint // => true
 * found.medianPossibleJitter < 10 // => true
 */
export async function snapSimulation(
  addresses: Places,
  snaps: SnapPoints,
  options: LongRunOptions & { reports?: number; homes?: number; jitter?: number; seed?: number; doors?: Numbers } = {},
): Promise<SnapSimulation> {
  const { reports = 50, homes = 200, jitter = 100, seed = 1 } = options
  requireWhole('reports', reports, 1, 1e5)
  requireWhole('homes', homes, 1, 1e6)
  requireNumber('jitter', jitter, 1, 1e6)
  const { x, y } = addresses
  requireSameLength('y', y, x.length)
  if (x.length !== snaps.pointOf.length)
    throw new AnalysisError('shape', `Expected points made of these ${x.length} addresses, but they are of ${snaps.pointOf.length}.`, {
      names: ['snaps'],
    })
  const doors = options.doors ?? new Float64Array(x.length).fill(1)
  requireDoors(doors, x.length)
  const upTo = Float64Array.from(doors)
  for (let i = 1; i < upTo.length; i++) upTo[i]! += upTo[i - 1]!
  const snapped: number[] = []
  const displaced: number[] = []
  let alwaysSamePoint = true
  await longRun(
    homes,
    (index) => {
      const random = randomStream(seed, index)
      const door = random.below(upTo.at(-1)!)
      const home = upTo.findIndex((last) => door < last)
      const seen = new Set<number>()
      const shownX = new Float64Array(reports)
      const shownY = new Float64Array(reports)
      for (let k = 0; k < reports; k++) {
        seen.add(snapPoint({ x: x[home]!, y: y[home]! }, snaps).point)
        const away = jitter * Math.sqrt(random.uniform())
        const angle = 2 * Math.PI * random.uniform()
        shownX[k] = x[home]! + away * Math.cos(angle)
        shownY[k] = y[home]! + away * Math.sin(angle)
      }
      if (seen.size > 1) alwaysSamePoint = false
      snapped.push(seen.size === 1 ? snaps.addresses[snaps.pointOf[home]!]! : 0)
      displaced.push(withinAll(addresses, doors, shownX, shownY, jitter))
    },
    options,
  )
  snapped.sort((a, b) => a - b)
  displaced.sort((a, b) => a - b)
  const middle = homes >> 1
  return {
    leastPossible: snapped[0]!,
    medianPossible: snapped[middle]!,
    alwaysSamePoint,
    leastPossibleJitter: displaced[0]!,
    medianPossibleJitter: displaced[middle]!,
    foundByJitter: displaced.filter((possible) => possible === 1).length / homes,
    homes,
    reports,
    jitter,
  }
}

function withinAll({ x, y }: Places, doors: Numbers, shownX: Float64Array, shownY: Float64Array, jitter: number): number {
  let possible = 0
  for (let i = 0; i < x.length; i++) {
    let k = 0
    // A little slack, so that rounding never rules out the home itself.
    while (k < shownX.length && (shownX[k]! - x[i]!) ** 2 + (shownY[k]! - y[i]!) ** 2 <= jitter ** 2 * (1 + 1e-9)) k++
    if (k === shownX.length) possible += doors[i]!
  }
  return possible
}
