// The words about judging a goal: the five words, the page to write on, and what is said when figures and people disagree.
import type { da } from './texts.da.ts'

const listed = (parts: string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`)

export const en: typeof da = {
  figuresSay: (counts) => {
    const { withoutFigures, ...moved } = counts
    const all = withoutFigures + Object.values(moved).reduce((sum, n) => sum + n, 0)
    if (all === 0) return 'The goal has no indicators yet.'
    if (all === withoutFigures) return 'There are no figures yet.'
    const words = {
      better: 'better',
      worse: 'worse',
      held: 'held',
      'no-clear-change': 'without clear change',
      'cannot-tell': 'cannot tell',
      withoutFigures: 'without figures yet',
    }
    const order = ['better', 'worse', 'held', 'no-clear-change', 'cannot-tell', 'withoutFigures'] as const
    return `The figures say: ${listed(order.filter((key) => counts[key] > 0).map((key) => `${counts[key]} ${words[key]}`))}.`
  },
  agreement: {
    same: 'The figures say the same.',
    partly: 'Some figures say the same. Others say something else.',
    differs: 'The figures do not say the same. Both stand here.',
    'figures-silent': 'The figures cannot say yet. The assessment stands alone.',
  },
  signed: (name, day) => `Signed: ${name}, ${day}`,
  title: (goal) => `Assess the goal: ${goal}`,
  lead: 'Write how you think it goes. The assessment stands beside the figures. The two may disagree.',
  beside: 'What the figures say now',
  whichWay: 'How does it go?',
  hints: {
    better: 'We think it has gone the right way.',
    worse: 'We think it has gone the wrong way.',
    held: 'A good result has been held.',
    'no-clear-change': 'We see no clear difference.',
    'cannot-tell': 'We know too little to say.',
  },
  wordsDa: 'Why do you think so? In Danish',
  wordsDaHint: 'Write what you build on, and what you doubt. Do not write about single persons.',
  wordsEn: 'The same in English',
  englishHint: 'Without an English text the English page shows the Danish.',
  signedBy: 'Signature',
  signedHint: 'Your office or your name. Everybody can see it. The day is added by itself.',
  sign: 'Sign',
  forGood: 'An assessment cannot be corrected afterwards. You write a new one instead, and the old one still stands there.',
  errors: {
    movement: 'Choose how it goes.',
    wordsDa: 'Write in Danish why you think so. At least 10 characters.',
    wordsLong: (came) => `The text may have at most 4,000 characters. It has ${came.length.toLocaleString('en-GB')}.`,
    signedBy: 'Write who signs.',
    signedLong: 'The signature may have at most 120 characters.',
  },
}
