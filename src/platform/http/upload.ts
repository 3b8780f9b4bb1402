// A file somebody hands in: read as it arrives, and refused with a sentence, not a broken line, when it is too large.
import { accepted, type FormFields, type Result, refused } from '../result.ts'
import { readAtMost } from './body.ts'
import { addField, Refused, textIn } from './intake.ts'
import { type Part, partsOf } from './multipart.ts'
import type { Ask } from './web.ts'

export interface UploadedFile {
  name: string
  bytes: Uint8Array
}

export interface Upload {
  /** The form's other fields, to be kept when the form comes back. */
  fields: FormFields
  /** The file; or `fileMissing`, `fileEmpty`, `fileEnding` (came: the endings expected), `fileTooLarge` (came: the limit in MB) as something to correct. */
  file: Result<UploadedFile>
}

const roomForFields = 100_000
const patience = { bytes: 600_000_000, milliseconds: 90_000 }

export interface Expected {
  maxBytes: number
  /** What the file's name may end with, in small letters. What the file really holds is for whoever reads it. */
  endings: readonly string[]
}

/** Reads the form with the file of one field. Holds at most `maxBytes` in memory whatever is sent. */
export async function readUpload(c: Ask, field: string, { maxBytes, endings }: Expected): Promise<Upload> {
  const type = c.req.header('content-type') ?? ''
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";\s]{1,70})"?/i.exec(type)?.[1]
  if (!boundary) throw new Refused(415, 'A form with a file was expected.')
  const { bytes, whole } = await readAtMost(c.req.raw.body, maxBytes + roomForFields, patience)
  const parts = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), boundary, whole)
  if (!parts) throw new Refused(400, 'The form could not be read.')
  const fields = textFields(parts)
  const file = parts.find(({ name, fileName }) => name === field && fileName !== null)
  const tooLarge = refused(field, 'fileTooLarge', String(Math.floor(maxBytes / 1_000_000)))
  if (!whole) return { fields, file: tooLarge }
  if (!file || (file.bytes.length === 0 && !file.fileName)) return { fields, file: refused(field, 'fileMissing') }
  const name = cleanName(file.fileName ?? '')
  if (file.bytes.length > maxBytes) return { fields, file: tooLarge }
  if (!endings.some((ending) => name.toLowerCase().endsWith(ending)))
    return { fields, file: refused(field, 'fileEnding', endings.join(', ')) }
  if (file.bytes.length === 0) return { fields, file: refused(field, 'fileEmpty', name) }
  return { fields, file: accepted({ name, bytes: file.bytes }) }
}

function textFields(parts: Part[]): FormFields {
  const fields: FormFields = Object.create(null)
  for (const { name, fileName, bytes } of parts) {
    if (fileName !== null) continue
    const value = textIn(bytes)
    if (value === null) throw new Refused(400, 'What was sent holds characters that are not text.')
    addField(fields, name, value)
  }
  return fields
}

/** The name as shown to people: no folders, no control characters. */
const cleanName = (name: string): string => (name.split(/[/\\]/).at(-1) ?? '').replace(/\p{C}/gu, '').toWellFormed().slice(0, 200)
