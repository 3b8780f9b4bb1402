// The door of the Open311 interface: what was asked, read once; what is answered, in the format of the address; what is wrong, in the standard's form.
import type { Handler } from 'hono'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import type { Ask, Env } from '../../../platform/http/web.ts'
import { type FormFields, fieldIn } from '../../../platform/result.ts'
import { type Format, Problem, problemSaid, type Said } from './model.ts'
import { mediaTypes, write } from './write.ts'

/** What was sent, in the address and in the form; a form's field counts before the address's. */
export interface Asked {
  fields: FormFields
  /** One field, trimmed; empty when it is not there. Sent more than once is a mistake of the sender's. */
  one(name: string): string
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

async function readAsked(c: Ask): Promise<Asked> {
  const fields: FormFields = Object.create(null)
  for (const [name, values] of Object.entries(c.req.queries())) fields[name] = values.length === 1 ? (values[0] ?? '') : values
  if (c.req.method === 'POST') Object.assign(fields, await readForm(c))
  if (Object.keys(fields).some((name) => forbidden.has(name))) throw new Problem(400, 'A field of that name cannot be sent.')
  return {
    fields,
    one: (name) => {
      if (Array.isArray(fields[name])) throw new Problem(400, `${name} was sent more than once.`)
      return fieldIn(fields, name).trim()
    },
  }
}

/** A town is one jurisdiction: its code, its name or nothing. */
function requireJurisdiction(c: Ask, { one }: Asked): void {
  const asked = one('jurisdiction_id')
  const { code, name } = c.var.town
  if (asked !== '' && asked !== code && asked.toLowerCase() !== name.toLowerCase())
    throw new Problem(404, 'jurisdiction_id provided was not found.')
}

/** A handler that answers in one format. Failures of the standard's own kinds are answered in its form; what must not happen goes on to the town's own edge. */
export const answering =
  (format: Format, deed: (c: Ask, asked: Asked) => Promise<Said>): Handler<Env> =>
  async (c: Ask) => {
    const send = (said: Said, status: 200 | Problem['status']) =>
      c.body(write(said, format), status, { 'content-type': mediaTypes[format], vary: 'accept-language' })
    try {
      const asked = await readAsked(c)
      requireJurisdiction(c, asked)
      return send(await deed(c, asked), 200)
    } catch (error) {
      const problem = asProblem(error)
      if (!problem) throw error
      return send(problemSaid(problem), problem.status)
    }
  }

function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (!(error instanceof Refused)) return null
  if (error.status === 429) return new Problem(429, 'Too many requests. Wait a minute and try again.')
  return new Problem(error.status === 403 || error.status === 404 ? error.status : 400, error.message || 'The request cannot be read.')
}
