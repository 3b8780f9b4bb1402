// The words about counts on the spot.
import { en as wording } from '../wording/texts.en.ts'
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Counts on the spot',
  none: 'Nobody has counted yet.',
  columns: { what: 'What was counted', on: 'Day', hours: 'Hours', count: 'Count', by: 'Written by' },
  add: 'Add a count',
  fields: {
    what: 'What was counted, and how?',
    counted: 'Which day?',
    hours: 'For how many hours?',
    count: 'How many times?',
    address: 'Where was it counted? Street and number',
    place: 'Or a known place',
  },
  hints: {
    what: 'For instance: Mopeds on the path, counted from the bench. Count what happens, never persons.',
    address: 'Such as “Demovej 12”.',
  },
  noPlace: 'None',
  one: 'The count',
  oneOf: (place) => `Count ${place}`,
  save: 'Save the count',
  errors: {
    ...wording.errors,
    what: 'Write what was counted.',
    whatLong: 'Write it with at most 160 letters.',
    day: 'Write day, month and year.',
    dayAhead: (came: string) => `The day ${came} has not come yet.`,
    hours: 'Write a whole number of hours from 1 to 744.',
    count: 'Write a whole number, 0 or more.',
    address: 'Write a street of the town, or choose a known place.',
    addressLong: 'Write at most 120 letters.',
    addressChoice: (came: string) => `Did you mean ${came}? Write that street in full.`,
    unknown: (came: string) => `We do not know “${came}” in the town. Check the spelling, or choose a known place.`,
    place: 'The place is no longer there. Choose another.',
  },
}
