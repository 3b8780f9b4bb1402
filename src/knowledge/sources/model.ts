// A source as its page shows it: where it comes from, when it was fetched, what it holds and what to be careful about.
import type { Bilingual, BreakMark, SeriesFacts, SourceKind } from './series/model.ts'

export interface SourceFetch {
  id: string
  state: 'running' | 'done' | 'failed' | 'cancelled'
  origin: string
  startedAt: Date
  finishedAt: Date | null
  publishedAt: Date | null
  /** When the publisher was last asked and had nothing newer. */
  confirmedAt: Date | null
  cells: number | null
  added: number | null
  changed: number | null
  missing: { variable: string; value: string }[]
  trouble: { key: string; table: string; facts: Record<string, string> } | null
}

export interface Source {
  id: string
  kind: SourceKind
  publisher: string
  table: string
  title: Bilingual
  unit: string
  address: string
  credit: string
  licence: string
  marks: BreakMark[]
  /** The newest that was carried through. */
  fetched: SourceFetch | null
  /** The one under way, or the one heard of last: also one that failed. */
  latest: SourceFetch | null
}

/** A source with all that is known of it. */
export interface SourceInFull extends Source {
  series: SeriesFacts[]
  fetches: SourceFetch[]
}

/** What is held of a source, for those who work with it: a public page takes its figures from a release. */
export interface HeldFigures {
  /** How many figures of each series, and from when to when, by its code. */
  bySeries: Record<string, { figures: number; first: string; last: string }>
  revisions: Revision[]
}

/** A figure that the source changed after we had fetched it. */
export interface Revision {
  code: string
  area: string
  period: string
  before: number | null
  after: number | null
  at: Date
}
