// Works out the smallest effect that an effort's figures could show, before anybody has done anything.
import {
  type MinimumDetectable,
  minimumDetectableDifference,
  minimumDetectableLevel,
  minimumDetectableRatio,
  minimumDetectableRatioOfRatios,
  minimumDetectableStaggered,
  sampleSizeRatioOfRatios,
  sampleSizeTwoProportions,
  sampleSizeTwoRates,
} from '@trygby/analysis'
import { type Asked, type Detectable, type Direction, dispersionOf, samples, seldomMoreThan } from './model.ts'

type Found = Pick<Detectable, 'least' | 'needed'> & { test: MinimumDetectable }

/**
 * Fewer events than this in a period are few: chance is then counted exactly and not by the normal law. From here the two agree; below about
 * 17 the normal law sees no fall at all, because it does not know the logarithm of a count near 0.
 */
const few = 40
/** Enough invented series that the answer hardly moves, and still done in half a second. */
const simulations = 499

/**
 * The smallest change that would be seen four times in five by a two-sided test at 5 per cent.
 * Errors: an AnalysisError for figures that no method can take; `readAsked` refuses those a form may bring.
 */
export async function detectable(asked: Asked): Promise<Detectable> {
  const { least, needed, test } = await layouts[asked.method](asked)
  const unit = asked.method === 'shares' ? 'points' : 'percent'
  return { ...asked, least, unit, needed, power: test.power, significance: test.significance, assumptions: [...test.assumptions] }
}

const side = (seen: MinimumDetectable, wanted: Direction): number | null =>
  wanted === 'fall' ? seen.decreasePercent : seen.increasePercent
const size = (change: number | null): number | null => (change === null ? null : Math.abs(change))
/** A change of the size that others have found, as a part of what was there, or of everybody. */
const usualChange = (asked: Asked): number => ((asked.wanted === 'fall' ? -1 : 1) * seldomMoreThan(asked)) / 100

/** Counts before and after. A count that swings more than chance tells as much as one of that many times fewer events, as if they came in clumps. */
function countsTest(events: number, dispersion: number): MinimumDetectable {
  if (events / dispersion >= few) return minimumDetectableRatio(events, { dispersion })
  const test = minimumDetectableRatio(events / dispersion, { method: 'exact' })
  if (dispersion === 1) return test
  return { ...test, assumptions: test.assumptions.map((code) => (code === 'poisson' ? 'known-dispersion' : code)) }
}

const layouts: Record<Asked['method'], (asked: Asked) => Found | Promise<Found>> = {
  counts: (asked) => {
    const { perYear = 0, years = 0 } = asked.numbers
    const dispersion = dispersionOf(asked.spread, perYear)
    const test = countsTest(perYear * years, dispersion)
    return { least: size(side(test, asked.wanted)), needed: sampleSizeTwoRates(1 + usualChange(asked), { dispersion }).baseline, test }
  },

  area: (asked) => {
    const { perYear = 0, areaPerYear = 0, years = 0 } = asked.numbers
    const counts = { treatedBefore: perYear * years, comparisonBefore: areaPerYear * years }
    // Both areas drift; together they do so as one whose count is their harmonic mean.
    const options = { dispersion: dispersionOf(asked.spread, 2 / (1 / perYear + 1 / areaPerYear)) }
    const test = minimumDetectableRatioOfRatios(counts, options)
    return { least: size(side(test, asked.wanted)), needed: sampleSizeRatioOfRatios(counts, 1 + usualChange(asked), options).factor, test }
  },

  shares: (asked) => {
    const { share = 0, answersBefore = 0, answersAfter = 0 } = asked.numbers
    const designEffect = samples[asked.sample]
    const now = share / 100
    const test = minimumDetectableDifference(now, answersBefore, { n2: answersAfter, designEffect })
    const difference = asked.wanted === 'fall' ? test.decrease : test.increase
    const needed = sampleSizeTwoProportions(now, now + usualChange(asked)).nPerGroup * designEffect
    return { least: difference === null ? null : size(100 * difference), needed, test }
  },

  series: async ({ wanted, spread, numbers: { perMonth = 0, monthsBefore = 0, monthsAfter = 0 } }) => {
    const expected = { baseline: perMonth, before: monthsBefore, after: monthsAfter, dispersion: dispersionOf(spread, 12 * perMonth) }
    const test = await minimumDetectableLevel(expected, { model: 'level', simulations })
    return { least: size(side(test, wanted)), needed: null, test }
  },

  staggered: ({ wanted, spread, numbers: { areas = 0, periods = 0, perPeriod = 0 } }) => {
    // Periods are months or quarters; taken as months, which asks for more.
    const dispersion = dispersionOf(spread, 12 * perPeriod)
    const test = minimumDetectableStaggered(startsOf(areas, periods), periods, { counts: perPeriod, dispersion })
    return { least: size(side(test, wanted)), needed: null, test }
  },
}

/** One area after another, evenly over the periods: before the first and after the last there is at least one period. */
export const startsOf = (areas: number, periods: number): number[] =>
  Array.from({ length: areas }, (_, area) => Math.min(periods - 1, Math.max(1, Math.round(((area + 1) * periods) / (areas + 1)))))
