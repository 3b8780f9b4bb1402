// The smooth turn of the year, as waves.

import { type Numbers, requireNumber } from '../checks.ts'
import { type BasisTerm, basisTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'

/**
 * A term of sine and cosine waves for a season.
 *
 * Question: how does a series go round the year, when its turn is smooth?
 * Assumptions: the pattern is the same every period; one pair of waves is one hill and one valley a year, two pairs allow a second.
 * Not for: a month that stands out alone - use `factorTerm`.
 *
 * @param name of the time variable; columns are called `sin(2 * pi * month/12)`, `cos(2 * pi * month/12)`, `sin(4 * pi * month/12)` ...
 * @param values time, n numbers; @param options `period` (12) in the unit of the values, `pairs` (1) of waves
 * Errors: `range` (a period not above 0; pairs that are not whole, or so many that waves repeat each other).
 * Reference: Serfling (1963).
 *
 * @example
 * harmonicTerm('month', [3, 6]).columns[0].values // => [1, 1.225e-16]
 */
export function harmonicTerm(name: string, values: Numbers, options: { period?: number; pairs?: number } = {}): BasisTerm {
  const { period = 12, pairs = 1 } = options
  requireNumber('period', period, Number.MIN_VALUE)
  if (!(Number.isInteger(pairs) && pairs >= 1 && 2 * pairs < Math.max(3, period)))
    throw new AnalysisError('range', `Expected a whole number of pairs from 1 and below half the period ${period}, but got ${pairs}.`, {
      names: ['pairs'],
    })
  return basisTerm(name, values, (x) =>
    Array.from({ length: 2 * pairs }, (_, k) => {
      const turns = 2 * (Math.floor(k / 2) + 1)
      const wave = k % 2 ? Math.cos : Math.sin
      return {
        name: `${k % 2 ? 'cos' : 'sin'}(${turns} * pi * ${name}/${period})`,
        values: Float64Array.from(x, (v) => wave((turns * Math.PI * v) / period)),
      }
    }),
  )
}
