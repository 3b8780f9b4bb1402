// What the room of public space does off the request path.
import type { JobKind } from '../platform/jobs.ts'
import { handoverJobs } from './handovers/jobs.ts'
import { open311Jobs } from './open311/sending/jobs.ts'
import { phenomenaJobs } from './phenomena/jobs.ts'
import { placesJobs } from './places/jobs.ts'
import { inboxJobs } from './reports/inbox/jobs.ts'
import { threadJobs } from './reports/work/letters/jobs.ts'
import { retentionJobs } from './retention/jobs.ts'

export const jobKinds: JobKind[] = [
  ...phenomenaJobs,
  ...handoverJobs,
  ...retentionJobs,
  ...placesJobs,
  ...inboxJobs,
  ...threadJobs,
  ...open311Jobs,
]
