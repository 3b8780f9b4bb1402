// The page where a code is typed, and the story behind it: how it stands, what was told, and what one can do.
import { Button, ButtonLink, ErrorSummary, Form, formatDate, formatNumber, Page, TextField } from '@trygby/ui'
import { errorOf } from '../../platform/form/answered.ts'
import { isSensitive } from '../reports/model.ts'
import { sentencesOf } from '../reports/work/story/story.ts'
import { AgainForm, HelpedForm, NotSolvedForm, QuestionForms, StopForm } from './deed-forms.tsx'
import type { CodePageProps, ViewPageProps } from './props.ts'

/** What was typed is never shown again: a code belongs to whoever has it. */
export const CodePage = ({ frame, t, answered }: CodePageProps) => (
  <Page frame={frame} title={t.title} lead={t.lead} hasErrors={answered.errors.length > 0} narrow light>
    <ErrorSummary errors={answered.errors} />
    <Form action={`/${frame.locale}/follow/view`}>
      <TextField
        name="code"
        label={t.code}
        hint={t.codeHint}
        inputmode="numeric"
        autocomplete="off"
        spellcheck={false}
        maxlength={60}
        required
        error={errorOf(answered, 'code')}
      />
      <Button>{t.open}</Button>
    </Form>
    <h2>{t.lost}</h2>
    <p>{t.lostText}</p>
    <p>
      <ButtonLink kind="secondary" href={`/${frame.locale}/report`}>
        {t.tellAgain}
      </ButtonLink>
    </p>
  </Page>
)

export const ViewPage = (props: ViewPageProps) => {
  const { frame, t, answered, said } = props
  return (
    <Page
      frame={frame}
      title={t.view.title}
      lead={aboutOf(props)}
      hasErrors={answered.errors.length > 0}
      status={said ? { kind: 'success', text: said } : undefined}
      narrow
      light
    >
      <ErrorSummary errors={answered.errors} />
      <Now {...props} />
      <HelpedForm {...props} />
      <QuestionForms {...props} />
      <NotSolvedForm {...props} />
      <Story {...props} />
      <h2>{t.view.doTitle}</h2>
      <AgainForm {...props} />
      <StopForm {...props} />
      <p>{t.leave}</p>
    </Page>
  )
}

/** Where exactly is said of a fault only: of what is sensitive a voice must not learn whose house another reported from. */
const aboutOf = ({ t, w, report }: ViewPageProps): string => {
  if (!isSensitive(report.door)) return t.view.about(w.kinds[report.kind], report.place.label)
  return report.area ? t.view.about(w.doors[report.door], report.area.name) : w.doors[report.door]
}

const Now = ({ frame, t, report, news }: ViewPageProps) => {
  const last = news.findLast(({ words }) => words !== '')
  return (
    <section>
      <h2>{t.view.nowTitle}</h2>
      <p>
        <strong>{t.view.states[report.state]}</strong>
      </p>
      <p>{report.voices > 1 ? t.view.voices(formatNumber(report.voices, frame.locale)) : t.view.alone}</p>
      {report.state === 'closed' && last?.key === 'closed' && (
        <>
          <h3>{t.view.answerTitle}</h3>
          <p dir="auto">{last.words}</p>
        </>
      )}
    </section>
  )
}

/** Everything that was told, from the first day. How many they were is said as it was then. */
const Story = ({ frame, t, news }: ViewPageProps) => (
  <section>
    <h2>{t.view.storyTitle}</h2>
    <ol>
      {news.map((one) => (
        <li>
          <strong>{formatDate(one.at, frame.locale)}</strong>
          <p dir="auto">{sentencesOf(one, frame.locale).join(' ')}</p>
          {one.words && <p dir="auto">“{one.words}”</p>}
        </li>
      ))}
    </ol>
  </section>
)
