// Official figures of one municipality through the years, with how much such a figure swings by itself (decision 0009).
import { negativeBinomialInterval, yearToYearDispersion, yearToYearSpread } from '@trygby/analysis'
import type { SeriesFigure } from '../../goals/index.ts'
import { both, figureAt, isMunicipality, type Panel } from './series/model.ts'

const fewToLearnFrom = both(
  'Der er for få tal fra andre kommuner til at sige, hvor meget tallet svinger af sig selv.',
  'There are too few figures of other municipalities to say how much the figure swings by itself.',
)
const onlyShare = both('Kilden oplyser kun andelen.', 'The source gives the share only.')

/** Offences and residents of every municipality, one row each, in the years that are whole somewhere; NaN where a quarter or the residents are missing. */
export interface WholeYears {
  areas: string[]
  years: number[]
  counts: Float64Array
  residents: Float64Array
}

/** A year has all four quarters, and the residents of its 1 January. */
export function wholeYears(counts: Panel, people: Panel): WholeYears {
  const areas = counts.areas.filter(isMunicipality)
  const known = [...new Set(counts.periods.map((quarter) => Number(quarter.slice(0, 4))))].sort((a, b) => a - b)
  const figure = (panel: Panel, area: string, period: string): number => {
    const [row, column] = [panel.areas.indexOf(area), panel.periods.indexOf(period)]
    return row < 0 || column < 0 ? Number.NaN : figureAt(panel, 0, row, column)
  }
  const each = (of: (area: string, year: number) => number) =>
    Float64Array.from(areas.flatMap((area) => known.map((year) => of(area, year))))
  return {
    areas,
    years: known,
    counts: each((area, year) => [1, 2, 3, 4].reduce((sum, quarter) => sum + figure(counts, area, `${year}K${quarter}`), 0)),
    residents: each((area, year) => figure(people, area, `${year}K1`)),
  }
}

/** Fewer pairs of years than this cannot tell a swing. */
const leastPairs = 30
// Rounded up to whole hundredths: one more year of figures seldom moves it, so old intervals stay as they were released.
const upToHundredth = (size: number): number => Math.ceil(size * 100 - 1e-9) / 100

/**
 * How much a year's reports swing by themselves in Denmark's municipalities, beyond chance: the variance of a count is mean + swing x mean^2.
 * Null where there is too little to learn it from. `breaks` are periods from which the way of counting was another.
 */
export function swingOfCounts({ years, counts, residents }: WholeYears, breaks: readonly string[]): number | null {
  const startOf = (period: string) => Number(period.slice(0, 4)) + (Number(period.slice(5) || 1) - 1) / 4
  // The step into a year is left out when the break lies in either of its two years; one on 1 January of the first lies before both.
  const broken = years.flatMap((year, place) => (breaks.some((one) => startOf(one) > year - 1 && startOf(one) < year + 1) ? [place] : []))
  if (years.length < 2 || counts.length === 0) return null
  const pairs = counts.filter(
    (count, place) => place % years.length > 0 && Number.isFinite(count + (counts[place - 1] ?? Number.NaN)),
  ).length
  if (pairs < leastPairs) return null
  const { theta, pairs: used } = yearToYearDispersion(counts, residents, years.length, { breaks: broken })
  return used >= leastPairs && theta > 0 ? upToHundredth(1 / theta) : null
}

/**
 * Offences per 1,000 residents of one place in each of its whole years. The interval is the exact one of a negative-binomial count that
 * swings as much by itself as such counts do from year to year (decision 0009): chance alone would make it far too narrow.
 */
export function offencesPerThousand({ areas, years, counts, residents }: WholeYears, area: string, swing: number | null): SeriesFigure[] {
  const row = areas.indexOf(area)
  return years.flatMap((year, place): SeriesFigure[] => {
    const [count, people] = [counts, residents].map((all) => all[row * years.length + place] ?? Number.NaN) as [number, number]
    if (row < 0 || !Number.isFinite(count) || !(people > 0)) return []
    const perThousand = (figure: number) => Math.round((figure / people) * 1e7) / 1e4
    return [{ period: String(year), value: perThousand(count), interval: intervalOf(count, swing, perThousand), n: { count } }]
  })
}

function intervalOf(count: number, swing: number | null, perThousand: (figure: number) => number): SeriesFigure['interval'] {
  if (swing === null) return { none: fewToLearnFrom }
  const { lower, upper } = negativeBinomialInterval(count, 1 / swing)
  return { lower: perThousand(lower), upper: perThousand(upper) }
}

/**
 * A published rate of one place in each year. Everybody is counted, so nothing is uncertain about who was asked; the interval says how much
 * such a rate swings by itself from year to year in Denmark's municipalities, when what happens in all of them is taken out.
 */
export function ratesWithSwing(panel: Panel, area: string): SeriesFigure[] {
  const rows = panel.areas.flatMap((code, row) => (isMunicipality(code) ? [row] : []))
  const rates = rows.flatMap((row) => panel.periods.map((_, column) => figureAt(panel, 0, row, column)))
  const swing =
    rows.length > leastPairs && panel.periods.length > 1 ? upToHundredth(yearToYearSpread(rates, panel.periods.length).sigma) : null
  const row = panel.areas.indexOf(area)
  const digits = (figure: number) => Math.round(figure * 1e4) / 1e4
  return panel.periods.flatMap((period, column): SeriesFigure[] => {
    const value = row < 0 ? Number.NaN : figureAt(panel, 0, row, column)
    if (!Number.isFinite(value)) return []
    const reach = Math.exp(1.96 * (swing ?? 0))
    const interval =
      swing === null || !(value > 0) ? { none: fewToLearnFrom } : { lower: digits(value / reach), upper: digits(value * reach) }
    return [{ period, value, interval, n: { none: onlyShare } }]
  })
}
