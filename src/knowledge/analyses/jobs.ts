// Crime against what was to be expected, calculated anew in the background: after each fetch, and when an analyst asks.
import type { JobKind } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { calculate } from './calculate.ts'
import { analysisName, calculator } from './store.ts'

const expectedCrime: JobKind = {
  name: analysisName,
  retries: 3,
  run: async ({ id, municipality, signal }, { db }) => {
    const began = Date.now()
    const outcome = await calculate({ work: (deed) => db.transaction(calculator(municipality), deed), signal, job: id })
    log('info', 'crime against the expected', { outcome, milliseconds: Date.now() - began })
  },
}

export const jobKinds: JobKind[] = [expectedCrime]
