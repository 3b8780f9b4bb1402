// The fields of an effort's form, group by group.
import { Checkbox, Checkboxes, DateField, Radios, Select, TextArea, TextField } from '@trygby/ui'
import { type Answered, choicesIn, datePartsOf, errorOf, tickOf, writtenIn } from '../../../platform/form/answered.ts'
import { type FormFields, fieldIn } from '../../../platform/result.ts'
import { goals } from '../../goals/model.ts'
import { ageGroups, audiences, harms, kinds } from '../model.ts'
import type { da as words } from '../words/texts.da.ts'
import type { da } from './texts.da.ts'

export interface Choice {
  id: string
  name: string
}
export interface Choices {
  areas: Choice[]
  departments: Choice[]
  people: Choice[]
  subGoals: Choice[]
  /** Evidence on offer, as `source:key`; empty while no room supplies any. */
  evidence: Choice[]
}

interface FieldsProps {
  t: typeof da
  words: typeof words
  answered: Answered
  before: FormFields
  choices: Choices
  /** An idea may leave out what a planned effort must say. */
  isIdea: boolean
}
type FieldName = keyof typeof da.fields

/** What every field of this form has in common. */
const field = ({ t, answered, before }: FieldsProps, name: FieldName) => ({
  name,
  label: t.fields[name],
  hint: t.hints[name],
  error: errorOf(answered, name),
  value: writtenIn(answered, name, fieldIn(before, name)),
})
const ticks = (props: FieldsProps, name: FieldName) => {
  const { value: _, ...common } = field(props, name)
  return { ...common, values: choicesIn(props.answered, name, [props.before[name] ?? []].flat()) }
}
const named = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }))
const inTheirWords = <T extends string>(values: readonly T[], names: Record<T, string>) =>
  values.map((value) => ({ value, text: names[value] }))

export const WhatFields = ({ isEnglish, ...props }: FieldsProps & { isEnglish?: boolean }) =>
  isEnglish ? (
    <>
      <TextField {...field(props, 'nameEn')} maxlength={160} width="long" />
      <TextArea {...field(props, 'whatEn')} rows={4} />
    </>
  ) : (
    <>
      <TextField {...field(props, 'name')} maxlength={160} width="long" required />
      <TextArea {...field(props, 'what')} rows={6} required={!props.isIdea} />
      <Radios
        {...field(props, 'kind')}
        required
        options={kinds.map((kind) => ({ value: kind, text: props.words.kinds[kind], hint: props.t.kindHints[kind] }))}
      />
      <Checkboxes {...ticks(props, 'goals')} required options={inTheirWords(goals, props.words.goals)} />
      {props.choices.subGoals.length > 0 && <Checkboxes {...ticks(props, 'subGoals')} options={named(props.choices.subGoals)} />}
    </>
  )

export const WhereFields = (props: FieldsProps) => {
  const { value: _, ...wholeTown } = field(props, 'wholeTown')
  return (
    <>
      <Checkbox {...wholeTown} checked={tickOf(props.answered, 'wholeTown', props.before.wholeTown === 'yes')} />
      {props.choices.areas.length > 0 && <Checkboxes {...ticks(props, 'areas')} options={named(props.choices.areas)} />}
      <TextField {...field(props, 'whereText')} maxlength={300} width="long" />
      <Checkboxes {...ticks(props, 'audiences')} required={!props.isIdea} options={inTheirWords(audiences, props.words.audiences)} />
      <Checkboxes {...ticks(props, 'ages')} options={inTheirWords(ageGroups, props.words.ages)} />
      <TextField {...field(props, 'forWhom')} maxlength={500} width="long" />
    </>
  )
}

export const WhoFields = (props: FieldsProps) => (
  <>
    <Select {...field(props, 'department')} required={!props.isIdea} options={named(props.choices.departments)} />
    <Select {...field(props, 'owner')} required={!props.isIdea} options={named(props.choices.people)} />
    <DateField {...field(props, 'from')} required={!props.isIdea} value={datePartsOf(props.answered, 'from', dayBefore(props, 'from'))} />
    <DateField {...field(props, 'to')} value={datePartsOf(props.answered, 'to', dayBefore(props, 'to'))} />
  </>
)

const dayBefore = ({ before }: FieldsProps, name: 'from' | 'to'): string | null => {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => fieldIn(before, `${name}-${part}`))
  return year ? `${year}-${month}-${day}` : null
}

export const MoneyFields = (props: FieldsProps) => (
  <>
    <TextField {...field(props, 'cost')} inputmode="decimal" width="short" suffix="kr." />
    <TextField {...field(props, 'funding')} maxlength={500} width="long" />
  </>
)

export const EvidenceFields = (props: FieldsProps) => (
  <>
    <TextArea {...field(props, 'evidence')} rows={4} />
    {props.choices.evidence.length > 0 && <Checkboxes {...ticks(props, 'evidenceRefs')} options={named(props.choices.evidence)} />}
    <Radios
      {...field(props, 'harm')}
      value={writtenIn(props.answered, 'harm', fieldIn(props.before, 'harm') || 'little')}
      options={harms.map((harm) => ({ value: harm, text: props.t.harms[harm], hint: props.t.harmHints[harm] }))}
    />
  </>
)

export const OpenField = (props: FieldsProps) => {
  const { value: _, ...isPublic } = field(props, 'isPublic')
  return <Checkbox {...isPublic} checked={tickOf(props.answered, 'isPublic', props.before.isPublic === 'yes')} />
}

/** A value of a field as a reader knows it. */
export function inWords(name: string, value: string, { t, words, choices }: Pick<FieldsProps, 't' | 'words' | 'choices'>): string {
  const choice = [...choices.areas, ...choices.departments, ...choices.people, ...choices.subGoals, ...choices.evidence].find(
    ({ id }) => id === value,
  )
  if (choice) return choice.name
  const names: Record<string, Record<string, string>> = {
    kind: words.kinds,
    goals: words.goals,
    ages: words.ages,
    audiences: words.audiences,
    harm: t.harms,
    wholeTown: { yes: t.stale.yes },
    isPublic: { yes: t.stale.yes },
  }
  return names[name]?.[value] ?? value
}
