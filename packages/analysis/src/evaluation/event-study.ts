// How towns with a measure differed from the others in each year before and after it began: before, they should not.

import { type Numbers, requireLevel } from '../checks.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { type WaldTest, waldTest } from '../regression/wald-test.ts'
import { checkPanel, type PanelRows, startsOfUnits } from './panel.ts'
import { fitTwoWay, requireTwoWayWork, type TwoWayFit, type TwoWayOptions } from './two-way-fit.ts'

export type EventStudy = {
  /** Periods since the start; the one before it (-1) is the base, with effect 0 and error 0. */
  relative: Int32Array
  effects: Float64Array
  standardErrors: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** Are all effects before the start 0? Null where only the base lies before it, or more periods than the groups (less one) can judge together. */
  parallelTrends: WaldTest | null
  level: number
  fit: TwoWayFit
  reference: string
}

/**
 * Event study: the two-way fixed-effects difference in every period before and after the start.
 *
 * Question: did towns with the measure go the same way as the others before it, and how did the difference grow after?
 * Assumptions: as `differenceInDifferences`; effects that do not differ between towns that started early and late (otherwise `groupTimeEffects`).
 * Not for: proving that trends were parallel - a test that finds nothing may only be weak; look at the widths of the intervals.
 *
 * @param panel `unit`, `time` (whole numbers, one period apart), `outcome`, `treatedFrom` (the same in all rows of a unit; 0 or NaN for never)
 * @param options `leads` and `lags`: how many periods before and after have an effect of their own (the outermost hold all beyond); as many as the panel
 * has unless given; and as `differenceInDifferences`
 * Errors: as `differenceInDifferences`; `range` (leads or lags that are not whole); `too-large`; `collinear` when every unit is treated and nothing ties the periods down.
 * Reference: Jacobson, LaLonde and Sullivan (1993); Freyaldenhoven, Hansen, Pérez and Shapiro (2021).
 *
 * @example
 * const unit = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4]
 * const time = [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]
 * const treatedFrom = [3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0]
 * const outcome = [20, 21, 15, 14, 30, 32, 25, 24, 18, 19, 20, 20, 25, 24, 27, 26]
 * const study = eventStudy({ unit, time, treatedFrom, outcome })
 * study.effects // => [-1.5, 0, -8.5, -9]
 * study.parallelTrends.p // => 0.3751
 */
export function eventStudy(
  panel: PanelRows & { treatedFrom: Numbers },
  options: TwoWayOptions & { leads?: number; lags?: number; level?: number } = {},
): EventStudy {
  const { level = 0.95 } = options
  requireLevel(level)
  const checked = checkPanel(panel)
  const starts = startsOfUnits(checked, panel.treatedFrom)
  const since = Float64Array.from(panel.time, (t, i) => t - starts[checked.units.of[i]!]!)
  const { first, last } = windowOf(since, options.leads, options.lags)
  const relative = Int32Array.from({ length: last - first + 1 }, (_, k) => first + k)
  const moments = Array.from(relative).filter((r) => r !== -1)
  requireTwoWayWork(checked.n, moments.length, 'Give fewer `leads` and `lags`: the outermost hold all beyond.')
  const columns = moments.map((r) => since.map((s) => (Math.max(first, Math.min(last, s)) === r && Number.isFinite(s) ? 1 : 0)))
  const fit = fitTwoWay(
    checked,
    moments.map((r) => `period ${r}`),
    columns,
    options,
  )
  const z = studentTQuantile((1 - level) / 2, fit.df, true)
  const own = (values: Float64Array) => Float64Array.from(relative, (r) => (r === -1 ? 0 : values[moments.indexOf(r)]!))
  const effects = own(fit.coefficients)
  const standardErrors = own(fit.standardErrors)
  const before = moments.filter((r) => r < -1).map((r) => `period ${r}`)
  return {
    relative,
    effects,
    standardErrors,
    lower: effects.map((b, k) => b - z * standardErrors[k]!),
    upper: effects.map((b, k) => b + z * standardErrors[k]!),
    parallelTrends:
      before.length > 0 && before.length < fit.groups ? waldTest(fit.within, before, { covariance: fit.covariance, df: fit.df }) : null,
    level,
    fit,
    reference: 'Jacobson, LaLonde and Sullivan (1993)',
  }
}

function windowOf(since: Float64Array, leads: number | undefined, lags: number | undefined): { first: number; last: number } {
  const seen = since.filter(Number.isFinite)
  if (seen.length === 0)
    throw new AnalysisError('constant', 'Expected some unit to be treated, but none ever is.', { names: ['treatedFrom'] })
  if (
    seen.some((s) => !Number.isInteger(s)) ||
    (leads !== undefined && !(Number.isInteger(leads) && leads >= 1)) ||
    (lags !== undefined && !(Number.isInteger(lags) && lags >= 0))
  )
    throw new AnalysisError('range', 'Expected periods one apart, leads from 1 and lags from 0, all whole numbers.', { names: ['time'] })
  return {
    first:
      leads === undefined
        ? Math.min(
            -1,
            seen.reduce((a, b) => Math.min(a, b)),
          )
        : -leads,
    last:
      lags ??
      Math.max(
        0,
        seen.reduce((a, b) => Math.max(a, b)),
      ),
  }
}
