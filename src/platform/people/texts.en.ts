// The words for what people are to the town, used by several pages.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  roles: {
    resident: 'Resident',
    professional: 'Professional',
    coordinator: 'Coordinator',
    analyst: 'Analyst',
    leader: 'Leader or council',
    partner: 'Partner',
    'data-protection': 'Data protection officer',
    administrator: 'Administrator',
  },
  system: "The town's machinery",
}
