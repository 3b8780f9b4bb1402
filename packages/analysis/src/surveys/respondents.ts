// Who counts in an estimate: those of the place or group asked for who gave an answer.

import { type Numbers, requireOneOf, requireSameLength } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { missingLabel } from './label-codes.ts'
import { degreesOfFreedom, LARGEST, type SurveyDesign } from './survey-design.ts'

/** What every estimate takes. */
export type RespondentOptions = {
  /** One entry per row, true or 1 for the rows of the group asked for. The others still tell how the sample was drawn. */
  within?: ArrayLike<boolean | number>
  /** 'refuse' a missing answer (NaN; an empty label), or 'leave-out' its row: those who answered are then the group asked for. */
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

/** Answers in words: the code of each row from `codeSorted`, -1 where it is missing. */
type WordAnswers = { name: string; codes: Int32Array }

/** Finds the rows that count. Throws `shape`, `not-finite`, `range`, and `empty` where nobody is left. */
export function respondents(
  design: SurveyDesign,
  answers: readonly { name: string; values: Numbers }[],
  options: RespondentOptions,
  words: readonly WordAnswers[] = [],
): Respondents {
  const { within, missing = 'refuse' } = options
  requireOneOf('missing', missing, ['refuse', 'leave-out'])
  const { rows } = design
  for (const { name, values } of answers) requireSameLength(name, values, rows)
  const asked = within ? marksOf('within', within, rows) : null
  // Rows outside keep their place with a weight of 0: the design must see all that was drawn.
  const inDomain = asked ? Uint8Array.from(asked) : new Uint8Array(rows).fill(1)
  let leftOut = 0
  for (const { name, values } of answers) leftOut += leaveUnanswered(name, values, inDomain, missing)
  for (const { name, codes } of words) leftOut += leaveUnnamed(name, codes, inDomain, missing)
  const weights = new Float64Array(rows)
  let total = 0
  let n = 0
  for (let i = 0; i < rows; i++) {
    if (inDomain[i] === 0) continue
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

/** Yes-or-no marks as 1 and 0. A number that is neither is a mistake: ages given where a mark is asked for would all count as yes. */
export function marksOf(name: string, marks: ArrayLike<boolean | number>, rows: number, missing: 'refuse' | 'mark' = 'refuse'): Int32Array {
  if (marks.length !== rows)
    throw new AnalysisError('shape', `Expected ${rows} values in "${name}", but got ${marks.length}.`, { names: [name] })
  const codes = new Int32Array(rows)
  for (let i = 0; i < rows; i++) {
    const mark = marks[i]
    if (mark === true || mark === 1) codes[i] = 1
    else if (mark === undefined || mark === null || Number.isNaN(mark)) {
      if (missing === 'refuse') throw missingLabel(name, i)
      codes[i] = -1
    } else if (mark !== false && mark !== 0)
      throw new AnalysisError('range', `Expected true, false, 1 or 0 in "${name}" at row ${i}, but got ${mark}.`, { names: [name], row: i })
  }
  return codes
}

// Takes rows without this answer from the domain and counts them. NaN is a missing answer; an infinity is a mistake.
function leaveUnanswered(name: string, values: Numbers, inDomain: Uint8Array, missing: 'refuse' | 'leave-out'): number {
  let left = 0
  for (let row = 0; row < inDomain.length; row++) {
    const value = values[row]!
    if (inDomain[row] === 0 || Math.abs(value) <= LARGEST) continue
    if (missing === 'refuse' || !Number.isNaN(value)) throw unusable(name, row, value)
    inDomain[row] = 0
    left++
  }
  return left
}

function leaveUnnamed(name: string, codes: Int32Array, inDomain: Uint8Array, missing: 'refuse' | 'leave-out'): number {
  let left = 0
  for (let row = 0; row < inDomain.length; row++) {
    if (inDomain[row] === 0 || codes[row]! >= 0) continue
    if (missing === 'refuse') throw missingLabel(name, row)
    inDomain[row] = 0
    left++
  }
  return left
}

function unusable(name: string, row: number, value: number): AnalysisError {
  if (Number.isFinite(value))
    return new AnalysisError('range', `Expected numbers up to ${LARGEST} in size in "${name}", but got ${value} at row ${row}.`, {
      names: [name],
      row,
    })
  return new AnalysisError('not-finite', `Expected a finite number in "${name}" at row ${row}, but got ${value}.`, { names: [name], row })
}
