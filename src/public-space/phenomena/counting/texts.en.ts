// The words about counts on the spot.
import { en as wording } from '../wording/texts.en.ts'
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Counts on the spot',
  none: 'Nobody has counted yet.',
  columns: { what: 'What was counted', on: 'Day', hours: 'Hours', count: 'Count', by: 'Written by' },
  add: 'Add a count',
  fields: { what: 'What was counted, and how?', counted: 'Which day?', hours: 'For how many hours?', count: 'How many times?' },
  hints: { what: 'For instance: Mopeds on the path, counted from the bench. Count what happens, never persons.' },
  save: 'Save the count',
  errors: {
    ...wording.errors,
    what: 'Write what was counted.',
    whatLong: 'Write it with at most 160 letters.',
    day: 'Write day, month and year.',
    dayAhead: (came: string) => `The day ${came} has not come yet.`,
    hours: 'Write a whole number of hours from 1 to 744.',
    count: 'Write a whole number, 0 or more.',
  },
}
