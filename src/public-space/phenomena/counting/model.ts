// A count on the spot: what, on which day, for how long, how many times; conduct and never persons.
import { z } from 'zod'
import { dayField, dayOrNone } from '../../../platform/form/model.ts'
import { type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import type { Count } from '../model.ts'
import { lineOf, wholeOf } from '../wording/model.ts'

const countForm = z.object({
  what: lineOf('what', 'whatLong', [3, 160]),
  counted: dayOrNone('day'),
  hours: wholeOf('hours', 1, 744),
  count: wholeOf('count', 0, 999_999),
})

export function readCount(fields: FormFields, today: string): Result<Omit<Count, 'id' | 'byName'>> {
  const read = readFields(countForm, { ...fields, counted: dayField(fields, 'counted') })
  if (!read.ok) {
    // The other fields are wrong: a day that is not there is said with them.
    const isDayMissing = dayField(fields, 'counted') === ''
    return { ok: false, errors: [...(isDayMissing ? [{ field: 'counted', key: 'day', came: '' }] : []), ...read.errors] }
  }
  const { counted, ...count } = read.value
  if (counted === null) return refused('counted', 'day')
  return counted > today ? refused('counted', 'dayAhead', counted) : { ok: true, value: { ...count, on: counted } }
}
