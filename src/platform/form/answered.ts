// A form that came back: what stands in each field, and what is to be corrected.
import { type FieldMessage, errorOf as messageOf } from '@trygby/ui'
import { type FormFields, fieldIn } from '../result.ts'

/** A form that came back: what the person wrote, and what to correct. */
export interface Answered {
  fields: FormFields
  errors: FieldMessage[]
}

export const unanswered: Answered = { fields: {}, errors: [] }

/** What stands in a field: what the person wrote, or what was there before. */
export const writtenIn = ({ fields }: Answered, name: string, before = ''): string =>
  fields[name] === undefined ? before : fieldIn(fields, name)

/** A box's tick: as the person left it when the form came back, or as it was before. */
export const tickOf = (answered: Answered, name: string, before: boolean): boolean =>
  Object.keys(answered.fields).length > 0 ? writtenIn(answered, name) === 'yes' : before

export const errorOf = ({ errors }: Answered, name: string): string | undefined => messageOf(errors, name)

/** A day's three boxes: as written, or from a day. */
export const datePartsOf = (answered: Answered, name: string, before: string | null) => {
  const [year, month, day] = before?.split('-') ?? ['', '', '']
  return {
    day: writtenIn(answered, `${name}-day`, day ? String(Number(day)) : ''),
    month: writtenIn(answered, `${name}-month`, month ? String(Number(month)) : ''),
    year: writtenIn(answered, `${name}-year`, year),
  }
}

/** Every choice of a field that may have several: as the person left them when the form came back, or as they were before. */
export const choicesIn = (answered: Answered, name: string, before: readonly string[]): string[] => {
  if (Object.keys(answered.fields).length === 0) return [...before]
  const written = answered.fields[name]
  return written === undefined ? [] : Array.isArray(written) ? written : [written]
}
