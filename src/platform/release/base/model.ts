// A base of counts: what the town counts people by, and each state of the counts, before anything is protected.
import type { Bilingual } from '../model.ts'

/** `time`: weeks, months, quarters or years, never days. `place`: units that stand at a spot on the map. */
export type DimensionKind = 'words' | 'time' | 'place'

export interface BaseDimension {
  /** Small letters, digits and hyphens; part of the files' columns. */
  key: string
  heading: Bilingual
  kind: DimensionKind
  /** Words for units whose name is a code. */
  labels?: Record<string, Bilingual>
  /** Where the units of a `place` stand, in degrees (WGS84). */
  places?: Record<string, { lat: number; lon: number }>
}

/** What is said of a base, and of every table cut from it unless the table says it better. */
export interface AboutBase {
  title: Bilingual
  description: Bilingual
  /** What one count is: "unge, der kom i klubben". One count is one person. */
  counted: Bilingual
  /** Who counted, how, and when. */
  origin: Bilingual
  n: Bilingual
  cannotSay: Bilingual[]
}

export interface CountBase {
  id: string
  slug: string
  about: AboutBase
  dimensions: BaseDimension[]
  /** The smallest count of people that may be shown; five or more. */
  least: number
  madeByName: string
  madeAt: Date
}

/** The finest counts: the units of each dimension in order, and of every combination that is not nought the places of its units and its count. */
export interface CountCells {
  units: string[][]
  counts: number[][]
}

export interface CountEdition {
  number: number
  cells: CountCells
  people: number
  note: string
  madeByName: string
  madeAt: Date
}

/** One table released of a base, as far as the base's own page needs it. */
export interface ReleasedTable {
  dataset: string
  title: Bilingual
  number: number
  edition: number
  releasedAt: Date
  isWithdrawn: boolean
}
