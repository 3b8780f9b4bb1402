// The administrator's view of the work in the background.
import { Button, Form, type Frame, formatDateTime, formatNumber, Hidden, Page, Summary, Table } from '@trygby/ui'
import type { GivenUpJob, JobsInLine, MailCounts } from './model.ts'
import type { da } from './texts.da.ts'

export interface JobsPageProps {
  frame: Frame
  t: typeof da
  givenUp: GivenUpJob[]
  inLine: JobsInLine[]
  mail: MailCounts
  here: string
}

export const JobsPage = ({ frame, t, givenUp, inLine, mail, here }: JobsPageProps) => (
  <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={[{ text: t.setup, href: `/${frame.locale}/setup` }]}>
    <Table
      caption={t.givenUp}
      columns={(['kind', 'job', 'tries', 'putInLine', 'stopped', 'action'] as const).map((key) => ({
        key,
        heading: t[key],
        numeric: key === 'tries',
      }))}
      rows={givenUp.map((job) => ({
        cells: {
          kind: job.kind,
          job: job.id,
          tries: formatNumber(job.tries, frame.locale),
          putInLine: formatDateTime(job.putInLineAt, frame.locale),
          stopped: job.givenUpAt ? formatDateTime(job.givenUpAt, frame.locale) : '',
          action: (
            <Form action={here}>
              <Hidden name="job" value={job.id} />
              <Button kind="secondary">{t.tryAgainOf(job.kind)}</Button>
            </Form>
          ),
        },
      }))}
      empty={t.givenUpEmpty}
    />
    {givenUp.length > 0 ? <p>{t.logHint}</p> : null}
    <Table
      caption={t.inLine}
      columns={(['kind', 'running', 'waiting'] as const).map((key) => ({ key, heading: t[key], numeric: key !== 'kind' }))}
      rows={inLine.map(({ kind, running, waiting }) => ({
        cells: { kind, running: formatNumber(running, frame.locale), waiting: formatNumber(waiting, frame.locale) },
      }))}
      empty={t.inLineEmpty}
    />
    <h2>{t.mail}</h2>
    <Summary
      facts={[
        { name: t.mailWaiting, value: formatNumber(mail.waiting, frame.locale) },
        { name: t.mailGivenUp, value: formatNumber(mail.givenUp, frame.locale) },
        { name: t.lastFailure, value: mail.lastFailure || t.none },
      ]}
    />
  </Page>
)
