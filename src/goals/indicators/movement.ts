// How an indicator has moved: from the intervals of two figures and the smallest change that matters, never from a line's direction (decision 0009).
import { differenceOfIndependent } from '@trygby/analysis'
import { type Release, recordsOf } from '../../platform/release/index.ts'
import type { Movement } from '../goals/model.ts'
import { type Indicator, type IndicatorValue, type JudgedBy, judgedBy, readJudgedBy } from './model.ts'
import { spanOf } from './period/model.ts'

/** One figure as far as a movement needs it; without interval where none is known. */
export interface MovementFigure {
  period: string
  value: number
  interval: { lower: number; upper: number } | null
  /** How many it rests on; null where nobody can say. */
  n: number | null
}

/** Why the movement is what it is; a page has a sentence for each. */
export const movementReasons = [
  'no-figures',
  'no-baseline',
  'one-period',
  'break-between',
  'no-interval',
  'no-terms',
  'too-thin',
  'within-margin',
  'good-side',
  'bad-side',
  'around-zero',
] as const
export type MovementReason = (typeof movementReasons)[number]

export interface MovementOf {
  movement: Movement
  why: MovementReason
  baseline: MovementFigure | null
  newest: MovementFigure | null
  /** Newest minus baseline, in the unit, with its 95 per cent interval; null where it cannot be worked out. */
  difference: number | null
  lower: number | null
  upper: number | null
}

export type Terms = Pick<JudgedBy, 'goodIs' | 'margin'>

/**
 * The movement between two figures that rest on different people or different years.
 * `margin` is the smallest change that matters, in the unit of the figures, above 0.
 */
export function movementOf(baseline: MovementFigure | null, newest: MovementFigure | null, { goodIs, margin }: Terms): MovementOf {
  const unknown = (why: MovementReason): MovementOf => ({
    movement: 'cannot-tell',
    why,
    baseline,
    newest,
    difference: baseline && newest && Number.isFinite(newest.value - baseline.value) ? newest.value - baseline.value : null,
    lower: null,
    upper: null,
  })
  if (!newest) return unknown('no-figures')
  if (!baseline) return unknown('no-baseline')
  if (isNotAfter(newest, baseline)) return unknown('one-period')
  const [then, now] = [estimateOf(baseline), estimateOf(newest)]
  if (!then || !now) return unknown('no-interval')
  if (!(margin > 0)) return unknown('no-terms')
  const change = differenceOfIndependent(now, then)
  const { difference, lower, upper } = change
  return { ...judge(lower, upper, goodIs, margin), baseline, newest, difference, lower, upper }
}

function judge(lower: number, upper: number, goodIs: Terms['goodIs'], margin: number): Pick<MovementOf, 'movement' | 'why'> {
  // First of all: a change known to be smaller than what matters is none, even when chance alone did not make it.
  if (lower > -margin && upper < margin) return { movement: 'held', why: 'within-margin' }
  if (lower > 0 || upper < 0) {
    const isGood = lower > 0 === (goodIs === 'higher')
    return isGood ? { movement: 'better', why: 'good-side' } : { movement: 'worse', why: 'bad-side' }
  }
  // A great rise and a great fall are both possible: the figures are too few to say anything.
  if (lower <= -margin && upper >= margin) return { movement: 'cannot-tell', why: 'too-thin' }
  return { movement: 'no-clear-change', why: 'around-zero' }
}

/** Periods that overlap share what they count, and their figures are not independent. */
function isNotAfter(newest: MovementFigure, baseline: MovementFigure): boolean {
  const [now, then] = [spanOf(newest.period), spanOf(baseline.period)]
  return !now || !then || now.start < then.end - 1e-9
}

function estimateOf({ value, interval }: MovementFigure) {
  if (!interval) return null
  const { lower, upper } = interval
  return [value, lower, upper].every(Number.isFinite) && lower <= value && value <= upper ? { value, lower, upper } : null
}

/** Whether the wished level is reached: said of the newest figure alone, and only where its whole interval lies on one side. */
export type TargetStanding = 'reached' | 'not-yet' | 'cannot-tell'

export function targetStanding(newest: MovementFigure | null, target: JudgedBy['target'], goodIs: Terms['goodIs']): TargetStanding | null {
  if (!target) return null
  const now = newest && estimateOf(newest)
  if (!now) return 'cannot-tell'
  const [worst, best] = goodIs === 'higher' ? [now.lower, now.upper] : [-now.upper, -now.lower]
  const wished = goodIs === 'higher' ? target.value : -target.value
  if (worst >= wished) return 'reached'
  return best < wished ? 'not-yet' : 'cannot-tell'
}

/** Movement of a series in any order. `breaks` are the periods from which the way of counting was another. */
export function movementOfSeries(figures: readonly MovementFigure[], terms: JudgedBy, breaks: readonly string[] = []): MovementOf {
  const inTime = inOrder(figures)
  const newest = inTime.at(-1) ?? null
  const baseline = terms.baselinePeriod === '' ? (inTime[0] ?? null) : (inTime.find((one) => one.period === terms.baselinePeriod) ?? null)
  const found = movementOf(baseline, newest, terms)
  if (!baseline || !newest || found.why === 'one-period' || !breaks.some((period) => isBetween(period, baseline, newest))) return found
  return { ...found, movement: 'cannot-tell', why: 'break-between', lower: null, upper: null }
}

/** A break inside the baseline's own period, or inside the newest one, makes them unlike too. */
function isBetween(period: string, baseline: MovementFigure, newest: MovementFigure): boolean {
  const [at, then, now] = [spanOf(period), spanOf(baseline.period), spanOf(newest.period)]
  return at !== null && then !== null && now !== null && at.start > then.start + 1e-9 && at.start < now.end - 1e-9
}

/** Oldest first; periods that are none are left out. */
export const inOrder = <F extends { period: string }>(figures: readonly F[]): F[] =>
  figures
    .filter(({ period }) => spanOf(period) !== null)
    .sort((a, b) => (spanOf(a.period)?.end ?? 0) - (spanOf(b.period)?.end ?? 0) || a.period.localeCompare(b.period))

/** The figures of a release that are there; one that is withheld is not. */
export function figuresOfRelease({ table }: Release): MovementFigure[] {
  return recordsOf(table).flatMap(({ period, value, lower, upper, n }) =>
    typeof value === 'number'
      ? [
          {
            period: String(period),
            value,
            interval: typeof lower === 'number' && typeof upper === 'number' ? { lower, upper } : null,
            n: typeof n === 'number' ? n : null,
          },
        ]
      : [],
  )
}

/** From when the figures of a release were counted in another way. */
export const breaksOfRelease = ({ table }: Release): string[] =>
  table.provenance.flatMap(({ marks }) => marks.map(({ period }) => period)).filter((period) => period !== '')

/** The movement the public sees: from a release and the terms in it. */
export function movementOfRelease(release: Release): MovementOf {
  const terms = readJudgedBy(release.table.about)
  const figures = figuresOfRelease(release)
  if (terms) return movementOfSeries(figures, terms, breaksOfRelease(release))
  return {
    movement: 'cannot-tell',
    why: 'no-terms',
    baseline: null,
    newest: inOrder(figures).at(-1) ?? null,
    difference: null,
    lower: null,
    upper: null,
  }
}

/** The movement staff see before a release: from the figures that hold. */
export function movementOfValues(values: readonly IndicatorValue[], indicator: Indicator): MovementOf {
  const holding = values.filter(({ replacedBy }) => replacedBy === null).map(figureOfValue)
  return movementOfSeries(holding, judgedBy(indicator), breaksOfValues(values))
}

export const figureOfValue = ({ period, value, interval, n }: IndicatorValue): MovementFigure => ({
  period,
  value,
  interval: 'none' in interval ? null : interval,
  n: 'none' in n ? null : n.count,
})

/** Whether two figures say the same of the same time, as surely. */
export const sameFigure = (one: MovementFigure, other: MovementFigure): boolean =>
  one.period === other.period &&
  one.value === other.value &&
  one.n === other.n &&
  one.interval?.lower === other.interval?.lower &&
  one.interval?.upper === other.interval?.upper

/** Breaks that came with the figures of a series, where the source says them: `provenance.marks` as in a release. */
function breaksOfValues(values: readonly IndicatorValue[]): string[] {
  const found = new Set<string>()
  for (const { provenance } of values) {
    const { marks } = provenance
    if (!Array.isArray(marks)) continue
    for (const mark of marks) if (isMark(mark) && mark.period !== '') found.add(mark.period)
  }
  return [...found]
}

const isMark = (mark: unknown): mark is { period: string } =>
  typeof mark === 'object' && mark !== null && 'period' in mark && typeof mark.period === 'string'
