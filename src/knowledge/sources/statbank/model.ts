// What the statistics bank tells of a table, and its answers (JSON-stat or BULK) read into cells.
import { z } from 'zod'

const variable = z.object({
  id: z.string(),
  text: z.string().default(''),
  elimination: z.boolean().default(false),
  time: z.boolean().default(false),
  values: z.array(z.object({ id: z.string(), text: z.string().default('') })),
})

export const tableInfo = z.object({
  id: z.string(),
  text: z.string(),
  unit: z.string().default(''),
  updated: z.string().default(''),
  variables: z.array(variable),
})
export type TableInfo = z.infer<typeof tableInfo>
export type Variable = z.infer<typeof variable>

/** One cell: its code in each of the answer's variables (same order), and the figure; null where the source has none. */
export interface Cell {
  at: string[]
  value: number | null
}

export interface Answer {
  /** Names of the variables in capitals; the answers spell them in different ways. */
  variables: string[]
  /** When the publisher updated the table, when the answer says. */
  updated: string
  cells: Cell[]
}

/** Reads an answer in whichever form it came. Throws an Error that says what was expected when it is neither. */
export const readAnswer = (text: string): Answer => (text.trimStart().startsWith('{') ? readJsonStat(JSON.parse(text)) : readBulk(text))

const category = z.object({
  index: z.union([z.array(z.string()), z.record(z.string(), z.number().int().nonnegative())]).optional(),
  label: z.record(z.string(), z.string()).optional(),
})
const dataset = z.object({
  id: z.array(z.string()),
  size: z.array(z.number().int().nonnegative()),
  dimension: z.record(z.string(), z.object({ category })),
  value: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number().nullable())]),
  updated: z.string().default(''),
})

/** JSON-stat 2.0, or the older form the bank sends: wrapped in `dataset`, with id and size inside `dimension`. */
function readJsonStat(json: unknown): Answer {
  const { id, size, dimension, value, updated } = dataset.parse(unwrap(json))
  const codes = id.map((name, place) => codesOf(dimension[name]?.category, name, size[place] ?? 0))
  const count = size.reduce((product, n) => product * n, 1)
  if (Array.isArray(value) && value.length !== count) throw new Error(`expected ${count} figures, came ${value.length}`)
  const cells: Cell[] = []
  const at = id.map(() => 0)
  for (let i = 0; i < count; i++) {
    let rest = i
    for (let d = id.length - 1; d >= 0; d--) {
      at[d] = rest % (size[d] ?? 1)
      rest = Math.floor(rest / (size[d] ?? 1))
    }
    cells.push({ at: at.map((place, d) => codes[d]?.[place] ?? ''), value: (Array.isArray(value) ? value[i] : value[String(i)]) ?? null })
  }
  return { variables: id.map((name) => name.toUpperCase()), updated, cells }
}

function unwrap(json: unknown): unknown {
  const body = json !== null && typeof json === 'object' && 'dataset' in json ? json.dataset : json
  if (body === null || typeof body !== 'object' || !('dimension' in body) || 'id' in body) return body
  const { id, size, role: _, ...dimension } = body.dimension as Record<string, unknown>
  return { ...body, id, size, dimension }
}

function codesOf(found: z.infer<typeof category> | undefined, name: string, size: number): string[] {
  const index = found?.index ?? Object.keys(found?.label ?? {})
  const codes = Array.isArray(index)
    ? index
    : Object.entries(index)
        .sort(([, a], [, b]) => a - b)
        .map(([code]) => code)
  if (codes.length !== size) throw new Error(`expected ${size} codes in ${name}, came ${codes.length}`)
  return codes
}

/** Lines with semicolons, the first naming the variables and last the figures; `..` and its like mean that there is none. */
function readBulk(text: string): Answer {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = head.split(';').map(unquote)
  if (names.length < 2 || names.at(-1)?.toUpperCase() !== 'INDHOLD')
    throw new Error(`expected a heading that ends in INDHOLD, came "${head.slice(0, 60)}"`)
  const cells = lines
    .filter((line) => line !== '')
    .map((line, place) => {
      const parts = line.split(';').map(unquote)
      if (parts.length !== names.length) throw new Error(`expected ${names.length} parts in line ${place + 2}, came ${parts.length}`)
      return { at: parts.slice(0, -1), value: readFigure(parts.at(-1) ?? '', place + 2) }
    })
  return { variables: names.slice(0, -1).map((name) => name.toUpperCase()), updated: '', cells }
}

const unquote = (part: string): string => part.trim().replace(/^"(.*)"$/, '$1')

function readFigure(text: string, line: number): number | null {
  if (/^(\.{1,3}|…|)$/.test(text)) return null
  if (!/^-?\d+([.,]\d+)?$/.test(text)) throw new Error(`expected a figure in line ${line}, came "${text.slice(0, 20)}"`)
  return Number(text.replace(',', '.'))
}
