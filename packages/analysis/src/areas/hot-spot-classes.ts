// What a hot spot has been through: is it new, does it last, does it come and go?

import { type Numbers, requireAtLeast, requireAtMost, requireFinite, requireNumber, requireSameLength } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { adjustPValues, type PAdjustment } from '../multiple-comparison/adjust-p-values.ts'
import { type MannKendall, mannKendall } from './mann-kendall.ts'
import { normalP } from './tests-of-z.ts'

/** The course of an area's hot (or cold) periods. */
export type SpotCourse = 'new' | 'consecutive' | 'intensifying' | 'persistent' | 'diminishing' | 'sporadic' | 'oscillating' | 'historical'

export type HotSpotClass = {
  /** 'none': no course, hot or cold, fits. */
  kind: 'hot' | 'cold' | 'none'
  course: SpotCourse | null
  /** Periods in which the area was hot, and cold. */
  hotPeriods: number
  coldPeriods: number
  /** Trend of z over the periods; null with fewer than three. */
  trend: MannKendall | null
}

export type HotSpotClasses = {
  classes: HotSpotClass[]
  /** By period and area: 1 hot, -1 cold, 0 neither. */
  states: Int8Array[]
  level: number
  trendLevel: number
  share: number
  adjustment: PAdjustment | 'none'
  /** Areas and periods whose z was given as NaN: they count as neither hot nor cold, and their area has no trend. */
  missing: number
  areas: number
  periods: number
}

export type HotSpotOptions = {
  /** A period is hot or cold where the adjusted two-sided p of its z is at most this. */
  level?: number
  /** The trend of z counts where its two-sided p is at most this. */
  trendLevel?: number
  /** Share of all periods that makes a hot spot a lasting one. */
  share?: number
  adjustment?: PAdjustment | 'none'
  /** Whether p values are adjusted over the whole table or within each period. */
  family?: 'all' | 'period'
}

// Each takes about a second; the trend test looks at all pairs of periods.
const MOST_CELLS = 1e6
const MOST_PAIRS = 1e8

/**
 * Classes of hot and cold spots over time, as the emerging hot spot analysis of ESRI defines them.
 *
 * Question: which hot spots are new, which last, grow or fade, and which come and go?
 * The classes, for hot (cold alike); the first that fits counts:
 * - new: hot in the last period and never before;
 * - consecutive: hot in an unbroken run of at least two periods up to the last, never before that run, and in less than `share` of all;
 * - intensifying, diminishing, persistent: hot in at least `share` of all periods, the last among them, with z rising, falling or neither;
 * - sporadic: hot in the last period, on and off before, in less than `share` of all, and never cold;
 * - oscillating: hot in the last period, in less than `share` of all, and cold at some time before;
 * - historical: not hot in the last period, but in at least `share` of all.
 * An area that is historical as one and new as the other is told as what it is now.
 * Assumptions: z of each period by the same method (`localGMoments`, `spaceTimeGStar`); periods of equal length, the unfinished one left out.
 * Not for: fewer than some ten periods (the trend can hardly show and one period decides); forecasts.
 *
 * @param z one array per period in order of time, each with z of every area (NaN where an area has none)
 * @param options `level` (0.05), `trendLevel` (0.05), `share` (0.9), `adjustment` ('benjamini-hochberg'), `family` ('all')
 * Errors: `empty`, `shape`, `not-finite` (an infinite z), `range`, `too-large` (above a million areas times periods).
 * Reference: ESRI (2024), "How Emerging Hot Spot Analysis works", ArcGIS Pro documentation; Mann (1945) and Kendall (1975) for the trend.
 *
 * @example
 * const result = hotSpotClasses([[0, 4, 3, 4], [0, 4, -4, 4], [0, 4, 1, 4], [5, 4, 4, 0]], { adjustment: 'none' })
 * result.classes.map((area) => area.course) // => ['new', 'persistent', 'oscillating', null]
 */
export function hotSpotClasses(z: readonly Numbers[], options: HotSpotOptions = {}): HotSpotClasses {
  const { level = 0.05, trendLevel = 0.05, share = 0.9, adjustment = 'benjamini-hochberg', family = 'all' } = options
  requireNumber('level', level, 0, 1)
  requireNumber('trendLevel', trendLevel, 0, 1)
  requireNumber('share', share, 0, 1)
  const missing = checkedTable(z)
  const cells = z.length * z[0]!.length
  requireAtMost('areas times periods', cells, MOST_CELLS, 'Take larger areas or longer periods.')
  requireAtMost('areas times squared periods', cells * z.length, MOST_PAIRS, 'Take longer periods.')
  const p = adjusted(
    z.map((period) => Float64Array.from(period, (value) => normalP(value, 'two-sided'))),
    adjustment,
    family,
  )
  const states = z.map((period, t) => Int8Array.from(period, (value, i) => (p[t]![i]! <= level ? Math.sign(value) : 0)))
  const areas = z[0]!.length
  const classes = Array.from({ length: areas }, (_, i): HotSpotClass => {
    const series = z.map((period) => period[i]!)
    const trend = series.length >= 3 && !series.some(Number.isNaN) ? mannKendall(series) : null
    const state = states.map((period) => period[i]!)
    return classOf(state, trend, share, trendLevel)
  })
  return { classes, states, level, trendLevel, share, adjustment, missing, areas, periods: z.length }
}

function checkedTable(z: readonly Numbers[]): number {
  if (z.length === 0) throw new AnalysisError('empty', 'Expected at least one period, but there is none.', { names: ['z'] })
  let missing = 0
  z.forEach((period, t) => {
    requireAtLeast(`z of period ${t}`, period)
    requireSameLength(`z of period ${t}`, period, z[0]!.length)
    const known = Array.from(period).filter((value) => !Number.isNaN(value))
    requireFinite(`z of period ${t}`, known)
    missing += period.length - known.length
  })
  return missing
}

function adjusted(p: Float64Array[], adjustment: PAdjustment | 'none', family: 'all' | 'period'): Float64Array[] {
  if (adjustment === 'none') return p
  if (family === 'period') return p.map((period) => adjustPValues(period, adjustment).adjusted)
  const areas = p[0]!.length
  const flat = new Float64Array(p.length * areas)
  p.forEach((period, t) => {
    flat.set(period, t * areas)
  })
  const together = adjustPValues(flat, adjustment).adjusted
  return p.map((_, t) => together.slice(t * areas, (t + 1) * areas))
}

function classOf(state: readonly number[], trend: MannKendall | null, share: number, trendLevel: number): HotSpotClass {
  const hotPeriods = state.filter((s) => s === 1).length
  const coldPeriods = state.filter((s) => s === -1).length
  // What an area is in the last period goes before what it was.
  const signs = state.at(-1) === -1 ? [-1, 1] : [1, -1]
  for (const sign of signs) {
    const course = courseOf(
      state.map((s) => s * sign),
      trend && trend.p <= trendLevel ? Math.sign(trend.s) * sign : 0,
      share,
    )
    if (course) return { kind: sign === 1 ? 'hot' : 'cold', course, hotPeriods, coldPeriods, trend }
  }
  return { kind: 'none', course: null, hotPeriods, coldPeriods, trend }
}

// Told for hot spots; cold ones come with their signs turned.
function courseOf(state: readonly number[], direction: number, share: number): SpotCourse | null {
  const periods = state.length
  const hot = state.filter((s) => s === 1).length
  // A share such as 0.9 of 10 must not fail for the last digit of a product.
  const lasting = hot >= share * periods - 1e-9
  if (state[periods - 1] !== 1) return lasting && hot > 0 ? 'historical' : null
  let run = 0
  while (run < periods && state[periods - 1 - run] === 1) run++
  if (hot === 1) return 'new'
  if (run === hot && !lasting) return 'consecutive'
  if (lasting) return direction > 0 ? 'intensifying' : direction < 0 ? 'diminishing' : 'persistent'
  return state.includes(-1) ? 'oscillating' : 'sporadic'
}
