// Fits what is usual twice: once as the past was, and once with past outbreaks weighed down.

import { weighDownOutbreaks } from './past-outbreaks.ts'
import { dispersionWith, fitTrend, residualDegrees, type TrendRoom } from './quasi-poisson-trend.ts'

/** How the past is to be fitted; `threshold` is the standardised residual from which a past excess loses weight. */
export type UsualOptions = { trend: boolean; reweight: boolean; threshold: number; useUnsettled: boolean }

/** Variance over mean, never below the Poisson's 1; null where no fit can be had. */
export type Dispersion = number | null

/**
 * Fills the room with the fit, from which weights are taken for a second one: once and not to convergence, as the
 * surveillance package does.
 *
 * The second fit is what the forecast is read from; the first has outbreaks in it and serves to find them. A trend
 * that keeps the fit from settling is given up; without one an unsettled fit is only used when `useUnsettled` (the
 * 1996 method goes on, the flexible one gives no answer).
 */
export function fitUsual(room: TrendRoom, { trend, reweight, threshold, useUnsettled }: UsualOptions): Dispersion {
  for (let i = 0; i < room.n; i++) room.prior[i] = 1
  let withTrend = trend
  fitTrend(room, withTrend)
  if (!room.converged && withTrend) {
    withTrend = false
    fitTrend(room, withTrend)
  }
  if ((!room.converged && !useUnsettled) || residualDegrees(room) < 1) return null
  const first = atLeastPoisson(room)
  if (!reweight || first === null) return first
  weighDownOutbreaks(room, first, threshold)
  fitTrend(room, withTrend)
  return atLeastPoisson(room)
}

// Pearson's chi-square over the degrees of freedom. Below 1 it is luck: counts more even than chance are no law to
// set limits by.
function atLeastPoisson(room: TrendRoom): Dispersion {
  const dispersion = dispersionWith(room, room.working)
  return Number.isFinite(dispersion) ? Math.max(1, dispersion) : null
}
