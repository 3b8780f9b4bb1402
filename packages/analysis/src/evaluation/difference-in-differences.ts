// Did towns where something was done change more than towns where it was not?

import { type Numbers, requireLevel } from '../checks.ts'
import { studentTCdf, studentTQuantile } from '../distributions/student-t.ts'
import { checkPanel, type PanelRows } from './panel.ts'
import { fitTwoWay, type TwoWayFit, type TwoWayOptions } from './two-way-fit.ts'

export type DifferenceInDifferences = TwoWayFit & {
  /** The coefficient of the treatment: `names[0]`, "treated". */
  effect: number
  standardError: number
  lower: number
  upper: number
  t: number
  p: number
  level: number
  units: number
  periods: number
  reference: string
}

/** A panel with the treatment of each row: 1 where and when it is in force, 0 elsewhere (or a dose). */
export type TreatedPanel = PanelRows & { treated: Numbers; covariates?: Readonly<Record<string, Numbers>> }

/**
 * Difference-in-differences by two-way fixed effects: an effect of each town, an effect of each year, and the treatment.
 *
 * Question: did towns with the measure change more than towns without it?
 * Assumptions: without the measure, both would have changed alike (look at `eventStudy`); it does not spill over; and the effect is the same for all
 * towns and years. Where towns start at different times and effects grow or differ, this estimate mixes good comparisons with bad ones - see
 * `goodmanBacon`, and use `groupTimeEffects`.
 * Not for: one treated town - its error is unknowable here (`syntheticControl`); fewer than about 40 groups without `wildClusterTest`.
 *
 * @param panel one entry per row: `unit`, `time`, `outcome`, `treated`, and `covariates` by name
 * @param options `clusters` (the unit), `kind` ('CR1'), `countEffects` (true), `weights`; `level` (0.95)
 * Errors: `shape`, `not-finite`, `range`, `empty`, `too-short`, `collinear` (a column without variation within units and periods), `constant`,
 * `too-large` (above 500 periods, 5 million rows times columns).
 * Convention: t has G - 1 degrees of freedom. k of CR1 counts all effects unless `countEffects` is false (then columns and one constant).
 * Reference: Angrist and Pischke (2009), section 5.2; Bertrand, Duflo and Mullainathan (2004) on the errors.
 *
 * @example
 * const unit = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
 * const time = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]
 * const treated = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
 * const outcome = [20, 21, 15, 30, 32, 25, 18, 19, 20, 25, 24, 27]
 * const did = differenceInDifferences({ unit, time, treated, outcome })
 * did.effect // => -7.75
 * did.p // => 0.001431
 */
export function differenceInDifferences(panel: TreatedPanel, options: TwoWayOptions & { level?: number } = {}): DifferenceInDifferences {
  const { level = 0.95 } = options
  requireLevel(level)
  const checked = checkPanel(panel)
  const covariates = Object.entries(panel.covariates ?? {})
  const names = ['treated', ...covariates.map(([name]) => name)]
  const fit = fitTwoWay(checked, names, [panel.treated, ...covariates.map(([, values]) => values)], options)
  const effect = fit.coefficients[0]!
  const standardError = fit.standardErrors[0]!
  const reach = studentTQuantile((1 - level) / 2, fit.df, true) * standardError
  const t = effect / standardError
  return {
    ...fit,
    effect,
    standardError,
    lower: effect - reach,
    upper: effect + reach,
    t,
    p: 2 * studentTCdf(Math.abs(t), fit.df, true),
    level,
    units: checked.units.count,
    periods: checked.times.length,
    reference: 'Angrist and Pischke (2009), section 5.2; Bertrand, Duflo and Mullainathan (2004)',
  }
}
