// Says how large or small the effect of a condition may be, judged by how badly the model fits when that effect is held fixed.

import { requireAtMost, requireLevel } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { risingRoot } from '../distributions/root.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { estimatesDispersion, lawOf } from './family.ts'
import type { GlmFit } from './glm-fit.ts'
import { makeIrls, settleIrls, startIrls } from './irls.ts'

export type ProfileInterval = { name: string; estimate: number; lower: number; upper: number; level: number; reference: string }

/** The model is fitted a dozen times: about a second. */
const MOST_FIGURES = 1e6

/**
 * Profile-likelihood interval of one coefficient, on the scale of the link.
 *
 * Question: which sizes of this effect do the figures not speak against?
 * Assumptions: as the fit's; better than estimate plus or minus error when events are few. Theta of a negative binomial is held fixed.
 * Not for: a coefficient without finite estimate.
 *
 * Errors: `range` when the fit has no such column or no other column; `too-large` (above a million figures).
 * Reference: Venables and Ripley (2002), section 8.4 (as R's `confint`, which interpolates and so differs in the fifth digit).
 *
 * @example
 * const fit = fitGlm(designMatrix(4, [numericTerm('x', [0, 1, 2, 3])]), [1, 3, 5, 12])
 * profileInterval(fit, 'x').lower // => 0.3273
 */
export function profileInterval(fit: GlmFit, name: string, options: { level?: number } = {}): ProfileInterval {
  const { level = 0.95 } = options
  requireLevel(level)
  const column = fit.names.indexOf(name)
  if (column < 0 || fit.names.length < 2)
    throw new AnalysisError('range', `Expected one of several columns ${fit.names.join(', ')}, but got "${name}".`, { names: [name] })
  requireAtMost(
    'figures (rows times columns)',
    fit.design.values.length,
    MOST_FIGURES,
    'Take `coefficientIntervals`: with so many rows they agree.',
  )
  const z = estimatesDispersion(fit.family)
    ? studentTQuantile((1 - level) / 2, fit.dfResidual, true)
    : normalQuantile((1 - level) / 2, true)
  const estimate = fit.coefficients[column]!
  const error = fit.standardErrors[column]!
  const root = signedRoot(fit, column)
  const slopeAt = (value: number, at: number) => (Math.abs(value - estimate) > 1e-8 * error ? at / (value - estimate) : 1 / error)
  const end = (target: number) =>
    risingRoot(
      (value) => {
        const at = root(value)
        return [at - target, slopeAt(value, at)]
      },
      estimate + target * error,
    )
  return { name, estimate, lower: end(-z), upper: end(z), level, reference: 'Venables and Ripley (2002), section 8.4' }
}

// Signed square root of the deviance lost when the coefficient is held at a value: near normal, and rising.
function signedRoot(fit: GlmFit, column: number): (value: number) => number {
  const family = lawOf(fit)
  const rows = fit.design.rows
  const values = Float64Array.from([...fit.design.values.subarray(0, column * rows), ...fit.design.values.subarray((column + 1) * rows)])
  const names = fit.names.filter((_, j) => j !== column)
  const rest: DesignMatrix = { ...fit.design, columns: names.length, names, values, terms: [] }
  let start = fit.coefficients.filter((_, j) => j !== column)
  return (value) => {
    const offset = fit.offset.map((o, i) => o + value * fit.design.values[i + column * rows]!)
    const part = makeIrls(rest, fit.y, offset, fit.weights)
    startIrls(part, family, start)
    settleIrls(part, family, 1e-8, 200)
    start = Float64Array.from(part.coefficients)
    const lost = Math.max(0, part.deviance - fit.deviance) / fit.dispersion
    return Math.sign(value - fit.coefficients[column]!) * Math.sqrt(lost)
  }
}
