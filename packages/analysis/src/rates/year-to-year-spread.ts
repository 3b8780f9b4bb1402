// How much a published rate swings by itself from one year to the next, where the count behind it is not told.

import { type Numbers, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

export type YearToYearSpread = {
  /** Standard error of the logarithm of one year's rate. */
  sigma: number
  /** Pairs of neighbouring years it rests on. */
  pairs: number
  reference: string
}

/**
 * The standard error, on the scale of logarithms, with which a rate swings from year to year, when what all places share is taken out.
 *
 * Question: unemployment fell from 4.6 to 4.1 per cent; is that more than such a figure swings by itself?
 * Assumptions: as `yearToYearDispersion`, with swings in proportion to the level and of one size everywhere. What a place truly changed in
 * a year counts as swing, so the answer errs on the wide side.
 * Not for: counts (see `yearToYearDispersion`, which knows that few swing more); rates that may be 0.
 *
 * A change between two years holds the swings of both, so its variance is twice that of one: sigma^2 = S / (2 (pairs - steps)), where S sums
 * the squared differences of each place's change in the logarithm from the mean change of that year's step, and each step costs one mean.
 *
 * @param rates places times years, one row a place; a pair with NaN or without a rate above 0 is left out; @param years columns
 * Errors: `shape`, `range`, `too-short` (fewer than two pairs in every step).
 * Reference: the variance of differences between neighbours, von Neumann (1941), Annals of Mathematical Statistics 12:367.
 *
 * @example
 * yearToYearSpread([4, 5, 6, 6, 5, 5.5], 2).sigma // => 0.07917
 */
export function yearToYearSpread(rates: Numbers, years: number): YearToYearSpread {
  requireWhole('years', years, 2)
  const places = rates.length / years
  if (!Number.isInteger(places))
    throw new AnalysisError('shape', `Expected whole rows of ${years} years in "rates", but got ${rates.length} values.`, {
      names: ['rates'],
    })
  let [pairs, free, sum] = [0, 0, 0]
  for (let year = 1; year < years; year++) {
    const changes: number[] = []
    for (let place = 0; place < places; place++) {
      const at = place * years + year
      const change = Math.log(rates[at]! / rates[at - 1]!)
      if (Number.isFinite(change)) changes.push(change)
    }
    if (changes.length < 2) continue
    const mean = changes.reduce((all, one) => all + one, 0) / changes.length
    for (const change of changes) sum += (change - mean) ** 2
    pairs += changes.length
    free += changes.length - 1
  }
  if (free === 0)
    throw new AnalysisError('too-short', 'Expected two places with the same two neighbouring years, but got none.', { names: ['rates'] })
  return { sigma: Math.sqrt(sum / (2 * free)), pairs, reference: 'von Neumann (1941), Annals of Mathematical Statistics 12:367' }
}
