// Values of areas as distances from their mean, with the moments that map statistics are built of.

import { type Numbers, requireAtLeast, requireFinite } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** `z` are the values minus their mean; `m2`, `m3`, `m4` the means of the powers of z; `largest` the largest |z|. */
export type Centred = { z: Float64Array; mean: number; m2: number; m3: number; m4: number; largest: number }

// Fourth powers of the values are added up; beyond these sizes they, or their sum, would leave the range of a double.
const LARGEST = 1e70
const SMALLEST = 1e-70

/** Centres values; refuses fewer than `least`, what is not finite, values that are all the same, and differences too large or small to be raised to the fourth power. */
export function centred(name: string, values: Numbers, least: number): Centred {
  requireAtLeast(name, values, least)
  requireFinite(name, values)
  const n = values.length
  const mean = meanOf(values)
  const z = new Float64Array(n)
  let largest = 0
  let varied = false
  for (let i = 0; i < n; i++) {
    z[i] = values[i]! - mean
    largest = Math.max(largest, Math.abs(z[i]!))
    varied ||= values[i] !== values[0]
  }
  if (!varied) throw new AnalysisError('constant', `Expected values in "${name}" that differ, but all are ${values[0]}.`, { names: [name] })
  if (!(largest <= LARGEST && largest >= SMALLEST))
    throw new AnalysisError(
      'range',
      `Expected values in "${name}" that differ by ${SMALLEST} to ${LARGEST}, but got ${largest}. Choose another unit.`,
      { names: [name] },
    )
  let m2 = 0
  let m3 = 0
  let m4 = 0
  for (let i = 0; i < n; i++) {
    const square = z[i]! * z[i]!
    m2 += square
    m3 += square * z[i]!
    m4 += square * square
  }
  return { z, mean, m2: m2 / n, m3: m3 / n, m4: m4 / n, largest }
}

/** The mean, with the rounding of the first sum put right by a second. */
export function meanOf(values: Numbers): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  const rough = sum / values.length
  let rest = 0
  for (let i = 0; i < values.length; i++) rest += values[i]! - rough
  return rough + rest / values.length
}
