// How much counts vary beyond chance, as one figure: checked in one place, because a wrong one gives wrong alarms without a sound.

import { AnalysisError } from '../errors.ts'

/**
 * Refuses a theta that belongs to no law of counts.
 *
 * A negative binomial count has variance mean + mean^2/theta, so a small theta means lively counts and Infinity the
 * Poisson, which varies by chance alone.
 */
export function requireTheta(theta: number): void {
  if (!(theta >= 1e-9))
    throw new AnalysisError('range', `Expected theta from 1e-9 (Infinity for Poisson counts), but got ${theta}.`, { names: ['theta'] })
}
