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
import { type Asked, type Detectable, type Direction, samples, seldomBeyond, spreads } from './model.ts'

type Found = Pick<Detectable, 'least' | 'needed'> & { test: Pick<MinimumDetectable, 'power' | 'significance' | 'assumptions'> }

/** Fewer events than this in a period are few: chance is then counted exactly and not by the normal law. */
const few = 10
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
/** A change of the size that others have found, as a ratio. */
const usualRatio = (wanted: Direction): number => 1 + ((wanted === 'fall' ? -1 : 1) * seldomBeyond.percent) / 100

const layouts: Record<Asked['method'], (asked: Asked) => Found | Promise<Found>> = {
  counts: ({ wanted, spread, numbers: { perYear = 0, years = 0 } }) => {
    const dispersion = spreads[spread]
    const baseline = perYear * years
    const test = minimumDetectableRatio(baseline, { dispersion, method: baseline < few && dispersion === 1 ? 'exact' : 'normal' })
    return { least: size(side(test, wanted)), needed: sampleSizeTwoRates(usualRatio(wanted), { dispersion }).baseline, test }
  },

  area: ({ wanted, spread, numbers: { perYear = 0, areaPerYear = 0, years = 0 } }) => {
    const counts = { treatedBefore: perYear * years, comparisonBefore: areaPerYear * years }
    const options = { dispersion: spreads[spread] }
    const test = minimumDetectableRatioOfRatios(counts, options)
    return { least: size(side(test, wanted)), needed: sampleSizeRatioOfRatios(counts, usualRatio(wanted), options).factor, test }
  },

  shares: ({ wanted, sample, numbers: { share = 0, answersBefore = 0, answersAfter = 0 } }) => {
    const designEffect = samples[sample]
    const now = share / 100
    const test = minimumDetectableDifference(now, answersBefore, { n2: answersAfter, designEffect })
    const difference = wanted === 'fall' ? test.decrease : test.increase
    const then = now + ((wanted === 'fall' ? -1 : 1) * seldomBeyond.points) / 100
    // From 8 per cent a share cannot fall by ten points; then no number of answers is promised.
    const needed = then > 0 && then < 1 ? sampleSizeTwoProportions(now, then).nPerGroup * designEffect : null
    return { least: difference === null ? null : size(100 * difference), needed, test }
  },

  series: async ({ wanted, spread, numbers: { perMonth = 0, monthsBefore = 0, monthsAfter = 0 } }) => {
    const expected = { baseline: perMonth, before: monthsBefore, after: monthsAfter, dispersion: spreads[spread] }
    const test = await minimumDetectableLevel(expected, { model: 'level', simulations })
    return { least: size(side(test, wanted)), needed: null, test }
  },

  staggered: ({ wanted, spread, numbers: { areas = 0, periods = 0, perPeriod = 0 } }) => {
    const test = minimumDetectableStaggered(startsOf(areas, periods), periods, { counts: perPeriod, dispersion: spreads[spread] })
    return { least: size(side(test, wanted)), needed: null, test }
  },
}

/** One area after another, evenly over the periods: before the first and after the last there is at least one period. */
export const startsOf = (areas: number, periods: number): number[] =>
  Array.from({ length: areas }, (_, area) => Math.min(periods - 1, Math.max(1, Math.round(((area + 1) * periods) / (areas + 1)))))
