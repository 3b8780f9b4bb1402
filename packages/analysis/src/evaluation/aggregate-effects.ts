// Puts the effects of many small comparisons together, and says how sure the whole is: by how much each town moves it.

import { normalCdf } from '../distributions/normal.ts'
import type { Groups } from '../regression/clusters.ts'

/** One comparison: its estimate, and by how much each unit moves it (times the number of units). */
export type Cell = {
  group: number
  time: number
  effect: number
  treated: number
  control: number
  groupUnits: number
  influence: Float64Array
}

/** Estimates with pointwise intervals, by the normal. */
export type EffectEstimates = {
  estimates: Float64Array
  standardErrors: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** NaN where estimate and error are both 0. */
  pValues: Float64Array
  /** By how much each cluster moves each estimate: estimates x clusters, so that squares add up to the variance. */
  influences: Float64Array
}

/** Estimates by what they are of: a relative period, a group, a calendar time. */
export type EffectAggregates = EffectEstimates & { value: Float64Array }

type Context = { starts: Float64Array; clusters: Groups; z: number }

/** Averages of chosen cells, weighted by the units of their groups; `chosen` lists the numbers of the cells of each average. */
export function aggregate(
  cells: readonly Cell[],
  values: readonly number[],
  chosen: readonly (readonly number[])[],
  context: Context,
): EffectAggregates {
  const { clusters, z } = context
  const count = chosen.length
  const estimates = new Float64Array(count)
  const influences = new Float64Array(count * clusters.count)
  chosen.forEach((members, at) => {
    const { estimate, influence } = average(
      members.map((k) => cells[k]!),
      context.starts,
    )
    estimates[at] = estimate
    for (let u = 0; u < influence.length; u++) influences[at * clusters.count + clusters.of[u]!]! += influence[u]! / influence.length
  })
  const standardErrors = estimates.map((_, at) => {
    // One unit alone does not tell how units of its kind differ.
    const members = chosen[at]!.map((k) => cells[k]!)
    if (members.every((cell) => cell.treated === 1) || members.some((cell) => cell.control === 1)) return Number.NaN
    const own = influences.subarray(at * clusters.count, (at + 1) * clusters.count)
    return Math.sqrt(own.reduce((sum, v) => sum + v * v, 0))
  })
  return {
    value: Float64Array.from(values),
    estimates,
    standardErrors,
    lower: estimates.map((b, at) => b - z * standardErrors[at]!),
    upper: estimates.map((b, at) => b + z * standardErrors[at]!),
    pValues: estimates.map((b, at) => 2 * normalCdf(Math.abs(b / standardErrors[at]!), true)),
    influences,
  }
}

// The weights are shares of units and so are estimated as well: a unit moves the average by its cell, and by making its group larger.
function average(members: readonly Cell[], starts: Float64Array): { estimate: number; influence: Float64Array } {
  const n = starts.length
  const total = members.reduce((sum, cell) => sum + cell.groupUnits, 0)
  const estimate = members.reduce((sum, cell) => sum + (cell.groupUnits / total) * cell.effect, 0)
  const influence = new Float64Array(n)
  for (const cell of members) {
    const weight = cell.groupUnits / total
    for (let u = 0; u < n; u++) {
      influence[u]! += weight * cell.influence[u]!
      const surplus = (starts[u] === cell.group ? 1 : 0) - cell.groupUnits / n
      influence[u]! += (surplus * n * (cell.effect - estimate)) / total
    }
  }
  return { estimate, influence }
}
