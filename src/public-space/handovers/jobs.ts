// Hand-overs off the request path.
import type { Tx } from '../../platform/db.ts'
import type { Platform } from '../../platform/http/web.ts'
import type { JobKind } from '../../platform/jobs.ts'
import { townName } from '../../platform/town/store.ts'
import { countMonth, monthsToCount } from './counts/count-month.ts'
import { handOverByRule, remindPartners } from './due/rounds.ts'
import { machineryFor } from './due/store.ts'
import type { Sender } from './letters.ts'

const senderOf = async (tx: Tx, { config }: Platform): Promise<Sender> => ({ publicUrl: config.publicUrl, town: await townName(tx) })

export const handoverJobs: JobKind[] = [
  {
    name: 'hand-over-by-rule',
    everyMs: 60_000,
    run: async ({ municipality }, platform) => {
      await platform.db.transaction(machineryFor(municipality, 'hand over by rule'), async (tx) =>
        handOverByRule(tx, await senderOf(tx, platform)),
      )
    },
  },
  {
    name: 'remind-partners',
    schedule: '0 8 * * *',
    retries: 3,
    run: async ({ municipality, signal }, platform) => {
      const remind = () =>
        platform.db.transaction(machineryFor(municipality, 'remind partners'), async (tx) =>
          remindPartners(tx, await senderOf(tx, platform)),
        )
      while (!signal.aborted && (await remind()) > 0);
    },
  },
  {
    name: 'count-for-partners',
    schedule: '40 3 * * *',
    retries: 3,
    run: async ({ municipality, signal }, { db }) => {
      // One transaction a month: what is counted stays when the process stops in between.
      for (const month of monthsToCount()) {
        if (signal.aborted) return
        await db.transaction(machineryFor(municipality, 'count for partners'), (tx) => countMonth(tx, month))
      }
    },
  },
]
