// How a higher room (official statistics, an analysis, the survey, reports) feeds an indicator; the town's app hands it over.
import type { Tx } from '../../platform/db.ts'
import type { Provenance } from '../../platform/release/index.ts'
import type { Bilingual } from './model.ts'

/** One series on offer. */
export interface SeriesOffer {
  /** Exact and lasting within its source, for instance `STRAF11:1320:per-1000`. */
  code: string
  name: Bilingual
  unit: Bilingual
}

/** A figure of a series, with n and a 95 per cent interval or the reason why none. */
export interface SeriesFigure {
  period: string
  value: number
  interval: { lower: number; upper: number } | { none: Bilingual }
  n: { count: number } | { none: Bilingual }
}

export interface SeriesRead {
  figures: SeriesFigure[]
  /** Publisher, table, exact codes, fetch and publication date: enough for a stranger to ask for the same. */
  provenance: {
    publisher: string
    table: string
    codes: Record<string, string>
    fetchedAt: string
    publishedAt: string | null
    credit: string
    /** Every table the figures rest on, as a release says it: with the words for its codes, and its breaks. */
    tables?: readonly Provenance[]
  }
  /** Whether the publisher has protected the figures already, so that they may be released as they are. */
  isOfficial: boolean
}

export interface SeriesSource {
  /** Lasting name, kept with the indicator: `statbank`, `crime-expected`. */
  key: string
  name: Bilingual
  offers(tx: Tx): Promise<SeriesOffer[]>
  /** Changes whenever a figure of the source may have changed; cheap to ask, and asked every few seconds. */
  stamp(tx: Tx): Promise<string>
  /** Null while the source holds nothing for this code. */
  read(tx: Tx, code: string): Promise<SeriesRead | null>
}

export type SeriesSources = readonly SeriesSource[]
