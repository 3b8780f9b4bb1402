// Where a report is put together with others, taken apart, and linked.
import { Button, Checkboxes, ErrorSummary, Form, type Frame, Hidden, Notice, Page, type PageProps, TextField } from '@trygby/ui'
import { type Answered, choicesIn, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { Report } from '../model.ts'
import type { da as reportWords } from '../texts.da.ts'
import type { NearReport } from '../work/around/model.ts'
import { type Joined, takesIn } from './model.ts'
import type { da } from './texts.da.ts'

export interface JoinPageProps {
  frame: Frame
  t: typeof da
  w: typeof reportWords
  to: (path: string) => string
  report: Report
  joined: Joined
  /** Open reports near by that may be the same. */
  near: NearReport[]
  answered: Answered
  status: PageProps['status']
}

export const JoinPage = (props: JoinPageProps) => {
  const { frame, t, w, to, report, answered } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead(String(report.number), w.kinds[report.kind])}
      narrow
      breadcrumbs={[
        { text: t.inbox, href: to('/reports') },
        { text: t.report(String(report.number)), href: to(`/reports/${report.id}`) },
      ]}
      status={props.status}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      <Apart {...props} />
      <h2>{t.mergeTitle}</h2>
      {takesIn(report) ? <MergeForm {...props} /> : <Notice>{t.cannot}</Notice>}
      <h2>{t.linkTitle}</h2>
      <p>{t.linkLead}</p>
      <Form action={to(`/reports/${report.id}/link`)}>
        <TextField
          name="number"
          label={t.number}
          value={writtenIn(answered, 'number')}
          error={errorOf(answered, 'number')}
          inputmode="numeric"
          width="short"
        />
        <Button kind="secondary">{t.link}</Button>
      </Form>
    </Page>
  )
}

const MergeForm = ({ t, w, to, report, near, answered }: JoinPageProps) => (
  <>
    <p>{t.mergeLead}</p>
    <Form action={to(`/reports/${report.id}/join`)}>
      {near.length > 0 ? (
        <Checkboxes
          name="part"
          label={t.near}
          options={near.map((one) => ({
            value: one.id,
            text: t.nearLine(String(one.number), w.kinds[one.kind], String(one.metres), w.states[one.state]),
          }))}
          values={choicesIn(answered, 'part', [])}
          error={errorOf(answered, 'part')}
        />
      ) : null}
      <TextField
        name="other"
        label={t.other}
        hint={t.otherHint}
        value={writtenIn(answered, 'other')}
        error={errorOf(answered, 'other') ?? (near.length === 0 ? errorOf(answered, 'part') : undefined)}
        inputmode="numeric"
        width="short"
      />
      <Button>{t.merge}</Button>
    </Form>
  </>
)

/** What was put together, divided and linked, each with its way back. */
const Apart = ({ t, w, to, report, joined }: JoinPageProps) => (
  <>
    {joined.parts.length > 0 ? <h2>{t.partsTitle}</h2> : null}
    {joined.parts.map((part) => (
      <Form action={to(`/reports/${report.id}/split`)}>
        <Hidden name="part" value={part.id} />
        <p>{t.line(String(part.number), w.kinds[part.kind], part.place)}</p>
        {report.mergedInto ? null : <Button kind="secondary">{t.takeOut(String(part.number))}</Button>}
      </Form>
    ))}
    {joined.divided.length > 0 ? <h2>{t.dividedTitle}</h2> : null}
    {joined.divided.map((part) => (
      <Form action={to(`/reports/${report.id}/join`)}>
        <Hidden name="part" value={part.id} />
        <p>{t.line(String(part.number), w.kinds[part.kind], part.place)}</p>
        <Button kind="secondary">{t.putBack(String(part.number))}</Button>
      </Form>
    ))}
    {joined.linked.length > 0 ? <h2>{t.linkedTitle}</h2> : null}
    {joined.linked.map((other) => (
      <Form action={to(`/reports/${report.id}/unlink`)}>
        <Hidden name="other" value={other.id} />
        <p>{t.line(String(other.number), w.kinds[other.kind], other.place)}</p>
        <Button kind="secondary">{t.unlink(String(other.number))}</Button>
      </Form>
    ))}
  </>
)
