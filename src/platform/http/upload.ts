// A file somebody hands in: read as it arrives, and refused with a sentence, not a broken line, when it is too large.
import { accepted, type FormFields, type Result, refused } from '../result.ts'
import { readAtMost } from './body.ts'
import { isCleanText, Refused } from './intake.ts'
import type { Ask } from './web.ts'

export interface UploadedFile {
  name: string
  bytes: Uint8Array
}

export interface Upload {
  /** The form's other fields, to be kept when the form comes back. */
  fields: FormFields
  /** The file; or `fileMissing`, `fileEmpty`, `fileTooLarge` (came: the limit in MB) as something to correct. */
  file: Result<UploadedFile>
}

const roomForFields = 100_000
const patience = { bytes: 600_000_000, milliseconds: 90_000 }

/** Reads the form with the file of one field. Holds at most `maxBytes` in memory whatever is sent. */
export async function readUpload(c: Ask, field: string, { maxBytes }: { maxBytes: number }): Promise<Upload> {
  const type = c.req.header('content-type') ?? ''
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";\s]{1,70})"?/i.exec(type)?.[1]
  if (!boundary) throw new Refused(415, 'A form with a file was expected.')
  const { bytes, whole } = await readAtMost(c.req.raw.body, maxBytes + roomForFields, patience)
  const form = await parse(whole ? bytes : closeForm(bytes, boundary), type)
  const fields = textFields(form)
  const file = form.get(field)
  const tooLarge = refused(field, 'fileTooLarge', String(Math.floor(maxBytes / 1_000_000)))
  if (!whole) return { fields, file: tooLarge }
  if (!(file instanceof Blob) || (file.size === 0 && !file.name)) return { fields, file: refused(field, 'fileMissing') }
  if (file.size > maxBytes) return { fields, file: tooLarge }
  if (file.size === 0) return { fields, file: refused(field, 'fileEmpty', file.name) }
  return { fields, file: accepted({ name: cleanName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }) }
}

/** A form cut off in the middle of its file, ended properly, so that the fields before the file can still be read. */
const closeForm = (bytes: Uint8Array, boundary: string): Uint8Array => Buffer.concat([bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])

async function parse(bytes: Uint8Array, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  } catch {
    throw new Refused(400, 'The form could not be read.')
  }
}

function textFields(form: FormData): FormFields {
  const fields: FormFields = Object.create(null)
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    if (!isCleanText(name) || !isCleanText(value)) throw new Refused(400, 'What was sent holds characters that are not text.')
    const before = fields[name]
    fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return fields
}

/** The name as shown to people: no folders, no control characters. */
const cleanName = (name: string): string => (name.split(/[/\\]/).at(-1) ?? '').replace(/\p{C}/gu, '').toWellFormed().slice(0, 200)
