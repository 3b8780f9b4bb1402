// Refuses maps on which no scan makes sense, and works out how many cases each place would have if the risk were the same everywhere.

import { type Numbers, requireAtLeast, requireAtMost, requireCounts, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { requireCoordinates } from './circles.ts'
import { preciseSum } from './precise-sum.ts'
import type { ScanModel } from './scan-replicates.ts'

/** The screens of the likelihood ratio hold a figure for every possible count. */
export const MOST_CASES = 2_000_000

/** Refuses maps that cannot be scanned, and gives the number of cases. */
export function requireScannable(x: Numbers, y: Numbers, cases: Numbers, population: Numbers, model: ScanModel): number {
  requireCoordinates(x, y)
  requireAtLeast('x', x, 2)
  requireSameLength('cases', cases, x.length)
  requireSameLength('population', population, x.length)
  requireCounts('cases', cases)
  if (model === 'bernoulli') requireCounts('population', population)
  else requireWithin('population', population, 0, Number.POSITIVE_INFINITY)
  const total = preciseSum(cases)
  requireAtMost('cases', total, MOST_CASES, 'Scan a shorter period.')
  if (total === 0) throw new AnalysisError('constant', 'Expected at least one case on the map, but there is none.', { names: ['cases'] })
  if (preciseSum(population) === 0)
    throw new AnalysisError('constant', 'Expected people on the map, but the population is 0 everywhere.', { names: ['population'] })
  if (model === 'bernoulli') requireSomeWithout(cases, population, total)
  return total
}

function requireSomeWithout(cases: Numbers, population: Numbers, total: number): void {
  for (let i = 0; i < cases.length; i++) {
    if (cases[i]! > population[i]!)
      throw new AnalysisError('range', `Expected at most ${population[i]} cases at row ${i}, one per person, but got ${cases[i]}.`, {
        names: ['cases', 'population'],
        row: i,
      })
  }
  if (total === preciseSum(population))
    throw new AnalysisError('constant', 'Expected somebody who is no case, but all are.', { names: ['cases', 'population'] })
}

/** Expected cases per place: in proportion to the population, or to the expectation given, and together as many as the cases. */
export function expectedCases(
  cases: Int32Array,
  total: number,
  population: Numbers,
  own: Numbers | undefined,
  model: ScanModel,
): Float64Array {
  if (own !== undefined) {
    if (model === 'bernoulli')
      throw new AnalysisError('infeasible', 'Expected counts belong to the Poisson model, but the model is bernoulli.', {
        names: ['expected'],
      })
    requireSameLength('expected', own, cases.length)
    requireWithin('expected', own, 0, Number.POSITIVE_INFINITY)
  }
  const base = own ?? population
  const sum = preciseSum(base)
  const expected = Float64Array.from(base, (value) => (total * value) / sum)
  for (let i = 0; i < cases.length; i++) {
    // With expectations that are all 0 the quotient is NaN, and the first case meets this too.
    if (cases[i]! > 0 && !(expected[i]! > 0))
      throw new AnalysisError('range', `Expected no cases where nobody is expected, but got ${cases[i]} at row ${i}.`, {
        names: ['cases'],
        row: i,
      })
  }
  return expected
}
