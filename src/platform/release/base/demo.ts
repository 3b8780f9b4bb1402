// An invented base of counts to try the gate with: young people in three clubs that do not exist, in two editions.
import type { Tx } from '../../db.ts'
import { markAsDemonstration } from '../../demonstration.ts'
import type { AboutBase, BaseDimension, CountCells } from './model.ts'
import { addEdition, baseBySlug, makeBase } from './store.ts'
import { cellsFrom, nameOf } from './units.ts'

export const demoSlug = 'demo-unge-i-klubberne'
const who = 'Demo Anders Analytiker'

const about: AboutBase = {
  title: { da: 'Demo: Unge i klubberne', en: 'Demo: Young people in the clubs' },
  description: {
    da: 'Opfundne tal: hvor mange unge der kom i tre opfundne klubber i hvert kvartal.',
    en: 'Invented figures: how many young people came to three invented clubs in each quarter.',
  },
  counted: { da: 'unge, der kom i klubben (opfundet)', en: 'young people who came to the club (invented)' },
  origin: {
    da: 'Opfundet til demonstrationen. Ingen har talt, og ingen er talt.',
    en: 'Invented for the demonstration. Nobody counted, and nobody was counted.',
  },
  n: {
    da: 'Alle opfundne unge fra 10 til 17 år, der kom mindst én gang i kvartalet.',
    en: 'All invented young people aged 10 to 17 who came at least once in the quarter.',
  },
  cannotSay: [
    {
      da: 'En ung, der kommer i flere kvartaler, tæller med i hvert af dem. Summen er ikke antallet af forskellige unge.',
      en: 'Somebody who comes in several quarters counts in each of them. The sum is not the number of different young people.',
    },
    {
      da: 'Tallene er opfundne og siger intet om nogen by.',
      en: 'The figures are invented and say nothing about any town.',
    },
  ],
}

const ages = ['10-12', '13-15', '16-17']
const clubs = ['Demoklubben Nord', 'Demoklubben Syd', 'Demoklubben Havn']
const quarters = ['2024', '2025', '2026'].flatMap((year) => [1, 2, 3, 4].map((n) => `${year}K${n}`)).slice(0, 10)

const dimensions: BaseDimension[] = [
  { key: 'kvartal', heading: { da: 'Kvartal', en: 'Quarter' }, kind: 'time' },
  {
    key: 'klub',
    heading: { da: 'Klub', en: 'Club' },
    kind: 'words',
    labels: {
      'Demoklubben Nord': { da: 'Demoklubben Nord', en: 'Demo club North' },
      'Demoklubben Syd': { da: 'Demoklubben Syd', en: 'Demo club South' },
      'Demoklubben Havn': { da: 'Demoklubben Havn', en: 'Demo club Harbour' },
    },
  },
  {
    key: 'alder',
    heading: { da: 'Alder', en: 'Age' },
    kind: 'words',
    labels: Object.fromEntries(ages.map((age) => [age, { da: `${age.replace('-', '–')} år`, en: `${age.replace('-', '–')} years` }])),
  },
]

/** By club and age, a quarter a figure. The harbour's eldest are few, as in life, and must be protected. */
const invented: Record<string, Record<string, number[]>> = {
  'Demoklubben Nord': {
    '10-12': [34, 31, 29, 36, 38, 35, 30, 41, 43, 40],
    '13-15': [22, 24, 19, 26, 27, 25, 21, 28, 26, 29],
    '16-17': [9, 8, 7, 11, 10, 12, 8, 13, 12, 11],
  },
  'Demoklubben Syd': {
    '10-12': [18, 20, 16, 21, 19, 22, 17, 24, 25, 23],
    '13-15': [14, 12, 11, 15, 16, 13, 12, 17, 18, 16],
    '16-17': [6, 4, 5, 7, 6, 8, 3, 7, 9, 8],
  },
  'Demoklubben Havn': {
    '10-12': [12, 11, 9, 13, 14, 12, 10, 15, 13, 16],
    '13-15': [8, 7, 4, 9, 8, 10, 6, 9, 11, 10],
    '16-17': [3, 2, 0, 4, 3, 5, 1, 4, 2, 6],
  },
}

/** The counts of the first so many quarters. */
function cellsUntil(last: number): CountCells {
  const known = quarters.slice(0, last)
  const counts = new Map<string, number>()
  for (const [q, quarter] of known.entries())
    for (const club of clubs) for (const age of ages) counts.set(nameOf([quarter, club, age]), invented[club]?.[age]?.[q] ?? 0)
  return cellsFrom(
    dimensions.map(({ kind }) => kind),
    [known, clubs, ages],
    counts,
  )
}

/** Makes the base with its two editions, the second two quarters longer, and returns its identifier. Runs as the machinery; twice makes nothing twice. */
export async function fillBases(tx: Tx): Promise<string> {
  const known = await baseBySlug(tx, demoSlug)
  if (known) return known.id
  const id = await makeBase(tx, { slug: demoSlug, about, dimensions, least: 5 }, who)
  if (id === null) throw new Error(`${demoSlug} was free a moment ago`)
  await markAsDemonstration(tx, 'platform.count_base', id)
  await addEdition(tx, id, cellsUntil(8), 'Opfundet: 2024 og 2025', who)
  await addEdition(tx, id, cellsUntil(10), 'Opfundet: første halvår af 2026 er kommet til', who)
  return id
}
