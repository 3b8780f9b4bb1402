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
  ],
  staffTitle: 'For staff',
  staffWays: 'Work on reports',
  staff: [
    { path: '/reports', text: 'The inbox', hint: 'New reports, and those that are soon owed an answer.' },
    { path: '/phenomena', text: 'Phenomena', hint: 'What several people tell us again and again, and what we do about it.' },
    { path: '/handovers', text: 'Handed over to partners', hint: 'Who owes an answer, and who is late.' },
    { path: '/reports/new', text: 'Write a report down', hint: 'For somebody who rings or comes by.' },
  ],
  settingsTitle: 'How it is set up',
  settings: [
    {
      path: '/reports/kinds',
      text: 'Kinds and categories',
      hint: 'Which team gets what, and by when.',
      roles: ['coordinator', 'administrator'],
    },
    {
      path: '/reports/routing',
      text: 'Routing rules',
      hint: 'Try a rule on last month before it holds.',
      roles: ['coordinator', 'administrator'],
    },
    { path: '/reports/words', text: 'Words nobody has read yet', hint: 'Read them before others see them.', roles: ['coordinator'] },
    { path: '/reports/help', text: 'Helplines', hint: 'Those we send people on to.', roles: ['coordinator', 'administrator'] },
    { path: '/places/posters', text: 'Posters with a code', hint: 'For a lamp post or a bench.', roles: ['coordinator', 'administrator'] },
    {
      path: '/reports/counts',
      text: 'Counts for release',
      hint: 'Sensitive reports, only as counts.',
      roles: ['analyst', 'coordinator', 'leader'],
    },
    { path: '/reports/sending', text: 'Faults that are sent on', hint: 'To somebody else’s system, by Open311.', roles: ['administrator'] },
    { path: '/reports/api-keys', text: 'Keys for other systems', hint: 'Who may send faults in.', roles: ['administrator'] },
    { path: '/handovers/blocks', text: 'Areas of partners', hint: 'On which streets a caretaker sees faults.', roles: ['administrator'] },
    {
      path: '/reports/retention',
      text: 'Deletion',
      hint: 'How long we keep things, and what was deleted.',
      roles: ['administrator', 'data-protection'],
    },
  ],
  partnerTitle: 'For those who help the town',
  partner: [{ path: '/handovers', text: 'What the town has asked of you', hint: 'Accept, answer or decline.' }],
}
