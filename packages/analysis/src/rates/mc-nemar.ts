// The same people asked twice: did more change from no to yes than from yes to no?

import { requireCounts } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import { binomialTest } from './exact-binomial.ts'

export type McNemar = {
  chiSquare: number
  p: number
  chiSquareCorrected: number
  pCorrected: number
  pExact: number
  n: number
  reference: string
}

/**
 * McNemar's test of change in pairs.
 *
 * Question: after the effort, did more people turn from unsafe to safe than the other way?
 * Assumptions: pairs are independent; only those who changed count.
 * Not for: two different samples - use `twoProportions`.
 *
 * @param toYes, toNo numbers of pairs that changed, not both 0
 * Errors: `not-finite`, `range`, `constant` (nobody changed), `too-large` (above 2^52 pairs).
 * Reference: McNemar (1947); with continuity correction Edwards (1948).
 *
 * @example
 * mcNemar(20, 15).chiSquare // => 0.7143
 */
export function mcNemar(toYes: number, toNo: number): McNemar {
  requireCounts('changes', [toYes, toNo])
  const n = toYes + toNo
  if (n === 0) throw new AnalysisError('constant', 'Expected at least one pair that changed, but there is none.')
  const gap = Math.abs(toYes - toNo)
  const chiSquare = (gap * gap) / n
  const chiSquareCorrected = Math.max(0, gap - 1) ** 2 / n
  return {
    chiSquare,
    p: chiSquareCdf(chiSquare, 1, true),
    chiSquareCorrected,
    pCorrected: chiSquareCdf(chiSquareCorrected, 1, true),
    pExact: binomialTest(toYes, n).p,
    n,
    reference: 'McNemar (1947)',
  }
}
