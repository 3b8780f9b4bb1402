// Reads a gazetteer file; every wrong row is named by its line, its column, what was expected and what came.
import { Readable } from 'node:stream'
import { setImmediate as otherWork } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { areaAround, type DrawnArea } from '../area/model.ts'
import { readDecimal } from '../position/model.ts'
import { type ColumnName, columns, otherNames, type StreetProblem, type StreetProblemKey } from './csv-columns.ts'
import { decodeText } from './decode.ts'
import { keyOf, type Segment } from './model.ts'

export type ReadStreets = { ok: true; segments: Segment[]; encoding: string } | { ok: false; problems: StreetProblem[] }

const most = { rows: 200_000, problems: 200 }
type Row = { record: string[]; info: { lines: number } }

/** Reads the whole file against the town's areas, or says what is wrong in it, at most 200 things. */
export async function readStreets(bytes: Uint8Array, areas: DrawnArea[]): Promise<ReadStreets> {
  const decoded = decodeText(bytes)
  if (!decoded) return whole('notText', '')
  const reading = new Reading(areas)
  try {
    for await (const row of rowsOf(decoded.text)) {
      if (!reading.take(row)) break
      if (row.info.lines % 2000 === 0) await otherWork() // a large file must not keep others waiting
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    reading.problems.push({ line: Number(error.lines ?? 0), column: '', key: 'brokenQuote', came: '' })
  }
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems }
  if (reading.segments.length === 0) return whole('noRows', '')
  return { ok: true, segments: reading.segments, encoding: decoded.encoding }
}

const whole = (key: StreetProblemKey, came: string): ReadStreets => ({ ok: false, problems: [{ line: 0, column: '', key, came }] })

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536)
}

function rowsOf(text: string): AsyncIterable<Row> {
  const firstLine = text.slice(0, 5000).split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [';', '\t', ','].map((sign) => ({ sign, n: firstLine.split(sign).length })).sort((a, b) => b.n - a.n)[0]?.sign ?? ';'
  return Readable.from(piecesOf(text)).pipe(
    parse({ bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 10_000, trim: true }),
  )
}

/** One file being read: the headings first, then a row at a time. */
class Reading {
  readonly segments: Segment[] = []
  readonly problems: StreetProblem[] = []
  private readonly areaByName: Map<string, DrawnArea>
  private readonly lineOf = new Map<string, number>()
  private places: Record<ColumnName, number> | null = null

  constructor(private readonly areas: DrawnArea[]) {
    this.areaByName = new Map(areas.map((area) => [area.name.toLowerCase(), area]))
  }

  /** Takes a row in; false when there is no use in reading on. */
  take({ record, info }: Row): boolean {
    if (this.places === null) return this.takeHeadings(record)
    if (this.segments.length >= most.rows) this.wrong(info.lines, '', 'tooMany', String(most.rows))
    else this.takeRow(record, info.lines, this.places)
    return this.problems.length < most.problems && this.segments.length < most.rows + 1 && !this.problems.some((p) => p.key === 'tooMany')
  }

  private wrong(line: number, column: string, key: StreetProblemKey, came: string): void {
    this.problems.push({ line, column, key, came: came.slice(0, 60) })
  }

  private takeHeadings(headings: string[]): boolean {
    const named = headings.map((heading) => heading.trim().toLowerCase()).map((name) => otherNames[name] ?? name)
    for (const column of columns) {
      const count = named.filter((name) => name === column).length
      if (count === 0) this.wrong(1, column, 'columnMissing', headings.join(', '))
      if (count > 1) this.wrong(1, column, 'columnTwice', headings.join(', '))
    }
    this.places = Object.fromEntries(columns.map((column) => [column, named.indexOf(column)])) as Record<ColumnName, number>
    return this.problems.length === 0
  }

  private takeRow(record: string[], line: number, places: Record<ColumnName, number>): void {
    const before = this.problems.length
    if (record.length <= Math.max(...Object.values(places))) {
      this.wrong(line, '', 'cells', String(record.length))
      return
    }
    const cell = (column: ColumnName): string => (record[places[column]] ?? '').trim()
    const wrong = (column: ColumnName, key: StreetProblemKey): void => this.wrong(line, column, key, cell(column))
    const segment: Segment = {
      street: cell('street').replace(/\s+/g, ' '),
      fromNumber: houseNumber(cell('from')),
      toNumber: houseNumber(cell('to')),
      lat: readDecimal(cell('lat')) ?? Number.NaN,
      lon: readDecimal(cell('lon')) ?? Number.NaN,
      area: null,
      addresses: /^\d{1,6}$/.test(cell('addresses')) ? Number(cell('addresses')) : Number.NaN,
    }
    if (segment.street === '') wrong('street', 'street')
    if (segment.street.length > 120) wrong('street', 'streetLong')
    if (/\p{Cc}|\uFFFD/u.test(record.join(''))) this.wrong(line, '', 'characters', '')
    if (Number.isNaN(segment.fromNumber)) wrong('from', 'houseNumber')
    if (Number.isNaN(segment.toNumber)) wrong('to', 'houseNumber')
    if (segment.fromNumber > segment.toNumber) this.wrong(line, 'to', 'fromAfterTo', `${cell('from')}-${cell('to')}`)
    if (!(segment.lat >= 54 && segment.lat <= 58.5)) wrong('lat', 'lat')
    if (!(segment.lon >= 7.5 && segment.lon <= 15.5)) wrong('lon', 'lon')
    if (!(segment.addresses <= 100_000)) wrong('addresses', 'addresses')
    this.readArea(cell('area'), segment, () => wrong('area', 'areaUnknown'))
    const first = this.lineOf.get(keyOf(segment))
    if (first !== undefined) this.wrong(line, 'street', 'twice', String(first))
    else this.lineOf.set(keyOf(segment), line)
    if (this.problems.length === before) this.segments.push(segment)
  }

  /** An empty cell means the drawn area around the stretch. */
  private readArea(name: string, segment: Segment, unknown: () => void): void {
    if (name === '') segment.area = areaAround(this.areas, segment)?.id ?? null
    else {
      const area = this.areaByName.get(name.toLowerCase())
      if (area) segment.area = area.id
      else unknown()
    }
  }
}

/** A house number; its letter says nothing about where on the street it is. */
const houseNumber = (text: string): number => Number(/^(\d{1,4})\s?[A-ZÆØÅ]?$/i.exec(text)?.[1] ?? Number.NaN)
