// The page on which a phenomenon is put together or corrected, with what it rests on in sight.
import {
  Checkboxes,
  EmptyState,
  ErrorSummary,
  Form,
  FormGroup,
  type Frame,
  formatDate,
  formatNumber,
  Hidden,
  Notice,
  Page,
  Radios,
  Select,
  Table,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, choicesIn, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import { weekdayChoices } from '../../reports/model.ts'
import { type Source, shapes } from '../model.ts'
import type { Words } from '../words.ts'
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
  chosen?: { reports: Source[]; observations: string[] }
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
      {chosen && <Sources frame={frame} t={t} words={words} chosen={chosen} />}
      <Form action={corrected ? `${back}/edit` : list}>
        {corrected && <Hidden name="revision" value={corrected.revision} />}
        {chosen?.reports.map(({ id }) => (
          <Hidden name="reports" value={id} />
        ))}
        {chosen?.observations.map((id) => (
          <Hidden name="observations" value={id} />
        ))}
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
          <TextField {...common('fromHour')} hint={t.hints.window} width="short" inputmode="numeric" required />
          <TextField {...common('toHour')} width="short" inputmode="numeric" required />
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

const Sources = ({
  frame,
  t,
  words,
  chosen,
}: Pick<PhenomenonFormPageProps, 'frame' | 't' | 'words'> & { chosen: { reports: Source[]; observations: string[] } }) => (
  <section>
    <p>{t.madeOf(words.p.reports(chosen.reports.length), chosen.observations.length)}</p>
    {chosen.reports.length > 0 && (
      <Table
        caption={t.sources}
        columns={[
          { key: 'number', heading: t.sourceColumns.number },
          { key: 'kind', heading: t.sourceColumns.kind },
          { key: 'place', heading: t.sourceColumns.place },
          { key: 'times', heading: t.sourceColumns.times },
          { key: 'voices', heading: t.sourceColumns.voices, numeric: true },
        ]}
        rows={chosen.reports.map(({ id, number, kind, label, times, voices }) => ({
          href: `/${frame.locale}/reports/${id}`,
          cells: {
            number: formatNumber(number, frame.locale),
            kind: words.r.kinds[kind],
            place: label,
            times: times.map((time) => words.r.times[time]).join(', '),
            voices: formatNumber(voices, frame.locale),
          },
        }))}
      />
    )}
  </section>
)

type TooFewProps = Pick<PhenomenonFormPageProps, 'frame' | 't' | 'words'> & {
  /** The one report that was chosen, and those that could be about the same. */
  one?: { report: Source; alike: Source[] }
}

/** One is not enough: here are those that look like it. */
export const TooFewPage = ({ frame, t, words, one }: TooFewProps) => {
  const list = `/${frame.locale}/phenomena`
  return (
    <Page frame={frame} title={t.newTitle} breadcrumbs={[{ text: words.p.phenomena, href: list }]} narrow>
      {one && one.alike.length > 0 ? (
        <Form method="get" action={`${list}/new`}>
          <p>{t.tooFew}</p>
          <Hidden name="reports" value={one.report.id} />
          <Checkboxes
            name="reports"
            label={t.alike}
            options={one.alike.map(({ id, number, kind, label, receivedAt }) => ({
              value: id,
              text: `${number}: ${words.r.kinds[kind]}, ${label}, ${formatDate(receivedAt, frame.locale)}`,
            }))}
          />
          <SaveOrCancel save={t.goOn} cancel={t.cancel} href={list} />
        </Form>
      ) : (
        <EmptyState title={t.tooFewTitle} text={one ? t.noneAlike : t.tooFew} action={{ text: t.toList, href: list }} />
      )}
    </Page>
  )
}
