// Figures that come once a year, or stop before the crime figures do, brought to the period asked about - and said so.
import type { CrimeFigures } from '../model.ts'
import { type Period, readQuarter } from './periods.ts'

export interface Carried {
  values: Float64Array
  takenFrom: number
  isCarried: boolean
}

type Condition = CrimeFigures['conditions'][number]

/** A condition in a year: that year's own figures, or the last ones before it. Null when there are none that early. */
export function carryForward(condition: Condition, year: number, areas: number): Carried | null {
  const known = condition.years
    .map((_, index) => index)
    .filter((index) => (condition.years[index] ?? Number.POSITIVE_INFINITY) <= year && isKnown(condition, index, areas))
  const best = known.sort((a, b) => (condition.years[b] ?? 0) - (condition.years[a] ?? 0))[0]
  if (best === undefined) return null
  const takenFrom = condition.years[best] ?? year
  const values = Float64Array.from({ length: areas }, (_, area) => condition.values[area * condition.years.length + best] ?? Number.NaN)
  return { values, takenFrom, isCarried: takenFrom !== year }
}

/** A year in which hardly any municipality has a figure is not a year of figures. */
function isKnown({ years, values }: Condition, index: number, areas: number): boolean {
  let found = 0
  for (let area = 0; area < areas; area++) if (Number.isFinite(values[area * years.length + index])) found++
  return found >= areas * 0.9
}

/** Residents in a period: the mean over its quarters, each the newest count at or before the quarter. NaN where there is none. */
export function residentsIn(period: Period, { areas, quarters, residents }: CrimeFigures): Float64Array {
  const dates = residents.quarters.map((text, index) => ({ index, at: order(text) })).sort((a, b) => a.at - b.at)
  return Float64Array.from({ length: areas.length }, (_, area) => {
    let sum = 0
    for (const place of period.quarters) {
      const now = order(quarters[place] ?? '')
      const count = dates.findLast(({ at, index }) => at <= now && (residents.values[area * dates.length + index] ?? 0) > 0)
      sum += count === undefined ? Number.NaN : (residents.values[area * dates.length + count.index] ?? Number.NaN)
    }
    return sum / period.quarters.length
  })
}

const order = (text: string): number => {
  const { year, quarter } = readQuarter(text)
  return year * 4 + quarter
}

/** Reported in the four quarters together, by area; NaN as soon as one quarter is missing. */
export function reportedIn(period: Period, counts: Float64Array, quarters: number, areas: number): Float64Array {
  return Float64Array.from({ length: areas }, (_, area) =>
    period.quarters.reduce((sum, place) => sum + (counts[area * quarters + place] ?? Number.NaN), 0),
  )
}
