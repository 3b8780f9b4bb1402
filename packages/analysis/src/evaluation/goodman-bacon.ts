// What the two-way estimate is made of: every comparison of towns that started with towns that did not, or not yet, or already.

import type { Numbers } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { checkPanel, type PanelRows, rowTable, startsOfUnits } from './panel.ts'

/** A comparison of two groups of towns, with its share in the estimate. `control` Infinity is never treated. */
export type TwoGroupComparison = {
  kind: 'treated-never' | 'earlier-later' | 'later-earlier'
  treated: number
  control: number
  estimate: number
  weight: number
}

export type GoodmanBacon = {
  comparisons: TwoGroupComparison[]
  /** Sum of weight x estimate: the two-way fixed-effects estimate without covariates. */
  estimate: number
  /** Share of comparisons that take towns already treated as the control: wrong where effects grow or fade. */
  forbiddenWeight: number
  units: number
  periods: number
  reference: string
}

/**
 * Goodman-Bacon decomposition of the two-way fixed-effects estimate.
 *
 * Question: how much of the estimate comes from comparing with towns that had the measure already?
 * Assumptions: a balanced panel, treatment that starts and stays, no covariates.
 * Not for: estimating - use `groupTimeEffects` when the forbidden share is not small.
 *
 * @param panel `unit`, `time`, `outcome`, `treatedFrom` (the same in all rows of a unit; 0 or NaN for never)
 * Errors: as `groupTimeEffects`; `shape` (a unit without a row in some period); `constant` (no two groups that differ).
 * Reference: Goodman-Bacon (2021), theorem 1, equations 7 to 10.
 *
 * @example
 * const unit = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
 * const time = [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]
 * const treatedFrom = [2, 2, 2, 2, 4, 4, 4, 4, 0, 0, 0, 0]
 * const outcome = [5, 4, 3, 2, 6, 6, 6, 4, 7, 7, 7, 7]
 * const parts = goodmanBacon({ unit, time, treatedFrom, outcome })
 * parts.estimate // => -1.6
 * parts.forbiddenWeight // => 0.2
 */
export function goodmanBacon(panel: PanelRows & { treatedFrom: Numbers }): GoodmanBacon {
  const checked = checkPanel(panel)
  const starts = startsOfUnits(checked, panel.treatedFrom)
  const table = rowTable(checked)
  if (table.includes(-1)) throw new AnalysisError('shape', 'Expected a row for every unit in every period, but some are missing.')
  const groups = groupMeans(checked.y, table, starts, checked.times)
  const comparisons: TwoGroupComparison[] = []
  for (const a of groups) for (const b of groups) if (a.first < b.first) comparisons.push(...compare(a, b, checked.times.length))
  const total = comparisons.reduce((sum, c) => sum + c.weight, 0)
  if (!(total > 0))
    throw new AnalysisError('constant', 'Expected groups of units that start at different times, but there are none.', {
      names: ['treatedFrom'],
    })
  for (const comparison of comparisons) comparison.weight /= total
  return {
    comparisons: comparisons.filter((c) => c.weight > 0),
    estimate: comparisons.reduce((sum, c) => sum + (c.weight > 0 ? c.weight * c.estimate : 0), 0),
    forbiddenWeight: comparisons.reduce((sum, c) => sum + (c.kind === 'later-earlier' ? c.weight : 0), 0),
    units: checked.units.count,
    periods: checked.times.length,
    reference: 'Goodman-Bacon (2021)',
  }
}

/** Units that start together: their share of all units, the number of their first treated period, and the mean outcome in each period. */
type StartGroup = { start: number; first: number; share: number; means: Float64Array }

function groupMeans(y: Float64Array, table: Int32Array, starts: Float64Array, times: Float64Array): StartGroup[] {
  const width = times.length
  return Array.from(new Set(starts))
    .sort((a, b) => a - b)
    .map((start) => {
      const units = Array.from(starts.keys()).filter((u) => starts[u] === start)
      const means = Float64Array.from(
        { length: width },
        (_, t) => units.reduce((sum, u) => sum + y[table[u * width + t]!]!, 0) / units.length,
      )
      const first = times.findIndex((t) => t >= start)
      return { start, first: first < 0 ? width : first, share: units.length / starts.length, means }
    })
}

// a starts before b. First a is judged against b not yet treated (or never), then b against a already treated.
function compare(a: StartGroup, b: StartGroup, width: number): TwoGroupComparison[] {
  const both = a.share + b.share
  const mixing = (a.share / both) * (b.share / both)
  const early = (width - a.first) / width
  const late = (width - b.first) / width
  const mean = (group: StartGroup, from: number, to: number) => group.means.subarray(from, to).reduce((x, y) => x + y, 0) / (to - from)
  const change = (group: StartGroup, from: number, turn: number, to: number) => mean(group, turn, to) - mean(group, from, turn)
  return [
    {
      kind: b.start === Number.POSITIVE_INFINITY ? 'treated-never' : 'earlier-later',
      treated: a.start,
      control: b.start,
      estimate: change(a, 0, a.first, b.first) - change(b, 0, a.first, b.first),
      weight: both ** 2 * mixing * (early - late) * (1 - early),
    },
    {
      kind: 'later-earlier',
      treated: b.start,
      control: a.start,
      estimate: change(b, a.first, b.first, width) - change(a, a.first, b.first, width),
      weight: both ** 2 * mixing * late * (early - late),
    },
  ]
}
