// Words as they were written beside what of them may stay, one report under the other.
import {
  Button,
  Card,
  CardGrid,
  Checkbox,
  EmptyState,
  ErrorSummary,
  Form,
  type Frame,
  formatDateTime,
  formatNumber,
  Hidden,
  Page,
  type PageProps,
  TextArea,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import type { Kind } from '../../model.ts'
import type { Finding } from '../model.ts'
import { fieldOf, mostWords, type Unread } from './model.ts'
import type { da } from './texts.da.ts'

export interface WordsPageProps {
  frame: Frame
  t: typeof da
  answered: Answered
  kinds: Record<Kind, string>
  unread: { said: Unread; findings: Finding[] }[]
  waiting: number
  /** The report whose form came back. */
  back: string | null
  status?: PageProps['status']
}

export const WordsPage = ({ frame, t, answered, kinds, unread, waiting, back, status }: WordsPageProps) => (
  <Page
    frame={frame}
    title={t.title}
    lead={t.lead}
    breadcrumbs={[{ text: t.inbox, href: `/${frame.locale}/reports` }]}
    hasErrors={answered.errors.length > 0}
    status={status}
  >
    <ErrorSummary errors={answered.errors} />
    {unread.length === 0 ? (
      <EmptyState title={t.none} text={t.noneHint} />
    ) : (
      <p>
        {t.waiting(formatNumber(waiting, frame.locale))} {t.marked}
      </p>
    )}
    <CardGrid>
      {unread.map(({ said, findings }) => (
        <Card
          over={t.over(String(said.number), formatDateTime(said.writtenAt, frame.locale))}
          title={`${kinds[said.kind]}, ${said.placeLabel}`}
          href={`/${frame.locale}/reports/${said.report}`}
        >
          <h3>{t.written}</h3>
          <blockquote dir="auto">
            <Marked text={said.written} findings={findings} />
          </blockquote>
          <Form action={`/${frame.locale}/reports/words`}>
            <Hidden name="report" value={said.report} />
            <TextArea
              name={fieldOf(said.report)}
              label={t.stays}
              hint={t.staysHint}
              rows={3}
              maxlength={mostWords}
              value={back === said.report ? writtenIn(answered, fieldOf(said.report)) : said.words}
              error={errorOf(answered, fieldOf(said.report))}
            />
            {back === said.report && <Checkbox name="keep" label={t.keep} />}
            <Button kind="secondary">{t.save(String(said.number))}</Button>
          </Form>
        </Card>
      ))}
    </CardGrid>
  </Page>
)

/** What was found is marked where it stands. */
const Marked = ({ text, findings }: { text: string; findings: readonly Finding[] }) => (
  <p>
    {findings.map(({ from, to }, i) => (
      <>
        {text.slice(findings[i - 1]?.to ?? 0, from)}
        <mark>{text.slice(from, to)}</mark>
      </>
    ))}
    {text.slice(findings.at(-1)?.to ?? 0)}
  </p>
)
