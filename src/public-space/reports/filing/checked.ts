// What a form has said so far, checked page by page against the town's own lists; it stops at the first page with something to correct.
import type { Tx } from '../../../platform/db.ts'
import type { FieldError, FormFields } from '../../../platform/result.ts'
import { fieldIn } from '../../../platform/result.ts'
import { type Door, hasWords, type Kind, type ReportPlace } from '../model.ts'
import { type Finding, findPeople } from '../words/find-people.ts'
import { readWhen, readWhere, readWords, type Step, steps, type When } from './model.ts'
import { namesOfPlaces } from './store.ts'
import { locate } from './where.ts'

/** A form under way: what has been answered, the key it is sent under and when it was begun. */
export interface Filling {
  door: Door
  kind: Kind
  fields: FormFields
  draft: string
  begun: string
}

export interface ToCorrect {
  errors: FieldError[]
  /** Streets that what was typed may mean. */
  choices?: string[]
  /** What in the words seems to point at a person. */
  found?: Finding[]
}

export type Checked = { ok: true; place: ReportPlace; when: When; words: string } | ({ ok: false; step: Step } & ToCorrect)

/** Checks the pages up to `last`, that one too. What later pages will say is empty until then. */
export async function checkUpTo(tx: Tx, { door, fields }: Pick<Filling, 'door' | 'fields'>, last: Step): Promise<Checked> {
  const where = readWhere(fields)
  if (!where.ok) return { ok: false, step: 'where', errors: where.errors }
  const located = await locate(tx, where.value)
  if (!located.ok) return { ok: false, step: 'where', errors: located.errors }
  if ('choices' in located.value) return { ok: false, step: 'where', errors: [], choices: located.value.choices }
  const when = readWhen(door, isBefore('where', last) ? fields : {})
  if (!when.ok) return { ok: false, step: 'when', errors: when.errors }
  const words = readWords(hasWords(door) && isBefore('when', last) ? fields : {})
  if (!words.ok) return { ok: false, step: 'send', errors: words.errors }
  const found = words.value === '' || fieldIn(fields, 'keepNames') === 'yes' ? [] : findPeople(words.value, await namesOfPlaces(tx))
  if (found.length > 0) return { ok: false, step: 'send', errors: [], found }
  return { ok: true, place: located.value.place, when: when.value, words: words.value }
}

const isBefore = (step: Step, last: Step): boolean => steps.indexOf(step) < steps.indexOf(last)
