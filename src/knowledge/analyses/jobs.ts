// Crime against what was to be expected, calculated anew in the background: when figures have come, and when an analyst asks.
import type { JobKind } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { calculate } from './calculate.ts'
import { isBehind } from './following/store.ts'
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

/** Looks every few seconds, so that the answers follow however the figures came: by a job, by the command line, before a power cut, before the town had its code. */
const followFigures: JobKind = {
  name: 'follow-figures',
  everyMs: 3000,
  run: ({ municipality }, { db, jobs }) =>
    db.transaction(calculator(municipality), async (tx) => {
      if (await isBehind(tx)) await jobs.enqueue(tx, analysisName, {}, { key: analysisName })
    }),
}

export const jobKinds: JobKind[] = [expectedCrime, followFigures]
