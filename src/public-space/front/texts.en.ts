// The words on the front of the room of public space.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Safety in public space',
  lead: 'Say what it is like to be here. We answer everybody who says something.',
  ways: 'What would you like to do?',
  residents: [
    { path: '/report', text: 'Tell us about a place', hint: 'An unsafe place, a disturbance, a fault – or a good place.' },
    { path: '/follow', text: 'See what happens with what you told us', hint: 'You need your code of 16 digits.' },
    { path: '/faults', text: 'See the faults we know of', hint: 'Lamps, bushes, paths and litter, on a map and in a list.' },
    { path: '/answers', text: 'You said – we did', hint: 'What came of it.' },
    { path: '/places/follow', text: 'Follow a place', hint: 'An e-mail a week, when something was done.' },
  ],
  residentsTitle: 'For everybody',
  staffTitle: 'For staff',
  staffWays: 'Work on reports',
  staff: {
    '/reports': { text: 'The inbox', hint: 'New reports, and those that are soon owed an answer.' },
    '/reports/words': { text: 'Words nobody has read yet', hint: 'Read them before others see them.' },
    '/phenomena': { text: 'Phenomena', hint: 'What several people tell us again and again, and what we do about it.' },
    '/handovers': { text: 'What the town has asked of you', hint: 'Accept, answer or decline.' },
    '/reports/new': { text: 'Write a report down', hint: 'For somebody who rings or comes by.' },
    '/answers/drafts': { text: 'Answers to the town', hint: 'Write what was said and what was done. Coordinator or leader lets them out.' },
  },
  settingsTitle: 'How it is set up',
  settings: {
    '/reports/kinds': { text: 'Kinds and categories', hint: 'Which team gets what, and by when.' },
    '/reports/routing': { text: 'Routing rules', hint: 'Try a rule on last month before it holds.' },
    '/reports/help': { text: 'Helplines', hint: 'Those we send people on to.' },
    '/places/posters': { text: 'Posters with a code', hint: 'For a lamp post or a bench.' },
    '/reports/counts': { text: 'Counts for release', hint: 'Sensitive reports, only as counts.' },
    '/reports/sending': { text: 'Faults that are sent on', hint: 'To somebody else’s system, by Open311.' },
    '/reports/api-keys': { text: 'Keys for other systems', hint: 'Who may send faults in.' },
    '/handovers/blocks': { text: 'Areas of partners', hint: 'On which streets a caretaker sees faults.' },
    '/reports/retention': { text: 'Deletion', hint: 'How long we keep things, and what was deleted.' },
  },
  partnerTitle: 'For those who help the town',
  partner: [
    { path: '/handovers', text: 'What the town has asked of you', hint: 'Accept, answer or decline.' },
    { path: '/phenomena', text: 'Phenomena you take part in', hint: 'Say how you see it.' },
  ],
}
