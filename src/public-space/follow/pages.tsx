// The page where a code is typed, and the story behind it: how it stands, what was told, and what one can do.
import { Button, ButtonLink, ErrorSummary, Form, formatDate, formatNumber, Hidden, Page, TextField } from '@trygby/ui'
import { errorOf } from '../../platform/form/answered.ts'
import { isSensitive } from '../reports/model.ts'
import { sentencesOf, standing, voicesOf, withoutRepeats } from '../reports/work/story/story.ts'
import { AgainForm, HelpedForm, NotSolvedForm, QuestionForms, StopForm } from './deed-forms.tsx'
import type { AlsoFollowed } from './model.ts'
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
      <Also {...props} />
      <HelpedForm {...props} />
      <QuestionForms {...props} />
      <NotSolvedForm {...props} />
      <h2>{t.view.doTitle}</h2>
      <AgainForm {...props} />
      <StopForm {...props} />
      <Story {...props} />
      <p>{t.leave}</p>
    </Page>
  )
}

/** Where exactly is said of a fault only: of what is sensitive a voice must not learn whose house another reported from. */
function about({ t, w }: ViewPageProps, { door, kind, placeLabel, area }: Omit<AlsoFollowed, 'copy'>): string {
  if (!isSensitive(door)) return t.view.about(w.kinds[kind], placeLabel)
  return area ? t.view.about(w.doors[door], area) : w.doors[door]
}

const aboutOf = (props: ViewPageProps): string => {
  const { door, kind, place, area } = props.report
  return about(props, { door, kind, placeLabel: place.label, area: area?.name ?? null })
}

/** The other half of a report that told of two things: one press, and the code goes along. */
const Also = (props: ViewPageProps) => {
  const { frame, t, code, also } = props
  return also.length === 0 ? null : (
    <section>
      <h2>{t.view.alsoTitle}</h2>
      <p>{t.view.also}</p>
      {also.map((other) => (
        <Form action={`/${frame.locale}/follow/view`}>
          <Hidden name="code" value={code} />
          {other.copy && <Hidden name="other" value={other.copy} />}
          <p>{about(props, other)}</p>
          <Button kind="secondary">{t.view.seeOther}</Button>
        </Form>
      ))}
    </section>
  )
}

const Now = ({ frame, t, report, news }: ViewPageProps) => {
  const last = news.findLast(({ words }) => words !== '')
  const voices = Math.max(report.voices, ...news.map(voicesOf))
  return (
    <section>
      <h2>{t.view.nowTitle}</h2>
      <p>
        <strong>{t.view.states[report.state]}</strong>
      </p>
      {report.state !== 'closed' && news.length > 0 && <p dir="auto">{standing(news, report.answerBy, frame.locale).join(' ')}</p>}
      {voices > 1 && <p>{t.view.voices(formatNumber(voices, frame.locale))}</p>}
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
      {withoutRepeats(news).map((one) => (
        <li>
          <strong>{formatDate(one.at, frame.locale)}</strong>
          <p dir="auto">{sentencesOf(one, frame.locale).join(' ')}</p>
          {one.words && <p dir="auto">“{one.words}”</p>}
        </li>
      ))}
    </ol>
  </section>
)
