// What a person wrote, read once: either a typed value or the fields to correct.
import type { z } from 'zod'

/** One field a person can correct. `key` names a sentence in the page's texts; `came` is what they wrote. */
export interface FieldError {
  field: string
  key: string
  came: string
}

export type Result<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] }

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value })
export const refused = (field: string, key: string, came = ''): { ok: false; errors: FieldError[] } => ({
  ok: false,
  errors: [{ field, key, came }],
})

/** Form fields as they arrived: every value a string, repeated fields a list. */
export type FormFields = Record<string, string | string[]>

/** What stands in a field: the first where several came, empty where none did. */
export const fieldIn = (fields: FormFields, name: string): string => [fields[name] ?? ''].flat()[0] ?? ''

/** Reads a form through a schema whose messages are text keys. The first complaint of each field counts. */
export function readFields<T>(schema: z.ZodType<T>, fields: FormFields): Result<T> {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return accepted(parsed.data)
  const errors = new Map<string, FieldError>()
  for (const issue of parsed.error.issues) {
    const field = issue.path.map(String).join('.')
    if (!errors.has(field)) errors.set(field, { field, key: issue.message, came: one(fields[field]) })
  }
  return { ok: false, errors: [...errors.values()] }
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(', ') : (value ?? ''))

/** The sentences of a page for what can be wrong: plain, or made from what came. */
export type Sentences = Record<string, string | ((came: string) => string)>

/** Turns errors into sentences beside their fields. A key without a sentence is a fault of ours and is thrown. */
export function explain(errors: FieldError[], sentences: Sentences): { field: string; message: string }[] {
  return errors.map(({ field, key, came }) => {
    const sentence = sentences[key]
    if (sentence === undefined) throw new Error(`No sentence for "${key}" (field ${field})`)
    return { field, message: typeof sentence === 'string' ? sentence : sentence(came) }
  })
}
