// The words of the accessibility statement and the page about privacy.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  accessibility: {
    title: 'Accessibility statement',
    lead: (town: string) => `${town} wants everybody to be able to use this site.`,
    status: 'How far are we?',
    statusText:
      'The site follows the rules for the most part. What is missing is said on this page. The aim is WCAG 2.2, level AA. The law asks for EN 301 549.',
    tested: 'How we have tested it',
    testedText: [
      'A program goes through all pages each time we change something. It looks for faults that shut people out.',
      'The pages are tried with the keyboard alone, without JavaScript and on a small screen.',
      'We made this statement ourselves. Nobody from outside has looked it over yet.',
    ],
    gaps: 'What we know is missing',
    gapsText: [
      'Maps can be hard to use with a screen reader. So the same is always said in a list beside them.',
      'Figures are pictures. So there is always a table with them.',
      'People with disabilities have not tried the site together with us yet.',
      'The site is in Danish and English only for now.',
    ],
    contact: 'Tell us if something shuts you out',
    contactText: 'You can call or write. You can also get what is said here in another way.',
    phone: 'Call',
    email: 'Write a mail',
    address: 'Write a letter',
    noContact: 'The town has not written telephone and mail here yet. Ask at the town hall.',
    complaint: 'No answer you can use?',
    complaintText: 'Then you can complain to the Danish Agency for Digital Government. They watch that the rules are followed.',
    complaintLink: 'Go to the Agency for Digital Government',
    date: 'When',
    checked: (day: string) => `The town went through the site on ${day}. It does so at least once a year.`,
    notChecked: 'The town has not gone through the site itself yet.',
    invented: 'Telephone, mail and address are invented.',
  },
  privacy: {
    title: 'Privacy',
    lead: 'This says what we keep about you and what you can ask for.',
    reading: 'When you read the site',
    readingText: [
      'You can read the site without saying who you are.',
      'We do not keep your IP address.',
      'We do not measure what you look at. Nobody else is told anything.',
    ],
    cookies: 'Cookies',
    cookiesText: [
      'If you only read, you get no cookie.',
      'If you sign in, you get one. It remembers that you are signed in, and it goes when you sign out.',
    ],
    signedIn: 'When you sign in',
    signedInText: [
      'We keep your name and your mail address.',
      'We keep what you change, and when.',
      'When a member of staff looks at information about a person, that is written down too.',
      'We never keep CPR numbers. We never give a person a score.',
    ],
    rights: 'What you can ask for',
    rightsText: [
      'You can be told what we have about you and who has read it.',
      'You can have mistakes corrected.',
      'You can have things deleted when we no longer need them.',
      'You can complain to the Danish Data Protection Agency.',
    ],
    complaintLink: 'Go to the Data Protection Agency',
    contact: 'Whom can you ask?',
    responsible: (town: string) => `${town} is responsible for the information.`,
    officer: 'Data protection officer',
    phone: 'Telephone',
    email: 'Mail',
    noContact: 'The town has not yet written here whom you can ask. Ask at the town hall.',
  },
}
