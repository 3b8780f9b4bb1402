// What would change, before it is done; a deadline and an answer are asked for here.
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  ErrorSummary,
  Form,
  type Frame,
  formatNumber,
  Hidden,
  Notice,
  Page,
  Select,
  Table,
  TextArea,
} from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import type { Report } from '../../model.ts'
import type { da as reportWords } from '../../texts.da.ts'
import { StateTag } from '../../work/state-tag.tsx'
import type { da } from './texts.da.ts'

export interface PreviewProps {
  frame: Frame
  t: typeof da
  w: typeof reportWords
  to: (path: string) => string
  answered: Answered
  /** The view one came from. */
  inboxHref: string
  changing: Report[]
  already: number
  impossible: number
  /** What happens, in a sentence. */
  lead: string
  ask: 'nothing' | 'deadline' | 'answer'
  /** Outcomes to close with, and answers that are written. */
  outcomes: { value: string; text: string }[]
  ready: { value: string; text: string }[]
  /** Whether those who follow hear of it. */
  isTold: boolean
  /** What the form carries on. */
  carried: Record<string, string>
}

export const PreviewPage = (props: PreviewProps) => {
  const { frame, t, to, changing, already, impossible, answered, carried } = props
  const number = (n: number) => formatNumber(n, frame.locale)
  const isAny = changing.length > 0
  return (
    <Page
      frame={frame}
      title={t.previewTitle}
      lead={isAny ? props.lead : t.nothing}
      breadcrumbs={[{ text: t.inbox, href: to('/reports') }]}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      {already > 0 ? <p>{t.already(number(already), already === 1)}</p> : null}
      {impossible > 0 ? <Notice kind="warning">{t.impossible(number(impossible), impossible === 1)}</Notice> : null}
      {isAny && props.isTold ? <p>{t.told}</p> : null}
      <Form action={to('/reports/bulk/apply')}>
        {Object.entries(carried).map(([name, value]) => (
          <Hidden name={name} value={value} />
        ))}
        {isAny ? <Asked {...props} /> : null}
        <ButtonRow>
          {isAny ? <Button>{t.apply}</Button> : null}
          <ButtonLink kind="secondary" href={props.inboxHref}>
            {t.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
      {isAny ? <Changing {...props} /> : null}
    </Page>
  )
}

const Asked = ({ t, to, ask, answered, outcomes, ready }: PreviewProps) => {
  if (ask === 'nothing') return null
  if (ask === 'deadline')
    return (
      <DateField
        name="answerBy"
        label={t.answerBy}
        value={datePartsOf(answered, 'answerBy', null)}
        error={errorOf(answered, 'answerBy')}
        required
      />
    )
  return (
    <>
      <Select
        name="outcome"
        label={t.outcome}
        options={outcomes}
        value={writtenIn(answered, 'outcome', 'not-ours')}
        error={errorOf(answered, 'outcome')}
        prompt={false}
      />
      <Select name="ready" label={t.ready} options={ready} value={writtenIn(answered, 'ready', 'notOurs')} prompt={false} width="long" />
      <Button kind="secondary" formaction={to('/reports/bulk/ready')}>
        {t.useReady}
      </Button>
      <TextArea
        name="answer"
        label={t.answer}
        hint={t.answerHint}
        value={writtenIn(answered, 'answer')}
        error={errorOf(answered, 'answer')}
        maxlength={2000}
        required
      />
    </>
  )
}

const Changing = ({ frame, t, w, changing }: PreviewProps) => (
  <Table
    caption={t.caption}
    columns={[
      { key: 'report', heading: t.report },
      { key: 'place', heading: t.place },
      { key: 'state', heading: t.state },
    ]}
    rows={changing.map((report) => ({
      href: `/${frame.locale}/reports/${report.id}`,
      cells: {
        report: `${report.number} · ${w.kinds[report.kind]}`,
        place: report.place.label,
        state: <StateTag state={report.state} w={w} />,
      },
    }))}
  />
)
