// The pages where an effort is judged, and where its verdict is read once more before everybody can.

import { Details, ErrorSummary, Form, type Frame, Hidden, Notice, Page, Radios, Summary, TextArea } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import { fewPeopleIn } from '../../../platform/release/few-people.ts'
import { Words } from '../../goals/said/both.tsx'
import { asWritten } from '../as-written.ts'
import type { Evaluation } from '../evaluation/model.ts'
import { EvaluationSummary } from '../evaluation/summary.tsx'
import { verdicts } from '../model.ts'
import type { Perspective } from '../perspectives/model.ts'
import { type Named, trailTo } from '../trail.ts'
import type { da as words } from '../words/texts.da.ts'
import type { Judgement } from './model.ts'
import { VerdictText } from './section.tsx'
import type { da } from './texts.da.ts'

interface Common {
  frame: Frame
  t: typeof da
  answered: Answered
  effort: Named
}

interface JudgeProps extends Common {
  words: typeof words
  evaluation: Evaluation | null
  /** The verdict that stands now; the form says which one its writer has read. */
  newest: Judgement | null
}

export const JudgePage = (props: JudgeProps) => {
  const { frame, t, answered, effort, words, evaluation, newest } = props
  const address = `/${frame.locale}/efforts/${effort.id}`
  const common = (name: keyof typeof t.fields) => ({
    name,
    label: t.fields[name],
    error: errorOf(answered, name),
    value: writtenIn(answered, name),
  })
  return (
    <Page
      frame={frame}
      title={t.judgeTitle(effort.name.text)}
      lead={t.judgeLead}
      breadcrumbs={trailTo(frame, t.efforts, effort)}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      {evaluation?.agreedAt && (
        <Details title={t.agreedTitle} openAtStart>
          <EvaluationSummary frame={frame} evaluation={evaluation} />
        </Details>
      )}
      {newest && (
        <>
          <h2>{t.newestTitle}</h2>
          <VerdictText frame={frame} verdict={newest} />
          <h2>{t.newTitle}</h2>
        </>
      )}
      <Form action={`${address}/verdict`}>
        <Hidden name="after" value={newest?.id ?? ''} />
        <Radios
          {...common('verdict')}
          required
          options={verdicts.map((verdict) => ({ value: verdict, text: words.verdicts[verdict], hint: t.verdictHints[verdict] }))}
        />
        <TextArea {...common('words')} hint={t.hints.words} rows={6} required />
        <TextArea {...common('measured')} hint={t.hints.measured} rows={3} />
        <TextArea {...common('next')} hint={t.hints.next} rows={4} />
        <SaveOrCancel save={t.judge} cancel={t.cancel} href={address} />
      </Form>
    </Page>
  )
}

const answerOf = ({ organisationName, words }: Perspective, { locale }: Frame) => ({
  name: organisationName,
  value: <Words of={asWritten(words, locale)} />,
})

/** A verdict is written down once, so it is not too late: a new one can say the same with other words. */
const FewPeople = ({ words, t }: { words: readonly string[]; t: typeof da }) =>
  words.length === 0 ? null : (
    <Notice kind="warning" title={t.fewPeopleTitle}>
      {t.fewPeople(words.map((one) => `“${one}”`).join(', '))}
    </Notice>
  )

/** What everybody will read; harm asks how the partners were heard. */
export const PublishPage = (props: Common & { verdict: Judgement; answers: readonly Perspective[] }) => {
  const { frame, t, answered, effort, verdict, answers } = props
  const address = `/${frame.locale}/efforts/${effort.id}`
  return (
    <Page
      frame={frame}
      title={t.publishTitle}
      lead={t.publishLead}
      breadcrumbs={trailTo(frame, t.efforts, effort)}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <h2>{t.title}</h2>
      <VerdictText frame={frame} verdict={{ ...verdict, heard: '' }} />
      <FewPeople words={[verdict.words, verdict.measured, verdict.next].flatMap(fewPeopleIn)} t={t} />
      {verdict.verdict === 'harmful' && (
        <>
          <h2>{t.answersTitle}</h2>
          {answers.length === 0 ? <p>{t.noAnswers}</p> : <Summary facts={answers.map((one) => answerOf(one, frame))} />}
        </>
      )}
      <Form action={`${address}/verdict/${verdict.id}/publish`}>
        {verdict.verdict === 'harmful' && (
          <TextArea
            name="heard"
            label={t.fields.heard}
            hint={t.hints.heard}
            rows={4}
            required
            value={writtenIn(answered, 'heard', verdict.heard)}
            error={errorOf(answered, 'heard')}
          />
        )}
        <SaveOrCancel save={t.publish} cancel={t.cancel} href={address} />
      </Form>
    </Page>
  )
}
