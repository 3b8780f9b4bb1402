// Where somebody who met crime gets help: dated facts with their source, to be looked over once a year.
import type { Bilingual } from '../../platform/release/index.ts'

export interface HelpLine {
  number: string
  name: Bilingual
  text: Bilingual
  /** When it was last looked over, and whose word it is. */
  checkedAt: string
  source: string
}

export const helpLines: HelpLine[] = [
  {
    number: '112',
    name: { da: 'Alarm', en: 'Emergency' },
    text: { da: 'Når nogen er i fare nu.', en: 'When somebody is in danger now.' },
    checkedAt: '2026-11-23',
    source: 'politi.dk',
  },
  {
    number: '114',
    name: { da: 'Politiet', en: 'The police' },
    text: {
      da: 'Når det ikke haster. Her kan du melde, hvad der er sket.',
      en: 'When it is not urgent. Here you can report what happened.',
    },
    checkedAt: '2026-11-23',
    source: 'politi.dk',
  },
  {
    number: '116 006',
    name: { da: 'Offerrådgivningen', en: 'Victim Support Denmark' },
    text: {
      da: 'Nogen at tale med for ofre, vidner og pårørende. Det er gratis, og der er åbent hele døgnet.',
      en: 'Somebody to talk to for victims, witnesses and relatives. It is free and open day and night.',
    },
    checkedAt: '2026-11-23',
    source: 'offerraadgivning.dk',
  },
]
