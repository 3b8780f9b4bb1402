// What every town starts from is given to it once, however it came to be: by the demonstration, by the command line, before this room was there.
import type { JobKind } from '../platform/jobs.ts'
import { giveStartingIndicators } from './indicators/starting-set.ts'
import { givingStartingSets } from './indicators/store.ts'
import { giveStartingLegalBases } from './plan/legal-basis/starting-set.ts'

/** Looks every few seconds; a town that has its sets costs one look each. */
export const goalsStart: JobKind = {
  name: 'goals-start',
  everyMs: 5000,
  run: ({ municipality }, { db }) =>
    db.transaction(givingStartingSets(municipality), async (tx) => {
      await giveStartingIndicators(tx)
      await giveStartingLegalBases(tx)
    }),
}
