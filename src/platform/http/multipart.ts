// A form with a file, taken apart: every part with its name and its bytes exactly as they were sent. The platform's own formData() mends text that is none, where it has to be refused.
import { textIn } from './intake.ts'

export interface Part {
  name: string
  /** Null for a field of text; empty where a file could have been chosen and was not. */
  fileName: string | null
  bytes: Uint8Array
}

/** The parts of a form, or null when it is none. Of a form cut off (not `whole`), those that came to their end. */
export function partsOf(form: Buffer, boundary: string, whole: boolean): Part[] | null {
  const parts: Part[] = []
  const line = `\r\n--${boundary}`
  let at = form.indexOf(line.slice(2)) === 0 ? line.length - 2 : endOf(form, line, 0)
  for (;;) {
    if (at < 0) return whole ? null : parts
    if (form.toString('latin1', at, at + 2) === '--') return parts
    const body = endOf(form, '\r\n\r\n', at)
    const end = body < 0 ? -1 : form.indexOf(line, body)
    if (end < 0) return whole ? null : parts
    const named = readHead(form.subarray(at, body))
    if (!named) return null
    parts.push({ ...named, bytes: form.subarray(body, end) })
    at = end + line.length
  }
}

/** Where the next occurrence ends, or -1. */
function endOf(form: Buffer, text: string, from: number): number {
  const found = form.indexOf(text, from)
  return found < 0 ? -1 : found + text.length
}

function readHead(bytes: Uint8Array): Pick<Part, 'name' | 'fileName'> | null {
  const [, disposition] = /^content-disposition: *form-data *(;[^\r\n]*)\r?$/im.exec(textIn(bytes) ?? '') ?? []
  const said = new Map(
    [...(disposition ?? '').matchAll(/; *([a-z]+)="([^"]*)"/gi)].map(([, key = '', value = '']) => [key.toLowerCase(), value]),
  )
  const name = said.get('name')
  if (name === undefined) return null
  const fileName = said.get('filename')
  return { name: unescaped(name), fileName: fileName === undefined ? null : unescaped(fileName) }
}

/** What browsers write instead of a quotation mark or a line break in a name. */
const unescaped = (name: string): string => name.replace(/%22|%0D|%0A/gi, decodeURIComponent)
