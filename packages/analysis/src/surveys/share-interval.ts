// What every interval of a share is made of, and the way back from log odds.

/** A share with its error; `information` is for 'likelihood' alone, see `lastStepInformation`. */
export type ShareFacts = { estimate: number; se: number; n: number; df: number; level: number; information?: number }

/** Both ends of an interval of a share. */
export type ShareEnds = { lower: number; upper: number }

/** The share that has these log odds. */
export function expit(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
