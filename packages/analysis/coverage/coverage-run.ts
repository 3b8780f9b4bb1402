// What one simulated proof is: a stated regime in which the truth is known, and a question that is answered yes or no each time.

import type { RandomStream } from '../src/index.ts'

export type CoverageRun = {
  /** The method and the interval or alarm, by the names of the library: `rateInterval, exact, 95 %`. */
  readonly method: string
  /** The stated regime: sizes, truth, dispersion. */
  readonly regime: string
  /** What is promised: 0.95 for an interval, 0.05 for a test, a rate of false alarms for an alarm. */
  readonly nominal: number
  /**
   * `exact`: covers at least 94.5 % of a promised 95 %. `interval`: covers 93 to 97 %. `alarm`: only printed beside what was promised.
   */
  readonly kind: 'exact' | 'interval' | 'alarm'
  /** How often; the table prints it with its own simulation error. */
  readonly replicates: number
  /** One replicate with its own dice: true where the interval held the truth (or the alarm rang), null where the method gave no answer. */
  simulate(dice: RandomStream): boolean | null | Promise<boolean | null>
}
