// What every town starts from is given to it once, however it came to be: by the demonstration, by the command line, before this room was there.
import { asSystem } from '../platform/db.ts'
import type { JobKind } from '../platform/jobs.ts'
import { giveStartingIndicators } from './indicators/starting-set.ts'

/** Looks every few seconds; a town that has its sets costs one look each. */
export const goalsStart: JobKind = {
  name: 'goals-start',
  everyMs: 5000,
  run: ({ municipality }, { db }) =>
    db.transaction(asSystem(municipality, 'give the town its starting sets'), async (tx) => {
      await giveStartingIndicators(tx)
    }),
}
