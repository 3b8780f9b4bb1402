// The words about an observation.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Write down what you saw',
  lead: 'Answer with what you saw at the place yourself. “It was not there” is an answer too. Never write about single persons.',
  fields: {
    where: 'Where?',
    kind: 'What did you look for?',
    on: 'Which day?',
    time: 'At what time of the day?',
    howMany: 'How often while you were there?',
  },
  onHint: 'For instance 3, 12 and 2026.',
  howMany: { none: 'It was not there', once: 'Once', few: 'A few times (2-4)', many: 'Many times (5 or more)' },
  ofPhenomenon: (name) => `Phenomenon: ${name}`,
  save: 'Save the observation',
  cancel: 'Cancel',
  none: 'The town has no known places yet.',
  errors: {
    where: 'Choose the place from the list.',
    kind: 'Choose what you looked for.',
    day: 'Write day, month and year.',
    dayAhead: (came: string) => `The day ${came} has not come yet.`,
    time: 'Choose at what time of the day it was.',
    howMany: 'Choose how often you saw it.',
  },
}
