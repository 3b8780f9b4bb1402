// What a professional saw on a round: closed answers only, and "it was not there" is an answer too.
import { z } from 'zod'
import { type Day, dayField, dayOrNone } from '../../../platform/form/model.ts'
import { type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { type DayTime, dayTimes, kindsOf } from '../../reports/model.ts'

export const howManys = ['none', 'once', 'few', 'many'] as const
export type HowMany = (typeof howManys)[number]
/** Conduct and conditions a professional looks for. */
export const observedKinds = [...kindsOf.disturbance, ...kindsOf.unsafe]
export type ObservedKind = (typeof observedKinds)[number]

export interface Observation {
  id: string
  kind: ObservedKind
  label: string
  lat: number
  lon: number
  on: Day
  time: DayTime
  howMany: HowMany
}

export const observationForm = z.object({
  /** `place:` or `phenomenon:` and an identifier. */
  where: z.templateLiteral([z.enum(['place', 'phenomenon']), ':', z.uuid()], { error: 'where' }),
  kind: z.enum(observedKinds, { error: 'kind' }),
  on: dayOrNone('day'),
  time: z.enum(dayTimes, { error: 'time' }),
  howMany: z.enum(howManys, { error: 'howMany' }),
})
export type ObservationForm = z.infer<typeof observationForm> & { on: Day }

/** Reads the form; `today` is the last day that can have been seen. */
export function readObservation(fields: FormFields, today: Day): Result<ObservationForm> {
  const read = readFields(observationForm, { ...fields, on: dayField(fields, 'on') })
  if (!read.ok) return read
  const { on } = read.value
  if (on === null) return refused('on', 'day')
  return on > today ? refused('on', 'dayAhead', on) : { ok: true, value: { ...read.value, on } }
}
