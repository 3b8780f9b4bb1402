// Bringing a file's figures in: all that are new or corrected, in one transaction, or none.
import { record } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/db.ts'
import { markAsReal } from '../../../../platform/demonstration.ts'
import type { Actor } from '../../../../platform/roles.ts'
import type { Indicator } from '../../model.ts'
import { enterValue } from '../store.ts'
import type { Plan } from './model.ts'

export interface Told {
  reason: string
  holeReason: string
}

/** The plan was made in this transaction. Says how many were new and how many corrected. */
export async function bringIn(
  tx: Tx,
  indicator: Indicator,
  { changes, holes }: Plan,
  { reason, holeReason }: Told,
  file: { name: string; hash: string },
  actor: Actor,
): Promise<{ added: number; corrected: number }> {
  const provenance = { file: file.name, hash: file.hash, ...(holes.length > 0 ? { holes, holeReason } : {}) }
  const taken = { added: 0, corrected: 0 }
  for (const { figure, kind } of changes) {
    if (kind === 'same') continue
    await enterValue(tx, indicator.id, {
      ...figure,
      origin: 'file',
      provenance,
      reason: kind === 'correction' ? reason : '',
      enteredBy: actor.account,
      enteredByName: actor.name,
    })
    taken[kind === 'new' ? 'added' : 'corrected']++
  }
  if (taken.added + taken.corrected === 0) return taken
  await markAsReal(tx, 'goals.indicator', indicator.id)
  // The file's name is a person's own words, and stays out of the log; its hash tells which file it was.
  await record(tx, { deed: 'brought in', thing: 'indicator', thingId: indicator.id, detail: { ...taken, holes, hash: file.hash } })
  return taken
}
