// The words of the page where the coordinator reads words through.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Words to read through',
  inbox: 'Inbox',
  lead: 'Only you see the words as they were written. Your colleagues see them without names and numbers. Decide what may stay; the rest is deleted.',
  waiting: (n) => `${n} wait. The oldest stand first.`,
  none: 'There are no words to read.',
  noneHint: 'Everything people wrote has been read through.',
  written: 'As it was written',
  marked: 'What is marked looks like something about a person.',
  stays: 'What may stay',
  staysHint: 'Correct the text, or empty the field. Do not write about single persons.',
  keep: 'What looks like a name or a number is none',
  save: (number) => `Save and delete what was written (${number})`,
  over: (number, at) => `Report ${number}, ${at}`,
  done: { read: 'Saved. What was written is deleted.', gone: 'A colleague has already read those words through.' },
  errors: {
    words: 'Write what may stay.',
    long: 'The text may have at most 1000 characters.',
    choice: 'Tick the box, or leave it.',
    found: (what) => `Something still looks like a person: ${what}. Delete it, or tick the box if it is none.`,
  },
}
