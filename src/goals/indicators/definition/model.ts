// How a form becomes an indicator: every part of the definition, each with its own sentence when it is not right.
import { z } from 'zod'
import { dayOrNone } from '../../../platform/form/model.ts'
import { accepted, type FieldError, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { goals } from '../../goals/model.ts'
import { lineOf, lineOrNone, wordsOf, wordsOrNone } from '../../goals/said/model.ts'
import { aims, countedThings, frequencies, type Indicator, type NewIndicator } from '../model.ts'
import { fitsFrequency, isPeriod } from '../period/model.ts'
import { readDecimal } from '../values/model.ts'

/** The parts of the definition in words, each in two fields: `nameDa`, `nameEn`. */
export const wordedParts = ['name', 'definition', 'source', 'formula', 'unit', 'cannotSay'] as const
export type WordedPart = (typeof wordedParts)[number]
export const longestOf: Record<WordedPart, number> = { name: 160, definition: 2000, source: 500, formula: 2000, unit: 80, cannotSay: 2000 }
/** Parts that stand on one line. */
export const isLine = (part: WordedPart): boolean => part === 'name' || part === 'unit'

const danish = (part: WordedPart) => (isLine(part) ? lineOf : wordsOf)(`${part}Missing`, 'long', longestOf[part])
const english = (part: WordedPart) => (isLine(part) ? lineOrNone : wordsOrNone)('long', longestOf[part])

/** A number with a decimal comma or point. Its own sentences say when it can be read in two ways. */
const number = (missing: string) =>
  z.string({ error: missing }).transform((text, { addIssue }) => {
    const read = text.trim() === '' ? missing : (readDecimal(text) ?? 'number')
    if (typeof read === 'number') return read
    addIssue({ code: 'custom', message: read })
    return z.NEVER
  })

const numberOrNone = z.string({ error: 'number' }).transform((text, { addIssue }) => {
  if (text.trim() === '') return null
  const read = readDecimal(text) ?? 'number'
  if (typeof read === 'number') return read
  addIssue({ code: 'custom', message: read })
  return z.NEVER
})

const whole = (wrong: string, most: number) =>
  z
    .string({ error: wrong })
    .regex(/^\s*\d{1,4}\s*$/, wrong)
    .transform(Number)
    .pipe(z.number().max(most, wrong))

export const indicatorForm = z
  .object({
    goal: z.enum(goals, 'goal'),
    subGoal: z
      .string()
      .optional()
      .transform((id) => id || null)
      .pipe(z.uuid('subGoal').nullable()),
    position: whole('position', 9999),
    nameDa: danish('name'),
    nameEn: english('name'),
    definitionDa: danish('definition'),
    definitionEn: english('definition'),
    sourceDa: danish('source'),
    sourceEn: english('source'),
    formulaDa: danish('formula'),
    formulaEn: english('formula'),
    unitDa: danish('unit'),
    unitEn: english('unit'),
    cannotSayDa: danish('cannotSay'),
    cannotSayEn: english('cannotSay'),
    digits: whole('digits', 4),
    counts: z.enum(countedThings, 'counts'),
    aim: z.enum(aims, 'aim'),
    goodIs: z.enum(['higher', 'lower'], 'goodIs'),
    margin: number('marginMissing').refine((margin) => margin > 0, 'marginPositive'),
    baselinePeriod: z
      .string({ error: 'baseline' })
      .transform((text) => text.trim().toUpperCase())
      .refine((period) => period === '' || isPeriod(period), 'baseline'),
    targetValue: numberOrNone,
    targetOn: dayOrNone('targetDay'),
    frequency: z.enum(frequencies, 'frequency'),
    responsible: lineOrNone('responsibleLong', 160),
    dataClass: z.enum(['open', 'internal'], 'dataClass'),
  })
  .superRefine((form, { addIssue }) => {
    const complain = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message })
    if (form.aim === 'raise' && form.goodIs === 'lower') complain('aim', 'raiseButLower')
    if (form.aim === 'lower' && form.goodIs === 'higher') complain('aim', 'lowerButHigher')
    if (form.targetValue !== null && form.targetOn === null) complain('targetOn', 'targetDayMissing')
    if (form.targetValue === null && form.targetOn !== null) complain('targetValue', 'targetValueMissing')
    const isShare = form.counts === 'share-of-people'
    if (isShare && form.targetValue !== null && (form.targetValue < 0 || form.targetValue > 100)) complain('targetValue', 'targetShare')
    if (isShare && form.margin > 100) complain('margin', 'marginShare')
    if (form.baselinePeriod !== '' && !fitsFrequency(form.baselinePeriod, form.frequency)) complain('baselinePeriod', 'baselineFits')
  })

/** What stands around a form: the indicator it corrects, the day, the sub-goals and the series on offer. */
export interface Around {
  before: Pick<Indicator, 'target'> | null
  today: string
  subGoals: readonly { id: string; goal: Indicator['goal'] }[]
  /** What the series' field means; undefined when no source offers it. */
  series: Indicator['series'] | undefined
}

/** A day as it is written by hand: 1.1.2020. */
const byHand = (day: string): string => day.split('-').reverse().map(Number).join('.')

/** Reads the form. A target date in the past is refused when it is set or changed; an old one may stand. */
export function readIndicator(fields: FormFields, { before, today, subGoals, series }: Around): Result<NewIndicator> {
  const read = readFields(indicatorForm, fields)
  const errors: FieldError[] = read.ok ? [] : [...read.errors]
  const day = fields.targetOn
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today && day !== before?.target?.on)
    if (!errors.some(({ field }) => field === 'targetOn')) errors.push({ field: 'targetOn', key: 'targetPast', came: byHand(day) })
  if (series === undefined) errors.push(...refused('series', 'series').errors)
  const { subGoal, goal } = read.ok ? read.value : { subGoal: null, goal: null }
  if (subGoal !== null && !subGoals.some((one) => one.id === subGoal && one.goal === goal))
    errors.push(...refused('subGoal', 'subGoal').errors)
  if (!read.ok || series === undefined || errors.length > 0) return { ok: false, errors }
  const form = read.value
  const both = (part: WordedPart) => ({ da: form[`${part}Da`], en: form[`${part}En`] })
  return accepted({
    goal: form.goal,
    subGoal: form.subGoal,
    position: form.position,
    name: both('name'),
    definition: both('definition'),
    source: both('source'),
    formula: both('formula'),
    unit: both('unit'),
    cannotSay: both('cannotSay'),
    digits: form.digits,
    counts: form.counts,
    aim: form.aim,
    goodIs: form.goodIs,
    margin: form.margin,
    baselinePeriod: form.baselinePeriod,
    target: form.targetValue === null || form.targetOn === null ? null : { value: form.targetValue, on: form.targetOn },
    frequency: form.frequency,
    responsible: form.responsible,
    dataClass: form.dataClass,
    series,
  })
}

/** An indicator as a form shows it; a new one has no margin yet, because nobody has thought about it. */
export type Shown = Omit<NewIndicator, 'series' | 'margin'> & { margin: number | null }

/** What stands in each field of the form before anybody writes. A number has the decimal sign of the reader's language. */
export function fieldsOf(indicator: Shown, decimal: ',' | '.'): Record<string, string> {
  const figure = (value: number | null) => (value === null ? '' : String(value).replace('.', decimal))
  const worded = wordedParts.flatMap((part) => [
    [`${part}Da`, indicator[part].da],
    [`${part}En`, indicator[part].en],
  ])
  return {
    ...Object.fromEntries(worded),
    goal: indicator.goal,
    subGoal: indicator.subGoal ?? '',
    position: String(indicator.position),
    digits: String(indicator.digits),
    counts: indicator.counts,
    aim: indicator.aim,
    goodIs: indicator.goodIs,
    margin: figure(indicator.margin),
    baselinePeriod: indicator.baselinePeriod,
    targetValue: figure(indicator.target?.value ?? null),
    frequency: indicator.frequency,
    responsible: indicator.responsible,
    dataClass: indicator.dataClass,
  }
}

/** A new indicator before anybody writes. */
export const blank: Shown = {
  goal: 'safe-town',
  subGoal: null,
  position: 0,
  name: { da: '', en: '' },
  definition: { da: '', en: '' },
  source: { da: '', en: '' },
  formula: { da: '', en: '' },
  unit: { da: '', en: '' },
  cannotSay: { da: '', en: '' },
  digits: 1,
  counts: 'share-of-people',
  aim: 'raise',
  goodIs: 'higher',
  margin: null,
  baselinePeriod: '',
  target: null,
  frequency: 'year',
  responsible: '',
  dataClass: 'open',
}

/** The fields in which what somebody wrote is not what stands now: for two colleagues who corrected at the same time. */
export function differingFields(now: Record<string, string>, written: FormFields): string[] {
  const plain = (text: string | string[] | undefined) =>
    (Array.isArray(text) ? (text[0] ?? '') : (text ?? '')).replace(/\r\n?/g, '\n').trim()
  return Object.keys(now).filter((name) => plain(now[name]) !== plain(written[name]))
}
