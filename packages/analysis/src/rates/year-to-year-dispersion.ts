// How much a count swings by itself from one year to the next, learnt from many places at once.

import { type Numbers, requireSameLength, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

export type YearToYearDispersion = {
  /** Variance of a count is mean + mean^2/theta; Infinity where places swing no more than chance. */
  theta: number
  /** Pairs of neighbouring years it rests on. */
  pairs: number
  reference: string
}

/**
 * The dispersion with which counts swing from year to year, when what all places share is taken out.
 *
 * Question: burglaries went from 35 to 66; is that more than such a figure swings by itself in any town?
 * Assumptions: each place keeps its own level from one year to the next but for swings; what rises or falls in all places at once
 * is no swing; one theta for all. What a place truly changed in a year counts as swing, so the answer errs on the wide side.
 * Not for: differences between places (see `expectedCount`); a series of one place alone.
 *
 * Two neighbouring years of a place, A and B, of which the share p = q_B/(q_A + q_B) is to be expected in the second (q is exposure
 * times that year's rate of all): D = B - (A + B)p has mean 0, and E[D^2] = Mp(1-p) + 2M^2p^2(1-p)^2/theta, where M is the mean of A + B.
 * Each pair is weighed by 1/((A + B)p(1-p)), so that the largest places do not decide alone.
 *
 * @param counts, exposure places times years, one row a place; a pair with NaN, no exposure or no incident is left out
 * @param years columns; @param options `breaks`: columns from which the way of counting was another; the step into them is left out
 * Errors: `shape`; `range`; `too-short` (no pair is left).
 * Reference: after the moment estimator of Breslow (1984), Applied Statistics 33:38.
 *
 * @example
 * const counts = [40, 60, 100, 80, 20, 22, 70, 50]
 * yearToYearDispersion(counts, Array(8).fill(1000), 2).theta // => 43.82
 */
export function yearToYearDispersion(
  counts: Numbers,
  exposure: Numbers,
  years: number,
  options: { breaks?: readonly number[] } = {},
): YearToYearDispersion {
  const { breaks = [] } = options
  requireWhole('years', years, 2)
  requireSameLength('exposure', exposure, counts.length)
  const places = counts.length / years
  if (!Number.isInteger(places))
    throw new AnalysisError('shape', `Expected whole rows of ${years} years in "counts", but got ${counts.length} values.`, {
      names: ['counts'],
    })
  let pairs = 0
  let beyond = 0
  let weight = 0
  let curve = 0
  for (let year = 1; year < years; year++) {
    if (breaks.includes(year)) continue
    const rows: [before: number, after: number, exposedBefore: number, exposedAfter: number][] = []
    for (let place = 0; place < places; place++) {
      const at = place * years + year
      const row = [counts[at - 1]!, counts[at]!, exposure[at - 1]!, exposure[at]!] as (typeof rows)[number]
      if (row.every(Number.isFinite) && row[2] > 0 && row[3] > 0) rows.push(row)
    }
    const sum = (part: number) => rows.reduce((all, row) => all + row[part]!, 0)
    const change = sum(1) / sum(3) / (sum(0) / sum(2))
    if (!(change > 0 && Number.isFinite(change))) continue
    for (const [before, after, exposedBefore, exposedAfter] of rows) {
      const both = before + after
      if (both === 0) continue
      const p = (change * exposedAfter) / (change * exposedAfter + exposedBefore)
      const spread = p * (1 - p)
      pairs++
      beyond += (after - both * p) ** 2 / (both * spread) - 1
      weight += (both - 1) * spread
      // What A + B itself varies more than chance makes (A + B)^2 too large a stand-in for M^2.
      curve += (both - 1) * spread * (p * p + (1 - p) * (1 - p))
    }
  }
  if (pairs === 0) throw new AnalysisError('too-short', 'Expected two neighbouring years of a place, but got none.', { names: ['counts'] })
  const left = 2 * weight - (beyond * curve) / weight
  const theta = beyond > 0 ? Math.max(0, left / beyond) : Number.POSITIVE_INFINITY
  return { theta, pairs, reference: 'Breslow (1984), Applied Statistics 33:38' }
}
