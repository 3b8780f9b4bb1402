// The words of the public pages with the plan and the yearly status.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  goals: 'Goals and plan',
  title: { plan: 'The plan', status: 'Yearly status' },
  lead: {
    plan: 'The municipality’s coherent plan to prevent crime and make people feel safe.',
    status: 'Every year we look at whether it went as we wished. Also when it did not.',
  },
  none: {
    plan: {
      title: 'No plan has been adopted yet',
      text: 'When the council has adopted a plan, it can be read here. The goals can be read already.',
    },
    status: { title: 'There is no status yet', text: 'When the first yearly status has been adopted, it can be read here.' },
  },
  toGoals: 'See the four goals',
  asked: (title) => `We would like to hear what you think: ${title}`,
  askedUntil: (day) => `You can write to us until ${day}.`,
  askedLink: 'Read the draft and write to us',
  replaced: 'This version has been replaced',
  replacedBy: (title, day) => `It no longer applies. The new one was adopted on ${day}: ${title}.`,
  replacedLink: 'Read the new one',
  changes: 'See what has changed since the version before',
  editions: 'All versions',
  edition: (number, title, day) => `Version ${number}: ${title}, adopted ${day}`,
  statusOf: (year, title, day) => `${year}: ${title}, adopted ${day}`,
  current: 'applies now',
  old: 'replaced',
  toStatus: 'Yearly status',
  toPlan: 'The plan',
  toWorkbench: 'Work on the plan',
  files: { pdf: 'PDF', docx: 'Word', json: 'JSON' },
  digest: 'Fingerprint (SHA-256)',
  digestText: 'This version cannot be changed. The fingerprint shows it: were one letter another, the fingerprint would be another.',
}
