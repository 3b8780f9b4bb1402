// The rows of a released table in print: not more than a reader leafs through, and not more columns than a page is wide.
import { formatNumber } from '@trygby/ui'
import type { Block, FigureNote, Inline } from '../../../paper/model.ts'
import { type Cell, headingOf, type Language, type PublicColumn, type PublicTable, wordsOf } from '../../model.ts'
import type { da } from './texts.da.ts'

/** More rows than this are a file, not a paper. */
export const mostRows = 300
/** More columns than this stand in several tables, each with the dimensions again. */
const mostColumns = 7

interface Around {
  t: typeof da
  note: FigureNote
  /** Where all the rows are. */
  file: string
}

/** The table, in parts when it is wide; then what is withheld and why, and where the rest of a long one is. */
export function tableBlocks(table: PublicTable, language: Language, { t, note, file }: Around): Block[] {
  const all = table.rows.length
  const parts = partsOf(table)
  const tables = parts.map((columns, place): Block => {
    const title = table.title[language]
    const number = (n: number) => formatNumber(n, language)
    return {
      kind: 'table',
      caption: parts.length === 1 ? title : t.tablePart(title, number(place + 1), number(parts.length)),
      columns: columns.map(({ column }) => ({ heading: headingOf(column, language), numeric: isFigure(column) })),
      rows: table.rows.slice(0, mostRows).map((row) => columns.map(({ place: at }) => [{ text: shown(table, row, at, language, t) }])),
      ...(place === parts.length - 1 && { note }),
    }
  })
  return [
    ...withheldBlocks(table, language, t),
    ...(all > mostRows
      ? [
          paragraph(
            { text: `${t.firstRows(formatNumber(mostRows, language), formatNumber(all, language))} ` },
            { text: t.wholeFile, href: file },
          ),
        ]
      : []),
    ...tables,
  ]
}

const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })
const isFigure = ({ kind }: PublicColumn): boolean => kind === 'measure' || kind === 'interval'

interface Placed {
  column: PublicColumn
  /** Its place in the rows. */
  place: number
}

/** Which columns stand together. A column of words that no row has any of is left out, as on the page; what is withheld stands in the figure's own cell. */
function partsOf({ columns, rows }: PublicTable): Placed[][] {
  const placed = columns.map((column, place) => ({ column, place }))
  const dimensions = placed.filter(({ column }) => column.kind === 'dimension')
  const others = placed.filter(
    ({ column, place }) =>
      column.kind !== 'dimension' && column.key !== withheldKey && (column.kind !== 'text' || rows.some((row) => row[place] !== null)),
  )
  const room = Math.max(2, mostColumns - dimensions.length)
  const parts = Array.from({ length: Math.max(1, Math.ceil(others.length / room)) }, (_, part) =>
    others.slice(part * room, (part + 1) * room),
  )
  return parts.map((part) => [...dimensions, ...part])
}

const withheldKey = 'withheld'

/** The code that says why a row is withheld; null when it is not. */
function withheldIn({ columns }: PublicTable, row: readonly Cell[]): Cell {
  return row[columns.findIndex(({ key }) => key === withheldKey)] ?? null
}

function shown(table: PublicTable, row: readonly Cell[], place: number, language: Language, t: typeof da): string {
  const [column, cell] = [table.columns[place], row[place] ?? null]
  if (!column) return ''
  if (cell === null) return column.kind === 'measure' && withheldIn(table, row) !== null ? t.withheld : '–'
  if (typeof cell === 'number') return isFigure(column) ? formatNumber(cell, language, column.digits ?? 0) : String(cell)
  return String(wordsOf(column, cell, language))
}

function withheldBlocks(table: PublicTable, language: Language, t: typeof da): Block[] {
  const column = table.columns.find(({ key }) => key === withheldKey)
  const codes = table.rows.map((row) => withheldIn(table, row)).filter((code) => code !== null)
  if (!column || codes.length === 0) return []
  const why = [...new Set(codes)].map((code) => String(wordsOf(column, code, language)))
  return [
    paragraph({ text: t.withheldRows(formatNumber(codes.length, language), codes.length === 1) }),
    paragraph({ text: `${t.why} `, strong: true }, { text: `${why.join('; ')}.` }),
  ]
}
