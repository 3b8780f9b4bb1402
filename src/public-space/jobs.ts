// What the room of public space does off the request path.
import type { JobKind } from '../platform/jobs.ts'

export const jobKinds: JobKind[] = []
