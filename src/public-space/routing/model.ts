// Who handles what a resident reports: rules tried in their order, and the category of the kind where no rule fits.
import { z } from 'zod'
import { type Day, idOrNone, nameOf, ticked } from '../../platform/form/model.ts'
import type { FormFields } from '../../platform/result.ts'
import { answerBy, type Deadline, deadlineKinds } from '../../platform/town/category/model.ts'
import { type DayTime, dayTimes, doors, type Kind, kinds } from '../reports/model.ts'

export interface Named {
  id: string
  name: string
}

/** A rule: what it is for, and who then handles it. An empty list is for all of them. */
export interface Rule {
  id: string
  /** Its place in the order in which rules are tried, from 1. */
  place: number
  name: string
  kinds: Kind[]
  areas: string[]
  times: DayTime[]
  /** Exactly one of the two; neither once the partner has gone, and then the rule fits nothing. */
  team: Named | null
  organisation: Named | null
  /** Null for the deadline of the kind's category. */
  deadline: Deadline | null
  isOn: boolean
  revision: number
}

/** A version of a rule, and who made it. */
export interface RuleChange {
  id: string
  what: 'added' | 'corrected' | 'removed'
  /** The rule before and since; null where there was or is none. */
  was: Rule | null
  becomes: Rule | null
  byName: string
  at: Date
}

/** What a rule is asked about. */
export interface Asked {
  kind: Kind
  area: string | null
  times: readonly DayTime[]
}

/** The town's own category of a kind. */
export interface KindCategory {
  kind: Kind
  category: string
  team: Named | null
  deadline: Deadline | null
}

/** Until the town says otherwise there is an answer within ten working days. */
export const usualDeadline: Deadline = { days: 10, kind: 'working' }

const isFor = <T>(list: readonly T[], one: T | null): boolean => list.length === 0 || (one !== null && list.includes(one))

/** Whether a rule is for this. A report at several times of the day fits a rule for one of them; one at no time fits only rules for always. */
export const fits = (rule: Pick<Rule, 'kinds' | 'areas' | 'times' | 'isOn'>, { kind, area, times }: Asked): boolean =>
  rule.isOn &&
  isFor(rule.kinds, kind) &&
  isFor(rule.areas, area) &&
  (rule.times.length === 0 || times.some((time) => rule.times.includes(time)))

/** The first rule that fits; null when none does. Rules of the same place are tried in the order of their making. */
export const firstThatFits = (rules: readonly Rule[], asked: Asked): Rule | null =>
  inOrder(rules).find((rule) => (rule.team ?? rule.organisation) !== null && fits(rule, asked)) ?? null

export const inOrder = (rules: readonly Rule[]): Rule[] =>
  [...rules].sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** Who has a report, and how long they have. */
export interface Way {
  team: Named | null
  organisation: Named | null
  deadline: Deadline
  /** The rule that said so; null for the category, or nobody. */
  rule: string | null
}

/** Where something goes: by the first rule that fits, else by the category of its kind, else to nobody within the usual days. */
export function wayOf(rules: readonly Rule[], categories: readonly KindCategory[], asked: Asked): Way {
  const category = categories.find(({ kind }) => kind === asked.kind)
  const rule = firstThatFits(rules, asked)
  const deadline = rule?.deadline ?? category?.deadline ?? usualDeadline
  if (rule) return { team: rule.team, organisation: rule.organisation, deadline, rule: rule.id }
  return { team: category?.team ?? null, organisation: null, deadline, rule: null }
}

/** The day there is an answer at the latest, to something that came on `day`. */
export const dueOf = (way: Way, day: Day, closed: ReadonlySet<Day>): Day => answerBy(day, way.deadline, closed)

/** Whether two ways lead to the same team or partner. */
export const isSameWay = (a: Way, b: Way): boolean => a.team?.id === b.team?.id && a.organisation?.id === b.organisation?.id

const several = <T extends string>(allowed: readonly T[], wrong: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((came) => [...new Set([came ?? []].flat().filter((one) => one !== ''))])
    .pipe(z.array(z.enum(allowed as [T, ...T[]], { error: wrong }))) // the lists given here are not empty

/** A rule as it is written. `whom` is `team:<id>` or `partner:<id>`, so that it is one of them and never both. */
export const ruleForm = z
  .object({
    name: nameOf('nameMissing'),
    place: z
      .string({ error: 'place' })
      .trim()
      .regex(/^[1-9]\d{0,2}$/, 'place')
      .transform(Number),
    kinds: several(kinds, 'kinds'),
    areas: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((came) => [...new Set([came ?? []].flat().filter((one) => one !== ''))])
      .pipe(z.array(z.uuid({ error: 'areas' })).max(200, 'areas')),
    times: several(dayTimes, 'times'),
    whom: z.string({ error: 'whom' }).regex(/^(?:team|partner):[0-9a-f-]{36}$/, 'whom'),
    days: z
      .string()
      .optional()
      .transform((days = '') => days.trim())
      .pipe(z.string().regex(/^$|^\d{1,3}$/, 'days'))
      .refine((days) => days === '' || (Number(days) >= 1 && Number(days) <= 365), 'days'),
    deadlineKind: z.enum(deadlineKinds, { error: 'deadlineKind' }),
    isOn: ticked,
  })
  .transform(({ whom, days, deadlineKind, ...rest }) => ({
    ...rest,
    team: whom.startsWith('team:') ? whom.slice('team:'.length) : null,
    organisation: whom.startsWith('partner:') ? whom.slice('partner:'.length) : null,
    deadline: days === '' ? null : { days: Number(days), kind: deadlineKind },
  }))
export type RuleForm = z.infer<typeof ruleForm>

/** The category of each kind; none where the field is empty. */
export const kindsForm = z.object(
  Object.fromEntries(kinds.map((kind) => [kind, idOrNone('category')])) as Record<Kind, ReturnType<typeof idOrNone>>, // one for each kind
)
export type KindsForm = z.infer<typeof kindsForm>

/** The kinds are asked for door by door; here they are one field again. */
export const withKinds = (fields: FormFields): FormFields => ({ ...fields, kinds: doors.flatMap((door) => fields[`kinds-${door}`] ?? []) })
