// The words of the pages about public holidays.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Public holidays',
  lead: 'Days when the town hall is closed. They do not count in deadlines that go by working days.',
  caption: 'Days when the town hall is closed',
  empty: 'There are no days yet. Fetch a year below.',
  day: 'Day',
  name: 'Name',
  fillTitle: 'Fetch the Danish public holidays of a year',
  fillHelp:
    'The days are worked out from Easter. Great Prayer Day was abolished from 2024. Your own closed days, such as Constitution Day and Christmas Eve, you add yourself.',
  year: 'Year',
  fill: 'Fetch holidays',
  addTitle: 'Add a day',
  editTitle: (name: string) => `Correct ${name}`,
  nameDa: 'Name in Danish',
  nameEn: 'Name in English',
  add: 'Add',
  save: 'Save',
  remove: 'Remove the day',
  removeWarning: 'Deadlines will count the day as a working day unless it is in a weekend.',
  errors: {
    day: (came: string) =>
      `Write a day that exists, for instance 5 6 2026. ${came ? `You wrote “${came.split('-').reverse().join(' ')}”.` : 'The field was empty.'}`,
    dayTaken: 'That day is there already.',
    nameDa: 'Write the name in Danish.',
    nameEn: 'Write the name in English.',
    nameLong: 'The name may have at most 80 characters.',
    year: (came: string) => `Write a year from 2000 to 2099. ${came ? `You wrote “${came}”.` : 'The field was empty.'}`,
  },
}
