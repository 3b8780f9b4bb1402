// Where somebody who met crime gets help: dated facts with the page they were read on, to be looked over once a year.
import type { Bilingual } from '../../../platform/release/index.ts'

export interface HelpLine {
  number: string
  name: Bilingual
  text: Bilingual
  /** When it was last looked over, and whose word it is. */
  checkedAt: string
  source: { name: string; address: string }
}

export const helpLines: HelpLine[] = [
  {
    number: '112',
    name: { da: 'Alarm', en: 'Emergency' },
    text: { da: 'Når nogen er i fare nu.', en: 'When somebody is in danger now.' },
    checkedAt: '2026-11-24',
    source: { name: 'Politiet', address: 'https://politi.dk/kontakt-politiet/alarm-112' },
  },
  {
    number: '114',
    name: { da: 'Politiet', en: 'The police' },
    text: {
      da: 'Når det ikke haster. Her kan du melde, hvad der er sket.',
      en: 'When it is not urgent. Here you can report what happened.',
    },
    checkedAt: '2026-11-24',
    source: { name: 'Region Nordjylland', address: 'https://rn.dk/da/Sundhed/Akut-sygdom/Naar-du-ringer-112' },
  },
  {
    number: '116 006',
    name: { da: 'Offerrådgivningen', en: 'Victim Support Denmark' },
    text: {
      da: 'Nogen at tale med for ofre, vidner og pårørende. Det er gratis, og der er åbent hele døgnet.',
      en: 'Somebody to talk to for victims, witnesses and relatives. It is free and open day and night.',
    },
    checkedAt: '2026-11-24',
    source: { name: 'Offerrådgivningen', address: 'https://offerraadgivning.dk/' },
  },
]
