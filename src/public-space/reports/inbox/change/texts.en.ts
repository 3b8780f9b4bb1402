// The words about changing reports from the inbox and undoing it.
import { da } from './texts.da.ts'

const many = (n: string, isOne: boolean) => (isOne ? '1 report' : `${n} reports`)

export const en: typeof da = {
  deeds: {
    kind: (name) => `About: ${name}`,
    team: (name) => `Team: ${name}`,
    noTeam: 'Team: none',
    public: 'Show on the map',
    hidden: 'Do not show on the map',
    deadline: (day) => `Deadline: ${day}`,
    state: (name) => `State: ${name}`,
    outcome: (name) => `Outcome: ${name}`,
  },
  changed: (n, isOne, deed) => `${many(n, isOne)} changed. ${deed}.`,
  missed: (n, isOne) => `${many(n, isOne)} not changed. Somebody was there meanwhile, or the change did not fit.`,
  undo: 'Undo',
  undoHint: 'You can undo for 30 minutes.',
  isUndone: 'The change is undone.',
  undoneTitle: 'Undone',
  restored: (n, isOne) => `${many(n, isOne)} as before.`,
  left: 'These have changed since and were left as they are:',
  number: (n) => `No. ${n}`,
  tooLate: 'That change is undone already, or more than 30 minutes have passed.',
  toInbox: 'To the inbox',
  inbox: 'Inbox',
  sorry: da.sorry,
}
