// The words of the page with keys for other systems.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Keys for other systems',
  lead: 'With a key another system can report faults to the town (Open311).',
  caption: 'Keys',
  empty: 'Nobody has a key yet.',
  name: 'Which system',
  nameHint: 'For example “The road department’s app”.',
  made: 'Issued',
  used: 'Last used',
  never: 'Never',
  state: 'State',
  open: 'Open',
  ended: (day) => `Ended ${day}`,
  add: 'Issue a key',
  addTitle: 'New key',
  endTitle: 'End a key',
  endWarning: 'The system can report nothing more once its key is ended. This cannot be undone.',
  which: 'Which',
  end: 'End the key',
  issued: {
    title: 'The key is issued',
    lead: (name) => `Give it to those who run ${name}. It is shown this once only.`,
    key: 'Key',
    address: 'Address',
    back: 'Back to the keys',
  },
  done: { ended: 'The key is ended.' },
  errors: {
    name: 'Write which system gets the key.',
    nameLong: 'Write at most 120 signs.',
    nameTaken: (came) => `${came} has a key already. End it first, or write another name.`,
    which: 'Choose the key to end.',
  },
}
