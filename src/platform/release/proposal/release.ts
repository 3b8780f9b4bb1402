// Somebody who has the attacker's report in front of them lets a set of tables out: all of them in one transaction, or none.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { baseById } from '../base/store.ts'
import { countEverReleased, publishTable } from '../store.ts'
import type { Proposal } from './model.ts'
import { takenDataset } from './propose-tables.ts'
import { decide, hasRead, holdReleases, proposalById, readOutcome } from './store.ts'

/** `attack-again`: a further release of the same people came since the attack. */
export type HindranceKey = 'not-ready' | 'not-read' | 'attack-again' | 'dataset-taken'

/** Thrown when a proposal cannot be released as it stands; the page words the key, and nothing was released. */
export class NotReleasable extends Error {
  override name = 'NotReleasable'
  constructor(readonly key: HindranceKey) {
    super(`The proposal cannot be released: ${key}`)
  }
}

/**
 * Releases the tables of a proposal and returns the number of each. `who` is the name beside the decision. Throws `NotReleasable`. The
 * database looks once more at every table: that it is what was attacked, that nothing was found, and that the one who acts has read it.
 */
export async function releaseProposal(tx: Tx, id: string, who: string): Promise<{ dataset: string; number: number }[]> {
  const before = await proposalById(tx, id)
  const base = before && (await baseById(tx, before.base))
  if (!base) throw new NotReleasable('not-ready')
  // Two sets of the same people let out at once were never attacked together: the second waits here, and then sees the first.
  await holdReleases(tx, base.id)
  const proposal = (await proposalById(tx, id)) as Proposal // it was there a moment ago, and proposals go with their base only
  const outcome = await readOutcome(tx, id)
  if (proposal.state !== 'ready' || !outcome) throw new NotReleasable('not-ready')
  if (!(await hasRead(tx, id))) throw new NotReleasable('not-read')
  if ((await countEverReleased(tx, base.slug)) !== outcome.releasesSeen) throw new NotReleasable('attack-again')
  if ((await takenDataset(tx, base.slug, outcome.tables)) !== null) throw new NotReleasable('dataset-taken')
  const released: { dataset: string; number: number }[] = []
  for (const table of outcome.tables) released.push({ dataset: table.dataset, number: await publishTable(tx, table, { proposal: id }) })
  await decide(tx, id, 'released', who)
  await record(tx, { deed: 'released', thing: 'tables', thingId: id, detail: { released } })
  return released
}
