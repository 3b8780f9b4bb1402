// Where a hazard regression fits badly, and which spells carry its answers.

import type { CoxFit } from './cox-regression.ts'
import { influenceOnEffects } from './cox-robust.ts'
import { eventMeans, scoreParts } from './cox-scores.ts'

export type CoxResiduals = {
  kind: CoxResidualKind
  /** One row per spell (in the order given) or per event (by stratum and time), one column per effect, or one column in all; row by row. */
  values: Float64Array
  rows: number
  columns: number
  /** Which spell each row belongs to. */
  spell: Uint32Array
  n: number
}

export type CoxResidualKind = 'martingale' | 'deviance' | 'score' | 'dfbeta' | 'schoenfeld' | 'scaled-schoenfeld'

/**
 * Residuals of a fitted hazard regression.
 *
 * Question: which spells does the model expect badly, which carry an effect, and does an effect change with time?
 * Kinds: 'martingale' event minus expected events; 'deviance' the same made symmetric; 'score' each spell's part in the slope of the likelihood;
 * 'dfbeta' about how far each spell (times its weight) moves each coefficient; 'schoenfeld' an event's figures minus their mean among those watched;
 * 'scaled-schoenfeld' the coefficient that would fit at each event, about - to be smoothed against time.
 * Assumptions: as `coxRegression`. Not for: small tests of single spells.
 *
 * @param fit of `coxRegression`; @param kind see above
 * Errors: none beyond the fit's.
 * With Efron's ties the mean is the average over the orders of the tied events. 'scaled-schoenfeld' is events x covariance x residual plus coefficient.
 * Reference: Therneau, Grambsch, Fleming (1990); Schoenfeld (1982); Grambsch and Therneau (1994).
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * coxResiduals(fit, 'schoenfeld').values // => [0.4085, 0.4878, -0.5122, 1.449, -0.5539, -0.8986, -0.3801]
 */
export function coxResiduals(fit: CoxFit, kind: CoxResidualKind): CoxResiduals {
  const n = fit.n
  const p = fit.names.length
  const every = Uint32Array.from({ length: n }, (_, i) => i)
  const perSpell = (values: Float64Array, columns: number): CoxResiduals => ({ kind, values, rows: n, columns, spell: every, n })
  switch (kind) {
    case 'martingale':
      return perSpell(fit.martingaleResiduals.slice(), 1)
    case 'deviance':
      return perSpell(
        fit.martingaleResiduals.map((m, i) => devianceOf(m, fit.parts.spells.cause[i]!)),
        1,
      )
    case 'score':
      return perSpell(scoreResiduals(fit), p)
    case 'dfbeta':
      return perSpell(
        influenceOnEffects(fit.parts, fit.ties).map((move, at) => move / fit.parts.data.scale[at % p]!),
        p,
      )
    default:
      return schoenfeld(fit, kind)
  }
}

function devianceOf(martingale: number, died: number): number {
  const expected = died - martingale
  const inner = martingale + (died === 1 && expected > 0 ? Math.log(expected) : 0)
  return Math.sign(martingale) * Math.sqrt(Math.max(0, -2 * inner))
}

function scoreResiduals(fit: CoxFit): Float64Array {
  const { data, state } = fit.parts
  const { n, p, order, scale } = data
  const sorted = scoreParts(data, state.risks, eventMeans(data, state.risks, fit.ties))
  const scores = new Float64Array(n * p)
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) scores[order[i]! * p + j] = sorted[i * p + j]! * scale[j]!
  return scores
}

function schoenfeld(fit: CoxFit, kind: CoxResidualKind): CoxResiduals {
  const { data, state } = fit.parts
  const { n, p, x, order, scale, died, last } = data
  const { mean } = eventMeans(data, state.risks, fit.ties)
  const values = new Float64Array(fit.events * p)
  const spell = new Uint32Array(fit.events)
  const own = new Float64Array(p)
  for (let i = 0, row = 0; i < n; i++) {
    if (died[i] === 0) continue
    for (let j = 0; j < p; j++) own[j] = (x[i * p + j]! - mean[(last[i]! - 1) * p + j]!) * scale[j]!
    for (let j = 0; j < p; j++) {
      let moved = own[j]!
      if (kind === 'scaled-schoenfeld') {
        moved = fit.coefficients[j]!
        for (let k = 0; k < p; k++) moved += fit.events * fit.modelCovariance[j * p + k]! * own[k]!
      }
      values[row * p + j] = moved
    }
    spell[row++] = order[i]!
  }
  return { kind, values, rows: fit.events, columns: p, spell, n: fit.n }
}
