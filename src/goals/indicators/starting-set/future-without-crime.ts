// Proposed indicators of the fourth goal: whether those who have committed crime find school, work, a home, support and a place among others.
import { both, type Proposal, share } from './proposal.ts'

const courses = both(
  'Kommunens egen opgørelse af frivillige støtteforløb. Kun samlede tal, ingen navne.',
  'The municipality’s own records of voluntary support. Totals only, no names.',
)

const fewPeople = both(
  'Det er få mennesker, så tallet svinger. Det siger intet om den enkelte, og det siger ikke, hvad der virkede.',
  'There are few people, so the figure swings. It says nothing about any one person, and it does not say what worked.',
)

const shareOfCourses = (da: string, en: string) =>
  both(`${da}, delt med alle forløb i året, gange 100.`, `${en}, divided by all courses of support in the year, times 100.`)

export const futureWithoutCrime: Proposal[] = [
  share({
    slug: 'i-gang-efter-et-aar',
    name: both('I gang med skole eller job efter et år', 'In education or work after a year'),
    definition: both(
      'Andelen af dem, der begyndte et støtteforløb, som et år efter er i gang med skole, uddannelse eller job.',
      'The share of those who began a course of support who are in school, education or work a year later.',
    ),
    source: courses,
    formula: both(
      'De, der er i gang et år efter, delt med alle, der begyndte i året, gange 100.',
      'Those in education or work a year later, divided by all who began in the year, times 100.',
    ),
    cannotSay: fewPeople,
    margin: 10,
  }),
  share({
    slug: 'bolig-ved-loesladelse',
    name: both('Har et sted at bo ved løsladelsen', 'Have somewhere to live on release'),
    definition: both(
      'Andelen af løsladte borgere, der havde et fast sted at bo den dag, de kom ud.',
      'The share of residents released from prison who had a settled place to live on the day they came out.',
    ),
    source: both(
      'Kommunens egen opgørelse sammen med Kriminalforsorgen (god løsladelse). Kun samlede tal.',
      'The municipality’s own records, kept with the Prison and Probation Service (the scheme “god løsladelse”). Totals only.',
    ),
    formula: both(
      'De, der havde et sted at bo, delt med alle løsladte i året, gange 100.',
      'Those who had a place to live, divided by all released in the year, times 100.',
    ),
    cannotSay: fewPeople,
    margin: 10,
  }),
  share({
    slug: 'med-i-et-faellesskab',
    name: both('Er med i et fællesskab', 'Take part in a community'),
    definition: both(
      'Andelen af dem, der får støtte, som er med i en forening, en klub, et kulturhus eller et andet fællesskab efter et halvt år.',
      'The share of those receiving support who take part in an association, a club, a cultural centre or another community after six months.',
    ),
    source: courses,
    formula: shareOfCourses(
      'Forløb, hvor den, det gælder, er med i et fællesskab',
      'Courses of support where the person takes part in a community',
    ),
    cannotSay: fewPeople,
    margin: 10,
  }),
  share({
    slug: 'skrev-selv-planen',
    name: both('Har selv skrevet med på planen', 'Have co-written their plan'),
    definition: both(
      'Andelen af støtteforløb, hvor mål og skridt står med personens egne ord.',
      'The share of courses of support where aims and steps are in the person’s own words.',
    ),
    source: courses,
    formula: shareOfCourses('Forløb med egne ord', 'Courses of support with the person’s own words'),
    cannotSay: both('At planen er skrevet sammen, siger ikke, at den lykkes.', 'A plan written together may still not succeed.'),
    margin: 10,
  }),
  share({
    slug: 'behandling-til-tiden',
    name: both('Behandling for misbrug til tiden', 'Treatment for substance misuse on time'),
    definition: both(
      'Andelen, der begynder behandling for stofmisbrug senest 14 dage efter, at de har bedt om den.',
      'The share who begin treatment for drug misuse within 14 days of asking for it.',
    ),
    source: both('Kommunens egen opgørelse. Kun samlede tal.', 'The municipality’s own records. Totals only.'),
    formula: both(
      'De, der begynder inden 14 dage, delt med alle, der bad om det i året, gange 100.',
      'Those who begin within 14 days, divided by all who asked in the year, times 100.',
    ),
    cannotSay: both(
      'Tallet gælder alle, ikke kun dem med en dom. Det siger ikke, om behandlingen hjælper.',
      'The figure covers everybody, not only those with a conviction. It does not say whether treatment helps.',
    ),
    aim: 'hold',
    margin: 10,
  }),
  share({
    slug: 'ny-dom-inden-to-aar',
    name: both('Ny dom inden to år', 'New conviction within two years'),
    definition: both(
      'Andelen af dømte borgere, der får en ny dom til fængsel eller tilsyn for noget, de gjorde inden for to år.',
      'The share of convicted residents who are sentenced again, to prison or supervision, for something done within two years.',
    ),
    source: both(
      'Danmarks Statistik, registret over afgørelser, efter bopæl. Bestilles af byen.',
      'Statistics Denmark, the register of decisions, by residence. Ordered by the town.',
    ),
    formula: both(
      'De, der fik en ny dom, delt med alle dømte i udgangsåret, gange 100.',
      'Those convicted again, divided by all convicted in the starting year, times 100.',
    ),
    cannotSay: both(
      'Tallet kommer tre år senere. Det, der ikke bliver opdaget, er ikke med. Det siger intet om den enkelte.',
      'The figure comes three years later. What goes undetected is not included. It says nothing about any one person.',
    ),
    aim: 'lower',
    margin: 5,
  }),
  {
    slug: 'ledige',
    name: both('Ledige i byen', 'Unemployed in the town'),
    definition: both(
      'Ledige i procent af arbejdsstyrken. Det viser, hvor let det er for folk i byen at finde et job.',
      'Unemployed people in per cent of the labour force. It shows how easy it is for anybody in the town to find work.',
    ),
    source: both('Danmarks Statistik, AULP01 (ALDER TOT, KØN TOT).', 'Statistics Denmark, AULP01 (ALDER TOT, KØN TOT).'),
    formula: both(
      'Som Danmarks Statistik udgiver det for hele året. Alle er talt med. Intervallet viser, hvor meget et år svinger af sig selv, målt på alle kommuner.',
      'As Statistics Denmark publishes it for the whole year. Everybody is counted. The interval shows how much a year swings by itself, as measured across all municipalities.',
    ),
    unit: both('procent af arbejdsstyrken', 'per cent of the labour force'),
    cannotSay: both(
      'Tallet gælder alle, ikke kun dem, der har begået kriminalitet. Det følger hele landets økonomi.',
      'The figure covers everybody, not only those who have committed crime. It follows the economy of the whole country.',
    ),
    digits: 1,
    counts: 'other',
    aim: 'lower',
    goodIs: 'lower',
    margin: 0.5,
    baselinePeriod: '',
    frequency: 'year',
    series: { source: 'statbank', code: 'AULP01:TOT:share' },
  },
]
