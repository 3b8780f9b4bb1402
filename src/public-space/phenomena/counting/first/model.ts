// Counts a phenomenon begins with: the same thing counted once or twice at one place, each with its day, hours and number.
import { accepted, type FieldError, type FormFields, fieldIn, type Result } from '../../../../platform/result.ts'
import { readWhere, type Where } from '../../../reports/filing/model.ts'
import type { Count } from '../../model.ts'
import { readCount } from '../model.ts'

export type NewCount = Omit<Count, 'id' | 'byName'>
export const mostFirstCounts = 2

/** How many counts a form brings. */
export function countsIn(fields: FormFields): number {
  const said = fieldIn(fields, 'counts')
  return /^\d$/.test(said) ? Math.min(Number(said), mostFirstCounts) : 0
}

/** The counts of a form; each field is named by its place, from 1. */
export function readFirstCounts(fields: FormFields, n: number, today: string): Result<NewCount[]> {
  const counts: NewCount[] = []
  const errors: FieldError[] = []
  for (let place = 1; place <= n; place++) {
    const own = (name: string) => fieldIn(fields, `${name}${place}`)
    const day = (part: string) => fieldIn(fields, `counted${place}-${part}`)
    const counted = { 'counted-day': day('day'), 'counted-month': day('month'), 'counted-year': day('year') }
    const read = readCount({ what: fieldIn(fields, 'what'), hours: own('hours'), count: own('count'), ...counted }, today)
    if (read.ok) counts.push(read.value)
    else for (const error of read.errors) if (error.field !== 'what') errors.push({ ...error, field: `${error.field}${place}` })
    // What was counted is asked once for all of them.
    if (!read.ok && place === 1) errors.unshift(...read.errors.filter(({ field }) => field === 'what'))
  }
  return errors.length > 0 ? { ok: false, errors } : accepted(counts)
}

/** Where it was counted; asked only when nothing else says where. */
export const readCountedAt = (fields: FormFields): Result<Where> =>
  readWhere({ ...fields, by: fieldIn(fields, 'place') === '' ? 'address' : 'place' })
