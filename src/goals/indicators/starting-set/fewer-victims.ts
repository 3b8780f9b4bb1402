// Proposed indicators of the second goal: what residents and businesses meet, against what was to be expected, and in itself.
import { both, ownSurvey, type Proposal, share, shareOfAnswers } from './proposal.ts'

type Words = Pick<Proposal, 'slug' | 'name'> & { da: string; en: string }

const expectedSource = both(
  'Trygbys egen analyse af STRAF11, FOLK1A, IFOR41 og AULP01 fra Danmarks Statistik. Se siden om kriminalitet mod det forventede.',
  'Trygby’s own analysis of STRAF11, FOLK1A, IFOR41 and AULP01 from Statistics Denmark. See the page on crime against the expected.',
)

/** Reported against expected; `code` is the analysis' name of the group. */
const ratio = ({ slug, name, da, en, code }: Words & { code: string }): Proposal => ({
  slug,
  name,
  definition: both(
    `Hvor mange ${da} der blev anmeldt i året, mod hvor mange man kunne vente i en by som denne. 1 er som ventet. Målet er under 1.`,
    `How many ${en} were reported in the year, compared with how many would be expected in a town like this one. 1 is as expected. The goal is to be below 1.`,
  ),
  source: expectedSource,
  formula: both(
    'Anmeldte delt med forventede. Det forventede regnes ud fra de andre kommuners tal, indbyggere og vilkår. Intervallet regner også modellens egen usikkerhed med.',
    'Reported divided by expected. The expected is worked out from the figures, residents and conditions of the other municipalities. The interval allows for the uncertainty of the model too.',
  ),
  unit: both('gange det forventede', 'times the expected'),
  cannotSay: both(
    'Kun det, der er anmeldt, er med. Et lovbrud tælles dér, hvor det skete, ikke dér, hvor nogen bor. Tallet siger ikke hvorfor.',
    'Only what is reported is counted. An offence is counted where it happened, not where anybody lives. The figure does not say why.',
  ),
  digits: 2,
  counts: 'other',
  aim: 'lower',
  goodIs: 'lower',
  margin: 0.1,
  // “As expected” is not yet the goal met; the whole interval is to lie below.
  wished: 1,
  // The way of counting changed in 2023; figures from before it cannot be compared with those after.
  baselinePeriod: '2023',
  frequency: 'year',
  series: { source: 'crime-expected', code },
})

/** Reported for every 1,000 residents; `code` is the publisher's in STRAF11, variable OVERTRÆD. */
const perThousand = ({ slug, name, da, en, code, margin }: Words & { code: string; margin: number }): Proposal => ({
  slug,
  name,
  definition: both(
    `Hvor mange ${da} der blev anmeldt i kommunen i året, for hver 1.000 indbyggere.`,
    `How many ${en} were reported in the municipality in the year, for every 1,000 residents.`,
  ),
  source: both(
    `Danmarks Statistik, STRAF11 (OVERTRÆD ${code}, fire kvartaler) og FOLK1A (1. januar).`,
    `Statistics Denmark, STRAF11 (OVERTRÆD ${code}, four quarters) and FOLK1A (1 January).`,
  ),
  formula: both(
    'Årets fire kvartaler lagt sammen, delt med indbyggerne 1. januar, gange 1.000. Intervallet viser, hvor meget et år svinger af sig selv, målt på alle kommuner.',
    'The four quarters of the year added up, divided by residents on 1 January, times 1,000. The interval shows how much a year swings by itself, as measured across all municipalities.',
  ),
  unit: both('pr. 1.000 indbyggere', 'per 1,000 residents'),
  cannotSay: both(
    'Kun det, der er anmeldt, er med. Det kan også ramme gæster, og de tæller ikke som indbyggere. Tallet siger ikke, hvad man kunne vente.',
    'Only what is reported is counted. Some of the victims are visitors, who do not count as residents. The figure does not say what was to be expected.',
  ),
  digits: 2,
  counts: 'events',
  aim: 'lower',
  goodIs: 'lower',
  margin,
  baselinePeriod: '2023',
  frequency: 'year',
  series: { source: 'statbank', code: `STRAF11:${code}:per-1000` },
})

export const fewerVictims: Proposal[] = [
  ratio({
    slug: 'vold-mod-forventet',
    name: both('Vold mod det forventede', 'Violence against the expected'),
    da: 'tilfælde af vold',
    en: 'cases of violence',
    code: 'violence',
  }),
  ratio({
    slug: 'indbrud-i-hjem-mod-forventet',
    name: both('Indbrud i hjem mod det forventede', 'Burglary in homes against the expected'),
    da: 'indbrud i hjem',
    en: 'burglaries in homes',
    code: 'burglary-home',
  }),
  ratio({
    slug: 'andre-tyverier-mod-forventet',
    name: both('Andre tyverier mod det forventede', 'Other thefts against the expected'),
    da: 'andre tyverier',
    en: 'other thefts',
    code: 'other-theft',
  }),
  ratio({
    slug: 'indbrud-i-virksomheder-mod-forventet',
    name: both('Indbrud i virksomheder mod det forventede', 'Burglary in businesses against the expected'),
    da: 'indbrud i virksomheder',
    en: 'burglaries in businesses',
    code: 'burglary-business',
  }),
  ratio({
    slug: 'tyveri-i-butikker-mod-forventet',
    name: both('Tyveri i butikker mod det forventede', 'Theft from shops against the expected'),
    da: 'tyverier i butikker',
    en: 'thefts from shops',
    code: 'shoplifting',
  }),
  share({
    slug: 'udsat-for-kriminalitet',
    name: both('Har været udsat for kriminalitet', 'Have been a victim of crime'),
    definition: both(
      'Andelen, der inden for det sidste år har været udsat for vold, trusler, tyveri, indbrud eller hærværk, anmeldt eller ej.',
      'The share who within the last year have been a victim of violence, threats, theft, burglary or vandalism, reported or not.',
    ),
    source: ownSurvey,
    formula: shareOfAnswers('De, der har været udsat for mindst én ting', 'Those who have been a victim of at least one of them'),
    cannotSay: both(
      'Folk husker forskelligt. Noget er sket uden for byen. Børn under 15 år er ikke spurgt.',
      'People remember differently. Some of it happened outside the town. Children under 15 are not asked.',
    ),
    aim: 'lower',
    margin: 2,
    frequency: 'second-year',
  }),
  share({
    slug: 'virksomheder-udsat-for-kriminalitet',
    name: both('Virksomheder, der har været udsat', 'Businesses that have been a victim of crime'),
    definition: both(
      'Andelen af byens virksomheder med butik, værksted eller lager, der inden for det sidste år har været udsat for tyveri, indbrud, hærværk eller trusler.',
      'The share of the town’s businesses with a shop, workshop or warehouse that within the last year have been a victim of theft, burglary, vandalism or threats.',
    ),
    source: both('Byens egen undersøgelse blandt virksomhederne.', 'The town’s own survey of businesses.'),
    formula: both(
      'De udsatte virksomheder, delt med alle, der svarede, gange 100.',
      'The businesses affected, divided by all that answered, times 100.',
    ),
    cannotSay: both(
      'Store og små virksomheder tæller lige meget. De, der er flyttet eller lukket, er ikke spurgt.',
      'Large and small businesses count the same. Those that have moved or closed are not asked.',
    ),
    aim: 'lower',
    margin: 5,
    frequency: 'second-year',
  }),
  perThousand({
    slug: 'indbrud-i-hjem',
    name: both('Indbrud i hjem', 'Burglary in homes'),
    da: 'indbrud i hjem',
    en: 'burglaries in homes',
    code: '1320',
    margin: 0.5,
  }),
  perThousand({
    slug: 'indbrud-i-virksomheder',
    name: both('Indbrud i virksomheder', 'Burglary in businesses'),
    da: 'indbrud i virksomheder',
    en: 'burglaries in businesses',
    code: '1316',
    margin: 0.3,
  }),
  perThousand({
    slug: 'vold',
    name: both('Vold', 'Violence'),
    da: 'tilfælde af vold',
    en: 'cases of violence',
    code: '12',
    margin: 0.5,
  }),
]
