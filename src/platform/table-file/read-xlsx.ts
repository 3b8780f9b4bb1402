// Reads the first sheet of a workbook. What it unpacks to is measured first, so that a small file cannot swell and fill the machine.
import { inflateRawSync } from 'node:zlib'
import Excel from 'exceljs'
import { type Result, refused } from '../result.ts'
import type { Sheet } from './model.ts'
import { asSheet } from './read-csv.ts'

const mostInflated = 60_000_000
const mostParts = 1000

/** The first sheet with rows. Refusals: `fileBroken`, `fileManyParts`, `fileSwells`, and those of every sheet. */
export async function readXlsx(bytes: Uint8Array): Promise<Result<Sheet>> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = partsOf(zip)
  if (parts === null) return refused('file', 'fileBroken')
  if (parts.length > mostParts) return refused('file', 'fileManyParts')
  const size = inflatedSize(zip, parts)
  if (size === null) return refused('file', 'fileBroken')
  if (size > mostInflated) return refused('file', 'fileSwells')
  const book = new Excel.Workbook()
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer)
  } catch {
    return refused('file', 'fileBroken')
  }
  const sheet = book.worksheets.find((one) => one.actualRowCount > 0)
  if (!sheet) return refused('file', 'fileNoRows')
  const rows: Sheet['rows'] = []
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1).map(cellOf) : []
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
  })
  const headings = rows[0]?.cells ?? []
  const even = rows.slice(1).map(({ line, cells }) => ({ line, cells: pad(cells, headings.length) }))
  return asSheet(headings, even, { sheet: sheet.name })
}

/** A sheet leaves out empty cells at the end of a row; a text file does not. */
const pad = (cells: (string | number)[], width: number): (string | number)[] =>
  Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? '')

function cellOf(value: Excel.CellValue | undefined): string | number {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return value
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('error' in value) return String(value.error)
  if ('text' in value) return String(value.text)
  if ('result' in value) return cellOf(value.result as Excel.CellValue)
  return ''
}

/**
 * Where the list of the archive tells of each part, at most one more than may be; null when it is no whole archive.
 * A list that counts itself wrongly, or sends the reader on to another one, is not believed: it could hide parts from us.
 */
function partsOf(zip: Buffer): number[] | null {
  try {
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    const told = end < 0 ? 0 : zip.readUInt16LE(end + 10)
    const isAlone = zip.readUInt32LE(end + 4) === 0 && zip.readUInt16LE(end + 8) === told && zip.readUInt32LE(end + 12) !== 0xffffffff
    if (told === 0 || !isAlone) return null
    const parts: number[] = []
    let at = zip.readUInt32LE(end + 16)
    while (parts.length <= mostParts && zip.readUInt32LE(at) === 0x02014b50) {
      parts.push(at)
      at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    }
    return parts.length > mostParts || parts.length === told ? parts : null
  } catch {
    return null
  }
}

/** How large the parts are when unpacked, by unpacking them; null when one is broken. Stops counting above the limit. */
function inflatedSize(zip: Buffer, parts: number[]): number | null {
  let size = 0
  try {
    for (const part of parts) {
      size += partSize(zip, part, mostInflated - size)
      if (size > mostInflated) break
    }
  } catch {
    return null
  }
  return size
}

function partSize(zip: Buffer, entry: number, room: number): number {
  const method = zip.readUInt16LE(entry + 10)
  const packed = zip.readUInt32LE(entry + 20)
  const local = zip.readUInt32LE(entry + 42)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const body = zip.subarray(start, start + packed)
  if (body.length !== packed) throw new Error('cut off')
  if (method === 0) return packed
  try {
    return inflateRawSync(body, { maxOutputLength: room + 1 }).length
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return room + 1
    throw error
  }
}
