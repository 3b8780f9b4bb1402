// The page where coordinator and leader leave words out of a comment.

import { Checkbox, ErrorSummary, Form, Notice, Page, type PageProps, Prose, Radios, TextArea } from '@trygby/ui'
import { type Answered, errorOf, tickOf, writtenIn } from '../../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../../platform/form/save-or-cancel.tsx'
import { isOpen } from '../../model.ts'
import type { Shared } from '../answers/pages.tsx'
import { Paragraphs } from '../comments/said.tsx'
import { type Comment, redactions } from '../model.ts'
import type { da } from './texts.da.ts'

type RedactProps = Pick<Shared, 'frame' | 'version'> & {
  t: typeof da
  answered: Answered
  comment: Comment
  breadcrumbs: PageProps['breadcrumbs']
  /** The page of the comment. */
  here: string
  status?: PageProps['status']
}

export const RedactPage = ({ frame, t, answered, comment, version, breadcrumbs, here, status }: RedactProps) => (
  <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={breadcrumbs} hasErrors={answered.errors.length > 0} status={status} narrow>
    <ErrorSummary errors={answered.errors} />
    {comment.isPublic && !isOpen(version.state) && (
      <Notice kind="warning">
        <p>{t.frozen}</p>
      </Notice>
    )}
    <Prose>
      <h2>{t.words}</h2>
      <blockquote lang="da" dir="auto">
        <Paragraphs text={comment.words} />
      </blockquote>
    </Prose>
    <Form action={`${here}/redact`}>
      <TextArea
        name="passages"
        label={t.passages}
        hint={t.passagesHint}
        rows={4}
        value={writtenIn(answered, 'passages')}
        error={errorOf(answered, 'passages')}
      />
      <Checkbox name="everything" label={t.everything} checked={tickOf(answered, 'everything', false)} />
      <Radios
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        options={redactions.map((value) => ({ value, text: t.reasons[value] }))}
        value={writtenIn(answered, 'reason')}
        error={errorOf(answered, 'reason')}
        required
      />
      <Notice kind="warning">
        <p>{t.warning}</p>
      </Notice>
      <SaveOrCancel save={t.save} cancel={t.cancel} href={here} />
    </Form>
  </Page>
)
