// Two people correct the same effort at once: told apart field by field, so that nobody takes back what the other has written.
import { dayField } from '../../../platform/form/model.ts'
import type { FormFields } from '../../../platform/result.ts'
import { effortForm, kronerIn } from './model.ts'

/** A field in which what a person wrote differs from what stands now. */
export interface Difference {
  field: string
  now: string[]
  written: string[]
}

const names = Object.keys(effortForm.shape)

const list = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .map((one) => one.replace(/\r\n?/g, '\n').trim())
    .filter((one) => one !== '')

/** What a field of a form says, whichever way it is written. */
function saidOf(fields: FormFields, name: string): string[] {
  if (name === 'from' || name === 'to') return list(dayField(fields, name))
  const words = list(fields[name])
  if (name !== 'cost' || words.length === 0) return words
  const kroner = kronerIn(words[0] ?? '')
  return kroner === 'wrong' ? words : [String(kroner)]
}
const asOne = (said: string[]): string => said.toSorted().join('\n')

/** The fields in which two forms of the same effort differ, in the order of the form. */
export function differences(now: FormFields, written: FormFields): Difference[] {
  return names
    .map((field) => ({ field, now: saidOf(now, field), written: saidOf(written, field) }))
    .filter((one) => asOne(one.now) !== asOne(one.written))
}

/** A few signs for what a field says (FNV-1a, 32 bits): the same words give the same signs. */
function markOf(fields: FormFields, name: string): string {
  let hash = 2_166_136_261
  for (const sign of asOne(saidOf(fields, name))) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619)
  return (hash >>> 0).toString(36)
}

/** What an effort said when its form was opened; the form carries it, so that it can be seen afterwards which fields somebody has touched. */
export const marksOf = (fields: FormFields): string => names.map((name) => markOf(fields, name)).join('.')

export interface Meanwhile {
  /** The form to go on with: what the other saved, where the writer has touched nothing, and the writer's own words everywhere else. */
  fields: FormFields
  /** The fields that only the other has changed. */
  theirs: string[]
  /** The fields that both have changed, each to something else. */
  both: Difference[]
}

/** Lays what was written upon what stands `now`, when somebody else has saved since `began`, the marks of what stood when the form was opened. */
export function layTogether(now: FormFields, written: FormFields, began: string): Meanwhile {
  const marks = new Map(began.split('.').map((mark, place) => [names[place], mark]))
  const differing = differences(now, written)
  const theirs = differing.map(({ field }) => field).filter((field) => marks.get(field) === markOf(written, field))
  const both = differing.filter(({ field }) => !theirs.includes(field) && marks.get(field) !== markOf(now, field))
  const taken = new Set(theirs.flatMap((field) => [field, ...['day', 'month', 'year'].map((part) => `${field}-${part}`)]))
  const keep = (fields: FormFields, isTaken: boolean) => Object.entries(fields).filter(([name]) => taken.has(name) === isTaken)
  return { fields: Object.fromEntries([...keep(written, false), ...keep(now, true)]), theirs, both }
}
