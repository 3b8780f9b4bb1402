// Refuses settings that must be whole numbers and are not.

import { AnalysisError } from '../errors.ts'

/** Refuses a setting that is not a whole number of at least `least`. */
export function requireWhole(name: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least))
    throw new AnalysisError('range', `Expected ${name} to be a whole number from ${least}, but got ${value}.`, { names: [name] })
}
