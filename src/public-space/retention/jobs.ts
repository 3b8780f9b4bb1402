// Each night, before the rest is tidied, old addresses, pictures and words of reports go.
import type { JobKind } from '../../platform/jobs.ts'
import { forgetWhatIsOld } from './forget.ts'

export const retentionJobs: JobKind[] = [
  {
    name: 'forget-old-reports',
    schedule: '0 3 * * *',
    retries: 3,
    run: async ({ municipality, signal }, platform) => {
      await forgetWhatIsOld(platform, municipality, signal)
    },
  },
]
