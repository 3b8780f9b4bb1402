// Every night: links, unfinished sign-ins and sessions that no longer open anything are removed.
import { asSystem } from '../db.ts'
import type { JobKind } from '../jobs.ts'
import { log } from '../log.ts'
import { removeExpired } from './sign-in/store.ts'

export const jobKinds: JobKind[] = [
  {
    name: 'remove-expired-sign-ins',
    schedule: '15 3 * * *',
    retries: 3,
    run: async ({ municipality }, { db }) => {
      const rows = await db.transaction(asSystem(municipality, 'remove what no longer opens anything'), removeExpired)
      log('info', 'expired sign-ins removed', { rows })
    },
  },
]
