// A first guess at what the columns of a file hold, from their headings and figures; the person sees it and corrects it.
import type { Sheet } from '../../../platform/table-file/model.ts'
import { type Answers, type ColumnRole, readArea, readFigure, readPeriod } from './model.ts'

export function guessAnswers(sheet: Sheet): Pick<Answers, 'roles' | 'decimal'> {
  const first = sheet.rows.slice(0, 200)
  const decimal = first.some(({ cells }) =>
    cells.some((cell) => typeof cell === 'string' && /^-?\d+\.\d{1,2}$|^-?\d+\.\d{4,}$/.test(cell.trim())),
  )
    ? 'point'
    : 'comma'
  const taken = new Set<ColumnRole>()
  const roles = sheet.columns.map((heading, i): ColumnRole => {
    const values = first.map(({ cells }) => cells[i] ?? '').filter((cell) => String(cell).trim() !== '')
    const role = guessRole(heading, values, decimal)
    if (role === 'value' || role === 'skip') return role
    if (taken.has(role)) return 'skip'
    taken.add(role)
    return role
  })
  return { roles, decimal }
}

function guessRole(heading: string, values: (string | number)[], decimal: 'comma' | 'point'): ColumnRole {
  const word = heading.toLowerCase()
  const all = (test: (cell: string | number) => boolean) => values.length > 0 && values.every(test)
  if (/kode|code|område|area/.test(word) && all((cell) => readArea(cell, new Map()) !== null)) return 'area'
  if (
    /^(år|aar|year|tid|time|periode?|period|kvartal|quarter|måned|month|dato|date)$/.test(word) &&
    all((cell) => readPeriod(String(cell)) !== null)
  )
    return 'period'
  if (/^(n|antal svar|svar|answers|base)$/.test(word)) return 'n'
  if (/nedre|lower|^lav$/.test(word)) return 'lower'
  if (/øvre|upper|^høj$/.test(word)) return 'upper'
  if (/^(indikator|indicator|serie|series|mål|spørgsmål)$/.test(word)) return 'name'
  return all((cell) => typeof readFigure(cell, decimal) === 'number' || readFigure(cell, decimal) === null) ? 'value' : 'skip'
}
