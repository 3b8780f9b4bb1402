// Everything the page of a proposal shows to the one who asks; whoever is shown counts or the report is logged as having read them.

import { record } from '../../../audit.ts'
import type { Tx } from '../../../db.ts'
import type { Actor } from '../../../roles.ts'
import type { CountBase, CountCells } from '../../base/model.ts'
import { keepsCounts, seesCounts } from '../../base/policy.ts'
import { baseById, readEdition } from '../../base/store.ts'
import { releasedThrough } from '../../overview/store.ts'
import { countEverReleased } from '../../store.ts'
import type { KeptOutcome, Proposal } from '../model.ts'
import { listProposals, markRead, proposalById, readOutcome } from '../store.ts'
import { trueCounts } from '../true-counts.ts'
import { type ComparedTable, rowsAt } from './model.ts'

export interface ReadProposal {
  proposal: Proposal
  base: CountBase
  proposals: Proposal[]
  /** Null for those who may not see counts, and while there is none. */
  outcome: KeptOutcome | null
  /** The unprotected counts of its edition; null with the outcome. */
  cells: CountCells | null
  isBehind: boolean
  released: { dataset: string; number: number }[]
}

/** Null when there is no such proposal for the one who asks. */
export async function readProposal(tx: Tx, actor: Actor, id: string): Promise<ReadProposal | null> {
  const proposal = await proposalById(tx, id)
  const base = proposal && (await baseById(tx, proposal.base))
  if (!proposal || !base) return null
  const isDone = proposal.state !== 'waiting' && proposal.state !== 'working'
  const outcome = seesCounts(actor) && isDone ? await readOutcome(tx, id) : null
  const cells = outcome ? ((await readEdition(tx, base.id, proposal.edition))?.cells ?? null) : null
  if (outcome) await record(tx, { deed: 'read', thing: 'counts', thingId: base.slug })
  // The report is on the page now: whoever may release has read it.
  if (outcome && keepsCounts(actor)) await markRead(tx, id)
  const isBehind = proposal.state === 'ready' && outcome !== null && (await countEverReleased(tx, base.slug)) !== outcome.releasesSeen
  const released = proposal.state === 'released' ? await releasedThrough(tx, id) : []
  return { proposal, base, proposals: await listProposals(tx, base.id), outcome, cells, isBehind, released }
}

/** The table, rows and page the address asks for; null for those who see no counts, and when nothing could be protected. */
export function comparedTable({ outcome, cells }: ReadProposal, asked: Record<string, string>): ComparedTable | null {
  if (!outcome || !cells || outcome.tables.length === 0) return null
  const place = Math.min(outcome.tables.length, Math.max(1, Math.trunc(Number(asked.table)) || 1)) - 1
  const table = outcome.tables[place]
  if (!table) return null
  const choice = asked.rows === 'withheld' ? 'withheld' : 'all'
  const counts = trueCounts(table, cells)
  return { place, table, choice, ...rowsAt(table, outcome.protection[place]?.reasons ?? [], counts, { choice, page: Number(asked.page) }) }
}
