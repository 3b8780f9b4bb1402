// Asks the model and takes its "no": a question the figures cannot answer leaves a gap on the page, and the others are answered.
import { AnalysisError, type ExpectedCount } from '@trygby/analysis'
import { type Verdict, verdictOf } from '../model.ts'

/** What the model answers; null when these figures allow no answer. Whatever else goes wrong is thrown on. */
export async function answerOf<T>(ask: () => T | Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof AnalysisError) return null
    throw error
  }
}

/** A figure of an answer, or null where the model gave none. */
export const orNull = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null)

/** The verdict an answer allows; `adjustedP` is its p, adjusted for all groups looked at with it. */
export const verdictOn = (answer: ExpectedCount | null | undefined, adjustedP = Number.NaN): Verdict =>
  answer ? verdictOf({ expected: answer.expected, ratioLow: answer.ratioLower, ratioHigh: answer.ratioUpper, adjustedP }) : 'cannot-tell'
