// How a form becomes a phenomenon: behaviour, place, time window and consequence, each with its own question.
import { z } from 'zod'
import { idOrNone } from '../../../platform/form/model.ts'
import { type FieldError, type FormFields, type Result, readFields } from '../../../platform/result.ts'
import { isKindOf, kinds, weekdayChoices } from '../../reports/model.ts'
import { around, leastSources, type Phenomenon, type PhenomenonForm, type Source, shapes, windowOf } from '../model.ts'
import { ids, lineOf, someOf, wholeOf } from '../wording/model.ts'

export const phenomenonForm = z.object({
  behaviour: lineOf('behaviour', 'behaviourLong', [10, 200]),
  where: lineOf('where', 'whereLong', [3, 200]),
  consequence: lineOf('consequence', 'consequenceLong', [10, 400]),
  kinds: someOf(kinds).refine((some) => some.length > 0 && some.length <= 8, 'kinds'),
  shape: z.enum(shapes, { error: 'shape' }),
  street: lineOf('streetLong', 'streetLong', [0, 120]),
  area: idOrNone('choice'),
  radius: wholeOf('radius', 20, 5000),
  weekdays: z.enum(weekdayChoices, { error: 'weekdays' }),
  fromHour: wholeOf('hour', 0, 23),
  toHour: wholeOf('hour', 1, 24),
  owner: idOrNone('choice'),
  organisations: ids,
})

/** What a phenomenon is made of, as the form carries it. */
export const sourcesForm = z.object({ reports: ids, observations: ids })

/** Reads the form, and says everything that is wrong with it at once. */
export function readPhenomenon(fields: FormFields): Result<PhenomenonForm> {
  const read = readFields(phenomenonForm, fields)
  if (!read.ok) return read
  const errors: FieldError[] = []
  const { shape, street, area, fromHour, toHour } = read.value
  if (shape === 'street' && street === '') errors.push({ field: 'street', key: 'street', came: '' })
  if (shape === 'area' && area === null) errors.push({ field: 'area', key: 'area', came: '' })
  if (fromHour === toHour) errors.push({ field: 'toHour', key: 'window', came: '' })
  return errors.length > 0 ? { ok: false, errors } : read
}

type Offered = Record<'areas' | 'people' | 'organisations', readonly { id: string }[]>

/** What was chosen and is not among the choices, or is not any more. */
export function notOffered({ area, owner, organisations }: PhenomenonForm, offered: Offered): FieldError[] {
  const among = (list: readonly { id: string }[]) => (id: string | null) => id === null || list.some((one) => one.id === id)
  const isOffered = {
    area: among(offered.areas)(area),
    owner: among(offered.people)(owner),
    organisations: organisations.every(among(offered.organisations)),
  }
  return Object.entries(isOffered).flatMap(([field, isThere]) => (isThere ? [] : [{ field, key: 'choice', came: '' }]))
}

/** The form as it is first shown: what the chosen reports already say of kind, place and time. */
export function fieldsFrom(reports: readonly Source[], observed: readonly { lat: number; lon: number; kind: string }[]): FormFields {
  const places = [...reports, ...observed]
  const { fromHour, toHour } = windowOf([...new Set(reports.flatMap(({ times }) => times))])
  const days = new Set(reports.map(({ weekdays }) => weekdays).filter((one) => one !== ''))
  return {
    kinds: [...new Set(places.map(({ kind }) => kind))],
    shape: 'points',
    radius: places.length > 0 ? String(around(places).radius) : '150',
    weekdays: days.size === 1 ? ([...days][0] ?? 'all') : 'all',
    fromHour: String(fromHour),
    toHour: String(toHour),
  }
}

/** A phenomenon as its form's fields. */
export const fieldsOf = (of: Phenomenon): FormFields => ({
  behaviour: of.behaviour,
  where: of.where,
  consequence: of.consequence,
  kinds: of.kinds,
  shape: of.shape,
  street: of.street,
  area: of.area ?? '',
  radius: String(of.radius),
  weekdays: of.weekdays,
  fromHour: String(of.fromHour),
  toHour: String(of.toHour),
  owner: of.owner ?? '',
  organisations: of.organisations,
})

/** Whether there are enough to speak of a phenomenon. Voices do not count: one report said by many is one place and time. */
export const areEnough = (...sources: readonly number[]): boolean => sources.reduce((sum, one) => sum + one, 0) >= leastSources

/** Kinds a phenomenon can be about: conduct and conditions, and never what is good. */
export const phenomenonKinds = kinds.filter((kind) => !isKindOf('good', kind))

export const removeForm = z.object({ report: z.uuid({ error: 'choice' }) })
export const addForm = z.object({ reports: ids })
