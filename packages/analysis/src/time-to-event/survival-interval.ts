// How sure a share of spells still running is: intervals that stay between 0 and 1, on five scales.

import { requireOneOf } from '../checks.ts'
import { inParts, type Pace } from '../pace.ts'

/** The scale on which estimate plus or minus z errors is symmetric. */
export type SurvivalScale = 'log-log' | 'log' | 'plain' | 'logit' | 'arcsine'

/** Refuses (`range`) a scale that is none of the five, as callers without types may pass one. */
export function requireScale(scale: SurvivalScale): void {
  requireOneOf('scale', scale, ['log-log', 'log', 'plain', 'logit', 'arcsine'])
}

/**
 * Lower and upper limit of a survival share from the error of its logarithm.
 *
 * On each scale the error follows by the delta method: with e that of ln S, it is e S for S itself, e / |ln
 * S| for ln(-ln S), e / (1 - S) for the logit and e sqrt(S / (1 - S)) / 2 for the arcsine of the root.
 * Limits are made on the scale and turned back.
 * Reference: Kalbfleisch and Prentice (2002), section 1.4 (log-log); Link (1984); Borgan and Liestøl (1990)
 * for the arcsine. NaN where the scale says nothing: at 0 (all scales) and, on the log-log and logit
 * scales, while the share is 1.
 */
export function survivalInterval(survival: number, logError: number, z: number, scale: SurvivalScale): [number, number] {
  const nothing: [number, number] = [Number.NaN, Number.NaN]
  if (!Number.isFinite(logError) || !(survival > 0)) return nothing
  const reach = z * logError
  switch (scale) {
    // S -+ z se, cut at the borders: below about 0.1 and above 0.9 the cut shows that the shape is wrong.
    case 'plain':
      return [Math.max(0, survival - survival * reach), Math.min(1, survival + survival * reach)]
    // ln S has the error that Greenwood's sum gives directly; symmetric there, S times and over a factor.
    case 'log':
      return [survival * Math.exp(-reach), Math.min(1, survival * Math.exp(reach))]
    // ln(-ln S), the log of the cumulative hazard, has no borders: S^factor and S^(1/factor) are always inside.
    case 'log-log': {
      if (survival >= 1) return nothing
      const log = Math.log(survival)
      const factor = Math.exp(reach / log)
      return [Math.exp(log / factor), Math.exp(log * factor)]
    }
    // The odds S / (1 - S) times and over a factor, turned back to a share.
    case 'logit': {
      if (survival >= 1) return nothing
      const odds = survival / (1 - survival)
      const factor = Math.exp(reach / (1 - survival))
      return [odds / (factor + odds), (odds * factor) / (1 + odds * factor)]
    }
    // asin(sqrt S) has an error that hardly depends on S; angles are cut at 0 and at a right angle.
    case 'arcsine': {
      const angle = Math.asin(Math.sqrt(survival))
      const half = survival >= 1 ? 0 : 0.5 * reach * Math.sqrt(survival / (1 - survival))
      return [Math.sin(Math.max(0, angle - half)) ** 2, Math.sin(Math.min(Math.PI / 2, angle + half)) ** 2]
    }
  }
}

/**
 * The limits are of each time by itself: of the whole curve, some time lies outside them more often than
 * one minus the level says. A band for all times at once would have to be wider.
 *
 * Limits of a whole curve from its shares and the errors of their logarithms.
 */
export async function limitsOf(
  shares: Float64Array,
  logErrors: Float64Array,
  z: number,
  scale: SurvivalScale,
  pace: Pace,
): Promise<{ lower: Float64Array; upper: Float64Array }> {
  const lower = new Float64Array(shares.length)
  const upper = new Float64Array(shares.length)
  // Five exponentials or logarithms per time.
  await inParts(shares.length, 100, pace, (from, to) => {
    for (let t = from; t < to; t++) {
      const pair = survivalInterval(shares[t]!, logErrors[t]!, z, scale)
      lower[t] = pair[0]
      upper[t] = pair[1]
    }
  })
  return { lower, upper }
}

/** Errors of the logarithms of shares: NaN or infinite, and so without limits, where a share is 0. */
export function logErrorsOf(shares: Float64Array, errors: Float64Array): Float64Array {
  const logErrors = new Float64Array(shares.length)
  for (let t = 0; t < shares.length; t++) logErrors[t] = errors[t]! / shares[t]!
  return logErrors
}
