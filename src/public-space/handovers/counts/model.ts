// Counts of sensitive reports: as they are for one moment, and as partners may see them.
import type { Day } from '../../../platform/form/model.ts'

/** One combination of kind and quarter in a month; `area` is null outside the quarters. */
export interface RawCount {
  kind: string
  area: string | null
  count: number
}

/** A count that may be seen; kind '' is all kinds, area null the whole town. */
export interface Shown {
  kind: string
  area: string | null
  areaName: string
  count: number
}

/** A count as it is read again. */
export interface CountRow {
  month: Day
  kind: string
  area: string | null
  areaName: string
  count: number
}
