// Two invented phenomena in Demokvarteret Nord: mopeds on the paths, still worked on; and shouting on the square, judged.
import { inventedEfforts } from '../../../goals/index.ts'
import type { Outcome, PhenomenonForm, Rhythm, Stage } from '../model.ts'
import type { HowMany, ObservedKind } from '../observations/model.ts'
import type { Whose } from '../voices/model.ts'

export interface Invented {
  form: Omit<PhenomenonForm, 'area' | 'owner' | 'organisations' | 'radius'>
  kind: ObservedKind
  /** Whether it is made of reports that are answered. */
  isOver: boolean
  owner: string
  organisations: string[]
  /** Days before today on which it was put together, perspectives were heard and the effort was tied. */
  days: { made: number; asked: number; heard: number; tied: number }
  analysis: string
  rhythm: Rhythm
  plan: string
  effort: string
  told: string[]
  stage: Stage
  voices: { whose: Whose; who: string; organisation?: string; words: string; by: string }[]
  observed: { daysAgo: number; time: 'day' | 'evening'; howMany: HowMany }[]
  counts: { what: string; daysAgo: number; hours: number; count: number }[]
  result?: { result: Outcome; words: string }
}

/** Seen on rounds, and part of no phenomenon yet. */
export const looseObserved: { daysAgo: number; kind: ObservedKind; label: string; time: 'evening' | 'night'; howMany: HowMany }[] = [
  { daysAgo: 6, kind: 'fireworks', label: 'Legepladsen ved Prøvestræde', time: 'evening', howMany: 'few' },
  { daysAgo: 13, kind: 'fireworks', label: 'Legepladsen ved Prøvestræde', time: 'evening', howMany: 'once' },
  { daysAgo: 9, kind: 'loose-dogs', label: 'Stien langs Øvelsesvej', time: 'night', howMany: 'many' },
]

export const invented: Invented[] = [
  {
    form: {
      behaviour: 'Knallerter kører stærkt mellem blokkene',
      where: 'Stierne mellem Demovej og Eksempelgangen',
      consequence: 'Familier går en anden vej, og børn får ikke lov at lege ude',
      kinds: ['mopeds'],
      shape: 'points',
      street: '',
      weekdays: 'weekdays',
      fromHour: 15,
      toHour: 20,
    },
    kind: 'mopeds',
    isOver: false,
    owner: 'Demo Sanne SSP',
    organisations: ['Demo Politikreds', 'Demo Boligselskab'],
    days: { made: 50, asked: 40, heard: 30, tied: 20 },
    analysis:
      'Stierne er lige, brede og uden bomme, så det går stærkt af sig selv.\nDer er intet sted i kvarteret, hvor man må køre og skrue. Værkstedet lukker kl. 14.\nDet tager til om foråret og holder op, når det regner.',
    rhythm: 'recurrent',
    plan: 'Vi tæller henvendelser om knallerter på stierne, i ringen omkring og i resten af byen, lige lang tid før og efter. Bliver der færre på stierne og flere i ringen end i resten af byen, er kørslen flyttet.',
    effort: inventedEfforts.mopeds,
    told: ['agreed'],
    stage: 'respond',
    voices: [
      {
        whose: 'residents',
        who: 'Beboerne ved Eksempelgangen',
        words: 'Vi er bange for de små. Vi vil hellere have et sted, hvor man må køre, end en bom, der spærrer for barnevognen.',
        by: 'Demo Karen Koordinator',
      },
      {
        whose: 'conduct',
        who: 'Dem, der kører på stierne',
        words: 'Der er ikke andre steder. Vejen er farlig, og værkstedet har lukket, når vi har fri.',
        by: 'Demo Sanne SSP',
      },
      {
        whose: 'young',
        who: 'Klubbens råd',
        words: 'Spørg os, før I sætter noget op. Vi vil gerne selv være med til at lave reglerne.',
        by: 'Demo Sanne SSP',
      },
      {
        whose: 'partner',
        who: 'Demo Politikreds',
        organisation: 'Demo Politikreds',
        words: 'En knallert mellem legepladser er farlig i dag. Vi kommer forbi i de timer, hvor det er værst, og taler først.',
        by: 'Demo Pia Politikontakt',
      },
    ],
    observed: [
      { daysAgo: 24, time: 'day', howMany: 'many' },
      { daysAgo: 17, time: 'evening', howMany: 'few' },
      { daysAgo: 10, time: 'evening', howMany: 'many' },
      { daysAgo: 3, time: 'day', howMany: 'none' },
    ],
    counts: [
      { what: 'Knallerter på stien, talt fra bænken ved legepladsen', daysAgo: 31, hours: 2, count: 23 },
      { what: 'Knallerter på stien, talt fra bænken ved legepladsen', daysAgo: 24, hours: 2, count: 19 },
    ],
  },
  {
    form: {
      behaviour: 'Der bliver råbt, og vejen ind til butikkerne er spærret',
      where: 'Torvet ved Prøvestræde',
      consequence: 'Folk handler et andet sted, og nogle venter ikke på bussen om aftenen',
      kinds: ['shouting-blocking', 'shouting', 'blocking-the-way'],
      shape: 'street',
      street: 'Prøvestræde',
      weekdays: 'all',
      fromHour: 17,
      toHour: 23,
    },
    kind: 'shouting-blocking',
    isOver: true,
    owner: 'Demo Karen Koordinator',
    organisations: ['Demo Butikscenter'],
    days: { made: 480, asked: 465, heard: 450, tied: 440 },
    analysis: 'Bænkene står i døråbningen, og der er intet andet tag på torvet. Når bussen er forsinket, står alle samme sted.',
    rhythm: 'chronic',
    plan: 'Vi tæller henvendelser på torvet, i ringen omkring og i resten af byen, tre måneder før og tre måneder efter.',
    effort: inventedEfforts.guards,
    told: ['agreed', 'begun', 'ended', 'judged'],
    stage: 'assess',
    voices: [
      {
        whose: 'residents',
        who: 'Dem, der bor over butikkerne',
        words: 'Det er ikke larmen, det er at skulle bede om lov til at komme ind.',
        by: 'Demo Karen Koordinator',
      },
      {
        whose: 'conduct',
        who: 'Dem, der mødes på torvet',
        words: 'Vi står der, fordi der er tag og lys. Der er ikke andre steder, når klubben lukker.',
        by: 'Demo Palle Pædagog',
      },
      {
        whose: 'partner',
        who: 'Demo Butikscenter',
        organisation: 'Demo Butikscenter',
        words: 'Vi vil gerne betale for en bænk et andet sted end i døren.',
        by: 'Demo Bente Butiksindehaver',
      },
    ],
    observed: [
      { daysAgo: 478, time: 'evening', howMany: 'many' },
      { daysAgo: 471, time: 'evening', howMany: 'few' },
    ],
    counts: [],
    result: {
      result: 'moved',
      words:
        'Vi satte vagter på torvet i tre måneder. Indgangen blev fri, men det flyttede bare: Nu mødes folk bag stationen, hvor ingen voksne kommer. Det var ikke det, vi ville. Nu åbner klubben en bod på torvet to aftener om ugen, og bænken bliver flyttet fra døren.',
    },
  },
]
