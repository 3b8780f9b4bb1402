// What the gate has let out and taken back, as the staff see it.
import type { Bilingual, Protection } from '../model.ts'

export interface GateRelease {
  dataset: string
  number: number
  /** Null where the one who asks may not see what was taken back. */
  title: Bilingual | null
  kind: Protection['kind'] | null
  releasedAt: Date | null
  /** Who approved it; null for the machinery, and for somebody whose account is gone. */
  releasedByName: string | null
  proposal: string | null
  base: string | null
  withdrawnAt: Date | null
  reason: string | null
}

export interface AttackedBase {
  slug: string
  /** How many releases of it there are, taken back ones too. */
  releases: number
  /** When everything released of it was last attacked together with nothing found; null when that has not been done since the newest release. */
  attackedAt: Date | null
}
