// Counts of unsafe places and disturbances on their way to the release gate: by week, by kind, and by points that each stand for ten front doors or more.
import type { AboutBase, BaseDimension, CountCells } from '../../platform/release/base/model.ts'
import type { TableCut } from '../../platform/release/proposal/model.ts'
import type { SnappedPlace } from '../../platform/release/snap/model.ts'
import { type Kind, kindsOf } from '../reports/model.ts'

export const slug = 'utryghed-og-forstyrrelser'
/** The smallest count of people that may be shown. */
export const least = 5
/** A week is counted when it has been over so long that what came in it has been read. */
export const daysToRead = 14

export const countedKinds: readonly Kind[] = [...kindsOf.unsafe, ...kindsOf.disturbance]

/** What one point told in one week about one kind; `people` is how many said so. */
export interface Counted {
  week: string
  kind: string
  unit: string
  people: number
}

/** What whoever makes an edition sees before; none of it is public. */
export interface Overview {
  /** Reports somebody has read, in weeks that are over. */
  read: number
  /** Reports in those weeks that nobody has read yet, and that do not count therefore. */
  unread: number
}

const both = (da: string, en: string) => ({ da, en })

export const about: AboutBase = {
  title: both('Utryghed og forstyrrelser', 'Unsafe places and disturbances'),
  description: both(
    'Hvor mange mennesker der har fortalt byen om et sted, hvor de er utrygge, eller om noget, der forstyrrer.',
    'How many people have told the town of a place where they feel unsafe, or of something that disturbs.',
  ),
  counted: both('mennesker, der har fortalt om det', 'people who told us'),
  origin: both(
    'Henvendelser til byen, som en medarbejder har læst. Steder er flyttet til punkter, der hver dækker mindst ti hoveddøre.',
    'Reports to the town that a member of staff has read. Places are moved to points that each cover at least ten front doors.',
  ),
  n: both('Alle henvendelser i hele uger, der er læst.', 'All reports in whole weeks that have been read.'),
  cannotSay: [
    both(
      'Den, der fortæller om flere steder eller i flere uger, tæller med hver gang.',
      'Somebody who tells of several places, or in several weeks, counts each time.',
    ),
    both(
      'Et sted uden henvendelser kan være et sted, hvor ingen siger noget.',
      'A place without reports may be a place where nobody says anything.',
    ),
    both('Tallene siger ikke, om der er sket noget ulovligt.', 'The figures do not say whether anything unlawful happened.'),
  ],
}

interface KindNames {
  da: Record<Kind, string>
  en: Record<Kind, string>
}

/** The division, which stays from edition to edition; points that come later are added. */
export const dimensionsOf = (names: KindNames, points: readonly SnappedPlace[]): BaseDimension[] => [
  { key: 'uge', heading: both('Uge', 'Week'), kind: 'time' },
  {
    key: 'hvad',
    heading: both('Hvad', 'What'),
    kind: 'words',
    labels: Object.fromEntries(countedKinds.map((kind) => [kind, both(names.da[kind], names.en[kind])])),
  },
  {
    key: 'sted',
    heading: both('Sted', 'Place'),
    kind: 'place',
    labels: Object.fromEntries(points.map(({ unit, street }) => [unit, both(`omkring ${street} (${unit})`, `around ${street} (${unit})`)])),
    places: Object.fromEntries(points.map(({ unit, lat, lon }) => [unit, { lat, lon }])),
  },
]

/** The tables every month's proposal has: the town as a whole. Whoever wants places proposes them at the gate, and the attacker judges. */
export const monthlyCuts: TableCut[] = [
  {
    dataset: `${slug}-pr-aar`,
    title: both('Utryghed og forstyrrelser efter slags, pr. år', 'Unsafe places and disturbances by kind, by year'),
    description: about.description,
    dimensions: [
      { key: 'uge', classes: [], step: 'year' },
      { key: 'hvad', classes: [] },
    ],
    totals: 'all',
  },
  {
    dataset: `${slug}-pr-uge`,
    title: both('Utryghed og forstyrrelser, uge for uge', 'Unsafe places and disturbances, week by week'),
    description: about.description,
    dimensions: [{ key: 'uge', classes: [] }],
    totals: 'all',
  },
]

/** Whether two states of the counts say the same. */
export const isSame = (a: CountCells | null, b: CountCells): boolean => a !== null && JSON.stringify(a) === JSON.stringify(b)
