// What the platform itself does in the background, whatever rooms there are.
import { sealLog, signHead } from './audit/rounds.ts'
import { tidy } from './jobs/tidy.ts'
import type { JobKind } from './jobs.ts'
import { sendMail } from './mail/post.ts'
import { jobKinds as releaseJobs } from './release/proposal/jobs.ts'

export const platformJobKinds: JobKind[] = [sendMail, sealLog, signHead, tidy, ...releaseJobs]
