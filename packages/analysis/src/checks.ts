// Refuses figures that no method can honestly work with, naming the input and the place, before any sum is made.

import { AnalysisError } from './errors.ts'

/** Numbers as methods take them: a typed array or a plain one; never changed. */
export type Numbers = ArrayLike<number>

/** Refuses an input without values, or with fewer than the method needs. */
export function requireAtLeast(name: string, values: Numbers, least = 1): void {
  if (values.length === 0) throw new AnalysisError('empty', `Expected values in "${name}", but it is empty.`, { names: [name] })
  if (values.length < least)
    throw new AnalysisError('too-short', `Expected at least ${least} values in "${name}", but got ${values.length}.`, { names: [name] })
}

/** Refuses NaN and the infinities, naming the first row that has one. */
export function requireFinite(name: string, values: Numbers): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]))
      throw new AnalysisError('not-finite', `Expected a finite number in "${name}" at row ${i}, but got ${values[i]}.`, {
        names: [name],
        row: i,
      })
  }
}

/** Refuses two inputs of unequal length. */
export function requireSameLength(name: string, values: Numbers, length: number): void {
  if (values.length !== length)
    throw new AnalysisError('shape', `Expected ${length} values in "${name}", but got ${values.length}.`, { names: [name] })
}

/** Refuses finite values outside [low, high]; `open` also refuses the lower end itself. */
export function requireWithin(name: string, values: Numbers, low: number, high: number, open = false): void {
  requireFinite(name, values)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value < low || value > high || (open && value === low)) {
      const floor = open ? `above ${low}` : `from ${low}`
      const bound = high === Number.POSITIVE_INFINITY ? floor : `${floor} to ${high}`
      throw new AnalysisError('range', `Expected a number ${bound} in "${name}" at row ${i}, but got ${value}.`, { names: [name], row: i })
    }
  }
}

/** Refuses anything but whole numbers from 0. */
export function requireCounts(name: string, values: Numbers): void {
  requireWithin(name, values, 0, Number.POSITIVE_INFINITY)
  for (let i = 0; i < values.length; i++) {
    if (!Number.isInteger(values[i]))
      throw new AnalysisError('range', `Expected a whole number in "${name}" at row ${i}, but got ${values[i]}.`, { names: [name], row: i })
  }
}

/** Refuses a confidence level that is not strictly between 0 and 1. */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1))
    throw new AnalysisError('range', `Expected a level between 0 and 1, but got ${level}.`, { names: ['level'] })
}

/** Refuses work that would not end in reasonable time or memory; `advice` says in one sentence how to make it smaller. */
export function requireAtMost(name: string, size: number, most: number, advice: string): void {
  if (size > most)
    throw new AnalysisError('too-large', `Expected at most ${most} of ${name}, but got ${size}. ${advice}`, { names: [name] })
}

/** Refuses a setting that is not a finite number in [low, high]. */
export function requireNumber(name: string, value: number, low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY): void {
  if (!(Number.isFinite(value) && value >= low && value <= high))
    throw new AnalysisError('range', `Expected ${name} to be a ${between('number', low, high)}, but got ${value}.`, { names: [name] })
}

/** Refuses a setting that is not a whole number in [low, high]. */
export function requireWhole(name: string, value: number, low = -Number.MAX_SAFE_INTEGER, high = Number.MAX_SAFE_INTEGER): void {
  if (!(Number.isSafeInteger(value) && value >= low && value <= high))
    throw new AnalysisError('range', `Expected ${name} to be a ${between('whole number', low, high)}, but got ${value}.`, { names: [name] })
}

// Bounds that only keep numbers finite or exact are not said.
function between(what: string, low: number, high: number): string {
  const from = low > -Number.MAX_SAFE_INTEGER ? ` from ${low}` : ''
  return high < Number.MAX_SAFE_INTEGER ? `${what}${from} to ${high}` : `${what}${from}`
}

/** Refuses a word that is none of those known. */
export function requireOneOf<Word extends string>(name: string, word: Word, known: readonly Word[]): void {
  if (!known.includes(word))
    throw new AnalysisError('range', `Expected ${name} to be one of ${known.join(', ')}, but got ${word}.`, { names: [name] })
}

/** Refuses anything but a finite number above 0. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value)))
    throw new AnalysisError('range', `Expected ${name} to be above 0, but got ${value}.`, { names: [name] })
}
