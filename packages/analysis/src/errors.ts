// Says in one plain sentence why an analysis cannot be done with the figures it was given, so that a page can show it.

/** What kind of obstacle it is; pages translate by this code and never by the sentence. */
export type AnalysisErrorCode =
  | 'empty'
  | 'too-short'
  | 'not-finite'
  | 'shape'
  | 'range'
  | 'collinear'
  | 'separated'
  | 'constant'
  | 'unknown-level'
  | 'not-converged'
  | 'infeasible'
  | 'too-large'
  | 'cancelled'

/**
 * The one error this library throws on purpose.
 *
 * `code` is for programs, `message` is a sentence for people, `names` lists the columns or inputs it is about and
 * `row` is the 0-based position of the first offending value where there is one.
 */
export class AnalysisError extends Error {
  readonly code: AnalysisErrorCode
  readonly names: readonly string[]
  readonly row: number | null

  constructor(code: AnalysisErrorCode, message: string, about: { names?: readonly string[]; row?: number } = {}) {
    super(message)
    this.name = 'AnalysisError'
    this.code = code
    this.names = about.names ?? []
    this.row = about.row ?? null
  }
}
