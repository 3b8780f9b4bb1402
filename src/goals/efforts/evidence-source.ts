// How a higher room (the knowledge room's evidence cards) lets an effort point to what it rests on; the town's app hands it over.
import type { Tx } from '../../platform/db.ts'
import type { Bilingual } from '../indicators/model.ts'

/** One piece of evidence on offer. */
export interface EvidenceOffer {
  /** Lasting within its source. */
  key: string
  title: Bilingual
}

export interface EvidenceSource {
  /** Lasting name, kept with the effort: `method` for evidence cards. */
  key: string
  name: Bilingual
  offers(tx: Tx): Promise<EvidenceOffer[]>
  /** Where one is read, without the language; for links from the effort. */
  path(key: string): string
}

export type EvidenceSources = readonly EvidenceSource[]
