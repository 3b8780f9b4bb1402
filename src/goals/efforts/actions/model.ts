// Actions inside an effort: what is to be done, who does it, and by when.
import { z } from 'zod'
import { type Day, dayOrNone } from '../../../platform/form/model.ts'
import type { FieldError } from '../../../platform/result.ts'
import { lineOf, lineOrNone } from '../../goals/said/model.ts'

export interface Action {
  id: string
  effort: string
  what: string
  /** The account that does it; null when it is somebody without one. */
  doer: string | null
  /** By name of colleague or partner. */
  doerName: string
  /** ISO date. */
  byOn: Day | null
  doneAt: Date | null
  /** Counts its corrections; a form carries it, so that two colleagues do not overwrite each other. */
  revision: number
}

/** Somebody who can be asked to do it. */
export interface Doer {
  id: string
  name: string
  /** The partner they come from; empty for colleagues. */
  organisationName: string
}

export const actionForm = z.object({
  what: lineOf('what', 'whatLong', 500),
  doer: z.preprocess((came) => (came === '' || came === undefined ? null : came), z.uuid('doer').nullable()),
  doerName: lineOrNone('doerName', 160),
  byOn: dayOrNone('byOn'),
})
export type ActionForm = z.infer<typeof actionForm>

/** What is still to be corrected: somebody does it, by a day that has not gone; a day that stood there before may have. */
export function missingIn({ doer, doerName, byOn }: ActionForm, { today, before }: { today: Day; before: Day | null }): FieldError[] {
  const missing: FieldError[] = []
  if (doer === null && doerName === '') missing.push({ field: 'doer', key: 'doerMissing', came: '' })
  if (byOn === null) missing.push({ field: 'byOn', key: 'byOnMissing', came: '' })
  else if (byOn < today && byOn !== before) missing.push({ field: 'byOn', key: 'byOnPast', came: byOn })
  return missing
}

/** Whole days from today to a day; below 0 when it has gone. */
export const daysTo = (today: Day, day: Day): number => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)

/** Open ones before done ones; the day that comes first on top, those without a day last. */
export const byUrgency = (one: Pick<Action, 'byOn' | 'doneAt'>, other: Pick<Action, 'byOn' | 'doneAt'>): number =>
  Number(one.doneAt !== null) - Number(other.doneAt !== null) || (one.byOn ?? '9').localeCompare(other.byOn ?? '9')
