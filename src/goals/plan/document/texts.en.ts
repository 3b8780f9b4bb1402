// The words around the plan in English; the plan itself is Danish, as it was adopted.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  inDanish: 'The text below is in Danish, as the council adopts it.',
  contents: 'Contents',
  aboutTitle: 'About the plan',
  kinds: { plan: 'Plan', status: 'Yearly status' },
  facts: {
    edition: 'Edition',
    state: 'Status',
    adopted: 'Adopted by the municipal council',
    notAdopted: 'Not adopted yet',
    caseNumber: 'Case number',
    minutes: 'Minutes',
    minutesLink: 'Read the minutes of the meeting (in Danish)',
    figures: 'The figures are from',
    figuresText: (day) => `${day} or before`,
    review: 'To be looked at again by',
    legalBasis: 'Legal basis',
    address: 'Permanent address',
  },
  states: {
    draft: 'Draft',
    consultation: 'In consultation',
    'for-adoption': 'Ready to be adopted',
    adopted: 'Adopted',
    replaced: 'Replaced by a newer edition',
  },
  invented: 'The adoption is invented',
  inventedText: 'The plan is a demonstration. No council has adopted it.',
  draftText: 'The text may still change.',
  demonstration: 'Demonstration: people, clubs and events are invented',
  legalBasis: 'Legal basis',
  lawFromTo: (from, to) =>
    from && to ? `In force from ${from} to ${to}.` : from ? `In force from ${from}.` : to ? `Was in force until ${to}.` : '',
  readLaw: 'Read the law (in Danish)',
  heard: 'Answers from the consultation',
  heardLead: 'Here is what we were told in the consultation, and what we answered.',
  answer: 'Answer:',
  outcome: 'What came of it:',
  outcomes: {
    'taken-up': 'It has been written in.',
    partly: 'Some of it has been written in.',
    'not-taken-up': 'It has not been written in.',
    noted: 'It has been noted.',
  },
  version: (kind, number) => `${kind}, edition ${number}`,
}
