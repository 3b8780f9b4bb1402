// The demonstration's invented figures: every one of them made up, none of them about a real place.
import type { Indicator } from '../model.ts'

/** Value, lower and upper end, and how many answered. */
type Figure = [period: string, value: number, lower: number, upper: number, n: number]

export interface InventedSeries {
  slug: string
  target: Indicator['target']
  responsible: string
  figures: Figure[]
  /** A figure that was wrong at first, and is corrected. */
  firstWritten?: { period: string; value: number; reason: string }
}

const office = 'Demo: Sikker by-kontoret'
const school = 'Demo: Skoleafdelingen'
const support = 'Demo: Ungeenheden'
const by = (value: number, on = '2029-12-31') => ({ value, on })

export const inventedSeries: InventedSeries[] = [
  {
    slug: 'trygge-hvor-de-bor',
    target: by(86),
    responsible: office,
    figures: [
      ['2021', 78, 75.1, 80.7, 812],
      ['2023', 80.2, 77.4, 82.8, 846],
      ['2025', 83.6, 80.9, 86, 829],
    ],
    firstWritten: { period: '2023', value: 79.2, reason: 'Demo: Tallet var skrevet forkert af.' },
  },
  {
    slug: 'trygge-efter-moerkets-frembrud',
    target: by(70),
    responsible: office,
    figures: [
      ['2021', 61.4, 58, 64.7, 805],
      ['2023', 62.1, 58.8, 65.3, 839],
      ['2025', 63.9, 60.6, 67.1, 821],
    ],
  },
  {
    slug: 'trygge-om-dagen',
    target: null,
    responsible: office,
    figures: [
      ['2021', 95.1, 93.4, 96.4, 811],
      ['2023', 94.7, 93, 96, 845],
      ['2025', 94.9, 93.2, 96.2, 828],
    ],
  },
  {
    slug: 'hoerer-til',
    target: by(75),
    responsible: office,
    figures: [
      ['2021', 66.3, 63, 69.5, 809],
      ['2023', 68.9, 65.7, 71.9, 841],
      ['2025', 72.4, 69.2, 75.4, 825],
    ],
  },
  {
    slug: 'trygge-gaester',
    target: null,
    responsible: office,
    figures: [
      ['2023', 83.3, 74.6, 89.5, 96],
      ['2025', 80.5, 71, 87.4, 87],
    ],
  },
  {
    slug: 'udsat-for-kriminalitet',
    target: by(8),
    responsible: office,
    figures: [
      ['2021', 11.2, 9.2, 13.6, 806],
      ['2023', 10.8, 8.9, 13.1, 838],
      ['2025', 10, 8.2, 12.3, 819],
    ],
  },
  {
    slug: 'trives-i-skolen',
    target: by(92),
    responsible: school,
    figures: [
      ['2023', 88.4, 87, 89.7, 2204],
      ['2024', 88.1, 86.7, 89.4, 2187],
      ['2025', 88.6, 87.2, 89.9, 2231],
    ],
  },
  {
    slug: 'har-noget-at-gaa-til',
    target: by(75),
    responsible: school,
    figures: [
      ['2023', 71.5, 68.5, 74.3, 934],
      ['2024', 68.2, 65.1, 71.1, 918],
      ['2025', 65.3, 62.2, 68.3, 941],
    ],
  },
  {
    slug: 'i-gang-efter-et-aar',
    target: by(70),
    responsible: support,
    figures: [
      ['2023', 53.7, 38.7, 67.9, 41],
      ['2024', 56.8, 42.2, 70.3, 44],
      ['2025', 59.6, 45.3, 72.4, 47],
    ],
  },
  {
    slug: 'behandling-til-tiden',
    target: null,
    responsible: support,
    figures: [
      ['2023', 94.1, 86.8, 97.5, 85],
      ['2024', 93.3, 86.1, 96.9, 89],
      ['2025', 94.6, 88, 97.7, 92],
    ],
  },
]

/** Adopted without figures: official statistics fill them as soon as they are fetched. */
export const filledByStatistics = [
  'vold-mod-forventet',
  'indbrud-i-hjem-mod-forventet',
  'andre-tyverier-mod-forventet',
  'indbrud-i-virksomheder-mod-forventet',
  'tyveri-i-butikker-mod-forventet',
  'indbrud-i-hjem',
  'vold',
]
export const dropped = ['ledige']
