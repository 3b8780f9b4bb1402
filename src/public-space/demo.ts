// What the demonstration tells, sorts, hands over and answers in its public space.
import type { Tx } from '../platform/db.ts'
import { fillAnswers } from './answers/demo.ts'
import { fillHandovers } from './handovers/demo.ts'
import { fillPhenomena } from './phenomena/demo.ts'
import { fillPlaces } from './places/demo.ts'
import { fillReports } from './reports/inbox/demo.ts'
import { fillRouting } from './routing/demo.ts'

/** After the town, its people and its goals. `secret` is the town's: codes and reports are made with it as for anybody. */
export async function fillPublicSpace(tx: Tx, secret: string, now = new Date()): Promise<void> {
  // First who gets what: reports come to a team by it.
  await fillRouting(tx)
  await fillReports(tx, secret, now)
  await fillPhenomena(tx, now)
  await fillHandovers(tx, now)
  await fillPlaces(tx)
  await fillAnswers(tx)
}
