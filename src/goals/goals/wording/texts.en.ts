// The words of the page on which the town words a goal itself.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: (goal) => `Word the goal: ${goal}`,
  lead: 'The words of the goal stand on the front page, on the goal’s own page and in the plan. Write so that everybody can read it.',
  titleDa: 'Name of the goal in Danish',
  titleEn: 'Name of the goal in English',
  textDa: 'What does the town want? In Danish',
  textDaHint: 'One to three short sentences.',
  textEn: 'What does the town want? In English',
  whyDa: 'Why does the town want it? In Danish',
  whyEn: 'Why does the town want it? In English',
  englishHint: 'Without an English text the English page shows the Danish.',
  save: 'Save',
  back: 'Go back to the original text',
  backWarning: 'The town’s own words for this goal go away. Plans that are adopted keep them.',
  late: 'A colleague has saved meanwhile',
  lateText: {
    saving:
      'Nothing of yours is saved yet. Here is your colleague’s text. In the fields is your own. Bring the two together, and save again.',
    leaving: 'Nothing is changed yet. In the fields is your colleague’s text.',
  },
  latePaper: 'Your colleague has gone back to the original text.',
  empty: 'Nothing',
  errors: {
    titleDa: 'Write the name of the goal in Danish.',
    titleLong: 'The name may have at most 120 characters.',
    textDa: 'Write in Danish what the town wants.',
    textLong: (came) => `The text may have at most 2,000 characters. It has ${came.length.toLocaleString('en-GB')}.`,
    whyLong: (came) => `The text may have at most 4,000 characters. It has ${came.length.toLocaleString('en-GB')}.`,
    saving: 'The page was too old. Look the text through, and save again.',
  },
}
