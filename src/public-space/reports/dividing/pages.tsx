// Where staff say what of a report belongs to a new one.
import {
  Button,
  ErrorSummary,
  Form,
  FormGroup,
  type Frame,
  formatNumber,
  Hidden,
  Notice,
  Page,
  Select,
  Summary,
  TextArea,
  TextField,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { doors, kindsOf, type Report } from '../model.ts'
import type { da as reportWords } from '../texts.da.ts'
import { mayBeDivided } from './model.ts'
import type { da } from './texts.da.ts'

export interface DividePageProps {
  frame: Frame
  t: typeof da
  w: typeof reportWords
  to: (path: string) => string
  report: Report
  places: { id: string; name: string }[]
  draft: string
  answered: Answered
}

export const DividePage = (props: DividePageProps) => {
  const { frame, t, to, report, answered } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      narrow
      breadcrumbs={[
        { text: t.inbox, href: to('/reports') },
        { text: t.report(String(report.number)), href: to(`/reports/${report.id}`) },
      ]}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      <Said {...props} />
      <h2>{t.newTitle}</h2>
      {mayBeDivided(report) ? <NewOne {...props} /> : <Notice>{t.cannot}</Notice>}
    </Page>
  )
}

const Said = ({ frame, t, w, report }: DividePageProps) => (
  <>
    <h2>{t.saidTitle}</h2>
    <Summary
      facts={[
        { name: t.facts.kind, value: t.kindChoice(w.doors[report.door], w.kinds[report.kind]) },
        { name: t.facts.place, value: report.place.label },
        { name: t.facts.words, value: report.words === '' ? t.none : <span dir="auto">“{report.words}”</span> },
        { name: t.facts.voices, value: formatNumber(report.voices, frame.locale) },
      ]}
    />
  </>
)

const NewOne = ({ t, w, to, report, places, draft, answered }: DividePageProps) => (
  <Form action={to(`/reports/${report.id}/divide`)}>
    <Hidden name="draft" value={draft} />
    <Select
      name="kind"
      label={t.kind}
      options={doors.flatMap((door) => kindsOf[door].map((kind) => ({ value: kind, text: t.kindChoice(w.doors[door], w.kinds[kind]) })))}
      value={writtenIn(answered, 'kind')}
      error={errorOf(answered, 'kind')}
      width="long"
      required
    />
    <FormGroup legend={t.whereTitle}>
      <TextField
        name="address"
        label={t.address}
        hint={t.addressHint(report.place.label)}
        value={writtenIn(answered, 'address')}
        error={errorOf(answered, 'address')}
        maxlength={120}
        autocomplete="off"
      />
      <Select
        name="place"
        label={t.place}
        options={places.map(({ id, name }) => ({ value: id, text: name }))}
        value={writtenIn(answered, 'place')}
        error={errorOf(answered, 'place')}
        prompt={t.placeNone}
      />
    </FormGroup>
    <TextArea
      name="words"
      label={t.words}
      hint={t.wordsHint}
      value={writtenIn(answered, 'words')}
      error={errorOf(answered, 'words')}
      maxlength={1000}
      rows={3}
    />
    <p>{t.told}</p>
    <Button>{t.divide}</Button>
  </Form>
)
