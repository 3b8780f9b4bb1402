// Proposed indicators of the third goal: how children and young people thrive, what they have to go to, and each generation at equal age.
import { both, type Proposal, share } from './proposal.ts'

const youthProfile = both(
  'Ungeprofilundersøgelsen blandt elever i 7.-9. klasse. Den er frivillig og uden navn.',
  'The youth profile survey (Ungeprofilundersøgelsen) of pupils in grades 7 to 9. It is voluntary and without names.',
)

const answersOf = (da: string, en: string) =>
  both(`${da}, delt med alle, der svarede, gange 100.`, `${en}, divided by all who answered, times 100.`)

const schoolLimits = both(
  'De, der var væk den dag, er ikke med, og de kan have det sværest. Tallet siger intet om den enkelte.',
  'Those who were away that day are not included, and they may be the ones who find it hardest. The figure says nothing about any one person.',
)

export const newGenerations: Proposal[] = [
  share({
    slug: 'trives-i-skolen',
    name: both('Trives i skolen', 'Thrive at school'),
    definition: both(
      'Andelen af elever i 4.-9. klasse med god almen trivsel (et snit over 3 på skalaen fra 1 til 5).',
      'The share of pupils in grades 4 to 9 whose general well-being is good (an average above 3 on the scale from 1 to 5).',
    ),
    source: both(
      'Den nationale trivselsmåling, Børne- og Undervisningsministeriet.',
      'The national well-being survey of the Ministry of Children and Education.',
    ),
    formula: answersOf('Elever med et snit over 3', 'Pupils with an average above 3'),
    cannotSay: schoolLimits,
    margin: 2,
  }),
  share({
    slug: 'meget-fravaer',
    name: both('Meget fravær fra skolen', 'High absence from school'),
    definition: both(
      'Andelen af elever i 0.-9. klasse, der har været væk mindst hver tiende skoledag i skoleåret.',
      'The share of pupils in grades 0 to 9 who missed at least one in ten school days in the school year.',
    ),
    source: both(
      'Kommunens fravær, som det indberettes til Børne- og Undervisningsministeriet.',
      'The municipality’s absence figures, as reported to the Ministry of Children and Education.',
    ),
    formula: both(
      'Elever med mindst 10 procent fravær, delt med alle elever, gange 100.',
      'Pupils with at least 10 per cent absence, divided by all pupils, times 100.',
    ),
    cannotSay: both(
      'Sygdom og ulovligt fravær tælles ens. Tallet siger ikke, hvorfor nogen er væk.',
      'Illness and absence without leave count alike. The figure does not say why anybody is away.',
    ),
    aim: 'lower',
    margin: 1.5,
  }),
  share({
    slug: 'har-noget-at-gaa-til',
    name: both('Har noget at gå til', 'Have something to go to'),
    definition: both(
      'Andelen af unge i 7.-9. klasse, der går til noget i fritiden mindst en gang om ugen: forening, klub, kor, spejder eller andet.',
      'The share of young people in grades 7 to 9 who take part in an activity in their free time at least once a week: an association, a club, a choir, the scouts or something else.',
    ),
    source: youthProfile,
    formula: answersOf('De, der går til noget hver uge', 'Those who take part in an activity every week'),
    cannotSay: both(
      'Tallet siger ikke, om de er glade for det, eller hvem der ikke har råd.',
      'The figure does not say whether they like it, or who cannot afford it.',
    ),
  }),
  share({
    slug: 'voksen-at-tale-med',
    name: both('Har en voksen at tale med', 'Have an adult to talk to'),
    definition: both(
      'Andelen af unge i 7.-9. klasse, der har mindst én voksen, de kan tale med om det, der er svært.',
      'The share of young people in grades 7 to 9 who have at least one adult they can talk to about what is hard.',
    ),
    source: youthProfile,
    formula: answersOf('De, der har mindst én', 'Those who have at least one'),
    cannotSay: schoolLimits,
  }),
  share({
    slug: 'stoffer-blandt-unge',
    name: both('Har brugt hash for nylig', 'Have used cannabis recently'),
    definition: both(
      'Andelen af unge i 9. klasse, der har brugt hash inden for den sidste måned.',
      'The share of young people in grade 9 who have used cannabis within the last month.',
    ),
    source: youthProfile,
    formula: answersOf('De, der har brugt hash', 'Those who have used cannabis'),
    cannotSay: both(
      'Nogle svarer måske ikke ærligt. Tallet siger intet om andre stoffer eller om, hvem der har et misbrug.',
      'Some may not answer honestly. The figure says nothing about other drugs, or about who has a substance misuse problem.',
    ),
    aim: 'lower',
    margin: 2,
  }),
  share({
    slug: 'unge-i-gang',
    name: both('Unge i gang med skole eller job', 'Young people in education or work'),
    definition: both(
      'Andelen af 15-17-årige, der den 1. oktober er i gang med skole, uddannelse eller job.',
      'The share of those aged 15 to 17 who on 1 October are in school, education or work.',
    ),
    source: both('Kommunens ungevejledning.', 'The municipality’s youth guidance.'),
    formula: both(
      'De, der er i gang, delt med alle 15-17-årige i byen, gange 100.',
      'Those in education or work, divided by all aged 15 to 17 in the town, times 100.',
    ),
    cannotSay: both(
      'Tallet gælder én dag. Det siger ikke, om de trives.',
      'The figure covers a single day. It does not say whether they thrive.',
    ),
    margin: 2,
  }),
  share({
    slug: 'sigtede-unge-ved-samme-alder',
    name: both('Sigtede unge ved samme alder', 'Young people charged, at the same age'),
    definition: both(
      'Andelen af en årgang, der er sigtet for brud på straffeloven mindst én gang, før de fyldte 18. Hver årgang måles ved samme alder.',
      'The share of those born in a year who were charged under the penal code at least once before they turned 18. Every birth year is measured at the same age.',
    ),
    source: both(
      'Danmarks Statistik, registret over sigtelser, efter bopæl. Bestilles af byen.',
      'Statistics Denmark, the register of charges, by residence. Ordered by the town.',
    ),
    formula: both(
      'De i årgangen, der bor i byen som 17-årige og er sigtet mindst én gang før 18 år, delt med alle i årgangen, der bor i byen som 17-årige, gange 100.',
      'Those born in the year with at least one charge before 18 who live in the town at 17, divided by all born in the year who live in the town at 17, times 100.',
    ),
    cannotSay: both(
      'En sigtelse er ikke en dom. Tallet følger også, hvad politiet opdager, og hvem der flytter til og fra.',
      'A charge is not a conviction. The figure also depends on what the police discover, and on who moves in and out.',
    ),
    aim: 'lower',
    margin: 1,
  }),
]
