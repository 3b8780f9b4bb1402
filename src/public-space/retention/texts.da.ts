// Ordene på siden om, hvor længe henvendelser gemmes, og hvad der er slettet.
import type { Span } from './model.ts'

const between = (least: number, most: number) => `Skriv et helt antal dage fra ${least} til ${most}.`

export const da = {
  title: 'Sletning af henvendelser',
  inbox: 'Tryghed i byens rum',
  lead: 'Hver nat sletter systemet det, der er gemt længe nok. Tallene om henvendelser bliver.',
  whatTitle: 'Hvad gemmes hvor længe',
  spans: {
    emailDays: 'E-mail',
    pictureDays: 'Billeder',
    wordsDays: 'Ord',
  } as Record<Span, string>,
  hints: {
    emailDays: 'Dage efter at henvendelsen er lukket med et svar. Efter fire uger spørger vi, om det hjalp.',
    pictureDays: 'Dage efter at billedet kom.',
    wordsDays: 'Dage efter at ordene kom.',
  } as Record<Span, string>,
  days: (days: string) => `${days} dage`,
  unread: (days: string) =>
    `Ord, som ingen har læst, bliver højst ${days} dage i den form, de blev skrevet. Derefter er kun teksten uden navne tilbage.`,
  save: 'Gem',
  saved: 'Gemt. Det gælder fra i nat.',
  goneTitle: 'Hvad der er slettet',
  caption: 'De seneste 60 nætter',
  when: 'Hvornår',
  emails: 'E-mailadresser',
  pictures: 'Billeder',
  words: 'Tekster',
  leftOver: 'Blev tilbage',
  none: 'Intet er slettet endnu. Første gang er i nat kl. 3.',
  inAll: 'I alt',
  proof: 'Efter hver sletning tæller systemet efter. “Blev tilbage” skal være 0.',
  allGone: 'Alt, hvis tid var gået, er slettet.',
  notAllGone: (n: string) => `Sidste nat blev ${n} tilbage, som skulle være slettet. Sig det til driften.`,
  errors: {
    emailDays: between(28, 120),
    pictureDays: between(30, 365),
    wordsDays: between(90, 730),
  },
}
