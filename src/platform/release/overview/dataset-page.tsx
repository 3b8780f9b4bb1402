// One released table as the staff see it: each release of it, who approved it, and the way to take one back.
import { Button, Details, ErrorSummary, Form, type Frame, formatDate, formatDateTime, Page, Select, Table, Tag, TextArea } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../form/answered.ts'
import type { GateRelease } from './model.ts'
import { titleAmong } from './pages.tsx'
import type { da } from './texts.da.ts'

export interface DatasetProps {
  frame: Frame
  t: typeof da
  answered: Answered
  dataset: string
  /** Newest first. */
  releases: GateRelease[]
  mayWithdraw: boolean
  done?: string
}

export const GateDatasetPage = (props: DatasetProps) => {
  const { frame, t, answered, dataset, releases, mayWithdraw, done } = props
  const { locale } = frame
  const isPublic = releases.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <Page
      frame={frame}
      title={titleAmong(releases, { dataset, title: null }, locale)}
      lead={t.dataset.lead}
      breadcrumbs={[{ text: t.title, href: `/${locale}/release` }]}
      status={done ? { kind: 'success', text: done } : undefined}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      <Releases {...props} />
      {isPublic.length > 0 && (
        <p>
          <a href={`/${locale}/data/${dataset}`}>{t.dataset.toPublic}</a>
        </p>
      )}
      {mayWithdraw && isPublic.length > 0 && <Withdraw {...props} isPublic={isPublic} />}
    </Page>
  )
}

const Releases = ({ frame: { locale }, t, releases }: DatasetProps) => (
  <Table
    caption={t.dataset.caption}
    captionHidden
    columns={[
      { key: 'number', heading: t.dataset.number },
      { key: 'state', heading: t.dataset.state },
      { key: 'released', heading: t.dataset.released },
      { key: 'by', heading: t.dataset.by },
      { key: 'kind', heading: t.dataset.kind },
      { key: 'proposal', heading: t.dataset.proposal },
      { key: 'reason', heading: t.dataset.reason },
    ]}
    rows={releases.map((one) => ({
      href: `/${locale}/data/${one.dataset}/${one.number}`,
      cells: {
        number: String(one.number),
        state: one.withdrawnAt ? <Tag kind="warning">{t.dataset.isWithdrawn}</Tag> : <Tag kind="success">{t.dataset.isPublic}</Tag>,
        released: one.releasedAt ? formatDateTime(one.releasedAt, locale) : t.dataset.unseen,
        by: one.releasedAt ? (one.releasedByName ?? t.released.machinery) : t.dataset.unseen,
        kind: one.kind ? t.kinds[one.kind] : t.dataset.unseen,
        proposal: one.proposal ? <a href={`/${locale}/release/proposals/${one.proposal}`}>{t.dataset.toProposal}</a> : '',
        reason: one.reason ? <span dir="auto">{one.reason}</span> : '',
      },
    }))}
  />
)

const Withdraw = ({ frame: { locale }, t, answered, dataset, isPublic }: DatasetProps & { isPublic: GateRelease[] }) => (
  <Details title={t.withdraw.title} openAtStart={answered.errors.length > 0}>
    <p>{t.withdraw.text}</p>
    <p>{t.withdraw.remembered}</p>
    <Form action={`/${locale}/release/datasets/${dataset}/withdraw`}>
      <Select
        name="number"
        label={t.withdraw.which}
        prompt={false}
        options={isPublic.map((one) => ({
          value: String(one.number),
          text: t.withdraw.choice(String(one.number), one.releasedAt ? formatDate(one.releasedAt, locale) : ''),
        }))}
        value={writtenIn(answered, 'number', String(isPublic[0]?.number ?? ''))}
        error={errorOf(answered, 'number')}
      />
      <TextArea
        name="reason"
        label={t.withdraw.reason}
        hint={t.withdraw.reasonHint}
        value={writtenIn(answered, 'reason')}
        error={errorOf(answered, 'reason')}
        rows={3}
        maxlength={500}
        required
      />
      <Button kind="danger">{t.withdraw.button}</Button>
    </Form>
  </Details>
)
