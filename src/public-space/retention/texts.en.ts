// The words of the page about how long reports are kept and what was deleted.
import type { da } from './texts.da.ts'

const between = (least: number, most: number) => `Write a whole number of days from ${least} to ${most}.`

export const en: typeof da = {
  title: 'Deletion of reports',
  inbox: 'Safety in public space',
  lead: 'Every night the system deletes what has been kept long enough. The figures about reports stay.',
  whatTitle: 'What is kept how long',
  spans: {
    emailDays: 'E-mail',
    pictureDays: 'Pictures',
    wordsDays: 'Words',
  },
  hints: {
    emailDays: 'Days after the report was closed with an answer. After four weeks we ask whether it helped.',
    pictureDays: 'Days after the picture came.',
    wordsDays: 'Days after the words came.',
  },
  days: (days) => `${days} days`,
  unread: (days) =>
    `Words that nobody has read stay at most ${days} days in the form they were written. After that only the text without names is left.`,
  save: 'Save',
  saved: 'Saved. It holds from tonight.',
  goneTitle: 'What was deleted',
  caption: 'The last 60 nights',
  when: 'When',
  emails: 'E-mail addresses',
  pictures: 'Pictures',
  words: 'Texts',
  leftOver: 'Left over',
  none: 'Nothing was deleted yet. The first time is tonight at 3.',
  inAll: 'In all',
  proof: 'After each deletion the system counts again. “Left over” must be 0.',
  allGone: 'Everything whose time was over is deleted.',
  notAllGone: (n) => `Last night ${n} were left that should have gone. Tell whoever runs the system.`,
  errors: {
    emailDays: between(28, 120),
    pictureDays: between(30, 365),
    wordsDays: between(90, 730),
  },
}
