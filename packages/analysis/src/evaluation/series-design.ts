// The columns of an interrupted series: the trend that was there, the step and the new slope since the day something changed, the season, the rest.

import { type Numbers, requireAtLeast, requireAtMost, requireOneOf, requireWithin } from '../checks.ts'
import { type DesignMatrix, designMatrix, factorTerm, numericTerm, type SingleTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { harmonicTerm } from '../regression/harmonic-term.ts'

export type SeriesSeason = {
  /** Periods in a turn: 12 for months, 4 for quarters. */
  period: number
  /** One level per period of the turn, or waves: `pairs` of them. */
  form: 'levels' | 'waves'
  pairs?: number
  /** Which period of the turn the first row is, from 1. */
  first?: number
}

export type SeriesShape = {
  /** Whether the slope may change too. */
  slopeChange?: boolean
  /** The count of periods since the start in the first period after it: 1 (the step is then read one period before) or 0. */
  firstPeriod?: 0 | 1
  season?: SeriesSeason
  /** Other conditions, n values each. */
  covariates?: readonly SingleTerm[]
}

/** Columns `time` (1 ... n), `level`, `slope` where it may change, then season and covariates. */
export function seriesDesign(n: number, start: number, shape: SeriesShape): DesignMatrix {
  const { slopeChange = true, firstPeriod = 1, season, covariates = [] } = shape
  requireOneOf('firstPeriod', String(firstPeriod), ['0', '1'])
  if (!(Number.isInteger(start) && start >= 2 && start < n))
    throw new AnalysisError(
      'range',
      `Expected a start with at least two periods before it and one after, from 2 to ${n - 1}, but got ${start}.`,
      {
        names: ['start'],
      },
    )
  const periods = Array.from({ length: n }, (_, t) => t)
  const terms: SingleTerm[] = [
    numericTerm(
      'time',
      periods.map((t) => t + 1),
    ),
    numericTerm(
      'level',
      periods.map((t) => (t >= start ? 1 : 0)),
    ),
  ]
  if (slopeChange)
    terms.push(
      numericTerm(
        'slope',
        periods.map((t) => (t >= start ? t - start + firstPeriod : 0)),
      ),
    )
  if (season) terms.push(seasonTerm(n, season))
  return designMatrix(n, [...terms, ...covariates])
}

function seasonTerm(n: number, { period, form, pairs = 1, first = 1 }: SeriesSeason): SingleTerm {
  if (!(Number.isInteger(period) && period >= 2 && Number.isInteger(first) && first >= 1 && first <= period))
    throw new AnalysisError('range', `Expected a whole period from 2 and a first season from 1 to it, but got ${period} and ${first}.`, {
      names: ['season'],
    })
  requireOneOf('the form of the season', form, ['levels', 'waves'])
  const seasons = Array.from({ length: n }, (_, t) => ((t + first - 1) % period) + 1)
  if (form === 'waves') return harmonicTerm('season', seasons, { period, pairs })
  return factorTerm(
    'season',
    seasons,
    Array.from({ length: period }, (_, k) => k + 1),
  )
}

/** The same rows as if nothing had changed: no step, no new slope. */
export function withoutChange(design: DesignMatrix): DesignMatrix {
  const values = Float64Array.from(design.values)
  for (const name of ['level', 'slope']) {
    const column = design.names.indexOf(name)
    if (column >= 0) values.fill(0, column * design.rows, (column + 1) * design.rows)
  }
  return { ...design, values }
}

/** Refuses a series that cannot be one: empty, short, endless, or with holes. */
export function requireSeries(outcome: Numbers): void {
  requireAtLeast('outcome', outcome, 4)
  requireAtMost('periods', outcome.length, 10_000, 'Add hours or days up to weeks or months.')
  requireWithin('outcome', outcome, -1e75, 1e75)
}
