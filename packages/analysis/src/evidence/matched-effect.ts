// What the treated areas had more, or less, than the areas that stand for them, and how sure that is.

import { normalQuantile } from '../distributions/normal.ts'
import { studentTCdf, studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'
import type { Match } from './match-units.ts'
import type { Figures } from './matching-distance.ts'

export type MatchedEffect = {
  /** Mean over the matched treated units of own outcome minus that of the controls that stand for it. */
  estimate: number
  /** Error and interval; NaN where fewer than two treated units are matched, or all differences are alike: then nothing tells how sure the estimate is. */
  standardError: number
  lower: number
  upper: number
  statistic: number
  df: number
  p: number
  /** 'paired': from the spread of the differences, t. 'abadie-imbens': allows for controls that stand for several, normal. */
  error: 'paired' | 'abadie-imbens'
  biasAdjusted: boolean
  level: number
}

type EffectOptions = { replace: boolean; biasAdjustment: boolean; level: number; nearestControl: (control: number) => number }

/**
 * Mean effect on the matched treated units.
 *
 * Without replacement the differences are taken as independent. With replacement, Abadie and Imbens (2006), section 4: the spread of the differences plus
 * sum (K^2 - K') s^2 over the controls, K the sum of a control's shares 1/M and K' of their squares, s^2 from its nearest fellow control.
 * Bias adjustment: Abadie and Imbens (2011), with a line through the controls used.
 */
export function matchedEffect(figures: Figures, outcome: Float64Array, matches: readonly Match[], options: EffectOptions): MatchedEffect {
  const { replace, biasAdjustment, level } = options
  const m = matches.length
  const line = biasAdjustment ? lineThroughControls(figures, outcome, matches) : null
  const differences = matches.map(({ treated, controls }) => {
    let sum = 0
    for (const control of controls) sum += outcome[control]! + (line ? line(treated) - line(control) : 0)
    return outcome[treated]! - sum / controls.length
  })
  const estimate = differences.reduce((a, b) => a + b, 0) / m
  const squares = differences.reduce((sum, d) => sum + (d - estimate) ** 2, 0)
  const variance = replace ? (squares + reuse(outcome, matches, options.nearestControl)) / m ** 2 : squares / (m - 1) / m
  const size = differences.reduce((sum, d) => sum + d * d, 0)
  const standardError = m < 2 || !(squares > 1e-24 * size) ? Number.NaN : Math.sqrt(variance)
  const df = replace ? Number.POSITIVE_INFINITY : m - 1
  const tail = (1 - level) / 2
  const reach = (replace ? normalQuantile(tail, true) : studentTQuantile(tail, df, true)) * standardError
  const statistic = estimate / standardError
  return {
    estimate,
    standardError,
    lower: estimate - reach,
    upper: estimate + reach,
    statistic,
    df,
    p: 2 * studentTCdf(Math.abs(statistic), df, true),
    error: replace ? 'abadie-imbens' : 'paired',
    biasAdjusted: biasAdjustment,
    level,
  }
}

function reuse(outcome: Float64Array, matches: readonly Match[], nearestControl: (control: number) => number): number {
  const shares = new Map<number, { sum: number; squares: number }>()
  for (const { controls } of matches) {
    const share = 1 / controls.length
    for (const control of controls) {
      const before = shares.get(control) ?? { sum: 0, squares: 0 }
      shares.set(control, { sum: before.sum + share, squares: before.squares + share * share })
    }
  }
  let total = 0
  for (const [control, { sum, squares }] of shares) {
    const fellow = nearestControl(control)
    total += ((sum * sum - squares) * (outcome[control]! - outcome[fellow]!) ** 2) / 2
  }
  return total
}

/** Least squares of the outcome on the figures over the controls used, each as often as it stands in. */
function lineThroughControls(figures: Figures, outcome: Float64Array, matches: readonly Match[]): (unit: number) => number {
  const { x, n, names } = figures
  const weight = new Map<number, number>()
  for (const { controls } of matches) for (const control of controls) weight.set(control, (weight.get(control) ?? 0) + 1 / controls.length)
  const rows = Array.from(weight.keys()).sort((a, b) => a - b)
  const p = names.length + 1
  if (rows.length <= p)
    throw new AnalysisError(
      'too-short',
      `Expected more than ${p} controls for the adjustment by ${names.length} figures, but got ${rows.length}.`,
    )
  const columns = new Float64Array(rows.length * p).fill(1)
  for (let j = 1; j < p; j++)
    rows.forEach((unit, i) => {
      columns[j * rows.length + i] = x[(j - 1) * n + unit]!
    })
  const room = makeRoom(rows.length, p)
  const root = Float64Array.from(rows, (unit) => Math.sqrt(weight.get(unit)!))
  const dependent = weightedLeastSquares(
    columns,
    root,
    Float64Array.from(rows, (unit) => outcome[unit]!),
    room,
  )
  if (dependent >= 0)
    throw new AnalysisError(
      'collinear',
      `Expected figures that differ among the controls used, but "${names[dependent - 1]}" says nothing new there.`,
      {
        names: [names[dependent - 1]!],
      },
    )
  return (unit) => {
    let value = room.coefficients[0]!
    for (let j = 1; j < p; j++) value += room.coefficients[j]! * x[(j - 1) * n + unit]!
    return value
  }
}
