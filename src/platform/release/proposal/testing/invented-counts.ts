// An invented base of counts for tests: young people by quarter, club and age, with cells that are small.
import type { CountBase, CountCells } from '../../base/model.ts'
import type { CutDimension, TableCut } from '../model.ts'

const both = (words: string) => ({ da: words, en: `${words} (en)` })

export const inventedBase = (slug = 'unge'): CountBase => ({
  id: '00000000-0000-4000-8000-000000000001',
  slug,
  about: {
    title: both('Unge i klubberne'),
    description: both('Opfundne tal.'),
    counted: both('unge'),
    origin: both('Opfundet til en prøve.'),
    n: both('Alle opfundne unge.'),
    cannotSay: [both('Tallene er opfundne.')],
  },
  dimensions: [
    { key: 'kvartal', heading: both('Kvartal'), kind: 'time' },
    { key: 'klub', heading: both('Klub'), kind: 'place', places: { Nord: { lat: 55.6, lon: 12.3 }, Syd: { lat: 55.5, lon: 12.2 } } },
    { key: 'alder', heading: both('Alder'), kind: 'words', labels: { ung: both('10 til 13 år'), midt: both('14 til 15 år') } },
  ],
  least: 5,
  madeByName: 'Prøve',
  madeAt: new Date(0),
})

export const quarters = ['2025K1', '2025K2', '2025K3', '2025K4', '2026K1', '2026K2']

/** The counts of the first so many quarters; Havn has few of the eldest. */
export function inventedCells(last = 4): CountCells {
  const units = [quarters.slice(0, last), ['Nord', 'Syd', 'Havn'], ['ung', 'midt', 'stor']]
  const counts: number[][] = []
  for (let q = 0; q < last; q++)
    for (let club = 0; club < 3; club++)
      for (let age = 0; age < 3; age++) {
        const count = 38 - 11 * club - 7 * age + ((q * 5 + club * 3 + age * 7) % 6)
        counts.push([q, club, age, club === 2 && age === 2 ? 1 + (q % 4) : count])
      }
  return { units, counts }
}

/** The same counts where some cells have so many more, by `quarter, club, age` as places. */
export function corrected({ units, counts }: CountCells, more: Record<string, number>): CountCells {
  return { units, counts: counts.map((cell) => [...cell.slice(0, -1), (cell.at(-1) ?? 0) + (more[cell.slice(0, -1).join()] ?? 0)]) }
}

export const inventedCut = (dataset: string, dimensions: (string | CutDimension)[], cut: Partial<TableCut> = {}): TableCut => ({
  dataset,
  title: both(`Tabel ${dataset}`),
  description: both('En tabel til en prøve.'),
  dimensions: dimensions.map((one) => (typeof one === 'string' ? { key: one, classes: [] } : one)),
  totals: 'all',
  ...cut,
})
