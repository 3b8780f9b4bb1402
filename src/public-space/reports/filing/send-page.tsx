// The last page: what others have said near by, everything that was answered, words and a picture for those who have some, and Send.
import { Button, Notice, Summary } from '@trygby/ui'
import { errorOf } from '../../../platform/form/answered.ts'
import { hasPicture, hasWords } from '../model.ts'
import type { Near } from '../near-by/model.ts'
import { isEmpty, NearBy } from '../near-by/section.tsx'
import { FlowPage, OnOrBack, QuestionForm } from './flow.tsx'
import type { Step, When } from './model.ts'
import { More, type MoreProps, PleaseWithoutNames } from './more-section.tsx'

export type SendPageProps = MoreProps & {
  begun: string
  place: string
  when: When
  near: Near
}

export const SendPage = (props: SendPageProps) => {
  const { t, words, answered, door, kind, near, found } = props
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
      <QuestionForm {...props} step="send" multipart={hasPicture(door)}>
        {found.length === 0 && <NearBy near={near} door={door} kind={kind} t={t} words={words} />}
        {found.length === 0 && <h2>{t.send.yours}</h2>}
        {found.length === 0 && <Answers {...props} />}
        {found.length > 0 && <PleaseWithoutNames {...props} />}
        {hasWords(door) && <More {...props} />}
        <p>{t.send.noAddress}</p>
        <OnOrBack {...props} step="send" on={<SendButtons {...props} />} />
      </QuestionForm>
    </FlowPage>
  )
}

const SendButtons = ({ t, near, found }: SendPageProps) => (
  <>
    <Button>{isEmpty(near) || found.length > 0 ? t.send.send : t.send.sendNew}</Button>
    {found.length > 0 && (
      <Button kind="secondary" name="keepNames" value="yes">
        {t.more.goOn}
      </Button>
    )}
  </>
)

const Answers = ({ t, words, door, kind, place, when }: SendPageProps) => {
  const said = (texts: (string | false)[]): string => texts.filter(Boolean).join(', ') || t.send.nothing
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
        ...(when.consequences.length > 0
          ? [fact(t.send.consequences, said(when.consequences.map((one) => words.consequences[one])), 'when')]
          : []),
      ]}
    />
  )
}
