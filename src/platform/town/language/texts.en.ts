// The words of the pages about languages.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Languages',
  lead: 'A language is shown to residents only when somebody who speaks it has read the texts through.',
  caption: 'Languages of the site',
  language: 'Language',
  state: 'State',
  readBy: 'Read through by',
  readOn: 'Read on',
  on: 'on',
  off: 'off',
  onlyReports:
    'This language is written for the pages where residents tell how it is. All other pages are Danish and English. Have somebody who speaks it read the pages through before you turn it on.',
  names: { da: 'Danish', en: 'English', tr: 'Turkish', ur: 'Urdu', ar: 'Arabic', pl: 'Polish' },
  switchOn: 'Show the language to residents',
  readByHint: 'Name or title of the person who speaks the language.',
  save: 'Save',
  errors: {
    choice: (came: string) => `Tick the box or leave it. What came was “${came}”.`,
    danishStays: 'Danish is the language of the town and cannot be turned off.',
    readBy: 'Write who has read the texts through.',
    readByLong: 'The name may have at most 120 characters.',
    readOn: (came: string) =>
      `Write the day the texts were read, for instance 3 4 2026. ${came ? `You wrote “${came.split('-').reverse().join(' ')}”.` : 'The field was empty.'}`,
  },
}
