// Who counts in an estimate: those of the place or group asked for who gave an answer.

import { type Numbers, requireSameLength } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { degreesOfFreedom, type SurveyDesign } from './survey-design.ts'

/** What every estimate takes. */
export type RespondentOptions = {
  /** One entry per row, true or 1 for the rows of the group asked for. The others still tell how the sample was drawn. */
  within?: ArrayLike<boolean | number>
  /** 'refuse' a missing answer (NaN), or 'leave-out' its row: those who answered are then the group asked for. */
  missing?: 'refuse' | 'leave-out'
}

/** The rows that count, their weights (0 elsewhere), and what the estimate may say about its own basis. */
export type Respondents = {
  /** Weights within the group, 0 outside. */
  readonly weights: Float64Array
  /** 1 for rows of the group that have an answer. */
  readonly inDomain: Uint8Array
  /** Residents they stand for. */
  readonly total: number
  /** Rows of positive weight. */
  readonly n: number
  /** Rows of the group without an answer. */
  readonly leftOut: number
  /** First-stage units less strata among them. */
  readonly df: number
}

/** Finds the rows that count. Throws `shape`, `not-finite`, and `empty` where nobody is left. */
export function respondents(
  design: SurveyDesign,
  answers: readonly { name: string; values: Numbers }[],
  options: RespondentOptions,
): Respondents {
  const { within, missing = 'refuse' } = options
  const { rows } = design
  for (const { name, values } of answers) requireSameLength(name, values, rows)
  if (within && within.length !== rows)
    throw new AnalysisError('shape', `Expected ${rows} values in "within", but got ${within.length}.`, { names: ['within'] })
  // Rows outside keep their place with a weight of 0: the design must see all that was drawn.
  const inDomain = new Uint8Array(rows)
  const weights = new Float64Array(rows)
  let total = 0
  let n = 0
  let leftOut = 0
  for (let i = 0; i < rows; i++) {
    if (within && !within[i]) continue
    if (!answered(answers, i, missing)) {
      leftOut++
      continue
    }
    inDomain[i] = 1
    weights[i] = design.weights[i]!
    total += weights[i]!
    if (weights[i] !== 0) n++
  }
  if (n === 0) throw new AnalysisError('empty', 'Expected at least one respondent of positive weight in the group, but there is none.')
  const all = n === rows
  return { weights, inDomain, total, n, leftOut, df: all ? design.df : degreesOfFreedom(design.stages[0]!, weights) }
}

/** A group's respondents with their rows; `weights` and `inDomain` run along the rows, and all others count nothing. */
export type GroupRespondents = Respondents & { readonly rows: Int32Array }

/** Those of the respondents who are in a group, by its rows; null where nobody of positive weight is. */
export function respondentsIn(design: SurveyDesign, everyone: Respondents, rows: Int32Array): GroupRespondents | null {
  const answering = rows.filter((i) => everyone.inDomain[i] === 1)
  const weights = new Float64Array(answering.length)
  let total = 0
  let n = 0
  for (let k = 0; k < answering.length; k++) {
    weights[k] = everyone.weights[answering[k]!]!
    total += weights[k]!
    if (weights[k] !== 0) n++
  }
  if (n === 0) return null
  const df = degreesOfFreedom(design.stages[0]!, everyone.weights, answering)
  const inDomain = new Uint8Array(answering.length).fill(1)
  return { rows: answering, weights, inDomain, total, n, leftOut: rows.length - answering.length, df }
}

// NaN is a missing answer; an infinity is a mistake.
function answered(answers: readonly { name: string; values: Numbers }[], row: number, missing: 'refuse' | 'leave-out'): boolean {
  for (const { name, values } of answers) {
    const value = values[row]!
    if (Number.isFinite(value)) continue
    if (missing === 'leave-out' && Number.isNaN(value)) return false
    throw new AnalysisError('not-finite', `Expected a finite number in "${name}" at row ${row}, but got ${value}.`, { names: [name], row })
  }
  return true
}
