// Asks which named error a calculation ends with, so that a table of impossible figures can be read at a glance.

import { AnalysisError } from '../src/errors.ts'

/** The code of the AnalysisError thrown, 'none' when there is an answer; anything else thrown is a fault and passes through. */
export function errorCode(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof AnalysisError) return error.code
    throw error
  }
  return 'none'
}

/** The same for a calculation that takes turns with other work, and as well for one that does not. */
export async function errorCodeOf(run: () => unknown): Promise<string> {
  try {
    await run()
  } catch (error) {
    if (error instanceof AnalysisError) return error.code
    throw error
  }
  return 'none'
}
