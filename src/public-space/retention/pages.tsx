// What was deleted when, for those who watch over it, and how long is kept, for whoever sets it.
import { Button, ErrorSummary, Form, type Frame, formatDateTime, formatNumber, Notice, Page, Summary, Table, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../platform/form/answered.ts'
import { type Gone, type Retention, type Round, spans, unreadDays } from './model.ts'
import type { da } from './texts.da.ts'

export interface RetentionPageProps {
  frame: Frame
  t: typeof da
  answered: Answered
  keep: Retention
  rounds: Round[]
  inAll: Gone
  maySet: boolean
  isSaved: boolean
}

export const RetentionPage = ({ frame, t, answered, keep, rounds, inAll, maySet, isSaved }: RetentionPageProps) => (
  <Page
    frame={frame}
    title={t.title}
    lead={t.lead}
    breadcrumbs={[{ text: t.inbox, href: `/${frame.locale}/public-space` }]}
    hasErrors={answered.errors.length > 0}
    {...(isSaved ? { status: { kind: 'success' as const, text: t.saved } } : {})}
  >
    <ErrorSummary errors={answered.errors} />
    <Proof frame={frame} t={t} rounds={rounds} />
    <Table
      caption={t.caption}
      columns={(['when', 'emails', 'pictures', 'words', 'leftOver'] as const).map((key) => ({
        key,
        heading: t[key],
        numeric: key !== 'when',
      }))}
      rows={rounds.map((round) => ({
        cells: {
          when: formatDateTime(round.endedAt, frame.locale),
          emails: formatNumber(round.emails, frame.locale),
          pictures: formatNumber(round.pictures, frame.locale),
          words: formatNumber(round.words, frame.locale),
          leftOver: formatNumber(round.leftOver, frame.locale),
        },
      }))}
      empty={t.none}
    />
    {rounds.length > 0 && (
      <>
        <h2>{t.inAll}</h2>
        <Summary
          facts={(['emails', 'pictures', 'words'] as const).map((what) => ({
            name: t[what],
            value: formatNumber(inAll[what], frame.locale),
          }))}
        />
      </>
    )}
    <h2>{t.whatTitle}</h2>
    {maySet ? <Settings t={t} answered={answered} keep={keep} /> : <Kept frame={frame} t={t} keep={keep} />}
    <p>{t.unread(formatNumber(unreadDays, frame.locale))}</p>
  </Page>
)

/** Whether everything went the last time. */
const Proof = ({ frame, t, rounds }: Pick<RetentionPageProps, 'frame' | 't' | 'rounds'>) => {
  const last = rounds[0]
  if (!last) return <p>{t.proof}</p>
  return (
    <Notice
      kind={last.leftOver === 0 ? 'success' : 'error'}
      title={last.leftOver === 0 ? t.allGone : t.notAllGone(formatNumber(last.leftOver, frame.locale))}
    >
      <p>{t.proof}</p>
    </Notice>
  )
}

const Settings = ({ t, answered, keep }: Pick<RetentionPageProps, 't' | 'answered' | 'keep'>) => (
  <Form>
    {spans.map((span) => (
      <TextField
        name={span}
        label={t.spans[span]}
        hint={t.hints[span]}
        inputmode="numeric"
        width="short"
        maxlength={4}
        required
        value={writtenIn(answered, span, String(keep[span]))}
        error={errorOf(answered, span)}
      />
    ))}
    <Button>{t.save}</Button>
  </Form>
)

const Kept = ({ frame, t, keep }: Pick<RetentionPageProps, 'frame' | 't' | 'keep'>) => (
  <Summary
    facts={spans.map((span) => ({ name: t.spans[span], value: `${t.days(formatNumber(keep[span], frame.locale))}. ${t.hints[span]}` }))}
  />
)
