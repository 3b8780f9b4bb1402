// The words about the counts that partners may see.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Counts of what people say',
  lead: 'So many reports came each month about anything but faults. Counts below five never stand here.',
  handovers: 'Hand-overs',
  month: 'Month',
  area: 'Area',
  kind: 'What',
  count: 'Number',
  town: 'The whole town',
  all: 'In all',
  emptyTitle: 'There are no counts yet',
  empty: 'A month is counted when it has been over for a week.',
  none: 'No counts of five or more.',
  about: 'About the counts',
  source: 'Source: reports to the town. Each month is counted once, a week after it is over.',
  n: 'The number is that of reports. The same person may have written several times.',
  cannot:
    'The counts do not say how much happened. They say how many reported. Small counts are left out, and some large ones too, so that nobody can work the small ones out.',
  use: 'Nothing here may be used against a tenant.',
}
