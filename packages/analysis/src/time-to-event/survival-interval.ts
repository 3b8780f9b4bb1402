// How sure a share of spells still running is: intervals that stay between 0 and 1, on five scales.

/** The scale on which estimate plus or minus z errors is symmetric. */
export type SurvivalScale = 'log-log' | 'log' | 'plain' | 'logit' | 'arcsine'

/**
 * Lower and upper limit of a survival share from the error of its logarithm.
 *
 * NaN where the scale says nothing: at 0 (all scales) and, on the log-log and logit scales, while the share is 1.
 */
export function survivalInterval(survival: number, logError: number, z: number, scale: SurvivalScale): [number, number] {
  const nothing: [number, number] = [Number.NaN, Number.NaN]
  if (!Number.isFinite(logError) || !(survival > 0)) return nothing
  const reach = z * logError
  switch (scale) {
    case 'plain':
      return [Math.max(0, survival - survival * reach), Math.min(1, survival + survival * reach)]
    case 'log':
      return [survival * Math.exp(-reach), Math.min(1, survival * Math.exp(reach))]
    case 'log-log': {
      if (survival >= 1) return nothing
      const log = Math.log(survival)
      const factor = Math.exp(reach / log)
      return [Math.exp(log / factor), Math.exp(log * factor)]
    }
    case 'logit': {
      if (survival >= 1) return nothing
      const odds = survival / (1 - survival)
      const factor = Math.exp(reach / (1 - survival))
      return [odds / (factor + odds), (odds * factor) / (1 + odds * factor)]
    }
    case 'arcsine': {
      const angle = Math.asin(Math.sqrt(survival))
      const half = survival >= 1 ? 0 : 0.5 * reach * Math.sqrt(survival / (1 - survival))
      return [Math.sin(Math.max(0, angle - half)) ** 2, Math.sin(Math.min(Math.PI / 2, angle + half)) ** 2]
    }
  }
}
