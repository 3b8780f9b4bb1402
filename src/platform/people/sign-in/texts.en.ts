// The words when somebody signs in.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Sign in',
  lead: 'Write your e-mail address. We send you a link to sign in with. You need no password.',
  email: 'E-mail address',
  emailHint: 'For example anna@example.com',
  send: 'Send me a link',
  newHere: 'New here? Do the same. Your account is made the first time you use the link.',
  work: 'Employed by the municipality',
  workText: 'Sign in with your work account.',
  workButton: 'Sign in with work account',
  demonstration: 'Try the town as somebody else',
  demonstrationText: 'This is a demonstration. All the people are invented. Choose one and see the town with their eyes.',
  beOne: (name) => `Sign in as ${name}`,
  sentTitle: 'Look in your inbox',
  sent: 'We have sent a link to the address you wrote. It works for ten minutes and only once.',
  notCome: 'Did nothing come?',
  notComeText:
    'Look in the folder for unwanted mail, and check that the address was right. We send at most five links in a quarter of an hour.',
  again: 'Try again',
  demonstrationMail: 'In the demonstration the letters lie in the folder "mail" among the town\'s data.',
  confirmTitle: 'Sign in now',
  confirm: 'Press the button to sign in.',
  confirmInvitation: 'You are invited. Press the button to begin.',
  confirmButton: 'Sign in',
  notFreshTitle: 'Sign in again first',
  notFresh: 'It is more than a quarter of an hour since you signed in. Sign in again before you change who can get in.',
  signInAgain: 'Sign in again',
  usedTitle: 'The link no longer works',
  used: 'A link works only once and for a short time. Ask for a new one and you are on your way.',
  newLink: 'Get a new link',
  closedTitle: 'Your access is closed',
  closed: 'Your account is not open. Ask the person in town who gives access.',
  useWorkTitle: 'Use your work account',
  useWork: 'You sign in here with your work account and not with a link.',
  errors: {
    emailMissing: 'Write your e-mail address. The field was empty.',
    email: (came) => `Write an e-mail address like name@example.com. You wrote "${came}".`,
  },
  letter: {
    subject: (town) => `Your link to ${town || 'Trygby'}`,
    text: (town, link) =>
      `Hello\n\nHere is your link to ${town || 'Trygby'}. It works for ten minutes and only once:\n\n${link}\n\nIf you did not ask for it, do nothing. Nobody gets in without the link.\n\nKind regards\n${town || 'Trygby'}\n`,
    closed: (town) =>
      `Hello\n\nSomebody asked for a link to ${town || 'Trygby'} with your address. Your account is closed, so there is no link.\n\nAsk the person in town who gives access if you want to come back.\n\nKind regards\n${town || 'Trygby'}\n`,
  },
}
