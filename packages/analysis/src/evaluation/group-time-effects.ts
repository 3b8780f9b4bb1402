// What a measure did in each group of towns that began together, in each year, compared only with towns that had not begun.

import { type Numbers, requireAtMost, requireLevel, requireOneOf } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import { type GroupNames, type Groups, groupsOfRows, numberGroups } from '../regression/clusters.ts'
import { aggregate, type Cell, type EffectAggregates, type EffectEstimates } from './aggregate-effects.ts'
import { type CheckedPanel, checkPanel, type PanelRows, rowTable, startsOfUnits } from './panel.ts'

export type GroupTimeOptions = {
  /** Compare with units never treated, or also with those not yet treated. */
  controls?: 'never' | 'not-yet'
  /** Before the start: changes since the last period before it ('universal'), or from each period to the next ('varying'). */
  base?: 'universal' | 'varying'
  /** Group of every row within which units may go together; the unit unless given. */
  clusters?: GroupNames
  level?: number
}

/** One entry per cell (group by period). Errors are NaN where the group or the controls are one unit, which does not tell how units differ. */
export type GroupTimeEffects = EffectEstimates & {
  /** First treated period of the group, and the period of the effect. */
  group: Float64Array
  time: Float64Array
  /** Units of the group and of the controls with rows in both periods of the comparison. */
  treatedUnits: Uint32Array
  controlUnits: Uint32Array
  /** Over the cells from the start on, weighted by the number of units of the group. */
  overall: EffectAggregates
  /** By periods since the start (all cells), by group and by calendar time (cells from the start on). */
  byRelativeTime: EffectAggregates
  byGroup: EffectAggregates
  byTime: EffectAggregates
  controls: 'never' | 'not-yet'
  base: 'universal' | 'varying'
  /** Groups without a period before them, which tell nothing and were left out; and those of one unit. */
  leftOutGroups: readonly number[]
  oneUnitGroups: readonly number[]
  units: number
  clusters: number
  level: number
  reference: string
}

/** About a second, and half a gigabyte. */
const MOST_INFLUENCES = 1e7

/**
 * Group-time average treatment effects for measures that towns took up at different times.
 *
 * Question: what did the measure do, for whom and when, without comparing with towns that already had it?
 * Assumptions: without the measure all groups would have changed alike since the period before they began; it does not reach others; once begun
 * it stays; no covariates.
 * Not for: groups of one or two towns - the estimate stands, but its error hardly knows how such towns differ; fewer than about 20 units in all.
 *
 * @param panel `unit`, `time`, `outcome`, `treatedFrom` (the same in all rows of a unit; 0 or NaN for never); gaps leave a unit out of the cells they touch
 * @param options `controls` ('never'), `base` ('universal'), `clusters`, `level` (0.95)
 * Errors: `shape`, `not-finite`, `range` (two rows of a unit in a period; units in several clusters), `too-short`, `constant` (nobody treated after the first period, or
 * no control), `too-large` (cells x units above 10 million).
 * Method: ATT(g, t) is the mean change of group g from the period before its start to t, less that of the controls. Errors are from influence functions, the
 * shares of the groups being estimated too, with n - 1 inside each group where others divide by n; intervals are pointwise (`groupTimeBand` for all at once).
 * Reference: Callaway and Sant'Anna (2021), equations 2.4 and 3.4 to 3.10, without covariates.
 *
 * @example
 * const unit = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
 * const time = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]
 * const treatedFrom = [2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0]
 * const outcome = [20, 16, 15, 30, 27, 25, 18, 19, 20, 25, 24, 27]
 * const effects = groupTimeEffects({ unit, time, treatedFrom, outcome })
 * effects.overall.estimates // => [-5.25]
 * effects.overall.standardErrors // => [0.559]
 */
export function groupTimeEffects(panel: PanelRows & { treatedFrom: Numbers }, options: GroupTimeOptions = {}): GroupTimeEffects {
  const { controls = 'never', base = 'universal', level = 0.95 } = options
  requireLevel(level)
  requireOneOf('controls', controls, ['never', 'not-yet'])
  requireOneOf('base', base, ['universal', 'varying'])
  const checked = checkPanel(panel)
  const starts = startsOfUnits(checked, panel.treatedFrom)
  const table = rowTable(checked)
  const groups = Array.from(new Set(starts))
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const usable = groups.filter((g) => g > checked.times[0]! && g <= checked.times.at(-1)!)
  if (usable.length === 0)
    throw new AnalysisError('constant', 'Expected units whose treatment starts after the first period, but there are none.', {
      names: ['treatedFrom'],
    })
  requireAtMost(
    'cells times units',
    usable.length * checked.times.length * checked.units.count,
    MOST_INFLUENCES,
    'Put periods together, or ask for fewer units.',
  )
  const cells = usable.flatMap((g) => cellsOf(checked, table, starts, g, controls, base))
  if (cells.length === 0)
    throw new AnalysisError('constant', 'Expected units that are not (or not yet) treated to compare with, but there are none.', {
      names: ['treatedFrom'],
    })
  const clusters = clustersOfUnits(checked, options.clusters)
  const context = { starts, clusters, z: normalQuantile((1 - level) / 2, true) }
  const single = cells.map((_, k) => [k])
  const after = cells.map((cell, k) => ({ ...cell, k })).filter((cell) => cell.time >= cell.group)
  const by = (of: (cell: Cell) => number, chosen: readonly (Cell & { k: number })[]) => {
    const values = Array.from(new Set(chosen.map(of))).sort((a, b) => a - b)
    return aggregate(
      cells,
      values,
      values.map((v) => chosen.filter((cell) => of(cell) === v).map(({ k }) => k)),
      context,
    )
  }
  const { value: _, ...own } = aggregate(
    cells,
    single.map(([k]) => k!),
    single,
    context,
  )
  return {
    ...own,
    group: Float64Array.from(cells, (cell) => cell.group),
    time: Float64Array.from(cells, (cell) => cell.time),
    treatedUnits: Uint32Array.from(cells, (cell) => cell.treated),
    controlUnits: Uint32Array.from(cells, (cell) => cell.control),
    overall: by(() => 0, after),
    byRelativeTime: by(
      (cell) => cell.time - cell.group,
      cells.map((cell, k) => ({ ...cell, k })),
    ),
    byGroup: by((cell) => cell.group, after),
    byTime: by((cell) => cell.time, after),
    controls,
    base,
    leftOutGroups: groups.filter((g) => !usable.includes(g)),
    oneUnitGroups: usable.filter((g) => starts.filter((s) => s === g).length === 1),
    units: checked.units.count,
    clusters: clusters.count,
    level,
    reference: "Callaway and Sant'Anna (2021)",
  }
}

function cellsOf(
  panel: CheckedPanel,
  table: Int32Array,
  starts: Float64Array,
  group: number,
  controls: 'never' | 'not-yet',
  base: 'universal' | 'varying',
): Cell[] {
  const { times } = panel
  const before = times.findLastIndex((t) => t < group)
  const cells: Cell[] = []
  for (let t = 0; t < times.length; t++) {
    const from = t <= before && base === 'varying' ? t - 1 : before
    if (from < 0 || from === t) continue
    const until = Math.max(times[t]!, times[from]!)
    const isControl = (start: number) => start !== group && (controls === 'never' ? start === Number.POSITIVE_INFINITY : start > until)
    const cell = cellOf(panel, table, starts, group, from, t, isControl)
    if (cell) cells.push(cell)
  }
  return cells
}

function cellOf(
  { y, units, times }: CheckedPanel,
  table: Int32Array,
  starts: Float64Array,
  group: number,
  from: number,
  to: number,
  isControl: (start: number) => boolean,
): Cell | null {
  const width = times.length
  const changes = new Float64Array(units.count).fill(Number.NaN)
  const sums = { treated: 0, control: 0 }
  const counts = { treated: 0, control: 0 }
  let groupUnits = 0
  for (let u = 0; u < units.count; u++) {
    if (starts[u] === group) groupUnits++
    const side = starts[u] === group ? 'treated' : isControl(starts[u]!) ? 'control' : null
    const first = table[u * width + from]!
    const second = table[u * width + to]!
    if (side === null || first < 0 || second < 0) continue
    changes[u] = y[second]! - y[first]!
    sums[side] += changes[u]!
    counts[side]++
  }
  if (counts.treated === 0 || counts.control === 0) return null
  const means = { treated: sums.treated / counts.treated, control: sums.control / counts.control }
  const influence = changes.map((change, u) => {
    if (Number.isNaN(change)) return 0
    const side = starts[u] === group ? 'treated' : 'control'
    // Deviations from a mean of n are too small by (n - 1)/n; a group of one has none, and its errors are not handed out.
    const own = counts[side] > 1 ? Math.sqrt(counts[side] / (counts[side] - 1)) : 1
    return ((side === 'treated' ? 1 : -1) * own * units.count * (change - means[side])) / counts[side]
  })
  const effect = means.treated - means.control
  return { group, time: times[to]!, effect, treated: counts.treated, control: counts.control, groupUnits, influence }
}

function clustersOfUnits(panel: CheckedPanel, clusters: GroupNames | undefined): Groups {
  const { units, n } = panel
  if (!clusters) return { of: Uint32Array.from({ length: units.count }, (_, u) => u), count: units.count, names: units.names }
  if (clusters.length !== n)
    throw new AnalysisError('shape', `Expected a cluster for each of ${n} rows, but got ${clusters.length}.`, { names: ['clusters'] })
  const ofRows = numberGroups('clusters', clusters)
  const first = new Map<number, number>()
  for (let i = 0; i < n; i++) {
    const unit = units.of[i]!
    if (!first.has(unit)) first.set(unit, i)
    else if (ofRows.of[i] !== ofRows.of[first.get(unit)!])
      throw new AnalysisError('range', `Expected each unit in one cluster, but "${units.names[unit]}" is in another at row ${i}.`, {
        names: ['clusters'],
        row: i,
      })
  }
  return groupsOfRows(
    'clusters',
    clusters,
    Uint32Array.from({ length: units.count }, (_, u) => first.get(u)!),
  )
}
