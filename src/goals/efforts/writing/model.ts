// How a form becomes an effort: an idea needs a name, a kind and a goal; from planned on it also says what, where, for whom, who and when.
import { z } from 'zod'
import { dayField, dayOrNone, idOrNone, ticked } from '../../../platform/form/model.ts'
import { type FieldError, type FormFields, type Result, readFields } from '../../../platform/result.ts'
import { goals } from '../../goals/model.ts'
import { lineOf, lineOrNone, wordsOrNone } from '../../goals/said/model.ts'
import { ageGroups, audiences, type Basic, type Effort, harms, kinds, missingBasics } from '../model.ts'

/** Everything that was ticked or chosen under one name, each once. */
const chosen = z
  .union([z.string(), z.array(z.string())], { error: 'choice' })
  .optional()
  .transform((came) => [...new Set([came ?? []].flat())].filter((one) => one !== ''))
/** Each one of the choices; the error stands beside the whole field, not beside one box of it. */
const someOf = <T extends string>(choices: readonly T[]) =>
  chosen.refine((some): some is T[] => some.every((one) => (choices as readonly string[]).includes(one)), 'choice')
const ids = chosen.refine((some) => some.every((one) => z.uuid().safeParse(one).success), 'choice')

/** Kroner as people write them: `100.000`, `100 000 kr.`, `1.250,50`; null when the field is empty. */
export function kronerIn(written: string): number | null | 'wrong' {
  const bare = written.replace(/kr\.?|dkk|,-/gi, '').replace(/\s/g, '')
  if (bare === '') return null
  if (!/^(\d{1,12}|\d{1,3}(\.\d{3}){1,3})(,\d{1,2})?$/.test(bare)) return 'wrong'
  return Number(bare.replaceAll('.', '').replace(',', '.'))
}

const cost = z
  .string({ error: 'cost' })
  .optional()
  .transform((written, context) => {
    const kroner = kronerIn(written ?? '')
    if (kroner !== 'wrong') return kroner
    context.addIssue({ code: 'custom', message: 'cost' })
    return z.NEVER
  })

export const effortForm = z.object({
  name: lineOf('name', 'nameLong', 160),
  nameEn: lineOrNone('nameLong', 160),
  what: wordsOrNone('whatLong', 6000),
  whatEn: wordsOrNone('whatLong', 6000),
  kind: z.enum(kinds, { error: 'kind' }),
  goals: someOf(goals).refine((some) => some.length > 0, 'goals'),
  subGoals: ids,
  wholeTown: ticked,
  areas: ids,
  whereText: lineOrNone('whereLong', 300),
  ages: someOf(ageGroups),
  audiences: someOf(audiences),
  forWhom: lineOrNone('forWhomLong', 500),
  department: idOrNone('choice'),
  owner: idOrNone('choice'),
  from: dayOrNone('day'),
  to: dayOrNone('day'),
  cost,
  funding: lineOrNone('fundingLong', 500),
  harm: z.enum(harms, { error: 'harm' }).default('little'),
  evidence: wordsOrNone('evidenceLong', 4000),
  evidenceRefs: chosen,
  isPublic: ticked,
})
export type EffortForm = z.infer<typeof effortForm>

/** The form as it came, its two days put together. */
const withDays = (fields: FormFields): FormFields => ({ ...fields, from: dayField(fields, 'from'), to: dayField(fields, 'to') })

/** The field of the form that says each of the basics. */
export const fieldOf: Record<Basic, keyof EffortForm> = {
  what: 'what',
  where: 'whereText',
  audiences: 'audiences',
  department: 'department',
  owner: 'owner',
  from: 'from',
}

/** What of an effort's own words and choices a form says; where its references are looked up stands with the route. */
export const contentOf = (form: EffortForm) => ({
  name: { da: form.name, en: form.nameEn },
  what: { da: form.what, en: form.whatEn },
  kind: form.kind,
  goals: form.goals,
  subGoals: form.subGoals,
  isWholeTown: form.wholeTown,
  areas: form.wholeTown ? [] : form.areas,
  whereText: form.whereText,
  ageGroups: form.ages,
  audiences: form.audiences,
  forWhom: form.forWhom,
  department: form.department,
  owner: form.owner,
  from: form.from,
  to: form.to,
  cost: form.cost,
  funding: form.funding,
  harm: form.harm,
  evidence: form.evidence,
  isPublic: form.isPublic,
})

/** What stands in for the fields an idea must have while they are wrong, so that the rest can be read. */
const harmless: FormFields = { name: '-', kind: kinds[0], goals: goals[0] }

/** Reads the form, and says everything that is wrong with it at once. `isIdea`: whether the effort is still an idea, which may be incomplete. */
export function readEffort(came: FormFields, isIdea: boolean): Result<EffortForm> {
  const fields = withDays(came)
  const read = readFields(effortForm, fields)
  const errors = read.ok ? [] : read.errors
  const wrong = new Set(errors.map(({ field }) => field))
  const right = Object.fromEntries(Object.entries(fields).filter(([name]) => !wrong.has(name)))
  const readable = read.ok ? read : readFields(effortForm, { ...harmless, from: '', to: '', ...right })
  if (!readable.ok) return readable
  const others = complaintsOf(readable.value, isIdea).filter(({ field }) => !wrong.has(field))
  return errors.length + others.length > 0 ? { ok: false, errors: [...errors, ...others].sort(asInForm) } : readable
}

const order = Object.keys(effortForm.shape)
const asInForm = (one: FieldError, other: FieldError): number => order.indexOf(one.field) - order.indexOf(other.field)

/** What is wrong with fields that are right one by one. */
function complaintsOf(form: EffortForm, isIdea: boolean): FieldError[] {
  const missing = isIdea
    ? []
    : missingBasics(contentOf(form)).map((basic) => ({ field: fieldOf[basic], key: `missing-${basic}`, came: '' }))
  const isTurned = form.from !== null && form.to !== null && form.to < form.from
  return isTurned ? [...missing, { field: 'to', key: 'toBeforeFrom', came: '' }] : missing
}

/** An effort as its form's fields, to begin from and to compare with. */
export function fieldsOf(effort: Effort): FormFields {
  // A box that is not ticked is not sent.
  const tick = (name: string, is: boolean): FormFields => (is ? { [name]: 'yes' } : {})
  const days = (name: string, day: string | null) => {
    const [year = '', month = '', of = ''] = day?.split('-') ?? []
    return { [`${name}-year`]: year, [`${name}-month`]: month && String(Number(month)), [`${name}-day`]: of && String(Number(of)) }
  }
  return {
    name: effort.name.da,
    nameEn: effort.name.en,
    what: effort.what.da,
    whatEn: effort.what.en,
    kind: effort.kind,
    goals: effort.goals,
    subGoals: effort.subGoals,
    ...tick('wholeTown', effort.isWholeTown),
    areas: effort.areas,
    whereText: effort.whereText,
    ages: effort.ageGroups,
    audiences: effort.audiences,
    forWhom: effort.forWhom,
    department: effort.department ?? '',
    owner: effort.owner ?? '',
    ...days('from', effort.from),
    ...days('to', effort.to),
    cost: effort.cost === null ? '' : String(effort.cost).replace('.', ','),
    funding: effort.funding,
    harm: effort.harm,
    evidence: effort.evidence,
    evidenceRefs: effort.evidenceRefs.map(({ source, key }) => `${source}:${key}`),
    ...tick('isPublic', effort.isPublic),
  }
}
