// The words on the list of phenomena and the suggestions for new ones.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  lead: 'A phenomenon is something definite that makes people feel unsafe: what happens, where, when, and what it leads to. Never who somebody is.',
  done: { refused: 'We will not suggest them together again.', observed: 'The observation is saved.' },
  open: 'Open',
  closed: 'Closed',
  columns: {
    behaviour: 'What happens',
    where: 'Where',
    stage: 'Step',
    result: 'Result',
    owner: 'Owner',
    reports: 'Reports',
    voices: 'Voices',
    newest: 'Newest',
  },
  emptyTitle: 'No phenomena yet',
  empty: 'When at least two reports are alike they can be put together to a phenomenon.',
  observe: 'Write down what you saw',
  suggestions: 'Alike',
  suggestionsLead: 'The system has found reports that lie near each other in place, time and kind. You decide whether they are the same.',
  none: 'Just now no reports are alike.',
  why: {
    count: (reports, voices) => `${reports}, ${voices}`,
    metres: (metres) => `At most ${metres} m apart`,
    times: (times) => `Same time: ${times}`,
    noTimes: 'Nobody said when',
    someSayNoTime: 'Some did not say when',
    days: (from, to) => (from === to ? `All on ${from}` : `From ${from} to ${to}`),
  },
  make: 'Make a phenomenon of these',
  refuse: 'Not the same',
  theReports: 'See the reports',
  number: (number) => `No. ${number}`,
  more: (count) => `${count} more suggestions appear when you have decided about these.`,
}
