// The door for what comes in: text that is not text is refused before any page sees it, and forms are read once.
import type { MiddlewareHandler } from 'hono'
import type { FormFields } from '../result.ts'
import { readAtMost } from './body.ts'
import type { Ask, Env } from './web.ts'

/** Something about the request itself cannot be accepted; `status` is the answer's. */
export class Refused extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 413 | 415 | 422 | 429 | 503,
    message: string,
  ) {
    super(message)
  }
}

export const largestForm = 1_000_000
const patience = { bytes: 20_000_000, milliseconds: 20_000 }

/** Refuses NUL, malformed UTF-8 and oversize forms, in the address and in the body. Files pass here and are checked where they are read. */
export const cleanIntake: MiddlewareHandler<Env> = async (c, next) => {
  const url = new URL(c.req.url)
  if (!isCleanAddress(url.pathname + url.search)) throw new Refused(400, 'The address holds characters that are not text.')
  const type = c.req.header('content-type') ?? ''
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(c.req.method) || type.startsWith('multipart/form-data')) return next()
  const { bytes, whole } = await readAtMost(c.req.raw.body, largestForm, patience)
  if (!whole) throw new Refused(413, 'What was sent is too large.')
  refuseWhatIsNotText(bytes, type)
  c.req.raw = new Request(c.req.raw, { body: bytes })
  return next()
}

function refuseWhatIsNotText(bytes: Uint8Array, type: string): void {
  const text = textIn(bytes)
  const isForm = type.startsWith('application/x-www-form-urlencoded')
  if (
    text === null ||
    (isForm && !isCleanAddress(text.replaceAll('+', ' '))) ||
    (!isForm && /\\u0000|\\u[dD][89abAB]/.test(text) && !isCleanJson(text))
  )
    throw new Refused(400, 'What was sent holds characters that are not text.')
}

/** Text with no NUL and no half characters. */
const isCleanText = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

function isCleanAddress(encoded: string): boolean {
  try {
    return isCleanText(decodeURIComponent(encoded))
  } catch {
    return false
  }
}

/** The text these bytes are, or null when they are none: malformed UTF-8, or with a NUL. */
export function textIn(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return isCleanText(text) ? text : null
  } catch {
    return null
  }
}

function isCleanJson(text: string): boolean {
  let clean = true
  try {
    JSON.parse(text, (key, value) => {
      if (!isCleanText(key) || (typeof value === 'string' && !isCleanText(value))) clean = false
      return value
    })
  } catch {
    return true // not JSON at all is for the route to say
  }
  return clean
}

/** A field sent more than once becomes a list. */
export function addField(fields: FormFields, name: string, value: string): void {
  const before = fields[name]
  fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
}

/** A form's text fields. A form with a file comes through readUpload, which bounds it. */
export async function readForm(c: Ask): Promise<FormFields> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
    throw new Refused(415, 'A form without files was expected.')
  const fields: FormFields = Object.create(null)
  for (const [name, value] of await c.req.formData()) {
    if (typeof value !== 'string') continue
    if (!isCleanText(name) || !isCleanText(value)) throw new Refused(400, 'What was sent holds characters that are not text.')
    addField(fields, name, value)
  }
  return fields
}
