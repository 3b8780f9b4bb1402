// The words of the page on which the town sets, corrects and ends a sub-goal.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  newTitle: 'Add a sub-goal',
  editTitle: (name) => `Correct the sub-goal: ${name}`,
  lead: (goal) => `The sub-goal belongs to ${goal}. Everybody can read it.`,
  titleDa: 'Name of the sub-goal in Danish',
  titleEn: 'Name of the sub-goal in English',
  textDa: 'What is it about? In Danish',
  textEn: 'What is it about? In English',
  englishHint: 'Without an English text the English page shows the Danish.',
  add: 'Add',
  save: 'Save',
  late: 'A colleague has saved meanwhile',
  lateText:
    'Nothing of yours is saved yet. Here is your colleague’s text. In the fields is your own. Bring the two together, and save again.',
  end: 'End the sub-goal',
  endWarning: 'The town no longer pursues it. It still stands on the page of its goal, among the earlier ones.',
  ended: (day) => `The sub-goal was ended on ${day}`,
  resume: 'Take it up again',
  errors: {
    titleDa: 'Write the name of the sub-goal in Danish.',
    titleLong: 'The name may have at most 160 characters.',
    titleTaken: (came) => `The goal already has a sub-goal called “${came}”.`,
    textLong: (came) => `The text may have at most 2,000 characters. It has ${came.length.toLocaleString('en-GB')}.`,
  },
}
