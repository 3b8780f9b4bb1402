// The forms on the code page: each sends the code along, does one thing, and the page comes again.
import { AnswerButtons, Button, Checkbox, DateField, Details, Form, formatDate, Hidden, Radios, TextArea } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { datePartsOf, errorOf, writtenIn } from '../../platform/form/answered.ts'
import { dayTimes } from '../reports/model.ts'
import { daysSeen, helpedAnswers, isAsked, mayBeNotSolved } from './model.ts'
import type { ViewPageProps } from './props.ts'

const DeedForm = ({ frame, code, formKey, follower, deed, children }: ViewPageProps & { deed: string; children: Child }) => (
  <Form action={`/${frame.locale}/follow/view`}>
    <Hidden name="deed" value={deed} />
    <Hidden name="code" value={code} />
    <Hidden name="key" value={formKey} />
    {follower.isCopy && <Hidden name="other" value={follower.id} />}
    {children}
  </Form>
)

const choices = <K extends string>(keys: readonly K[], names: Record<K, string>) => keys.map((value) => ({ value, text: names[value] }))

export const AgainForm = (props: ViewPageProps) => {
  const { t, w, answered } = props
  const isBack = ['seen', 'day', 'time'].some((field) => errorOf(answered, field))
  return (
    <Details title={t.again.title} openAtStart={isBack}>
      <DeedForm {...props} deed="again">
        <Radios
          name="seen"
          label={t.again.seen}
          required
          value={writtenIn(answered, 'seen')}
          error={errorOf(answered, 'seen')}
          options={choices(daysSeen, t.again.seens)}
        />
        <DateField
          name="day"
          label={t.again.day}
          hint={t.again.dayHint}
          value={datePartsOf(answered, 'day', null)}
          error={errorOf(answered, 'day')}
        />
        <Radios
          name="time"
          label={t.again.time}
          value={writtenIn(answered, 'time')}
          error={errorOf(answered, 'time')}
          options={[...choices(dayTimes, w.times), { value: '', text: t.again.noTime }]}
        />
        <Button>{t.again.send}</Button>
      </DeedForm>
    </Details>
  )
}

const mostWords = 1000
/** An answer that was sent back although it was there and short enough names somebody. */
const mayHoldPeople = (written: string): boolean => written.trim() !== '' && written.length <= mostWords

/** What staff asked, newest first, with a field for the answer. Names found in it are shown before it is sent covered. */
export const QuestionForms = (props: ViewPageProps) => {
  const { frame, t, answered, questions, follower, report } = props
  const isOpen = report.state !== 'closed' && follower.role !== 'follower'
  return (
    <>
      {isOpen &&
        questions.toReversed().map(({ id, question, askedAt }) => {
          const isThis = writtenIn(answered, 'question') === id
          const error = isThis ? errorOf(answered, 'words') : undefined
          const written = isThis ? writtenIn(answered, 'words') : ''
          return (
            <section>
              <h2>{t.question.title}</h2>
              <p>{t.question.asked(formatDate(askedAt, frame.locale))}</p>
              <DeedForm {...props} deed="reply">
                <Hidden name="question" value={id} />
                <TextArea
                  name={isThis || questions.length === 1 ? 'words' : `words-${id}`}
                  label={question}
                  hint={t.question.hint}
                  rows={3}
                  maxlength={mostWords}
                  value={written}
                  error={error}
                />
                {isThis && mayHoldPeople(written) && error && <Checkbox name="anyway" label={t.question.anyway} />}
                <Button>{t.question.send}</Button>
              </DeedForm>
            </section>
          )
        })}
    </>
  )
}

export const NotSolvedForm = (props: ViewPageProps) =>
  mayBeNotSolved(props.report.state) ? (
    <section>
      <h2>{props.t.notSolved.title}</h2>
      <p>{props.t.notSolved.text}</p>
      <DeedForm {...props} deed="not-solved">
        <Button kind="secondary">{props.t.notSolved.send}</Button>
      </DeedForm>
    </section>
  ) : null

export const HelpedForm = (props: ViewPageProps) => {
  const { t, answered, follower, report } = props
  if (!isAsked(follower, report)) return null
  return (
    <section>
      <h2>{t.helped.title}</h2>
      <DeedForm {...props} deed="helped">
        <AnswerButtons
          name="helped"
          label={t.helped.text}
          error={errorOf(answered, 'helped')}
          options={choices(helpedAnswers, t.helped.answers)}
        />
      </DeedForm>
    </section>
  )
}

export const StopForm = (props: ViewPageProps) =>
  props.follower.hasEmail ? (
    <Details title={props.t.stop.title}>
      <p>{props.t.stop.text}</p>
      <DeedForm {...props} deed="stop">
        <Button kind="secondary">{props.t.stop.send}</Button>
      </DeedForm>
    </Details>
  ) : null
