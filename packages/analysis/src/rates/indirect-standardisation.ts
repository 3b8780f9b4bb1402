// Compares places or years whose residents differ in age, by asking how many incidents the reference rates would have brought there.

import { type Numbers, requireAtLeast, requireCounts, requirePositive, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type ObservedToExpected, observedToExpected } from './observed-to-expected.ts'

/** Rows are the cells of groups (places, years) by strata (ages); all arrays have one entry per cell. */
export type StandardisationCells = {
  group: ArrayLike<string | number>
  stratum: ArrayLike<string | number>
  counts: Numbers
  personTime: Numbers
}

export type IndirectStandardisation = ObservedToExpected & {
  groups: (string | number)[]
  strata: (string | number)[]
  /** Counts per person-time by stratum. */
  referenceRates: Float64Array
  /** Ratio times the crude rate of all cells, per `per`. */
  rate: Float64Array
  per: number
}

/**
 * Indirect standardisation: observed over expected by the stratum rates of a reference, by group.
 *
 * Question: with the age mix that this place (or year) has, did more or less happen than elsewhere?
 * Assumptions: stratum rates differ between groups by one factor; the reference rates are known. Ratios of two groups are not comparable with each
 * other when their mixes differ much (each has its own weights) - for that use `directStandardisation`.
 *
 * @param cells groups by strata; @param options `referenceRates` per stratum in order of first appearance (pooled cells unless given), `per` (100000), and
 * those of `observedToExpected`
 * Errors: `empty`, `shape`, `not-finite`, `range` (a count without person-time, a group in which nothing is expected).
 * Reference: Breslow and Day (1987), chapter 2.
 *
 * @example
 * const cells = { group: ['a', 'a', 'b', 'b'], stratum: [15, 25, 15, 25], counts: [30, 10, 10, 10], personTime: [1000, 1000, 500, 2000] }
 * indirectStandardisation(cells).ratio // => [1.2, 0.75]
 */
export function indirectStandardisation(
  cells: StandardisationCells,
  options: { referenceRates?: Numbers; per?: number; level?: number; method?: ObservedToExpected['method'] } = {},
): IndirectStandardisation {
  const { per = 100000 } = options
  requirePositive('per', per)
  const layout = layOutCells(cells)
  const { groups, strata, groupOf, stratumOf } = layout
  const referenceRates = options.referenceRates ? givenRates(options.referenceRates, strata.length) : pooledRates(cells, layout)
  const observed = new Float64Array(groups.length)
  const expected = new Float64Array(groups.length)
  let counts = 0
  let time = 0
  for (let i = 0; i < groupOf.length; i++) {
    const g = groupOf[i]!
    observed[g]! += cells.counts[i]!
    expected[g]! += cells.personTime[i]! * referenceRates[stratumOf[i]!]!
    counts += cells.counts[i]!
    time += cells.personTime[i]!
  }
  const ratios = observedToExpected(observed, expected, options)
  const rate = ratios.ratio.map((r) => ((r * counts) / time) * per)
  return { ...ratios, groups, strata, referenceRates, rate, per, reference: 'Breslow and Day (1987), chapter 2' }
}

/** Groups and strata in order of first appearance, and which of them each cell belongs to. */
function layOutCells(cells: StandardisationCells) {
  const n = cells.counts.length
  requireAtLeast('counts', cells.counts)
  requireCounts('counts', cells.counts)
  requireSameLength('personTime', cells.personTime, n)
  requireWithin('personTime', cells.personTime, 0, Number.POSITIVE_INFINITY)
  for (const name of ['group', 'stratum'] as const) {
    if (cells[name].length !== n)
      throw new AnalysisError('shape', `Expected ${n} values in "${name}", but got ${cells[name].length}.`, { names: [name] })
  }
  const [groups, groupOf] = places(cells.group)
  const [strata, stratumOf] = places(cells.stratum)
  return { groups, strata, groupOf, stratumOf }
}

function places(labels: ArrayLike<string | number>): [(string | number)[], Uint32Array] {
  const at = new Map<string | number, number>()
  const of = Uint32Array.from({ length: labels.length }, (_, i) => {
    const label = labels[i]!
    if (!at.has(label)) at.set(label, at.size)
    return at.get(label)!
  })
  return [Array.from(at.keys()), of]
}

function pooledRates(cells: StandardisationCells, { strata, stratumOf }: ReturnType<typeof layOutCells>): Float64Array {
  const counts = new Float64Array(strata.length)
  const time = new Float64Array(strata.length)
  for (let i = 0; i < stratumOf.length; i++) {
    counts[stratumOf[i]!]! += cells.counts[i]!
    time[stratumOf[i]!]! += cells.personTime[i]!
  }
  return counts.map((count, s) => {
    if (time[s] === 0)
      throw new AnalysisError('range', `Expected person-time in stratum "${strata[s]}", but there is none.`, { names: ['personTime'] })
    return count / time[s]!
  })
}

function givenRates(rates: Numbers, strata: number): Float64Array {
  requireSameLength('referenceRates', rates, strata)
  requireWithin('referenceRates', rates, 0, Number.POSITIVE_INFINITY)
  return Float64Array.from(rates)
}
