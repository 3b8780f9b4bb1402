// The same scan with circles up to half of the population, as it is usually run.

import { scanWorkload } from './iv-scan-10.ts'

export const workload = scanWorkload(50)
