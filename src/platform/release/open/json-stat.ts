// A released table as a JSON-stat 2.0 dataset, which statistics programs read as a cube.
import { type Cell, type Language, type PublicColumn, type Release, withheldKey, wordsOf } from '../model.ts'
import { uncertaintyOf } from './about.ts'

/** More cells than this would be mostly empty ones. */
const mostCells = 1_000_000

interface Category {
  index: string[]
  label: Record<string, string>
  unit?: Record<string, { label: string; decimals: number }>
  coordinates?: Record<string, [lon: number, lat: number]>
}

export interface JsonStat {
  version: '2.0'
  class: 'dataset'
  href: string
  label: string
  source: string
  updated: string
  note: string[]
  id: string[]
  size: number[]
  role: { time?: string[]; geo?: string[]; metric: string[] }
  dimension: Record<string, { label: string; category: Category }>
  value: (number | null)[]
  status?: Record<string, string>
  /** What the format leaves to each: which release this is, and the words for a status. */
  extension: { release: { dataset: string; version: number }; status?: { label: Record<string, string> } }
}

const figureWords = { da: 'Tal', en: 'Figure' }

/** The dimensions of a cube are the columns of words that tell the rows apart; null where they do not, or where the cube would be mostly empty. */
export function toJsonStat({ table, number, releasedAt }: Release, language: Language, href: string): JsonStat | null {
  const dimensions = table.columns.filter(({ kind }) => kind === 'dimension')
  const figures = table.columns.filter(({ kind }) => kind === 'measure' || kind === 'interval')
  const columnAt = new Map(table.columns.map((column, place) => [column, place]))
  const cellOf = (row: Cell[], column: PublicColumn): Cell => row[columnAt.get(column) ?? -1] ?? null
  const axes = dimensions.map((column) => [...new Set(table.rows.map((row) => codeOf(cellOf(row, column))))])
  const placesOf = axes.map((codes) => new Map(codes.map((code, place) => [code, place])))
  const size = [...axes.map((codes) => codes.length), figures.length]
  const cells = size.reduce((all, n) => all * n, 1)
  if (dimensions.length === 0 || figures.length === 0 || cells === 0 || cells > mostCells) return null
  const value: (number | null)[] = Array<null>(cells).fill(null)
  const status: Record<string, string> = {}
  const reason = table.columns.findIndex(({ key }) => key === withheldKey)
  const taken = new Set<number>()
  for (const row of table.rows) {
    const at = dimensions.reduce((place, column, d) => place * (size[d] ?? 1) + (placesOf[d]?.get(codeOf(cellOf(row, column))) ?? 0), 0)
    if (taken.has(at)) return null
    taken.add(at)
    for (const [place, column] of figures.entries()) {
      const cell = cellOf(row, column)
      value[at * figures.length + place] = typeof cell === 'number' ? cell : null
      if (cell === null && reason >= 0 && row[reason] != null) status[at * figures.length + place] = String(row[reason])
    }
  }
  const withRole = (role: PublicColumn['role']) => dimensions.filter((column) => column.role === role).map(({ key }) => key)
  const [time, geo] = [withRole('time'), withRole('place')]
  return {
    version: '2.0',
    class: 'dataset',
    href,
    label: table.title[language],
    source: table.provenance.map(({ credit }) => credit).join('; '),
    updated: releasedAt.toISOString(),
    note: [table.description, table.n, uncertaintyOf(table), ...table.cannotSay].map((words) => words[language]),
    id: [...dimensions.map(({ key }) => key), figureKey],
    size,
    role: { ...(time.length > 0 ? { time } : {}), ...(geo.length > 0 ? { geo } : {}), metric: [figureKey] },
    dimension: {
      ...Object.fromEntries(dimensions.map((column, d) => [column.key, dimensionOf(column, axes[d] ?? [], language)])),
      [figureKey]: { label: figureWords[language], category: figuresOf(figures, language) },
    },
    value,
    ...(Object.keys(status).length > 0 ? { status } : {}),
    extension: {
      release: { dataset: table.dataset, version: number },
      ...(Object.keys(status).length > 0 ? { status: { label: statusWords(table.columns[reason], language) } } : {}),
    },
  }
}

const figureKey = 'figure'

const codeOf = (cell: Cell): string => String(cell ?? '')

function dimensionOf(column: PublicColumn, codes: string[], language: Language): { label: string; category: Category } {
  const spots = codes.flatMap((code) => {
    const spot = column.places?.[code]
    return spot ? [[code, [spot.lon, spot.lat]] as const] : []
  })
  return {
    label: column.heading[language],
    category: {
      index: codes,
      label: Object.fromEntries(codes.map((code) => [code, String(wordsOf(column, code, language))])),
      ...(spots.length > 0 ? { coordinates: Object.fromEntries(spots) as Category['coordinates'] } : {}),
    },
  }
}

const statusWords = (column: PublicColumn | undefined, language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(column?.labels ?? {}).map(([code, words]) => [code, words[language]]))

const figuresOf = (figures: readonly PublicColumn[], language: Language): Category => ({
  index: figures.map(({ key }) => key),
  label: Object.fromEntries(figures.map(({ key, heading }) => [key, heading[language]])),
  unit: Object.fromEntries(figures.map(({ key, unit, digits }) => [key, { label: unit?.[language] ?? '', decimals: digits ?? 0 }])),
})
