// The words of the pages about following a place, and of the letters.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Follow a place',
  lead: 'Get an e-mail each week about what was done at a place or in a street. If there is no news, you get none.',
  place: 'Choose a place',
  placeNone: 'None of these',
  street: 'Or write a street',
  streetHint: 'Only the name of the street, for instance “Demovej”.',
  email: 'Your e-mail address',
  emailHint: 'We use it for these letters only. Nobody at the town hall sees it.',
  button: 'Follow the place',
  leaveEmpty: 'Leave this field empty',
  what: 'What is in the letter?',
  whatText: 'Faults that are mended. Efforts that begin or end. The town’s answers. Never who said what.',
  asked: {
    title: 'Look in your e-mail',
    lead: 'Open the link in the letter, and you follow the place. If no letter came, you may follow it already.',
    again: 'Follow one more place',
  },
  confirm: {
    title: (where: string) => `Follow ${where}?`,
    lead: 'You then get an e-mail when something was done. At most one a week.',
    button: 'Yes, follow the place',
    doneTitle: (where: string) => `You follow ${where}`,
    doneLead: 'You get an e-mail when something was done. Each letter has a link that stops the letters.',
  },
  stop: {
    title: (where: string) => `Stop letters about ${where}?`,
    lead: 'We then delete your e-mail address here.',
    button: 'Stop the letters',
  },
  over: {
    title: 'You get no letters about this place',
    lead: 'We do not have your e-mail address here. You can follow a place again at any time.',
    again: 'Follow a place',
  },
  letters: {
    confirm: {
      subject: (where: string) => `Follow ${where}?`,
      body: ({ where, link, town }: { where: string; link: string; town: string }) =>
        `Hello\n\nSomebody wrote your e-mail address to follow ${where}.\n\nWas it you? Then open the link and say yes:\n${link}\n\nWas it not you? Then do nothing. In two days we have forgotten the address.\n\nKind regards\n${town}`,
    },
    weekly: {
      subject: (where: string) => `What was done: ${where}`,
      opening: (where: string, since: string) => `Hello\n\nYou follow ${where}. This was done since ${since}:`,
      mended: 'Faults that were answered',
      efforts: 'Efforts in the area',
      answers: 'The town has answered',
      moves: { planned: 'is planned', going: 'is under way', ended: 'has ended', judged: 'has been judged' },
      stop: (link: string) => `Stop the letters:\n${link}`,
      regards: (town: string) => `Kind regards\n${town}`,
    },
  },
  errors: {
    place: (came: string) => `Choose a place on the list. What came was “${came}”.`,
    nothing: 'Choose a place or write a street.',
    both: 'Choose a place or write a street, not both.',
    street: (came: string) => `We know no street called “${came}”.`,
    email: (came: string) => `Write an e-mail address like name@example.com. ${came ? `You wrote “${came}”.` : 'The field was empty.'}`,
  },
}
