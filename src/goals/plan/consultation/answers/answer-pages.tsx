// One comment with the place to answer it, and the place to write in one that came another way.

import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  Form,
  formatDate,
  formatDateTime,
  Hidden,
  Notice,
  Page,
  type PageProps,
  Prose,
  Radios,
  Select,
  TextArea,
} from '@trygby/ui'
import { type Answered, errorOf, tickOf, writtenIn } from '../../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../../platform/form/save-or-cancel.tsx'
import { type Chapter, isOpen, workbenchPath } from '../../model.ts'
import { Paragraphs } from '../comments/said.tsx'
import { type Comment, outcomes, type Party } from '../model.ts'
import { Outcome, pathOf, type Shared, trail } from './pages.tsx'

type AnswerProps = Shared & {
  answered: Answered
  comment: Comment
  /** How many others wait. */
  left: number
  mayKeep: boolean
  /** A colleague answered between: both are shown. */
  isStale: boolean
  status?: PageProps['status']
}

export const AnswerPage = (props: AnswerProps) => {
  const { frame, t, version, answered, comment, mayKeep, isStale, status } = props
  const about = comment.chapterTitle ? t.aboutChapter(comment.chapterTitle) : t.aboutWhole
  const mayAnswer = mayKeep && isOpen(version.state)
  return (
    <Page
      frame={frame}
      title={t.answerTitle(comment.who || t.resident.toLowerCase())}
      lead={t.answerLead(about, formatDate(comment.writtenAt, frame.locale))}
      breadcrumbs={trail(props, true)}
      hasErrors={answered.errors.length > 0}
      status={status}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Prose>
        <h2>{t.whatTheyWrote}</h2>
        <blockquote lang="da" dir="auto">
          <Paragraphs text={comment.words} />
        </blockquote>
        {comment.redaction && <p>{t.redactions[comment.redaction]}</p>}
        {mayAnswer && comment.chapter && (
          <p>
            <a href={`/${frame.locale}${workbenchPath(version)}/chapters/${comment.chapter}`}>{t.toChapter}</a>
          </p>
        )}
        {mayKeep && (
          <p>
            <a href={`${pathOf(props)}/comments/${comment.id}/redact`}>{t.redact}</a>
          </p>
        )}
      </Prose>
      <h2>{t.ourAnswer}</h2>
      {isStale && (
        <Notice kind="warning" title={t.stale} announced>
          <p>{t.staleText}</p>
          <Given {...props} />
        </Notice>
      )}
      {mayAnswer ? <AnswerForm {...props} /> : <Given {...props} />}
    </Page>
  )
}

/** The answer as it stands. */
const Given = ({ frame, t, comment }: AnswerProps) =>
  comment.answeredAt === null ? (
    <p>{t.notAnswered}</p>
  ) : (
    <>
      <p>
        <Outcome t={t} comment={comment} /> {!comment.isPublic && t.notPublic}
      </p>
      <div lang="da" dir="auto">
        <Paragraphs text={comment.answer} />
      </div>
      <p>{t.answeredBy(comment.answeredByName, formatDateTime(comment.answeredAt, frame.locale))}</p>
    </>
  )

const AnswerForm = (props: AnswerProps) => {
  const { t, answered, comment, left, isStale } = props
  const here = pathOf(props)
  return (
    <Form action={`${here}/comments/${comment.id}`}>
      <Hidden name="revision" value={isStale ? comment.revision : writtenIn(answered, 'revision', String(comment.revision))} />
      <Radios
        name="outcome"
        label={t.outcomeField}
        options={outcomes.map((value) => ({ value, text: t.outcomes[value], hint: t.outcomeHints[value] }))}
        value={writtenIn(answered, 'outcome', comment.outcome ?? '')}
        error={errorOf(answered, 'outcome')}
        required
      />
      <TextArea
        name="answer"
        label={t.answerField}
        hint={t.answerHint}
        rows={6}
        value={writtenIn(answered, 'answer', comment.answer)}
        error={errorOf(answered, 'answer')}
        required
      />
      <Notice kind="warning">
        <p>{t.publishWarning}</p>
      </Notice>
      <Checkbox name="isPublic" label={t.publish} hint={t.publishHint} checked={tickOf(answered, 'isPublic', comment.isPublic)} />
      {left > 0 && <p>{t.left(left)}</p>}
      <ButtonRow>
        <Button name="after" value="next">
          {left > 0 ? t.saveNext : t.save}
        </Button>
        {left > 0 && (
          <Button kind="secondary" name="after" value="list">
            {t.save}
          </Button>
        )}
        <ButtonLink kind="secondary" href={here}>
          {t.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

type PaperProps = Shared & { answered: Answered; parties: Party[]; chapters: Pick<Chapter, 'id' | 'title'>[] }

export const PaperPage = (props: PaperProps) => {
  const { frame, t, answered, parties, chapters } = props
  return (
    <Page
      frame={frame}
      title={t.paperTitle}
      lead={t.paperLead}
      breadcrumbs={trail(props, true)}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Form action={`${pathOf(props)}/paper`}>
        <Select
          name="party"
          label={t.partyField}
          prompt={t.resident}
          options={parties.map(({ id, name }) => ({ value: id, text: name }))}
          value={writtenIn(answered, 'party')}
          error={errorOf(answered, 'party')}
        />
        <Select
          name="chapter"
          label={t.chapterField}
          prompt={t.whole}
          options={chapters.map(({ id, title }) => ({ value: id, text: title }))}
          value={writtenIn(answered, 'chapter')}
          error={errorOf(answered, 'chapter')}
          width="long"
        />
        <TextArea
          name="words"
          label={t.wordsField}
          hint={t.wordsHint}
          rows={7}
          value={writtenIn(answered, 'words')}
          error={errorOf(answered, 'words')}
          required
        />
        <SaveOrCancel save={t.write} cancel={t.cancel} href={pathOf(props)} />
      </Form>
    </Page>
  )
}
