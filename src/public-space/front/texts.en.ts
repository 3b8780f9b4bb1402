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
    { path: '/reports/new', text: 'Write a report down', hint: 'For somebody who rings or comes by.' },
  ],
  partnerTitle: 'For those who help the town',
  partner: [{ path: '/handovers', text: 'What the town has asked of you', hint: 'Accept, answer or decline.' }],
}
