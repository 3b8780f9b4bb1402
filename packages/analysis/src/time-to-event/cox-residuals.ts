// Where a hazard regression fits badly, and which spells carry its answers.

import { requireOneOf } from '../checks.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import type { CoxFit } from './cox-regression.ts'
import { influenceOnEffects } from './cox-robust.ts'
import { type EventMeans, eventMeans, scoreParts } from './cox-scores.ts'

export type CoxResiduals = {
  kind: CoxResidualKind
  /**
   * One row per spell (in the order given) or per event (by stratum and time), one column per effect, or
   * one column in all; row by row.
   */
  values: Float64Array
  rows: number
  columns: number
  /** Which spell each row belongs to. */
  spell: Uint32Array
  n: number
}

export type CoxResidualKind = 'martingale' | 'deviance' | 'score' | 'dfbeta' | 'schoenfeld' | 'scaled-schoenfeld'

const KINDS: readonly CoxResidualKind[] = ['martingale', 'deviance', 'score', 'dfbeta', 'schoenfeld', 'scaled-schoenfeld']

/**
 * Residuals of a fitted hazard regression.
 *
 * Question: which spells does the model expect badly, which carry an effect, and does an effect change with
 * time?
 * Kinds: 'martingale' event minus expected events; 'deviance' the same made symmetric; 'score' each spell's
 * part in the slope of the likelihood; 'dfbeta' about how far each spell (times its weight) moves each
 * coefficient; 'schoenfeld' an event's figures minus their mean among those watched; 'scaled-schoenfeld'
 * the coefficient that would fit at each event, about - to be smoothed against time.
 * Assumptions: as `coxRegression`. Not for: small tests of single spells.
 *
 * @param fit of `coxRegression`; @param kind see above; @param options `signal`, `onProgress`
 * Errors: `range` (no such kind), `cancelled`, none beyond the fit's otherwise. With Efron's ties the mean
 * is the average over the orders of the tied events. 'scaled-schoenfeld' is events x covariance x residual
 * plus coefficient.
 * Reference: Therneau, Grambsch, Fleming (1990); Schoenfeld (1982); Grambsch and Therneau (1994).
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = await coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * const residuals = await coxResiduals(fit, 'schoenfeld')
 * residuals.values // => [0.4085, 0.4878, -0.5122, 1.449, -0.5539, -0.8986, -0.3801]
 */
export async function coxResiduals(fit: CoxFit, kind: CoxResidualKind, options: LongRunOptions = {}): Promise<CoxResiduals> {
  requireOneOf('kind', kind, KINDS)
  const pace = paceOf(4 * fit.n, options)
  await pace(0)
  const found = kind === 'schoenfeld' || kind === 'scaled-schoenfeld' ? await schoenfeld(fit, kind, pace) : await perSpell(fit, kind, pace)
  await pace(THE_REST)
  return found
}

// Kinds with one row per spell, in the order given.
async function perSpell(fit: CoxFit, kind: 'martingale' | 'deviance' | 'score' | 'dfbeta', pace: Pace): Promise<CoxResiduals> {
  const { n } = fit
  const spell = new Uint32Array(n)
  for (let i = 0; i < n; i++) spell[i] = i
  const columns = kind === 'score' || kind === 'dfbeta' ? fit.names.length : 1
  return { kind, values: await valuesOf(fit, kind, pace), rows: n, columns, spell, n }
}

async function valuesOf(fit: CoxFit, kind: 'martingale' | 'deviance' | 'score' | 'dfbeta', pace: Pace): Promise<Float64Array> {
  switch (kind) {
    case 'martingale':
      return fit.martingaleResiduals.slice()
    case 'deviance':
      return devianceResiduals(fit, pace)
    case 'score':
      return scoreResiduals(fit, pace)
    case 'dfbeta':
      return unscaled(await influenceOnEffects(fit.parts, fit.ties, pace), fit, pace)
  }
}

// Therneau, Grambsch and Fleming (1990), equation 10.
async function devianceResiduals({ n, martingaleResiduals, parts }: CoxFit, pace: Pace): Promise<Float64Array> {
  const values = new Float64Array(n)
  await inParts(n, 60, pace, (from, to) => {
    for (let i = from; i < to; i++) values[i] = devianceOf(martingaleResiduals[i]!, parts.spells.cause[i]!)
  })
  return values
}

// From the size that a fit gives its columns back to their own.
async function unscaled(moves: Float64Array, { n, parts }: CoxFit, pace: Pace): Promise<Float64Array> {
  const { p, scale } = parts.data
  await inParts(n, 4 * p, pace, (from, to) => {
    for (let i = from; i < to; i++) for (let j = 0; j < p; j++) moves[i * p + j]! /= scale[j]!
  })
  return moves
}

// The signed root of twice what a spell takes from the likelihood, which is near a normal figure where a
// martingale residual is far from one.
function devianceOf(martingale: number, died: number): number {
  const expected = died - martingale
  const inner = martingale + (died === 1 && expected > 0 ? Math.log(expected) : 0)
  return Math.sign(martingale) * Math.sqrt(Math.max(0, -2 * inner))
}

// Scores of scaled columns, times the scale: the slope in a column's own unit.
async function scoreResiduals(fit: CoxFit, pace: Pace): Promise<Float64Array> {
  const { data, state } = fit.parts
  const { n, p, order, scale } = data
  const sorted = await scoreParts(data, state.risks, await eventMeans(data, state.risks, fit.ties, pace), pace)
  const scores = new Float64Array(n * p)
  await inParts(n, 30 + 2 * p, pace, (from, to) => {
    for (let i = from; i < to; i++) for (let j = 0; j < p; j++) scores[order[i]! * p + j] = sorted[i * p + j]! * scale[j]!
  })
  return scores
}

// Kinds with one row per event, by stratum and time.
async function schoenfeld(fit: CoxFit, kind: 'schoenfeld' | 'scaled-schoenfeld', pace: Pace): Promise<CoxResiduals> {
  const { data, state } = fit.parts
  const { n, p, order, died } = data
  const means = await eventMeans(data, state.risks, fit.ties, pace)
  const values = new Float64Array(fit.events * p)
  const spell = new Uint32Array(fit.events)
  let row = 0
  await inParts(n, 2 * p * p, pace, (from, to) => {
    for (let i = from; i < to; i++) {
      if (died[i] === 0) continue
      setSchoenfeld(values, row * p, fit, means, i, kind === 'scaled-schoenfeld')
      spell[row++] = order[i]!
    }
  })
  return { kind, values, rows: fit.events, columns: p, spell, n: fit.n }
}

// b + d V s, with d the number of events and V the covariance of the fit: d V is about the inverse of one
// event's information, so this is one Newton step for the event alone (Grambsch and Therneau 1994, equation
// 6, with the average variance for all events). One event's figures less their mean among those watched;
// scaled, what the coefficients would be about if this event alone decided.
function setSchoenfeld(values: Float64Array, at: number, fit: CoxFit, { mean }: EventMeans, i: number, scaled: boolean): void {
  const { p, x, scale, last } = fit.parts.data
  const own = (j: number) => (x[i * p + j]! - mean[(last[i]! - 1) * p + j]!) * scale[j]!
  for (let j = 0; j < p; j++) {
    let value = scaled ? fit.coefficients[j]! : own(j)
    for (let k = 0; scaled && k < p; k++) value += fit.events * fit.modelCovariance[j * p + k]! * own(k)
    values[at + j] = value
  }
}
