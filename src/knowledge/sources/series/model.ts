// A series of figures: one thing counted for many places and times, with its exact codes, and the panel an analysis reads.

export type Frequency = 'year' | 'quarter' | 'month' | 'day'
export type Bilingual = { da: string; en: string }
export const both = (da: string, en: string): Bilingual => ({ da, en })

/** What tells a series from the others of its source, and what it counts. */
export interface SeriesFacts {
  /** The code of the variable that tells the source's series apart; for a series of the town's own, its name. */
  code: string
  /** The exact code of every variable but place and time. */
  codes: Record<string, string>
  /** What the publisher calls each of those codes. */
  labels: Record<string, Bilingual>
  unit: string
  frequency: Frequency
}

/** The figures of one series, column by column. A missing figure is null, never zero. */
export interface Figures {
  areas: string[]
  periods: string[]
  values: (number | null)[]
  n?: (number | null)[]
  lower?: (number | null)[]
  upper?: (number | null)[]
}

/** A break in time (`period` says from when) or a trap at any time; `codes` empty means every series of the source. */
export interface BreakMark {
  key: string
  kind: 'break' | 'trap'
  period: string
  codes: string[]
  text: Bilingual
  origin: string
}

/** Official statistics, or a series that the town has brought in itself. */
export type SourceKind = 'official' | 'own'

export interface PanelQuestion {
  /** Said each time, since a town may call a series of its own as an official table is called. */
  kind: SourceKind
  /** The publisher's table, for instance STRAF11, or the name of a series of the town's own. */
  table: string
  /** Codes of the series, in the wanted order; all when left out. A code that is not held gets NaN throughout. */
  codes?: readonly string[]
  /** Periods in the wanted order; all that are held, in order of time, when left out. */
  periods?: readonly string[]
}

/** Where the figures of a panel come from, exactly enough to ask for the same. */
export interface PanelProvenance {
  publisher: string
  table: string
  title: Bilingual
  /** Each series in the panel's order; `codes` and `labels` by the publisher's variable. */
  series: SeriesFacts[]
  /** Wanted codes that the town does not hold. */
  missing: string[]
  unit: string
  fetchedAt: Date
  publishedAt: Date | null
  credit: string
  address: string
  breaks: BreakMark[]
}

/** Figures as a block: `values[(code * areas.length + area) * periods.length + period]`, NaN where there is none. */
export interface Panel {
  codes: string[]
  areas: string[]
  periods: string[]
  values: Float64Array
  provenance: PanelProvenance
}

/** The figure of one series, place and time by their places in the panel; NaN where there is none. */
export const figureAt = (panel: Panel, code: number, area: number, period: number): number =>
  panel.values[(code * panel.areas.length + area) * panel.periods.length + period] ?? Number.NaN

const shapes: [Frequency, RegExp][] = [
  ['year', /^\d{4}$/],
  ['quarter', /^\d{4}K[1-4]$/],
  ['month', /^\d{4}M(0[1-9]|1[0-2])$/],
  ['day', /^\d{4}-\d{2}-\d{2}$/],
]

/** How often a series has a figure, from the form of a period; null when it is none we know. */
export const frequencyOf = (period: string): Frequency | null => shapes.find(([, shape]) => shape.test(period))?.[0] ?? null

/** Denmark as a whole in official statistics. */
export const country = '000'

/** Whether a code in official statistics is one of the 98 municipalities: not a region, not Christiansø (411), not unknown (998). */
export const isMunicipality = (code: string): boolean => /^[1-9]\d{2}$/.test(code) && code !== '411' && code !== '998'
