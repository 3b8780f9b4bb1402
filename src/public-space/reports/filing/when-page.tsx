// When and how it is, and what it makes people do: short closed questions, each of which may be left open.
import { AnswerButtons, Checkboxes, Radios } from '@trygby/ui'
import { choicesIn, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { consequencesOf, type Door, dayTimes, howOftens } from '../model.ts'
import { FlowPage, type FlowProps, OnOrBack, QuestionForm } from './flow.tsx'
import { asksWhen, seens } from './model.ts'
import type { da } from './texts.da.ts'

const titleOf = (t: typeof da, door: Door): string => (door === 'good' ? t.goodWhen : door === 'fault' ? t.faultWhen : t.steps.when)

const optionsFrom = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
  values.map((value) => ({ value, text: words[value] }))

export const WhenPage = (props: FlowProps & { begun: string }) => {
  const { t, words, answered, door } = props
  const asks = asksWhen[door]
  return (
    <FlowPage {...props} step="when" title={titleOf(t, door)}>
      <QuestionForm {...props} step="when">
        {asks.includes('times') && (
          <Checkboxes
            name="times"
            label={t.when.times}
            hint={t.when.timesHint}
            options={optionsFrom(dayTimes, words.times)}
            values={choicesIn(answered, 'times', [])}
            error={errorOf(answered, 'times')}
          />
        )}
        {asks.includes('howOften') && (
          <Radios
            name="howOften"
            label={t.when.howOften}
            options={optionsFrom(howOftens, words.howOften)}
            value={writtenIn(answered, 'howOften')}
            error={errorOf(answered, 'howOften')}
          />
        )}
        <Checkboxes
          name="consequences"
          label={door === 'good' ? t.when.consequencesGood : t.when.consequences}
          hint={t.when.timesHint}
          options={optionsFrom<keyof typeof words.consequences>(consequencesOf[door], words.consequences)}
          values={choicesIn(answered, 'consequences', [])}
          error={errorOf(answered, 'consequences')}
        />
        {asks.includes('seen') && <Seen {...props} />}
        <OnOrBack {...props} step="when" on={asks.includes('seen') ? null : undefined} />
      </QuestionForm>
    </FlowPage>
  )
}

/** The page's last question is answered by the press that leads on. */
const Seen = ({ t, door, answered }: FlowProps) => {
  const before = seens.find((one) => one === writtenIn(answered, 'seen'))
  return (
    <AnswerButtons
      name="seen"
      label={door === 'fault' ? t.when.seenFault : t.when.seen}
      hint={before ? t.when.said(t.when.seens[before]) : t.when.press}
      options={[...optionsFrom(seens, t.when.seens), { value: '', text: t.when.unknown }]}
      error={errorOf(answered, 'seen')}
    />
  )
}
