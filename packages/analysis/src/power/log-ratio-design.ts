// The arithmetic that all comparisons of counts share: how the error of ln(ratio) depends on the ratio itself.

import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { risingRoot } from '../distributions/root.ts'
import { AnalysisError } from '../errors.ts'

/**
 * Variance of an estimated ln(ratio) as `fixed + changing / ratio`: the count that the effort changes is expected to be `ratio` times as large,
 * so its share of the variance shrinks when the ratio grows.
 */
export type LogRatioDesign = { fixed: number; changing: number }

export function logRatioError(design: LogRatioDesign, ratio: number): number {
  return Math.sqrt(design.fixed + design.changing / ratio)
}

/** Chance that ln(estimated ratio) passes the critical value on the side of the true ratio. */
export function logRatioPower(design: LogRatioDesign, ratio: number, critical: number): number {
  return normalCdf(critical - Math.abs(Math.log(ratio)) / logRatioError(design, ratio), true)
}

/**
 * The ratio nearest 1, below it or above it, that is seen with this power; null where none is.
 *
 * With s = |ln ratio| the standardised effect s / error rises all the way upwards. Downwards it turns at s*, where (s* - 2) exp(s*) = 2 fixed / changing
 * (its derivative is zero), because the log of a small count is badly known: beyond s* a larger fall is seen less often, and only up to there is searched.
 */
export function detectableLogRatio(design: LogRatioDesign, direction: -1 | 1, power: number, critical: number): number | null {
  const wanted = critical + normalQuantile(power)
  const most = direction < 0 ? turningPoint(design) : Number.POSITIVE_INFINITY
  const gap = (s: number) => s - wanted * logRatioError(design, Math.exp(direction * s))
  if (direction < 0 && !(gap(most) >= 0)) return null
  const s = risingRoot(
    (x) => {
      const error = logRatioError(design, Math.exp(direction * x))
      // d error / ds = -direction changing exp(-direction s) / (2 error)
      return [x - wanted * error, 1 + (wanted * direction * design.changing * Math.exp(-direction * x)) / (2 * error)]
    },
    Math.min(wanted * logRatioError(design, 1), most),
    0,
    most,
  )
  return Math.exp(direction * s)
}

function turningPoint(design: LogRatioDesign): number {
  const target = Math.log((2 * design.fixed) / design.changing)
  if (target === Number.NEGATIVE_INFINITY) return 2
  // In u = ln(s - 2) the equation u + 2 + exp(u) = target rises steadily.
  const u = risingRoot((x) => [x + 2 + Math.exp(x) - target, 1 + Math.exp(x)], Math.min(target - 2, Math.log(Math.max(target, 1))))
  return 2 + Math.exp(u)
}

/** How much larger all counts must be for this ratio to be seen: the factor by which `fixed` and `changing` are to shrink, given a part that stays. */
export function neededFactor(design: LogRatioDesign, staying: number, ratio: number, power: number, critical: number): number {
  const room = (Math.log(ratio) / (critical + normalQuantile(power))) ** 2 - staying
  if (!(room > 0))
    throw new AnalysisError(
      'infeasible',
      `Expected an effect that larger counts can show, but a ratio of ${ratio} drowns in variation between areas or periods.`,
      { names: ['ratio'] },
    )
  return logRatioError(design, ratio) ** 2 / room
}
