// What phenomena need off the request path.
import type { JobKind } from '../../platform/jobs.ts'
import { phenomenonRound } from './response/round.ts'

export const phenomenaJobs: JobKind[] = [phenomenonRound]
