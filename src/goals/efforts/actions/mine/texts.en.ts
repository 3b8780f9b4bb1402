// The words of the page of one's own actions, of the calendar, and of Monday's letter.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'My actions',
  counted: (open, late) => {
    const waiting = open === 0 ? 'Nothing waits for you.' : open === 1 ? '1 action waits.' : `${open} actions wait.`
    return late === 0 ? waiting : `${waiting} ${late === 1 ? '1 is late.' : `${late} are late.`}`
  },
  open: 'What I am to do',
  what: 'Action',
  effort: 'Effort',
  deed: 'What can I do?',
  empty: 'You have no actions',
  emptyText: 'When somebody agrees an action with you, it stands here.',
  emptyLink: 'See the efforts',
  dates: 'Days I answer for',
  when: 'Day',
  dateOf: 'What',
  verdict: (effort) => `Verdict on “${effort}”`,
  planReview: (plan) => `Look at the plan again: “${plan}”`,
  done: (count) => `Done (${count})`,
  doneDay: 'Done on',
  calendar: {
    title: 'In my own calendar',
    text: 'You can have your days in your calendar. It fetches them from a secret address. Do not show it to others.',
    make: 'Make an address',
    madeAt: (day) => `You made an address on ${day}. It is not shown again.`,
    renew: 'Make a new address',
    renewText: 'If you make a new one, the old one stops working.',
    stop: 'Stop the calendar',
    shown: 'Here is the address',
    shownText: 'Copy it now. It is shown this once only. In your calendar look for “add from the internet” or “subscribe”.',
    address: 'Address for your calendar',
    words: {
      name: 'Trygby: my actions',
      action: (what) => `Action: ${what}`,
      verdict: (effort) => `Verdict on the effort: ${effort}`,
      planReview: (plan) => `Look at the plan again: ${plan}`,
    },
  },
  letter: {
    title: 'The letter on Mondays',
    on: 'Every Monday at 7 you get a letter when something waits for you. It only says how many actions there are.',
    off: 'You do not get the letter on Mondays.',
    stop: 'Stop the letter',
    start: 'Get the letter again',
    subject: 'Your actions this week',
    body: ({ counted, link, town }) =>
      `Good morning\n\n${counted}\n\nSee them here:\n${link}\n\nDo you not want this letter? Stop it at the foot of the same page.\n\n${town}`,
  },
  said: {
    done: 'Good. The action is done.',
    reopened: 'The action is not done.',
    stopped: 'The calendar is stopped. The address no longer works.',
    'letter-stopped': 'You will get no more letters on Mondays.',
    'letter-started': 'You will get the letter on Mondays again.',
  },
}
