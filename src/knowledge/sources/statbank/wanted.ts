// What the town needs from the statistics bank, and what is known of each table's breaks and traps. Data: reviewed, dated, with provenance.
import { type Bilingual, type BreakMark, both } from '../series/model.ts'

export interface WantedTable {
  table: string
  /** The variable whose codes are places. */
  places: string
  /** The variable whose codes tell the series apart. */
  by: string
  /** The exact codes wanted of every other variable. */
  codes: Record<string, string[]>
  /** The first year. */
  since: number
  /** Only the first quarter of each year, where the figures are a stock on a day. */
  onlyFirstQuarter?: boolean
  /** Nothing can be said about crime without it; the others only make the answer better. */
  needed?: boolean
  /** What the town uses it for. */
  why: Bilingual
  unit: Bilingual
  /** Our words for each code, by variable and code: for publishers' labels that come in one language only. */
  names: Record<string, Bilingual>
  marks: BreakMark[]
}

const number = both('antal', 'number')
const everybody = both('mænd og kvinder', 'men and women')
const ages = ['15', '16', '17', '18', '19', '20', '21', '22', '23', '24']

const sexualOffences: BreakMark = {
  key: 'sexual-offences-2013',
  kind: 'break',
  period: '2013K3',
  codes: ['TOT', '1', '11'],
  text: {
    da: 'Loven om seksualforbrydelser blev ændret 1. juli 2013. Tal før og efter kan ikke sammenlignes.',
    en: 'The law on sexual offences changed on 1 July 2013. Figures before and after cannot be compared.',
  },
  origin: 'Danmarks Statistik, anmeldte forbrydelser, sammenlignelighed',
}

const trap = (
  key: string,
  da: string,
  en: string,
  codes: string[] = [],
  origin = 'Danmarks Statistik, dokumentation af anmeldte forbrydelser',
): BreakMark => ({ key, kind: 'trap', period: '', codes, text: { da, en }, origin })

export const wantedTables: WantedTable[] = [
  {
    table: 'STRAF11',
    places: 'OMRÅDE',
    by: 'OVERTRÆD',
    codes: { OVERTRÆD: ['TOT', '1', '11', '12', '13', '1316', '1320', '1332', '1336', '3210', '3410'] },
    since: 2008,
    needed: true,
    why: both('Anmeldte lovbrud i hvert kvartal', 'Reported offences in each quarter'),
    unit: number,
    names: {
      'OVERTRÆD TOT': both('Alle anmeldte lovbrud', 'All reported offences'),
      'OVERTRÆD 1': both('Straffeloven i alt', 'Penal code in all'),
      'OVERTRÆD 11': both('Seksualforbrydelser', 'Sexual offences'),
      'OVERTRÆD 12': both('Vold', 'Violence'),
      'OVERTRÆD 13': both('Forbrydelser mod ejendom', 'Offences against property'),
      'OVERTRÆD 1316': both('Indbrud i virksomheder', 'Burglary in businesses'),
      'OVERTRÆD 1320': both('Indbrud i hjem', 'Burglary in homes'),
      'OVERTRÆD 1332': both('Tyveri i butikker', 'Theft from shops'),
      'OVERTRÆD 1336': both('Andre tyverier', 'Other thefts'),
      'OVERTRÆD 3210': both('Stoffer', 'Drugs'),
      'OVERTRÆD 3410': both('Våben', 'Weapons'),
    },
    marks: [
      sexualOffences,
      {
        key: 'counting-2023',
        kind: 'break',
        period: '2023K1',
        codes: [],
        text: {
          da: 'I 2023 er der brud i tallene. Vær varsom, når du sammenligner årene før og efter.',
          en: 'There is a break in the figures in 2023. Be careful when you compare the years before and after.',
        },
        origin: 'Danmarks Statistik, anmeldte forbrydelser, sammenlignelighed',
      },
      trap(
        'place-not-home',
        'Et lovbrud tælles dér, hvor det skete, ikke dér, hvor nogen bor.',
        'An offence is counted where it happened, not where anybody lives.',
      ),
      trap(
        'reported-only',
        'Kun det, der er meldt til politiet, er med. At det er meldt, betyder ikke, at det er opklaret.',
        'Only what was reported to the police is counted. Reported does not mean solved.',
      ),
      trap(
        'violence-not-reported',
        'I 2022 blev 55 % af volden ikke meldt til politiet. Den vold er ikke med i tallet.',
        'In 2022, 55 % of violence was not reported to the police. That violence is not in the figure.',
        ['12'],
        'Offerundersøgelserne, Justitsministeriet, 2022',
      ),
      trap(
        'no-smaller-areas',
        'Der er ingen åben statistik om lovbrud for mindre områder end en kommune.',
        'There are no open figures on offences for areas smaller than a municipality.',
      ),
      trap('no-traffic', 'Lovbrud i trafikken er ikke med.', 'Traffic offences are not included.'),
      trap(
        'zero-may-hide',
        'Et lille tal kan være skjult og står da som 0. Et 0 er altså ikke altid nul.',
        'A small figure may be hidden and is then written as 0. So a 0 is not always zero.',
      ),
      trap(
        'early-figures',
        'Kvartalets tal er foreløbige. De ligger omkring 6 % under årets endelige tal.',
        'Quarterly figures are early ones. They are about 6 % below the final ones of the year.',
      ),
      trap(
        'police-work',
        'Stoffer og våben findes mest, når politiet leder. Tallet følger politiets arbejde.',
        'Drugs and weapons are mostly found when the police look. The figure follows police work.',
        ['3210', '3410'],
      ),
      trap(
        'residents-as-measure',
        'Tal pr. indbygger snyder i en kommune med mange gæster, for eksempel en lufthavn.',
        'Figures per resident mislead where many visitors come, for instance to an airport.',
      ),
    ],
  },
  {
    table: 'FOLK1A',
    places: 'OMRÅDE',
    by: 'ALDER',
    codes: { KØN: ['TOT'], ALDER: ['IALT', ...ages], CIVILSTAND: ['TOT'] },
    since: 2008,
    onlyFirstQuarter: true,
    needed: true,
    why: both('Folketal 1. januar, i alt og de 15-24-årige', 'Population on 1 January, in all and aged 15-24'),
    unit: number,
    names: {
      'KØN TOT': everybody,
      'CIVILSTAND TOT': both('gift eller ej', 'whatever their marital status'),
      'ALDER IALT': both('alle aldre', 'all ages'),
      ...Object.fromEntries(ages.map((age) => [`ALDER ${age}`, both(`${age} år`, `${age} years`)])),
    },
    marks: [],
  },
  {
    table: 'IFOR41',
    places: 'KOMMUNEDK',
    by: 'ULLIG',
    codes: { ULLIG: ['70'] },
    since: 2008,
    why: both('Hvor ulige indkomsten er fordelt (Gini)', 'How unequal incomes are (Gini)'),
    unit: both('0 er helt lige, 100 er helt ulige', '0 is all equal, 100 is all unequal'),
    names: { 'ULLIG 70': both('Gini', 'Gini') },
    marks: [],
  },
  {
    table: 'AULP01',
    places: 'OMRÅDE',
    by: 'ALDER',
    codes: { ALDER: ['TOT'], KØN: ['TOT'] },
    since: 2008,
    why: both('Ledige i procent af arbejdsstyrken', 'Unemployed in per cent of the labour force'),
    unit: both('procent', 'per cent'),
    names: { 'ALDER TOT': both('alle aldre', 'all ages'), 'KØN TOT': everybody },
    marks: [],
  },
  {
    table: 'INDKP101',
    places: 'OMRÅDE',
    by: 'INDKOMSTTYPE',
    codes: { ENHED: ['116'], KOEN: ['MOK'], INDKOMSTTYPE: ['100'] },
    since: 2008,
    why: both('Indkomst efter skat i gennemsnit', 'Average income after tax'),
    unit: both('kroner om året', 'Danish kroner a year'),
    names: {
      'ENHED 116': both('gennemsnit for alle personer', 'average for all persons'),
      'KOEN MOK': everybody,
      'INDKOMSTTYPE 100': both('disponibel indkomst', 'disposable income'),
    },
    marks: [
      trap(
        'average-hides-low',
        'Et gennemsnit siger ikke, hvor mange der har en lav indkomst.',
        'An average does not say how many have a low income.',
        [],
        'Danmarks Statistik, personindkomster',
      ),
    ],
  },
]

export const isNeeded = (table: string): boolean => wantedTable(table)?.needed ?? false

const wantedTable = (table: string): WantedTable | undefined => wantedTables.find((one) => one.table === table)

/** The publisher's words; ours where the publisher's came in one language only, so that no page mixes two. */
const inBoth = (published: Bilingual, ours: Bilingual | undefined): Bilingual =>
  ours !== undefined && published.da === published.en ? ours : published

export const titleOf = (table: string, published: Bilingual): Bilingual => inBoth(published, wantedTable(table)?.why)
export const unitOf = (table: string, published: string): Bilingual => wantedTable(table)?.unit ?? both(published, published)
export const labelOf = (table: string, variable: string, code: string, published: Bilingual = both(code, code)): Bilingual =>
  inBoth(published, wantedTable(table)?.names[`${variable} ${code}`])
