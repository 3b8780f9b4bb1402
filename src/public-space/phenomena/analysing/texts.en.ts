// The words about understanding a phenomenon.
import { en as wording } from '../wording/texts.en.ts'
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'What do we think is behind it?',
  none: 'Nobody has written it yet.',
  edit: 'Write what you think',
  rhythm: 'Rhythm',
  noRhythm: 'We do not know yet',
  fields: { analysis: 'Why does it happen just here and at that time?', rhythm: 'What is the rhythm?' },
  hint: 'Write about the place, the time and what makes it easy or hard. Not about single people.',
  save: 'Save',
  errors: {
    ...wording.errors,
    analysis: 'Write it with at least ten letters.',
    analysisLong: 'Write it with at most 4000 letters.',
    rhythm: 'Choose the rhythm from the list.',
    stale: 'A colleague has corrected the phenomenon meanwhile. Look it through and save again.',
  },
}
