// The page on which a phenomenon is put together or corrected, with what it rests on in sight.
import {
  Checkboxes,
  ErrorSummary,
  FieldsBeside,
  Form,
  FormGroup,
  type Frame,
  Hidden,
  Notice,
  Page,
  Radios,
  Select,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, choicesIn, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import { textsFor } from '../../../platform/i18n.ts'
import { weekdayChoices } from '../../reports/model.ts'
import { FirstCounts } from '../counting/first/fields.tsx'
import { da as countsDa } from '../counting/texts.da.ts'
import { en as countsEn } from '../counting/texts.en.ts'
import { shapes } from '../model.ts'
import type { Words } from '../words.ts'
import { type Chosen, MadeOf } from './made-of.tsx'
import { phenomenonKinds } from './model.ts'
import type { da } from './texts.da.ts'

export interface Choices {
  areas: { id: string; name: string }[]
  people: { id: string; name: string }[]
  organisations: { id: string; name: string }[]
}

export interface PhenomenonFormPageProps {
  frame: Frame
  t: typeof da
  words: Words
  answered: Answered
  choices: Choices
  /** What it is made of: of a new one. */
  chosen?: Chosen
  /** The phenomenon that is corrected. */
  corrected?: { id: string; revision: number }
  isStale?: boolean
}

export const PhenomenonFormPage = (props: PhenomenonFormPageProps) => {
  const { frame, t, words, answered, choices, chosen, corrected, isStale } = props
  const list = `/${frame.locale}/phenomena`
  const back = corrected ? `${list}/${corrected.id}` : list
  const common = (name: keyof typeof t.fields) => ({
    name,
    label: t.fields[name],
    error: errorOf(answered, name),
    value: writtenIn(answered, name),
  })
  const some = (rows: { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, text: name, lang: 'da' }))
  return (
    <Page
      frame={frame}
      title={corrected ? t.editTitle : t.newTitle}
      lead={corrected ? undefined : t.newLead}
      breadcrumbs={[{ text: words.p.phenomena, href: list }]}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      {isStale && <Notice kind="warning">{t.stale}</Notice>}
      {chosen && <MadeOf frame={frame} t={t} words={words} chosen={chosen} />}
      <Form action={corrected ? `${back}/edit` : list}>
        {corrected && <Hidden name="revision" value={corrected.revision} />}
        {chosen?.reports.map(({ id }) => (
          <Hidden name="reports" value={id} />
        ))}
        {chosen?.observations.map(({ id }) => (
          <Hidden name="observations" value={id} />
        ))}
        {chosen && chosen.counts > 0 && (
          <FirstCounts
            t={textsFor(frame.locale, { da: countsDa, en: countsEn })}
            answered={answered}
            n={chosen.counts}
            places={chosen.places}
          />
        )}
        <TextField {...common('behaviour')} hint={t.hints.behaviour} maxlength={200} width="long" required />
        <TextArea {...common('consequence')} hint={t.hints.consequence} rows={3} maxlength={400} required />
        <FormGroup legend={t.place}>
          <TextField {...common('where')} hint={t.hints.where} maxlength={200} width="long" required />
          <Radios {...common('shape')} options={shapes.map((shape) => ({ value: shape, text: words.p.shapes[shape] }))} required />
          <TextField {...common('street')} hint={t.hints.street} maxlength={120} />
          <Select {...common('area')} options={some(choices.areas)} prompt={t.noArea} />
          <TextField {...common('radius')} hint={t.hints.radius} width="short" suffix="m" inputmode="numeric" required />
        </FormGroup>
        <FormGroup legend={t.time}>
          <Radios
            {...common('weekdays')}
            options={weekdayChoices.map((days) => ({ value: days, text: words.p.weekdays[days] }))}
            required
          />
          <FieldsBeside>
            <TextField {...common('fromHour')} hint={t.hints.window} width="short" inputmode="numeric" required />
            <TextField {...common('toHour')} width="short" inputmode="numeric" required />
          </FieldsBeside>
        </FormGroup>
        <Checkboxes
          {...common('kinds')}
          values={choicesIn(answered, 'kinds', [])}
          options={phenomenonKinds.map((kind) => ({ value: kind, text: words.r.kinds[kind] }))}
          required
        />
        <Select {...common('owner')} options={some(choices.people)} prompt={t.noOwner} />
        <Checkboxes
          {...common('organisations')}
          hint={t.hints.organisations}
          values={choicesIn(answered, 'organisations', [])}
          options={some(choices.organisations)}
        />
        <SaveOrCancel save={corrected ? t.save : t.make} cancel={t.cancel} href={back} />
      </Form>
    </Page>
  )
}
