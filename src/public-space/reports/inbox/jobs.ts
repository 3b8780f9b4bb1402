// Forgets each night the changes of the inbox that nobody can undo any more; what was done stays on each report's trail.
import type { JobKind } from '../../../platform/jobs.ts'
import { forgetOldChanges } from './change/store.ts'

const forgetChanges: JobKind = {
  name: 'forget-report-changes',
  schedule: '25 3 * * *',
  run: async ({ municipality }, { db }) => {
    await forgetOldChanges(db, municipality)
  },
}

export const inboxJobs: JobKind[] = [forgetChanges]
