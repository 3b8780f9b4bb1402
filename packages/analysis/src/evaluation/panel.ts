// Towns over years as a table of rows, checked once: whose row it is, from when, and since when something was done there.

import { type Numbers, requireAtLeast, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type GroupNames, type Groups, numberGroups } from '../regression/clusters.ts'

/** One entry per row: a place (or another unit that is no person), a period, an outcome. */
export type PanelRows = { unit: GroupNames; time: Numbers; outcome: Numbers }

export type CheckedPanel = {
  n: number
  units: Groups
  /** Number of the period of each row, by time. */
  periodOf: Uint32Array
  times: Float64Array
  y: Float64Array
}

export function checkPanel({ unit, time, outcome }: PanelRows): CheckedPanel {
  requireAtLeast('outcome', outcome, 4)
  const n = outcome.length
  requireWithin('outcome', outcome, -1e75, 1e75)
  requireSameLength('time', time, n)
  requireFinite('time', time)
  if (unit.length !== n) throw new AnalysisError('shape', `Expected ${n} values in "unit", but got ${unit.length}.`, { names: ['unit'] })
  const units = numberGroups('unit', unit)
  const times = Float64Array.from(new Set(Array.from(time))).sort()
  if (units.count < 2 || times.length < 2)
    throw new AnalysisError('too-short', `Expected at least two units and two periods, but got ${units.count} and ${times.length}.`)
  const place = new Map(Array.from(times, (t, k) => [t, k]))
  return { n, units, periodOf: Uint32Array.from(time, (t) => place.get(t)!), times, y: Float64Array.from(outcome) }
}

/** Period in which each unit was first treated: one entry per unit, Infinity for never (0, NaN and Infinity in the rows mean never). */
export function startsOfUnits(panel: CheckedPanel, treatedFrom: Numbers): Float64Array {
  requireSameLength('treatedFrom', treatedFrom, panel.n)
  const starts = new Float64Array(panel.units.count).fill(Number.NaN)
  for (let i = 0; i < panel.n; i++) {
    const given = treatedFrom[i]!
    const start = given === 0 || Number.isNaN(given) ? Number.POSITIVE_INFINITY : given
    const unit = panel.units.of[i]!
    if (!Number.isNaN(starts[unit]!) && starts[unit] !== start)
      throw new AnalysisError('range', `Expected one start for each unit, but "${panel.units.names[unit]}" has another at row ${i}.`, {
        names: ['treatedFrom'],
        row: i,
      })
    starts[unit] = start
  }
  return starts
}

/** Row of each unit in each period (unit x period), -1 where there is none; refuses (`range`) two rows of one unit in one period. */
export function rowTable(panel: CheckedPanel): Int32Array {
  const width = panel.times.length
  const table = new Int32Array(panel.units.count * width).fill(-1)
  for (let i = 0; i < panel.n; i++) {
    const at = panel.units.of[i]! * width + panel.periodOf[i]!
    if (table[at]! >= 0)
      throw new AnalysisError('range', `Expected one row for each unit and period, but rows ${table[at]} and ${i} are the same.`, {
        names: ['unit', 'time'],
        row: i,
      })
    table[at] = i
  }
  return table
}
