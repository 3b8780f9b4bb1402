// Reads a text file of figures in any of the ways towns save them: several encodings, separators and line ends.
import { parse } from 'csv-parse/sync'
import { accepted, type Result, refused } from '../result.ts'
import type { Sheet } from './model.ts'

export const mostRows = 100_000

/** Workbooks are archives; text never begins like this. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** The text of a file and how it was encoded; null when the bytes are no text. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded(bytes, 'utf-8')
  if (a === 0xff && b === 0xfe) return decoded(bytes, 'utf-16le')
  if (a === 0xfe && b === 0xff) return decoded(bytes, 'utf-16be')
  if (b === 0 && a !== 0) return decoded(bytes, 'utf-16le')
  if (a === 0 && b !== 0) return decoded(bytes, 'utf-16be')
  return decoded(bytes, 'utf-8') ?? (hasHoles(bytes) ? null : decoded(bytes, 'windows-1252'))
}

function decoded(bytes: Uint8Array, encoding: string): { text: string; encoding: string } | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a file with control characters is no table
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) || !text.isWellFormed() ? null : { text, encoding }
  } catch {
    return null
  }
}

/** Bytes that stand for nothing in windows-1252. */
const hasHoles = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d)

/** Bytes that are all letters or signs in some encoding: a text, then, though not in one we read. */
const isLettersOnly = (bytes: Uint8Array): boolean => bytes.every((byte) => byte > 31 || (byte >= 8 && byte <= 13))

const oddLetters = '›‘„”¾¿†‡'
const oddPlace = /\p{L}[›‘„”¾¿]\p{L}|[†‡]\p{L}|\p{Ll}Œ\p{Ll}/u

/** A word that looks read in the wrong encoding: old DOS files write ø as what is read as ›, and å as †; old Macintosh files write ø as ¿. */
export function findOddWord(text: string): string | undefined {
  const place = oddPlace.exec(text)?.index
  if (place === undefined) return undefined
  const [before, after] = [text.slice(Math.max(0, place - 20), place), text.slice(place, place + 20)]
  const letters = `[\\p{L}${oddLetters}]*`
  return (new RegExp(`${letters}$`, 'u').exec(before)?.[0] ?? '') + (new RegExp(`^${letters}`, 'u').exec(after)?.[0] ?? '')
}

/** Semicolon, comma or tab: whichever the first line has most of, quoted parts left out. */
export function findSeparator(text: string): ';' | ',' | '\t' {
  const line = (/[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (mark: string) => line.split(mark).length - 1
  if (count(';') > 0) return ';'
  return count('\t') >= count(',') && count('\t') > 0 ? '\t' : ','
}

interface Line {
  record: string[]
  info: { lines: number }
}

/** The file as a sheet. Refusals: `fileNotText`, `fileEncoding`, `fileQuotes` (came: the line), `fileNoRows`, `fileTooManyRows`, `fileHeadings`. */
export function readCsv(bytes: Uint8Array): Result<Sheet> {
  const found = decodeText(bytes)
  if (!found) return refused('file', isLettersOnly(bytes) ? 'fileEncoding' : 'fileNotText')
  // One kind of line end, so that a line is counted once, also within quotation marks.
  const text = found.text.replace(/\r\n?/g, '\n')
  const separator = findSeparator(text)
  const oddWord = found.encoding === 'windows-1252' ? findOddWord(text) : undefined
  try {
    const options = {
      delimiter: separator,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
      to: mostRows + 2,
      max_record_size: 1_000_000,
    }
    // With `info` the parser gives each record with the line it ends on; its own types do not say so.
    const [head, ...records] = parse(text, options) as unknown as Line[]
    const rows = records
      .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
    return asSheet(head?.record ?? [], rows, { encoding: found.encoding, separator, oddWord })
  } catch (error) {
    return refused('file', 'fileQuotes', String((error as { lines?: number }).lines ?? '?'))
  }
}

/** Headings and rows as a sheet, when there are any. */
export function asSheet(headings: (string | number)[], rows: Sheet['rows'], form: Sheet['form']): Result<Sheet> {
  const columns = headings.map((heading) => String(heading).trim().normalize('NFC'))
  if (rows.length === 0) return refused('file', 'fileNoRows')
  if (rows.length > mostRows) return refused('file', 'fileTooManyRows')
  const twice = columns.find((heading, i) => heading === '' || columns.indexOf(heading) !== i)
  if (twice !== undefined || columns.length < 2 || columns.length > 100)
    return refused('file', columns.length < 2 ? 'fileOneColumn' : 'fileHeadings', twice ?? '')
  return accepted({ columns, rows, form })
}
