// The last page: what others have said near by, everything that was answered, and the way to hear the answer.
import { Button, Form, Hidden, Notice, Summary, TextField } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../platform/form/answered.ts'
import type { NearReport } from '../near-by/model.ts'
import { NearBy } from '../near-by/section.tsx'
import { Carried, FlowPage, type FlowProps, flowAction, OnOrBack, QuestionForm } from './flow.tsx'
import type { Step, When } from './model.ts'

export type SendPageProps = FlowProps & {
  begun: string
  place: string
  when: When
  pictureKept: boolean
  near: NearReport[]
}

export const SendPage = (props: SendPageProps) => {
  const { t, words, answered, begun, near } = props
  const gone = errorOf(answered, 'join')
  return (
    <FlowPage
      {...props}
      step="send"
      title={t.steps.send}
      answered={{ ...answered, errors: answered.errors.filter(({ field }) => field !== 'join') }}
    >
      {gone && (
        <Notice kind="warning" announced>
          {gone}
        </Notice>
      )}
      <Form action={flowAction(props)}>
        <Hidden name="step" value="send" />
        <Carried answered={answered} but={null} begun={begun} t={t} />
        <NearBy near={near} t={t} words={words} />
        <h2>{t.send.yours}</h2>
        <Answers {...props} />
      </Form>
      <QuestionForm {...props} step="send">
        <TextField
          name="email"
          type="email"
          inputmode="email"
          autocomplete="email"
          label={t.send.email}
          hint={t.send.emailHint}
          value={writtenIn(answered, 'email')}
          error={errorOf(answered, 'email')}
          width="long"
        />
        <p>{t.send.noAddress}</p>
        <OnOrBack {...props} step="send" on={near.length > 0 ? t.send.sendNew : t.send.send} />
      </QuestionForm>
    </FlowPage>
  )
}

const Answers = ({ t, words, door, kind, place, when, answered, pictureKept }: SendPageProps) => {
  const said = (texts: (string | false)[]): string => texts.filter(Boolean).join(', ') || t.send.nothing
  const own = writtenIn(answered, 'words')
  const change = (step: Step, name: string) => (
    <Button kind="link" name="go" value={step}>
      {t.send.change}
      <span class="sr-only"> {name}</span>
    </Button>
  )
  const whenSaid = [
    when.seen !== '' && t.when.seens[when.seen],
    ...when.times.map((time) => words.times[time]),
    when.howOften !== '' && words.howOften[when.howOften],
  ]
  const fact = (name: string, value: string, step: Step) => ({
    name,
    value: (
      <>
        {value} {change(step, name)}
      </>
    ),
  })
  return (
    <Summary
      facts={[
        { name: words.doors[door], value: words.kinds[kind] },
        fact(t.send.where, place, 'where'),
        fact(t.send.times, said(whenSaid), 'when'),
        fact(t.send.consequences, said(when.consequences.map((one) => words.consequences[one])), 'when'),
        ...(own ? [fact(t.send.words, own, 'more')] : []),
        ...(pictureKept ? [fact(t.send.picture, t.send.pictureYes, 'more')] : []),
      ]}
    />
  )
}
