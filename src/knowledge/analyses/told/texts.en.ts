// The answers in words: who met what, what it means for the goal, and why something cannot be told.
import type { da, Told } from './texts.da.ts'

export const en: typeof da = {
  audience: { residents: 'Residents', businesses: 'Businesses' },
  answer: {
    met: ({ who, year }) => `${who} met less crime than expected in ${year}. The goal is shown met.`,
    partly: ({ who, year, fewer, all }) =>
      `${who} met less crime than expected in ${fewer} of ${all} groups in ${year}. For the rest it is not shown. The goal is not shown met.`,
    'not-shown': ({ who, year }) =>
      `The figures do not show that ${lower(who)} met less crime than expected in ${year}. The goal is not shown met.`,
    mixed: ({ who, year }) => `${who} met less than expected in some groups and more in others in ${year}. The goal is not met.`,
    missed: ({ who, year }) => `${who} met more crime than expected in at least one group in ${year}. The goal is not met.`,
    'cannot-tell': ({ who, year }) =>
      `We cannot tell whether ${lower(who)} met less crime than expected in ${year}. The goal is not shown met.`,
  },
  groups: {
    violence: { title: 'Violence', who: (town) => town, things: 'cases of violence', about: 'Violence and threats against people.' },
    'burglary-home': {
      title: 'Burglary in homes',
      who: (town) => `homes in ${town}`,
      things: 'burglaries',
      about: 'Burglary in houses and flats.',
    },
    'other-theft': {
      title: 'Other thefts',
      who: (town) => town,
      things: 'other thefts',
      about: 'Theft of for instance bags, phones and tools. The source does not say who owned the things.',
    },
    'burglary-business': {
      title: 'Burglary in businesses',
      who: (town) => `businesses in ${town}`,
      things: 'burglaries',
      about: 'Burglary in shops, offices and stores.',
    },
    shoplifting: {
      title: 'Theft from shops',
      who: (town) => `shops in ${town}`,
      things: 'thefts',
      about: 'Goods taken from a shop without paying.',
    },
    all: {
      title: 'All reported offences in the town',
      who: (town) => town,
      things: 'offences',
      about:
        'Everything reported to the police, except traffic: what happened to residents, what happened to businesses, and for instance drugs and weapons.',
    },
  },
  verdicts: { fewer: 'Fewer than expected', 'as-expected': 'As expected', more: 'More than expected', 'cannot-tell': 'Cannot tell' },
  goal: {
    fewer: 'Here the goal is shown met.',
    'as-expected': 'As expected is not enough. Here the goal is not shown met.',
    more: 'Here the goal is not met.',
    'cannot-tell': 'Here the goal is not shown met.',
  },
  noGoal: 'The figure is for the whole town. It does not decide the goal for residents or for businesses.',
  doubt: {
    'no-answer': 'The model has no answer here.',
    'too-few': 'So few are expected that the figure can say nothing.',
    'one-of-six': 'A figure outside the ordinary is not enough when we look at six groups at once.',
    wide: 'The uncertainty is too large for an answer.',
  },
  told: {
    fewer: (w, t) => `${t.when} ${w.who(t.town)} had fewer ${w.things} than expected for a town like this: ${counts(t)}`,
    'as-expected': (w, t) => `${t.when} ${w.who(t.town)} had about as many ${w.things} as expected for a town like this: ${counts(t)}`,
    more: (w, t) => `${t.when} ${w.who(t.town)} had more ${w.things} than expected for a town like this: ${counts(t)}`,
    'cannot-tell': (w, t) => `We cannot tell whether ${w.who(t.town)} had fewer ${w.things} than expected ${lower(t.when)}: ${counts(t)}`,
  },
  oneOfSix: 'That is outside the ordinary. But with six groups one may be so by chance.',
  nothingTold: (things) => `There are too few figures to say anything about ${things} here.`,
  nothingExpected: (things, observed) => `${observed} ${things} were reported. The model cannot say how many were expected.`,
  when: {
    year: (year) => `In ${year}`,
    run: (from, to) => `From ${from} to ${to}`,
    quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
  },
  why: {
    wide: 'Municipalities differ a lot. So a figure must lie far from the expected before we can be sure of anything.',
    'one-of-six':
      'We look at six groups at once. Then one of them may lie outside the ordinary by chance, and that is not enough for an answer.',
  },
  newestRun: 'The newest four quarters',
  fullyKnown: (year) => `The last year in which all the model’s conditions have figures of their own: ${year}`,
  fullyKnownShort: (year, verdict) => `${year}, with own figures for all conditions: ${lower(verdict)}.`,
  carried: (year) => `Some of the figures about the towns’ conditions go no further than ${year}. For later years we use those of ${year}.`,
  carriedAlso: (year) => `The answer for ${year} stands here too.`,
  knownSince: (condition, year) => `${condition}: known from ${year}. The years before are worked out without it.`,
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const counts = (t: Told): string => `${t.observed} reported, ${t.expected} expected, and ${t.low} to ${t.high} would be ordinary.`
