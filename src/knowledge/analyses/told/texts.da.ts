// Svarene i ord: hvem der mødte hvad, hvad det betyder for målet, og hvorfor noget ikke kan siges.
import type { Doubt, GoalAnswer, Group, Verdict } from '../model.ts'

/** Det, en sætning om en gruppe er lavet af. Tal og tider er skrevet på læserens måde. */
export interface Told {
  when: string
  town: string
  observed: string
  expected: string
  low: string
  high: string
}

interface GroupWords {
  title: string
  /** Hvem det ramte, som led i en sætning. */
  who: (town: string) => string
  things: string
  /** Hvad gruppen dækker. */
  about: string
}

/** Hvem svaret gælder, for hvilket år, og i hvor mange af deres grupper der var færre end ventet. */
interface Answered {
  who: string
  year: string
  fewer: string
  all: string
}

export const da = {
  audience: { residents: 'Borgerne', businesses: 'Virksomhederne' },
  answer: {
    met: ({ who, year }) => `${who} mødte mindre kriminalitet end ventet i ${year}. Tallene viser, at målet er nået.`,
    partly: ({ who, year, fewer, all }) =>
      `${who} mødte mindre kriminalitet end ventet i ${fewer} af ${all} grupper i ${year}. I resten viser tallene det ikke. Det er ikke vist, at målet er nået.`,
    'not-shown': ({ who, year }) =>
      `Tallene viser ikke, at ${lower(who)} mødte mindre kriminalitet end ventet i ${year}. Det er ikke vist, at målet er nået.`,
    mixed: ({ who, year }) => `${who} mødte mindre end ventet i nogle grupper og mere i andre i ${year}. Målet er ikke nået.`,
    missed: ({ who, year }) => `${who} mødte mere kriminalitet end ventet i mindst en gruppe i ${year}. Målet er ikke nået.`,
    'cannot-tell': ({ who, year }) =>
      `Vi kan ikke sige, om ${lower(who)} mødte mindre kriminalitet end ventet i ${year}. Det er ikke vist, at målet er nået.`,
  } as Record<GoalAnswer, (at: Answered) => string>,
  groups: {
    violence: { title: 'Vold', who: (town) => town, things: 'sager om vold', about: 'Vold og trusler mod mennesker.' },
    'burglary-home': {
      title: 'Indbrud i hjem',
      who: (town) => `hjem i ${town}`,
      things: 'indbrud',
      about: 'Indbrud i huse og lejligheder.',
    },
    'other-theft': {
      title: 'Andre tyverier',
      who: (town) => town,
      things: 'andre tyverier',
      about: 'Tyveri af for eksempel tasker, telefoner og værktøj. Kilden siger ikke, hvem der ejede tingene.',
    },
    'burglary-business': {
      title: 'Indbrud i virksomheder',
      who: (town) => `virksomheder i ${town}`,
      things: 'indbrud',
      about: 'Indbrud i butikker, kontorer og lagre.',
    },
    shoplifting: {
      title: 'Tyveri i butikker',
      who: (town) => `butikker i ${town}`,
      things: 'tyverier',
      about: 'Varer, der er taget i en butik uden betaling.',
    },
    all: {
      title: 'Alle anmeldte lovbrud i byen',
      who: (town) => town,
      things: 'lovbrud',
      about:
        'Alt det, politiet har fået anmeldt, på nær trafik: det, der ramte borgere, det, der ramte virksomheder, og for eksempel stoffer og våben.',
    },
  } as Record<Group, GroupWords>,
  verdicts: { fewer: 'Færre end ventet', 'as-expected': 'Som ventet', more: 'Flere end ventet', 'cannot-tell': 'Kan ikke siges' } as Record<
    Verdict,
    string
  >,
  goal: {
    fewer: 'Her viser tallene, at målet er nået.',
    'as-expected': 'Som ventet er ikke nok. Her er det ikke vist, at målet er nået.',
    more: 'Her er målet ikke nået.',
    'cannot-tell': 'Her er det ikke vist, at målet er nået.',
  } as Record<Verdict, string>,
  /** Alle lovbrud er ikke nogens svar. */
  noGoal: 'Tallet gælder hele byen. Det afgør ikke målet for borgere eller virksomheder.',
  doubt: {
    'no-answer': 'Modellen har intet svar her.',
    'too-few': 'Der er ventet så få, at tallet ikke kan sige noget.',
    'one-of-six': 'Et tal uden for det almindelige er ikke nok, når vi ser på seks grupper på en gang.',
    wide: 'Usikkerheden er for stor til et svar.',
  } as Record<Doubt, string>,
  told: {
    fewer: (w, t) => `${t.when} havde ${w.who(t.town)} færre ${w.things} end ventet for en by som denne: ${counts(t)}`,
    'as-expected': (w, t) => `${t.when} havde ${w.who(t.town)} omtrent så mange ${w.things} som ventet for en by som denne: ${counts(t)}`,
    more: (w, t) => `${t.when} havde ${w.who(t.town)} flere ${w.things} end ventet for en by som denne: ${counts(t)}`,
    'cannot-tell': (w, t) => `Vi kan ikke sige, om ${w.who(t.town)} havde færre ${w.things} end ventet ${lower(t.when)}: ${counts(t)}`,
  } as Record<Verdict, (words: GroupWords, told: Told) => string>,
  /** Efter sætningen, når tallet ligger uden for det almindelige, og der alligevel intet kan siges. */
  oneOfSix: 'Det er uden for det almindelige. Men blandt seks grupper kan en være det ved et tilfælde.',
  nothingTold: (things: string) => `Der er ikke tal nok til at sige noget om ${things} her.`,
  nothingExpected: (things: string, observed: string) =>
    `${observed} ${things} blev anmeldt. Modellen kan ikke sige, hvor mange der var ventet.`,
  when: {
    year: (year: string) => `I ${year}`,
    run: (from: string, to: string) => `Fra ${from} til ${to}`,
    quarter: (quarter: string, year: string) => `${quarter}. kvartal ${year}`,
  },
  /** Under svarene, når mindst et af dem er til at tvivle på af netop den grund. */
  why: {
    wide: 'Kommuner er meget forskellige. Derfor skal et tal ligge langt fra det ventede, før vi kan sige noget sikkert.',
    'one-of-six':
      'Vi ser på seks grupper på en gang. Så kan en af dem ligge uden for det almindelige ved et tilfælde, og det er ikke nok til et svar.',
  },
  newestRun: 'De nyeste fire kvartaler',
  fullyKnown: (year: string) => `Det sidste år, hvor alle modellens vilkår har egne tal: ${year}`,
  fullyKnownShort: (year: string, verdict: string) => `${year}, hvor alle vilkår har egne tal: ${lower(verdict)}.`,
  carried: (year: string) => `Nogle af tallene om byernes vilkår går kun til ${year}. For årene efter bruger vi tallene fra ${year}.`,
  carriedAlso: (year: string) => `Svaret for ${year} står her også.`,
  knownSince: (condition: string, year: string) => `${condition}: kendt fra ${year}. Årene før er regnet uden.`,
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const counts = (t: Told): string => `${t.observed} anmeldt, ${t.expected} ventet, og ${t.low} til ${t.high} ville være almindeligt.`
