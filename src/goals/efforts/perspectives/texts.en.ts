// The words about professions' perspectives on an effort.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Perspectives',
  lead: 'Every profession says its own. Disagreement stays, because it is knowledge.',
  none: 'Nobody has written yet.',
  disagree: 'The professions do not agree here. Read both sides.',
  efforts: 'Efforts',
  views: { for: 'For', concern: 'Concern', against: 'Against', addition: 'Addition' },
  takenBack: (day) => `Taken back ${day}. It can still be read.`,
  takeBack: 'Take it back',
  takeBackWarning: 'It can still be read, but it says that you have taken it back.',
  add: 'Write your perspective',
  addTitle: 'Write your perspective',
  addLead: 'You write in your own name. Colleagues and the effort’s partners can read it. Residents cannot.',
  fields: { profession: 'Which profession do you speak from?', view: 'How do you see the effort?', words: 'In your own words' },
  hints: {
    profession: 'For example teacher, gardener or police.',
    words: 'Write about the effort and about groups, not about single persons.',
  },
  viewHints: {
    for: 'I believe in it.',
    concern: 'I am with it, but something concerns me.',
    against: 'I think we should do something else.',
    addition: 'I want to add something.',
  },
  addButton: 'Save the perspective',
  cancel: 'Cancel',
  errors: {
    profession: 'Write which profession you speak from.',
    professionLong: 'The profession may have at most 120 characters.',
    view: 'Choose how you see the effort.',
    words: 'Write a few words.',
    wordsLong: 'The text may have at most 4000 characters.',
    personNumber: 'Something here looks like a personal number. Do not write about persons.',
  },
}
