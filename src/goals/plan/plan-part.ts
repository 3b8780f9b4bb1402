// How a live part becomes blocks of a document: the goals room supplies its own, higher rooms theirs (an analysis, the evidence shelf) through the town's app.
import type { Tx } from '../../platform/db.ts'
import type { Block } from '../../platform/paper/model.ts'
import type { Bilingual } from '../indicators/model.ts'

/** What a part is told: words are Danish, as the plan is adopted; figures as of a day. */
export interface PartContext {
  town: string
  figuresAsOf: string
  /** When the version is to be looked at again; null while nobody has said. */
  reviewOn: string | null
}

/** A part somebody can choose to put in. */
export interface PartOffer {
  /** What is written between the braces: `goal safe-town`. */
  call: string
  name: Bilingual
}

export interface PlanPart {
  /** First word between the braces. */
  name: string
  offers(tx: Tx): Promise<PartOffer[]>
  /** The blocks it stands for; null when there is no such thing (the plan check says so). Headings in it are level 3 or 4. */
  blocks(tx: Tx, call: readonly string[], context: PartContext): Promise<Block[] | null>
}

export type PlanParts = readonly PlanPart[]
